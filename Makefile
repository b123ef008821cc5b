# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: run test lint bench help

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/  —/'

# Stamps make the second run quick: dependencies are installed again only when their declaration changes.
$(VENV)/.base: pyproject.toml constraints.txt
	@echo "installing kaext into $(VENV) (base package, no torch)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "installing the test tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.base  ## install, run kaext over the corpus into out/, score it
	$(BIN)/kaext run corpus/raw corpus/pdf --out out
	$(BIN)/kaext evaluate out --gold corpus/gold
	@echo "dataset: out/    report: out/report/index.html    scores: out/evaluation.json"

test: $(VENV)/.dev  ## install and run lint, types and the whole test suite
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

lint: $(VENV)/.dev  ## format in place and check style and types
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

bench: $(VENV)/.dev  ## benchmarks: ratios against peers, measured in the same run
	@for b in benchmarks/bench_*.py; do echo "== $$b"; $(BIN)/python $$b || exit 1; done
