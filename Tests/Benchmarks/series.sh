#!/usr/bin/env bash
# What the steps over series cost: `rank`, `change` and `xmr` over 1,000,000 rows in 20,000 series
# beside a plain group-by over the same rows. Prints processor times and ratios to the group-by: of the
# program as a whole, which reads the file, and of the query alone over rows that are in memory. The
# goal is 3. The rows stand in no order, and then series by series.
#
# All run in turn, so that a busy machine slows all, and the quickest of the rounds counts.
#
# Usage: Tests/Benchmarks/series.sh PATH-OF-SCRUTINEER [ROWS] [SERIES] [ROUNDS]
set -euo pipefail
program=$(realpath "${1:?usage: series.sh PATH-OF-SCRUTINEER [ROWS] [SERIES] [ROUNDS]}")
rows=${2:-1000000}
series=${3:-20000}
rounds=${4:-7}
queries=5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

awk -v rows="$rows" -v series="$series" 'BEGIN {
  srand(7); print "area,period,value"
  for (row = 0; row < rows; row++) {
    month = int(row / series)
    printf "E%05d,%d-%02d,%.1f\n", row % series, 1980 + int(month / 12), month % 12 + 1, rand() * 10000
  }
}' >ordered.csv
{ head -1 ordered.csv; tail -n +2 ordered.csv | sort -t, -k1,1 -s; } >series.csv
{ head -1 ordered.csv; tail -n +2 ordered.csv | awk 'BEGIN { srand(11) } { print rand() "," $0 }' \
  | sort -t, -k1,1g | cut -d, -f2-; } >shuffled.csv

query() { # NAME
  case $1 in
    group) echo 'summarise total(value) as answer by area | summarise total(answer) as answer' ;;
    rank) echo 'rank value highest first by area | summarise total(rank) as answer' ;;
    change) echo 'change value over period by area | summarise total(change) as answer' ;;
    xmr) echo 'xmr value over period by area | summarise total(mean) as answer, count(signal) as signals' ;;
  esac
}

script() { # FILE NAME COUNT
  for ((index = 0; index < $3; index++)); do
    printf 'from "%s" | %s\n\n' "$1" "$(query "$2")"
  done
}

seconds() { # SCRIPT: user and system time
  local TIMEFORMAT='%U %S'
  { time "$program" run "$1" --format csv >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

for file in shuffled.csv series.csv; do
  for name in group rank change xmr; do
    script "$file" "$name" 1 >"once_$name.scq"
    { script "$file" group 1; script "$file" "$name" "$queries"; } >"more_$name.scq"
  done
  for ((round = 0; round < rounds; round++)); do
    for name in group rank change xmr; do
      for run in once more; do echo "${run}_$name $(seconds "${run}_$name.scq")"; done
    done
  done | awk -v file="$file" -v queries="$queries" '
    !($1 in least) || $2 < least[$1] { least[$1] = $2 }
    END {
      count = split("group rank change xmr", names)
      for (place = 1; place <= count; place++) {
        name = names[place]
        each[name] = (least["more_" name] - least["once_group"]) / queries * 1000
        printf "%-12s %-6s whole %.0f ms, ratio %.2f; in memory %.1f ms, ratio %.2f\n", file, name,
          least["once_" name] * 1000, least["once_" name] / least["once_group"],
          each[name], each[name] / each["group"]
      }
    }'
done
