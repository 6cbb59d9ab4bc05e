#!/bin/sh
# What goes wrong around a run: one sentence, the right exit status, and
# nothing half-written.
# shellcheck source=tests/checking.sh
. tests/checking.sh

cp "$sources/scenarios/first_call.cfg" plan.cfg
quick="--runs 3 --progress none"

no_parts() {
    check "no half-written file" \
        [ -z "$(find . -name '*.part-*' -o -name '*-journal')" ]
}

# Scenarios that cannot be read
expect 2 "$program" run
says err "which scenario?"
expect 2 "$program" run plan.cfg other.cfg
says err "run takes one scenario"
expect 2 "$program" run missing.cfg
says err "missing.cfg"
says err "there is no such file"
check "no results of nothing" [ ! -e missing-out ]
mkdir folder.cfg
expect 2 "$program" run folder.cfg
says err "folder"
: >empty.cfg
expect 2 "$program" run empty.cfg
says err "empty.cfg"
head -c 30000000 /dev/urandom >noise.cfg
expect 2 "$program" run noise.cfg
says err "noise.cfg"
check "few words about noise" [ "$(wc -c <err)" -lt 2000 ]
rm noise.cfg
printf 'format = 1;\n@include "itself.cfg"\n' >itself.cfg
expect 2 "$program" run itself.cfg
says err "itself.cfg"
i=0
while [ $i -lt 18 ]; do
    echo "@include \"deep$((i + 1)).cfg\"" >deep$i.cfg
    i=$((i + 1))
done
expect 2 "$program" check deep0.cfg
is err 'deep16.cfg:1:1: error: deep17.cfg is included through more than 16 other files
     1 | @include "deep17.cfg"
       | ^^^^^^^^^^^^^^^^^^^^^
       = include it from the scenario itself
deep0.cfg: 1 problem'
expect 2 "$program" run "plan.cfg#nosuch"
says err "nosuch"
expect 2 "$program" run "plan.cfg#"
is err "plan.cfg: error: the name of the variant after # is missing
       = variants are defined under 'variants'
plan.cfg#: 1 problem"
# shellcheck disable=SC2086 # options are words
expect 2 "$program" run plan.cfg $quick --set channels.phone.volumme=3
says err "volume"

expect 2 "$program" run ""
says err "which scenario?"
expect 2 "$program" check ""
says err "which scenario?"

# Options of run
for bad in "--seed x" "--seed -1" "--runs 0" "--runs some" "--threads 0" \
    "--precision 0%" "--precision much" "--precision 100%" "--replication x" \
    "--csv-sep :" "--decimal none" "--excel de" "--color red" \
    "--progress fast" "--out=" "--trace="; do
    # shellcheck disable=SC2086
    expect 2 "$program" run plan.cfg $bad
    says err "deskcast run: error: "
done
expect 2 "$program" run plan.cfg --decimal comma
says err 'add --csv-sep ";"'
expect 2 "$program" run plan.cfg --runs auto
says err "add --precision 1%"
expect 2 "$program" run plan.cfg --fail-if "fone.service_level < 80 %"
says err "fone"
check "nothing was written for bad options" [ ! -e plan-out ]

# Folders
mkdir mine
echo "my own" >mine/notes.txt
# shellcheck disable=SC2086
expect 2 "$program" run plan.cfg $quick -o mine
is err 'deskcast run: error: the folder mine holds files that deskcast did not make
  = choose another with --out DIR, or add --force to write beside them'
check "left alone" [ ! -e mine/run.json ]
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick -o mine --force
check "written beside" [ -e mine/run.json ]
check "my own file is as it was" [ "$(cat mine/notes.txt)" = "my own" ]
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick
check "a folder of ours" [ -e plan-out/.deskcast-out ]
for file in run.json summary.csv interval.csv days.csv results.sqlite \
    plan.used.cfg; do
    check "$file is there" [ -s plan-out/$file ]
