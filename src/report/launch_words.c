#include "report/launch_words.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/compare_words.h"
#include <math.h>

struct speech {
    const struct launch_result *launch;
    struct arena *arena;
    const char *confidence;
    size_t n;
    const char **sentences;
};

static void say(struct speech *speech, const char *sentence)
{
    speech->sentences[speech->n++] = sentence;
}

static const char *count(struct arena *arena, double value)
{
    return number_fixed(arena, value, fabs(value) < 9.5 ? 1 : 0);
}

/* "4 days after it opens" */
static const char *day_text(struct arena *arena, uint32_t day)
{
    return day == 0 ? tr("on the day it opens")
                    : arena_text(arena,
                                 tr_n("%u day after it opens",
                                      "%u days after it opens", day),
                                 day);
}

static const char *peak_text(const struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    struct arena *arena = speech->arena;
    const struct estimate *peak = &launch->peak.change;
    if (!launch->has_peak) {
        return arena_text(arena, tr("%s shows no clear peak"), launch->channel);
    }
    return arena_text(
        arena, tr("%s adds %s contacts a day at its peak, %s (%s: %s to %s)"),
        launch->channel, count(arena, peak->mean),
        day_text(arena, launch->peak_day), speech->confidence,
        count(arena, peak->mean - peak->half_width),
        count(arena, peak->mean + peak->half_width));
}

/* "+12 (95 %: +9 to +15)" */
static const char *settled_text(const struct speech *speech)
{
    struct arena *arena = speech->arena;
    const struct estimate *change = &speech->launch->settled.change;
    const char *mean = words_change(arena, change->mean);
    return isnan(change->half_width)
               ? mean
               : arena_text(
                     arena, tr("%s (%s: %s to %s)"), mean, speech->confidence,
                     words_change(arena, change->mean - change->half_width),
                     words_change(arena, change->mean + change->half_width));
}

static void say_peak(struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    struct arena *arena = speech->arena;
    const struct estimate *peak = &launch->peak.change;
    const char *settled = settled_text(speech);
    if (launch->replications < 2) {
        say(speech, arena_text(arena,
                               tr("What %s adds cannot be told from luck in so "
                                  "few runs."),
                               launch->channel));
        return;
    }
    if (!launch->peak.clear || peak->mean < 0) {
        say(speech, arena_text(arena,
                               tr("%s shows no clear peak: on no day does it "
                                  "clearly add contacts; in the last week seen "
                                  "it is %s an open day."),
                               launch->channel, settled));
        return;
    }
    const char *start = peak_text(speech);
    const uint32_t week = launch->settled_day / 7 + 1;
    say(speech,
        launch->has_settled
            ? arena_text(arena,
                         tr("%s, and settles at %s an open day by week %u "
                            "after it opens."),
                         start, settled, week)
            : arena_text(arena,
                         tr("%s; it has not settled in the days seen, and "
                            "ends at %s an open day."),
                         start, settled));
}

/* What the others lose to it, or gain. */
static void say_shares(struct speech *speech)
{
    struct arena *arena = speech->arena;
    for (size_t e = 0; e + 1 < speech->launch->n_entries; e++) {
        const struct launch_entry *entry = &speech->launch->entries[e];
        const double change = entry->contacts_quotient.mean - 1;
        const double half_width = entry->contacts_quotient.half_width;
        if (e == speech->launch->channel_index ||
            !(fabs(change) > half_width)) {
            continue;
        }
        const char *size = number_share(arena, fabs(change));
        const char *low = number_share(arena, fabs(change) - half_width);
        const char *high = number_share(arena, fabs(change) + half_width);
        say(speech,
            change < 0
                ? arena_text(arena, tr("%s loses %s (%s: %s to %s)."),
                             entry->name, size, speech->confidence, low, high)
                : arena_text(arena, tr("%s gains %s (%s: %s to %s)."),
                             entry->name, size, speech->confidence, low, high));
    }
}

/* "18 s longer (95 %: 9 s to 27 s)" */
static const char *wait_text(const struct speech *speech,
                             const struct difference *change)
{
    struct arena *arena = speech->arena;
    const double size_s = fabs(change->change.mean);
    const double half_width_s = change->change.half_width;
    const char *size = compare_words_size(arena, "s", size_s, half_width_s);
    const char *low =
        compare_words_size(arena, "s", size_s - half_width_s, half_width_s);
    const char *high =
        compare_words_size(arena, "s", size_s + half_width_s, half_width_s);
    return change->change.mean > 0
               ? arena_text(arena, tr("%s longer (%s: %s to %s)"), size,
                            speech->confidence, low, high)
               : arena_text(arena, tr("%s shorter (%s: %s to %s)"), size,
                            speech->confidence, low, high);
}

