# Every path here is relative: make cannot handle a checkout whose path has a space.
PYTHON ?= python3
ARGS ?=
IN = .venv/bin/python
TOO_OLD = This needs Python 3.11 or newer: install it, or name one (make run PYTHON=python3.12).
NO_VENV = This Python cannot make an environment: install its venv package (Debian: python3-venv).

.PHONY: run test test-whole check clean

run: .venv/for-running
	@$(IN) manage.py serve $(ARGS)

# As many tests at once as there are processors; those of one file one after another.
PYTEST = $(IN) -m pytest -n logical --dist loadscope

test: .venv/for-checking
	@$(PYTEST) -m "not whole" $(ARGS)

# What starts real processes or kills them, all pages in all widths: the other half of the tests.
test-whole: .venv/for-checking
	@$(PYTEST) -m whole $(ARGS)

# The history of migrations is not looked at here: that needs a database, and `set_up` does it.
check: .venv/for-checking
	$(IN) -m ruff format --check .
	$(IN) -m ruff check .
	$(IN) -m mypy
	.venv/bin/lint-imports
	$(IN) -m djlint --check templates
	$(IN) -m djlint --lint templates
	$(IN) -W "ignore:Got an error checking a consistent migration history" manage.py makemigrations --check --dry-run
	@for site in newsroom public; do \
	    echo "check --deploy ($$site)"; \
	    TRACKER_SITE=$$site TRACKER_HTTPS=1 TRACKER_VAR="$$PWD/.venv/no-data" $(FOR_CHECK) $(IN) manage.py check --deploy --fail-level WARNING || exit 1; \
	done

# A key for this check alone: the real ones are made by `set_up`. It looks at the settings, not at data of `make run`,
# where there are demonstration accounts; where people work, run it with the installation's own environment.
FOR_CHECK = SECRET_KEY="$$($(IN) -c 'import secrets; print(secrets.token_urlsafe(64))')"

# The environment, never the data: that is in var/.
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(TOO_OLD)" >&2; exit 1; }
	@echo "Making the environment in .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "$(NO_VENV)" >&2; exit 1; }
	@touch $@

.venv/for-running: requirements.txt | .venv/made
	@echo "Installing what runs the product (pinned, with hashes)"
	@$(IN) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

.venv/for-checking: requirements-check.txt requirements-followthemoney.txt | .venv/made
	@echo "Installing what tests and checks the product (pinned, with hashes)"
	@$(IN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-check.txt
	@$(IN) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-followthemoney.txt
	@touch $@
