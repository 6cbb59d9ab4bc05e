#!/bin/sh
# Every line of README.md that begins with "$ " is run, in order, in an empty
# folder; what stands under it, up to the next such line or the end of the
# block, is what it prints: its result, or its complaint if that has "error:" in
# it, and then it must fail. A line "..." there stands for any lines. A command
# under which nothing stands must only succeed.
#
# With the word "update" the program's words are put under each command that
# has no "..." under it; tools/update-readme.sh does that.
set -eu
export LANGUAGE=en
mode=${1:-compare}
readme=$PWD/README.md
folder=$DESKCAST_TMP/readme
rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/work" "$folder/cases"
ln -s "$DESKCAST_PROGRAM" "$folder/bin/deskcast"
PATH=$folder/bin:$PATH
COLUMNS=80
export PATH COLUMNS

# NUMBER.command and NUMBER.wanted, for each command.
awk -v folder="$folder/cases" '
    /^```/ { inside = !inside; name = ""; next }
    inside && /^\$ / {
        name = sprintf("%s/%03d", folder, ++n)
        print substr($0, 3) >(name ".command")
        printf "" >(name ".wanted")
        next
    }
    inside && name != "" { print >(name ".wanted") }
' "$readme"

# Each stretch between two "..." must follow the one before it.
cat >"$folder/compare.awk" <<'AWK'
function is_here(from,    i) {
    for (i = 1; i <= n_piece; i++)
        if (piece[i] != said[from + i - 1]) return 0
    return 1
}
function place_piece(    i) {
    if (!n_piece) return 1
    for (i = at; i + n_piece - 1 <= n_said; i++) {
        if (is_here(i)) { at = i + n_piece; n_piece = 0; return 1 }
        if (!free) return 0
    }
    return 0
}
BEGIN { at = 1 }
FNR == NR { said[++n_said] = $0; next }
$0 == "..." { if (!place_piece()) bad = 1; free = 1; next }
{ piece[++n_piece] = $0 }
END {
    ends_free = free && !n_piece
    if (!place_piece()) bad = 1
    if (!bad && !ends_free && at <= n_said) bad = 1
    exit bad
}
AWK

run_case() {
    status=0
    sh "$1.command" >"$1.out" 2>"$1.err" </dev/null || status=$?
    wrong=""
    if grep -q "error:" "$1.wanted"; then
        [ "$status" != 0 ] || wrong="succeeds"
        mv "$1.err" "$1.said"
    else
        [ "$status" = 0 ] || wrong="exit status $status"
        mv "$1.out" "$1.said"
    fi
    if [ "$mode" = compare ] && [ -s "$1.wanted" ]; then
        awk -f "$folder/compare.awk" "$1.said" "$1.wanted" ||
            wrong="$wrong prints something else"
    fi
    [ -z "$wrong" ] || {
        n_failed=$((n_failed + 1))
        printf 'FAILED: %s: %s\n' "$(cat "$1.command")" "$wrong"
        diff -u "$1.wanted" "$1.said" || cat "$1.err" 2>/dev/null || :
    }
}

n=0
n_failed=0
cd "$folder/work"
for command in "$folder"/cases/*.command; do
    n=$((n + 1))
    run_case "${command%.command}"
done
echo "$n commands of the README, $n_failed failed"
[ "$n" -gt 0 ] && [ "$n_failed" = 0 ]

if [ "$mode" = update ]; then
    awk -v folder="$folder/cases" '
        function put(    line, elided) {
            while ((getline line <(name ".wanted")) > 0)
                if (line == "...") elided = 1
            while ((getline line <(name (elided ? ".wanted" : ".said"))) > 0)
                if (!elided) print line
            close(name ".wanted")
            skip = !elided
        }
        /^```/ { inside = !inside; skip = 0 }
        inside && /^\$ / {
            print
            name = sprintf("%s/%03d", folder, ++n)
            put()
            next
        }
        !skip { print }
    ' "$readme" >"$folder/README.md"
    cp "$folder/README.md" "$readme"
fi
