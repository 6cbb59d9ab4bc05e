#!/bin/sh
# The page in a real browser: a script that is put into it presses what a
# reader presses and writes what it sees into <pre id="seen">.
. tests/checking.sh
export LANGUAGE=en

browser=$(command -v chromium || command -v chromium-browser) || {
    echo "There is no Chromium: sh scripts/install-packages.sh test"
    exit 1
}

# look PAGE: what the browser makes of it, in seen.txt
look() {
    "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --no-first-run --disable-extensions --disable-background-networking \
        --user-data-dir="$PWD/profile" --enable-logging=stderr --v=0 \
        --dump-dom "file://$PWD/$1" >dom.html 2>log.txt
    sed -n '/<pre id="seen">/,/<\/pre>/p' dom.html |
        sed 's/<[^>]*>//g' >seen.txt
}

# with_driver PAGE OUT: the page, its mistakes kept, and the driver at its end
with_driver() {
    awk -v catcher="window.bad=[];window.onerror=function(m){bad.push(m)};" '
        /<style>/ && !done {
            print "<script>" catcher "</script>"
            done = 1
        }
        { print }' "$1" >"$2"
    cat >>"$2" <<'END'
<script>
(function () {
    var seen = [];
    function say(what, is) { seen.push(what + ": " + is); }
    function texts(table, i) {
        return Array.from(table.tBodies[0].rows).map(function (r) {
            return r.cells[i].textContent;
        });
    }
    function shown() {
        return Array.from(document.querySelectorAll("[data-plan]"))
            .filter(function (p) { return !p.hidden; })
            .map(function (p) { return p.dataset.plan; }).join(" ");
    }
    var table = document.querySelector("section h3 + .wide table");
    var buttons = table.querySelectorAll("th button");
    say("as written", texts(table, 0).join(" "));
    buttons[1].click();
    say("up", texts(table, 1).join(" | "));
    say("sorted", buttons[1].closest("th").getAttribute("aria-sort"));
    buttons[1].click();
    say("down", texts(table, 1).join(" | "));
    buttons[0].focus();
    say("by keyboard", document.activeElement === buttons[0]);
    var details = document.querySelector("figure + details");
    var hidden = details.querySelector("table");
    say("closed", !details.open && !hidden.checkVisibility());
    details.querySelector("summary").click();
    say("opened", hidden.checkVisibility() && hidden.rows.length > 1);
    var mark = document.querySelector("figure svg :not(svg) > title");
    var said = mark ? mark.textContent : "none";
    if (mark) {
        mark.parentNode.dispatchEvent(new PointerEvent("pointermove",
            { bubbles: true, clientX: 50, clientY: 50 }));
    }
    var value = document.getElementById("value");
    say("value", !value.hidden && value.textContent === said);
    var line = document.querySelector("figure svg [data-series]");
    var others = Array.from(line.closest("figure")
        .querySelectorAll("[data-series]")).filter(function (o) {
            return o.dataset.series !== line.dataset.series; });
    function press() {
        line.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
    press();
    say("brought out", others.length > 0 &&
        getComputedStyle(line).opacity === "1" &&
        others.every(function (o) {
            return getComputedStyle(o).opacity === "0.15"; }));
    press();
    say("put back", others.every(function (o) {
        return getComputedStyle(o).opacity === "1"; }));
    var plan = document.getElementById("plan");
    if (plan) {
        say("plan", shown());
        plan.value = "1";
        plan.dispatchEvent(new Event("change"));
        say("other plan", shown());
    }
    say("wider than the screen", document.body.scrollWidth > innerWidth);
    say("figures", document.querySelectorAll("figure").length ===
        document.querySelectorAll("figure + details").length);
    say("names", Array.from(document.querySelectorAll("[id]"))
        .every(function (e, i, all) {
            return all.findIndex(function (o) { return o.id === e.id; }) === i;
        }));
    say("asked of a network",
        performance.getEntriesByType("resource").length);
    say("mistakes", bad.length + bad.join(" "));
    var pre = document.createElement("pre");
    pre.id = "seen";
    pre.textContent = "\n" + seen.join("\n") + "\n";
    document.body.appendChild(pre);
})();
</script>
END
}

cp "$sources/scenarios/webshop.cfg" plan.cfg
expect 0 "$program" run plan.cfg --runs 4 -q
with_driver plan-out/overview.html page.html
expect 0 look page.html
says seen.txt "as written: phone chat e-mail"
up=$(sed -n 's/^up: //p' seen.txt)
down=$(sed -n 's/^down: //p' seen.txt)
check "rows turn round" [ "$down" = "$(printf '%s\n' "$up" |
    awk -F' [|] ' '{ print $3 " | " $2 " | " $1 }')" ]
check "small numbers first" sh -c "printf '%s\n' '$up' | tr -d , |
    LC_ALL=C awk -F' [|] ' '{ exit !(\$1 + 0 <= \$2 + 0 && \$2 + 0 <= \$3 + 0) }'"
says seen.txt "sorted: ascending"
says seen.txt "by keyboard: true"
says seen.txt "closed: true"
says seen.txt "opened: true"
says seen.txt "value: true"
says seen.txt "brought out: true"
says seen.txt "put back: true"
says seen.txt "figures: true"
says seen.txt "names: true"
says seen.txt "wider than the screen: false"
says seen.txt "asked of a network: 0"
is_quiet() {
    ! grep -q 'CONSOLE' log.txt
}
says seen.txt "mistakes: 0"
check "the browser complains of nothing" is_quiet

# Two plans on one page.
expect 0 "$program" run plan.cfg --runs 4 -q -o other --no-report --seed 2
expect 0 "$program" report plan-out other -o both.html
with_driver both.html page.html
expect 0 look page.html
says seen.txt "plan: 0"
says seen.txt "other plan: 1"
says seen.txt "names: true"
says seen.txt "mistakes: 0"
check "the browser complains of nothing" is_quiet

# In Dutch the tables behind charts are Dutch, and what the planner named is
# not; on paper every page of a table has its headings.
expect 0 "$program" report plan-out -o dutch.html --lang nl
says dutch.html '<button type="button">Wachttijd, 2,5% van de simulaties lager'
says dutch.html '<button type="button">Weekdag<'
check "no heading is a column of a file" sh -c \
    "! grep -qE '<button type=\"button\">[a-z]+_[a-z0-9_]+<' dutch.html"
if command -v pdftotext >/dev/null; then
    sed 's/<details>/<details open>/' dutch.html >long.html
    "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$PWD/profile" --print-to-pdf=long.pdf \
        "file://$PWD/long.html" >log.txt 2>&1
    pdftotext -layout long.pdf long.txt
    n=$(grep -c 'Aangeboden in' long.txt)
    check "headings are repeated on paper ($n)" [ "$n" -ge 2 ]
fi

# The script is small, and asks nothing that a strict browser forbids.
script=$(sed -n '/^<script>/,/^<\/script>/p' plan-out/overview.html)
check "less than 5 KB of script" [ "${#script}" -lt 5000 ]
check "nothing is evaluated" sh -c \
    "! grep -qE 'eval\(|new Function|innerHTML' plan-out/overview.html"
check "nothing is fetched" sh -c \
    "! grep -qE '(src|href)=\"(https?:)?//' plan-out/overview.html"
finish
