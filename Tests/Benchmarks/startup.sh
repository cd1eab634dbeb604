#!/usr/bin/env bash
# Cold start to first answer: `ask` on the bundled catalogue against sqlite3 importing and sorting
# the same rows from a CSV file. Prints both medians and their ratio; the goal is 1.5.
#
# Usage: Tests/Benchmarks/startup.sh PATH-OF-SCRUTINEER   (needs hyperfine and sqlite3)
set -euo pipefail
program=${1:?usage: startup.sh PATH-OF-SCRUTINEER}
root=$(cd "$(dirname "$0")/../.." && pwd)
rows="$root/Sources/BundledCatalogue/data/transport.csv"
results=$(mktemp)
trap 'rm -f "$results"' EXIT

hyperfine -N --warmup 10 --runs 50 --export-csv "$results" \
  "$program ask 'from transport | sort by forecast descending'" \
  "sqlite3 :memory: -cmd '.mode csv' -cmd '.import $rows transport' 'select * from transport order by cast(forecast as real) desc'" \
  >/dev/null

awk -F, 'NR > 1 { median[NR] = $(NF - 4) * 1000 } END {
  printf "scrutineer %.2f ms, sqlite3 %.2f ms, ratio %.2f\n", median[2], median[3], median[2] / median[3]
}' "$results"