done
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick
says err "Wrote plan-out/"
echo "text" >file
# shellcheck disable=SC2086
expect 2 "$program" run plan.cfg $quick -o file
says err "file is a file, not a folder"
# shellcheck disable=SC2086
expect 2 "$program" run plan.cfg $quick -o plan.cfg/inner/results
is err "deskcast run: error: plan.cfg is a file, not a folder
  = choose another folder with --out DIR"
# shellcheck disable=SC2086
expect 1 "$program" run plan.cfg $quick -o nowhere/results
says err "nowhere/results"
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick -o none
check "nothing is said about files" [ "$(grep -c Wrote err)" = 0 ]
no_parts

# Files that may not be read and folders that may not be written. Root may all,
# so somebody else tries; in a folder of the system's, because the one at hand
# may lie where nobody else gets in.
as_nobody=""
public=.
if [ "$(id -u)" = 0 ]; then
    as_nobody="setpriv --reuid 65534 --regid 65534 --clear-groups"
    public=$(mktemp -d)
    trap 'rm -rf "$public"' EXIT
    cp "$program" plan.cfg "$public"
    chmod 755 "$public"
else
    cp "$program" .
fi
here=$PWD
cd "$public" || exit 1
nobody() {
    # shellcheck disable=SC2086 # words of a command
    $as_nobody "./${program##*/}" "$@"
}
if nobody version >/dev/null 2>&1; then
    cp plan.cfg secret.cfg
    chmod 600 plan.cfg secret.cfg
    [ -z "$as_nobody" ] || chmod 644 plan.cfg
    [ -n "$as_nobody" ] || chmod 000 secret.cfg
    mkdir locked
    chmod 555 locked
    for command in run check; do
        expect 2 nobody $command secret.cfg
        is err "secret.cfg: error: cannot read secret.cfg: you have no permission
secret.cfg: 1 problem"
    done
    expect 2 nobody check plan.cfg --volumes phone=secret.cfg
    is err '--volumes "phone=secret.cfg": error: cannot read secret.cfg: you have no permission
plan.cfg: 1 problem'
    # shellcheck disable=SC2086 # options are words
    expect 1 nobody run plan.cfg $quick -o locked/results
    is err "deskcast run: error: cannot make the folder locked/results: you have no permission"
    # shellcheck disable=SC2086
    expect 1 nobody run plan.cfg $quick -o locked
    is err "deskcast run: error: cannot write locked/.deskcast-out: you have no permission"
    # shellcheck disable=SC2086
    expect 1 nobody run plan.cfg $quick -o none --trace locked/trace.csv
    is err "deskcast run: error: cannot write locked/trace.csv: you have no permission"
    expect 1 nobody init phone -o locked/phone.cfg
    is err "deskcast init: error: cannot write locked/phone.cfg: you have no permission"
    check "the locked folder is empty" [ -z "$(ls -A locked)" ]
else
    echo "SKIPPED: nobody else may run the program here."
fi
cd "$here" || exit 1

# No room: a limit on the size of files, which is the same to a program.
rm -rf plan-out
# (The thread sanitizer cannot live under one: it keeps a large file itself.)
# shellcheck disable=SC2016 # for the inner shell
if sh -c 'ulimit -f 8; exec "$0" run plan.cfg --runs 3 -q -o none' \
    "$program" >/dev/null 2>&1; then
    # shellcheck disable=SC2016 # for the inner shell
    expect 1 sh -c 'ulimit -f 8; exec "$0" run plan.cfg --runs 3 -q' "$program"
    says err "deskcast run: error:"
    check "one sentence" [ "$(grep -c error: err)" = 1 ]
    check "of the file by its own name" [ "$(grep -c 'part-' err)" = 0 ]
    check "no folder is left" [ ! -e plan-out ]
    says out "phone"
    # shellcheck disable=SC2016
    expect 1 sh -c 'ulimit -f 8
        exec "$0" run plan.cfg --runs 3 -q -o none --trace t.csv' "$program"
    says err "t.csv"
    check "no trace is left" [ ! -e t.csv ]
    no_parts
