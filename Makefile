# Two commands: `make demo` runs the main job, `make test` passes the tests. Both leave .venv/bin/whowhom working.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := .venv/bin
WORKERS ?= 2
SETS := tempeval3 toponyms re3d newsquant article_extraction ecbplus

.PHONY: demo test axe lint types check bench readme docs web lock clean

PIP := $(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --group checkout --extra series \
	--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet

# What runs the program. Everything is pinned by hash; --no-deps because the list is complete.
.venv/.ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "whowhom needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-build-isolation -e .
	@touch $@

# And what tests it, which is more than twice as large.
.venv/.dev: .venv/.ready requirements-dev.txt
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

# At a terminal it ends with the explorer: in a group of its own (-m), so that Ctrl-C ends that and is no error of make.
demo: .venv/.ready
	@if test -t 1; then bash -mc '$(RUN)/whowhom demo'; else $(RUN)/whowhom demo; fi

# Two at a time: each loads the parser and the learned coder, so more want more memory. A file's tests stay together.
test: lint types check axe
	$(RUN)/python -m pytest -q --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

# What the tests in the browser check accessibility with; where it cannot be had, they say that they leave that out.
axe:
	@if command -v npm >/dev/null; then $(MAKE) --silent web/node_modules/.ready || true; fi

lint: .venv/.dev
	$(RUN)/ruff check src tests bench tools training
	$(RUN)/ruff format --check src tests bench tools training

types: .venv/.dev
	$(RUN)/mypy

check: .venv/.ready
	$(RUN)/whowhom codebook check

bench: .venv/.dev
	$(RUN)/python -m bench.gold --floors
	$(RUN)/python -m bench.incidents
	@for set in plv polnear $(SETS) stages; do echo "$$set:"; $(RUN)/python -m bench.$$set --floors || exit 1; done

# The parts of README.md that the program tells of itself.
readme: .venv/.ready
	$(RUN)/python tools/readme.py

# The documentation as a site of pages in site/; a warning or a dead link is an error.
docs: .venv/.dev
	NO_MKDOCS_2_WARNING=1 $(RUN)/python -m mkdocs build
	$(RUN)/python tools/docs_links.py site

# The explorer's pages, of web/, which the package carries built: only for who changes them, and needs Node.js 20.
web: .venv/.ready web/node_modules/.ready
	$(RUN)/python tools/openapi.py > web/openapi.json
	cd web && npm run --silent types && npm run --silent check && npm run --silent build

web/node_modules/.ready: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

# Only when dependencies change; needs uv. The lists hold for Python 3.11 and later, and name no host.
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --constraints requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf .venv site demo.duckdb demo.duckdb.fts.sqlite .mypy_cache .ruff_cache .pytest_cache .hypothesis
