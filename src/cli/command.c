/* The table of commands. */
#include "cli/command.h"

#include "base/language.h"

#include <string.h>

static const enum option no_options[] = { N_OPTIONS };

static const enum option check_options[] = { OPTION_STRICT, OPTION_JSON,
                                             OPTION_SET,    OPTION_VOLUMES,
                                             OPTION_COLOR,  OPTION_QUIET,
                                             N_OPTIONS };

static const enum option run_options[] = {
    OPTION_OUT_FOLDER, OPTION_SEED,     OPTION_RUNS,     OPTION_PRECISION,
    OPTION_THREADS,    OPTION_SET,      OPTION_VOLUMES,  OPTION_JSON,
    OPTION_FAIL_IF,    OPTION_STRICT,   OPTION_TRACE,    OPTION_REPLICATION,
    OPTION_CSV_SEP,    OPTION_DECIMAL,  OPTION_EXCEL,    OPTION_DRY_RUN,
    OPTION_FORCE,      OPTION_PROGRESS, OPTION_PICTURES, OPTION_COLOR,
    OPTION_NO_REPORT,  OPTION_QUIET,    OPTION_VERBOSE,  N_OPTIONS
};

static const enum option erlang_options[] = {
    OPTION_CONTACTS,      OPTION_HANDLE,   OPTION_TARGET,
    OPTION_AGENTS,        OPTION_PATIENCE, OPTION_LINES,
    OPTION_SHRINKAGE,     OPTION_INTERVAL, OPTION_MAX_OCCUPANCY,
    OPTION_CHATS_AT_ONCE, OPTION_RATE,     OPTION_SLOWDOWN,
    OPTION_JSON,          N_OPTIONS
};

static const enum option compare_options[] = {
    OPTION_OUT_FOLDER, OPTION_UNTIL_CLEAR, OPTION_SEED,     OPTION_RUNS,
    OPTION_THREADS,    OPTION_SET,         OPTION_VOLUMES,  OPTION_JSON,
    OPTION_FAIL_IF,    OPTION_STRICT,      OPTION_CSV_SEP,  OPTION_DECIMAL,
    OPTION_EXCEL,      OPTION_FORCE,       OPTION_PROGRESS, OPTION_COLOR,
    OPTION_QUIET,      OPTION_VERBOSE,     N_OPTIONS
};

static const enum option init_options[] = { OPTION_OUT_FILE, OPTION_FORCE,
                                            OPTION_QUIET, N_OPTIONS };

static const enum option validate_options[] = { OPTION_FAST,    OPTION_LIST,
                                                OPTION_TABLE,   OPTION_CASES_IN,
                                                OPTION_THREADS, OPTION_QUIET,
                                                N_OPTIONS };

static const enum option plot_options[] = {
    OPTION_CHART,      OPTION_CHANNEL, OPTION_FORMAT,  OPTION_SIZE,
    OPTION_STYLE,      OPTION_TITLE,   OPTION_DATA,    OPTION_LIST_CHARTS,
    OPTION_OUT_CHARTS, OPTION_QUIET,   OPTION_VERBOSE, N_OPTIONS
};

static const enum option report_options[] = {
    OPTION_OUT_REPORT,  OPTION_CLIENT, OPTION_CONFIDENTIAL, OPTION_STYLE,
    OPTION_SIZE_REPORT, OPTION_FORCE,  OPTION_QUIET,        N_OPTIONS
};

static const enum option json_only[] = { OPTION_JSON, N_OPTIONS };

