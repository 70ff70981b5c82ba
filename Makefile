# Demarc: `make site` builds the website, `make test` runs every test. Both install what is
# missing first, and are quick the second time.

SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT := swift
DEMARC := .build/release/demarc

# One build for the program and its tests, which run five times faster on optimized code.
BUILD := -c release -Xswiftc -enable-testing

# What the build needs beside Swift, and which file tells that it is there.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config

# Tests with a limit of time run by themselves: hundreds of others beside them would use it up.
TIMED := $(shell grep -rl 'timeLimit\|PathologicalTests' Tests --include=*.swift | sed -E 's|.*/(.*)\.swift|\1|' | sort | paste -sd '|' -)

# Installs Debian's packages $(1), or Homebrew's $(2).
install = \
	echo "Installing what is missing"; \
	if command -v apt-get >/dev/null; then \
	  run=; [ "$$(id -u)" = 0 ] || run=sudo; \
	  $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq $(1) >/dev/null; \
	elif command -v brew >/dev/null; then brew install $(2); \
	else echo "Please install $(1)"; exit 1; fi

.PHONY: help
help: ## List what can be made.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: site
site: build ## Build the website of Content/ into Public/.
	@$(DEMARC) build
	@echo "Look at it: $(DEMARC) serve"

.PHONY: check
check: build ## Check Content/ without writing anything.
	@$(DEMARC) check

.PHONY: serve
serve: build ## Preview the website while you edit it.
	@$(DEMARC) serve

.PHONY: test
test: lint test-swift test-fuzz browser ## Run every test, those in a browser last.

.PHONY: lint
lint: ## Check the formatting, and look for declarations that nothing uses.
	$(SWIFT) format lint --strict -r Sources Tests Package.swift
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Support/unreferenced.py

.PHONY: test-swift
test-swift: setup specification lychee ## Run the tests of the code; ARGS="--filter Name" chooses.
	$(SWIFT) build $(BUILD) --build-tests
ifdef ARGS
	$(SWIFT) test $(BUILD) --skip-build $(ARGS)
else
	$(SWIFT) test $(BUILD) --skip-build --filter '$(TIMED)'
	$(SWIFT) test $(BUILD) --skip-build --skip '$(TIMED)'
endif

.PHONY: test-fuzz
test-fuzz: build # Test the fuzzer, and run it for two minutes with one seed.
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/test_fuzz.py
	@FUZZ_SECONDS=30 PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/fuzz.py --demarc $(DEMARC) --seed 1 --seconds 120

.PHONY: fuzz
fuzz: build ## Try strange sites for two minutes; SECONDS=3600 for longer, ARGS="--only views".
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/fuzz.py --seconds $(or $(SECONDS),120) $(ARGS)

.PHONY: browser
browser: build ## Test the website in Chromium alone; ARGS="-k word" chooses.
	@DEMARC=$(DEMARC) sh Tests/Browser/run.sh $(ARGS)

.PHONY: screenshots
screenshots: build ## Draw a page of every kind into .build/screenshots.
	@DEMARC=$(DEMARC) sh Tests/Browser/run.sh screenshots $(ARGS)

.PHONY: build
build: setup ## Build the program for release.
	@$(SWIFT) build $(BUILD) --product demarc

.PHONY: snapshots
snapshots: setup specification lychee ## Rewrite the snapshots of tests; read the diff before you commit.
	UPDATE_SNAPSHOTS=1 $(SWIFT) test $(BUILD)

.PHONY: bench
bench: build ## Measure the speed against the floor on tmpfs, and how long an edit takes.
	@bash Tests/Performance/bench.sh
	@python3 Tests/Performance/latency.py --memory 2000

.PHONY: picture
picture: site ## Refresh the heatmap in the README.
	cp Public/matrix/responsibility.svg .github/heatmap.svg

.PHONY: format
format: ## Format the code.
	$(SWIFT) format -i -r Sources Tests Package.swift

.PHONY: clean
clean: ## Remove what was built. The website in Public/ stays.
	rm -rf .build

.PHONY: setup
setup: # Install what is missing.
	@command -v $(SWIFT) >/dev/null || { echo "Swift is missing: see https://www.swift.org/install/"; exit 1; }
	@pkg-config --exists libcmark-gfm 2>/dev/null || { $(call install,$(PACKAGES),cmark-gfm pkgconf); }

.PHONY: specification
specification: # Fetch the specifications that the tests compare with.
	@command -v pip3 >/dev/null || command -v pip >/dev/null || { $(call install,python3-pip,python); }
	@bash Tests/Support/fetch-specification.sh
	@bash Tests/Support/fetch-sarif-schema.sh
	@bash Tests/Support/install-jsonschema.sh

.PHONY: lychee
lychee: # Install lychee for the tests of links to other sites; without it they are skipped.
	@bash Tests/Support/install-lychee.sh
