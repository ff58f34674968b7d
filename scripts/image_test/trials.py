"""Everything that is tried."""

from collections.abc import Callable
from subprocess import TimeoutExpired
from typing import Final, TypeAlias

from scripts.image_test import mishaps, working
from scripts.image_test.container import Stage, TrialError
from scripts.image_test.engine import DockerError

Trial: TypeAlias = Callable[[Stage], None]

TRIALS: Final[tuple[Trial, ...]] = (
    working.answers_in_a_terminal,
    working.runs_as_anyone,
    working.leaves_tools_out,
    working.is_locked_down,
    working.asks_and_quizzes,
    working.stops_quickly,
    working.keeps_its_data,
    working.takes_another_course,
    working.takes_the_token_from_a_file,
    mishaps.checks_its_health_itself,
    mishaps.tells_its_health,
    mishaps.refuses_a_broken_course,
    mishaps.refuses_a_wrong_token,
    mishaps.stands_a_data_folder_that_is_not_its_own,
    mishaps.explains_a_conflict,
    mishaps.waits_for_the_network,
)


def failure(trial: Trial, stage: Stage) -> str | None:
    """What is wrong, None if nothing is."""
    try:
        trial(stage)
    except (TrialError, DockerError, TimeoutExpired, OSError) as found:
        return str(found)
    return None
