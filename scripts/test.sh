#!/bin/sh
# Builds deskcast in several ways and runs its tests with ctest.
#
#     sh scripts/test.sh [PART]...
#
#     gcc     all tests, built with gcc, warnings as errors
#     clang   all tests, built with clang 14, warnings as errors
#     asan    the tests under the address and undefined-behaviour sanitizers
#     dutch   the tests of the gcc build under LC_ALL=nl_NL.UTF-8
#     format  the house rules alone: formatting, includes, length
#     tsan    the tests under clang's thread sanitizer (not run by default)
#
# The house rules are checked with gcc only, and tests that only repeat others
# (label "repeated") run with gcc and clang only. Without a part: gcc, clang,
# asan, dutch. The last lines are ctest's own and "N passed, N failed" over all
# parts; the exit status is 0 when none failed.
set -eu
cd "$(dirname "$0")/.."

say() {
    printf '%s\n' "$*"
}

jobs=$(nproc)
passed=0
failed=0
closing=""
mkdir -p build

# build PRESET: quiet unless it fails, which counts as one failed test.
build() {
    say "== $1: building"
    if {
        cmake --preset "$1" && cmake --build --preset "$1" -j "$jobs"
    } >"build/$1.log" 2>&1; then
        return 0
    fi
    grep -E 'error:|Error' "build/$1.log" | head -n 20
    tail -n 5 "build/$1.log"
    say "== $1: does not build; all of what it said is in build/$1.log"
    failed=$((failed + 1))
    return 1
}

# run_tests PART PRESET [CTEST OPTION]...
run_tests() {
    part=$1
    preset=$2
    shift 2
    say "== $part: testing"
    log="build/$part-tests.log"
    status=0
    ctest --preset "$preset" -j "$jobs" "$@" >"$log" 2>&1 || status=$?
    cat "$log"
    count "$log" "$status"
}

# count LOG STATUS: adds up what "N tests failed out of N" says.
count() {
    line=$(grep -E 'tests passed, [0-9]+ tests failed out of' "$1") || line=""
    if [ -z "$line" ]; then
        say "== ctest ran no test (status $2)"
        failed=$((failed + 1))
        return
    fi
    bad=$(say "$line" | sed 's/.* passed, \([0-9]*\) tests failed.*/\1/')
    all=$(say "$line" | sed 's/.* out of \([0-9]*\).*/\1/')
    # The last part's line, but never a good one after a bad one.
    if [ "$failed" = 0 ] || [ "$bad" -gt 0 ]; then
        closing=$line
    fi
    passed=$((passed + all - bad))
    failed=$((failed + bad))
}

# The Dutch locale is made in the build tree: nothing of the system changes.
make_dutch_locale() {
    folder="$PWD/build/locale"
    mkdir -p "$folder"
    [ -d "$folder/nl_NL.UTF-8" ] ||
        localedef --no-archive -i nl_NL -f UTF-8 "$folder/nl_NL.UTF-8"
    point=$(LOCPATH=$folder LC_ALL=nl_NL.UTF-8 locale decimal_point)
    [ "$point" = "," ]
}

test_dutch() {
    build dev || return 0
    if ! make_dutch_locale; then
        say "== dutch: cannot make the locale nl_NL.UTF-8"
        failed=$((failed + 1))
        return 0
    fi
    LOCPATH=$folder
    LC_ALL=nl_NL.UTF-8
    export LOCPATH LC_ALL
    run_tests dutch dev -LE 'house|repeated'
    unset LOCPATH LC_ALL
}

for part in "${@:-default}"; do
    case $part in
    gcc | clang | asan | tsan | dutch | format | default) ;;
    *)
        say "There is no part \"$part\": use gcc, clang, asan, dutch, format" \
            "or tsan."
        exit 2
        ;;
    esac
done
[ $# -gt 0 ] || set -- gcc clang asan dutch

sh scripts/install-packages.sh build test
for part in "$@"; do
    case $part in
    gcc) build dev && run_tests gcc dev ;;
    format) build dev && run_tests format dev -L house ;;
    dutch) test_dutch ;;
    clang) build clang && run_tests clang clang -LE house ;;
    *) build "$part" && run_tests "$part" "$part" -LE 'house|repeated' ;;
    esac || :
done

say ""
say "$closing"
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
