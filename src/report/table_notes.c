#include "report/table_notes.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/units.h"
#include "base/version.h"
#include "chart/words.h"
#include "report/moment.h"
#include "report/number.h"
#include "report/run_words.h"
#include "report/term_words.h"
#include <assert.h>
#include <math.h>
#include <string.h>

enum { INDENT = 2 };

void table_paragraph(const char *sentences, int indent, int width,
                     struct text *out)
{
    int at = 0;
    while (*sentences) {
        const size_t n = strcspn(sentences, " ");
        const char *word = arena_copy_bytes(out->arena, sentences, n);
        const int columns = (int)text_width(word);
        if (at > 0 && at + 1 + columns > width) {
            text_add(out, "\n%*s", indent, "");
            at = indent;
        } else if (at > 0) {
            text_add(out, " ");
            at++;
        }
        text_add(out, "%s", word);
        at += columns;
        sentences += n + (sentences[n] == ' ');
    }
    text_add(out, "\n");
}

static void note_moments(const struct results *results, int width,
                         struct text *out)
{
    for (enum moment_kind kind = 0; kind < N_MOMENTS; kind++) {
        const struct moment moment = moment_of(results, kind);
        if (moment.exists) {
            table_paragraph(moment_words(kind, &moment, out->arena), INDENT,
                            width, out);
        }
    }
}

static const char *definition(enum service_level_counts counts)
{
    switch (counts) {
    case COUNTS_OFFERED:
        return tr("in time ÷ offered");
    case COUNTS_ANSWERED:
        return tr("in time ÷ answered");
    case COUNTS_OFFERED_LESS_SHORT:
        return tr("in time ÷ (offered − hung up before the target)");
    case COUNTS_SHORT_COUNTS:
        return tr("(in time + hung up before the target) ÷ offered");
    }
    return "";
}

/* Names the formula; each channel's own where they differ. */
static void add_formulas(const struct centre *centre, struct text *text)
{
    bool any = false;
    bool same = true;
    enum service_level_counts first = COUNTS_OFFERED;
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        if (!channel->target.set) {
            continue;
        }
        first = any ? first : channel->service_level_counts;
        same = same && channel->service_level_counts == first;
        any = true;
    }
    if (any && same) {
        text_add(text, tr("Service level = %s. "), definition(first));
    }
    const char *before = tr("Service level = ");
    for (size_t c = 0; !same && c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        if (channel->target.set) {
            text_add(text, "%s%s: %s", before, channel->name,
                     definition(channel->service_level_counts));
            before = "; ";
        }
    }
    text_add(text, "%s", same ? "" : ". ");
}

static bool shows_interruptions(const struct results *results)
{
    size_t n = 0;
    size_t m = 0;
    const struct team_measure *measures = team_measure_list(&n);
    while (strcmp(measures[m].key, "interruptions") != 0) {
        m++;
        assert(m < n);
    }
    bool any = false;
    for (size_t t = 0; t < results->n_teams; t++) {
        any = any || results->teams[t].measures[m].mean > 0.0;
    }
    return any;
}

/* Terms of the tables that are shown, in the order of the tables. */
static void note_terms(const struct results *results, int width,
                       struct text *out)
{
    const bool has_tickets = run_report_has_way(results->centre, WAY_TICKET);
    const bool is_shown[N_TERMS] = {
        [TERM_TICKET_CLOCK] = has_tickets,
        [TERM_BACKLOG_AGE] = has_tickets,
        [TERM_AGAIN_ELSEWHERE] = has_tickets,
        [TERM_INTERRUPTED] = shows_interruptions(results),
        [TERM_REQUESTER_WAIT] = results->n_launches > 0,
    };
    for (enum term term = 0; term < N_TERMS; term++) {
        if (is_shown[term]) {
            table_paragraph(term_words(term), INDENT, width, out);
        }
    }
}

/* What headings mean that can be taken otherwise. */
static void add_headings(const struct centre *centre, struct text *text)
{
    text_add(text, "%s",
             run_report_is_by_phone(centre)
                 ? tr("Hung up includes those who left at once. Waits are of "
                      "the answered; the longest is that of all in a run, on "
                      "average over runs.")
                 : tr("Gave up: hung up or left while waiting, or at once. "
                      "Waits are of the answered; the longest is that of all "
                      "in a run, on average over runs."));
    if (run_report_has_way(centre, WAY_TICKET)) {
        const int32_t end =
            centre->plan.start_day + (int32_t)centre->plan.n_days - 1;
        text_add(text, " ");
        text_add(text,
                 tr("The plan ends on a %s, and the backlog at the end "
                    "is that of midnight."),
                 date_weekday_whole(civil_weekday(end)));
    }
    if (run_report_has_way(centre, WAY_CHAT)) {
        text_add(text, " %s",
                 tr("Occupancy: with somebody in hand; at work leaves out "
                    "waiting for who is typing."));
    }
}

static void note_definition(const struct centre *centre, int width,
                            struct text *out)
{
    struct text text;
    text_start(&text, out->arena);
    add_formulas(centre, &text);
    add_headings(centre, &text);
    table_paragraph(text.bytes, INDENT, width, out);
}

static void note_method(const struct run_report *report, int width,
                        struct text *out)
{
    const struct results *results = report->results;
    struct arena *arena = out->arena;
    const double warm_up_s = results->centre->plan.warm_up_s;
    const char *warm_up =
        warm_up_s > 0.0 ? arena_text(arena, tr("warm-up of %s"),
                                     number_exact_duration(arena, warm_up_s))
                        : tr("no warm-up");
    const unsigned long long seed = results->seed;
    const char *how =
        results->replications == 1
            ? arena_text(
                  arena,
                  tr("One replication (seed %llu, %s) of the whole plan "
                     "does not say how much is luck. Simulated contact by "
                     "contact. deskcast %s."),
                  seed, warm_up, DESKCAST_VERSION)
            : arena_text(
                  arena,
                  tr("± is half the %s confidence interval of the mean (%u "
                     "replications, seed %llu, %s). Means over replications of "
                     "the whole plan; simulated contact by contact. deskcast "
                     "%s."),
                  number_exact_share(arena, results->confidence_frac),
                  results->replications, seed, warm_up, DESKCAST_VERSION);
    table_paragraph(how, INDENT, width, out);
}

static void note_early_end(const struct results *results, int width,
                           struct text *out)
{
    if (results->interrupted) {
        table_paragraph(run_words_stopped(), INDENT, width, out);
    } else if (results->precision_asked && !results->converged) {
        table_paragraph(
            arena_text(out->arena,
                       tr("The precision asked for was not reached: it is %s."),
                       number_share(out->arena, results->precision_reached)),
            INDENT, width, out);
    }
}

static void note_withdrawals(const struct centre *centre, int width,
                             struct text *out)
{
    const char **names =
        arena_alloc(out->arena, centre->n_rollouts, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (centre->rollouts[i].what == ROLLOUT_WITHDRAW) {
            names[n++] = centre->rollouts[i].title;
        }
    }
    if (n > 0) {
        table_paragraph(
            run_words_withdrawn(words_list(out->arena, names, n), out->arena),
            INDENT, width, out);
    }
}

void table_notes(const struct run_report *report, int width, struct text *out)
{
    const struct results *results = report->results;
    note_moments(results, width, out);
    note_early_end(results, width, out);
    note_withdrawals(results->centre, width, out);
    text_add(out, "\n");
    note_definition(results->centre, width, out);
    note_terms(results, width, out);
    note_method(report, width, out);
    if (run_words_starts_empty(results->centre)) {
        table_paragraph(run_words_empty_start(), INDENT, width, out);
    }
}
