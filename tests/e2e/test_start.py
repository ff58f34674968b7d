"""How the bot starts: from a course that is broken, or whose ready file is."""

import shutil
from pathlib import Path

import pytest

from tests.botapi.server import BotApi
from tests.e2e.process import COURSE, Processes

CHAT = 4711


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course that may be broken."""
    return Path(shutil.copytree(COURSE, tmp_path / "course"))


async def test_a_broken_course_ends_the_start_and_no_question_is_lost(
    api: BotApi, bot_process: Processes, course: Path
) -> None:
    file = course / "commands.yaml"
    whole = file.read_text("utf-8")
    api.say(CHAT, "what is a branch")
    file.write_text(whole.replace("kind: command", "kind: comand", 1), "utf-8")
    broken = await bot_process(polling=False, KONSPEKT_COURSE=str(course))
    assert await broken.ended() == 1
    assert "commands.yaml:" in broken.log
    assert "Traceback" not in broken.log
    assert api.pending == 1
    file.write_text(whole, "utf-8")
    await bot_process(KONSPEKT_COURSE=str(course))
    await api.wait_for(lambda: api.sent(CHAT))
    assert len(api.sent(CHAT)) == 1


@pytest.mark.parametrize("kept", [0, 100, 10_000], ids=str)
async def test_a_damaged_ready_file_is_made_anew(
    api: BotApi, bot_process: Processes, tmp_path: Path, kept: int
) -> None:
    home = str(tmp_path / "home")  # whatever is ready there already does not count
    first = await bot_process(XDG_CACHE_HOME=home)
    await api.reply_to(api.say(CHAT, "what is a branch"))
    await first.stop()
    (file,) = (tmp_path / "cache").glob("*.course")
    whole = file.read_bytes()
    file.write_bytes(whole[:kept])
    await bot_process(XDG_CACHE_HOME=home)
    await api.reply_to(api.say(CHAT, "what is a merge"))
    assert file.read_bytes() == whole
