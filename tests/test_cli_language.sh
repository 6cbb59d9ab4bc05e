#!/bin/sh
# Who is spoken to in Dutch: --lang before the scenario, the scenario before
# the environment; what machines read stays as it is; and the messages are
# found from everywhere.
set -u
program=$DESKCAST_PROGRAM
here=$PWD
tmp=$DESKCAST_TMP
rm -rf "$tmp" && mkdir -p "$tmp"
failed=0

# speaks LANGUAGE WHAT COMMAND...: the command, run through env, speaks it.
speaks() {
    language=$1
    what=$2
    shift 2
    said=$(env -u LANGUAGE -u LC_ALL -u LC_MESSAGES -u LANG "$@" 2>&1)
    case $language:$said in
    nl:*[Aa]angeboden* | nl:*doorgaan* | en:*[Oo]ffered* | nl:*fout:* | \
        en:*error:*) ;;
    *)
        echo "FAILED: $what should speak $language, and says:"
        printf '%s\n' "$said" | head -n 5
        failed=1
        ;;
    esac
}

# The same plan, with and without a language of its own.
plan=scenarios/first_call.cfg
sed 's/^plan *= *{/plan = { language = "nl";/' "$plan" >"$tmp/dutch.cfg"
grep -q 'language = "nl"' "$tmp/dutch.cfg" ||
    printf 'plan = { language = "nl"; };\n' >>"$tmp/dutch.cfg"
sed 's/"nl"/"en"/' "$tmp/dutch.cfg" >"$tmp/english.cfg"
run="$program run --runs 2 -o none -q"

speaks en "nothing" $run "$plan"
speaks nl "LANG" LANG=nl_NL.UTF-8 $run "$plan"
speaks nl "LC_MESSAGES" LC_MESSAGES=nl_BE.UTF-8 LANG=en_US.UTF-8 $run "$plan"
speaks nl "LANGUAGE" LANGUAGE=fr:nl LANG=C.UTF-8 $run "$plan"
speaks en "LC_ALL=C" LC_ALL=C LANGUAGE=nl LANG=nl_NL $run "$plan"
speaks nl "the scenario" $run "$tmp/dutch.cfg"
speaks nl "the scenario" LANG=en_US.UTF-8 $run "$tmp/dutch.cfg"
speaks en "the scenario" LANG=nl_NL.UTF-8 $run "$tmp/english.cfg"
speaks en "--lang" LANG=nl_NL.UTF-8 $run "$tmp/dutch.cfg" --lang en
speaks nl "--lang" LANG=en_US.UTF-8 $run "$tmp/english.cfg" --lang=nl
speaks nl "--set" $run "$plan" --set 'plan.language = "nl"'
speaks nl "an error of options" "$program" run --lang nl --bogus
speaks nl "an error of options" "$program" run --bogus --lang nl
speaks nl "an error of commands" LANG=nl "$program" bogus
printf 'plan = { language = "nl"; };\nchanels = {};\n' >"$tmp/bad.cfg"
speaks nl "an error of a scenario" "$program" check "$tmp/bad.cfg"
speaks en "an error of a scenario" "$program" check "$tmp/bad.cfg" --lang en

# Machines read the same in both.
same() {
    if ! cmp "$1" "$2"; then
        echo "FAILED: $3 depends on the reader's language"
        failed=1
    fi
}
for language in en nl; do
    "$program" run "$plan" --runs 3 -o "$tmp/out-$language" -q --force \
        --lang "$language" >/dev/null || failed=1
    "$program" check --json "$tmp/bad.cfg" --lang "$language" \
        >"$tmp/check-$language.json"
    "$program" erlang c --contacts "310 / hour" --handle "2.9 min" --json \
        --target "80 % in 20 s" --lang "$language" >"$tmp/erlang-$language.json"
    grep -vE '"(started_utc|wall_s|cpu_s|contacts_per_s|end_utc)"' \
        "$tmp/out-$language/run.json" >"$tmp/run-$language.json"
done
for file in summary.csv interval.csv days.csv plan.used.cfg; do
    same "$tmp/out-en/$file" "$tmp/out-nl/$file" "$file"
done
for file in check erlang run; do
    same "$tmp/$file-en.json" "$tmp/$file-nl.json" "$file's JSON"
done
grep -q '"unknown setting' "$tmp/check-nl.json" || {
    echo "FAILED: check --json does not speak English"
    failed=1
}

# A warning is said in Dutch and written down in English.
sed 's/agents *= *[0-9]*;/agents = 1;/' "$plan" >"$tmp/busy.cfg"
"$program" run "$tmp/busy.cfg" --runs 2 -o "$tmp/busy-out" --lang nl \
    >/dev/null 2>"$tmp/busy.said"
grep -q 'waarschuwing' "$tmp/busy.said" && grep -q 'bezettingsgraad' \
    "$tmp/busy.said" || { echo "FAILED: no warning in Dutch"; failed=1; }
grep -q 'hours of work a week' "$tmp/busy-out/run.json" || {
    echo "FAILED: run.json has no warning in English"
    failed=1
}

# From another folder, by a link, from an installation that was moved; and a
# program that was copied away from its messages still works, in English.
cd /
speaks nl "a program called from /" LANG=nl $run "$here/$plan"
ln -s "$program" "$tmp/linked"
speaks nl "a program called by a link" LANG=nl "$tmp/linked" run \
    "$here/$plan" --runs 2 -o none
if cmake --install "$(dirname "$program")" --prefix "$tmp/first" \
    >/dev/null 2>&1; then
    mv "$tmp/first" "$tmp/moved"
    speaks nl "an installation that was moved" LANG=nl \
        "$tmp/moved/bin/deskcast" run "$here/$plan" --runs 2 -o none
fi
mkdir "$tmp/alone" && cp "$program" "$tmp/alone/"
if [ ! -e /usr/local/share/locale/nl/LC_MESSAGES/deskcast.mo ]; then
    speaks en "a program without its messages" LANG=nl \
        "$tmp/alone/deskcast" run "$here/$plan" --runs 2 -o none
    "$tmp/alone/deskcast" doctor | grep -q "Dutch messages are missing" || {
        echo "FAILED: doctor does not miss the messages"
        failed=1
    }
fi
exit "$failed"
