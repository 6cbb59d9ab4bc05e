#!/bin/sh
# No function above 60 lines or 6 parameters, no file above 600 lines, no chart
# of 200 lines or more.
set -eu
cd "$(dirname "$0")/.."

bad=$(
    find src tests -name '*.[ch]' -exec awk '
    function measure() {
        if (file != "" && lines > 600)
            print file ": " lines " lines, 600 at most"
        if (file ~ /src\/chart\/chart_/ && lines >= 200)
            print file ": " lines " lines, a chart stays below 200"
    }
    FNR == 1 { measure(); file = FILENAME; opened = 0; head = "" }
    { lines = FNR }
    /^[A-Za-z_].*\(/ && !/;[ \t]*$/ { head = ""; at = FNR; inside = 1 }
    inside { head = head $0 }
    /;[ \t]*$/ && !opened { inside = 0 }
    /^\{/ {
        opened = FNR
        if (inside) {
            list = head
            sub(/^[^(]*\(/, "", list)
            while (sub(/\([^()]*\)/, "", list))
                ;
            if (gsub(/,/, ",", list) >= 6)
                print file ":" at ": more than 6 parameters"
        }
        inside = 0
    }
    /^\}/ {
        if (opened && FNR - opened - 1 > 60)
            print file ":" at ": " FNR - opened - 1 " lines, 60 at most"
        opened = 0
    }
    END { measure() }' {} +
)
[ -z "$bad" ] || { printf '%s\n' "$bad"; exit 1; }
