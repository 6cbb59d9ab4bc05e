#!/bin/sh
# plots/ holds a picture of every chart there is, and says how each was drawn.

# shellcheck source=tests/checking.sh
. tests/checking.sh

"$program" init phone -o phone.cfg >/dev/null 2>&1
"$program" run phone.cfg --runs 2 -q >/dev/null 2>&1
expect 0 "$program" plot phone-out --list
for chart in $(sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' out); do
    check "there is a picture of $chart" test -s "$sources/plots/$chart.png"
    check "and the way to it" grep -q -e "--chart $chart --format png" \
        "$sources/plots/README.md"
done
for scenario in $(sed -n 's/^deskcast [a-z]* \(scenarios.*\)/\1/p' \
    "$sources/plots/README.md"); do
    check "$scenario is there" test -f "$sources/$scenario"
done
finish
