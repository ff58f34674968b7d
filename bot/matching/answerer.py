"""From a question to an answer: the one place that decides to explain, tell, offer or refuse."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.answer import Alternative, Answer, Link, Note
from bot.commandline.grammar import Grammar, grammar
from bot.commandline.parse import CommandLine
from bot.commandline.rewrite import lengthened
from bot.commandline.unknown import unknown_command
from bot.knowledge.course import Course, Language
from bot.matching import tell
from bot.matching.decide import Decision, Meaning, decide
from bot.matching.flag_style import rewritten
from bot.matching.index import Index
from bot.matching.indexing import build
from bot.matching.language import reply_language
from bot.matching.normalise import clean
from bot.matching.pasted import telling_lines
from bot.matching.phrases import Phrase, Target, target
from bot.matching.rank import Match

_OFFER = 0.1
_MOST_ALTERNATIVES = 5
_MOST_OFFERS = 3


Alternatives: TypeAlias = tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one course."""

    index: Index
    grammar: Grammar

    def answer(self, question: str, default: Language) -> Answer:
        """The reply to anything a person may write. `default`: the language if it does not tell."""
        typed = clean(telling_lines(question))
        decision = decide(typed, self.index, self.grammar)
        languages = self.index.course.languages
        language = reply_language(typed, decision.prose, default, languages)
        if decision.talk is not None:
            return Answer(
                question=question, language=language, kind="none", blocks=(Note(decision.talk),)
            )
        if decision.line is not None:
            return self._explain(question, language, decision.line, decision.sureness)
        if decision.step == "tell":
            return self._tell(question, language, decision.meaning)
        return self._offer(question, language, decision)

    def show(self, target_id: str, language: Language) -> Answer | None:
        """The answer that tells a target; None where the course has none of that id."""
        course = self.index.course
        shown = target(course, target_id)
        if language not in course.languages:
            language = course.languages[0]
        return None if shown is None else self._told("", language, shown, 1.0, None, ())

    def _tell(self, question: str, language: Language, meaning: Meaning) -> Answer:
        best, *others = meaning.ranking.matches
        alternatives = self._alternatives(others, language, _MOST_ALTERNATIVES)
        number = best.candidate.phrase
        found_by = None if number is None else self.index.phrases.phrase(number)
        told = self.index.target(best.candidate.place)
        return self._told(question, language, told, best.confidence, found_by, alternatives)

    def _told(
        self,
        question: str,
        language: Language,
        told: Target,
        score: float,
        found_by: Phrase | None,
        alternatives: Alternatives,
    ) -> Answer:
        return Answer(
            question=question,
            language=language,
            kind=tell.kind(told),
            blocks=tell.blocks(told, language, found_by),
            id=told.id,
            title=told.title(language),
            syntax=getattr(told.entry, "syntax", None),
            score=score,
            alternatives=alternatives,
            related=self._related(told, language),
            copy=tell.copied(told, found_by),
        )

    def _explain(
        self,
        question: str,
        language: Language,
        line: CommandLine,
        score: float,
    ) -> Answer:
        command = line.usages[0].command
        told = Target(command.id, command)
        if line.bare:
            return self._told(question, language, told, score, None, ())
        title = rewritten(line) or line.title
        in_full = lengthened(line)
        return Answer(
            question=question,
            language=language,
            kind="explanation",
            blocks=tell.line_blocks(line, title, self.grammar, language),
            id=command.id,
            title=title,
            syntax=command.syntax,
            score=score,
            related=self._related(told, language),
            copy=title,
            copy_long=None if in_full == title else in_full,
        )

    def _offer(self, question: str, language: Language, decision: Decision) -> Answer:
        """Several likely entries, or an honest "don't know" with the nearest ones."""
        meaning = decision.meaning
        likely = self._alternatives(meaning.ranking.matches, language, _MOST_OFFERS)
        unknown = unknown_command(meaning.reading, self.grammar)
        if unknown is not None:
            near = self._named(unknown.near, language)
            likely = _best(likely, near) if decision.step == "offer" else _best(near, likely)
        notes: tuple[Note, ...]
        if decision.step == "offer" and likely:
            notes = (Note("answer.offer"),)
        elif unknown is not None:
            values = (("line", unknown.line), ("program", self.grammar.program))
            nearest = (Note("answer.unknown_nearest"),) if likely else ()
            notes = (Note("answer.unknown_command", values), *nearest)
        elif likely:
            notes = (Note("answer.unknown"), Note("answer.unknown_nearest"))
        else:
            notes = (Note("answer.unknown"), Note("answer.try_ask"))
        return Answer(
            question=question,
            language=language,
            kind="none",
            blocks=notes,
            score=0.0,
            alternatives=likely,
        )

    def _alternatives(
        self, matches: tuple[Match, ...] | list[Match], language: Language, most: int
    ) -> Alternatives:
        found = []
        for match in matches[:most]:
            if match.confidence >= _OFFER or match.candidate.features.verbatim:
                place = match.candidate.place
                found.append(
                    Alternative(
                        self.index.targets[place].id,
                        self.index.label(place, language),
                        match.confidence,
                    )
                )
        return tuple(found)

    def _named(self, ids: tuple[str, ...], language: Language) -> Alternatives:
        """Commands that are spelt like what was typed."""
        links = (self.index.link(each, language) for each in ids)
        return tuple(Alternative(link.id, link.title, _OFFER) for link in links)

    def _related(self, told: Target, language: Language) -> tuple[Link, ...]:
        """Where to go on from a target: a row's table, then what its entry names in `see`."""
        table = () if told.row is None else (told.entry.id,)
        return tuple(self.index.link(each, language) for each in (*table, *told.entry.see))


def _best(first: Alternatives, others: Alternatives) -> Alternatives:
    """What is offered of both, each once."""
    known = {each.id for each in first}
    more = (each for each in others if each.id not in known)
    return (*first, *more)[:_MOST_OFFERS]


def answerer(course: Course) -> Answerer:
    """An answerer for `course`, its index built."""
    return Answerer(build(course), grammar(course))
