# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

DEVELOPMENT := trust-funds western-balkans
VALIDATION  := exercises-and-operations science-programme
# Benchmarks that need no external data; the others print what they need.
BENCHMARKS  := startup main batch ka pdf tokenizer peers
# Models are rebuilt beside the shipped ones, each on one core so that the result is reproducible.
MADE     := build/models
DATA      = --treebanks $(TREEBANKS) --texts $(TEXTS)
LEARNT   := $(addprefix --gold corpus/,gold dev synthetic/open) $(addprefix --test corpus/synthetic/,held fresh unseen)
FORMATS  := --gold corpus/synthetic/formats --test corpus/synthetic/formats-unseen
ONE_CORE := OMP_NUM_THREADS=1

.PHONY: run test lint bench fuzz calibrate accuracy docs help
.PHONY: models model-cards model-linguistics model-relations model-relations-light model-relation-dates model-spans
.PHONY: model-stanza

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/  —/'

# Stamp files: dependencies are reinstalled only when their declaration changes.
$(VENV)/.base: pyproject.toml constraints.txt
	@echo "installing kaext into $(VENV) (base package, no torch)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m compileall -q src  # otherwise every start compiles if PYTHONDONTWRITEBYTECODE is set
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "installing the test tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.base  ## install, process the corpus into out/ and score it
	$(BIN)/kaext run corpus/raw corpus/pdf --out out
	$(BIN)/kaext run corpus/dev --out out/dev
	@echo; echo "validation brochures, which no rule was written for:"
	@$(BIN)/kaext evaluate out/dev $(VALIDATION:%=--gold corpus/dev/%.xml.txt)
	@echo; echo "development brochures:"
	@$(BIN)/kaext evaluate out/dev $(DEVELOPMENT:%=--gold corpus/dev/%.xml.txt)
	@echo; echo "the brochure, as text and as PDF:"
	@$(BIN)/kaext evaluate out --gold corpus/gold
	@echo "tables: out/*.csv    report: out/report/index.html    scores and errors: out/evaluation.html"

test: $(VENV)/.dev  ## install the test tools; run linter, type checker and test suite
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

lint: $(VENV)/.dev  ## format in place, then check style and types
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

bench: $(VENV)/.dev  ## run the benchmarks: ratios to peers measured in the same run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@for b in $(BENCHMARKS); do echo "== $$b"; $(BIN)/python benchmarks/bench_$$b.py || exit 1; done

fuzz: $(VENV)/.dev  ## feed hostile inputs to all readers: make fuzz MINUTES=60 (1 by default)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	$(BIN)/python benchmarks/fuzz.py $(or $(MINUTES),1)

calibrate: $(VENV)/.dev  ## recount right and wrong records by rule: src/kaext/confidence.tsv, docs/calibration.md
	$(BIN)/python benchmarks/calibrate.py

accuracy: $(VENV)/.dev  ## score every corpus; rewrite the tables of docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py

docs: $(VENV)/.docs  ## build the documentation into site/; fails on broken links
	$(BIN)/mkdocs build --strict --quiet --site-dir site

$(VENV)/.docs: $(VENV)/.base
	@echo "installing the documentation tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	@touch $@

models: model-relations model-relations-light model-relation-dates model-spans model-stanza  ## rebuild the models into build/models: make models TREEBANKS=DIR TEXTS=DIR
	$(BIN)/kaext models compare $(MADE)

model-cards: $(VENV)/.base
	@test -n "$(TREEBANKS)" -a -n "$(TEXTS)" || { echo "usage: make models TREEBANKS=DIR TEXTS=DIR (docs/models.md)"; exit 2; }
	@test -d $(MADE) || { mkdir -p $(dir $(MADE)) && cp -r models $(MADE); }

model-linguistics: model-cards
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(ONE_CORE) $(BIN)/kaext train linguistics $(DATA) --out $(MADE)/ka_kaext_gnc

model-relations: model-linguistics
	$(ONE_CORE) $(BIN)/kaext train relations --linguistics $(MADE)/ka_kaext_gnc $(LEARNT) $(FORMATS) --out $(MADE)/ka_kaext_relations

model-relations-light: model-cards
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(ONE_CORE) $(BIN)/kaext train relations $(LEARNT) $(FORMATS) --out $(MADE)/ka_kaext_relations_light

model-relation-dates: model-cards
	$(ONE_CORE) $(BIN)/kaext train relation-dates $(LEARNT) $(FORMATS) --out $(MADE)/ka_kaext_relation_dates

model-spans: model-cards
	$(ONE_CORE) $(BIN)/kaext train spans $(LEARNT) --out $(MADE)/ka_kaext_spans

model-stanza: model-cards
	@echo "installing torch and Stanza into $(VENV)-stanza: the package of Stanza is trained there"
	@test -x $(VENV)-stanza/bin/python || $(PYTHON) -m venv $(VENV)-stanza
	@$(VENV)-stanza/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train,stanza]'
	$(ONE_CORE) $(VENV)-stanza/bin/kaext train linguistics --engine stanza $(DATA) --out $(MADE)/ka_kaext_stanza
