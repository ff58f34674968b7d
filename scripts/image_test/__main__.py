"""Builds the image and tries it on a real engine, against the tests' Bot API server.

    python -m scripts.image_test [--base IMAGE] [--network NAME] [--only WORD] [--rounds N]
        [--untimed] [--may-skip]

Uses the engine that runs; where none does, and this is root, starts one and stops it in the end.
Without --base a small Debian is made by debootstrap, with the certificates and pip's settings of
this machine, so that no hub is needed.
"""

import argparse
import os
import signal
import sys
import time

from scripts.image_test import base, measure
from scripts.image_test.container import Stage, stage
from scripts.image_test.engine import Docker, DockerError, EngineError, engine
from scripts.image_test.trials import TRIALS, failure

IMAGE = "konspekt:trial"


def main() -> int:
    """Builds and tries; 0 if all is well, 1 if something is not, 2 where there is no engine."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with engine() as docker:
            return _all(docker, asked)
    except DockerError as error:
        print(error)
        return 1
    except EngineError as error:
        print(f"\n{'!' * 78}\nTHE IMAGE IS NOT TESTED: {error}\n{'!' * 78}\n", flush=True)
        return 0 if asked.may_skip else 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.image_test")
    parser.add_argument("--base", default="", help="an image with Python; none: one is made")
    parser.add_argument("--network", default="host", help="of the build (default: host)")
    parser.add_argument("--only", default="", metavar="WORD", help="trials with it in their name")
    parser.add_argument("--rounds", type=int, default=5, help="of measuring; 0: none")
    parser.add_argument(
        "--untimed", action="store_true", help="the start is not judged: others use the machine"
    )
    parser.add_argument(
        "--may-skip", action="store_true", help="exit code 0 where there can be no engine"
    )
    return parser.parse_args()


def _all(docker: Docker, asked: argparse.Namespace) -> int:
    below = asked.base or base.offline(docker)
    _build(docker, below, asked.network)
    tried = stage(docker, IMAGE)
    failed = _try(tried, asked.only)
    is_good = True
    if asked.rounds:
        measure.build_echo(docker, below, asked.network)
        ours, echo = measure.figures(tried, below, asked.rounds)
        is_good = measure.good(ours, echo, is_timed=not asked.untimed)
        for line in measure.report(ours, echo):
            print(line)
    return 1 if failed or not is_good else 0


def _build(docker: Docker, below: str, network: str) -> None:
    began = time.monotonic()
    proxies = [name for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY") if name in os.environ]
    arguments = [f"--build-arg={each}" for each in (f"BASE={below}", *proxies)]
    docker("build", f"--network={network}", *arguments, f"--tag={IMAGE}", ".", within_s=900)
    print(f"built in {time.monotonic() - began:.0f} s", flush=True)


def _try(tried: Stage, only: str) -> int:
    """Makes the trials and prints what came of each; how many failed."""
    failed = 0
    chosen = [each for each in TRIALS if only in each.__name__]
    for trial in chosen:
        began = time.monotonic()
        wrong = failure(trial, tried)
        failed += wrong is not None
        verdict = "ok" if wrong is None else "FAILED"
        print(f"{verdict} {time.monotonic() - began:5.1f} s  {trial.__doc__}", flush=True)
        if wrong is not None:
            print(f"  {trial.__name__}: {wrong}", flush=True)
    print(f"{len(chosen) - failed} passed, {failed} failed", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
