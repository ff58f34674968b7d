"""What the image, `compose.yaml` and the workflows promise, as far as no engine is needed."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import read
from scripts.image_test import compose
from scripts.image_test.trials import TRIALS
from scripts.trim import unneeded
from tests.test_packaging import ROOT, variables

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(ROOT)
    return dict(compose.service())


def test_compose_locks_the_bot_down(service: dict[str, Any]) -> None:
    options = compose.options(service)
    assert {
        "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges:true",
        "--restart=unless-stopped", "--log-opt=max-size=10m",
    } <= set(options)  # fmt: skip


def test_an_unknown_option_of_compose_is_not_left_out() -> None:
    with pytest.raises(LookupError, match="privileged"):
        compose.options({"privileged": True})


def test_compose_sets_only_what_there_is(service: dict[str, Any]) -> None:
    assert set(service["environment"]) <= set(variables())


def test_the_example_of_settings_is_what_compose_reads() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", example, re.MULTILINE))
    assert set(given) == set(re.findall(r"\$\{([A-Z_]+)", text))
    assert read(given).token is None


@pytest.mark.parametrize(
    "line",
    ['ENTRYPOINT ["konspekt"]', "USER 10001:10001", "VOLUME /data", "ARG BASE=python:3.13-slim"],
)
def test_the_image_keeps_its_contract(line: str) -> None:
    assert line in DOCKERFILE.splitlines()


def test_every_file_that_the_image_is_made_of_is_sent_to_the_engine() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"}
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert {file for line in copied for file in line.split()} == sent


@pytest.mark.parametrize(
    ("file", "is_kept"),
    [
        ("telegram/_bot.py", True),
        ("PIL/_imaging.cpython-313-x86_64-linux-gnu.so", True),
        ("PIL/_avif.cpython-313-x86_64-linux-gnu.so", False),
        ("pillow.libs/libavif-1.so.16", False),
        ("pillow.libs/libpng16-1.so.16", True),
        ("greenlet/tests/test_greenlet.py", False),
        ("asyncpg/protocol/codecs/base.pyx", False),
        ("rapidfuzz/distance/metrics_cpp_avx2.so", False),
        ("rapidfuzz/distance/metrics_cpp.so", True),
        ("bot/store/migrations/env.py", True),
    ],
)
def test_what_is_taken_out_of_packages(tmp_path: Path, file: str, is_kept: bool) -> None:
    made = tmp_path / file
    made.parent.mkdir(parents=True)
    made.touch()
    gone = set(unneeded(tmp_path))
    assert gone.isdisjoint({made, *made.parents}) == is_kept


def test_every_trial_says_what_it_tries() -> None:
    told = [trial.__doc__ for trial in TRIALS]
    assert all(told)
    assert len(set(TRIALS)) == len(TRIALS) == len(set(told))


@pytest.mark.parametrize("platform", ["x86_64-manylinux_2_28", "aarch64-manylinux_2_28"])
def test_every_locked_dependency_has_a_wheel(platform: str) -> None:
    given = ["--no-deps", "--only-binary=:all:", "--python-version=3.13", "--no-annotate"]
    uv = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", *given]
    done = subprocess.run(
        [*uv, f"--python-platform={platform}", ROOT / "requirements.txt"],
        capture_output=True,
        text=True,
        check=False,
    )
    if "error sending request" in done.stderr:
        pytest.skip("no index can be reached")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_have_few_rights_and_an_end(workflow: Path) -> None:
    found = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert found["permissions"] == {"contents": "read"}
    for job in found["jobs"].values():
        assert job["timeout-minutes"] <= 90
        for step in job["steps"]:
            assert re.fullmatch(r"(actions|docker)/[a-z-]+@v\d+", step.get("uses", "docker/x@v1"))
