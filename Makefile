# Demarc: `make site` builds the website, `make test` runs all tests. Both install missing packages first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT := swift
DEMARC := .build/release/demarc

# One optimized build for the program and its tests, which run five times faster than in a debug build.
BUILD := -c release -Xswiftc -enable-testing

# System packages that the build needs.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev pkg-config

# What the program for workbooks needs, and nothing else.
XLSX_PACKAGES := libxlsxwriter-dev libminizip-dev pkg-config

# What the static build needs as well: archives of C libraries, and tools for them.
STATIC_PACKAGES := $(PACKAGES) libxml2-dev binutils python3

# Tests with a time limit run separately, because hundreds of parallel tests would slow them down.
TIMED := $(shell grep -rl 'timeLimit\|PathologicalTests' Tests --include=*.swift | sed -E 's|.*/(.*)\.swift|\1|' | sort | paste -sd '|' -)

# Installs the Debian packages $(1) or the Homebrew packages $(2).
install = \
	echo "Installing missing packages"; \
	if command -v apt-get >/dev/null; then \
	  run=; [ "$$(id -u)" = 0 ] || run=sudo; \
	  $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq $(1) >/dev/null; \
	elif command -v brew >/dev/null; then brew install $(2); \
	else echo "Please install $(1)"; exit 1; fi

.PHONY: help
help: ## List all targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: site
site: build ## Build the website of Content/ into Public/.
	@$(DEMARC) build
	@echo "To preview it: $(DEMARC) serve"

.PHONY: check
check: build ## Check Content/ without writing anything.
	@$(DEMARC) check

.PHONY: serve
serve: build ## Preview the website while you edit it.
	@$(DEMARC) serve

.PHONY: test
test: lint test-swift test-docs test-fuzz test-packaging test-exports browser ## Run all tests, browser tests last.

.PHONY: lint
lint: ## Check the formatting, and search for unused declarations.
	$(SWIFT) format lint --strict -r Sources Tests Tools Package.swift
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Support/unreferenced.py

.PHONY: test-swift
test-swift: setup specification lychee ## Run the Swift tests; ARGS="--filter Name" selects some.
	$(SWIFT) build $(BUILD) --build-tests
ifdef ARGS
	$(SWIFT) test $(BUILD) --skip-build $(ARGS)
else
	$(SWIFT) test $(BUILD) --skip-build --filter '$(TIMED)'
	$(SWIFT) test $(BUILD) --skip-build --skip '$(TIMED)'
endif

.PHONY: docs
docs: build ## Build the documentation into .build/docs.
	@cd Documentation/site && ../../$(DEMARC) build

