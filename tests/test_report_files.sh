#!/bin/sh
# Reports read back by other programs: the same figures on paper, in the page,
# in the workbook and in the files of the run; files that are whole and valid.
. tests/checking.sh
export LANGUAGE=en

# figure CHANNEL MEASURE: its mean in summary.csv
figure() {
    awk -F, -v channel="$1" -v measure="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        $at["week"] == "all" && $at["channel"] == channel &&
            $at["measure"] == measure { print $at["mean"] }' \
        plan-out/summary.csv
}

# sheet NAME: of the workbook, as CSV
sheet() {
    xlsx2csv -n "$1" -f '%Y-%m-%d' plan-out/overview.xlsx 2>&1
}

below() {
    [ "$(wc -c <"$1")" -lt "$2" ]
}

cp "$sources/scenarios/webshop.cfg" plan.cfg
expect 0 "$program" run plan.cfg --runs 8
says err "overview.pdf, overview.html, overview.xlsx"
cp out table.txt

# The PDF.
expect 0 qpdf --check plan-out/overview.pdf
says out "No syntax or stream encoding errors found"
expect 0 pdfinfo plan-out/overview.pdf
says out "A webshop with phone, chat and e-mail"
says out "(A4)"
expect 0 pdftotext -layout plan-out/overview.pdf paper.txt
expect 0 pdfinfo -dests plan-out/overview.pdf
says out "section-1"
expect 0 qpdf --qdf --object-streams=disable plan-out/overview.pdf open.pdf
check "the outline names the conclusions" grep -aq "(Conclusions)" open.pdf
check "contents lead to pages" grep -aq "/Subtype /Link" open.pdf
check "pages have labels" grep -aq "/PageLabels" open.pdf

# The same service level, with its interval, everywhere.
level=$(grep -o '[0-9.]* ± [0-9.]* %' table.txt | head -n 1)
check "the terminal says a service level" [ -n "$level" ]
says paper.txt "$level"
says plan-out/overview.html "$level"
exact=$(figure phone offered)
sheet summary >summary.txt
check "the workbook has the offered calls to the last digit" \
    grep -q "^phone,$exact," summary.txt
offered=$(awk "BEGIN { print int($exact + 0.5) }" | sed 's/\([0-9]\)\([0-9]\{3\}\)$/\1,\2/')
says table.txt "$offered"
says paper.txt "$offered ± "
says plan-out/overview.html "$offered ± "
check "the page has the number behind the text" \
    grep -q "data-v=\"$exact\"" plan-out/overview.html

# The other sheets.
sheet days >days.txt
check "a row a channel and day" [ "$(wc -l <days.txt)" = 85 ]
says days.txt "2027-01-04,phone,"
first=$(awk -F, '$1 == "2027-01-05" && $2 == "phone" { print $3 }' days.txt)
check "the workbook's day is that of days.csv" \
    grep -q "2027-01-05,tue,phone,$first," plan-out/days.csv
sheet "week by week" >weeks.txt
check "a row a week of each channel and of the team" \
    [ "$(grep -c '^2027-' weeks.txt)" = 16 ]
says weeks.txt "Week by week: e-mail"
says paper.txt "Week by week: e-mail"
says plan-out/overview.html "Week by week: e-mail"
sheet intervals >intervals.txt
says intervals.txt "Begins,Channel,Offered"
sheet teams >teams.txt
says teams.txt "care,"
sheet launches >launches.txt
says launches.txt "There are none in this plan."
sheet assumptions >assumptions.txt
says assumptions.txt "channels.phone.patience,3 min,assumption"
says assumptions.txt "channels.phone.volume,1500 / week,the scenario"
check "no cell is not a number" sh -c \
    "! xlsx2csv -a plan-out/overview.xlsx | grep -qiw -e nan -e inf"

# The same bytes again; what time it is may be said.
for name in pdf html xlsx; do
    cp plan-out/overview.$name first.$name
done
expect 0 "$program" report plan-out
for name in pdf html xlsx; do
    check "the same $name again" cmp -s first.$name plan-out/overview.$name
done
expect 0 env SOURCE_DATE_EPOCH=86400 "$program" report plan-out -o old.pdf
expect 0 env TZ=UTC pdfinfo old.pdf
says out "Jan  2 00:00:00 1970"

# A client's report in the client's language and on the client's paper.
expect 0 "$program" report plan.cfg -o deck.pdf --client "Tulp & Zo" \
    --confidential --size 16:9 --lang nl
expect 0 pdftotext -layout deck.pdf deck.txt
says deck.txt "Voor Tulp & Zo"
says deck.txt "Vertrouwelijk"
says deck.txt "Conclusies"
expect 0 pdfinfo deck.pdf
says out "960 x 540"
expect 0 "$program" report plan.cfg -o deck.html -o deck.xlsx \
    --client "Tulp & <Zo>" --lang nl
