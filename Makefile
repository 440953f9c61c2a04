# ascribe. Two commands to start, on a fresh Debian 12 machine too:
#
#   make demo     set up, build, and answer "who did it?" for the example case
#   make check    set up, build, and run every test under the sanitizers
#
# Everything is built by CMake under build/<preset>; see CMakePresets.json.
PREFIX = /usr/local
DESTDIR =
FUZZ_SECONDS = 60
SHARED = ../shared
JOBS = $(shell nproc 2>/dev/null || echo 2)

.PHONY: all release demo check clang test fuzz lint format model bench eval install picture torture \
	clean help setup

all: release ## Build what users run: build/release/ascribe

demo: release ## Set up, build, and run the main job on the example case
	@scripts/demo

check: setup model ## Set up, build, and run every test under ASan and UBSan
	@scripts/build check
	@ctest --preset check --parallel $(JOBS)

release: setup model
	@scripts/build release

clang: model ## Build with clang and run every test
	@scripts/setup build ci
	@scripts/build clang
	@ctest --preset clang --parallel $(JOBS)

test: release ## Run every test on the release build
	@ctest --preset release --parallel $(JOBS)

bench: release ## Speed and memory, against the peers
	@scripts/setup build eval
	@scripts/run-measures bench

eval: release ## Accuracy, against the peers: make eval [SHARED=DIR]
	@scripts/setup build eval
	@scripts/run-measures eval --shared "$(SHARED)"

torture: release ## Cut `ascribe add` short in every way: make torture [POINTS=N of each]
	@tests/torture.py $(if $(POINTS),--points $(POINTS))

fuzz: model ## Fuzz each target: make fuzz [FUZZ_SECONDS=60] [FUZZ="html mail"]
	@scripts/setup build fuzz
	@scripts/build fuzz
	@scripts/fuzz $(FUZZ_SECONDS) $(FUZZ)

lint: ## gcc -fanalyzer, clang-tidy, cppcheck
	@scripts/setup build lint
	@scripts/lint

format: ## Lay all C out as .clang-format says
	@scripts/setup lint
	@clang-format -i $$(git ls-files '*.c' '*.h' ':!*_body.h')

install: setup model ## make install [PREFIX=/usr/local] [DESTDIR=]
	@scripts/build release -D CMAKE_INSTALL_PREFIX="$(PREFIX)"
	@DESTDIR="$(DESTDIR)" cmake --install build/release
	@[ -n "$(DESTDIR)" ] || [ "$$(id -u)" != 0 ] || ldconfig

model: setup ## Fetch and convert the model
	@scripts/get-model

setup: ## Install the packages that are missing
	@scripts/setup build

clean: ## Forget every build, but keep the model
	rm -rf build/release build/check build/clang build/fuzz build/lint

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

picture: release ## Draw README's picture anew from what `ascribe who` prints
	@scripts/picture docs/who.svg 118 34 -- build/release/ascribe who examples/saltgate/plain