static const struct command commands[] = {
    { .name = "init",
      .arguments = "[PRESET]",
      .summary = N_("Write a scenario to start from"),
      .details = N_(
          "PRESET is one of those that `deskcast presets` lists; phone when\n"
          "none is named. A file that exists is left alone without --force."),
      .options = init_options,
      .examples =
          (const char *const[]){
              "deskcast init phone",
              N_("a phone line, every line explained, in phone.cfg"),
              "deskcast init phone -o plan.cfg", N_("the same in plan.cfg"),
              "deskcast init blank -o -",
              N_("the shortest scenario, on screen"), NULL },
      .run = command_init },
    { .name = "presets",
      .arguments = "",
      .summary = N_("List the scenarios that init can write"),
      .options = no_options,
      .examples =
          (const char *const[]){ "deskcast presets", N_("names and uses"),
                                 "deskcast presets | head -n 1",
                                 N_("the first of them"), NULL },
      .run = command_presets },
    { .name = "check",
      .arguments = "FILE[#VARIANT]...",
      .summary = N_("Say whether a scenario is right, and what is assumed"),
      .details =
          N_("Prints the scenario back as plain sentences, with every default\n"
             "that was filled in and where it comes from. All problems of a\n"
             "file come in one go."),
      .options = check_options,
      .examples = (const char *const[]){ "deskcast check plan.cfg",
                                         N_("problems, or the plan in words"),
                                         "deskcast check --strict plan.cfg",
                                         N_("a warning gives exit status 3"),
                                         "deskcast check --json plan.cfg",
                                         N_("for other programs"), NULL },
      .run = command_check },
    { .name = "explain",
      .arguments = "KEY...",
      .summary = N_("Explain one setting: meaning, unit, default, source"),
      .options = no_options,
      .examples =
          (const char *const[]){ "deskcast explain channels.phone.patience",
                                 N_("one setting"), "deskcast explain redial",
                                 N_("a name, wherever it may stand"), NULL },
      .run = command_explain },
    { .name = "benchmarks",
      .arguments = "",
      .summary = N_("List the benchmark values and where they come from"),
      .options = no_options,
      .examples =
          (const char *const[]){ "deskcast benchmarks", N_("all of them"),
                                 "deskcast benchmarks | grep handle_time",
                                 N_("those of one setting"), NULL },
      .run = command_benchmarks },
    { .name = "run",
      .arguments = "FILE[#VARIANT]",
      .summary = N_("Simulate a scenario"),
      .details =
          N_("Prints a table and writes the folder NAME-out/: run.json,\n"
             "summary.csv, interval.csv, days.csv, results.sqlite and\n"
             "plan.used.cfg, and the same for readers in overview.pdf,\n"
             "overview.html and overview.xlsx. Ctrl-C ends the run early and\n"
             "keeps what was finished; a second Ctrl-C stops at once."),
      .options = run_options,
      .examples =
          (const char *const[]){
              "deskcast run plan.cfg", N_("a table, and files in plan-out/"),
              "deskcast run plan.cfg --set teams.first_line.agents=24",
              N_("what if there were 24 agents"),
              "deskcast run plan.cfg -o none --json -",
              N_("one JSON object on standard output, no files"),
              "deskcast run plan.cfg --fail-if \"phone.service_level < 80 %\"",
              N_("exit status 3 when the plan falls short"), NULL },
      .run = command_run },
    { .name = "compare",
      .arguments = "PLAN [PLAN]...",
      .summary = N_("Simulate plans side by side, with the same customers"),
      .details = N_(
          "A plan is FILE or FILE#VARIANT; a FILE alone is compared with all\n"
          "of its variants. Differences are those of each plan from the "
          "first,\n"
          "which also says how often and with which seed. Prints a table and\n"
          "writes the folder compare-out/: compare.json, compare.csv and the\n"
          "plans as they were simulated.\n"
          "\n"
          "A plan with launches is played without each of them too, in the "
          "first\n"
          "60 replications: their peaks, and when these are over, stand side "
          "by side.\n"
          "\n"
          "--fail-if takes a result of a plan, or what it changes from the "
          "first:\n"
          "\"one_more: phone.mean_wait_s.change > 5 s\" holds when the whole\n"
          "interval is above 5 s. Without a name the demand is of every plan.\n"
          "What a launch changes is a .change of the plan itself; beside the\n"
          "first plan its peak is \"rollout.chat.peak.change.change\", its "
          "last\n"
          "week \"rollout.chat.settled_change.change\"."),
      .options = compare_options,
      .examples =
          (const char *const[]){
              "deskcast compare plan.cfg",
              N_("each variant of the file against the plan as it stands"),
              "deskcast compare plan.cfg#no_chat plan.cfg",
              N_("what chat changes"),
              "deskcast compare now.cfg later.cfg --until-clear",
              N_("as many replications as it takes to tell them apart"),
              "deskcast compare plan.cfg --fail-if \"phone.mean_wait_s.change "
              "> 5 s\"",
              N_("exit status 3 if a variant makes callers wait longer"),
              NULL },
      .run = command_compare },
    { .name = "plot",
      .arguments = "OUT",
      .summary = N_("Draw charts from the results of a run"),
      .details = N_(
          "OUT is a folder that `deskcast run` or `deskcast compare` wrote.\n"
          "Nothing is simulated again. A style file is written like a "
          "scenario:\n"
          "\n"
          "fonts   = \"Fira Sans, Liberation Sans\";\n"
          "logo    = \"Tulp & Zo\";\n"
          "footer  = \"Confidential\";\n"
          "colours = { phone = \"#0072b2\"; chat = \"#d55e00\"; };\n"
          "series  = [ \"#000000\", \"#56b4e9\" ];\n"
          "sizes   = { title = 21; subtitle = 13; text = 12; small = 10; };\n"
          "\n"
          "colours also takes email, sms, web_form, paper, text, muted, "
          "faint,\n"
          "grid, emphasis, alarm and rest. All of it may be left out."),
      .options = plot_options,
      .examples =
          (const char *const[]){
              "deskcast plot plan-out", N_("all charts, in plan-out/charts/"),
              "deskcast plot plan-out --list", N_("which there are"),
              "deskcast plot plan-out --chart fan,heatmap --format png,pdf "
              "--size a4",
              N_("two charts for a report on paper"),
              "deskcast plot plan-out --style client.cfg --lang nl --data",
              N_("in a client's colours, in Dutch, with the data as CSV"),
              NULL },
      .run = command_plot },
    { .name = "report",
      .arguments = "OUT|FILE...",
      .summary = N_("Write the results of a run as PDF, web page or workbook"),
      .details = N_(
          "OUT is a folder that `deskcast run` or `deskcast compare` wrote,\n"
          "FILE a scenario whose folder is there. Nothing is simulated again.\n"
          "Of several, one report is made that shows them plan by plan. The\n"
          "page (.html) needs no network, the workbook (.xlsx) holds the\n"
          "figures of every day and interval. A style file is written as for\n"
          "`deskcast plot`."),
      .options = report_options,
      .examples =
          (const char *const[]){
              "deskcast report plan-out -o plan.pdf",
              N_("conclusions, charts, tables and assumptions on paper"),
              "deskcast report plan.cfg -o plan.xlsx --lang nl",
              N_("the figures of its last run for Excel, in Dutch"),
              "deskcast report plan-out --style client.cfg --client \"Tulp & "
              "Zo\" --confidential -o deck.pdf --size 16:9",
              N_("for a client, in the client's colours"),
              "deskcast report compare-out -o choice.html",
              N_("plans side by side, on one page"), NULL },
      .run = command_report },
    { .name = "erlang",
      .arguments = "b|c|a|chat",
      .summary = N_("Answer with the classical formulas, at once"),
      .details = N_(
          "b   a busy signal when every agent is taken (Erlang B)\n"
          "c   everybody waits, nobody hangs up (Erlang C)\n"
          "a   those who wait too long hang up (Erlang A)\n"
          "chat  agents hold several chats: the common shortcut, handle time\n"
          "    divided by the chats at once, beside a simulated day\n"
          "\n"
          "Without --agents it finds the fewest that reach --target. A plan\n"
          "with changing volumes, breaks, redials or several teams needs\n"
          "`deskcast run`."),
      .options = erlang_options,
      .examples =
          (const char *const[]){
              "deskcast erlang c --contacts \"310 / hour\" "
              "--handle \"2.9 min\" --target \"80 % in 20 s\"",
              N_("agents for 80/20"),
              "deskcast erlang a --contacts \"310 / hour\" "
              "--handle \"2.9 min\" --patience \"2 min\" --agents 15",
              N_("how 15 agents do when customers hang up"),
              "deskcast erlang b --contacts \"60 / hour\" "
              "--handle \"4 min\" --lines 8",
              N_("how often 8 lines are all taken"),
              "deskcast erlang chat --contacts \"90 / hour\" "
              "--handle \"6 min\" --agents 5 --rate \"1.0, 1.7, 2.2\"",
              N_("what the shortcut promises for chats, and what happens"),
              NULL },
      .words = "b c a chat",
      .run = command_erlang },
    { .name = "validate",
      .arguments = "[CASE]...",
      .summary = N_("Compare the simulator with theory and published results"),
      .details = N_(
          "Each case is a scenario whose answer is known from a formula, a "
          "solved\n"
          "Markov chain or a publication. Prints what was expected, simulated "
          "and\n"
          "tolerated. Exit status 3 when a case deviates more than its bound."),
      .options = validate_options,
      .examples =
          (const char *const[]){
              "deskcast validate", N_("all cases, in a few minutes"),
              "deskcast validate erlang-a-1 skills-n-1", N_("two of them"),
              "deskcast validate --fast", N_("all cases, roughly"),
              "deskcast validate --list", N_("names, and what does not apply"),
              NULL },
      .run = command_validate },
    { .name = "doctor",
      .arguments = "",
      .summary = N_("Look at this machine and say what is wrong"),
      .options = no_options,
      .examples =
          (const char *const[]){ "deskcast doctor",
                                 N_("libraries, threads, locale, folder"),
                                 "cd plans && deskcast doctor",
                                 N_("may results be written here"), NULL },
      .run = command_doctor },
    { .name = "completion",
      .arguments = "bash|zsh|fish",
      .summary = N_("Print a script that completes commands and options"),
      .options = no_options,
      .examples =
          (const char *const[]){
              "deskcast completion bash > "
              "~/.local/share/bash-completion/completions/deskcast",
              N_("for bash, from the next shell on"),
              "deskcast completion fish > "
              "~/.config/fish/completions/deskcast.fish",
              N_("for fish"), NULL },
      .words = "bash zsh fish",
      .run = command_completion },
    { .name = "version",
      .arguments = "",
      .summary = N_("Print the version"),
      .options = json_only,
      .examples =
          (const char *const[]){ "deskcast version", N_("one line"),
                                 "deskcast version --json",
                                 N_("with commit and libraries"), NULL },
      .run = command_version },
    { .name = "help",
      .arguments = "[COMMAND]",
      .summary = N_("Explain a command"),
      .options = no_options,
      .examples =
          (const char *const[]){ "deskcast help", N_("all commands"),
                                 "deskcast help run", N_("one command"), NULL },
      .run = command_help },
};

const struct command *command_list(size_t *out_n)
{
    *out_n = sizeof commands / sizeof commands[0];
    return commands;
}

bool command_find(const char *name, const struct command **out,
                  struct error *err)
{
    enum { N_COMMANDS = sizeof commands / sizeof commands[0] };
    const char *names[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++) {
        names[i] = commands[i].name;
        if (strcmp(names[i], name) == 0) {
            *out = &commands[i];
            return true;
        }
    }
    const char *near = text_nearest(name, names, N_COMMANDS);
    (void)fail(err, "there is no command \"%s\"", name);
    return near ? fail_hint(err, "did you mean \"%s\"?", near)
                : fail_hint(err, "deskcast --help lists the commands");
}
