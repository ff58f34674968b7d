"""What kind of thing a question asks for, told by the words that say nothing of its subject."""

import re
from dataclasses import dataclass

_WHAT = re.compile(
    r"^(?:.{0,40}\b)?(?:what(?: i|')?s|what are|whats|wat is|define|definition|meaning of"
    r"|what does .+ mean|tell me about|explain"
    r"|ч[тёе]о? такое|что за|что значит|что означает|что есть|чо такое|чтотакое|определение"
    r"|расскажи(?:те)? (?:про|о)|объясни(?:те)?|chto takoe|это что)\b"
)
_HOW = re.compile(
    r"\b(?:how (?:do|can|to|should|would)|how do i|way to|command (?:to|for)|i (?:want|need) to"
    r"|как|какой командой|какая команда|команда (?:для|чтобы)|нужно|надо|хочу|kak)\b"
)
_TROUBLE = re.compile(
    r"\b(?:errors?|fail(?:s|ed|ing|ure)?|can ?not|can ?t|could not|unable|denied|refused|invalid"
    r"|not (?:found|work|allowed|permitted|running|start\w*)|no such|wo ?n ?t|does ?n ?t|crash\w*"
    r"|dies|died|broken|conflict|unexpected|fatal|exit(?:ed|s)|stuck|hangs?|complain\w*|warning"
    r"|ошибк\w*|не (?:могу|может|работа\w*|запуска\w*|находит|видит|удал\w*|получа\w*|пуска\w*"
    r"|стартует|открыва\w*|подключа\w*|да[её]т|собира\w*|скачива\w*|хватает)|пада\w*|упал\w*|руга\w*"
    r"|пишет|выда[её]т|вылета\w*|отказано|завис\w*|почему|сломал\w*|проблем\w*)\b"
)
_VERSUS = re.compile(
    r"\b(?:differen\w*|differs?|vs|versus|compare\w*|comparison|better|or|instead of|same as"
    r"|отлич\w*|разниц\w*|различ\w*|сравн\w*|лучше|или|против|вместо|чем .+ от)\b"
)


@dataclass(frozen=True, slots=True)
class Intent:
    """The question asks what something is; how to do something; of something that went wrong; of
    a difference.
    """

    what: bool
    how: bool
    trouble: bool
    versus: bool


def intent(folded: str) -> Intent:
    """What the words of a question, folded, ask for. Several may be so, or none."""
    return Intent(
        what=_WHAT.search(folded) is not None,
        how=_HOW.search(folded) is not None,
        trouble=_TROUBLE.search(folded) is not None,
        versus=_VERSUS.search(folded) is not None,
    )
