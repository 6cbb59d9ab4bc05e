#include "report/launch_words.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/launch_speech.h"
#include <assert.h>
#include <math.h>

void speech_say(struct speech *speech, const char *sentence)
{
    assert(speech->n < speech->n_at_most);
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

/* "239 (95 %: 214 to 264)" with an unsigned mean. */
static const char *most_text(const struct speech *speech,
                             const struct estimate *peak)
{
    struct arena *arena = speech->arena;
    return arena_text(arena, tr("%s (%s: %s to %s)"), count(arena, peak->mean),
                      speech->confidence,
                      count(arena, peak->mean - peak->half_width),
                      count(arena, peak->mean + peak->half_width));
}

static const char *peak_text(const struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    struct arena *arena = speech->arena;
    const struct estimate *peak = &launch->peak.change.change;
    if (!launch->peak.stands_out) {
        return arena_text(arena,
                          tr("%s shows no clear peak, net over all channels"),
                          launch->channel);
    }
    return arena_text(
        arena,
        tr("%s adds %s contacts a day at its peak, net over all channels, %s "
           "(%s: %s to %s)"),
        launch->channel, count(arena, peak->mean),
        day_text(arena, launch->peak.day), speech->confidence,
        count(arena, peak->mean - peak->half_width),
        count(arena, peak->mean + peak->half_width));
}

/* "+103 an open day (95 %: +98 to +108; +74 a calendar day)": days on which
 * the channel is open, and where that is not all of them, all days too. */
static const char *settled_text(const struct speech *speech)
{
    struct arena *arena = speech->arena;
    const struct launch_result *launch = speech->launch;
    const struct estimate *change = &launch->settled.change;
    const char *mean = words_change(arena, change->mean);
    const char *calendar =
        words_change(arena, launch->settled_calendar.change.mean);
    const char *low = words_change(arena, change->mean - change->half_width);
    const char *high = words_change(arena, change->mean + change->half_width);
    const bool always_open = launch->n_open == launch->n_after;
    if (isnan(change->half_width)) {
        return always_open ? arena_text(arena, tr("%s a calendar day"), mean)
                           : arena_text(arena,
                                        tr("%s an open day (%s a calendar "
                                           "day)"),
                                        mean, calendar);
    }
    return always_open
               ? arena_text(arena, tr("%s a calendar day (%s: %s to %s)"), mean,
                            speech->confidence, low, high)
               : arena_text(arena,
                            tr("%s an open day (%s: %s to %s; %s a calendar "
                               "day)"),
                            mean, speech->confidence, low, high, calendar);
}

uint32_t launch_words_week(const struct launch_result *launch)
{
    return launch->settled_day / 7 + 1;
}

static void say_peak(struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    struct arena *arena = speech->arena;
    const struct difference *peak = &launch->peak.change;
    const char *settled = settled_text(speech);
    if (launch->n_open == 0) {
        speech_say(speech,
                   arena_text(arena,
                              tr("%s is open on none of the days seen after "
                                 "its launch: what it adds is not known."),
                              launch->channel));
        return;
    }
    if (launch->replications < 2) {
        speech_say(speech,
                   arena_text(arena,
                              tr("What %s adds cannot be told from luck in so "
                                 "few runs."),
                              launch->channel));
        return;
    }
    if (!peak->clear || peak->change.mean < 0) {
        speech_say(
            speech,
            arena_text(arena,
                       tr("%s shows no clear peak: net over all channels "
                          "it clearly adds contacts on no day; in the "
                          "last week seen it is %s."),
                       launch->channel, settled));
        return;
    }
    const char *start = peak_text(speech);
    const uint32_t week = launch_words_week(launch);
    speech_say(speech,
               launch->has_settled
                   ? arena_text(arena,
                                tr("%s, and settles at %s by week %u after it "
                                   "opens."),
                                start, settled, week)
                   : arena_text(arena,
                                tr("%s; it has not settled in the days seen, "
                                   "and ends at %s."),
                                start, settled));
}

bool launch_words_is_only_source(const struct launch_result *launch)
{
    return !(launch->entries[launch->channel_index]
                 .figures[LAUNCH_AFTER][LAUNCH_CONTACTS]
                 .without.mean > 0);
}

/* The channel's own contacts, which others have lost in part. */
static void say_own_peak(struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    if (launch->replications > 1 && launch->own_peak.stands_out &&
        launch_words_is_only_source(launch)) {
        speech_say(
            speech,
            arena_text(speech->arena, tr("%s itself has most contacts %s: %s."),
                       launch->channel,
                       day_text(speech->arena, launch->own_peak.day),
                       most_text(speech, &launch->own_peak.change.change)));
    }
}

/* "phone loses 9.5 % (95 %: 8.5 % to 10.4 %)."; of a launch in steps the share
 * is small at first and larger at the end. */
static const char *share_text(const struct speech *speech, const char *name,
                              double change, double half_width)
{
    struct arena *arena = speech->arena;
    const char *size = number_share(arena, fabs(change));
    const char *low = number_share(arena, fabs(change) - half_width);
    const char *high = number_share(arena, fabs(change) + half_width);
    const char *text =
        change < 0 ? arena_text(arena, tr("%s loses %s (%s: %s to %s)"), name,
                                size, speech->confidence, low, high)
                   : arena_text(arena, tr("%s gains %s (%s: %s to %s)"), name,
                                size, speech->confidence, low, high);
    return speech->launch->n_steps > 1
               ? arena_text(arena, tr("%s, on average over the %u days after."),
                            text, speech->launch->n_after)
               : arena_text(arena, "%s.", text);
}

/* What the others lose to it, or gain. */
static void say_shares(struct speech *speech)
{
    for (size_t e = 0; e + 1 < speech->launch->n_entries; e++) {
        const struct launch_entry *entry = &speech->launch->entries[e];
        const double change = entry->contacts_quotient.mean - 1;
        const double half_width = entry->contacts_quotient.half_width;
        if (e == speech->launch->channel_index ||
            !(fabs(change) > half_width)) {
            continue;
        }
        speech_say(speech, share_text(speech, entry->name, change, half_width));
    }
}

/* Agents in training are off the work before it opens. What came in those days
 * and is finished after them feels the launch itself too. */
static void say_training(struct speech *speech)
{
    const struct difference *change =
        &launch_whole(speech->launch)
             ->figures[LAUNCH_BEFORE][LAUNCH_REQUESTER_S]
             .change;
    if (speech->launch->training_s > 0 && change->clear &&
        change->change.mean > 0) {
        speech_say(
            speech,
            arena_text(speech->arena,
                       tr("Of contacts of the days before it opens, requester "
                          "wait is %s: for the training, and because what is "
                          "not finished yet waits beside the new channel."),
                       speech_longer(speech, change)));
    }
}

const char *const *launch_words(const struct launch_result *launch,
                                double confidence_frac, struct arena *arena,
                                size_t *out_n)
{
    const size_t n_at_most = 2 * launch->n_entries + 5;
    struct speech speech = {
        .launch = launch,
        .arena = arena,
        .confidence = words_confidence(arena, confidence_frac),
        .n_at_most = n_at_most,
        .sentences = arena_alloc(arena, n_at_most, sizeof(char *)),
    };
    say_peak(&speech);
    say_own_peak(&speech);
    say_shares(&speech);
    speech_channel_waits(&speech);
    speech_requester(&speech);
    say_training(&speech);
    *out_n = speech.n;
    return speech.sentences;
}

/* What a day is in the table and in the sentences; NULL where all are alike. */
static const char *days_text(const struct launch_result *launch,
                             struct arena *arena)
{
    return launch->n_open == launch->n_after
               ? NULL
               : arena_text(arena,
                            tr("A calendar day is any of these days; an open "
                               "day is one on which %s is open, %u of the %u "
                               "after."),
                            launch->channel, launch->n_open, launch->n_after);
}

/* Why fewer days are seen than the plan has. */
static const char *end_text(const struct launch_result *launch,
                            struct arena *arena)
{
    const int32_t until = launch->on_day + (int32_t)launch->n_after;
    return launch->has_end
               ? arena_text(arena,
                            tr("The last day of %s is %s: no later days are "
                               "counted."),
                            launch->channel, date_written(arena, until - 1))
               : NULL;
}

static const char *others_text(const struct launch_result *launch,
                               struct arena *arena)
{
    return isnan(launch->others[LAUNCH_AFTER].with.mean)
               ? NULL
               : arena_text(arena,
                            tr("All but %s: each of the other channels is "
                               "counted as often with it as without it."),
                            launch->channel);
}

const char *launch_words_window(const struct launch_result *launch,
                                struct arena *arena)
{
    const char *notes[] = { end_text(launch, arena), days_text(launch, arena),
                            others_text(launch, arena) };
    const char *text = arena_text(
        arena,
        launch->training_s > 0
            ? tr("Of the %d days on either side the plan shows %u before and "
                 "%u after. Before: the days before it, training for it "
                 "included. After: the days after it, with the launch and its "
                 "training, and without both. Change: after with less after "
                 "without. All four are of the same customers (replications: "
                 "%u).")
            : tr("Of the %d days on either side the plan shows %u before and "
                 "%u after. Before: the days before it. After: the days after "
                 "it, with the launch and without it. Change: after with less "
                 "after without. All four are of the same customers "
                 "(replications: %u)."),
        (int)LAUNCH_DAYS, launch->n_before, launch->n_after,
        launch->replications);
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        text = notes[i] ? arena_text(arena, "%s %s", text, notes[i]) : text;
    }
    return text;
}
