/* deskcast erlang: the question is read here, answered by queueing/, and
 * printed by erlang_answer.c. */
#include "cli/command.h"

#include "base/language.h"
#include "base/units.h"
#include "cli/erlang_answer.h"
#include "cli/erlang_chat.h"
#include <math.h>
#include <string.h>

enum { AGENTS_AT_MOST = 1000000 };
#define WITHIN_OTHERWISE_S 20.0

/* "310 / hour", or a bare number together with --interval. */
static bool read_contacts(const struct options *options,
                          struct erlang_question *q, struct error *err)
{
    const char *text = options_value(options, OPTION_CONTACTS, NULL);
    const char *interval = options_value(options, OPTION_INTERVAL, NULL);
    if (!text) {
        (void)fail(err, "how many contacts come?");
        return fail_hint(err, "add --contacts \"310 / hour\"");
    }
    double amount = 0.0;
    if (interval) {
        double interval_s = 0.0;
        if (!units_read_duration(interval, &interval_s, err)) {
            return false;
        }
        if (!units_read_number(text, &amount, NULL) || interval_s <= 0.0) {
            (void)fail(err, "with --interval, --contacts is a number and the "
                            "interval longer than nothing");
            return fail_hint(err, "write --contacts 155 --interval "
                                  "\"30 min\"");
        }
        q->queue.rate_per_s = amount / interval_s;
        return true;
    }
    enum units_per per = PER_HOUR;
    if (!units_read_rate(text, &amount, &per, err)) {
        return fail_hint(err, "write \"310 / hour\", or 155 with --interval "
                              "\"30 min\"");
    }
    if (per != PER_HOUR) {
        (void)fail(err,
                   "these formulas need one steady rate, and \"%s\" has "
                   "quiet and busy hours",
                   text);
        return fail_hint(err, "write the busy hour: \"310 / hour\"; for a "
                              "whole day or week use deskcast run");
    }
    q->queue.rate_per_s = amount / 3600.0;
    return true;
}

static bool read_handle(const struct options *options,
                        struct erlang_question *q, struct error *err)
{
    const char *text = options_value(options, OPTION_HANDLE, NULL);
    if (!text) {
        (void)fail(err, "how long does one contact take?");
        return fail_hint(err, "add --handle \"2.9 min\", wrap-up included");
    }
    if (!units_read_duration(text, &q->queue.handle_s, err)) {
        return false;
    }
    return q->queue.handle_s > 0.0 ||
           fail(err, "a contact cannot take no time at all");
}

static bool is_chat(const struct options *options)
{
    return options->n_arguments == 1 &&
           strcmp(options->arguments[0], "chat") == 0;
}

static bool read_patience(const struct options *options,
                          struct erlang_question *q, struct error *err)
{
    const char *text = options_value(options, OPTION_PATIENCE, NULL);
    q->queue.patience_s = (double)INFINITY;
    if (q->model != 'a') {
        if (text) {
            (void)fail(err, "nobody hangs up in Erlang %c",
                       q->model == 'b' ? 'B' : 'C');
            return fail_hint(err, "use deskcast erlang a with --patience");
        }
        return true;
    }
    if (!text) {
        (void)fail(err, "how long do customers wait before they hang up?");
        return fail_hint(err, "add --patience \"2 min\" (mean)");
    }
    if (!units_read_duration(text, &q->queue.patience_s, err)) {
        return false;
    }
    return q->queue.patience_s > 0.0 ||
           fail(err, "patience of no time at all is Erlang B");
}

