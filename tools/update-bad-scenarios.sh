#!/bin/sh
# Writes tests/bad/*.expected again from what the program says now, with the
# test program given. Read the difference like code before committing it.
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { echo "usage: $0 BUILD/test_bad_scenarios"; exit 2; }
DESKCAST_UPDATE_EXPECTED=1 "$1"
git diff --stat -- tests/bad
