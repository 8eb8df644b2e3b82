# Relais. `make demo` shows the product, `make test` checks it, `make help` lists all.

PYTHON ?= python3
VENV ?= .venv
CHROMIUM ?= /usr/bin/chromium
PYTEST_WORKERS ?= auto
PYTEST_ARGS ?=

BIN := $(VENV)/bin
UV := $(BIN)/uv
PIP_FLAGS := --quiet --disable-pip-version-check
UV_PIP := VIRTUAL_ENV=$(abspath $(VENV)) $(UV) pip
COMPILE := env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL \
	-u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	$(UV) pip compile --no-config --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-header --no-annotate

LOCKS := requirements.lock requirements-dev.lock requirements-tools.lock \
	requirements-build.lock
LOCALES := planner/text/locale
PO := $(wildcard planner/*/locale/*/LC_MESSAGES/*.po)
BUILD_FILES := pyproject.toml hatch_build.py package.json package-lock.json .npmrc

# Tests start hundreds of Python processes: what one compiles, the others read.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help install dev demo serve test lint format bench coverage messages lock \
	clean browser FORCE

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

install: $(VENV)/.installed $(PO:.po=.mo) ## the planner command, in .venv/bin

dev: $(VENV)/.installed-dev $(PO:.po=.mo) ## the same with all that tests need

demo: install ## a first look: plan an example and serve it
	$(BIN)/planner demo

serve: install ## serve the application
	$(BIN)/planner serve

test: lint browser ## all checks and tests
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist worksteal $(PYTEST_ARGS)

lint: dev ## style, types and architecture
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: dev ## put the code in house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: dev ## measure (see docs/benchmarks.md)
	$(BIN)/python -m benchmarks

coverage: dev browser ## tests, with the lines they miss
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist worksteal --cov --cov-report=term $(PYTEST_ARGS)

messages: dev ## bring the translation catalogues up to date with the code
	$(BIN)/pybabel -q extract -F babel.cfg --omit-header --sort-by-file \
		--add-location file -k message -k Term \
		-o $(LOCALES)/messages.pot planner
	$(BIN)/pybabel -q update --no-fuzzy-matching --omit-header \
		-i $(LOCALES)/messages.pot -d $(LOCALES)

lock: $(VENV)/.tools ## resolve all dependencies afresh
	$(COMPILE) pyproject.toml --group dev -o requirements-dev.lock
	$(COMPILE) pyproject.toml -c requirements-dev.lock -o requirements.lock
	$(COMPILE) --group pyproject.toml:tools -o requirements-tools.lock
	$(COMPILE) --group pyproject.toml:build -o requirements-build.lock
	npm update --package-lock-only --ignore-scripts
	@! grep -nE '[a-z]+://' $(LOCKS) package-lock.json || \
		{ echo "A lock names an address: see above." >&2; exit 1; }

clean: ## remove all that was made
	rm -rf $(VENV) build dist htmlcov .coverage .mypy_cache .ruff_cache \
		.pytest_cache .import_linter_cache planner/ui/static/vendor
	find planner -name '*.mo' -delete
	find planner tests benchmarks -name __pycache__ -prune -exec rm -rf {} + \
		2>/dev/null || true

browser:
	@[ -z "$(CHROMIUM)" ] || tools/install-chromium $(CHROMIUM)

# --- the environment, each step with a stamp so that a second run costs nothing ------

# Another Python named on the command line replaces an environment made with the first.
version = $(shell $(1) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>&1)
ifneq ($(origin PYTHON),file)
ifneq ($(wildcard $(BIN)/python),)
ifneq ($(call version,$(PYTHON)),$(call version,$(BIN)/python))
OTHER_PYTHON := FORCE
endif
endif
endif

$(VENV)/pyvenv.cfg: $(OTHER_PYTHON)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Relais needs Python 3.11 or newer, and $(PYTHON) is not: name one" \
		"that is, as in: make install PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv module" \
		"(on Debian, the package python3-venv)." >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)

$(VENV)/.tools: $(VENV)/pyvenv.cfg requirements-tools.lock
	$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes --no-deps \
		-r requirements-tools.lock
	@touch $@

# The development set holds the run-time set, at the same versions.
$(VENV)/.synced: $(VENV)/.tools requirements.lock
	$(UV_PIP) sync --quiet --require-hashes requirements.lock
	@rm -f $(VENV)/.synced-dev
	@touch $@

$(VENV)/.synced-dev: $(VENV)/.tools requirements-dev.lock
	$(UV_PIP) sync --quiet --require-hashes requirements-dev.lock
	@touch $@ $(VENV)/.synced

# An editable install: what the build needs comes by hash, and nothing else is fetched.
EDITABLE = $(UV_PIP) install --quiet --no-deps --reinstall-package relais \
	--build-constraints requirements-build.lock --editable .

$(VENV)/.installed: $(VENV)/.synced $(BUILD_FILES) requirements-build.lock
	$(EDITABLE)
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.synced-dev $(BUILD_FILES) requirements-build.lock
	$(EDITABLE)
	@touch $@ $(VENV)/.installed

# As the build hook does; -f because a catalogue without header counts as fuzzy.
%.mo: %.po | $(VENV)/.installed
	$(BIN)/pybabel -q compile -f -i $< -o $@ -l $(notdir $(patsubst %/,%,$(dir $(*D))))
