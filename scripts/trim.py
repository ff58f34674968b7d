"""Takes out of installed packages what the bot does not need: for the image.

    python scripts/trim.py SITE_PACKAGES

Of libraries only the compiled modules stay, without docstrings and assertions; a traceback still
names file and line. The bot's own source stays: a ready course is named after it (`bot/cache.py`).
"""

import compileall
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

OWN: Final = "bot"
# Parts of libraries that nothing here imports: tests, pictures other than PNG with the libraries
# behind them, what colours source code and Markdown, and code for newer processors, which for
# texts of a line is no faster than the one for all.
UNUSED: Final = (
    "**/__pycache__ */tests */testing *.dist-info/RECORD pydantic/v1 pygments markdown_it mdurl "
    "rapidfuzz/*_avx2.* rapidfuzz/*/*_avx2.* PIL/_avif.* PIL/_webp.* PIL/_imagingcms.* "
    "PIL/_imagingmath.* PIL/_imagingmorph.* PIL/_imagingtk.* pillow.libs/libavif-* "
    "pillow.libs/libwebp* pillow.libs/libsharpyuv-* pillow.libs/liblcms2-*"
).split()
# What compilers and type checkers read.
SOURCES: Final = "*.pyi *.pyx *.pxd *.pxi *.c *.cpp *.h py.typed".split()


def main(packages: Path) -> None:
    """Leaves in the folder what is needed to run."""
    for file in list(unneeded(packages)):
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
    modules = [file for file in packages.rglob("*.so") if file.parent.suffix != ".libs"]
    subprocess.run(["strip", "--strip-unneeded", *modules], check=True)
    if not all(map(_compiled, sorted(packages.iterdir()))):
        raise SystemExit("not everything can be compiled")
    for source in packages.rglob("*.py"):
        if source.relative_to(packages).parts[0] != OWN:
            source.unlink()


def _compiled(library: Path) -> bool:
    if library.name == OWN:
        return bool(compileall.compile_dir(library, quiet=1))
    if library.is_dir():
        return bool(compileall.compile_dir(library, quiet=1, legacy=True, optimize=2))
    return library.suffix != ".py" or compileall.compile_file(
        library, quiet=1, legacy=True, optimize=2
    )


def unneeded(packages: Path) -> Iterator[Path]:
    """What nothing needs that only runs the bot: files and folders."""
    for pattern in UNUSED:
        yield from packages.glob(pattern)
    for pattern in SOURCES:
        yield from packages.rglob(pattern)


if __name__ == "__main__":
    # Compiled modules remember where they were: the library looks at who calls it.
    main(Path(sys.argv[1]).resolve())
