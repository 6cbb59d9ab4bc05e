#!/bin/sh
# A room of src/ may include itself and the rooms above it in this list. Says
# which include points the wrong way, and fails.
set -eu
rooms="base queueing stats model engine study intake chart report cli"
cd "$(dirname "$0")/.."

bad=$(
    for folder in src/*/; do
        room=$(basename "$folder")
        allowed=""
        known=no
        for other in $rooms; do
            allowed="$allowed $other"
            if [ "$other" = "$room" ]; then
                known=yes
                break
            fi
        done
        [ "$known" = yes ] || echo "src/$room: not one of the rooms: $rooms"
        find "$folder" -name '*.[ch]' -exec \
            awk -v allowed="$allowed" '
            BEGIN { n = split(allowed, list, " ")
                    for (i = 1; i <= n; i++) may[list[i]] = 1 }
            /^[ \t]*#[ \t]*include[ \t]*"/ {
                split($0, quoted, "\"")
                target = quoted[2]
                if (index(target, "/") == 0) {
                    print FILENAME ":" FNR ": write \"room/" target "\""
                } else if (!(substr(target, 1, index(target, "/") - 1) in may))
                    print FILENAME ":" FNR ": must not know of " target
            }' {} +
    done
)
[ -z "$bad" ] || { printf '%s\n' "$bad"; exit 1; }
