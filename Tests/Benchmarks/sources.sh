#!/usr/bin/env bash
# What `cite` costs: a filter and a group over 1,000,000 rows with and without it, in 10 to 10,000
# groups. Prints processor times and their ratio: of the program as a whole, which reads the file; of
# the query alone over rows that are in memory, where all groups are written with their lines; and of
# the query where the ten greatest groups are written. The last is what it costs to carry sources and
# the one before what it costs to write them too. The goal is 1.2.
#
# Both run in turn, so that a busy machine slows both, and the quickest of the rounds counts.
#
# Usage: Tests/Benchmarks/sources.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]
set -euo pipefail
program=${1:?usage: sources.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]}
rows=${2:-1000000}
rounds=${3:-7}
queries=20
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

# One query reads the file, the others find it in memory.
session() { # GROUPS END
  script "$1" '' 1
  script "$1" "$2" "$queries"
}

seconds() { # SCRIPT: user and system time
  local TIMEFORMAT='%U %S'
  { time "$program" run "$1" --format csv >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

few=' | top 10 by total'
for groups in 10 100 1000 10000; do
  script "$groups" '' 1 >once.scq
  script "$groups" ' | cite' 1 >once_cited.scq
  session "$groups" '' >plain.scq
  session "$groups" ' | cite' >cited.scq
  session "$groups" "$few" >few.scq
  session "$groups" "$few | cite" >few_cited.scq
  for ((round = 0; round < rounds; round++)); do
    for run in once once_cited plain cited few few_cited; do echo "$run $(seconds $run.scq)"; done
  done | awk -v groups="$groups" -v queries="$queries" '
    !($1 in least) || $2 < least[$1] { least[$1] = $2 }
    function each(run) { return (least[run] - least["once"]) / queries * 1000 }
    function pair(what, plain, cited) {
      return sprintf("%s %.1f ms, cited %.1f ms, ratio %.2f", what, plain, cited, cited / plain)
    }
    END {
      printf "%5d groups: %s; %s; %s\n", groups,
        pair("whole", least["once"] * 1000, least["once_cited"] * 1000),
        pair("in memory", each("plain"), each("cited")),
        pair("ten written", each("few"), each("few_cited"))
    }'
done
