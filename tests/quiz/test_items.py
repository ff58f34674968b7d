"""Questions of a small course: what is asked, what is never offered, what the author decides."""

from pathlib import Path
from random import Random

import pytest

from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.quiz.items import ItemSource, Maturity, QuizItem, TypedItem

COURSE = "id: kiln\ntitle: Kiln\nlanguages: [en]\nprogram: kiln\n"
TOPIC = """
topic: Pots
entries:
  - {id: pot, kind: definition, term: [Pot, Crock], text: A round vessel made of clay.}
  - {id: crock, kind: definition, term: [Jar, crock], text: Some tall thing for oil or water.}
  - {id: glaze, kind: definition, term: Glaze, text: A shiny coat that melts in the fire.}
  - {id: wheel, kind: definition, term: Wheel, text: A plate that turns under the hands.}
  - {id: vessel, kind: definition, term: Vessel, text: Any round vessel that is made of clay.}
  - id: slip
    kind: definition
    term: Slip
    text: Clay thinned with water, used as a glue.
    quiz:
      - question: What glues a handle?
        options: [Slip, Glaze, Sand, Ash]
        explanation: Slip is clay thinned with water.
      - question: How wet is it?
        options: [Like cream, Like stone]
        explanation: It pours.
  - {id: secret, kind: definition, term: Secret, text: Nobody asks about it here., quiz: false}
  - id: fire
    kind: command
    command: kiln fire
    aliases: [kiln burn, kiln heat up]
    syntax: kiln fire [OPTIONS] POT
    text: Hardens a pot in the heat.
    danger: Cracked pots burst and are gone.
    flags:
      - {names: [-s, --slow], text: Takes a whole day for it}
      - {names: [-t, --top], value: TEMP, text: Sets how hot it gets at most}
      - {names: [-q, --quiet], text: Prints nothing at all}
      - {names: [-n, --dry-run], text: Only tells what would happen}
    examples:
      - {run: kiln fire vase, text: Hardens the vase.}
      - {run: kiln fire -s vase, text: Hardens the vase during a whole day.}
      - {run: kiln burn --slow vase, text: Spends the day on a vase.}
      - {run: kiln fire -qs vase, text: Works in silence until tomorrow.}
      - {run: kiln fire -t 900 cup, text: Heats to 900 degrees.}
  - {id: cool, kind: command, command: kiln cool, text: Opens the door of the oven.}
  - {id: list, kind: command, command: kiln list, aliases: [kiln ls], text: Names all vessels.}
  - {id: sweep, kind: command, command: kiln sweep, text: Clears away all ash.}
  - id: cones
    kind: table
    title: Cones
    columns: [Cone, Bends at]
    rows:
      - {id: low, cells: ['06', 999 degrees]}
      - {id: mid, cells: ['6', 1222 degrees]}
      - {id: twin, cells: [6a, 1222 degrees]}
      - {id: top, cells: ['10', The same as 6.]}
  - {id: cold, kind: error, title: Too cold, matches: [E1 cold], text: The door is open.}
  - {id: hot, kind: error, title: Too hot, matches: [E2 hot], text: The thermostat is broken.}
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder: Path = tmp_path_factory.mktemp("kiln")
    (folder / "course.yaml").write_text(COURSE, encoding="utf-8")
    (folder / "pots.yaml").write_text(TOPIC, encoding="utf-8")
    return load(folder)


def all_items(course: Course, entry_id: str, choices: int = 4) -> dict[str, QuizItem]:
    entry = course.entries[entry_id]
    made = ItemSource(course).items(entry, "en", Random(1), choices)
    return {item.key: item for item in made}


def offered(course: Course, entry_id: str, key: str) -> set[str]:
    """The wrong options that may come, whatever the chance."""
    source, entry = ItemSource(course), course.entries[entry_id]
    found: set[str] = set()
    for seed in range(20):
        made = source.rebuilt(entry, "en", key, Random(seed))
        assert isinstance(made, QuizItem)
        found |= {*made.options} - {made.options[made.right], "I don't know"}
    return found


@pytest.mark.parametrize(
    ("entry_id", "key", "question", "right"),
    [
        ("glaze", "term", "What is this about?\n\nA shiny coat that melts in the fire.", "Glaze"),
        ("pot", "meaning", "Which of these is about “Pot”?", "A round vessel made of clay"),
        ("cool", "effect", "What does kiln cool do?", "Opens the door of the oven"),
        ("list", "effect:name", "Which command is described?\n\nNames all vessels.", "kiln list"),
        (
            "fire",
            "flag:--slow",
            "kiln fire: what does the flag -s, --slow do?",
            "Takes a whole day for it",
        ),
        (
            "fire",
            "flag:--quiet:name",
            "kiln fire: which flag is this?\n\nPrints nothing at all.",
            "-q, --quiet",
        ),
        ("cones", "row:low", "Cones\n\nCone: 06\nBends at: …?", "999 degrees"),
        ("cones", "row:low:name", "Cones\n\nBends at: 999 degrees\nCone: …?", "06"),
        ("cold", "error", "Message: E1 cold\n\nWhat does it mean?", "The door is open"),
        (
            "cold",
            "error:message",
            "Which message is explained this way?\n\nThe door is open.",
            "E1 cold",
        ),
    ],
)
def test_question(course: Course, entry_id: str, key: str, question: str, right: str) -> None:
    made = all_items(course, entry_id)[key]
    assert (made.question, made.options[made.right]) == (question, right)


@pytest.mark.parametrize(
    ("entry_id", "key", "never"),
    [
        pytest.param("pot", "term", {"Jar"}, id="a term with the same synonym"),
        pytest.param("pot", "term", {"Vessel"}, id="a term of which the same is said"),
        pytest.param(
            "pot",
            "meaning",
            {"Any round vessel that is made of clay"},
            id="the same in other words",
        ),
        pytest.param("list", "effect:name", {"kiln ls"}, id="an alias"),
        pytest.param("cones", "row:mid", {"1222 degrees"}, id="an equal cell"),
        pytest.param("cones", "row:low", {"The same as 6"}, id="a cell that leans on another"),
    ],
)
def test_never_offered(course: Course, entry_id: str, key: str, never: set[str]) -> None:
    assert not offered(course, entry_id, key) & never


def test_equal_cells_are_not_asked_for_their_row(course: Course) -> None:
    keys = all_items(course, "cones").keys()
    assert not keys & {"row:mid:name", "row:twin:name", "row:top", "row:top:name"}


def test_lines_that_do_it_too_are_not_offered(course: Course) -> None:
    by_question = {made.question: made for made in all_items(course, "fire").values()}
    slow = by_question["Which command fits?\n\nHardens the vase during a whole day."]
    assert slow.options[slow.right] == "kiln fire -s vase"
    # The alias is the same line, the joined flags do it and more.
    assert not {"kiln burn --slow vase", "kiln fire -qs vase"} & {*slow.options}


def test_left_out_by_its_author(course: Course) -> None:
    secret = course.entries["secret"]
    assert [*ItemSource(course).items(secret, "en", Random(1), 4)] == []
    assert ItemSource(course).item(secret, "en", Random(1), "mature") is None


@pytest.mark.parametrize(("choices", "counts"), [(2, (3, 3)), (4, (5, 3))])
def test_written_by_its_author(course: Course, choices: int, counts: tuple[int, int]) -> None:
    made = all_items(course, "slip", choices)
    glue, wet = made["authored:0"], made["authored:1"]
    assert (len(glue.options), len(wet.options)) == counts
    assert glue.options[glue.right] == "Slip"
    assert glue.explanation == "Slip is clay thinned with water."
    assert {*wet.options} == {"Like cream", "Like stone", "I don't know"}


@pytest.mark.parametrize(("maturity", "options"), [("new", 3), ("young", 5)])
def test_more_options_later(course: Course, maturity: Maturity, options: int) -> None:
    for seed in range(20):
        made = ItemSource(course).item(course.entries["fire"], "en", Random(seed), maturity)
        assert isinstance(made, QuizItem)
        assert len(made.options) == options


def test_lines_are_typed_in_the_end(course: Course) -> None:
    made = ItemSource(course).item(course.entries["fire"], "en", Random(1), "mature")
    assert isinstance(made, TypedItem)
    assert made.expected.startswith("kiln ")


def test_what_was_asked_lately_comes_last(course: Course) -> None:
    pot = course.entries["pot"]
    for seed in range(10):
        made = ItemSource(course).item(pot, "en", Random(seed), "new", {"term"})
        assert made is not None
        assert made.key == "meaning"
        again = ItemSource(course).item(pot, "en", Random(seed), "new", {"term", "meaning"})
        assert again is not None


def test_the_same_chance_gives_the_same_question(course: Course) -> None:
    fire = course.entries["fire"]
    one, other = (ItemSource(course).item(fire, "en", Random(4), "young") for _ in range(2))
    assert one == other


def test_key_that_is_gone(course: Course) -> None:
    assert ItemSource(course).rebuilt(course.entries["pot"], "en", "flag:--x", Random(1)) is None
