# Everything a newcomer needs is one of these words. `make` alone lists them.
# On Windows, where make is rare, README.md gives the commands that stand behind them.

# The environment's own Python when there is one, else the newest that suits and really starts (a pyenv shim may not).
PYTHON ?= $(shell for python in .venv/bin/python python3.13 python3.12 python3.11 python3; do \
	if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; \
	then echo $$python; exit; fi; done; echo python3)
SETUP = $(PYTHON) packaging/setup_env.py
BIN = .venv/bin
ARGS ?=

define CHECKS
$(BIN)/ruff format --check
$(BIN)/ruff check
$(BIN)/mypy
$(BIN)/lint-imports
$(BIN)/coprosec check --strict modules
$(BIN)/python -m tests.prose spelling
endef

.DEFAULT_GOAL := help
.PHONY: help setup run test check prose fix bench torture package package-test shots lrs clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## prepare .venv, and the system libraries that Qt needs
	@$(SETUP) setup

run: ## open the program (ARGS="--data FOLDER" to keep its data elsewhere)
	@$(SETUP) run
	@$(BIN)/coprosec $(ARGS)

test: ## every check and every test, on every core (ARGS="tests/ui/test_pages.py" for some alone)
	@$(SETUP) test
	$(CHECKS)
	$(BIN)/pytest $(or $(ARGS),-n auto --dist worksteal)

check: setup ## format, lint, types, import rules and the course, without the tests
	$(CHECKS)

prose: setup ## the French of the course and of the window, by Grammalecte (apt-get install grammalecte-cli)
	$(BIN)/python -m tests.prose grammar

fix: setup ## mend format and lint where that is safe
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup ## measure the speed, beside its baseline
	$(BIN)/python -m tests.benchmarks $(ARGS)

torture: setup ## cut the power and damage the files N times in each way (N=1000), and count what is lost
	$(BIN)/python -m tests.torture $(or $(N),100)

package: setup ## what labs install, in dist/ (ARGS="deb windows" for some alone)
	$(BIN)/python packaging/build.py $(ARGS)

package-test: ## install, use and remove the packages of dist/ in clean roots (as root, some minutes)
	$(BIN)/python packaging/check.py $(ARGS)

shots: ## a picture of every page, in build/shots
	@$(SETUP) test
	$(BIN)/python -m tests.shots $(ARGS)

lrs: setup ## install a real xAPI store in build/lrs, and send statements to it
	@test -x build/lrs/bin/ralph || ($(PYTHON) -m venv build/lrs && build/lrs/bin/pip install -q "ralph-malph[lrs,cli]==5.1.0" requests)
	$(BIN)/pytest -q tests/services/test_learning_store.py

clean: ## remove what can be made again, but for .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find app tests packaging -name __pycache__ -prune -exec rm -rf {} +
