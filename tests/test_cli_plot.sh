#!/bin/sh
# deskcast plot as people call it: charts in every format, from results alone,
# and what it says when they cannot be drawn.

# shellcheck source=tests/checking.sh
. tests/checking.sh

"$program" init phone -o phone.cfg >/dev/null 2>&1
"$program" run phone.cfg --runs 3 -q >/dev/null 2>&1

expect 0 "$program" plot phone-out --list
says out "heatmap"
says out "not from these results: this plan launches no channel"

started=$(date +%s)
expect 0 "$program" plot phone-out --format svg,png,pdf --data
says err "in phone-out/charts/"
check "it does not take long" test $(($(date +%s) - started)) -le 5
for name in fan heatmap gantt pattern waiting; do
    for format in svg png pdf csv; do
        check "$name.$format is there" test -s "phone-out/charts/$name.$format"
    done
done
check "no chart without data" test ! -e phone-out/charts/launch.svg
check "a PNG" sh -c 'head -c 4 phone-out/charts/fan.png | tail -c 3 | grep -q PNG'
check "a PDF" sh -c 'head -c 5 phone-out/charts/fan.pdf | grep -q %PDF-'
check "text stays text" grep -q '>Mon</text>' phone-out/charts/heatmap.svg
check "with a tooltip" grep -q '<title>Mon 10:30: ' phone-out/charts/heatmap.svg
check "and a description" grep -q '<desc id="description">' \
    phone-out/charts/heatmap.svg
if command -v pdftotext >/dev/null; then
    pdftotext phone-out/charts/fan.pdf fan.txt
    check "PDF text can be found" grep -q 'mean wait, seconds' fan.txt
fi
if command -v qpdf >/dev/null; then
    check "a sound PDF" qpdf --check phone-out/charts/fan.pdf >/dev/null
fi
if command -v xmllint >/dev/null; then
    check "sound SVG" xmllint --noout phone-out/charts/*.svg
fi

# the same results, the same bytes
cp -r phone-out/charts first
expect 0 "$program" plot phone-out --format svg,png,pdf --data -q
check "drawn again alike" diff -r first phone-out/charts

# nothing is simulated: the scenario may be gone
mv phone.cfg elsewhere.cfg
expect 0 "$program" plot phone-out --chart waiting -o mine --size a4 \
    --title "What callers live through"
says mine/waiting.svg 'width="842" height="595"'
says mine/waiting.svg ">What callers live through</text>"
check "one chart was asked for" test "$(ls mine)" = waiting.svg
expect 0 "$program" plot phone-out --chart fan,gantt --chart heatmap -o three
check "three charts were asked for" test "$(ls three | wc -l)" = 3

# of several channels, some
"$program" init webshop -o shop.cfg >/dev/null 2>&1
"$program" run shop.cfg --runs 3 -q --no-report >/dev/null 2>&1
expect 0 "$program" plot shop-out --channel chat --data -o chat
check "chat alone is in the data" \
    test "$(tail -n +2 chat/fan.csv | cut -d, -f1 | sort -u)" = chat
check "and in the chart" sh -c '! grep -q phone chat/heatmap.svg'
check "charts of the whole plan are not among them" test ! -e chat/gantt.svg
expect 0 "$program" plot shop-out --channel chat,phone --chart fan --data -o two
check "two channels" \
    test "$(tail -n +2 two/fan.csv | cut -d, -f1 | sort -u | tr '\n' ' ')" = \
    "chat phone "
expect 2 "$program" plot shop-out --channel chatt
says err 'these results have no channel "chatt"'
says err 'did you mean "chat"?'
expect 2 "$program" plot shop-out --channel phone --chart backlog
says err "it has nothing of the channels that were named"
expect 2 "$program" plot shop-out --channel phone --chart gantt
says err "it is of the whole plan, not of channels"

# of fifteen channels, what has no room is said
{
    printf 'format = 1;\naudience = "b2c";\nopening_hours = ( { days = '
    printf '"mon-fri"; from = "08:00"; to = "18:00"; } );\nchannels = {\n'
    for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        printf 'line_%s = { kind = "phone"; volume = "%s / week"; };\n' $n \
            $((60 + n))
    done
    printf '};\nteams = { desk = { agents = 9; serves = [ "line_1"'
    for n in 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        printf ', "line_%s"' $n
    done
    printf ' ]; }; };\n'
} >many.cfg
expect 0 "$program" run many.cfg --runs 2 -q --no-report
expect 0 "$program" plot many-out --chart heatmap,fan
says err "heatmap leaves 9 channels out; --channel NAME chooses"
says many-out/charts/heatmap.svg "6 of 15 channels"
expect 0 "$program" plot many-out --chart fan --channel line_15,line_14 -o some
check "nothing is left out" sh -c '! grep -q "leaves" err'

# mistakes
expect 2 "$program" plot
says err "which results?"
expect 2 "$program" plot phone-out phone-out
says err "one folder of results at a time"
expect 2 "$program" plot no-out
says err 'there is no folder "no-out"'
expect 2 "$program" plot first
says err 'the folder "first" holds no results'
expect 2 "$program" plot phone-out --chart heatmpa
says err 'did you mean "heatmap"?'
expect 2 "$program" plot phone-out --chart launch
says err 'these results do not allow the chart "launch": this plan launches'
expect 2 "$program" plot phone-out --format jpeg
says err 'there is no format "jpeg" for charts'
expect 2 "$program" plot phone-out --size big
says err "write 16:9, a4, or width x height"
expect 2 "$program" plot phone-out --title "Two"
says err "one --title cannot stand over several charts"
printf 'colours = { phone = "#123456"; };\n' >client.cfg
expect 0 "$program" plot phone-out --chart fan --style client.cfg -o styled
says styled/fan.svg "#123456"
printf 'logo = "Zo";\ncolours = { fone = "#123456"; };\n' >client.cfg
expect 2 "$program" plot phone-out --style client.cfg
says err "client.cfg:2:"
says err "did you mean 'phone'?"
expect 2 "$program" plot phone-out --style no.cfg
says err "no.cfg"

# plans compared have a chart of their own
expect 0 "$program" compare elsewhere.cfg --runs 3 -q
expect 0 "$program" plot compare-out
check "dots joined" test -s compare-out/charts/dumbbell.svg
expect 2 "$program" plot compare-out --chart fan
says err "these are plans compared"
expect 2 "$program" plot compare-out --chart deflection
says err "these are plans compared"
finish
