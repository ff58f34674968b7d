"""A typed command line as words with spans: shell quoting, substitutions, operators.

Half-typed lines are read too: a quote or `$(` that does not close runs to the end of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_PIECE = re.compile(
    r"""(?P<newline>\s*\n\s*)
      | (?P<space>(?:[^\S\n]|\\\r?\n)+)
      | (?P<heredoc><<-?[ \t]*(?P<quote>['"]?)(?P<tag>[A-Za-z_]\w*)(?P=quote)(?=[^\n]*\n))
      | (?P<operator>\|\||&&|&>>?|\d?>>|\d?>&\d|\d?>|<<<|<<|<|[|;&])
      | (?P<comment>(?<=\s)\#(?=[\s\w])[^\n]*)
      | (?P<single>'(?P<single_text>[^']*)(?P<single_end>'?))
      | (?P<double>"(?P<double_text>(?:[^"\\]|\\.)*)(?P<double_end>"?))
      | (?P<substitution>\$\()
      | (?P<tick>`(?P<tick_text>[^`]*)(?P<tick_end>`?))
      | (?P<path>(?<![^\s'"=,])[A-Za-z]:(?:\\[^\s'"\\|&;<>:,]*)+)
      | (?P<escape>\\(?P<escape_text>.?))
      | (?P<bare>[^\s'"\\$`|&;<>]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# No command line is longer; what stands further behind is not looked at.
_MOST_WORDS = 200
NEWLINE, COMMENT, HEREDOC = "\n", "#", "<<EOF"
# What ends a word, and the value of such an operator where it is not as typed.
_BETWEEN = {"newline": NEWLINE, "space": "", "heredoc": "<<", "operator": "", "comment": COMMENT}
_BRACKET = re.compile(r"""'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[()]""", re.DOTALL)
_SUBSTITUTION = re.compile(r"\\.|\$\(|`", re.DOTALL)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=(?:s|t|re|ve|ll|m)\b)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed, its value without quotes, and where it stands, in characters.

    `operator`: it is shell syntax such as a pipe. `inner`: command lines substituted into it.
    `unclosed`: a quote or a substitution in it does not end.
    """

    text: str
    value: str
    start: int
    end: int
    operator: bool = False
    inner: tuple[str, ...] = ()
    unclosed: bool = False


@dataclass(slots=True)
class _Draft:
    """A word while its pieces come in."""

    start: int
    value: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    unclosed: bool = False

    def add(self, piece: re.Match[str]) -> None:
        """Takes a quoted, escaped or bare piece."""
        kind = piece.lastgroup or "bare"
        self.value.append(
            piece[kind] if kind in {"bare", "tick", "path"} else piece[f"{kind}_text"]
        )
        if kind in {"single", "double", "tick"}:
            self.unclosed |= not piece[f"{kind}_end"]
        if kind == "tick":
            self.inner.append(piece["tick_text"])
        elif kind == "double":
            self._look_into(piece["double_text"])

    def _look_into(self, quoted: str) -> None:
        """Double quotes keep words together, but what is substituted inside them still runs."""
        at = 0
        while found := _SUBSTITUTION.search(quoted, at):
            if found[0][0] == "\\":
                at = found.end()
            elif found[0] == "$(":
                inner, at = _until_closed(quoted, found.start())
                self.inner.append(inner)
            else:
                end = quoted.find("`", found.end())
                at = len(quoted) if end < 0 else end + 1
                self.inner.append(quoted[found.end() : end if end >= 0 else None])

    def substitute(self, text: str, start: int) -> int:
        """Takes the `$(…)` that starts at `start`; returns where it ends."""
        inner, end = _until_closed(text, start)
        self.inner.append(inner)
        self.value.append(text[start:end])
        self.unclosed |= end == start + 2 + len(inner)
        return end

    def word(self, text: str, end: int) -> Word:
        """The finished word, which ends at `end`."""
        return Word(
            text[self.start : end],
            "".join(self.value),
            self.start,
            end,
            inner=tuple(self.inner),
            unclosed=self.unclosed,
        )


def _until_closed(text: str, start: int) -> tuple[str, int]:
    """What stands in the `$(…)` that starts at `start`, and where that ends."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(bracket[0], 0)
        if depth == 0 and bracket[0] == ")":
            return text[start + 2 : bracket.start()], bracket.end()
    return text[start + 2 :], len(text)


def _between(
    piece: re.Match[str], text: str, tag: str | None, found: Sequence[Word]
) -> Word | None:
    """The operator after the words in `found`; None where there are spaces only.

    `tag`: the here document up to this word starts at the next line.
    """
    (start, end), kind = piece.span(), piece.lastgroup or ""
    if kind == "newline" and tag is not None:
        return _until_tag(text, end, tag)
    if kind == "space" or (kind == "newline" and not found):
        return None
    if kind == "comment" and (not found or found[-1].value == NEWLINE):
        # A prompt, as far as is known here.
        return Word(COMMENT, COMMENT, start, start + 1)
    return Word(text[start:end], _BETWEEN[kind] or piece[0], start, end, operator=True)


def _until_tag(text: str, start: int, tag: str) -> Word:
    """The lines of a here document up to its `tag`, as one operator."""
    found = re.compile(rf"^[ \t]*{tag}[ \t]*$", re.MULTILINE).search(text, start)
    end = len(text) if found is None else found.end()
    return Word(text[start:end], HEREDOC, start, end, operator=True, unclosed=found is None)


def words(text: str) -> tuple[Word, ...]:
    """The words and operators of `text`, in order; no more than the first 200."""
    # In "what's docker ps" the apostrophe belongs to the sentence: it opens no quote.
    source = _APOSTROPHE.sub("’", text.rstrip())
    found: list[Word] = []
    draft: _Draft | None = None
    tag: str | None = None
    at = 0
    while len(found) < _MOST_WORDS and (piece := _PIECE.match(source, at)):
        start, at = at, piece.end()
        kind = piece.lastgroup or "bare"
        if kind in _BETWEEN:
            if draft is not None:
                found.append(draft.word(text, start))
                draft = None
            operator = _between(piece, text, tag, found)
            if operator is not None:
                found.append(operator)
                at = operator.end
            tag = piece["tag"] or (None if kind == "newline" else tag)
            continue
        draft = draft or _Draft(start)
        if kind == "substitution":
            at = draft.substitute(source, start)
        else:
            draft.add(piece)
    if draft is not None:
        found.append(draft.word(text, at))
    return tuple(found[:_MOST_WORDS])


def trimmed(word: Word) -> Word:
    """The word without a sentence's punctuation at its end."""
    bare = word.text.rstrip("?!,;:.")
    if word.operator or not bare or bare == word.text or word.value != word.text:
        return word
    return replace(word, text=bare, value=bare, end=word.start + len(bare))
