#!/bin/sh
# Measures deskcast's speed and says which bars it meets.
#
#     sh validation/benchmarks/run.sh [FOLDER]
#
# FOLDER is where the benchmarks were built (build/release when not said); they
# are built there first if CMake knows it. Nothing is asserted: a noisy machine
# makes a bar fail that a quiet one meets. The instruction counts at the end are
# what survives noise.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-build/release}
here=validation/benchmarks
LC_ALL=C
export LC_ALL

say() {
    printf '%s\n' "$*"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -f "$folder/CMakeCache.txt" ]; then
    cmake --build "$folder" --target benchmarks >"$work/build" 2>&1 || {
        cat "$work/build"
        exit 2
    }
fi

deskcast=$folder/deskcast
baseline=$(find "$folder" -name baseline -type f -perm -u+x 2>"$work/find" |
    head -n 1)
for program in "$deskcast" "$baseline"; do
    if [ ! -x "$program" ]; then
        say "There is no program \"$program\": build the target benchmarks first:"
        say "    cmake --preset release && cmake --build --preset release --target benchmarks"
        exit 2
    fi
done

# simulate SCENARIO THREADS [OPTION]...: the run's own report, in $work/run.json
simulate() {
    scenario=$1
    threads=$2
    shift 2
    "$deskcast" run "$here/$scenario.cfg" -o none --json - --quiet \
        --threads "$threads" "$@" >"$work/run.json"
}

# field NAME: a number of the `run` object, which stands at the end
field() {
    tr ',{}' '\n' <"$work/run.json" |
        sed -n "s/.*\"$1\": *\([-0-9.e+]*\).*/\1/p" | tail -n 1
}

calculate() {
    awk "BEGIN { printf \"%.10g\", ($1) }"
}

# short NUMBER: three digits
short() {
    awk "BEGIN { printf \"%.3g\", $1 }"
}

# bar TEXT VALUE at-least|at-most BOUND
bar() {
    awk -v text="$1" -v value="$2" -v how="$3" -v bound="$4" 'BEGIN {
        met = how == "at-least" ? value + 0 >= bound + 0 : value + 0 <= bound + 0
        sub("-", " ", how)
        printf "%-52s %8.3g  %s %-5s %s\n", text, value, how, bound,
               met ? "met" : "NOT MET" }'
}

# The better of several rounds, alternating, so that both meet the same machine.
say "Erlang A, 100 agents, one thread (million calls a second)"
best_deskcast=0
best_baseline=0
best_two=0
for _round in 1 2 3; do
    rate=$("$baseline" 10000000 | sed -n 's/^calls_per_s //p')
    best_baseline=$(calculate "$rate > $best_baseline ? $rate : $best_baseline")
    simulate erlang_a 1
    rate=$(calculate "$(field contacts) / $(field wall_s)")
    best_deskcast=$(calculate "$rate > $best_deskcast ? $rate : $best_deskcast")
    simulate erlang_a 2
    rate=$(calculate "$(field contacts) / $(field wall_s)")
    best_two=$(calculate "$rate > $best_two ? $rate : $best_two")
done
say "    textbook program  $(short "$best_baseline / 1e6")"
say "    deskcast          $(short "$best_deskcast / 1e6")"
bar "deskcast over the textbook program (aim 4.5)" \
    "$(calculate "$best_deskcast / $best_baseline")" at-least 3
bar "two threads over one" \
    "$(calculate "$best_two / $best_deskcast")" at-least 1.85

say ""
say "Time a call, one thread (ns)"
for agents in 10 100 1000 10000; do
    best=1e9
    for _round in 1 2; do
        simulate "agents_$agents" 1
        cost=$(calculate "1e9 * $(field wall_s) / $(field contacts)")
        best=$(calculate "$cost < $best ? $cost : $best")
    done
    say "    $agents agents: $(short "$best")"
    [ "$agents" != 10 ] || first=$best
done
bar "10 000 agents over 10" "$(calculate "$best / $first")" at-most 2

say ""
say "Mixed work, one thread: processor time a contact (ns)"
for agents in 10 100 1000 10000; do
    simulate "mixed_$agents" 1
    cost=$(calculate "1e9 * $(field cpu_s) / $(field contacts)")
    say "    $agents agents: $(short "$cost")"
    [ "$agents" != 10 ] || first=$cost