fi
mkdir small
if mount -t tmpfs -o size=256k tmpfs small 2>/dev/null; then
    expect 1 "$program" run plan.cfg --runs 100 -q -o small/out
    is err "deskcast run: error: no room left on the disk for small/out/results.sqlite
  = make room, or write to another folder"
    check "the small disk is empty again" [ -z "$(ls -A small)" ]
    umount small
fi
if [ -c /dev/full ]; then
    what="output into /dev/full"
    status=0
    "$program" version >/dev/full 2>err || status=$?
    check "exit status 1" [ $status = 1 ]
    is err 'deskcast: error: cannot write to standard output: there is no room left'
    status=0
    # shellcheck disable=SC2086
    "$program" run plan.cfg $quick -o none >/dev/full 2>err || status=$?
    check "exit status 1" [ $status = 1 ]
    says err "cannot write to standard output"
    # shellcheck disable=SC2086
    expect 1 "$program" run plan.cfg $quick -o none --trace /dev/full
    says err "cannot write /dev/full"
    check "/dev/full is as it was" [ -c /dev/full ]
fi
what="standard output is closed"
status=0
"$program" version >&- 2>err || status=$?
check "exit status 1" [ $status = 1 ]
is err 'deskcast: error: cannot write to standard output: it is closed'

# A reader that leaves early is no trouble. Standard output of the program
# itself is large enough to fill any pipe.
what="a closed pipe"
{
    status=0
    "$program" run plan.cfg --runs 2 -o none --json 2>err || status=$?
    echo $status >status
} | head -n 1 >out
is out "{"
check "exit status 0" [ "$(cat status)" = 0 ]
check "nothing is said" [ ! -s err ]

# Demands
# shellcheck disable=SC2086
expect 3 "$program" run plan.cfg $quick -o none \
    --fail-if "phone.offered > 0"
says err "fail-if:"
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick -o none \
    --fail-if "phone.offered < 1" --fail-if "centre.service_level < 0 %"
# A figure that does not exist meets no demand.
# shellcheck disable=SC2086
expect 3 "$program" run plan.cfg $quick -o none \
    --set "channels.phone.volume = 0 / week" \
    --fail-if "phone.mean_wait_s > 60"
says err "neither true nor false"
# shellcheck disable=SC2086
expect 3 "$program" run plan.cfg -o none --progress none --strict \
    --precision 0.01% --runs 20
says err "the precision was not reached"
says out "The precision asked for was not reached"
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg -o none --progress none --precision 30%

# What a run that was killed left behind goes with the next
rm -rf plan-out
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick
sh -c 'echo half >plan-out/.run.json.part-$$'
# shellcheck disable=SC2086
expect 0 "$program" run plan.cfg $quick
no_parts

# The sentence about ± is for those who see one
expect 0 "$program" run plan.cfg --runs 1 -q -o none
check "no interval" [ "$(grep -c '±' out)" = 0 ]
says out "One replication (seed 1, no warm-up)"
expect 0 "$program" run plan.cfg --runs 2 -q -o none
says out "± is half the 95 % confidence interval of the mean (2 replications"

# What does not go by chance: quiet, dry, one replication
expect 0 "$program" run plan.cfg --runs 2 -q -o none
check "quiet" [ ! -s err ]
rm -rf plan-out
expect 0 "$program" run plan.cfg --dry-run --runs 7 --seed 3
says out "7 times, seed 3"
says out "Results would go into plan-out/"
check "nothing was written" [ ! -e plan-out ]
expect 0 "$program" run plan.cfg --replication 4 --trace r4.csv --progress none
check "one replication writes no folder" [ ! -e plan-out ]
says err "Wrote r4.csv"
expect 0 "$program" run plan.cfg --runs 2 -o none --trace r0.csv -q
check "another replication is another trace" [ "$(cmp -s r0.csv r4.csv; echo $?)" = 1 ]
check "the columns of a trace" [ "$(head -n 1 r0.csv)" = \
    "channel,origin,number,attempt,arrival,answer,end,arrival_s,answer_s,end_s,team,outcome,touches,counted" ]


