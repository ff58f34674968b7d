"""The course in use follows its files: a good one takes the last one's place, a broken one not."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import CourseError, Problem
from bot.knowledge.watcher import Watcher
from bot.matching.answerer import Answerer

log = logging.getLogger(__name__)

LOOK_S = 1.0
# Where nothing can be done but to look again later.
AFTER_FAULT_S = 30.0


class LiveCourse:
    """Loads a course anew when its files have changed and are quiet.

    What `watcher` has taken is in use already. `load` blocks, and raises CourseError. `use` gets
    each good course, `tell` the problems of a broken one: once, however often it is saved with the
    same ones, and an empty list of them when it is mended.
    """

    def __init__(
        self,
        watcher: Watcher,
        load: Callable[[], Answerer],
        use: Callable[[Answerer], None],
        tell: Callable[[tuple[Problem, ...]], Awaitable[None]],
    ) -> None:
        self._watcher = watcher
        self._load = load
        self._use = use
        self._tell = tell
        self._told: frozenset[tuple[str, str]] = frozenset()

    async def run(self) -> None:
        """Follows the files until it is cancelled. Whatever happens, the last good course stays."""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await self.look()
            except Exception:
                log.exception("The course could not be loaded anew; it is tried again")
                await asyncio.sleep(AFTER_FAULT_S)

    async def look(self) -> None:
        """Loads the course if it has changed and is quiet."""
        # In threads: a folder on a network may hang.
        if not await asyncio.to_thread(self._watcher.has_settled):
            return
        problems: tuple[Problem, ...] = ()
        answers = None
        try:
            answers = await asyncio.to_thread(self._load)
        except CourseError as broken:
            problems = broken.problems
        if not await asyncio.to_thread(self._watcher.take):
            return  # It may have been read half; it comes again when it is quiet.
        if answers is not None:
            self._use(answers)
            log.info("The course has changed and was loaded anew")
        await self._say(problems)

    async def _say(self, problems: tuple[Problem, ...]) -> None:
        """Tells of problems that are new, wherever in the file they have moved."""
        for problem in problems:
            log.error("The course is broken, the last good one serves on: %s", problem)
        found = frozenset((problem.file, problem.message) for problem in problems)
        if found != self._told:
            self._told = found
            await self._tell(problems)
