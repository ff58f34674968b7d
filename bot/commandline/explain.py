"""A parsed command line word by word, in a language: what each word means, and what it destroys."""

from collections.abc import Iterator

from bot.answer import Note, Word
from bot.commandline.grammar import Grammar, bare_name
from bot.commandline.parse import DEEPEST, CommandLine, find
from bot.commandline.segment import Part
from bot.commandline.shell import KEYWORDS, LOOPS
from bot.commandline.value import parts
from bot.commandline.words import COMMENT, HEREDOC, NEWLINE
from bot.knowledge.course import Argument, Flag, Language
from bot.markup import Markup

_OPERATORS = {
    "|": "word.pipe",
    "&&": "word.and",
    "||": "word.or",
    ";": "word.semicolon",
    "&": "word.background",
    "<": "word.redirect_in",
    "<<": "word.redirect_in",
    "<<<": "word.redirect_in",
    "--": "word.end_of_flags",
    COMMENT: "word.comment",
    HEREDOC: "word.heredoc",
}


def explain(
    line: CommandLine, grammar: Grammar, language: Language, depth: int = 0
) -> tuple[Word, ...]:
    """Every word of `line` with its meaning; substituted command lines follow their word."""
    explained: list[Word] = []
    seen: set[tuple[int, str]] = set()
    for part in line.parts:
        if part.name == NEWLINE:
            continue
        word = _word(part, grammar, language, depth)
        if part.flag is not None and not part.flag.repeat:
            # A switch typed twice (`-a -a`) is no mistake, but once is enough to explain it.
            key = (id(part.flag), word.typed)
            if key in seen:
                continue
            seen.add(key)
        explained += (word, *_value(part, language, depth + 1))
        if part.word is not None and depth < DEEPEST:
            explained += _inside(part.word.inner, grammar, language, depth + 1)
        if part.word is not None and part.word.unclosed:
            explained.append(Word(part.word.text, Note("word.unclosed_quote"), depth=depth))
    return tuple(explained)


def dangers(line: CommandLine, grammar: Grammar, language: Language) -> tuple[Markup, ...]:
    """What the commands of the line destroy, those substituted into it included."""
    found: dict[Markup, None] = {}
    pending = [(line, 0)]
    while pending:
        current, depth = pending.pop(0)
        for usage in current.usages:
            if usage.command.danger is not None:
                found[usage.command.danger[language]] = None
        inner = (text for part in current.parts if part.word for text in part.word.inner)
        if depth < DEEPEST:
            lines = (find(text, grammar) for text in inner)
            pending += [(line, depth + 1) for line in lines if line is not None]
    return tuple(found)


def _inside(
    texts: tuple[str, ...], grammar: Grammar, language: Language, depth: int
) -> tuple[Word, ...]:
    explained: tuple[Word, ...] = ()
    for text in texts:
        line = find(text, grammar)
        if line is not None:
            explained += explain(line, grammar, language, depth)
    return explained


def _word(part: Part, grammar: Grammar, language: Language, depth: int) -> Word:
    match part.role:
        case "command":
            assert part.usage is not None  # noqa: S101  a command part carries its usage
            return Word(part.text, part.usage.command.text[language], depth=depth)
        case "flag":
            assert part.flag is not None  # noqa: S101  likewise
            return Word(part.text, part.flag.text[language], _long(part), depth)
        case "argument":
            return Word(part.text, _argument(part, language), depth=depth)
        case "missing_value":
            values = (("flag", part.name), ("value", (part.flag and part.flag.value) or ""))
            return Word(part.text, Note("word.missing_value", values), _long(part), depth)
        case _:
            return Word(part.text, _note(part, grammar), depth=depth)


def _value(part: Part, language: Language, depth: int) -> Iterator[Word]:
    """The parts of a flag's value or of an argument, as far as the course explains them."""
    owner: Flag | Argument | None = part.flag if part.role == "flag" else _known(part)
    if owner is None or not part.value:
        return
    if isinstance(owner, Flag) and owner.value is None:
        on = part.value.casefold() in {"true", "1", "t"}
        yield Word(part.value, Note("word.switched_on" if on else "word.switched_off"), depth=depth)
    for text, meaning in parts(part.value, owner.forms):
        yield Word(text, meaning[language], depth=depth)


def _known(part: Part) -> Argument | None:
    """What the course says of an argument."""
    known = () if part.usage is None else part.usage.command.arguments
    return next((each for each in known if bare_name(each.name) == part.name), None)


def _long(part: Part) -> str | None:
    """The long form of a flag that was typed short."""
    flag: Flag | None = part.flag
    if flag is None or part.name.startswith("--"):
        return None
    return next((name for name in flag.names if name.startswith("--")), None)


def _argument(part: Part, language: Language) -> Markup | Note:
    if part.word is not None and part.word.inner:
        return Note("word.substitution")
    meaning = _known(part)
    if meaning is None:
        return Note("word.argument", (("name", part.name),))
    return meaning.text[language]


def _note(part: Part, grammar: Grammar) -> Note:
    match part.role:
        case "operator":
            return Note(_OPERATORS.get(part.name) or _redirection(part.name))
        case "unknown_flag":
            return _unknown_flag(part)
        case "help" | "extra":
            return Note("word.help" if part.role == "help" else "word.extra_argument")
        case "prefix":
            return _prefix(part.name)
        case "other" if part.name in LOOPS:
            return Note("word.keyword", (("program", part.name),))
        case _:
            values = (("program", part.name), ("course", grammar.program))
            return Note("word.other_program", values)


def _unknown_flag(part: Part) -> Note:
    if not part.near:
        return Note("word.unknown_flag", (("flag", part.name),))
    text_id = "word.unknown_flag_near" if len(part.near) == 1 else "word.unknown_flag_like"
    return Note(text_id, (("flag", part.name), ("near", ", ".join(part.near))))


def _redirection(operator: str) -> str:
    if ">&" in operator:
        return "word.redirect_join"
    return "word.redirect_append" if ">>" in operator else "word.redirect_out"


def _prefix(word: str) -> Note:
    if "=" in word:
        return Note("word.environment", (("name", word.partition("=")[0]),))
    if word == "sudo":
        return Note("word.sudo")
    return Note("word.keyword" if word in KEYWORDS else "word.runner", (("program", word),))
