# Everything that starts, tests or maintains Rückenwind. `make` alone lists what there is.
# Needs make and python3 ≥ 3.11 with venv, nothing else. Packages come locked with hashes from requirements/,
# through whichever index this machine's pip or uv is set up for.

PYTHON ?= python3
PORT ?= 8000
UV := $(shell command -v uv)
BIN := .venv/bin
ARGS ?=

# Settings for tools that must load the project but need no database: what a production site would say.
PRODUCTION := DEBUG=0 DEMO=0 BASE_URL=https://mentoring.example.com EMAIL_URL=smtp://mail.example.com \
	DATABASE_URL=postgres://database.example.com/none REDIS_URL=redis://redis.example.com \
	SECRET_KEY=made-up-for-the-checks-only-0123456789-abcdefghijklm HASH_KEY=made-up-for-the-checks-only-0123456789-nopqrs \
	FIELD_KEYS=bWFkZSB1cCBmb3IgdGhlIGNoZWNrcywgMzIgYnl0ZXM=

.DEFAULT_GOAL := help
.PHONY: help setup demo run test redis check bench prove lighthouse browser fmt messages lock vendor

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/dev.stamp ## install everything for demo, tests and checks into .venv

demo: .venv/demo.stamp ## start a working company (PORT=8000; RESET=1 starts over); Ctrl-C stops it
	@DEMO=1 PORT=$(PORT) RESET=$(RESET) $(BIN)/python -m mentoring.supervisor

run: .venv/dev.stamp ## start for development: DEBUG, reloads on change, no sample company
	@DEBUG=1 PORT=$(PORT) RESET=$(RESET) $(BIN)/python -m mentoring.supervisor

test: .venv/dev.stamp ## run unit, page, architecture and journey tests (ARGS="-k word" narrows)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q --ignore tests/browser -m "not redis" $(ARGS)

redis: .venv/dev.stamp ## walk the journey as a whole company with a real redis-server as broker
	@$(BIN)/python -m pytest -q tests/journeys -m redis $(ARGS)

browser: .venv/dev.stamp ## run the tests that drive Chromium
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q tests/browser $(ARGS)

check: .venv/dev.stamp ## lint, format, types, import contracts, templates, migrations, translations, deployment
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files --cached --others --exclude-standard '*.html')
	$(BIN)/lint-imports
	$(PRODUCTION) $(BIN)/mypy
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py translations
	$(PRODUCTION) $(BIN)/python manage.py vendor_check
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev.stamp ## measure the matching, the directory import and the deck
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m tests.bench.matching $(ARGS)
	@$(BIN)/python -m tests.bench.directory
	@$(BIN)/python -m tests.bench.discover

prove: .venv/dev.stamp ## hold the matching against an integer program a thousand times (ARGS="100" for fewer)
	@$(BIN)/python -m tests.bench.proof $(ARGS)

lighthouse: .venv/dev.stamp ## measure the pages that are judged first (needs Node; ARGS=3 takes the median of three)
	@$(BIN)/python -m tests.bench.pages $(ARGS)

fmt: .venv/dev.stamp ## format code and templates
	@$(BIN)/ruff check -q --fix-only
	@$(BIN)/ruff format -q
	@$(BIN)/djade --target-version 5.2 $$(git ls-files --cached --others --exclude-standard '*.html')

messages: .venv/dev.stamp ## collect texts for translation and compile the German catalogue
	@$(PRODUCTION) $(BIN)/python manage.py translations --update --compile

lock: ## resolve requirements/*.in into locked files with hashes (needs uv)
	@for part in app demo dev; do \
		uv pip compile -q requirements/$$part.in --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
			-o requirements/$$part.txt $(ARGS) || exit 1; \
	done

vendor: .venv/dev.stamp ## check the front-end files under static/vendor against VENDORED.toml
	@$(PRODUCTION) $(BIN)/python manage.py vendor_check

.venv/%.stamp: requirements/%.txt # dev.txt contains demo.txt, so one environment serves both
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed (PYTHON=python3.12 make …)" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(if $(UV),uv venv -q --python $(PYTHON) .venv,$(PYTHON) -m venv .venv) || \
		{ rm -rf .venv; echo "Python's venv module is incomplete here. On Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing $* packages into .venv (about a minute the first time)"
	@$(if $(UV),uv pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check) \
		--require-hashes -r $<
	@touch $@ $(if $(filter dev,$*),.venv/demo.stamp)
