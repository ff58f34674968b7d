"""A course that is changed under a running bot: every way of saving it, and broken ones."""

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio

from bot.i18n import text
from tests.botapi.server import BotApi
from tests.e2e.process import COURSE, PATIENCE_S, BotProcess, Processes

ADMIN = 77
FILE = "ideas.yaml"
OLD, NEW = "A name of a commit that moves on.", "A label that moves on."
TURNED = (COURSE / FILE).read_text(encoding="utf-8").replace(OLD, NEW)
BROKEN = TURNED.replace("kind: definition", "kind: poem", 1)

Save = Callable[[Path, str], None]


def written_over(course: Path, content: str) -> None:
    """As nano and `cat >` save."""
    (course / FILE).write_text(content, encoding="utf-8")


def renamed_over(course: Path, content: str) -> None:
    """As vim, PyCharm and git save: a new file takes the name, the old one is kept or gone."""
    (course / FILE).rename(course / f"{FILE}~")
    (course / ".#ideas.yaml").symlink_to("someone@somewhere.1234")
    new = course / f".{FILE}.swp"
    new.write_text(content, encoding="utf-8")
    new.rename(course / FILE)


def link_swapped(course: Path, content: str) -> None:
    """As Kubernetes does with a ConfigMap: every file leads through one link, which moves."""
    folders = len(list(course.glob("..[0-9]*")))
    new = course / f"..{folders}"
    new.mkdir()
    for path in course.glob("*.yaml"):
        shutil.copy(path, new / path.name)
    (new / FILE).write_text(content, encoding="utf-8")
    moving = course / "..data_tmp"
    moving.symlink_to(new.name)
    moving.rename(course / "..data")
    for path in course.glob("*.yaml"):
        if not path.is_symlink():
            path.unlink()
            path.symlink_to(Path("..data") / path.name)


def folder_swapped(course: Path, content: str) -> None:
    """As git-sync does: the folder itself is a link."""
    new = course.with_name("next")
    shutil.copytree(course, new)
    (new / FILE).write_text(content, encoding="utf-8")
    moving = course.with_name("moving")
    moving.symlink_to(new.name)
    course.rename(course.with_name("last"))
    moving.rename(course)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A bot on a course that is its own, and numbers of people who have said nothing yet."""

    api: BotApi
    bot: BotProcess
    course: Path
    people: Iterator[int] = field(default_factory=lambda: itertools.count(101))

    async def told(self) -> str:
        """What the bot says of a branch."""
        asked = self.api.say(next(self.people), "what is a branch")
        return (await self.api.reply_to(asked, PATIENCE_S)).text

    async def logged(self, words: str, count: int) -> None:
        """So many lines of its log have these words. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while self.bot.log.count(words) < count:  # noqa: ASYNC110  a file tells nobody
                await asyncio.sleep(0.05)


@pytest_asyncio.fixture
async def lesson(api: BotApi, bot_process: Processes, tmp_path: Path) -> AsyncIterator[Lesson]:
    """A bot that has answered from the course as it came."""
    course = tmp_path / "course"
    shutil.copytree(COURSE, course)
    api.open_chat(ADMIN)
    bot = await bot_process(noisy=True, KONSPEKT_COURSE=str(course), KONSPEKT_ADMINS=str(ADMIN))
    begun = Lesson(api, bot, course)
    assert OLD in await begun.told()
    yield begun
    assert "Traceback" not in bot.log


@pytest.mark.parametrize("save", [written_over, renamed_over, link_swapped, folder_swapped])
async def test_a_change_is_in_use_within_seconds(lesson: Lesson, save: Save) -> None:
    save(lesson.course, TURNED)
    await lesson.logged("loaded anew", 1)
    assert NEW in await lesson.told()
    assert lesson.api.sent(ADMIN) == []


async def test_a_broken_course_is_told_of_once_while_the_last_good_one_serves(
    lesson: Lesson,
) -> None:
    written_over(lesson.course, BROKEN)
    await lesson.logged("is broken", 1)
    assert OLD in await lesson.told()
    written_over(lesson.course, f"# a line more\n{BROKEN}")
    await lesson.logged("is broken", 2)
    (sent,) = lesson.api.sent(ADMIN)
    assert f"{lesson.course / FILE}:4:" in sent.text
    assert f"{lesson.course / FILE}:5:" in lesson.bot.log
    written_over(lesson.course, TURNED)
    await lesson.logged("loaded anew", 1)
    assert NEW in await lesson.told()
    assert lesson.api.sent(ADMIN)[-1].text == text("admin.course_mended", "en")
    assert len(lesson.api.sent(ADMIN)) == 2


async def test_a_folder_that_is_gone_for_a_while_does_no_harm(lesson: Lesson) -> None:
    away = lesson.course.with_name("away")
    lesson.course.rename(away)
    await lesson.logged("is broken", 1)
    assert OLD in await lesson.told()
    written_over(away, TURNED)
    away.rename(lesson.course)
    await lesson.logged("loaded anew", 1)
    assert NEW in await lesson.told()


async def test_quizzes_are_of_the_new_course(lesson: Lesson) -> None:
    await lesson.api.reply_to(lesson.api.say(2, "/quiz"), PATIENCE_S)
    for path in lesson.course.glob("*.yaml"):
        if path.name not in {"course.yaml", FILE}:
            path.unlink()
    written_over(
        lesson.course,
        "topic: {ru: Рыбы, en: Fish}\nentries:\n"
        "  - id: carp\n    kind: definition\n    term: {ru: карп, en: carp}\n"
        "    text: {ru: Большая рыба., en: A large fish.}\n"
        "    quiz:\n"
        "      - question: {ru: Что за рыба?, en: What fish?}\n"
        "        options: {ru: [Карп., Ёрш., Сом.], en: [Carp., Ruffe., Catfish.]}\n"
        "        explanation: {ru: Карп., en: Carp.}\n",
    )
    await lesson.logged("loaded anew", 1)
    asked = await lesson.api.reply_to(lesson.api.say(2, "/quiz"), PATIENCE_S)
    assert asked.message["poll"]["question"] == "What fish?"


async def test_questions_are_answered_while_the_course_changes_again_and_again(
    lesson: Lesson,
) -> None:
    answers = set()
    for round_ in range(6):
        written_over(lesson.course, TURNED.replace(NEW, f"{NEW} {round_}"))
        for _ in range(10):
            answers.add((await lesson.told()).strip())
            await asyncio.sleep(0.05)
    await lesson.logged("loaded anew", 1)
    async with asyncio.timeout(PATIENCE_S):
        while f"{NEW} 5" not in await lesson.told():  # noqa: ASYNC110  nor does a course
            await asyncio.sleep(0.2)
    assert all(OLD in answer or NEW in answer for answer in answers)
