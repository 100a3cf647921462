# XiaoQ (小Q). `make help` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
XIAOQ := .venv/bin/xiaoq
PYTHON := .venv/bin/python
PROFILE ?= auto
WEIGHTS ?= hub
export RASA_TELEMETRY_ENABLED := false

.PHONY: help install run test train check lint lock bench serve-llm

help:  ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: .venv/installed  ## build the environment in .venv, nothing else

.venv/installed: requirements.lock pyproject.toml tools/install.sh tools/precompile.py
	@sh tools/install.sh

run: install  ## start everything; Ctrl-C stops it
	@exec $(XIAOQ) run

train: install  ## train Rasa's model if the designers' files changed
	@$(XIAOQ) train

check: install  ## for designers: check data/ and domain.yml, run the test conversations
	@$(XIAOQ) check

test: install  ## run every test
	@$(PYTHON) -m pytest $(TESTS)

lint: install  ## ruff and mypy
	@$(PYTHON) -m ruff format --check . && $(PYTHON) -m ruff check . && $(PYTHON) -m mypy

lock: install  ## make requirements.lock anew after a change of pyproject.toml
	@sh tools/lock.sh

bench: install  ## compare with stock Rasa, side by side
	@$(PYTHON) -m bench

serve-llm: install  ## start vLLM: PROFILE=auto|list|NAME, WEIGHTS=hub|modelscope|FOLDER
	@$(PYTHON) -m llm_backend.serving.serve --profile $(PROFILE) --weights $(WEIGHTS)
