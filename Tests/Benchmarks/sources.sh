#!/usr/bin/env bash
# What `cite` costs: a filter and a group over 1,000,000 rows with and without it, in 10 to 10,000
# groups, all of which are written with their lines. Prints processor times and their ratio: of the
# program as a whole, which reads the file, and of the query alone over rows that are in memory. The
# goal is 1.2.
#
# Both run in turn, so that a busy machine slows both, and the quickest of the rounds counts.
#
# Usage: Tests/Benchmarks/sources.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]
set -euo pipefail
program=${1:?usage: sources.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]}
rows=${2:-1000000}
rounds=${3:-7}
queries=10
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Areas in no order, so that the rows of a group lie far apart.
for groups in 10 100 1000 10000; do
  awk -v rows="$rows" -v groups="$groups" 'BEGIN {
    srand(7); print "area,period,value"
    for (row = 0; row < rows; row++)
      printf "E%05d,%d,%.1f\n", int(rand() * groups), 2000 + row % 24, rand() * 100
  }' >"rows_$groups.csv"
done

script() { # GROUPS END COUNT
  for ((query = 0; query < $3; query++)); do
    printf 'from "rows_%s.csv" | where value > 25 | summarise total(value) as total by area%s\n\n' "$1" "$2"
  done
}

seconds() { # SCRIPT: user and system time
  local TIMEFORMAT='%U %S'
  { time "$program" run "$1" --format csv >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

for groups in 10 100 1000 10000; do
  script "$groups" '' 1 >once.scq
  script "$groups" ' | cite' 1 >once_cited.scq
  script "$groups" '' $((queries + 1)) >plain.scq
  { script "$groups" '' 1; script "$groups" ' | cite' "$queries"; } >cited.scq
  for ((round = 0; round < rounds; round++)); do
    for run in once once_cited plain cited; do echo "$run $(seconds $run.scq)"; done
  done | awk -v groups="$groups" -v queries="$queries" '
    !($1 in least) || $2 < least[$1] { least[$1] = $2 }
    END {
      for (run in least) each[run] = (least[run] - least["once"]) / queries * 1000
      printf "%5d groups: whole %.0f ms, cited %.0f ms, ratio %.2f; in memory %.1f ms, cited %.1f ms, ratio %.2f\n",
        groups, least["once"] * 1000, least["once_cited"] * 1000, least["once_cited"] / least["once"],
        each["plain"], each["cited"], each["cited"] / each["plain"]
    }'
done
