# The commands of Tuntas; `make` alone lists them. What they do stands in scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-fast lint format bench pictures guide sbom pins clean

PYTHON_OF_VENV := .venv/bin/python

help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

setup: ## bring what serving needs: packages and front-end assets (run does this by itself)
	@python=$$(sh scripts/python.sh) && "$$python" -m scripts.setup

setup-dev: ## bring also the packages that tests and checks need
	@python=$$(sh scripts/python.sh) && "$$python" -m scripts.setup --dev

run: setup ## set up and serve on http://127.0.0.1:8000; DEMO=0 without demo data, HOST and PORT for another address
	@$(PYTHON_OF_VENV) -m scripts.serve

test: setup-dev ## run every check and every test, on SQLite and on PostgreSQL, and the journeys in Chromium
	@$(PYTHON_OF_VENV) -m scripts.run_tests

test-fast: setup-dev ## run the tests on SQLite only, without a browser
	@$(PYTHON_OF_VENV) -m scripts.run_tests fast

lint: setup-dev ## run the checks only: style, types, layers, weaknesses, pins
	@$(PYTHON_OF_VENV) -m scripts.run_tests lint

format: setup-dev ## put the code into the common style
	@$(PYTHON_OF_VENV) -m ruff check --fix-only --quiet . ; $(PYTHON_OF_VENV) -m ruff format --quiet .

bench: setup-dev ## measure the lists and pages beside a bare Flask page
	@$(PYTHON_OF_VENV) -m scripts.bench $(ARGS)

pictures: setup-dev ## take pictures of every page at both widths, and of every paper, into pictures/
	@$(PYTHON_OF_VENV) -m scripts.pictures $(ARGS)

guide: setup-dev ## take the pictures of the user guide anew, into docs/panduan/gambar/
	@$(PYTHON_OF_VENV) -m scripts.guide_pictures

sbom: setup ## write the bill of materials of this installation to build/sbom.json
	@$(PYTHON_OF_VENV) -m scripts.sbom

pins: ## make the pinned files anew from requirements*.in and package.json (needs uv and npm)
	@sh scripts/pins.sh

clean: ## remove what set-up and tests have made; instance/ with its data stays
	rm -rf .venv .venv-node node_modules build pictures test-results app/static/vendor app/static/vendor.new
	find app/static -name "*.br" -delete -o -name "*.gz" -delete
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -not -path './instance/*' -prune -exec rm -rf {} +