# A trace replaces an earlier one, and nothing else
expect 0 "$program" run plan.cfg --runs 2 -o none --trace r0.csv -q --excel nl
expect 0 "$program" run plan.cfg --runs 2 -o none --trace r0.csv -q
cp plan.cfg dear.cfg
expect 2 "$program" run dear.cfg --runs 2 -o none --trace dear.cfg -q
is err 'deskcast run: error: dear.cfg is already there and holds no trace
  = choose another name with --trace FILE, or add --force to replace it'
check "the scenario is as it was" cmp -s plan.cfg dear.cfg
expect 0 "$program" run dear.cfg --runs 2 -o none --trace dear.cfg -q --force
check "replaced by force" [ "$(head -c 15 dear.cfg)" = "channel,origin," ]

# Progress
expect 0 "$program" run plan.cfg --runs 20 -o none --progress plain
check "ten lines" [ "$(grep -c 'of 20 replications' err)" = 10 ]
says err "20 of 20 replications"
expect 0 "$program" run plan.cfg --runs 20 -o none --progress json
says err '{"event":"progress","done":20,"of":20,'
expect 0 "$program" run plan.cfg --runs 20 -o none --progress none
check "nothing" [ ! -s err ]

# Colours only when asked for
escape=$(printf '\033')
expect 0 "$program" run plan.cfg --runs 2 -o none -q
check "no colours into a file" [ "$(grep -c "$escape" out)" = 0 ]
expect 0 "$program" run plan.cfg --runs 2 -o none -q --color always
says out "${escape}[1m"
expect 0 env CLICOLOR_FORCE=1 "$program" run plan.cfg --runs 2 -o none -q
says out "${escape}[1m"
expect 0 env CLICOLOR_FORCE=1 NO_COLOR=1 "$program" run plan.cfg --runs 2 \
    -o none -q
check "NO_COLOR wins" [ "$(grep -c "$escape" out)" = 0 ]

# Width
for columns in 60 72 100; do
    expect 0 env COLUMNS=$columns "$program" run plan.cfg --runs 2 -o none -q
    check "$columns columns" awk -v most=$columns '
        { gsub(/[\200-\277]/, ""); if (length > most) bad = 1 }
        END { exit bad }' out
done

# A window narrower than any table is taken as one of 60 columns
expect 0 env COLUMNS=60 "$program" run plan.cfg --runs 2 -o none -q
mv out sixty
for columns in 59 20 1; do
    expect 0 env COLUMNS=$columns "$program" run plan.cfg --runs 2 -o none -q
    check "$columns columns" cmp -s out sixty
done

# The same bytes again, whatever the number of threads, but for how it went
expect 0 "$program" run plan.cfg --runs 12 -q -o one --threads 1
expect 0 "$program" run plan.cfg --runs 12 -q -o two --threads 2
expect 0 "$program" run plan.cfg --runs 12 -q -o eight -j8
for folder in two eight; do
    for file in summary.csv interval.csv days.csv results.sqlite \
        plan.used.cfg; do
        check "$file of $folder threads" cmp -s one/$file $folder/$file
    done
    sed '/"run": {/,$d' one/run.json >one.json
    sed '/"run": {/,$d' $folder/run.json >other.json
    check "run.json of $folder threads" cmp -s one.json other.json
done

# Results of a run repeat from plan.used.cfg
cp one/plan.used.cfg again.cfg
expect 0 "$program" run again.cfg -q -o again
sed 's/^plan\.cfg,//' one/summary.csv >one.csv
sed 's/^again\.cfg,//' again/summary.csv >again.csv
check "the same summary" cmp -s one.csv again.csv

# Files for Dutch Excel
expect 0 "$program" run plan.cfg --runs 2 -q -o dutch --excel nl
check "a byte-order mark" [ "$(head -c 3 dutch/days.csv)" = \
    "$(printf '\357\273\277')" ]
says dutch/days.csv "variant;date;weekday;channel;offered;"
check "lines end as on Windows" \
    [ "$(tr -d -c '\r' <dutch/days.csv | wc -c)" = "$(wc -l <dutch/days.csv)" ]
check "a decimal comma" grep -q ';[0-9]*,[0-9]*;' dutch/days.csv

no_parts
finish