/* In Erlang B a line is an agent, so the target has no time in it. */
static bool read_target(const struct options *options,
                        struct erlang_question *q, struct error *err)
{
    const char *text = options_value(options, OPTION_TARGET, NULL);
    q->within_s = q->model == 'b' ? 0.0 : WITHIN_OTHERWISE_S;
    q->target_frac = nan("");
    if (!text) {
        return true;
    }
    if (q->model == 'b') {
        if (!units_read_share(text, &q->target_frac, err)) {
            return fail_hint(err, "in Erlang B nobody waits: write the share "
                                  "that gets through, \"99 %%\"");
        }
    } else {
        struct units_target target;
        if (!units_read_target(text, &target, err)) {
            return false;
        }
        if (target.open_hours) {
            return fail(err, "open hours mean nothing to these formulas");
        }
        q->target_frac = target.share_frac;
        q->within_s = target.within_s;
    }
    if (!(q->target_frac > 0.0 && q->target_frac < 1.0)) {
        (void)fail(err, "a target of \"%s\" cannot be reached for sure", text);
        return fail_hint(err, "write a share between 0 %% and 100 %%");
    }
    return true;
}

static bool read_share(const struct options *options, enum option option,
                       double *out, struct error *err)
{
    const char *text = options_value(options, option, NULL);
    if (!text) {
        return true;
    }
    if (!units_read_share(text, out, err)) {
        return false;
    }
    if (*out >= 0.0 && *out < 1.0) {
        return true;
    }
    (void)fail(err, "--%s cannot be \"%s\"", option_rule(option)->name, text);
    return fail_hint(err, "write a share from 0 %% to below 100 %%");
}

static bool read_agents_and_lines(const struct options *options,
                                  struct erlang_question *q, struct error *err)
{
    unsigned long long agents = 0;
    unsigned long long lines = ERLANG_NO_LIMIT;
    if (!options_whole_number(options, OPTION_AGENTS, 1, AGENTS_AT_MOST,
                              &agents, err) ||
        !options_whole_number(options, OPTION_LINES, 1, AGENTS_AT_MOST, &lines,
                              err)) {
        return false;
    }
    const bool has_lines = lines != ERLANG_NO_LIMIT;
    if (q->model == 'b') {
        if (agents > 0 && has_lines) {
            (void)fail(err, "in Erlang B lines and agents are the same");
            return fail_hint(err, "give one of --lines and --agents");
        }
        agents = has_lines ? lines : agents;
        lines = ERLANG_NO_LIMIT;
    }
    if (agents > 0 && has_lines && lines < agents) {
        (void)fail(err, "%llu agents cannot talk on %llu lines", agents, lines);
        return fail_hint(err, "--lines counts those talking and waiting");
    }
    q->agents_given = (uint32_t)agents;
    q->lines = (uint32_t)lines;
    return true;
}

/* Either the number of agents is the question or it is given. */
static bool check_question(const struct erlang_question *q, struct error *err)
{
    if (q->agents_given == 0 && isnan(q->target_frac) &&
        isnan(q->occupancy_frac)) {
        (void)fail(err, "what is wanted?");
        return fail_hint(
            err, q->model == 'b'
                     ? tr("add --target \"99 %%\" to find the lines, or "
                          "--lines N to see how N do")
                     : tr("add --target \"80 %% in 20 s\" to find the "
                          "agents, or --agents N to see how N do"));
    }
    if (q->agents_given > 0 && !isnan(q->occupancy_frac)) {
        (void)fail(err, "--max-occupancy helps to find agents, and --agents "
                        "gives them");
        return fail_hint(err, "leave one of the two out");
    }
    return true;
}

static bool read_model(const struct options *options, struct erlang_question *q,
                       struct error *err)
{
    const char *word = options->n_arguments == 1 ? options->arguments[0] : "";
    if (is_chat(options)) {
        q->model = options_has(options, OPTION_PATIENCE) ? 'a' : 'c';
        return true;
    }
    if (strlen(word) == 1 && strchr("abcABC", *word)) {
        q->model = (char)(*word | 0x20);
        return true;
    }
    (void)fail(err,
               *word ? tr("there is no formula \"%s\"") : tr("which formula?"),
               word);
    return fail_hint(err, "write deskcast erlang b, c, a or chat");
}

