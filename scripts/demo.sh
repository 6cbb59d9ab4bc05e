#!/bin/sh
# From a fresh clone to a simulated phone line: installs the packages that are
# missing, builds deskcast and runs its first scenario.
set -eu
cd "$(dirname "$0")/.."

say() {
    printf '%s\n' "$*" >&2
}

sh scripts/install-packages.sh build

say "Building deskcast in build/release ..."
log=build/demo.log
mkdir -p build
{
    cmake --preset release &&
        cmake --build --preset release --target deskcast -j "$(nproc)"
} >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    say "The build failed; all of what it said is in $log."
    exit 1
}

deskcast=build/release/deskcast
say "Running: $deskcast run scenarios/phone.cfg"
say ""
"$deskcast" run scenarios/phone.cfg

say ""
say "The numbers behind this table are in the folder phone-out/: summary.csv"
say "and interval.csv open in a spreadsheet, run.json holds everything."
say ""
say "What to try next:"
say "  $deskcast init phone -o mine.cfg         a scenario of your own to edit"
say "  $deskcast check mine.cfg                 is it right, what is assumed"
say "  $deskcast run mine.cfg                   what happens then"
say "  $deskcast explain channels.phone.patience"
say "  $deskcast --help"
