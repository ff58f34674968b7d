"""Two small courses on `kiln`, a program that nobody has, in one language and in two."""

from pathlib import Path

from bot.knowledge.course import Course
from bot.knowledge.loader import load

TWO_LANGUAGES = {
    "course.yaml": """
id: kiln
title: {ru: Печь, en: Kiln}
languages: [ru, en]
program: kiln
""",
    "pots.yaml": """
topic: {ru: Горшки, en: Pots}
entries:
  - id: pot
    kind: definition
    term: {ru: [Горшок, горшочек], en: [Pot, crock]}
    text: {ru: Сосуд из глины., en: A vessel made of clay.}
    ask: {ru: [из чего сделан горшок], en: [what is a pot made of]}
    see: [kiln-fire]

  - id: make-pot
    kind: definition
    term: {ru: [Слепить горшок], en: [Make a pot]}
    text: {ru: От глины до печи., en: From clay to kiln.}
    syntax: POT of CLAY
    examples:
      - code: "vase of clay\n"
        text: {ru: ваза, en: a vase}
    steps:
      - run: kiln fire vase
        text: {ru: обожгите вазу, en: fire the vase}

  - id: kiln-list
    kind: command
    command: kiln list
    aliases: [kiln ls, kiln pot ls]
    text: {ru: Показывает горшки., en: Lists pots.}
    syntax: kiln list [OPTIONS]
    flags:
      - names: [-a, --all]
        text: {ru: и разбитые, en: broken ones too}
      - names: [-q, --quiet]
        text: {ru: только номера, en: numbers only}
      - names: [-f, --filter]
        value: FILTER
        repeat: true
        text: {ru: по условию, en: by a condition}
    ask: {ru: [как посмотреть все горшки], en: [how to see all pots]}

  - id: kiln-fire
    kind: command
    command: kiln fire
    text: {ru: Обжигает горшок в печи., en: Fires a pot in the kiln.}
    syntax: kiln fire [OPTIONS] POT [COMMAND] [ARG...]
    flags:
      - names: [-i, --interactive]
        text: {ru: следить за обжигом, en: watch it}
      - names: [-t, --temp]
        value: DEGREES
        text: {ru: температура, en: the temperature}
      - names: [-e, --extra]
        value: EXTRA
        repeat: true
        text: {ru: добавка, en: an extra}
      - names: [--rm]
        text: {ru: убрать потом, en: put away afterwards}
    arguments:
      - name: POT
        text: {ru: какой горшок, en: which pot}
    examples:
      - run: kiln fire -t 900 vase
        text: {ru: обжечь вазу при 900 градусах, en: fire a vase at 900 degrees}
    ask: {ru: [как обжечь горшок], en: [how to fire a pot]}

  - id: kiln-break
    kind: command
    command: kiln break
    aliases: [kiln pot break]
    text: {ru: Разбивает горшки., en: Breaks pots.}
    syntax: kiln break [OPTIONS] POT [POT...]
    flags:
      - names: [-f, --force]
        text: {ru: не спрашивать, en: do not ask}
    danger: {ru: Осколки не склеить., en: Shards cannot be mended.}

  - id: kiln-version
    kind: command
    command: kiln version
    text: {ru: Какая это печь., en: Which kiln this is.}

  - id: list-columns
    kind: table
    title: {ru: Столбцы списка горшков, en: Columns of the pot list}
    columns: [{ru: Столбец, en: Column}, {ru: Что в нём, en: What it shows}]
    rows:
      - id: glaze
        cells: [GLAZE, {ru: Цвет глазури, en: Colour of the glaze}]
        ask: {ru: [какого цвета горшок], en: [what colour is a pot]}
      - id: shard
        cells: [SHARD, {ru: Сколько осколков, en: How many shards}]

  - id: cold-kiln
    kind: error
    matches: ['kiln: cold: light the fire first']
    title: {ru: Печь не растоплена, en: The kiln is cold}
    text: {ru: Огонь не зажгли., en: Nobody lit the fire.}
    fix:
      - run: sudo light kiln
        text: {ru: зажечь огонь, en: light the fire}
""",
}

ONE_LANGUAGE = {
    "course.yaml": "id: kiln\ntitle: Kiln\nlanguages: [en]\nprogram: kiln\n",
    "pots.yaml": """
topic: Pots
entries:
  - id: kiln-break
    kind: command
    command: kiln break
    text: Breaks pots.
    syntax: kiln break [OPTIONS] POT [POT...]
    flags:
      - names: [-f, --force]
        text: do not ask
    danger: Shards cannot be mended.
""",
}

NO_PROGRAM = {
    "course.yaml": "id: clay\ntitle: Clay\nlanguages: [en]\n",
    "clay.yaml": (
        "topic: Clay\nentries: [{id: clay, kind: definition, term: [Clay], text: Wet earth.}]\n"
    ),
}


def loaded(folder: Path, files: dict[str, str]) -> Course:
    """The course that `files` make in `folder`."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


PROGRAM_WITH_FLAGS = {
    "course.yaml": "id: kiln\ntitle: Kiln\nlanguages: [en]\nprogram: kiln\n",
    "kiln.yaml": """
topic: Kiln
entries:
  - id: kiln
    kind: command
    command: kiln
    text: The program.
    flags:
      - {names: [-H, --host], value: HOST, text: where the kiln is}
      - {names: [-v, --version], text: its version}
  - id: kiln-list
    kind: command
    command: kiln list
    text: Lists pots.
    flags: [{names: [-a, --all], text: broken ones too}]
  - id: kiln-shelf
    kind: command
    command: kiln shelf
    aliases: [kiln-shelf]
    syntax: kiln shelf COMMAND
    text: Shelves.
    flags: [{names: [-f, --file], value: FILE, text: which plan}]
  - id: kiln-shelf-fill
    kind: command
    command: kiln shelf fill
    aliases: [kiln-shelf fill]
    syntax: kiln shelf fill [SHELF[/SIDE]]
    text: Fills a shelf.
    arguments: [{name: "SHELF[/SIDE]", text: which shelf}]
    flags: [{names: [-d], text: in the dark}]
""",
}
