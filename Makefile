# `make run` asks questions, `make test` proves that the answers are right.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
BINARY = .build/release/scrutineer
# The linker that comes with Swift; symbols would double the size of the program. Colours are off
# because Swift builds all anew whenever they change, as between a terminal and a pipe.
#
# A program at a fixed address that exports nothing and looks for libraries only where they belong
# has 54,000 places less to fill in at each start: of 571 page faults to a first answer 392 were left.
#
# Generic types are made from their parts, not from their names, which the runtime would have to read and
# then look through 4,300 conformances: of 8.1 M instructions to a first answer 5.8 M were left.
RELEASE = --configuration release --static-swift-stdlib --no-color-diagnostics \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
  --disable-local-rpath -Xswiftc -use-ld=lld -Xlinker -s -Xlinker --no-pie \
  -Xlinker --no-export-dynamic $$(sh .ci/static-libraries .build/static)

FUZZ ?= -max_total_time=60

.PHONY: run build test bench instructions fuzz format lint install uninstall clean dependencies \
  test-dependencies benchmark-dependencies

# The program gets the terminal or the pipe that make was given, and only its answers go to standard
# output: `printf 'from transport\n' | make -s run`.
run: build
	@exec $(BINARY)

build: dependencies
	@[ -e $(BINARY) ] || echo "Building scrutineer; the first time this takes a minute or two." >&2
	@$(SWIFT) build --quiet $(RELEASE) --product scrutineer </dev/null >&2

test: test-dependencies lint
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build --parallel

# Scrutineer and its peers on the same work in the same run, as a table of ratios. The whole table with
# its 100 million rows takes ten minutes and 10 GB of disk the first time; ROWS, ROUNDS and PARTS make
# it smaller, and only the whole is written to RESULTS.md: Tests/Benchmarks/README.md.
#
# What is measured is the program as it is installed. What the linker has just written lies in memory in
# pages of 4 KiB, a copy in large ones: of 416 page faults to a first answer 327 are left.
bench: build benchmark-dependencies
	@install -m 755 $(BINARY) .build/scrutineer
	@python3 Tests/Benchmarks/bench.py .build/scrutineer --folder .build/benchmark \
	  $(if $(ROWS),--rows $(ROWS)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(PARTS),--parts $(PARTS)) \
	  $(if $(ROWS)$(ROUNDS)$(PARTS),,--results Tests/Benchmarks/RESULTS.md)

# The instructions of lexing, parsing, scanning and aggregating, held within 1 % of those on record;
# RECORD=1 records them anew.
instructions: dependencies benchmark-dependencies
	@BENCHMARK=1 $(SWIFT) build --quiet $(RELEASE) --product benchmark-work </dev/null >&2
	@python3 Tests/Benchmarks/instructions.py .build/release/benchmark-work --folder .build/benchmark \
	  $(if $(RECORD),--record)

# Arbitrary bytes as queries, from the corpus on, for a minute; what it finds stays in .build-fuzz.
fuzz: dependencies
	FUZZ=1 $(SWIFT) build --quiet --scratch-path .build-fuzz -c release --sanitize fuzzer \
	  --product fuzz-query
	mkdir -p .build-fuzz/found
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/fuzz-query $(FUZZ) -timeout=10 -max_len=4096 \
	  -artifact_prefix=.build-fuzz/ .build-fuzz/found Tests/Fuzz/Corpus >.build-fuzz/log 2>&1 \
	  || { tail -n 40 .build-fuzz/log; exit 1; }
	@tail -n 1 .build-fuzz/log

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

# The installed program needs neither this folder nor Swift.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/scrutineer"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/scrutineer"

clean:
	rm -rf .build

dependencies:
	@sh .ci/dependencies </dev/null >&2

test-dependencies:
	@sh .ci/dependencies tests </dev/null >&2

benchmark-dependencies:
	@sh .ci/dependencies benchmark </dev/null >&2
