#!/bin/sh
# Every command answers, explains itself, and refuses what it does not know.
# shellcheck source=tests/checking.sh
. tests/checking.sh

commands="init presets check explain benchmarks run compare erlang validate doctor
    completion version help"

# Help
expect 0 "$program" help
for command in $commands; do
    says out "  $command"
done
cp out overview
expect 0 "$program" --help
check "--help is help" cmp -s out overview
for command in $commands; do
    expect 0 "$program" "$command" --help
    says out "usage: deskcast $command"
    says out "Examples:"
    check "two examples or more of $command" \
        [ "$(grep -c '^  deskcast\|^  cd plans && deskcast' out)" -ge 2 ]
    check "no line above 80 columns but examples" \
        awk 'length > 80 && !/^  deskcast/ { bad = 1 } END { exit bad }' out
    cp out help
    expect 0 "$program" help "$command"
    check "help $command is $command --help" cmp -s out help
done
expect 0 env COLUMNS=60 "$program" run --help
check "60 columns" \
    awk 'length > 64 && !/^  deskcast/ { bad = 1 } END { exit bad }' out

# Words that are no command
expect 2 "$program"
says err "usage: deskcast COMMAND"
check "nothing on standard output" [ ! -s out ]
expect 2 "$program" rnu
is err 'deskcast: error: there is no command "rnu"
  = did you mean "run"?'
expect 2 "$program" xyzzy
is err 'deskcast: error: there is no command "xyzzy"
  = deskcast --help lists the commands'
expect 2 "$program" help chekc
says err 'did you mean "check"?'
expect 2 "$program" help run check
says err "help explains one command at a time"
expect 2 "$program" --verbose run
says err "the first word is a command, not --verbose"
expect 2 "$program" run --verbos plan.cfg
is err 'deskcast run: error: there is no option --verbos here
  = did you mean --verbose?'
expect 2 "$program" version now
is err 'deskcast version: error: version takes no argument, and "now" is one'

# Version
expect 0 "$program" version
check "one line" [ "$(wc -l <out)" = 1 ]
cp out version
expect 0 "$program" --version
check "--version is version" cmp -s out version
expect 0 "$program" version --json
says out '"schema": "deskcast/version/1"'
says out '"jansson": "'

# Presets and init
expect 0 "$program" presets
check "phone is the first preset" [ "$(head -n 1 out | cut -c1-6)" = "phone " ]
presets=$(cut -d' ' -f1 out)
for preset in $presets; do
    for lang in en nl; do
        expect 0 "$program" init "$preset" -o "$preset-$lang.cfg" --lang $lang
        says err "deskcast run $preset-$lang.cfg"
        expect 0 "$program" check -q "$preset-$lang.cfg"
        check "no warning about a preset" [ ! -s err ]
    done
done
expect 0 "$program" init
check "phone.cfg is there" [ -s phone.cfg ]
cp phone.cfg before
echo "# mine" >>phone.cfg
expect 2 "$program" init phone
is err 'deskcast init: error: phone.cfg is already there
  = choose another name with -o FILE, or add --force to replace it'
says phone.cfg "# mine"
expect 0 "$program" init phone --force -q
check "phone.cfg is new again" cmp -s phone.cfg before
check "quiet" [ ! -s err ]
expect 0 "$program" init phone -o -
check "on standard output" cmp -s out before
expect 2 "$program" init fone
is err 'deskcast init: error: there is no preset "fone"
  = did you mean "phone"?'
expect 2 "$program" init phone bank
says err "one scenario at a time"
expect 1 "$program" init phone -o nowhere/plan.cfg
says err "cannot write nowhere/plan.cfg: its folder does not exist"

# Check
expect 0 "$program" check phone.cfg
says out "phone.cfg: right"
expect 0 "$program" check --json phone.cfg
says out '"schema": "deskcast/check/1"'
says out '"good": true'
sed 's/handle_time/handel_time/' phone.cfg >typo.cfg
expect 2 "$program" check typo.cfg
says err "did you mean 'handle_time'?"
says err "typo.cfg: "
check "nothing on standard output" [ ! -s out ]
expect 2 "$program" check --json typo.cfg
says out '"good": false'
says out '"code": "E-KEY"'
check "nothing on standard error" [ ! -s err ]
expect 2 "$program" check phone.cfg typo.cfg
says out "phone.cfg: right"
expect 2 "$program" check
says err "which scenario?"
sed 's/patience  *= "[^"]*"/patience = "10 s"/' phone.cfg >short.cfg
expect 0 "$program" check short.cfg
says err "warning:"
expect 3 "$program" check --strict short.cfg

# Explain, benchmarks, doctor
expect 0 "$program" explain channels.phone.patience
says out "patience"
expect 0 "$program" explain patience redial
says out "redial"
expect 0 "$program" explain occupancy teams.desk.utilisation chat
says out "occupancy (a result of teams)"
says out "Busy is an agent with at least one contact in hand"
says out "utilisation (a result of teams)"
says out "chat (a kind of channel)"
expect 0 "$program" explain phone.mean_wait_s
says out "mean wait (ASA)"
expect 2 "$program" explain chats
says err "did you mean 'chat'?"
expect 2 "$program" explain patiense
says err "patience"
expect 2 "$program" explain
says err "which setting?"
expect 0 "$program" benchmarks
check "many facts" [ "$(wc -l <out)" -gt 20 ]
expect 0 "$program" doctor
says out "sqlite 3"
says out "terminal    no"
expect 0 env LC_ALL=C "$program" doctor
says out "= set a UTF-8 locale"

# Completion
for shell in bash zsh fish; do
    expect 0 "$program" completion $shell
    for command in $commands; do
        says out "$command"
    done
    says out "fail-if"
    if command -v $shell >/dev/null; then
        check "$shell reads its completion" $shell -n out
    fi
done
expect 0 "$program" completion bash
if command -v bash >/dev/null; then
    cat >complete.sh <<'END'
. ./out
COMP_WORDS=(deskcast run plan.cfg --prog); COMP_CWORD=3; _deskcast
echo "${COMPREPLY[@]}"
COMP_WORDS=(deskcast run --color a); COMP_CWORD=3; _deskcast
echo "${COMPREPLY[@]}"
COMP_WORDS=(deskcast ver); COMP_CWORD=1; _deskcast
echo "${COMPREPLY[@]}"
END
    cp out script
    bash complete.sh >completed
    is completed '--progress
auto always
version'
fi
expect 2 "$program" completion
says err "for which shell?"
expect 2 "$program" completion tcsh
says err 'there is no completion for "tcsh"'

finish
