"""Every entry of the shipped course gives questions that are right, fair and within the limits."""

from itertools import combinations
from random import Random

import pytest

from bot.commandline.grammar import grammar
from bot.knowledge.course import LANGUAGES, Language
from bot.quiz.distractors import normal
from bot.quiz.items import Maturity, QuizItem, TypedItem
from bot.quiz.lines import equivalent
from bot.quiz.prose import stems
from bot.quiz.typed import Verdict, judge
from tests.quiz import shipped

QUESTION, OPTION, EXPLANATION, LINE_FEEDS = 300, 100, 200, 2
GRAMMAR = grammar(shipped.course())
ENTRIES = tuple(shipped.course().entries.values())
# Options that are lines stand under questions of these keys.
OF_LINES = "task:"

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def faults(item: QuizItem, choices: int) -> list[str]:
    """What is wrong with a question."""
    *options, unknown = item.options
    texts = [normal(option) for option in item.options]
    checks = {
        "question": 0 < len(item.question) <= QUESTION,
        "option": all(0 < len(option) <= OPTION for option in item.options),
        "number of options": len(options) in {2, choices},
        "right": 0 <= item.right < len(options),
        "explanation": 0 < len(item.explanation) <= EXPLANATION,
        "line feeds": item.explanation.count("\n") <= LINE_FEEDS,
        "hint": 0 < len(item.hint) <= EXPLANATION,
        "same options": len(set(texts)) == len(texts),
        "unknown": unknown in {"Не знаю", "I don't know"},
        "whole explanation": item.explanation.endswith((".", "!", "?", "…")),
        "hint tells": normal(item.options[item.right]) not in normal(item.hint)
        or len(options[item.right]) < 4,
    }
    return [name for name, holds in checks.items() if not holds]


def same_lines(item: QuizItem) -> list[tuple[str, str]]:
    """Options that are command lines and do the same."""
    *lines, _ = item.options
    return [pair for pair in combinations(lines, 2) if equivalent(*pair, GRAMMAR)]


@both_languages
@pytest.mark.parametrize("choices", [2, 4])
def test_every_entry_gives_valid_questions(language: Language, choices: int) -> None:
    rng = Random(choices)
    for entry in ENTRIES:
        items = [*shipped.source().items(entry, language, rng, choices)]
        assert items, entry.id
        keys = [item.key for item in items]
        assert len(set(keys)) == len(keys), entry.id
        for item in items:
            assert faults(item, choices) == [], item
            assert item.entry_id == entry.id
            if choices == 4 and item.key.startswith(OF_LINES):
                assert not same_lines(item), item


@both_languages
@pytest.mark.parametrize("maturity", ["new", "young", "mature"])
@pytest.mark.parametrize("seed", [1, 2])
def test_one_to_ask_now_can_be_rebuilt(language: Language, maturity: Maturity, seed: int) -> None:
    rng = Random(seed)
    choices = 2 if maturity == "new" else 4
    for entry in ENTRIES[seed::4]:
        item = shipped.source().item(entry, language, rng, maturity)
        assert item is not None, entry.id
        again = shipped.source().rebuilt(entry, language, item.key, Random(seed + 1), choices)
        if isinstance(item, TypedItem):
            assert again == item
            assert judge(item.expected, item, GRAMMAR) == Verdict(is_right=True)
            assert item.explanation
            assert len(item.question) <= QUESTION
        else:
            assert isinstance(again, QuizItem)
            assert faults(item, choices) == [], item
            assert again.options[again.right] == item.options[item.right]
            assert again.explanation == item.explanation


@both_languages
def test_length_and_place_do_not_tell(language: Language) -> None:
    rng = Random(9)
    items = [shipped.source().item(entry, language, rng, "young") for entry in ENTRIES]
    four = [item for item in items if isinstance(item, QuizItem) and len(item.options) == 5]
    assert len(four) > 0.9 * len(ENTRIES)
    longest = [item for item in four if item.right == longest_of(item)]
    assert 0.15 < len(longest) / len(four) < 0.4
    for place in range(4):
        assert 0.18 < sum(item.right == place for item in four) / len(four) < 0.32


def longest_of(item: QuizItem) -> int:
    """The index of the longest real option."""
    return max(range(len(item.options) - 1), key=lambda at: len(item.options[at]))


@both_languages
def test_only_lures_share_words_with_the_question(language: Language) -> None:
    """A word of the question that only the right option has would give it away."""
    rng = Random(7)
    telling = 0
    items = [shipped.source().item(entry, language, rng, "young") for entry in ENTRIES]
    for item in items:
        if isinstance(item, QuizItem):
            *options, _ = (stems(option) for option in item.options)
            right = options.pop(item.right)
            telling += bool(
                (right & stems(item.question)) - {"docker"} - frozenset().union(*options)
            )
    # What is left are words of the question's frame and of names that stand beside the text.
    assert telling / len(items) < 0.05


@both_languages
def test_few_keys_lately_leave_others(language: Language) -> None:
    entry = shipped.course().entries["docker-ps"]
    asked: list[str] = []
    for _ in range(12):
        item = shipped.source().item(entry, language, Random(3), "young", asked)
        assert item is not None
        assert item.key not in asked
        asked.append(item.key)
