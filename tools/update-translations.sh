#!/bin/sh
# Brings po/*.po up to date with the messages in src/: adds new ones without a
# translation, drops those that have gone. `--list FILE` only writes the
# messages of the source into FILE (a .pot).
#
# Functions that take a format translate it themselves, so that their callers
# write plain English; tr() and N_() mark the rest. A call with a message in
# two places needs two passes.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# extract FILE KEYWORDS...: the messages of src/ with these keywords
extract() {
    out=$1
    shift
    find src -name '*.c' | LC_ALL=C sort |
        xgettext --files-from=- --language=C --from-code=UTF-8 --keyword \
            "$@" --flag=complain:5:c-format --flag=complain_softly:5:c-format \
            --flag=N_:1:no-c-format \
            --no-location --output="$out" --force-po \
            2>"$folder/said" || { cat "$folder/said"; exit 1; }
    sed -i 's/charset=CHARSET/charset=UTF-8/' "$out"
}

extract "$folder/first.pot" --keyword=tr --keyword=N_ --keyword=tr_n:1,2 \
    --keyword=tr_in:1c,2 --keyword=fail:2 --keyword=fail_hint:2 \
    --keyword=complain:5 --keyword=complain_softly:5 --keyword=tell:3 \
    --keyword=tell_heading:2 --keyword=session_say:2 \
    --keyword=grid_column:2 --keyword=reader_cannot:3
extract "$folder/second.pot" --keyword=complain:4 \
    --keyword=complain_softly:4 --keyword=grid_column:3

printf '%s\n' 'msgid ""' 'msgstr ""' \
    '"Content-Type: text/plain; charset=UTF-8\n"' >"$folder/header.pot"
msgcat --use-first --no-location "$folder/header.pot" \
    "$folder/first.pot" "$folder/second.pot" --output-file="$folder/all.pot"

if [ "${1:-}" = --list ]; then
    cp "$folder/all.pot" "$2"
    exit
fi
for catalogue in po/*.po; do
    msgmerge --quiet --no-fuzzy-matching --no-location \
        --output-file="$folder/merged.po" "$catalogue" "$folder/all.pot"
    msgattrib --no-obsolete --no-location \
        --output-file="$catalogue" "$folder/merged.po"
done