says deck.html "Voor Tulp &amp; &lt;Zo&gt;"
says deck.html '<html lang="nl">'
check "a Dutch workbook has Dutch sheets" \
    sh -c "xlsx2csv -n dagen deck.xlsx | grep -q 'Dag,Kanaal'"

# Mistakes are told before anything is written.
expect 2 "$program" report
says err "which results?"
expect 2 "$program" report plan-out -o plan.doc
says err "does not say which report to write"
says err "end it in .pdf, .html or .xlsx"
expect 2 "$program" report plan-out -o deck.pdf
says err "deck.pdf is already there"
expect 0 "$program" report plan-out -o deck.pdf --force
mkdir empty
expect 2 "$program" report empty -o x.pdf
says err 'the folder "empty" holds no results'
expect 1 "$program" report plan-out -o nowhere/x.pdf
says err "cannot write nowhere/x.pdf"
check "nothing is said to be there" [ "$(grep -c Wrote err)" = 0 ]
expect 1 "$program" report plan-out -o there.xlsx -o nowhere/x.pdf -o late.pdf
says err "Wrote there.xlsx"
says err "cannot write nowhere/x.pdf"
check "what is announced is there, and nothing else" \
    [ -s there.xlsx -a ! -e late.pdf -a "$(grep -c Wrote err)" = 1 ]
expect 2 "$program" report plan.cfg#none -o x.pdf
says err "was not simulated yet: there is no folder plan-none-out"
echo "# a thought" >>plan.cfg
expect 2 "$program" report plan.cfg -o x.pdf
says err "plan.cfg has changed since plan-out/ was simulated"
check "nothing was written" [ ! -e x.pdf ]

# A run that writes no report leaves none of an earlier one.
expect 0 "$program" run plan.cfg --runs 2 -q --no-report
check "old reports have gone" [ ! -e plan-out/overview.pdf ]
expect 0 "$program" run plan.cfg --runs 2 -o none
says out "phone"

# Nobody comes, one replication, a long title, nothing to say but that.
cat >still.cfg <<'END'
format = 1;
title = "A title of sixty characters, which is long for any report: x";
audience = "small";
opening_hours = ( { days = "mon-fri"; from = "09:00"; to = "17:00"; } );
channels = { phone = { volume = "0 / week"; }; };
teams = { desk = { serves = [ "phone" ]; agents = 4; }; };
END
expect 0 "$program" run still.cfg --runs 1
expect 0 qpdf --check still-out/overview.pdf
expect 0 pdftotext still-out/overview.pdf still.txt
says still.txt "Nobody makes contact in this plan."
says still.txt "simulated once"
check "nothing is not a number" sh -c "! grep -Ei '\bnan\b|\binf\b' still.txt"

# Fifteen channels and 10 080 intervals.
{
    printf 'format = 1;\naudience = "b2c";\n'
    printf 'plan = { start = "2027-01-04"; weeks = 30; };\n'
    printf 'opening_hours = ( { days = "mon-sun"; from = "08:00"; '
    printf 'to = "20:00"; } );\nchannels = {\n'
    serves=""
    n=0
    for kind in phone chat email web_form sms; do
        for number in 1 2 3; do
            n=$((n + 1))
            printf '%s_%s = { kind = "%s"; volume = "%s / day"; };\n' \
                $kind $number $kind $((30 + n))
            serves="$serves${serves:+, }\"${kind}_$number\""
        done
    done
    printf '};\nteams = { care = { agents = 70; serves = [ %s ]; }; };\n' \
        "$serves"
} >wide.cfg
expect 0 "$program" run wide.cfg --runs 2 -q
check "the page stays below a megabyte" below wide-out/overview.html 1000000
check "every chart of it is a drawing" \
    sh -c "! grep -q '<img' wide-out/overview.html"
expect 0 "$program" report wide-out plan-out wide-out wide-out -o all.html
check "four plans on one page as well" below all.html 1000000
expect 0 qpdf --check wide-out/overview.pdf
pdftotext wide-out/overview.pdf out
check "weeks that fill many pages are not printed" \
    sh -c "! grep -q 'Week by week' out"
says out "too long for paper"
says wide-out/overview.html "Week by week: sms 3"
expect 0 xlsx2csv -n intervals wide-out/overview.xlsx
says out "sms 3,"

