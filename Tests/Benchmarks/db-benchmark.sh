#!/usr/bin/env bash
# The ten group-by and five join questions of the public db-benchmark, in memory: Scrutineer against
# DuckDB at its default settings, alternately, in the same minutes. Checks that the answers agree and
# prints for each question the time and the processor time of both, and how many times DuckDB's
# Scrutineer takes.
#
# Usage: Tests/Benchmarks/db-benchmark.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]
#
# A program that has asked a question once and one that has asked it six times differ by five answers
# without the reading: that difference is measured, of both programs. The data is made once and kept,
# with DuckDB from PyPI where Python does not have it, in BENCH_DATA or in the system's folder for
# temporary files.
set -euo pipefail
program=${1:?usage: db-benchmark.sh PATH-OF-SCRUTINEER [ROWS] [ROUNDS]}
rows=${2:-1000000}
rounds=${3:-3}
repeats=5
here=$(cd "$(dirname "$0")" && pwd)
folder=${BENCH_DATA:-${TMPDIR:-/tmp}}/db-benchmark
data=$folder/$rows
mkdir -p "$data"

for table in groups x small medium big; do
  if [ ! -e "$data/$table.csv" ]; then
    awk -v table=$table -v rows="$rows" -f "$here/db-benchmark.awk" >"$data/$table.part"
    mv "$data/$table.part" "$data/$table.csv"
  fi
done

python=python3
if ! "$python" -c 'import duckdb' 2>/dev/null; then
  python=$folder/venv/bin/python
  [ -x "$python" ] || python3 -m venv "$folder/venv"
  "$python" -c 'import duckdb' 2>/dev/null || "$folder/venv/bin/pip" -q install duckdb
fi

# Wall and processor seconds of a command; its output goes to a file.
timed() { # file, command …
  local file=$1
  shift
  /usr/bin/time -f '%e %U %S' -o "$data/time" "$@" >"$file"
  awk '{ print $1, $2 + $3 }' "$data/time"
}

scrutineer() { # table, steps, times
  local count options="--data $data/$1.csv"
  if [ "$1" = x ]; then options="$options --data $data/small.csv --data $data/medium.csv --data $data/big.csv"; fi
  for ((count = 0; count < $3; count++)); do printf 'from %s | %s\n\n' "$1" "$2"; done >"$data/asked.scq"
  # shellcheck disable=SC2086
  timed "$data/scrutineer.csv" "$program" run --no-advice --format csv $options "$data/asked.scq" 2>/dev/null
}

duckdb() { # table, query, times
  timed "$data/duckdb.csv" "$python" -c '
import duckdb, sys
folder, tables, query, times = sys.argv[1:]
connection = duckdb.connect()
for table in tables.split():
    connection.execute(f"create table {table} as from read_csv(\x27{folder}/{table}.csv\x27)")
for _ in range(int(times)):
    row = connection.execute(query).fetchone()
    print(*row, sep=",")
' "$data" "$([ "$1" = x ] && echo x small medium big || echo "$1")" "$2" "$3"
}

# Answers agree to nine digits: floating-point sums are not taken in the same order.
agree() {
  paste -d, <(tail -n 1 "$data/scrutineer.csv") <(tail -n 1 "$data/duckdb.csv") | awk -F, '
    { for (i = 1; i <= NF / 2; i++) { a = $i; b = $(i + NF / 2); d = a - b; if (d < 0) d = -d
        if (b < 0) b = -b
        if (d > 1e-9 * b) wrong = 1 } }
    END { exit wrong }'
}

printf '%s rows, median of %s rounds, milliseconds\n' "$rows" "$rounds"
printf '%-10s %12s %12s %8s %14s %14s %8s\n' question scrutineer duckdb ratio 'scrutineer cpu' 'duckdb cpu' ratio
while IFS= read -r line; do
  read -r table number _ <<<"$line"
  rest=${line#* * | }
  steps=${rest%% | select*}
  queries=${rest#"$steps" | }
  sql="${queries#* | } from (${queries%% | select*})"
  for ((round = 0; round < rounds; round++)); do
    for peer in scrutineer duckdb; do
      if [ "$peer" = duckdb ]; then question=$sql; else question=$steps; fi
      once=$("$peer" "$table" "$question" 1)
      often=$("$peer" "$table" "$question" $((repeats + 1)))
      echo "$peer $once $often"
    done
    agree || { echo "the answers to $table $number differ" >&2; exit 1; }
  done | awk -v repeats=$repeats '
    { n[$1]++; wall[$1, n[$1]] = ($4 - $2) * 1000 / repeats; cpu[$1, n[$1]] = ($5 - $3) * 1000 / repeats }
    function median(values, name,   i, j, k, sorted) {
      for (i = 1; i <= n[name]; i++) {
        for (j = i - 1; j > 0 && sorted[j] > values[name, i]; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = values[name, i]
      }
      return sorted[int((n[name] + 1) / 2)]
    }
    END {
      a = median(wall, "scrutineer"); b = median(wall, "duckdb")
      c = median(cpu, "scrutineer"); d = median(cpu, "duckdb")
      printf "%12.1f %12.1f %8.2f %14.1f %14.1f %8.2f\n", a, b, (b > 0 ? a / b : 0), c, d, (d > 0 ? c / d : 0)
    }' | sed "s/^/$(printf '%-10s' "$table $number")/"
done <"$here/db-benchmark.questions"
