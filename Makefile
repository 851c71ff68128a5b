# Kizuna. `make run` shows the dashboard, `make test` checks everything. On Windows: see README.md.

PORT ?= 8501
# The first interpreter that answers and is 3.11 or newer.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
# Streamlit opens the browser itself, where there is a screen to open one on.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname))
HEADLESS := $(if $(SCREEN),false,true)
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
BIN := .venv/bin

.PHONY: run test check bench format clean

run: .venv/run.stamp
	@$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless $(HEADLESS)

# As many processes as processors, four at most: each opens a browser and a server of its own. The
# tests in the browser come first in the list and take longest: who is done takes some of them.
test: check .venv/chromium.stamp
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# What needs no browser and takes seconds: style, types.
check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/test.stamp .venv/chromium.stamp
	$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST))

format: .venv/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

.venv/created.stamp:
	@test -n "$(PYTHON)" || { echo "Kizuna needs Python 3.11 or newer: install it, or name it" \
		"(make run PYTHON=/path/to/python3.11)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "This Python cannot make virtual" \
		"environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/created.stamp requirements.txt
	$(BIN)/pip install --quiet -r requirements.txt
	@touch $@

.venv/test.stamp: .venv/run.stamp tests/requirements.txt
	$(BIN)/pip install --quiet -r tests/requirements.txt
	@touch $@

# An installed Chromium or Chrome, else the distribution's, else the one that Playwright fetches.
.venv/chromium.stamp: .venv/test.stamp
ifeq ($(CHROMIUM),)
	@if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi; \
	{ $$sudo apt-get update -qq && $$sudo apt-get install -qq -y chromium; } \
	|| $(BIN)/playwright install --with-deps chromium \
	|| { echo "The browser tests need Chromium or Chrome: install one, then run make again."; exit 1; }
endif
	@touch $@
