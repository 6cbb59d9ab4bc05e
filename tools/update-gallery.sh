#!/bin/sh
# Draws plots/ anew: simulates the scenarios of the list below and draws each
# chart from the one that shows it best. The list is the gallery's.
#
#     sh tools/update-gallery.sh [PROGRAM]     (build/release/deskcast)
set -eu
cd "$(dirname "$0")/.."
program=$(realpath "${1:-build/release/deskcast}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# chart, how its results are made, and what to see in it
list() {
    cat <<'LIST'
launch|run chat_launch.cfg|How large is the spike of a launch, and when is it over?
rollout|run chat_launch.cfg|What is launched and changed when, and what the teams can do meanwhile.
heatmap|run phone.cfg|Where in the week is the target missed?
fan|run webshop.cfg|How may waits turn out? Bands hold 50, 80 and 95 % of the simulated runs.
hours|run phone.cfg|When in the week do customers wait, and how differently? Bands hold 50, 80 and 95 % of the customers.
waiting|run webshop.cfg|What a customer lives through: the share served within each time.
dumbbell|compare close_call.cfg|Plans beside the first of them, on the same customers; no clear difference is said to be so.
backlog|run shared_inbox.cfg|Tickets open at the end of each day, the oldest at the foot.
concurrency|run chats_and_calls.cfg|What agents get done while they hold one, two, three chats.
deflection|run self_service.cfg|What a help centre really takes away: visits that prevent nothing are not counted.
gantt|run shifts.cfg|Who works when, and how many of them are busy.
pattern|run webshop.cfg|Is this the volume that was meant? A check of what went in.
LIST
}

results_of() {
    printf '%s/%s' "$folder" "$(printf '%s' "$1" | tr ' .' '__')"
}

list | cut -d '|' -f 2 | sort -u | while read -r how; do
    command=${how%% *}
    scenario=${how#* }
    "$program" "$command" "scenarios/$scenario" --quiet \
        --out "$(results_of "$how")" >/dev/null
done

mkdir -p plots
{
    cat <<'HEAD'
# Every chart there is

Each is drawn by `deskcast plot` from the folder that `run` or `compare` wrote, as SVG with real text, as PNG and as PDF
(`--format svg,png,pdf`), with its data as CSV (`--data`), in your own colours and fonts (`--style client.cfg`), in English or
Dutch (`--lang nl`). `sh tools/update-gallery.sh` draws this page anew.
HEAD
    list | while IFS='|' read -r chart how sentence; do
        scenario=${how#* }
        case $how in
        compare*) out=compare-out ;;
        *) out=${scenario%.cfg}-out ;;
        esac
        "$program" plot "$(results_of "$how")" --chart "$chart" --format png \
            --out plots --quiet
        printf '\n## %s\n%s\n\n![%s](%s.png)\n\n```\n' "$chart" "$sentence" \
            "$chart" "$chart"
        printf 'deskcast %s scenarios/%s\n' "${how%% *}" "$scenario"
        printf 'deskcast plot %s --chart %s --format png\n```\n' "$out" "$chart"
    done
} >"$folder/README.md"
mv "$folder/README.md" plots/README.md