.PHONY: reference
reference: build ## Rewrite the generated pages of the documentation.
	@rm -rf .build/reference && $(DEMARC) reference .build/reference
	@cp .build/reference/*.md Documentation/site/Content/reference/

.PHONY: man
man: build ## Write the manual page and the completions of shells to .build/share.
	@packaging/share.sh $(DEMARC) .build/share
	@echo "To read it: man -l .build/share/man/man1/demarc.1"

.PHONY: test-docs
test-docs: build xlsx ## Run every example of the documentation.
	@DEMARC=$(DEMARC) PYTHONDONTWRITEBYTECODE=1 python3 Tests/Documentation/test_documentation.py

.PHONY: test-fuzz
test-fuzz: build # Test the fuzzer, and run it for two minutes with a fixed seed.
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/test_fuzz.py
	@FUZZ_SECONDS=30 PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/fuzz.py --demarc $(DEMARC) --seed 1 --seconds 120

.PHONY: test-packaging
test-packaging: build # Test the action, the files for CI, and how packages are made.
	@bash Tests/Support/install-packaging-tools.sh
	@DEMARC=$(DEMARC) PYTHONDONTWRITEBYTECODE=1 python3 Tests/Packaging/test_packaging.py

.PHONY: test-exports
test-exports: build xlsx # Read every export with the tools of others.
	@sh Tests/Support/install-export-tools.sh
	@DEMARC=$(DEMARC) PYTHONDONTWRITEBYTECODE=1 python3 Tests/Exports/test_xlsx.py
	@DEMARC=$(DEMARC) PYTHONDONTWRITEBYTECODE=1 python3 Tests/Exports/test_exports.py

.PHONY: fuzz
fuzz: build ## Fuzz for two minutes; SECONDS=3600 for an hour, ARGS="--only views".
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/fuzz.py --seconds $(or $(SECONDS),120) $(ARGS)

.PHONY: browser
browser: build ## Run only the browser tests; ARGS="-k word" selects some.
	@DEMARC=$(DEMARC) sh Tests/Browser/run.sh $(ARGS)

.PHONY: screenshots
screenshots: build ## Capture a page of every kind in .build/screenshots.
	@DEMARC=$(DEMARC) sh Tests/Browser/run.sh screenshots $(ARGS)

.PHONY: build
build: setup ## Build the program with optimization.
	@$(SWIFT) build $(BUILD) --product demarc

.PHONY: xlsx
xlsx: build ## Build demarc-xlsx, which writes and reads workbooks, beside the program.
	@pkg-config --exists xlsxwriter minizip 2>/dev/null || { $(call install,$(XLSX_PACKAGES),libxlsxwriter minizip pkgconf); }
	@$(SWIFT) build -c release --package-path Tools/demarc-xlsx --scratch-path .build/xlsx
	@cp .build/xlsx/release/demarc-xlsx .build/release/demarc-xlsx

.PHONY: static
static: setup ## Build the program for other Linux machines, as .build-static/demarc.
	@pkg-config --exists libxml-2.0 || [ "$$(uname -s)" != Linux ] || { $(call install,$(STATIC_PACKAGES),); }
	@packaging/build-static.sh

# The time of every file in a package.
wheel deb xlsx-deb release: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct 2>/dev/null || echo 315532800)

.PHONY: wheel
wheel: static ## Build a Python wheel in dist/, which pip installs.
	@python3 packaging/wheel.py

.PHONY: deb
deb: static ## Build a Debian package in dist/.
	@packaging/deb.sh

.PHONY: xlsx-deb
xlsx-deb: static ## Build a Debian package of demarc-xlsx in dist/, for this Debian.
	@pkg-config --exists xlsxwriter minizip 2>/dev/null || { $(call install,$(XLSX_PACKAGES),); }
	@packaging/build-xlsx.sh
	@packaging/deb-xlsx.sh

.PHONY: release
release: static ## Build all packages in dist/, with checksums.
	@packaging/release.sh

.PHONY: release-test
release-test: ## Test the packages in dist/: what they need, in a fresh Python and in a bare Debian.
	@bash Tests/Support/install-packaging-tools.sh
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Packaging/release_test.py

.PHONY: snapshots
snapshots: setup specification lychee ## Rewrite the test snapshots; review the diff before you commit.
	UPDATE_SNAPSHOTS=1 $(SWIFT) test $(BUILD)

.PHONY: bench
bench: build ## Measure builds against a lower bound and Hugo, and the latency of an edit.
	@bash Tests/Performance/bench.sh --large
	@python3 Tests/Performance/latency.py --memory 2000

.PHONY: picture
picture: site ## Refresh the heatmap in the README.
	cp Public/matrix/responsibility.svg .github/heatmap.svg

.PHONY: format
format: ## Format the code.
	$(SWIFT) format -i -r Sources Tests Tools Package.swift

.PHONY: clean
clean: ## Remove build products except the website in Public/.
	rm -rf .build .build-static dist

.PHONY: setup
setup: # Install missing packages.
	@command -v $(SWIFT) >/dev/null || { echo "Swift is missing: see https://www.swift.org/install/"; exit 1; }
	@pkg-config --exists libcmark-gfm gumbo 2>/dev/null || { $(call install,$(PACKAGES),cmark-gfm gumbo-parser pkgconf); }

.PHONY: specification
specification: # Download the specifications for the tests.
	@command -v pip3 >/dev/null || command -v pip >/dev/null || { $(call install,python3-pip,python); }
	@bash Tests/Support/fetch-specification.sh
	@bash Tests/Support/fetch-sarif-schema.sh
	@bash Tests/Support/install-jsonschema.sh

.PHONY: lychee
lychee: # Install lychee for the tests of external links, which are skipped without it.
	@bash Tests/Support/install-lychee.sh
