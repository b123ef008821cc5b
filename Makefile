# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

DEVELOPMENT := trust-funds western-balkans
VALIDATION  := exercises-and-operations science-programme
# Those that need no data from elsewhere; the others say in their first lines what they need.
BENCHMARKS  := startup main batch ka pdf tokenizer peers
# Models are made beside the shipped ones, by one core each so that they come out the same.
MADE     := build/models
DATA      = --treebanks $(TREEBANKS) --texts $(TEXTS)
LEARNT   := $(addprefix --gold corpus/,gold dev synthetic/open) $(addprefix --test corpus/synthetic/,held fresh unseen)
ONE_CORE := OMP_NUM_THREADS=1

.PHONY: run test lint bench fuzz calibrate accuracy docs help
.PHONY: models model-cards model-linguistics model-relations model-spans model-stanza

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/  —/'

# Stamps make the second run quick: dependencies are installed again only when their declaration changes.
$(VENV)/.base: pyproject.toml constraints.txt
	@echo "installing kaext into $(VENV) (base package, no torch)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m compileall -q src  # where PYTHONDONTWRITEBYTECODE is set, every start would compile anew
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "installing the test tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.base  ## install, run kaext over the corpus into out/, score it
	$(BIN)/kaext run corpus/raw corpus/pdf --out out
	$(BIN)/kaext run corpus/dev --out out/dev
	@echo; echo "validation brochures, which no rule was written for:"
	@$(BIN)/kaext evaluate out/dev $(VALIDATION:%=--gold corpus/dev/%.xml.txt)
	@echo; echo "development brochures:"
	@$(BIN)/kaext evaluate out/dev $(DEVELOPMENT:%=--gold corpus/dev/%.xml.txt)
	@echo; echo "the brochure, as text and as PDF:"
	@$(BIN)/kaext evaluate out --gold corpus/gold
	@echo "tables: out/*.csv    report: out/report/index.html    scores and errors: out/evaluation.html"

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
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@for b in $(BENCHMARKS); do echo "== $$b"; $(BIN)/python benchmarks/bench_$$b.py || exit 1; done

fuzz: $(VENV)/.dev  ## feed hostile inputs to all readers: make fuzz MINUTES=60 (1 by default)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	$(BIN)/python benchmarks/fuzz.py $(or $(MINUTES),1)

calibrate: $(VENV)/.dev  ## count right and wrong records by rule anew: src/kaext/confidence.tsv, docs/calibration.md
	$(BIN)/python benchmarks/calibrate.py

accuracy: $(VENV)/.dev  ## score every corpus: the tables of docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py

docs: $(VENV)/.docs  ## build the documentation into site/; broken links stop it
	$(BIN)/mkdocs build --strict --quiet --site-dir site

$(VENV)/.docs: $(VENV)/.base
	@echo "installing the documentation tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	@touch $@

models: model-relations model-spans model-stanza  ## train the models again, into build/models: make models TREEBANKS=DIR TEXTS=DIR
	$(BIN)/kaext models compare $(MADE)

model-cards: $(VENV)/.base
	@test -n "$(TREEBANKS)" -a -n "$(TEXTS)" || { echo "usage: make models TREEBANKS=DIR TEXTS=DIR (docs/models.md)"; exit 2; }
	@test -d $(MADE) || { mkdir -p $(dir $(MADE)) && cp -r models $(MADE); }

model-linguistics: model-cards
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(ONE_CORE) $(BIN)/kaext train linguistics $(DATA) --out $(MADE)/ka_kaext_gnc

model-relations: model-linguistics
	$(ONE_CORE) $(BIN)/kaext train relations --linguistics $(MADE)/ka_kaext_gnc $(LEARNT) --out $(MADE)/ka_kaext_relations

model-spans: model-cards
	$(ONE_CORE) $(BIN)/kaext train spans $(LEARNT) --out $(MADE)/ka_kaext_spans

model-stanza: model-cards
	@echo "installing torch and Stanza into $(VENV)-stanza: the package of Stanza is trained there"
	@test -x $(VENV)-stanza/bin/python || $(PYTHON) -m venv $(VENV)-stanza
	@$(VENV)-stanza/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train,stanza]'
	$(ONE_CORE) $(VENV)-stanza/bin/kaext train linguistics --engine stanza $(DATA) --out $(MADE)/ka_kaext_stanza
