#!/bin/sh
# Every message of the source is in po/nl.po with a translation that is not
# fuzzy, takes the same arguments, and none is there that nobody says any more.
# tools/update-translations.sh adds and drops; the Dutch is written by hand.
set -eu
tmp=$DESKCAST_TMP
failed=0

# fail_with WHAT FILE: the messages in FILE, which msgattrib writes only when it
# finds any, are not as they must be
fail_with() {
    if [ -e "$2" ]; then
        echo "FAILED: $1:"
        sed -n '/^$/,$p' "$2" | grep -v '^#[^~]' | head -n 40
        failed=1
    fi
}

sh tools/update-translations.sh --list "$tmp/messages.pot"
[ "$(grep -c '^msgid' "$tmp/messages.pot")" -gt 1000 ] || {
    echo "FAILED: hardly any messages are found in the source"
    exit 1
}
for catalogue in po/*.po; do
    msgfmt --check-format --check-domain --output-file=/dev/null "$catalogue" ||
        failed=1
    msgmerge --quiet --no-fuzzy-matching "$catalogue" "$tmp/messages.pot" \
        --output-file="$tmp/merged.po"
    rm -f "$tmp/untranslated.po" "$tmp/fuzzy.po" "$tmp/unused.po"
    msgattrib --untranslated --no-obsolete "$tmp/merged.po" \
        --output-file="$tmp/untranslated.po"
    msgattrib --only-fuzzy "$catalogue" --output-file="$tmp/fuzzy.po"
    msgattrib --only-obsolete "$tmp/merged.po" --output-file="$tmp/unused.po"
    fail_with "not translated in $catalogue" "$tmp/untranslated.po"
    fail_with "fuzzy in $catalogue" "$tmp/fuzzy.po"
    fail_with "in $catalogue and nowhere in the source" "$tmp/unused.po"
done
exit "$failed"
