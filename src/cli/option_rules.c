/* The table of options. */
#include "cli/options.h"

#include "base/language.h"

#include <assert.h>

static const struct option_rule rules[N_OPTIONS] = {
    [OPTION_OUT_FOLDER] = { .name = "out",
                            .letter = 'o',
                            .value = "DIR",
                            .help = N_("folder for the results; none writes "
                                       "nothing (default: NAME-out)") },
    [OPTION_OUT_FILE] = { .name = "out",
                          .letter = 'o',
                          .value = "FILE",
                          .help = N_("file to write (default: PRESET.cfg)") },
    [OPTION_SEED] = { .name = "seed",
                      .value = "N",
                      .help = N_("seed of the random numbers, instead of the "
                                 "scenario's") },
    [OPTION_RUNS] = { .name = "runs",
                      .value = "N|auto",
                      .help =
                          N_("replications, instead of the scenario's; auto "
                             "goes on until --precision is reached") },
    [OPTION_PRECISION] = { .name = "precision",
                           .value = "SHARE",
                           .help = N_("stop once every channel's service level "
                                      "and mean wait are this precise: 1%") },
    [OPTION_THREADS] = { .name = "threads",
                         .letter = 'j',
                         .value = "N",
                         .help = N_("processors to use (default: all); the "
                                    "results are the same") },
    [OPTION_SET] = { .name = "set",
                     .value = "KEY=VALUE",
                     .repeatable = true,
                     .help = N_("change one setting of the scenario, in its "
                                "units") },
    [OPTION_VOLUMES] = { .name = "volumes",
                         .value = "CHANNEL=FILE",
                         .repeatable = true,
                         .help = N_("take a channel's volume from a file of "
                                    "counts") },
    [OPTION_FAIL_IF] = { .name = "fail-if",
                         .value = "DEMAND",
                         .repeatable = true,
                         .help = N_("exit status 3 if this holds, or cannot be "
                                    "told: \"phone.service_level < 80 %\"") },
    [OPTION_STRICT] = { .name = "strict",
                        .help = N_("a warning, or a precision that was not "
                                   "reached, counts as a failure") },
    [OPTION_JSON] = { .name = "json",
                      .may_take_dash = true,
                      .help = N_("print one JSON object instead of text") },
    [OPTION_UNTIL_CLEAR] = { .name = "until-clear",
                             .help = N_("go on until every plan is clearly "
                                        "different, at most study.at_most "
                                        "replications") },
    [OPTION_TRACE] = { .name = "trace",
                       .value = "FILE",
                       .help = N_("write what happened to every contact of "
                                  "replication 0 as CSV") },
    [OPTION_REPLICATION] = { .name = "replication",
                             .value = "R",
                             .help =
                                 N_("simulate this one replication alone") },
    [OPTION_CSV_SEP] = { .name = "csv-sep",
                         .value = "SEP",
                         .choices = ",|;|tab",
                         .help = N_("what stands between CSV columns") },
    [OPTION_DECIMAL] = { .name = "decimal",
                         .value = "MARK",
                         .choices = "point|comma",
                         .help = N_("decimal mark in CSV files") },
    [OPTION_EXCEL] = { .name = "excel",
                       .value = "COUNTRY",
                       .choices = "nl|en",
                       .help = N_("CSV files that Excel of this country opens "
                                  "by a double click") },
    [OPTION_DRY_RUN] = { .name = "dry-run",
                         .help = N_("check everything, say what would be done, "
                                    "simulate and write nothing") },
    [OPTION_FORCE] = { .name = "force",
                       .help = N_("overwrite what deskcast did not make") },
    [OPTION_LANG] = { .name = "lang",
                      .value = "LANGUAGE",
                      .choices = "en|nl",
                      .help =
                          N_("language of what is said and drawn (default: the "
                             "scenario's, else the environment's)") },
    [OPTION_PROGRESS] = { .name = "progress",
                          .value = "HOW",
                          .choices = "auto|bar|plain|json|none",
                          .help =
                              N_("how to show progress on standard error") },
    [OPTION_PICTURES] = { .name = "pictures",
                          .value = "WHEN",
                          .choices = "auto|always|never",
                          .help = N_("draw the week in block characters below "
                                     "the table; auto does on a terminal") },
    [OPTION_COLOR] = { .name = "color",
                       .value = "WHEN",
                       .choices = "auto|always|never",
                       .help = N_("colours in the output") },
    [OPTION_QUIET] = { .name = "quiet",
                       .letter = 'q',
                       .help = N_("results, errors and nothing else") },
    [OPTION_VERBOSE] = { .name = "verbose",
                         .letter = 'v',
                         .help = N_("say more") },
    [OPTION_CONTACTS] = { .name = "contacts",
                          .value = "RATE",
                          .help = N_("how many come: \"310 / hour\"") },
    [OPTION_HANDLE] = { .name = "handle",
                        .value = "DURATION",
                        .help = N_("mean handle time, wrap-up included (AHT): "
                                   "\"2.9 min\"") },
    [OPTION_TARGET] = { .name = "target",
                        .value = "TARGET",
                        .help =
                            N_("service level to reach: \"80 % in 20 s\"") },
    [OPTION_AGENTS] = { .name = "agents",
                        .value = "N",
                        .help = N_("agents at work, instead of finding the "
                                   "fewest that reach the target") },
    [OPTION_SHRINKAGE] = { .name = "shrinkage",
                           .value = "SHARE",
                           .help =
                               N_("paid time that is not spent on contacts: "
                                  "\"30 %\"") },
    [OPTION_PATIENCE] = { .name = "patience",
                          .value = "DURATION",
                          .help = N_("mean time until a waiting customer hangs "
                                     "up: \"2 min\"") },
    [OPTION_LINES] = { .name = "lines",
                       .value = "N",
                       .help = N_("lines, talking and waiting together; more "
                                  "get a busy signal") },
    [OPTION_INTERVAL] = { .name = "interval",
                          .value = "DURATION",
                          .help = N_("length of the period that a bare number "
                                     "of --contacts counts: \"30 min\"") },
    [OPTION_MAX_OCCUPANCY] = { .name = "max-occupancy",
                               .value = "SHARE",
                               .help = N_("no more of their time on contacts "
                                          "than this: \"85 %\"") },
    [OPTION_CHATS_AT_ONCE] = { .name = "chats-at-once",
                               .value = "N",
                               .help =
                                   N_("chats that an agent may hold (erlang "
                                      "chat)") },
    [OPTION_RATE] = { .name = "rate",
                      .value = "SPEEDS",
                      .help = N_("how fast an agent is with 1, 2, 3 chats, all "
                                 "together: \"1.0, 1.7, 2.5\" (erlang chat)") },
    [OPTION_SLOWDOWN] = { .name = "slowdown",
                          .value = "SHARE",
                          .help =
                              N_("instead of --rate: how much longer a chat "
                                 "takes for each other one the agent holds: "
                                 "\"20 %\"") },
    [OPTION_FAST] = { .name = "fast",
                      .help = N_("a twentieth of the replications: seconds "
                                 "instead of minutes, wider intervals") },
    [OPTION_LIST] = { .name = "list",
                      .help =
                          N_("name the cases, and those that do not apply") },
    [OPTION_TABLE] = { .name = "table",
                       .value = "FILE",
                       .help = N_("write all that was found as a Markdown "
                                  "table too") },
    [OPTION_CASES_IN] = { .name = "dir",
                          .value = "DIR",
                          .help =
                              N_("folder of the cases (default: the one that "
                                 "came with deskcast)") },
    [OPTION_CHART] = { .name = "chart",
                       .value = "NAME|all",
                       .repeatable = true,
                       .help =
                           N_("which to draw: one, several (fan,heatmap), or "
                              "all that the results allow (default)") },
    [OPTION_CHANNEL] = { .name = "channel",
                         .value = "NAME",
                         .repeatable = true,
                         .help = N_("draw this channel alone, or several "
                                    "(phone,chat)") },
    [OPTION_FORMAT] = { .name = "format",
                        .value = "FORMATS",
                        .help =
                            N_("svg, png, pdf, or several: svg,pdf (default: "
                               "svg)") },
    [OPTION_SIZE] = { .name = "size",
                      .value = "SIZE",
                      .help = N_("16:9, a4, or width x height in points: "
                                 "1200x800 (default: 16:9)") },
    [OPTION_STYLE] = { .name = "style",
                       .value = "FILE",
                       .help = N_("fonts, colours and logo of your own") },
    [OPTION_TITLE] = { .name = "title",
                       .value = "TEXT",
                       .help =
                           N_("title of the chart, instead of its finding") },
    [OPTION_DATA] = { .name = "data",
                      .help =
                          N_("write the data behind each chart as CSV too") },
    [OPTION_LIST_CHARTS] = { .name = "list",
                             .help =
                                 N_("name the charts, and why some cannot be "
                                    "drawn from these results") },
    [OPTION_OUT_CHARTS] = { .name = "out",
                            .letter = 'o',
                            .value = "DIR",
                            .help = N_("folder for the charts (default: charts "
                                       "in the folder of results)") },
    [OPTION_OUT_REPORT] = { .name = "out",
                            .letter = 'o',
                            .value = "FILE",
                            .repeatable = true,
                            .help = N_("report to write, ending in .pdf, .html "
                                       "or .xlsx (default: all three, as "
                                       "overview in the folder of results)") },
    [OPTION_SIZE_REPORT] = { .name = "size",
                             .value = "SIZE",
                             .help = N_("size of a page: a4, 16:9, or width x "
                                        "height in points: 1200x800 (default: "
                                        "a4)") },
    [OPTION_CLIENT] = { .name = "client",
                        .value = "NAME",
                        .help = N_("for whom the report is, on its cover") },
    [OPTION_CONFIDENTIAL] = { .name = "confidential",
                              .help = N_("say so on every page") },
    [OPTION_NO_REPORT] = { .name = "no-report",
                           .help = N_("write no overview.pdf, overview.html "
                                      "and overview.xlsx") },
    [OPTION_HELP] = { .name = "help",
                      .letter = 'h',
                      .help = N_("explain the command, with examples") },
};

const struct option_rule *option_rule(enum option option)
{
    assert(option < N_OPTIONS);
    return &rules[option];
}
