# Writes a table like those that national statistics publish: one row for each authority, phase and
# characteristic, with codes in place of suppressed figures. The same `rows` give the same bytes
# everywhere: the generator is a linear congruence within the 53 bits that every awk has.
#
# Usage: awk -v rows=10000000 -f national.awk >national.csv

function random(limit) {
  state = (state * 16807) % 2147483647
  return int(state / 2147483647 * limit)
}

function list(text, into, count) {
  return split(text, into, ";")
}

BEGIN {
  state = 20260401
  regions = list("East Midlands;East of England;Inner London;North East;North West;Outer London;South East;South West;West Midlands;Yorkshire and The Humber", region)
  phases = list("Primary;Secondary;Special;All-through;Nursery;Alternative provision", phase)
  traits = list("Total;SEN support;EHC plan;FSM eligible;Boys;Girls;EAL;Looked after;White British;Minority ethnic", trait)
  codes = list("c;z;x;low;u", code)
  print "time_period,region_name,new_la_code,phase,characteristic,headcount,sessions,rate"
  for (row = 0; row < rows; row++) {
    la = random(153)
    count = random(4000)
    sessions = random(900000)
    rate = random(1000)
    suppressed = random(40)
    headcount = suppressed < 2 ? code[1 + random(codes)] : count
    line = 2013 + int(row * 12 / rows)
    line = line "," region[1 + la % regions] ",E0" (6000001 + la * 7) "," phase[1 + random(phases)]
    line = line "," trait[1 + random(traits)] "," headcount "," int(sessions / 10) "." (sessions % 10)
    print line "," (suppressed < 5 ? code[1 + random(codes)] : int(rate / 10) "." (rate % 10))
  }
}
