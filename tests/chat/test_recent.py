"""Answers that a next question may lean on: for some minutes, bounded, and forgotten when asked."""

from bot.chat.recent import MOST, WINDOW_S, Recent
from bot.chat.sender import Sent
from bot.matching.followups import Last

ONE = Last("what is an apple", "apple", "apple", "en")
OTHER = Last("what is a pear", "pear", "pear", "en")


class Clock:
    """Seconds that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """What time it is."""
        return self.now


def message(number: int, chat_id: int = 1) -> Sent:
    """A message that was sent."""
    return Sent(chat_id, {"message_id": number})


def test_the_last_answer_of_a_chat_and_those_of_its_messages() -> None:
    recent = Recent(Clock())
    recent.remember(message(5), ONE)
    recent.remember(message(6), OTHER)
    assert recent.last(1) == OTHER
    assert (recent.last(1, 5), recent.last(1, 6), recent.last(1, 7)) == (ONE, OTHER, None)
    assert recent.last(2) is None


def test_what_told_nothing_leaves_the_last_answer() -> None:
    recent = Recent(Clock())
    recent.remember(message(5), ONE)
    recent.remember(message(6), None)
    recent.remember(None, OTHER)
    assert recent.last(1) == ONE


def test_an_answer_whose_message_is_not_known_is_the_last() -> None:
    recent = Recent(Clock())
    recent.remember(Sent(1, None), ONE)
    assert recent.last(1) == ONE


def test_answers_are_forgotten_in_time() -> None:
    clock = Clock()
    recent = Recent(clock)
    recent.remember(message(5), ONE)
    clock.now = WINDOW_S
    assert recent.last(1) == ONE
    clock.now += 1
    assert (recent.last(1), recent.last(1, 5)) == (None, None)


def test_answers_are_bounded() -> None:
    recent = Recent(Clock())
    for chat_id in range(MOST):
        recent.remember(message(1, chat_id), ONE)
    assert recent.last(MOST // 4) is None
    assert recent.last(MOST - 1) == ONE


def test_a_chat_is_forgotten_when_asked() -> None:
    recent = Recent(Clock())
    recent.remember(message(5), ONE)
    recent.remember(message(5, 2), OTHER)
    recent.forget(1)
    assert (recent.last(1), recent.last(1, 5), recent.last(2)) == (None, None, OTHER)
