#!/bin/sh
# Puts what the program says now under the commands of README.md. Read the
# difference before it is committed.
#
#     sh tools/update-readme.sh [PROGRAM]     (build/dev/deskcast)
set -eu
cd "$(dirname "$0")/.."
DESKCAST_PROGRAM=$(realpath "${1:-build/dev/deskcast}")
DESKCAST_TMP=$(mktemp -d)
export DESKCAST_PROGRAM DESKCAST_TMP
trap 'rm -rf "$DESKCAST_TMP"' EXIT
sh tests/test_readme.sh update
git diff --stat -- README.md
