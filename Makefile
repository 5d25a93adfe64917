# Archipel: how it is built, run and tested. `make help` lists the targets.
export PATH := $(CURDIR)/target/tools/bin:$(PATH)
SERVE = ARCHIPEL_DEMO=true

.PHONY: help run dev site test lint test-sqlite test-postgres test-browser bench screenshots clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: ## set up, build optimised and serve the demonstration on http://127.0.0.1:3000
	@scripts/setup.sh front
	@$(MAKE) --no-print-directory site
	@[ -x target/release/archipel ] || echo "run: optimised build (about 10 minutes the first time)"
	@cargo build --release --quiet
	@echo "run: http://127.0.0.1:3000 (Ctrl+C stops)"
	@$(SERVE) target/release/archipel serve

dev: ## serve a debug build and rebuild on every change
	@scripts/setup.sh front
	@node scripts/dev.mjs

site: ## lay out style, fonts, pictograms and islands in target/site
	@scripts/front.sh
	@node scripts/site.mjs

test: lint test-sqlite test-postgres test-browser ## everything: format, clippy, tests on both data bases, browser

lint: ## format and clippy
	@scripts/setup.sh front nextest
	@$(MAKE) --no-print-directory site
	cargo fmt --all --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --all-targets --no-default-features --features postgres -- -D warnings

test-sqlite: ## unit, store and HTTP tests on SQLite
	@scripts/setup.sh front nextest
	@$(MAKE) --no-print-directory site
	cargo nextest run --no-fail-fast

test-postgres: ## the same on a PostgreSQL of our own
	@scripts/setup.sh front nextest postgres
	@$(MAKE) --no-print-directory site
	scripts/with-postgres.sh cargo nextest run --no-fail-fast --no-default-features --features postgres

test-browser: ## journeys in Chromium
	@scripts/setup.sh front browser
	@$(MAKE) --no-print-directory site
	cargo build --quiet
	cd end2end && npx playwright test

bench: ## measure, print a table
	@scripts/setup.sh front
	@$(MAKE) --no-print-directory site
	cargo bench --bench http

screenshots: ## pictures of the main screens into docs/screens
	@scripts/setup.sh front browser
	@$(MAKE) --no-print-directory site
	cargo build --quiet
	cd end2end && node screenshots.mjs

clean: ## remove everything built
	rm -rf target end2end/node_modules end2end/results
