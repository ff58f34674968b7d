"""From a question to an answer: the one place that decides to explain, tell, offer or refuse."""

from dataclasses import dataclass

from bot.answer import Alternative, Answer, Link, Note
from bot.commandline.grammar import Grammar, grammar
from bot.commandline.parse import CommandLine, find, unknown_command
from bot.knowledge.course import Course, Language
from bot.matching import tell
from bot.matching.calls import doubted, outside
from bot.matching.index import Index
from bot.matching.indexing import build
from bot.matching.intent import intent
from bot.matching.language import reply_language
from bot.matching.normalise import clean, words
from bot.matching.phrases import Phrase, Target, target
from bot.matching.question import tokens
from bot.matching.rank import Match, Ranking, rank
from bot.matching.readings import readings
from bot.matching.small_talk import small_talk

# A question that is a command line and nothing else leaves no doubt but in its spelling.
_SURE = 0.99
_IN_A_SENTENCE = 0.85
# What is written around a line is a question only if it has as many words that mean something.
_LEAST_WORDS = 2
_OFFER = 0.1
# From this confidence on the person is asked which was meant; below, told that it is not known.
_LIKELY = 0.35
_SPELLING_GUESSED = 0.9
_MOST_ALTERNATIVES = 5
_MOST_OFFERS = 3


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
class Answerer:
    """Answers questions from one course."""

    index: Index
    grammar: Grammar

    def answer(self, question: str, default: Language) -> Answer:
        """The reply to anything a person may write. `default`: the language if it does not tell."""
        typed = clean(question)
        meaning = self.understand(typed)
        prose = meaning.reading if meaning.line is None else meaning.line.rest
        language = reply_language(typed, prose, default, self.index.course.languages)
        said = words(meaning.reading)
        talk = small_talk(said)
        if not said or talk is not None:
            return Answer(
                question=question,
                language=language,
                kind="none",
                blocks=(Note(talk or "answer.empty"),),
            )
        line = self._compared(meaning.line)
        if line is not None and self._is_all(line):
            sure = _SPELLING_GUESSED if line.guessed else _SURE
            return self._explain(question, language, line, sure, ())
        if line is not None and not line.bare and not doubted(line, self.index):
            around = rank(line.rest, self.index, None)
            if not around.is_clear or len(tokens(words(line.rest), self.index)) < _LEAST_WORDS:
                return self._explain(question, language, line, _IN_A_SENTENCE, ())
            meaning = Meaning(line.rest, None, around)
        if meaning.ranking.is_clear:
            return self._tell(question, language, meaning)
        return self._offer(question, language, meaning)

    def understand(self, typed: str) -> Meaning:
        """The likeliest meaning of a cleaned question, over all its readings."""
        meanings = []
        for reading in readings(typed, self.index):
            line = self.line_in(reading)
            meanings.append(Meaning(reading, line, rank(reading, self.index, line)))
        return max(meanings, key=self._plausibility)

    def line_in(self, reading: str) -> CommandLine | None:
        """The command line in a question; None where two commands are compared, or where it is a
        phrase of another entry: "docker stop no such container".
        """
        line = find(reading, self.grammar)
        if line is not None and self._says_another(reading, line):
            return None
        other = None if line is None else find(line.rest, self.grammar)
        if line is None or other is None or other.usages[0] == line.usages[0]:
            return line
        are_named = line.bare and other.bare
        return None if are_named or intent(" ".join(words(reading))).versus else line

    def _says_another(self, reading: str, line: CommandLine) -> bool:
        """A reading that is more than its command line is a phrase of one other entry alone."""
        if not line.rest and not any(part.doubtful for part in line.parts):
            return False
        said = self.index.phrases.said(" ".join(words(reading)))
        entries = {self.index.targets[place].id.partition("#")[0] for place in said}
        return len(entries) == 1 and line.usages[0].command.id not in entries

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
        alternatives: tuple[Alternative, ...],
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
        alternatives: tuple[Alternative, ...],
    ) -> Answer:
        command = line.usages[0].command
        told = Target(command.id, command)
        if line.bare:
            return self._told(question, language, told, score, None, alternatives)
        return Answer(
            question=question,
            language=language,
            kind="explanation",
            blocks=tell.line_blocks(line, self.grammar, language),
            id=command.id,
            title=line.title,
            syntax=command.syntax,
            score=score,
            alternatives=alternatives,
            related=self._related(told, language),
            copy=line.title,
        )

    def _offer(self, question: str, language: Language, meaning: Meaning) -> Answer:
        """Several likely entries, or an honest "don't know" with the nearest ones."""
        likely = self._alternatives(meaning.ranking.matches, language, _MOST_OFFERS)
        unknown = unknown_command(meaning.reading, self.grammar)
        notes: tuple[Note, ...]
        if meaning.confidence >= _LIKELY and likely:
            notes = (Note("answer.offer"),)
        elif unknown is not None:
            values = (("line", unknown), ("program", self.grammar.program))
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
    ) -> tuple[Alternative, ...]:
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

    def _related(self, told: Target, language: Language) -> tuple[Link, ...]:
        """Where to go on from a target: a row's table, then what its entry names in `see`."""
        table = () if told.row is None else (told.entry.id,)
        return tuple(self.index.link(each, language) for each in (*table, *told.entry.see))

    def _compared(self, line: CommandLine | None) -> CommandLine | None:
        """Of two lines of one command, "docker ps and docker ps -a", the one that says more."""
        other = None if line is None else find(line.rest, self.grammar)
        if line is None or other is None or other.usages[0] != line.usages[0]:
            return line
        return other if line.bare else line

    def _is_all(self, line: CommandLine) -> bool:
        """Nothing that carries meaning stands around the line."""
        return outside(line, self.index) == 0.0

    def _plausibility(self, meaning: Meaning) -> float:
        if small_talk(words(meaning.reading)) is not None:
            return _SURE
        if meaning.line is not None and self._is_all(meaning.line):
            return _SURE
        return meaning.confidence


def answerer(course: Course) -> Answerer:
    """An answerer for `course`, its index built."""
    return Answerer(build(course), grammar(course))
