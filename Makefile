# Two commands on a fresh machine: `make demo` and `make test`. Everything else is for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format lint types imports coverage accuracy pages system clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,register]'
	touch $(STAMP)

# Debian's packages that make more kinds of file readable and more tests run. Skipped where they can't be installed.
system:
	@sh tools/install-system-packages

demo: $(STAMP)
	@$(BIN)/python corpora/demo.py out/demo

test: $(STAMP) system
	$(BIN)/python -m pytest

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

coverage: $(STAMP) system
	$(BIN)/python -m pytest -n 2 --cov=pilotdocs --cov-report=term:skip-covered --cov-fail-under=85

accuracy: $(STAMP)
	$(BIN)/python benchmarks/quantities.py --no-speed
	$(BIN)/python benchmarks/claims.py
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/variants.py

pages: $(STAMP)
	$(BIN)/python tools/write_pages.py

check: lint types imports coverage

clean:
	rm -rf $(VENV) out build .mypy_cache .ruff_cache .pytest_cache .hypothesis
