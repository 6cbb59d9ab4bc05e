#!/bin/sh
# What a run writes beside its figures: what is counted, what cannot be, what
# was promised.
# shellcheck source=tests/checking.sh
. tests/checking.sh

cat >mail.cfg <<'END'
audience = "none";
plan = { start = "2027-01-04"; days = 3; warm_up = "1 day"; };
channels = { email = { volume = "60 / day"; handle_time = "20 min";
    target = "90 % in 8 h"; solve_target = "80 % in 1 day"; }; };
teams = { desk = { serves = [ "email" ]; agents = 1; }; };
END

expect 0 "$program" check mail.cfg
check "a warm-up fills the mailbox" sh -c '! grep -q "empty mailbox" out'
expect 0 "$program" run mail.cfg --runs 4 --out mail --trace mail.csv
says out "Solved"
says out "in time"
check "a warm-up fills the mailbox" sh -c '! grep -q "mailbox is empty" out'

# The trace has the days before and after the plan too, and says so.
says mail.csv ",touches,counted"
check "what is counted arrived within the plan" env LC_ALL=C awk -F, '
    NR > 1 && ($NF == "yes") != ($8 >= 0 && $8 < 3 * 86400) { bad = 1 }
    NR > 1 { n[$NF]++ }
    END { exit bad || !n["yes"] || !n["no"] }' mail.csv
check "times have their seconds" env LC_ALL=C awk -F, '
    NR > 1 && $5 !~ /^....-..-.. ..:..:..$/ { bad = 1 } END { exit bad }' \
    mail.csv
check "no wait is below 0, no share above 1" env LC_ALL=C awk -F, '
    NR > 1 && $9 < 0 && $9 != "" { bad = 1 }
    NR > 1 && $7 == "share" && $10 > 1 { bad = 1 }
    END { exit bad }' mail/summary.csv

# Without a warm-up, in words; and nothing about a promise that nobody made.
sed -e 's/ warm_up = "1 day";//' -e 's/ solve_target = "80 % in 1 day";//' \
    mail.cfg >cold.cfg
expect 0 "$program" check cold.cfg
says out "Nothing is simulated before it"
expect 0 "$program" run cold.cfg --runs 2 --out none
says out "Without a warm-up the mailbox is empty"
check "no promise, no column" sh -c '! grep "^Tickets.*Solved.*Solved" out'

finish
