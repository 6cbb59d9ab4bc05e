#!/bin/sh
# deskcast compare as people call it: what it takes, what it refuses, what it
# leaves behind.

# shellcheck source=tests/checking.sh
. tests/checking.sh

"$program" init phone -o phone.cfg >/dev/null 2>&1
plans="phone.cfg phone.cfg#one_more"

# shellcheck disable=SC2086 # two plans
expect 0 "$program" compare $plans --runs 5 -q
says out "Against phone"
check "two files of results" test -f compare-out/compare.json -a -f compare-out/compare.csv
check "and the plans" test -f compare-out/phone.used.cfg -a -f compare-out/one_more.used.cfg

# the same bytes from one thread and from many
# shellcheck disable=SC2086
"$program" compare $plans --runs 5 -q -j1 -o one --excel nl >one.out
# shellcheck disable=SC2086
"$program" compare $plans --runs 5 -q -j4 -o four --excel nl >four.out
check "threads leave no trace" cmp one.out four.out
check "nor in files" cmp one/compare.csv four/compare.csv

# shellcheck disable=SC2086
expect 0 "$program" compare $plans --runs 5 -o none --json -
says out '"schema": "deskcast/compare/1"'

# one file stands for all of its variants; one plan is not enough
expect 0 "$program" compare phone.cfg --runs 2 -o none -q
expect 2 "$program" compare phone.cfg#one_more
says err "is one plan, and comparing takes two"
expect 2 "$program" compare
says err "which plans?"
expect 2 "$program" compare phone.cfg phone.cfg#none
says err 'there is no variant "none"'
sed 's/weeks  *= 4/weeks = 3/' phone.cfg >three.cfg
expect 2 "$program" compare phone.cfg three.cfg
says err "the plans are of different days: 28 from 2027-01-04, and 21"
expect 2 "$program" compare phone.cfg --runs auto
says err "write a number of runs, or --until-clear"
expect 2 "$program" compare phone.cfg --until-clera
says err "did you mean --until-clear?"

# the first compared with two others: 95 % together is 97.5 % each, wherever it
# is said
expect 0 "$program" compare phone.cfg phone.cfg#one_more \
    phone.cfg --runs 5 -q -o three
says out "The intervals of the 2 comparisons hold together with 95 %, each alone with"
says out "± is half its 97.5 % confidence"
says out "(97.5 %:"
check "no interval is said to be at 95 %" sh -c '! grep -q "(95 %:" out'
expect 0 "$program" report three -o three/report.html
says three/report.html "each alone with 97.5 %"
says three/report.html "half the 97.5 % confidence interval"
expect 0 "$program" plot three --chart dumbbell
says three/charts/dumbbell.svg "those of all plans hold together with 95 %"

# where something is uncertain, how the change differs between futures stands
# beside how well its mean is known, with the figures of the file
check "no futures where everything is certain" \
    sh -c '! grep -q "Range of futures" out'
