#include "report/table_notes.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/units.h"
#include "base/version.h"
#include "report/number.h"
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

/* "Mon 10:00-10:30" */
static const char *slot_text(const struct results *results, int weekday,
                             size_t slot, struct arena *arena)
{
    const double step_s = results->centre->plan.interval_s;
    return arena_text(arena, "%s %s–%s", date_weekday(weekday),
                      units_write_clock(arena, (double)slot * step_s),
                      units_write_clock(arena, (double)(slot + 1) * step_s));
}

/* The interval in which most contacts came, of the whole centre. */
static void note_busiest(const struct results *results, int width,
                         struct text *out)
{
    const struct interval_result *intervals = results->whole.intervals;
    size_t busiest = 0;
    for (size_t i = 1; i < results->n_intervals; i++) {
        if (intervals[i].offered.mean > intervals[busiest].offered.mean) {
            busiest = i;
        }
    }
    const struct interval_result *r = &intervals[busiest];
    if (results->n_intervals == 0 || !(r->offered.mean > 0.0)) {
        return;
    }
    struct arena *arena = out->arena;
    const size_t day = busiest / results->slots_a_day;
    const int32_t date = results->centre->plan.start_day + (int32_t)day;
    const char *slot = slot_text(results, civil_weekday(date),
                                 busiest % results->slots_a_day, arena);
    const char *in_time =
        isnan(r->service_level.mean)
            ? ""
            : arena_text(arena, tr(", %s in time"),
                         number_share(arena, r->service_level.mean));
    const char *wait =
        run_report_mixes(results->centre)
            ? ""
            : arena_text(arena, tr(", mean wait %s"),
                         number_duration(arena, r->mean_wait_s.mean));
    table_paragraph(
        arena_text(arena,
                   tr("Busiest moment: %s wk %zu (%s): %s contacts%s%s."), slot,
                   day / DAYS_A_WEEK + 1, date_written(arena, date),
                   number_count(arena, r->offered.mean), in_time, wait),
        INDENT, width, out);
}

/* Whether anybody is answered then in a plan as this one. Calls that are passed
 * on after closing time wait long, and hardly ever happen. */
static bool is_ordinary(const struct results *results, size_t channel,
                        size_t slot)
{
    const struct interval_result *intervals =
        results->channels[channel].intervals;
    const int32_t start_day = results->centre->plan.start_day;
    double answered = 0.0;
    for (size_t day = 0; day < results->n_days; day++) {
        if ((size_t)civil_weekday(start_day + (int32_t)day) ==
            slot / results->slots_a_day) {
            answered += intervals[day * results->slots_a_day +
                                  slot % results->slots_a_day]
                            .answered.mean;
        }
    }
    return answered >= 1.0;
}

/* The weekday and time at which one in ten waits longest, over all weeks: a
 * single dated interval would be luck. Tickets only where nothing is live. */
static void note_longest(const struct results *results, int width,
                         struct text *out)
{
    size_t channel = 0;
    size_t slot = 0;
    double longest_s = 0.0;
    const bool mixes = run_report_mixes(results->centre);
    for (size_t c = 0; c < results->n_channels; c++) {
        const struct slot_result *slots = results->channels[c].slots;
        if (mixes && results->centre->channels[c].way == WAY_TICKET) {
            continue;
        }
        for (size_t i = 0; i < DAYS_A_WEEK * results->slots_a_day; i++) {
            const double wait_s = slots[i].wait_p90_s;
            if (isfinite(wait_s) && wait_s > longest_s &&
                is_ordinary(results, c, i)) {
                longest_s = wait_s;
                channel = c;
                slot = i;
            }
        }
    }
    if (!(longest_s > 0.0)) {
        return;
    }
    struct arena *arena = out->arena;
    const char *when = slot_text(results, (int)(slot / results->slots_a_day),
                                 slot % results->slots_a_day, arena);
    table_paragraph(
        arena_text(arena,
                   tr("Longest waits: %s; one in ten answered (%s) waited "
                      "over %s."),
                   when, results->channels[channel].name,
                   number_duration(arena, longest_s)),
        INDENT, width, out);
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
static void note_definition(const struct centre *centre, int width,
                            struct text *out)
{
    struct text text;
    text_start(&text, out->arena);
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
        text_add(&text, tr("Service level = %s. "), definition(first));
    }
    const char *before = tr("Service level = ");
    for (size_t c = 0; !same && c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        if (channel->target.set) {
            text_add(&text, "%s%s: %s", before, channel->name,
                     definition(channel->service_level_counts));
            before = "; ";
        }
    }
    text_add(&text,
             tr("%sHung up includes those who left at once. Waits are of "
                "the answered, the longest of all."),
             same ? "" : ". ");
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

/* Tickets that nobody saw come are not in the mailbox on the first day. */
static void note_empty_start(const struct centre *centre, int width,
                             struct text *out)
{
    bool starts_empty = false;
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        starts_empty |=
            channel->way == WAY_TICKET && channel->ticket.backlog_tickets == 0;
    }
    if (starts_empty && !(centre->plan.warm_up_s > 0.0)) {
        table_paragraph(tr("Without a warm-up the mailbox is empty when the "
                           "plan starts: the first days look better than they "
                           "are. Add plan.warm_up or backlog_at_start."),
                        INDENT, width, out);
    }
}

static void note_early_end(const struct results *results, int width,
                           struct text *out)
{
    if (results->interrupted) {
        table_paragraph(tr("Stopped early: these are the replications that "
                           "were finished."),
                        INDENT, width, out);
    } else if (results->precision_asked && !results->converged) {
        table_paragraph(
            arena_text(out->arena,
                       tr("The precision asked for was not reached: it is %s."),
                       number_share(out->arena, results->precision_reached)),
            INDENT, width, out);
    }
}

void table_notes(const struct run_report *report, int width, struct text *out)
{
    const struct results *results = report->results;
    note_busiest(results, width, out);
    note_longest(results, width, out);
    note_early_end(results, width, out);
    text_add(out, "\n");
    note_definition(results->centre, width, out);
    note_method(report, width, out);
    note_empty_start(results->centre, width, out);
}
