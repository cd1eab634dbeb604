# The tables of the public db-benchmark (h2oai, now duckdblabs) by its published rules, and always the
# same: the draws are Park and Miller's, so that every awk makes the same bytes.
#
# `groups` is G1 with 100 groups; `x`, `small`, `medium` and `big` are J1. Of each key of J1 nine
# tenths are on both sides, a tenth on the left alone and a tenth on the right alone. J1 begins at ten
# million rows; with fewer no table has less than ten rows.
#
# Usage: awk -v table=groups|x|small|medium|big -v rows=10000000 -f db-benchmark.awk >TABLE.csv

# A number of 1 to n; products stay below 2^53.
function random(n) {
  state = state * 16807 % 2147483647
  return state % n + 1
}

# A number of 0 to 100 with six decimals.
function real() { return sprintf("%.6f", (random(100000001) - 1) / 1000000) }

function shuffle(list, n,   place, other, kept) {
  for (place = n; place > 1; place--) {
    other = random(place)
    kept = list[place]; list[place] = list[other]; list[other] = kept
  }
}

# One side's keys of 1 to 1.1 n, in an order that is the same for all tables: the left side has the
# first n, the right side those after the first tenth.
function keys(seed, n, into,   all, place) {
  state = seed
  for (place = 1; place <= int(n * 11 / 10); place++) all[place] = place
  shuffle(all, int(n * 11 / 10))
  for (place = 1; place <= n; place++) into[place] = all[place + (table == "x" ? 0 : int(n / 10))]
}

# A key of each row: every one once where there are as many as rows; else any, of which rows are so
# many that none is missing.
function key(from, size, row) { return from[size == count ? row : random(size)] }

function groups(   row, many) {
  print "id1,id2,id3,id4,id5,id6,v1,v2,v3"
  many = rows / 100
  for (row = 1; row <= rows; row++)
    printf "id%03d,id%03d,id%010d,%d,%d,%d,%d,%d,%s\n", random(100), random(100), random(many),
      random(100), random(100), random(many), random(5), random(15), real()
}

function atLeast(n) { return n < 10 ? 10 : int(n) }

BEGIN {
  seed = 108 + index("groups x small medium big", table)
  few = atLeast(rows / 1000000)
  some = atLeast(rows / 1000)
  if (table != "groups") keys(1, few, first)
  if (table ~ /x|medium|big/) keys(2, some, second)
  if (table ~ /x|big/) keys(3, rows, third)
  state = seed
  shuffle(first, few); shuffle(second, some); shuffle(third, table ~ /x|big/ ? rows : 0)
  count = table == "small" ? few : table == "medium" ? some : rows
  if (table == "groups") groups()
  if (table == "small") {
    print "id1,id4,v2"
    for (row = 1; row <= count; row++) { a = key(first, few, row); print a ",id" a "," real() }
  }
  if (table == "medium") {
    print "id1,id2,id4,id5,v2"
    for (row = 1; row <= count; row++) {
      a = key(first, few, row); b = key(second, some, row)
      print a "," b ",id" a ",id" b "," real()
    }
  }
  if (table == "x" || table == "big") {
    print "id1,id2,id3,id4,id5,id6," (table == "x" ? "v1" : "v2")
    for (row = 1; row <= count; row++) {
      a = key(first, few, row); b = key(second, some, row); c = key(third, rows, row)
      print a "," b "," c ",id" a ",id" b ",id" c "," real()
    }
  }
}