done
bar "10 000 agents over 10, mixed work" \
    "$(calculate "$cost / $first")" at-most 2

# An event is an arrival, a message, a call, a touch or a hang-up.
say ""
say "A day of phone, chat and e-mail, 100 agents, one thread (ns)"
simulate omnichannel_day 1
cost=$(calculate "1e9 * $(field wall_s) / $(field contacts)")
bar "chats by rate: a contact over the textbook's call" \
    "$(calculate "$cost * $best_baseline / 1e9")" at-most 1
simulate omnichannel_messages 1
cost=$(calculate "1e9 * $(field wall_s) / $(field events)")
bar "by message: a message or touch over that call" \
    "$(calculate "$cost * $best_baseline / 1e9")" at-most 1

say ""
say "3 million tickets a year, 500 agents, one replication"
simulate games_year 1
bar "seconds" "$(field wall_s)" at-most 20
year=$(field wall_s)
simulate games_behind 1
bar "100 000 open tickets at the start, over that" \
    "$(calculate "$(field wall_s) / $year")" at-most 1.5

say ""
say "Twelve weeks, five channels, a launch with its counterfactual, 200 times"
best=1e9
for _round in 1 2 3; do
    start=$(date +%s.%N)
    "$deskcast" run "$here/launch_plan.cfg" -o "$work/launch" --quiet \
        --threads 2 >/dev/null
    spent=$(calculate "$(date +%s.%N) - $start")
    best=$(calculate "$spent < $best ? $spent : $best")
done
bar "seconds with files and reports, two threads (aim 2)" "$best" at-most 4

say ""
say "A day of 100 agents to half a point of service level"
best=1e9
for _round in 1 2 3 4 5; do
    start=$(date +%s.%N)
    "$deskcast" run "$here/day_100_agents.cfg" -o none --quiet >/dev/null
    spent=$(calculate "$(date +%s.%N) - $start")
    best=$(calculate "$spent < $best ? $spent : $best")
done
simulate day_100_agents 1
half=$(tr -d '\n ' <"$work/run.json" |
    sed 's/.*"phone":{//' |
    sed 's/.*"service_level":{"mean":[^,]*,"half_width":\([-0-9.e+]*\).*/\1/')
bar "half-width of the day's service level, points" \
    "$(calculate "100 * $half")" at-most 0.5
bar "whole process, file to table, seconds" "$best" at-most 0.1

say ""
say "Memory of a year of 200 agents, two threads (MB)"
if [ -x /usr/bin/time ]; then
    for runs in 8 24; do
        /usr/bin/time -f %M -o "$work/memory" "$deskcast" run \
            "$here/year_200_agents.cfg" -o none --quiet --threads 2 \
            --runs $runs >/dev/null
        mb=$(calculate "$(tail -n 1 "$work/memory") / 1024")
        say "    $runs replications: $(short "$mb")"
        [ "$runs" != 8 ] || few=$mb
    done
    bar "peak" "$mb" at-most 100
    bar "24 replications over 8" "$(calculate "$mb / $few")" at-most 1.05
else
    say "    not measured: it takes /usr/bin/time (Debian package time)"
fi

# instructions COMMAND...: counted by callgrind
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" \
        2>&1 >"$work/run.json" |
        sed -n 's/^==[0-9]*== Collected : \([0-9]*\).*/\1/p'
}

say ""
say "Instructions a call (callgrind; the difference of two lengths)"
if command -v valgrind >/dev/null; then
    first=$(instructions "$baseline" 100000) || first=0
    second=$(instructions "$baseline" 300000) || second=0
    textbook=$(calculate "($second - $first) / 200000")
    count_run() {
        instructions "$deskcast" run "$here/agents_100.cfg" -o none --json - \
            --quiet --threads 1 --set "plan.weeks=1" --runs "$1"
    }
    first=$(count_run 1)
    few=$(field contacts)
    second=$(count_run 2)
    ours=$(calculate "($second - $first) / ($(field contacts) - $few)")
    say "    textbook program  $(short "$textbook")"
    say "    deskcast          $(short "$ours")"
    bar "deskcast over the textbook program" \
        "$(calculate "$ours / $textbook")" at-most 1
else
    say "    not counted: it takes valgrind"
fi
