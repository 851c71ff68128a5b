# Kizuna. `make run` shows the dashboard, `make test` checks everything. On Windows: see README.md.

PORT ?= 8501
ADDRESS ?= 127.0.0.1
# The first interpreter that answers and is 3.11 or newer.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
# Streamlit opens the browser itself, where there is a screen to open one on.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname))
HEADLESS := $(if $(SCREEN),false,true)
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
# What the tests of deploy/ need: packages of Debian whose programs are not there.
DEPLOY := $(shell PATH="$$PATH:/usr/sbin"; command -v nginx >/dev/null || echo nginx-light; \
	command -v systemd-analyze >/dev/null || echo systemd; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql)
BIN := .venv/bin

.PHONY: run test test-all test-warehouse check web bench format lock clean

run: .venv/run.stamp
	@$(BIN)/streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT) --server.headless $(HEADLESS)

# As many processes as processors, four at most: each opens a browser and a server of its own. The
# tests in the browser come first in the list and take longest: who is done takes some of them. The
# floor is one of all tests together, so it stands here: a part of them covers a part.
PYTEST = $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

test: check .venv/chromium.stamp .venv/deploy.stamp
	$(PYTEST) --cov-fail-under 95

# With every case of the products of which `make test` runs those where each two values meet.
test-all: check .venv/chromium.stamp .venv/deploy.stamp
	$(PYTEST) --cov-fail-under 95 -m "not spark"

# The tests of the warehouse on a cluster of Spark: half a gigabyte of packages, and Java 17. The
# client must not lie where the other tests run: pandera would import it.
SPARK := pyspark==4.3.0
test-warehouse: .venv/spark.stamp
	SPARK_HOME=$$(echo $(CURDIR)/.venv/spark/lib/python3*/site-packages/pyspark) \
		PYTHONPATH=$(CURDIR)/.venv/spark-client $(BIN)/pytest --no-cov -m spark tests/warehouse

# What needs no browser and takes seconds: style, types.
check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Scripts and styles. Not a part of check: Biome comes by npm, and Node may be missing.
web:
	npx --yes @biomejs/biome@2.6.8 ci

bench: .venv/test.stamp .venv/chromium.stamp
	$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST))

format: .venv/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change of a file of requirements: every version and the hashes of its
# files, for all Pythons and systems. TO=--upgrade takes the newest of what these do not pin.
UV := uv==0.13.9
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url $(TO)

lock: .venv/created.stamp
	$(BIN)/pip install --quiet $(UV)
	$(COMPILE) requirements.txt --output-file requirements.lock
	$(COMPILE) requirements-sign-in.txt --constraints requirements.lock --output-file requirements-sign-in.lock
	$(COMPILE) requirements-postgres.txt --constraints requirements.lock --output-file requirements-postgres.lock
	$(COMPILE) requirements-warehouse.txt --constraints requirements.lock --output-file requirements-warehouse.lock
	$(COMPILE) tests/requirements.txt --constraints requirements.lock --output-file tests/requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

.venv/created.stamp:
	@test -n "$(PYTHON)" || { echo "Kizuna needs Python 3.11 or newer: install it, or name it" \
		"(make run PYTHON=/path/to/python3.11)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "This Python cannot make virtual" \
		"environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/created.stamp requirements.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/test.stamp: .venv/run.stamp tests/requirements.lock
	$(BIN)/pip install --quiet --require-hashes -r tests/requirements.lock
	@touch $@

# An installed Chromium or Chrome, else the distribution's, else the one that Playwright fetches.
.venv/chromium.stamp: .venv/test.stamp
ifeq ($(CHROMIUM),)
	@sh .ci/install-chromium $(BIN)/playwright
endif
	@touch $@

.venv/spark.stamp: .venv/test.stamp requirements-warehouse.lock
	@command -v java >/dev/null || sh .ci/install openjdk-17-jre-headless "Spark needs Java."
	$(PYTHON) -m venv .venv/spark
	.venv/spark/bin/pip install --quiet $(SPARK)
	$(BIN)/pip install --quiet --require-hashes --target .venv/spark-client -r requirements-warehouse.lock
	@touch $@

# Debian starts nginx on port 80 as well, and PostgreSQL at 127.0.0.1; the tests use neither. Without
# these programs tests say what they need.
.venv/deploy.stamp: .venv/test.stamp
	@for package in $(DEPLOY); do sh .ci/install $$package "Tests of deploy/ need $$package." \
		|| echo "Without $$package some are skipped."; done
	@touch $@
