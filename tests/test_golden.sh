#!/bin/sh
# The output of each line of tests/golden/commands is tests/golden/NAME.out;
# with the word "update" it becomes that. The version is left open. Names in
# -blocks and -ascii choose the letters of the locale.
set -eu
export LANGUAGE=en
mode=${1:-compare}
golden=tests/golden
out=$DESKCAST_TMP/golden.out
n_failed=0
n=0

while read -r name arguments; do
    case $name in
    "" | "#"*) continue ;;
    esac
    n=$((n + 1))
    case $name in
    *-blocks) locale=C.UTF-8 ;;
    *-ascii) locale=C ;;
    *) locale=${LC_ALL:-} ;;
    esac
    # shellcheck disable=SC2086 # arguments are words
    LC_ALL=$locale COLUMNS=80 "$DESKCAST_PROGRAM" $arguments </dev/null |
        sed 's/deskcast [0-9][0-9]*\.[0-9.]*[0-9]/deskcast VERSION/' >"$out"
    if [ "$mode" = update ]; then
        cp "$out" "$golden/$name.out"
    elif ! diff -u "$golden/$name.out" "$out"; then
        echo "FAILED: deskcast $arguments"
        n_failed=$((n_failed + 1))
    fi
done <"$golden/commands"

for file in "$golden"/*.out; do
    name=$(basename "$file" .out)
    grep -q "^$name " "$golden/commands" || {
        echo "FAILED: no command makes $file"
        n_failed=$((n_failed + 1))
    }
done
echo "$n outputs, $n_failed differ"
[ "$n" -gt 0 ] && [ "$n_failed" = 0 ]
