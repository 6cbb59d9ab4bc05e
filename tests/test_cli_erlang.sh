#!/bin/sh
# The classical formulas from the command line. The numbers are those of any
# Erlang C table, or worked out by hand where the line says so.
# shellcheck source=tests/checking.sh
. tests/checking.sh

# Worked by hand: one agent, load 1/2: waits with probability 1/2, mean wait
# of all = 1/2 x 60 s / (1 - 1/2) = 60 s, in 0 s half of them.
expect 0 "$program" erlang c --contacts "30 / hour" --handle "1 min" --agents 1 \
    --target "80 % in 0 s" --json
says out '"load_erlangs": 0.5,'
says out '"service_level": 0.5,'
says out '"mean_wait_s": 60.0,'
says out '"occupancy": 0.5,'

# Worked by hand: Erlang B with load 1 and 2 lines: (1/2) / (1 + 1 + 1/2).
expect 0 "$program" erlang b --contacts 60 --interval "1 h" --handle "60 s" \
    --lines 2 --json
says out '"blocking": 0.2,'
expect 0 "$program" erlang b --contacts "60 / hour" --handle "1 min" \
    --target "80 %" --json
says out '"agents": 2,'
expect 0 "$program" erlang b --contacts "60 / hour" --handle "1 min" --agents 2
says out "20.0 %"

# 310 calls an hour of 2.9 minutes: 18 agents give 74.6 %, 19 give 84.7 %.
expect 0 "$program" erlang c --contacts "310 / hour" --handle "2.9 min" \
    --target "80 % in 20 s" --shrinkage "30 %"
says out "14.98 erlangs"
says out "> 19"
says out "27.1 FTE"
says out "19 × (1 + 30 %) = 24.7 would leave 17.3 at work, not 19"
cp out hour
expect 0 "$program" erlang c --contacts 155 --interval "30 min" \
    --handle "2.9 min" --target "80 % in 20 s" --shrinkage "30 %"
check "155 in 30 minutes is 310 an hour" cmp -s out hour
expect 0 "$program" erlang c --contacts 77.5 --interval "15 min" \
    --handle "174 s" --target "80 % in 20 s" --shrinkage "30 %"
check "77.5 in 15 minutes is 310 an hour" cmp -s out hour
expect 0 "$program" erlang c --contacts "310 / hour" --handle "2.9 min" \
    --target "80 % in 20 s" --max-occupancy "75 %" --json
says out '"agents": 20,'

# Patience: who hangs up leaves room for others.
expect 0 "$program" erlang a --contacts "310 / hour" --handle "2.9 min" \
    --target "80 % in 20 s" --patience "2 min"
says out "> 17"
says out "lost"

# Too few
expect 0 "$program" erlang c --contacts "310 / hour" --handle "2.9 min" \
    --agents 14
says out "14 agents cannot keep up with 14.98 erlangs: the queue grows without end."
says out "It takes 15 agents at least."
expect 0 "$program" erlang c --contacts "310 / hour" --handle "2.9 min" \
    --agents 14 --json
says out '"overloaded": true'
says out '"mean_wait_s": null'

# No number of agents reaches this: lines are what is missing.
expect 3 "$program" erlang c --contacts "310 / hour" --handle "2.9 min" \
    --lines 12 --target "99 % in 20 s"
says err "no number of agents reaches this"

# Nobody calls
expect 0 "$program" erlang c --contacts "0 / hour" --handle "2 min" \
    --target "80 % in 20 s"

# What is missing or wrong
expect 2 "$program" erlang
is err 'deskcast erlang: error: which formula?
  = write deskcast erlang b, c, a or chat'
expect 2 "$program" erlang d
says err 'there is no formula "d"'
expect 2 "$program" erlang c --handle "3 min" --agents 3
says err "how many contacts come?"
expect 2 "$program" erlang c --contacts "10 / hour" --agents 3
says err "how long does one contact take?"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min"
says err "what is wanted?"
expect 2 "$program" erlang a --contacts "10 / hour" --handle "3 min" --agents 3
says err '= add --patience "2 min" (mean)'
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --agents 3 --patience "1 min"
says err "nobody hangs up in Erlang C"
expect 2 "$program" erlang c --contacts "310 / day" --handle "3 min" --agents 3
says err "these formulas need one steady rate"
expect 2 "$program" erlang c --contacts 310 --handle "3 min" --agents 3
says err '310 / hour'
expect 2 "$program" erlang c --contacts "10 / hour" --handle 3 --agents 3
says err '"3"'
expect 2 "$program" erlang c --contacts "10 / hour" --handle "0 s" --agents 3
says err "cannot take no time"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --agents 0
says err "out of range"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --target "100 % in 20 s"
says err "between 0 % and 100 %"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --agents 3 --max-occupancy "80 %"
says err "leave one of the two out"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --agents 9 --lines 3
says err "9 agents cannot talk on 3 lines"
expect 2 "$program" erlang b --contacts "10 / hour" --handle "3 min" \
    --agents 9 --lines 3
