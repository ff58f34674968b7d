"""What terminals put into a pasted command line: prompts, and signs that it goes on below."""

import re

_LONGEST_FOLDER = 80
# Of bash, zsh, PowerShell, cmd, and shells in containers; at the start of a line.
_PROMPT = re.compile(
    rf"""^[ \t]*
    (?:\([\w.\- ]+\)[ \t]*)?                                    # (venv)
    (?: PS(?:[ ](?:[A-Za-z]:|[~/\\])[^>\n]{{0,{_LONGEST_FOLDER}}})?>[ \t]*
      | [A-Za-z]:\\[^>\n]{{0,{_LONGEST_FOLDER}}}>[ \t]*
      | \[?[\w.-]+@[\w.-]+(?:(?::|[ ](?=[~/\w]))[^\n$\#%@]{{0,{_LONGEST_FOLDER}}})?\]?[$\#%][ \t]+
      | (?:(?:ba|z)?sh-[\d.]+|[~/][\w./-]*[ ]?)[$\#][ \t]+
      | [➜❯λ»][ \t]+(?:~[ \t]+)?
      | More\?[ \t]*
      | (?:[$%>]|>>)[ \t]+
    )(?=\S)""",
    re.VERBOSE | re.MULTILINE,
)
# A backslash ends a line that goes on, in PowerShell a backtick, in cmd a caret. A sign that
# stands alone is one whose line break was lost.
_GOES_ON = re.compile(r"\\[ \t]*\n|(?<=\s)[\\`^](?=\s|$)[ \t]*\n?")
_COMMENT = re.compile(r"^[ \t]*#(?!!)[^\n]*", re.MULTILINE)


def one_line(text: str, program: str) -> str:
    """`text` with blanks for prompts, line continuations and lines of comment.

    Nothing else moves. A line that starts with `#` is root's if it calls the `program`.
    """
    if "\n" in text:
        text = _COMMENT.sub(lambda found: found[0] if program in found[0] else _blank(found), text)
    return _GOES_ON.sub(_blank, _PROMPT.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