static const char *waits_text(const struct speech *speech, const char *name,
                              const struct difference *early,
                              const struct difference *late)
{
    struct arena *arena = speech->arena;
    if (early->clear && isnan(late->change.half_width)) {
        return arena_text(arena, tr("%s: waiting is %s in the days after."),
                          name, wait_text(speech, early));
    }
    if (early->clear && late->clear) {
        return arena_text(arena,
                          tr("%s: waiting is %s in the first 4 weeks, then "
                             "%s."),
                          name, wait_text(speech, early),
                          wait_text(speech, late));
    }
    if (early->clear) {
        return arena_text(arena,
                          tr("%s: waiting is %s in the first 4 weeks, then "
                             "there is no clear difference."),
                          name, wait_text(speech, early));
    }
    if (late->clear) {
        return arena_text(arena,
                          tr("%s: waiting shows no clear difference in the "
                             "first 4 weeks, then it is %s."),
                          name, wait_text(speech, late));
    }
    return arena_text(arena, tr("%s: no clear difference in waiting."), name);
}

/* Live channels only: tickets wait from night to morning. */
static void say_waits(struct speech *speech)
{
    for (size_t e = 0; e + 1 < speech->launch->n_entries; e++) {
        const struct launch_entry *entry = &speech->launch->entries[e];
        const struct difference *early =
            &entry->figures[LAUNCH_EARLY][LAUNCH_WAIT_S].change;
        const struct difference *late =
            &entry->figures[LAUNCH_LATE][LAUNCH_WAIT_S].change;
        if (!entry->is_cut_off && !entry->is_ticket &&
            e != speech->launch->channel_index &&
            !isnan(early->change.half_width)) {
            say(speech, waits_text(speech, entry->name, early, late));
        }
    }
}

static void say_requester(struct speech *speech)
{
    struct arena *arena = speech->arena;
    const struct launch_entry *whole = launch_whole(speech->launch);
    const struct launch_figure *after =
        &whole->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S];
    const struct estimate *before =
        &whole->figures[LAUNCH_BEFORE][LAUNCH_REQUESTER_S].without;
    if (whole->is_cut_off) {
        say(speech, tr("Requester wait of all contacts is not given: more than "
                       "1 % were unfinished when the run ended."));
        return;
    }
    if (isnan(after->with.mean) || isnan(after->change.change.half_width)) {
        return;
    }
    const char *change = after->change.clear ? wait_text(speech, &after->change)
                                             : tr("no clear difference");
    say(speech,
        isnan(before->mean)
            ? arena_text(arena,
                         tr("Requester wait of all contacts: %s after it "
                            "opens; beside the same days without it %s."),
                         number_duration(arena, after->with.mean), change)
            : arena_text(arena,
                         tr("Requester wait of all contacts: %s before, %s "
                            "after; beside the same days without it %s."),
                         number_duration(arena, before->mean),
                         number_duration(arena, after->with.mean), change));
}

/* Agents in training are off the work before it opens. */
static void say_training(struct speech *speech)
{
    const struct difference *change =
        &launch_whole(speech->launch)
             ->figures[LAUNCH_BEFORE][LAUNCH_REQUESTER_S]
             .change;
    if (change->clear) {
        say(speech, arena_text(speech->arena,
                               tr("In the days before it opens, requester wait "
                                  "is %s for the training."),
                               wait_text(speech, change)));
    }
}

const char *const *launch_words(const struct launch_result *launch,
                                double confidence_frac, struct arena *arena,
                                size_t *out_n)
{
    struct speech speech = {
        .launch = launch,
        .arena = arena,
        .confidence = words_confidence(arena, confidence_frac),
        .sentences =
            arena_alloc(arena, 2 * launch->n_entries + 3, sizeof(char *)),
    };
    say_peak(&speech);
    say_shares(&speech);
    say_waits(&speech);
    say_requester(&speech);
    say_training(&speech);
    *out_n = speech.n;
    return speech.sentences;
}

const char *launch_words_window(const struct launch_result *launch,
                                struct arena *arena)
{
    return arena_text(
        arena,
        tr("Of the %d days on either side the plan shows %u before "
           "and %u after. Before, without it and change are of the same days "
           "and customers without the launch and its training, in %u "
           "replications."),
        (int)LAUNCH_DAYS, launch->n_before, launch->n_after,
        launch->replications);
}
