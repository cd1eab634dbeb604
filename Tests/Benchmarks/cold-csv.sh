#!/usr/bin/env bash
# A cold question of a national CSV file: filter on a text column, group by another, two sums. Runs
# Scrutineer and whichever of DuckDB, Miller and sqlite3 are there alternately, in the same minute,
# and prints the median time and the peak memory of each, and how many times Scrutineer's time they
# take.
#
# Usage: Tests/Benchmarks/cold-csv.sh PATH-OF-SCRUTINEER [MILLIONS-OF-ROWS] [ROUNDS]
#
# DUCKDB names DuckDB's command line where it is not on the path. The data is made once and kept in
# BENCH_DATA, or in the system's folder for temporary files.
set -euo pipefail
program=${1:?usage: cold-csv.sh PATH-OF-SCRUTINEER [MILLIONS-OF-ROWS] [ROUNDS]}
millions=${2:-10}
rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
folder=${BENCH_DATA:-${TMPDIR:-/tmp}}
data=$folder/national-$millions.csv
duckdb=${DUCKDB:-duckdb}
times=$(mktemp)
trap 'rm -f "$times"' EXIT

if [ ! -e "$data" ]; then
  awk -v rows="$((millions * 1000000))" -f "$here/national.awk" >"$data.part"
  mv "$data.part" "$data"
fi

measure() { # name, command …
  local name=$1
  shift
  /usr/bin/time -f "$name %e %U %M" -a -o "$times" "$@" >/dev/null 2>&1
}

ask_scrutineer() {
  measure scrutineer "$program" ask "from \"$data\" | where region_name = \"West Midlands\" \
    | summarise total(headcount) as headcount, total(sessions) as sessions by phase"
}

ask_duckdb() {
  measure duckdb "$duckdb" -c "select phase, sum(headcount), sum(sessions) from read_csv('$data',
    nullstr = ['c', 'z', 'x', 'low', 'u']) where region_name = 'West Midlands' group by phase"
}

ask_miller() {
  measure miller mlr --icsv --ojson filter '$region_name == "West Midlands"' then \
    filter 'is_not_empty($phase)' then stats1 -a sum -f headcount,sessions -g phase "$data"
}

ask_sqlite3() {
  measure sqlite3 sqlite3 :memory: -cmd '.mode csv' -cmd ".import $data national" \
    "select phase, sum(headcount), sum(sessions) from national
     where region_name = 'West Midlands' group by phase"
}

peers=
command -v "$duckdb" >/dev/null && peers="$peers duckdb"
command -v mlr >/dev/null && [ "$millions" -le 10 ] && peers="$peers miller"
command -v sqlite3 >/dev/null && [ "$millions" -le 10 ] && peers="$peers sqlite3"

for ((round = 0; round < rounds; round++)); do
  ask_scrutineer
  for peer in $peers; do
    # The slow ones are asked once.
    if [ "$peer" = duckdb ] || [ "$round" -eq 0 ]; then "ask_$peer"; fi
  done
done

sort -k1,1 -k2,2n "$times" | awk -v rows="$millions million rows" '
  { seconds[$1, ++count[$1]] = $2; user[$1] += $3; if ($4 > memory[$1]) memory[$1] = $4 }
  END {
    print rows
    base = seconds["scrutineer", int((count["scrutineer"] + 1) / 2)]
    baseUser = user["scrutineer"] / count["scrutineer"]
    for (name in count) {
      median = seconds[name, int((count[name] + 1) / 2)]
      printf "%-11s %7.2f s (%.2f to %.2f), %6.2f s of processor, %6.0f MB, %6.1f x time, %6.1f x processor\n",
        name, median, seconds[name, 1], seconds[name, count[name]], user[name] / count[name],
        memory[name] / 1024, median / base, user[name] / count[name] / baseUser
    }
  }'
