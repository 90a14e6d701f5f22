# make demo — see it work; make test — try everything. Needs Python 3.11 and make, nothing else.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin/python
PIP := $(VENV) -m pip install --disable-pip-version-check --require-hashes --quiet --quiet
COVER := $(VENV) -m coverage run -m pytest
# Handed out by thirty-two: of hundreds at once, one core would have slow ones left for minutes while the other is idle.
FAST := -n 2 --maxschedchunk=32 -m "not alone and not browser and not chaos"
LOCKS := requirements.txt provenance/embedded/requirements.txt

.PHONY: demo setup run worker test coverage mutation laws fuzz proofs examples check fix
.DEFAULT_GOAL := demo
# What is compiled is written down for the next: tests start hundreds of processes, and each would compile all of it.
unexport PYTHONDONTWRITEBYTECODE
# Of a shell in which another project was worked on: pytest would read the settings before it has servers.
unexport DJANGO_SETTINGS_MODULE

demo: .venv/.demo ## everything at once, with an invented corpus; Ctrl-C stops it
	@exec $(VENV) manage.py demo

setup: .venv/.tests ## what tests and checks need besides

run: .venv/.demo ## the pages, reloading as you edit
	@DEBUG=True exec $(VENV) manage.py runserver

worker: .venv/.demo ## a worker and its clock
	@exec $(VENV) -m provenance.embedded $(VENV) -m celery -A provenance.celery worker -c 2 -B --loglevel=INFO

test: .venv/.tests ## the whole suite on servers of its own: fast tests side by side, then a browser and killed parts (ARGS="-k words")
ifdef ARGS
	@exec $(VENV) -m pytest $(ARGS)
else
	@ended=0; told=$$(mktemp); trap 'rm -f "$$told"' EXIT; \
	$(VENV) -m pytest $(FAST) || ended=1; \
	$(VENV) -m pytest -m alone >"$$told" 2>&1 & alone=$$!; \
	$(VENV) -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/browser tests/chaos || ended=1; \
	wait $$alone || ended=1; cat "$$told"; exit $$ended
endif

coverage: .venv/.tests ## which lines and branches the fast tests and those alone run; 98 % of all, every one of rules and actions (ARGS="tests/claims" for some)
	@rm -f .coverage .coverage.*; ended=0; \
	if [ -n "$(ARGS)" ]; then $(COVER) $(ARGS) || ended=1; else \
	$(COVER) $(FAST) || ended=1; \
	$(COVER) -m alone || ended=1; fi; \
	$(VENV) -m coverage combine --quiet || exit 1; \
	$(VENV) -m coverage report --fail-under=$(if $(ARGS),0,98) || ended=1; \
	$(VENV) -m coverage report --include="*/rules/*,*/actions/*" --fail-under=$(if $(ARGS),0,100) >/dev/null || \
		{ echo "rules and actions are to be run whole: see above"; ended=1; }; exit $$ended

mutation: .venv/.tests ## how many faults put in on purpose the tests notice, into deploy/results.md (ONLY="scoring chain" lists who survived; MUTATED_EACH=1 for every mutant, MUTATED_EACH=24 MUTATED_TURN=5 for another sample)
	@exec $(VENV) -m $(if $(ONLY),tests.mutation $(ONLY),tests.proofs T34)

laws: .venv/.tests ## every law of corroboration on two thousand newsrooms made up at random (LAW_EXAMPLES for another number)
	@LAW_EXAMPLES=$${LAW_EXAMPLES:-2000} exec $(VENV) -m pytest tests/claims/rules/weighing/test_corroboration_laws.py \
		tests/claims/actions/test_corroboration_laws.py tests/claims/models/test_backings.py \
		tests/provenance/history/past/test_replay_laws.py

proofs: .venv/.tests ## every proof at its full size, its figure into deploy/results.md (ONLY="T08 T28" for some); hours
	@exec $(VENV) -m tests.proofs $(ONLY)

fuzz: .venv/.tests ## ten thousand requests made up from the description of the API, from three seeds (FUZZ_SEEDS, FUZZ_EXAMPLES for others)
	@FUZZ_SEEDS=$${FUZZ_SEEDS:-1,2,3} FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2} FUZZ_PHASES=coverage,fuzzing,stateful \
		exec $(VENV) -m pytest tests/provenance/partners/test_hail.py

examples: .venv/.demo ## the examples of the API's description, asked anew of a newsroom of its own with the demo's corpus
	@home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; \
	PROVENANCE_HOME="$$home" $(VENV) manage.py examples

check: .venv/.tests ## style, types, known weaknesses, migrations, deployment settings
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy
	$(VENV) -m bandit --quiet -ll -c pyproject.toml -r claims sources provenance
	$(VENV) manage.py makemigrations --check --dry-run
	@set -a && . ./.env.example && HTTPS=True SECRET_KEY=$$($(VENV) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(VENV) manage.py check --deploy --fail-level WARNING

fix: .venv/.tests ## mend what a machine can mend
	$(VENV) -m ruff check --fix .
	$(VENV) -m ruff format .

.venv/.python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@test -x $(VENV) || "$(PYTHON)" -m venv .venv
	@touch $@

.venv/.demo: .venv/.python $(LOCKS)
	@$(PIP) $(LOCKS:%=-r %)
	@touch $@

.venv/.tests: .venv/.demo tests/requirements.txt
	@$(PIP) -r tests/requirements.txt
	@touch $@
