#!/bin/sh
# Writes tests/golden/*.out anew from what the program says now. Look at the
# difference before it is committed: it is what users will see change.
#
#     sh tools/update-golden.sh [PROGRAM]     (build/dev/deskcast)
set -eu
cd "$(dirname "$0")/.."
DESKCAST_PROGRAM=${1:-build/dev/deskcast}
DESKCAST_TMP=$(mktemp -d)
export DESKCAST_PROGRAM DESKCAST_TMP
trap 'rm -rf "$DESKCAST_TMP"' EXIT
sh tests/test_golden.sh update
git diff --stat -- tests/golden
