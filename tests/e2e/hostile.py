"""Messages that nobody should write and somebody will, the same ones for the same seed."""

from collections.abc import Callable, Iterator
from random import Random

LONGEST = 4096  # UTF-16 units, https://core.telegram.org/bots/api#message

_ALPHABETS = {
    "HTML": "<>&\"'/abi ",
    "markup": "*_`~[]()|\\-=>#+!. ab",
    "emoji": "👩‍👩‍👧🏳️‍🌈👍🏿🇷🇺e\u0301 ",
    "right to left": "\u202e\u202d\u2066\u2069שלוםمرحبا abc ",
    "control": "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028 a",
    "invisible": "\u200b\u200c\u200d\ufeff\u2060\u00ad\u3164",
    "lone surrogates": "\ud800\udbff\udc00\udfff ab",
    "spaces": " \t\n\u00a0\u2003\u3000",
    "shell": "$()`'\"\\|&;<>{}*?[]!~# -ab\n",
    "any": "абвгдеёжabcdefg0123456789-_/@.:=,%{}$ ",
    "far planes": "𝔡𝔬𝔠𝔨𝔢𝔯𠜎𠜱\U0010fffd ",
}

_WRITTEN = (
    "'; DROP TABLE users; --",
    "1 OR 1=1 UNION SELECT * FROM sqlite_master",
    "$(rm -rf /) `reboot` ; shutdown -h now",
    "%s%s%n%x {0} {} {question.__class__.__mro__} ${jndi:ldap://x/a}",
    "<script>alert(1)</script><b><i></b></i>",
    "<a href='tg://user?id=1'>x</a><pre><code class='language-x'>",
    "&lt;&amp;&#x0;&#1114112;&nbsp;",
    "../../../../etc/passwd\x00.yaml",
    'docker run --name "unclosed',
    "docker run 'a \"b $(c `d",
    "docker " + "-a " * 500,
    "docker run " + "--env A=B " * 300 + "x",
    "docker rm $(" * 200,
    "docker ps | " * 300,
    "docker " + "\\" * 1000,
    "(" * 4096,
    '"' * 4096,
    "a" * 4096,
    "😀" * 2048,
    "\u0301" * 4096,
    "ﷺ" * 4096,
    "1edocker",
    "1t0:basics",
    "9" * 300,
    "/" + "x" * 64,
    "//////",
    "/start " + "<b>" * 20,
    "/start 1edocker#--#--",
    "/help@",
    "/topics@konspekt_bot extra words",
    "@konspekt_bot",
    "{" * 2000 + "}" * 2000,
    "- - - -- --- ----",
    "--help",
    "-",
    "?" * 100,
    "\n" * 50 + "x",
    "null",
    "NaN",
    "docker run -it --rm -v $(pwd):/app -w /app -e 'A=\"b c\"' python:3.11 sh -c 'x && y || z'",
    "x" * 2000 + " docker ps -a " + "y" * 2000,
    "İıſßŒﬁ℡㎏",
)

_COMMANDS = ("docker run", "docker ps", "docker rm", "docker images", "docker container prune")
_WORDS = (
    "-a -f --all --rm -it --filter --name= -- -p 80:80 $(docker ps -aq) | && ; > 2>&1 'x \"y `z "
    "ubuntu bash сделай как what is контейнер <b> &amp; \\ --no-such-flag=1 -abcdefg"
).split(" ")


def messages(count: int, seed: int) -> Iterator[str]:
    """So many messages, none empty and none longer than Telegram lets through."""
    random = Random(seed)
    kinds: tuple[Callable[[Random], str], ...] = (_signs, _signs, _mixed, _line, _broken)
    yield from _WRITTEN[:count]
    for number in range(count - len(_WRITTEN)):
        yield _fitting(kinds[number % len(kinds)](random)) or "?"


def _signs(random: Random) -> str:
    alphabet = random.choice(tuple(_ALPHABETS.values()))
    return "".join(random.choices(alphabet, k=_length(random)))


def _mixed(random: Random) -> str:
    return "".join(random.choices("".join(_ALPHABETS.values()), k=_length(random)))


def _line(random: Random) -> str:
    words = random.choices(_WORDS, k=random.randint(0, 40))
    return " ".join((random.choice(_COMMANDS), *words))


def _broken(random: Random) -> str:
    """One of the written ones with a piece of another put into it."""
    one, other = random.sample(_WRITTEN, 2)
    at = random.randint(0, len(one))
    return one[:at] + other[: random.randint(0, 40)] + one[at:]


def _length(random: Random) -> int:
    return random.choice((1, 2, 5, 20, 20, 100, 100, 500, 3000))


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST]
    return units.decode("utf-16-le", "surrogatepass")
