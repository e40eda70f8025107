# Two commands do everything: `make serve` and `make test`. What is missing is installed by scripts/tools.sh.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build test check browser stills budget bench validation claims clean tools-build tools-test

PORT ?= 8080
WITH := scripts/tools.sh with
STEPS := $(WITH) scripts/steps.sh

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## build the release site and serve it on http://127.0.0.1:8080/ (PORT=n for another port)
	@$(WITH) node scripts/serve.mjs $(PORT)

test: tools-test ## everything that must hold: check, host tests, build, budget, browser tests, stills
	@$(STEPS) fmt clippy tests words split replay clippy-wasm doc build budget browser stills

build: tools-build ## the release site in dist/
	@$(STEPS) build

check: tools-build ## formatting, lints on host and wasm32, documentation; warnings are errors
	@$(STEPS) fmt clippy clippy-wasm doc

browser: tools-test ## build, then the browser tests alone (ENGINES="chromium firefox webkit", ONLY=words)
	@$(STEPS) build browser

stills: tools-test ## build, then take the pictures of the stage and accept them as they are now
	@$(STEPS) build accept-stills

budget: build ## what the built site weighs; fails when over budget
	@$(WITH) node scripts/budget.mjs

bench: tools-test ## how fast the model is, beside general solvers, and what frames and heap cost (13 minutes)
	@$(STEPS) build bench frames

validation: tools-build ## compute the table of published ranges and results anew (static/data/validation.json)
	@$(WITH) cargo run --locked --quiet --release --example validate > target/validation.json
	@mv target/validation.json static/data/validation.json

claims: tools-build ## write the table of claims anew (docs/claims.md)
	@$(WITH) cargo run --locked --quiet --example claims > target/claims.md
	@mv target/claims.md docs/claims.md

clean: ## remove everything built here (the installed tools stay in their cache)
	cargo clean
	rm -rf dist

tools-build:
	@scripts/tools.sh build

tools-test:
	@scripts/tools.sh test
