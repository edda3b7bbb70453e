# `make demo` runs the main job, `make test` the tests; each makes .venv from its lock when it must.
# python3, venv and pip are all that must be there before.
.PHONY: demo test check golden lock clean
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin
DEMO ?= touchline-demo
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL = $(PIP) install --require-hashes --requirement $(1) && $(PIP) install --no-deps --no-build-isolation --editable .

demo: .venv/run.stamp
	$(BIN)/touchline demo --dir $(DEMO)

test: .venv/dev.stamp
	$(BIN)/python -m pytest $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/python -m pytest --quiet tests/test_architecture.py

# Rewrites the golden files, for a person to read in the diff.
golden: .venv/dev.stamp
	$(BIN)/python -m pytest --quiet --rewrite-golden tests/prompts

# Resolves both locks again (needs uv); no index is named in them.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate --quiet pyproject.toml --group build --output-file requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate --quiet pyproject.toml --group dev --constraint requirements.lock \
	  --output-file requirements-dev.lock

clean:
	rm -rf .venv $(DEMO)

.venv/bin/python:
	$(PYTHON) -m venv .venv

# The development lock holds the run lock's versions, so either stamp will do for a run.
.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	test -e .venv/dev.stamp -a .venv/dev.stamp -nt requirements-dev.lock || { \
	  echo "Installing what requirements.lock names (once, about two minutes)" && $(call INSTALL,requirements.lock); }
	touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml | .venv/bin/python
	echo "Installing what requirements-dev.lock names (once, about two minutes)"
	$(call INSTALL,requirements-dev.lock)
	touch $@
