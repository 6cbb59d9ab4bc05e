#!/bin/sh
# Sourced by tests/test_*.sh: goes to an empty folder of its own and offers
#
#     expect STATUS COMMAND...   runs it; what it said is in the files out, err
#     says FILE TEXT             FILE holds TEXT somewhere on one line
#     is FILE TEXT               FILE holds TEXT and a newline, nothing else
#     check SENTENCE COMMAND...  the command succeeds
#     finish                     at the end
#
# A failed check is told with all that is known, and the test goes on.
program=$DESKCAST_PROGRAM
[ -x "$program" ] || {
    echo "There is no program $program to test."
    exit 1
}
# shellcheck disable=SC2034 # for who sources this
sources=$PWD
rm -rf "${DESKCAST_TMP:?}/work"
mkdir -p "$DESKCAST_TMP/work"
cd "$DESKCAST_TMP/work" || exit 1
n_checks=0
n_failed=0
what="nothing yet"

wrong() {
    n_failed=$((n_failed + 1))
    printf 'FAILED: %s\n' "$1"
    printf -- '-- after: %s\n' "$what"
    printf -- '-- out:\n%s\n-- err:\n%s\n' \
        "$(head -n 40 out 2>/dev/null)" "$(head -n 40 err 2>/dev/null)"
}

expect() {
    wanted=$1
    shift
    what="$*"
    n_checks=$((n_checks + 1))
    status=0
    "$@" >out 2>err </dev/null || status=$?
    [ "$status" = "$wanted" ] || wrong "exit status $status, not $wanted"
}

says() {
    n_checks=$((n_checks + 1))
    grep -qF -e "$2" "$1" || wrong "$1 does not say: $2"
}

is() {
    n_checks=$((n_checks + 1))
    printf '%s\n' "$2" >wanted
    cmp -s "$1" wanted || wrong "$1 is not: $2"
}

check() {
    sentence=$1
    shift
    n_checks=$((n_checks + 1))
    "$@" || wrong "$sentence"
}

finish() {
    printf '%s checks, %s failed\n' "$n_checks" "$n_failed"
    [ "$n_checks" -gt 0 ] && [ "$n_failed" = 0 ]
    exit
}
