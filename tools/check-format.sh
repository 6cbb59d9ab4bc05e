#!/bin/sh
# Every C file is as clang-format 14 would write it, in at most 80 columns.
# `tools/check-format.sh --fix` rewrites those that are not.
set -eu
cd "$(dirname "$0")/.."

format=$(command -v clang-format-14 || command -v clang-format) || {
    echo "clang-format is missing: sh scripts/install-packages.sh test"
    exit 1
}
if [ "${1:-}" = --fix ]; then
    find src tests validation -name '*.[ch]' -exec "$format" -i {} +
else
    unformatted=$(find src tests validation -name '*.[ch]' -exec \
        "$format" --dry-run -Werror {} + 2>&1 | grep 'error:') || :
    [ -z "$unformatted" ] || {
        printf '%s\n' "$unformatted" | head -n 20
        exit 1
    }
fi

# clang-format leaves comments and long words alone.
long=$(find src tests validation -name '*.[ch]' -exec \
    awk '{ line = $0; gsub(/[\200-\277]/, "", line) }
         length(line) > 80 { print FILENAME ":" FNR ": above 80 columns" }' {} +)
[ -z "$long" ] || { printf '%s\n' "$long"; exit 1; }
