"""Who waits after Telegram's `retry_after`."""

from bot.chat.pauses import Pauses


class Clock:
    """Time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_refused_chat_waits_and_others_do_not() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    pauses.refuse(1, 5)
    assert (pauses.left_s(1), pauses.left_s(2), pauses.left_s(None)) == (5, 0, 0)
    clock.now += 3
    assert pauses.left_s(1) == 2
    clock.now += 3
    assert pauses.left_s(1) == 0


def test_all_wait_when_two_chats_are_refused_at_once() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    pauses.refuse(1, 5)
    clock.now += 1
    pauses.refuse(2, 2)
    assert (pauses.left_s(1), pauses.left_s(2), pauses.left_s(3)) == (4, 4, 4)


def test_a_refusal_that_is_over_does_not_count() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    pauses.refuse(1, 5)
    clock.now += 6
    pauses.refuse(2, 2)
    assert (pauses.left_s(1), pauses.left_s(2), pauses.left_s(3)) == (0, 2, 0)


def test_a_refusal_for_no_chat_holds_up_all() -> None:
    pauses = Pauses(Clock())
    pauses.refuse(None, 3)
    assert (pauses.left_s(1), pauses.left_s(None)) == (3, 3)
