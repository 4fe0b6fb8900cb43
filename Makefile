# The two commands of the README, `make graph` and `make test`, do all the set-up they need on a fresh machine.
# What is set up is remembered by stamp files in the virtual environment, so that a second run is quick.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
SECONDS ?= 600
READY := $(VENV)/.ready
READY_TEST := $(VENV)/.ready-test
READY_SPARK := $(VENV)/.ready-spark
READY_FUZZ := $(VENV)/.ready-fuzz

.PHONY: help graph test test-all lint types layers check fix docs bench wheel clean browser java

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

graph: $(READY) ## read seeds/ and write the graph, the page and the tables to output/
	@$(BIN)/renda build

test: $(READY_TEST) browser ## run every test that fits in ten minutes
	@CHROMIUM="$$(bash .ci/browser)" $(BIN)/python -m pytest

test-all: $(READY_SPARK) browser java ## run the slow tests as well
	@CHROMIUM="$$(bash .ci/browser)" $(BIN)/python -m pytest -m "slow or not slow"

lint: $(READY_TEST) ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY_TEST) ## mypy --strict over both packages
	@$(BIN)/mypy

layers: $(READY_TEST) ## import-linter: data walks one way
	@$(BIN)/lint-imports

check: ## what CI runs, in its order
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory layers
	@$(MAKE) --no-print-directory test

fix: $(READY_TEST) ## repair what can be repaired
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(READY_TEST) ## write anew what the pages say of commands, rules and figures
	@$(BIN)/python -m pytest -q tests/test_readme.py tests/test_extract/test_catalogue.py --update-golden
	@$(BIN)/python bench/quality.py

bench: $(READY_TEST) browser ## measure ours beside its peers and write docs/performance.md; LONG=1 takes the large sizes
	@CHROMIUM="$$(bash .ci/browser)" $(BIN)/python bench/run.py $(if $(LONG),--long)

wheel: $(READY_TEST) ## build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel

hostile: $(READY_TEST) ## try broken and hostile input, and print what crashed or was lost
	@PYTHONPATH=tests $(BIN)/python -m hostile.trying

crash: $(READY_TEST) ## kill builds and imports at random moments, and print what was damaged
	@PYTHONPATH=tests $(BIN)/python -m hostile.crashing
	@PYTHONPATH=tests $(BIN)/python -m hostile.crashing --many

fuzz: $(if $(GUIDED),$(READY_FUZZ),$(READY_TEST)) ## try random input for SECONDS, and print what it found; GUIDED=1 lets Atheris choose it
	@PYTHONPATH=tests $(BIN)/python -m hostile.$(if $(GUIDED),guiding,fuzzing) --seconds $(SECONDS)

soak: $(READY_TEST) ## load a server for SECONDS while its store changes, and tell times and memory
	@$(BIN)/python bench/load.py --imports --seconds $(SECONDS)

browser: # the browser of the page's tests: $CHROMIUM, an installed one, or Debian's
	@bash .ci/browser --install

java: # the Java of the tests of Spark: an installed one, or Debian's
	@bash .ci/java

clean: ## remove the virtual environment and what a build wrote
	@rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find output -mindepth 1 ! -name .gitkeep -delete

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "renda needs Python 3.11 or later; $(PYTHON) is older. Say: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "setting up $(VENV) (once)"
	@"$(PYTHON)" -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "no virtual environment: on Debian, apt-get install python3-venv" >&2; exit 1; }

$(READY): pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing renda into $(VENV) (once)"
	@$(INSTALL) --editable .
	@touch $@

$(READY_TEST): pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing renda and its tests' tools into $(VENV) (once)"
	@$(INSTALL) --editable '.[dev]'
	@touch $(READY) $@

$(READY_SPARK): $(READY_TEST)
	@echo "installing pyspark into $(VENV) (once, half a gigabyte)"
	@$(INSTALL) --editable '.[spark]'
	@touch $@

$(READY_FUZZ): $(READY_TEST)
	@echo "installing atheris into $(VENV) (once)"
	@$(INSTALL) --editable '.[fuzz]'
	@touch $@
