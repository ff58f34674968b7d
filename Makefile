# Every target sets itself up: it needs only Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup run test check bench fit truth image image-test workflows lock schema \
	worst fuzz audit sbom

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

image:
	docker build --tag konspekt $(if $(BASE),--build-arg BASE=$(BASE)) \
		--build-arg VERSION=$$(sed -n 's/^__version__ = "\(.*\)"/\1/p' bot/__init__.py) \
		--build-arg REVISION=$$(git rev-parse HEAD) .

# On a real engine, started if need be. Without BASE a small Debian is made by debootstrap.
image-test: $(READY)
	$(BIN)/python -m scripts.image_test $(if $(BASE),--base $(BASE)) $(IMAGE_TEST)

workflows: $(READY)
	$(BIN)/uvx --quiet check-jsonschema@0.39.0 --builtin-schema vendor.github-workflows \
		.github/workflows/*.yml
	$(BIN)/uvx --quiet zizmor@1.32.0 --offline .github

# The lock files name no index: any mirror serves, the hashes decide.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
lock: $(READY)
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	$(LOCK) --extra dev --extra safety --constraint requirements-dev.txt pyproject.toml \
		--output-file requirements-safety.txt
	echo hatchling | $(LOCK) --constraint requirements-dev.txt - --output-file requirements-build.txt

schema: $(READY)
	$(BIN)/python -m bot.knowledge.schema > knowledge/schema.json

# The slowest message against the median question.
worst: $(READY)
	$(BIN)/python -m benchmarks.worst

# Tools that only these targets need, apart: atheris has no wheel for every machine.
SAFE := .venv/.safety
$(SAFE): requirements-safety.txt $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-safety.txt
	touch $(SAFE)

# SECONDS for each target; crashes are written here.
SECONDS ?= 600
fuzz: $(SAFE)
	for target in answers lines yaml presses wishes; do \
		$(BIN)/python -m scripts.fuzz $$target -max_total_time=$(SECONDS) || exit 1; \
	done

# What is installed by users, against PyPI's list of known faults; nothing is installed or resolved.
# Without network it cannot tell, and must not seem to: that is a failure of its own.
audit: $(SAFE)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements.txt || { echo \
		"make audit: a dependency has a known fault (above), or the list of faults could not" \
		"be reached: then nothing was checked" >&2; exit 1; }

# CycloneDX, of the lock: what the image and a user's environment hold.
sbom: $(SAFE)
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file sbom.json requirements.txt