cp "$sources/scenarios/uncertain.cfg" uncertain.cfg
expect 0 "$program" compare uncertain.cfg --runs 20 -q -o futures
says out "Range of futures"
said=$(LC_ALL=C awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["channel"] == "phone" && $at["measure"] == "mean_wait_s" {
        printf "%.2f s", $at["p90"] }' futures/compare.csv)
check "there is a ninetieth percentile" test "$said" != "0.00 s"
says out "$said"
expect 0 "$program" report futures -o futures/report.html
says futures/report.html "Range of futures of the differences"
says futures/report.html "$said"

# what people named keeps its name, and days are written as elsewhere
sed 's/one_more/shorter/g' phone.cfg >named.cfg
expect 0 "$program" compare named.cfg --runs 2 -o none -q --lang nl
says out "shorter"
check "no name is translated" sh -c '! grep -q "^Tegenover.*korter" out'
says out "04-01-2027 tot en met 31-01-2027"

# what changes a lot is clear at the first look; what is the same never is
expect 0 "$program" compare phone.cfg --until-clear -o none -q --strict \
    --set channels.phone.patience=10min
says out "is clearly different from phone after 20 replications."
expect 3 "$program" compare phone.cfg phone.cfg --until-clear --runs 30 \
    -o none -q --strict
says out "phone-2 is not clearly different from phone after 30 replications."
says err "strict: the plans did not become clearly different"

# demands on a plan, and on what it changes from the first; one_more shortens
# the wait of 10 s or so by 2
expect 0 "$program" compare phone.cfg --runs 40 -o none -q \
    --fail-if "one_more: phone.mean_wait_s.change > -1 s" \
    --fail-if "phone.mean_wait_s > 60 s" \
    --fail-if "one_more: phone.service_level.change < 1 points"
expect 3 "$program" compare phone.cfg --runs 40 -o none -q \
    --fail-if "phone.mean_wait_s.change < -0.5 s"
says err 'fail-if: one_more: "phone.mean_wait_s.change < -0.5 s" holds: it is -2.'
expect 3 "$program" compare phone.cfg --runs 40 -o none -q \
    --fail-if "phone.service_level > 50 %"
says err 'fail-if: phone: "phone.service_level > 50 %" holds'
says err 'fail-if: one_more: "phone.service_level > 50 %" holds'
# plans that are the same change nothing: more than nothing is not told apart
# from it when their customers are the same, and differ in nothing
expect 0 "$program" compare phone.cfg phone.cfg --runs 5 -o none -q \
    --fail-if "phone.mean_wait_s.change > 0"
expect 3 "$program" compare phone.cfg --runs 5 -o none -q \
    --fail-if "teams.agents.cost.change > 5290"
says err "cannot be told: it is"
expect 2 "$program" compare phone.cfg --fail-if "two_more: phone.offered > 1"
says err 'no plan "two_more" is compared'
says err "write one_more: phone.offered > 1"
expect 2 "$program" compare phone.cfg --fail-if "phone: phone.offered.change > 1"
says err "phone is the plan that the others are compared with"
expect 2 "$program" compare phone.cfg --fail-if "rollout.chat.peak.change > 1"
says err 'no channel "chat" is launched'
expect 2 "$program" run phone.cfg --fail-if "phone.offered.change > 1"
says err "deskcast compare takes such a demand"

# what a launch changes in one plan beside another, in every output; demands are
# of each plan
launch="$sources/scenarios/limited_launch.cfg"
expect 0 "$program" compare "$launch" "$launch#slowly" --runs 3 -q -o launched
says out "Launch of chat "
says out "peak, net over all channels"
says out "phone: contacts since opening"
check "its rows" grep -q '^slowly,limited_launch,email,,rollout.chat.contacts_ratio,share,' \
    launched/compare.csv
expect 0 "$program" report launched -o launched/report.html
says launched/report.html "Launches side by side"
expect 3 "$program" compare "$launch" "$launch#slowly" --runs 3 -q -o none \
    --fail-if "limited_launch: rollout.chat.own_peak.change > 1"
says err 'fail-if: limited_launch: "rollout.chat.own_peak.change > 1" holds'
# beside the first plan: as compare.csv has it, within its interval
for figure in peak own_peak settled_change settled_change_calendar_day; do
    figures=$(grep "^slowly,.*,rollout.chat.$figure," launched/compare.csv)
    change=$(echo "$figures" | LC_ALL=C awk -F , '{ printf "%.6g", $9 }')
    above=$(echo "$figures" | LC_ALL=C awk -F , '{ print $11 + 0.01 }')
    case $figure in *peak) key=$figure.change ;; *) key=$figure ;; esac
    expect 3 "$program" compare "$launch" "$launch#slowly" --runs 3 -q -o none \
        --fail-if "rollout.chat.$key.change < $above"
    says err "fail-if: slowly: \"rollout.chat.$key.change < $above\" holds"
    says err "holds: it is $change ± "
done
expect 2 "$program" run "$launch" --fail-if "rollout.chat.peak.change.change > 1"
says err "deskcast compare takes such a demand"
expect 0 "$program" compare "$launch" "$launch#slowly" --runs 1 -q -o none
says out "Each plan was simulated once"

# a file stands where the folder should be
touch taken
# shellcheck disable=SC2086
expect 2 "$program" compare $plans --runs 2 -o taken
says err "taken is a file, not a folder"

finish
