# Every target sets itself up: it needs only Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup run test check bench fit truth lock schema

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

run: $(READY)
	@$(BIN)/python -m bot

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m bot check --strict
	$(BIN)/python -m pytest -n auto

bench: $(READY)
	$(BIN)/python -m benchmarks.matching --picture docs/matching-growth.png
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.broadcast
	$(BIN)/python -m benchmarks.kills

fit: $(READY)
	$(BIN)/python -m scripts.fit_matching tests/questions/fit-*.yaml

# Every example of the course on a real engine; needs root and debootstrap.
truth: $(READY)
	$(BIN)/python -m scripts.truth

# The lock files name no index: any mirror serves, the hashes decide.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
lock: $(READY)
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	echo hatchling | $(LOCK) --constraint requirements-dev.txt - --output-file requirements-build.txt

schema: $(READY)
	$(BIN)/python -m bot.knowledge.schema > knowledge/schema.json
