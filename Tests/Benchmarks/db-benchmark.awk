# The tables of the public db-benchmark (h2oai, now duckdblabs), made anew and always the same: a group-by
# table of `rows` rows with 100 groups, or of the joins' tables the one that `table` names.
#
# Usage: awk -v table=groups|x|small|medium|big -v rows=1000000 -f db-benchmark.awk

# Park and Miller's generator: products stay below 2^53, so that every awk counts alike.
function random(n) {
  state = state * 16807 % 2147483647
  return state % n + 1
}

# A number of 1 to n for each place of 0 to n - 1, none twice.
function shuffled(place, n) { return place * 7919 % n + 1 }

BEGIN {
  state = 108 + length(table)
  for (warm = 0; warm < 10; warm++) random(2)
  OFS = ","
  if (table == "groups") {
    print "id1,id2,id3,id4,id5,id6,v1,v2,v3"
    many = rows / 100
    for (row = 0; row < rows; row++)
      printf "id%03d,id%03d,id%010d,%d,%d,%d,%d,%d,%.6f\n", random(100), random(100), random(many),
        random(100), random(100), random(many), random(5), random(15), random(100000000) / 1000000
    exit
  }
  # Nine keys of ten are on both sides.
  n1 = rows >= 10000000 ? rows / 1000000 : 10
  n2 = rows / 1000
  if (table == "x") {
    print "id1,id2,id3,id4,id5,id6,v1"
    for (row = 0; row < rows; row++) {
      a = random(n1); b = random(n2); c = random(rows)
      printf "%d,%d,%d,id%d,id%d,id%d,%.6f\n", a, b, c, a, b, c, random(100000000) / 1000000
    }
    exit
  }
  n = table == "small" ? n1 : table == "medium" ? n2 : rows
  key = table == "small" ? 1 : table == "medium" ? 2 : 3
  printf "id%d,id%d,v2\n", key, key + 3
  for (row = 0; row < n; row++) {
    a = shuffled(row, n) + n / 10
    printf "%d,id%d,%.6f\n", a, a, random(100000000) / 1000000
  }
}