# Every plain sentence of the terminal is in the reports, word for word: of a
# launch, a help centre, a range of futures, a plan that drowns; in Dutch too.
sentences() {
    awk '/^  / { sub(/^ +/, ""); line = line " " $0; next }
         { print line; line = $0 } END { print line }' "$1" |
        grep -E '[a-z][.]$|[)][.]$' | grep -vE ' · |^±|deskcast|Service level =|Servicegraad ='
}
plain() {
    tr '\n' ' ' | tr '[:upper:]' '[:lower:]' |
        sed -e 's/e-mail/email/g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' | tr -s ' '
}
carries_all() {
    n=0
    while read -r sentence; do
        n=$((n + 1))
        grep -qF -e "$(printf '%s' "$sentence" | plain)" "$2" || {
            echo "$2 does not carry: $sentence"
            return 1
        }
    done <"$1"
    [ "$n" -ge "$3" ] || { echo "only $n sentences in $1"; return 1; }
}
cat >drown.cfg <<'END'
format = 1;
title = "Too few agents";
audience = "b2c";
plan = { start = "2027-01-04"; weeks = 4; };
opening_hours = ( { days = "mon-fri"; from = "09:00"; to = "18:00"; } );
channels = { phone = { volume = "900 / week"; };
             email = { volume = "1800 / week"; }; };
teams = { desk = { serves = [ "phone", "email" ]; agents = 5; }; };
END
cp "$sources/scenarios/hubble.cfg" launch.cfg
for language in en nl; do
    for plan in launch drown; do
        expect 0 env LANGUAGE=$language "$program" run $plan.cfg --runs 6
        sentences out >said.txt
        sed 's/<[^>]*>/ /g' $plan-out/overview.html | plain >page.txt
        pdftotext $plan-out/overview.pdf - | plain >paper.txt
        check "the page carries all sentences of $plan in $language" \
            carries_all said.txt page.txt 3
        check "the paper carries all sentences of $plan in $language" \
            carries_all said.txt paper.txt 3
        sed -nE 's/^(.*: )?(warning|waarschuwing): //p' err >said.txt
        check "the page carries the warnings of $plan in $language" \
            carries_all said.txt page.txt 0
    done
    check "a drowning plan warns" [ -s said.txt ]
done
# A run in English, a report in Dutch: warnings as well.
expect 0 "$program" report drown-out -o drown.html --lang nl
says drown.html "Let op: "
check "no English warning" sh -c "! grep -q 'hours of work' drown.html"

# A launch changes shares by points, in the table and on the page: after minus
# without, to the digits shown.
cat >opens.cfg <<'CFG'
format = 1; title = "A chat opens"; audience = "none";
plan = { start = "2027-01-04"; weeks = 4; };
opening_hours = ( { days = "daily"; from = "08:00"; to = "18:00"; } );
channels = {
  phone = { volume = "2000 / week"; handle_time = "5 min";
    target = "80 % in 20 s"; };
  chat = { volume = "700 / week"; messages = 4; compose = "40 s";
    customer_reply = "40 s"; };
};
teams = { a = { serves = [ "phone", "chat" ]; agents = 4; chats_at_once = 2; }; };
rollout = ( { launch = "chat"; on = "2027-01-18";
  comes_from = { new_customers = "70 %"; phone = "30 %"; }; } );
study = { replications = 6; seed = 1; };
CFG
expect 0 "$program" run opens.cfg -q
check "service level falls by points" env LC_ALL=C awk '
    /^phone: in time/ {
        n = split($0, word, " ")
        change = word[n - 3] + 0; after = $6 + 0; without = $8 + 0
        off = change - (after - without)
        good = word[n] == "points" && change < -5 && off > -0.11 && off < 0.11
    }
    END { exit !good }' out
sed 's/<[^>]*>/ /g' opens-out/overview.html >opens.txt
points=$(LC_ALL=C awk '/^phone: in time/ { printf "%.1f ± %.1f points",
    $(NF - 3), $(NF - 1) }' out)
check "the page says the same points" \
    grep -q "phone  *service level.* $points" opens.txt

# Plans side by side.
cp "$sources/scenarios/variants.cfg" choice.cfg
expect 0 "$program" compare choice.cfg --runs 8 -q
change=$(grep -o '[+-][0-9.]* ± [0-9.]* points' out | head -n 1)
expect 0 "$program" report compare-out -o choice.html -o choice.pdf \
    -o choice.xlsx
says choice.html "$change"
says choice.html '<select id="plan">'
says choice.html 'one_more (One more agent) beside choice</option>'
says choice.html 'In which settings the plans differ'
says choice.html 'Report 000: '
pdftotext -layout choice.pdf out
says out 'Conclusions: one_more (One more agent) beside choice'
says out 'Assumed, because the scenario does not say it'
expect 0 qpdf --check choice.pdf
expect 0 xlsx2csv -n summary choice.xlsx
says out "Difference"
expect 0 xlsx2csv -n assumptions choice.xlsx
says out 'In which settings the plans differ'
finish
