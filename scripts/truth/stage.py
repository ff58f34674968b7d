"""The state every case begins in: the stand-ins, and nothing else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.truth.engine import FOLDER, Engine
from scripts.truth.images import FULL, PROGRAM, SMALL, recipe
from scripts.truth.root import EngineError

_PREPARE: Final = Path(__file__).with_name("prepare.sh").read_text()
_RESET: Final = Path(__file__).with_name("reset.sh").read_text()
_BUILD: Final = "/srv/truth/build"
# The mirror of Docker Hub is the registry at localhost:5000.
_PUBLISH: Final = f"""
docker build -q -t {{image}} -f {_BUILD}/Dockerfile {_BUILD}
docker tag {{image}} localhost:5000/{{path}}
docker push -q localhost:5000/{{path}}
docker rmi localhost:5000/{{path}}
"""
_SAVE: Final = f"""
docker rmi {SMALL} {FULL} truth-tar
docker builder prune -af
docker images --no-trunc --format '{{{{.Repository}}}}:{{{{.Tag}}}} {{{{.ID}}}}' |
    sort > /srv/truth/images
docker save -o /srv/truth/saved.tar $(cut -d' ' -f1 /srv/truth/images)
"""


class Stage:
    """Prepares an engine, and brings it back after each case."""

    def __init__(self, engine: Engine, images: Sequence[str]) -> None:
        self._engine = engine
        self._images = images
        self._prepare()

    def reset(self, text: str = "") -> None:
        """Removes what a case left and restores what it removed; `text` is what the case did."""
        done = self._engine.run(
            f"set -- '{'build' if 'build' in text or 'FROM' in text else ''}'\n{_RESET}"
        )
        if done.code != 0:
            print("the engine is begun anew:", done.output[-300:], file=sys.stderr)
            self._engine.restart()
            self._prepare()

    def registry(self, *, on: bool) -> None:
        """Starts or stops the registry at localhost:5000, for examples that start their own."""
        start = "docker-registry serve /etc/truth-registry.yml > /var/log/registry.log 2>&1 &"
        stop = "kill $(cat /run/registry.pid); sleep 0.3"
        self._must(f"setsid {start}\necho $! > /run/registry.pid; sleep 0.5" if on else stop)

    def _prepare(self) -> None:
        self._must(_PREPARE)
        build = self._engine.path(_BUILD)
        script = build / "stand-in"
        script.write_text(PROGRAM)
        script.chmod(0o755)
        for image in self._images:
            (build / "Dockerfile").write_text(recipe(image))
            path = image if "/" in image else f"library/{image}"
            self._must(_PUBLISH.format(image=image, path=path))
        self._must(_SAVE)

    def _must(self, command: str) -> None:
        done = self._engine.run(command, strict=True, limit=300)
        if done.code != 0:
            raise EngineError(f"cannot prepare {FOLDER}: {done.output.strip()[-600:]}")