says err "give one of --lines and --agents"
expect 2 "$program" erlang b --contacts "10 / hour" --handle "3 min" \
    --target "80 % in 20 s"
says err "in Erlang B nobody waits"
expect 2 "$program" erlang c --contacts "10 / hour" --handle "3 min" \
    --agents 9 --shrinkage "100 %"
says err '--shrinkage cannot be "100 %"'

# Chats. Two agents whose speed grows with their chats, up to three, are six
# agents with one: by hand, load 3 on 6 has C = 0.0991432, a mean wait of all of
# C x 360 s / 3 = 11.8972 s and in 20 s 1 - C exp(-1/6) = 0.916077.
expect 0 "$program" erlang chat --contacts "30 / hour" --handle "6 min" \
    --agents 2 --rate "1.0, 2.0, 3.0" --json
cp out answer
cat >near.awk <<'AWK'
$1 == "\"simulated\":" { inside = 1 }
inside && $1 == "\"" key "\":" { here = 1 }
here && $1 == "\"mean\":" { mean = $2 + 0 }
here && $1 == "\"half_width\":" {
    error = $2 / 1.96
    distance = mean > known ? mean - known : known - mean
    exit !(error > 0 && distance <= 4 * error && 4 * error < 0.2 * known)
}
AWK
check "in time as Erlang C of six agents" \
    env LC_ALL=C awk -v key=service_level -v known=0.916077 -f near.awk answer
check "the mean wait of Erlang C of six agents" \
    env LC_ALL=C awk -v key=mean_wait_s -v known=11.8972 -f near.awk answer
check "a wrong wait is noticed" \
    sh -c '! LC_ALL=C awk -v key=mean_wait_s -v known=15 -f near.awk answer'
# The shortcut itself, by hand: load 1 on 2 has C = 1/3, so the mean wait is
# 1/3 x 120 s / 1 = 40 s.
says answer '"mean_wait_s": 40.0,'

# One agent is three with one chat, whose queue with load 3 grows without end:
# two are the fewest, whatever the shortcut asks for.
expect 0 "$program" erlang chat --contacts "30 / hour" --handle "6 min" \
    --target "80 % in 20 s" --rate "1.0, 2.0, 3.0"
says out "By simulation 2 agents are enough for 80 %: 91."
expect 0 "$program" erlang chat --contacts "30 / hour" --handle "6 min" \
    --target "80 % in 20 s" --rate "1.0, 2.0, 3.0" --json
says out '"agents_enough": 2,'
# Each is then as fast as with one chat: 30 an hour of 6 min on agents of one
# chat at a time is Erlang C again, where 5 give 78.9 % in 20 s and 4 give 51.8 %.
expect 0 "$program" erlang chat --contacts "30 / hour" --handle "6 min" \
    --target "75 % in 20 s" --rate "1.0"
says out "By simulation 5 agents are enough for 75 %"

# The same speed at any number of chats is one fast agent: four chats at a time
# do not help, and the shortcut is far off.
expect 0 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1, 1, 1, 1"
says out "Here 4 chats at once go 1.00 times"
says out "points too much service level"
expect 0 "$program" erlang chat --contacts "13 / hour" --handle "5 min" \
    --agents 1 --rate "1, 1"
says out "1 agent cannot keep up: the queue grows without end."
check "what was not simulated is not said to be a day, 0 times" \
    sh -c '! grep -q "times)\|a day" out'
expect 0 "$program" erlang chat --contacts "13 / hour" --handle "5 min" \
    --agents 1 --rate "1, 1" --json
says out '"replications": 0,'
says out '"endless": true'
expect 0 "$program" erlang chat --contacts "20 / hour" --handle "6 min" \
    --target "80 % in 20 s" --chats-at-once 2 --slowdown "50 %" \
    --patience "2 min"
says out "1.00, 1.33"
says out "what the shortcut asks for"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" --agents 1
says err "how fast is an agent with several chats?"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1.0; 1.7"
says err "is no list of speeds"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1.0, 1.7" --chats-at-once 3
says err "--rate names 2 speeds for 3 chats at once"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --slowdown "10 %"
says err "add --chats-at-once 3"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1" --slowdown "10 %"
says err "leave one of the two out"
expect 2 "$program" erlang chat --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1" --lines 3
says err "--lines has no meaning for erlang chat"
expect 2 "$program" erlang c --contacts "9 / hour" --handle "5 min" \
    --agents 1 --rate "1"
says err "--rate has no meaning for erlang c"

# More agents than there are people to count: refused before counting.
expect 2 "$program" erlang c --contacts "310000000 / hour" --handle "3 min"
is err 'deskcast erlang: error: --contacts times --handle would keep 15500000 agents busy
  = write fewer: at most 1000000'

finish