/* Numbers that no centre has, and no computer adds up at once. */
static bool is_of_this_world(const struct erlang_question *q, struct error *err)
{
    const double load = q->queue.rate_per_s * q->queue.handle_s;
    if (load <= AGENTS_AT_MOST) {
        return true;
    }
    (void)fail(err, "--contacts times --handle would keep %.0f agents busy",
               load);
    return fail_hint(err, "write fewer: at most %d", AGENTS_AT_MOST);
}

static bool read_question(const struct options *options,
                          struct erlang_question *q, struct error *err)
{
    *q = (struct erlang_question){ .occupancy_frac = nan("") };
    return read_model(options, q, err) && read_contacts(options, q, err) &&
           read_handle(options, q, err) && is_of_this_world(q, err) &&
           read_patience(options, q, err) && read_target(options, q, err) &&
           read_share(options, OPTION_SHRINKAGE, &q->shrinkage_frac, err) &&
           read_share(options, OPTION_MAX_OCCUPANCY, &q->occupancy_frac, err) &&
           read_agents_and_lines(options, q, err) && check_question(q, err);
}

/* Options of chats have no place in a formula, and the other way round. */
static bool check_options(const struct options *options, struct error *err)
{
    static const enum option of_chats[] = { OPTION_CHATS_AT_ONCE, OPTION_RATE,
                                            OPTION_SLOWDOWN };
    static const enum option of_formulas[] = { OPTION_LINES, OPTION_SHRINKAGE,
                                               OPTION_MAX_OCCUPANCY };
    const bool chat = is_chat(options);
    const enum option *others = chat ? of_formulas : of_chats;
    for (size_t i = 0; i < sizeof of_chats / sizeof *of_chats; i++) {
        if (options_has(options, others[i])) {
            return fail(err, "--%s has no meaning for erlang %s",
                        option_rule(others[i])->name, options->arguments[0]);
        }
    }
    return true;
}

/* The fewest agents that meet what is asked; 0 when none do. */
static uint32_t find_agents(const struct erlang_question *q)
{
    struct staffing_target target = staffing_no_target();
    if (!isnan(q->target_frac)) {
        target.service_level_frac = q->target_frac;
        target.within_s = q->within_s;
        target.counts = ERLANG_OFFERED;
    }
    target.occupancy_frac = q->occupancy_frac;
    const struct erlang_queue queue = erlang_question_queue(q, 1);
    const int32_t at_most =
        q->lines < AGENTS_AT_MOST ? (int32_t)q->lines : AGENTS_AT_MOST;
    const int32_t n = staffing_agents(&queue, q->lines, &target, at_most);
    return n > 0 ? (uint32_t)n : 0;
}

int command_erlang(struct session *session)
{
    struct erlang_question question;
    struct error err;
    struct chat_question chat;
    const bool with_chats = is_chat(&session->options);
    if (!read_question(&session->options, &question, &err) ||
        !check_options(&session->options, &err) ||
        (with_chats &&
         !erlang_chat_read(&session->options, &question, &chat, &err))) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    uint32_t agents = question.agents_given;
    if (agents == 0 && question.queue.rate_per_s > 0.0) {
        agents = find_agents(&question);
        if (agents == 0) {
            (void)fail(&err, "no number of agents reaches this");
            (void)fail_hint(&err, "more lines, a lower target or more "
                                  "patience would");
            return session_fail(session, STATUS_UNMET, &err);
        }
    }
    agents = agents > 0 ? agents : 1;
    if (with_chats) {
        erlang_chat_answer(session, &chat, agents);
        return STATUS_DONE;
    }
    const struct erlang_answer answer = erlang_answer(&question, agents);
    if (options_has(&session->options, OPTION_JSON)) {
        erlang_answer_json(&question, &answer, &session->output);
    } else {
        erlang_answer_text(&question, &answer, session->terminal.width,
                           &session->output);
    }
    return STATUS_DONE;
}
