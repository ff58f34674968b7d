"""What is done with a question: a line explained, an entry told, several offered, or small talk."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.commandline.grammar import Grammar
from bot.commandline.parse import CommandLine, find
from bot.matching.calls import doubted, instruction, outside
from bot.matching.flag_style import rewritten
from bot.matching.index import Index
from bot.matching.intent import intent
from bot.matching.normalise import words
from bot.matching.overlap import printed
from bot.matching.question import tokens
from bot.matching.rank import Ranking, rank
from bot.matching.readings import readings
from bot.matching.small_talk import small_talk
from bot.matching.spoken import spoken

# A question that is a command line and nothing else leaves no doubt but in its spelling.
_SURE = 0.99
_IN_A_SENTENCE = 0.85
_SPELLING_GUESSED = 0.9
# What is written around a line is a question only if it has as many words that mean something.
_LEAST_WORDS = 2
# From this confidence on the person is asked which was meant; below, told that it is not known.
LIKELY = 0.35

Step: TypeAlias = Literal["talk", "line", "tell", "offer", "unknown"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of a question with the command line in it and what it may mean."""

    reading: str
    line: CommandLine | None
    ranking: Ranking

    @property
    def confidence(self) -> float:
        """Of the best match; 0 if nothing matched."""
        return self.ranking.matches[0].confidence if self.ranking.matches else 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with a question, and why.

    `step`: small talk, its command line is explained, the best match told, several are offered, or
    it is not known. `meaning`: what was ranked; of a question around a line, what stands around it.
    `line`: what is explained. `sureness`: of what is said, 0 to 1. `talk`: the id of a reply.
    `prose`: what of the question is no command line.
    """

    step: Step
    meaning: Meaning
    prose: str
    line: CommandLine | None = None
    sureness: float = 0.0
    talk: str | None = None


def decide(typed: str, index: Index, grammar: Grammar) -> Decision:
    """What is done with a cleaned question."""
    meaning = understand(typed, index, grammar)
    prose = meaning.reading if meaning.line is None else meaning.line.rest
    said = words(meaning.reading)
    talk = small_talk(meaning.reading, index.knows)
    if not said or talk is not None:
        return Decision("talk", meaning, prose, talk=talk or "answer.empty")
    line = _compared(meaning.line, grammar)
    if line is not None and (_is_all(line, index) or rewritten(line) is not None):
        sure = _SPELLING_GUESSED if line.guessed else _SURE
        return Decision("line", meaning, prose, line, sure)
    if line is not None and not line.bare and not doubted(line, index):
        around = rank(line.rest, index, None)
        is_brief = len(tokens(words(line.rest), index)) < _LEAST_WORDS
        if not around.is_clear or is_brief or _is_of(line, around, index):
            return Decision("line", meaning, prose, line, _IN_A_SENTENCE)
        meaning = Meaning(line.rest, None, around)
    step: Step = "offer" if meaning.confidence >= LIKELY else "unknown"
    if meaning.ranking.is_clear:
        step = "tell"
    return Decision(step, meaning, prose, sureness=meaning.confidence)


def understand(typed: str, index: Index, grammar: Grammar) -> Meaning:
    """The likeliest meaning of a cleaned question, over all its readings."""
    meanings = []
    others = (*spoken(typed, index, grammar), *instruction(typed, index))
    for reading in dict.fromkeys((*readings(typed, index), *others)):
        line = line_in(reading, index, grammar)
        meanings.append(Meaning(reading, line, rank(reading, index, line)))
    return max(meanings, key=lambda each: _plausibility(each, index))


def line_in(reading: str, index: Index, grammar: Grammar) -> CommandLine | None:
    """The command line in a question; None where two commands are compared, or where it is a
    phrase of another entry: "docker stop no such container".
    """
    line = find(reading, grammar)
    if line is not None and (
        _says_another(reading, line, index) or (line.bare and _is_message(reading, index))
    ):
        return None
    other = None if line is None else find(line.rest, grammar)
    if line is None or other is None or other.usages[0] == line.usages[0]:
        return line
    are_named = line.bare and other.bare
    return None if are_named or intent(" ".join(words(reading))).versus else line


def _is_message(reading: str, index: Index) -> bool:
    """A program printed it: "the attribute `version` is obsolete"."""
    return bool(printed(" ".join(words(reading)), index))


def _says_another(reading: str, line: CommandLine, index: Index) -> bool:
    """A reading that is more than its command line is a phrase of one other entry alone."""
    if not line.rest and not any(part.doubtful for part in line.parts):
        return False
    said = index.phrases.said(" ".join(words(reading)))
    entries = {index.targets[place].id.partition("#")[0] for place in said}
    return len(entries) == 1 and line.usages[0].command.id not in entries


def _compared(line: CommandLine | None, grammar: Grammar) -> CommandLine | None:
    """Of two lines of one command, "docker ps and docker ps -a", the one that says more."""
    other = None if line is None else find(line.rest, grammar)
    if line is None or other is None or other.usages[0] != line.usages[0]:
        return line
    return other if line.bare else line


def _is_all(line: CommandLine, index: Index) -> bool:
    """Nothing that carries meaning stands around the line."""
    return outside(line, index) == 0.0


def _is_of(line: CommandLine, around: Ranking, index: Index) -> bool:
    """What stands around the line is about its command too, such as what it printed."""
    best = index.targets[around.matches[0].candidate.place]
    return best.id == line.usages[0].command.id


def _plausibility(meaning: Meaning, index: Index) -> float:
    if small_talk(meaning.reading, index.knows) is not None:
        return 1.0
    if meaning.line is not None and _is_all(meaning.line, index):
        return 1.0
    return meaning.confidence
