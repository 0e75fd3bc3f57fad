# The commands of the project. Everything is installed into .venv; nothing outside the folder is touched, except for the system
# libraries that packaging/system-libraries installs where it may.
#
#   make run     set up if needed, then open the app on the demo video (headless where there is no display)
#   make test    set up if needed, then run every test
#   make setup   what `make run` needs
#   make check   format, lint, types, import contracts
#   make bench   benchmarks, one table each
#   make package build the frozen program in build/dist and try it out (build/package.log)
#
# PYTHON=…       the interpreter to build .venv with (default: the newest of 3.11 to 3.13 that works)
# ACCELERATOR=…  cpu or gpu (default: gpu if an NVIDIA driver answers)
# ARGS=…         passed on to pytest, for example ARGS="tests/unit -k knapsack"

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: run test setup check bench package clean

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
DEMO := resources/demo/demo.mp4
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))

ACCELERATOR ?= $(shell nvidia-smi -L >/dev/null 2>&1 && echo gpu || echo cpu)
INSTALL = packaging/install $(BIN)/python $(ACCELERATOR)

RUNTIME := $(STAMPS)/runtime-$(ACCELERATOR)
TOOLS := $(STAMPS)/tools-$(ACCELERATOR)

run: setup
	@packaging/run-demo $(DEMO)

test: setup $(TOOLS)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

setup: $(RUNTIME) $(DEMO) $(TRANSLATIONS)

check: $(TOOLS)
	@$(BIN)/python packaging/check.py

bench: setup $(TOOLS)
	@for benchmark in benchmarks/bench_*.py; do $(BIN)/python "$$benchmark" || exit; done

package: setup
	@$(INSTALL) demo,package
	@$(BIN)/python packaging/package.py

clean:
	rm -rf $(VENV) build dist resources/demo

$(BIN)/python:
	@python="$${PYTHON:-$$(packaging/find-python)}" && echo "Building $(VENV) with $$python" && "$$python" -m venv $(VENV)

$(RUNTIME): pyproject.toml packaging/install packaging/system-libraries | $(BIN)/python
	@packaging/system-libraries
	@$(INSTALL) demo
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/* && touch $@

$(TOOLS): $(RUNTIME)
	@$(INSTALL) demo,train,dev
	@touch $@

$(DEMO): resources/make_demo.py | $(RUNTIME)
	@echo "Making the demo video"
	@$(BIN)/python resources/make_demo.py --output $@ --force

resources/translations/%.qm: resources/translations/%.ts | $(RUNTIME)
	@$(BIN)/python packaging/translations.py compile
