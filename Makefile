# `make run` sets up and serves the site, `make test` sets up and tests it. Every target works from a fresh clone.
PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?=
BENCH_ARGS ?=
LOAD_ARGS ?=
KILLS_ARGS ?=
SITE_URL ?= http://localhost:$(PORT)

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
STATIC := var/static/staticfiles.json
COMPILE := CUSTOM_COMPILE_COMMAND="make pins" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-options $(PINS_ARGS)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench load kills pins clean

help:
	@echo 'make run     set up, and serve on http://localhost:$(PORT)/ (another port: make run PORT=9000)'
	@echo 'make test    set up, and run all tests (PYTEST_ARGS="-k headers" for some of them)'
	@echo 'make lint    check style, types, settings and migrations'
	@echo 'make format  lay out the code'
	@echo 'make bench   measure requests a second, weights of pages, renditions of photos, and badges (needs wrk)'
	@echo 'make load    400 sign-ups at once for 100 places, on SQLite and PostgreSQL (fewer: LOAD_ARGS="--rounds 1")'
	@echo 'make kills   kill server and worker 30 times each during 500 sign-ups with mail, on both databases'
	@echo 'make pins    compile requirements*.txt anew (newest releases: make pins PINS_ARGS=--upgrade)'
	@echo 'make clean   remove what these targets made; the database and uploads stay'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed. Name one: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo 'The venv module is missing. On Debian or Ubuntu: apt-get install python3-venv'; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Directories are listed too: their time tells of a file that was removed.
$(STATIC): $(shell find static) techniekpact/settings.py $(VENV)/installed
	$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

setup: $(VENV)/installed $(STATIC)

run: export PATH := $(CURDIR)/$(BIN):$(PATH)
run: export PORT := $(PORT)
run: export SITE_URL := $(SITE_URL)
run: setup
	$(MANAGE) migrate --noinput --verbosity 0
	@if $(MANAGE) shell --verbosity 0 -c 'from events.models import Event; raise SystemExit(Event.objects.exists())'; \
		then $(MANAGE) load_demo; fi
	@echo 'The site: $(SITE_URL)/ (stop it with Ctrl-C)'
	@exec honcho start --env /dev/null --port $(PORT)

test: setup $(VENV)/installed-dev
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST_ARGS)

lint: export DATABASE_URL := sqlite://:memory:
lint: setup $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	SITE_URL=https://techniekpact.example $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup $(VENV)/installed-dev
	@$(BIN)/python -m bench $(BENCH_ARGS)

load: setup $(VENV)/installed-dev
	@$(BIN)/python -m bench.sign_up $(LOAD_ARGS)

kills: setup $(VENV)/installed-dev
	@$(BIN)/python -m bench.kills $(KILLS_ARGS)

pins: $(VENV)/installed-dev
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) var/static var/cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
