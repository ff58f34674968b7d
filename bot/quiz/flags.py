"""Questions on flags: what one does, and which one does it."""

from collections import Counter
from collections.abc import Iterator

from bot.knowledge.course import Command, Flag, Language
from bot.quiz.draft import OPTION, Choice, Draft, drawn
from bot.quiz.explaining import described, explained, whole, worded
from bot.quiz.neighbours import Neighbours
from bot.quiz.prose import bare, ended, sentences, stems


def flag_drafts(entry: Command, around: Neighbours, language: Language) -> Iterator[Draft]:
    """Each flag that is described in words no other flag of the command has, from both sides."""
    flags = _Flags(entry, around, language)
    told = Counter(
        bare(sentence.text) for flag in entry.flags for sentence in sentences(flag.text[language])
    )
    for flag in entry.flags:
        said = flags.summary(flag)
        if said is not None and told[said] <= 1:
            yield flags.effect(flag, said)
            yield flags.name(flag, said)


class _Flags:
    """The flags of a command among those of its sisters."""

    def __init__(self, entry: Command, around: Neighbours, language: Language) -> None:
        self.entry = entry
        self.language: Language = language
        same, near, _ = around.sisters(entry)
        others = [[flag for each in tier for flag in each.flags] for tier in (same, near)]
        self.tiers = [entry.flags, *others]

    def summary(self, flag: Flag) -> str | None:
        """What a flag does, in the space of an option."""
        return described(flag.text[self.language], stems(" ".join(flag.names)), OPTION)

    def effect(self, flag: Flag, said: str) -> Draft:
        """The flag is shown: only its short name, if the long one says what it does."""
        is_told = bool(stems(_longest(flag)) & stems(said))
        shown = min(flag.names, key=len) if is_told else _spelt(flag)
        return Draft(
            kind="flag",
            key=f"flag:{_longest(flag)}",
            question=worded("flag", self.language, command=self.entry.command, flag=shown),
            cue=shown,
            right=Choice(said, _longest(flag), whole(flag.text[self.language])),
            pool=drawn(self.tiers, self._sayings),
            form="prose",
            explanation=self._explanation(flag, said),
            hints=(*self._uses(flag), self._form(flag)),
        )

    def name(self, flag: Flag, said: str) -> Draft:
        """What it does is shown."""
        asked = ended(said)
        return Draft(
            kind="flag",
            key=f"flag:{_longest(flag)}:name",
            question=worded("flag_name", self.language, command=self.entry.command, text=asked),
            cue=asked,
            right=next(self._names(flag)),
            pool=drawn(self.tiers, self._names),
            form="name",
            explanation=self._explanation(flag, said),
            hints=(self._form(flag),),
        )

    def _sayings(self, flag: Flag) -> Iterator[Choice]:
        if said := self.summary(flag):
            yield Choice(said, _longest(flag), whole(flag.text[self.language]))

    def _names(self, flag: Flag) -> Iterator[Choice]:
        yield Choice(_spelt(flag), _longest(flag), whole(flag.text[self.language]))

    def _explanation(self, flag: Flag, said: str) -> str:
        name = f"{self.entry.command} {_spelt(flag)}"
        return explained(name, flag.text[self.language], said)

    def _uses(self, flag: Flag) -> Iterator[str]:
        """Examples with the flag, as hints."""
        for example in self.entry.examples:
            if any(name in example.shown.split() for name in flag.names):
                yield worded("hint_example", self.language, line=example.shown)

    def _form(self, flag: Flag) -> str:
        """Whether it takes a value, as a hint."""
        if flag.value is None:
            return worded("hint_switch", self.language)
        return worded("hint_value", self.language, value=flag.value)


def _longest(flag: Flag) -> str:
    return max(flag.names, key=len)


def _spelt(flag: Flag) -> str:
    return ", ".join(flag.names)
