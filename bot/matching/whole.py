"""What a question says as a whole, whatever it may mean, as numbers."""

from typing import NamedTuple

from bot.commandline.parse import CommandLine
from bot.matching.calls import is_foreign
from bot.matching.index import Index
from bot.matching.meanings import stem
from bot.matching.question import Question
from bot.matching.subjects import OTHER_SUBJECTS


class Whole(NamedTuple):
    """What the question as a whole says of whether its best candidate is what was meant.

    `always`: 1. `unknown`: the share of the question in words that no phrase of the course has.
    `guessed`: that in words that were taken for typos. `subject`: the share of all targets that
    have the word of the question that most of them have. `own`: it names the course's program.
    `elsewhere`: the share of the question in names of other subjects, if the course has no such.
    `foreign`: it calls the program with a command that the course does not have. `line`: there is
    a command line in it. `brief`: 1 / (1 + its content words). `score`, `margin`: a tenth of the
    best candidate's score, and of how far it is above the next. `share`: its share among all
    candidates.
    """

    always: float = 0.0
    unknown: float = 0.0
    guessed: float = 0.0
    subject: float = 0.0
    own: float = 0.0
    elsewhere: float = 0.0
    foreign: float = 0.0
    line: float = 0.0
    brief: float = 0.0
    score: float = 0.0
    margin: float = 0.0
    share: float = 0.0


def whole(reading: str, asked: Question, index: Index, line: CommandLine | None) -> Whole:
    """What a question says as a whole, but for the scores of its candidates."""
    unknown = sum(
        token.weight
        for token in asked.content
        if not any(index.in_phrases.size(concept) for concept, _ in token.options)
    )
    program = None if index.course.program is None else index.concept(index.course.program)
    elsewhere = sum(
        token.weight
        for token in asked.content
        if stem(token.word) in OTHER_SUBJECTS
        and index.subjects.isdisjoint(concept for concept, _ in token.options)
    )
    foreign = line is None and is_foreign(reading, index)
    return Whole(
        always=1.0,
        unknown=unknown / asked.total,
        guessed=sum(token.weight for token in asked.content if token.guessed) / asked.total,
        subject=_subject(asked, index),
        own=float(program is not None and program in asked.meant),
        elsewhere=elsewhere / asked.total,
        foreign=float(foreign),
        line=float(line is not None),
        brief=1 / (1 + len(asked.content)),
    )


def _subject(asked: Question, index: Index) -> float:
    having = (
        index.holders.places.size(token.options[0][0])
        for token in asked.content
        if token.options and not token.guessed
    )
    return max(having, default=0) / len(index.targets)
