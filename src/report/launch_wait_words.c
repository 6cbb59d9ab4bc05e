#include "report/launch_speech.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/compare_words.h"
#include <math.h>

enum { PARTS_AT_MOST = 3, NAMES_AT_MOST = 3 };

/* What is said of one channel, joined by semicolons. */
struct parts {
    const char *list[PARTS_AT_MOST];
    size_t n;
};

static void add_part(struct parts *parts, const char *part)
{
    if (part) {
        parts->list[parts->n++] = part;
    }
}

const char *speech_longer(const struct speech *speech,
                          const struct difference *change)
{
    struct arena *arena = speech->arena;
    const struct change_words by =
        compare_words_interval(arena, "s", &change->change);
    return change->change.mean > 0
               ? arena_text(arena, tr("%s longer (%s: %s to %s)"), by.size,
                            speech->confidence, by.low, by.high)
               : arena_text(arena, tr("%s shorter (%s: %s to %s)"), by.size,
                            speech->confidence, by.low, by.high);
}

/* Of a live channel; NULL where nothing is known. */
static const char *waiting_text(const struct speech *speech,
                                const struct launch_entry *entry)
{
    struct arena *arena = speech->arena;
    const struct difference *early =
        &entry->figures[LAUNCH_EARLY][LAUNCH_WAIT_S].change;
    const struct difference *late =
        &entry->figures[LAUNCH_LATE][LAUNCH_WAIT_S].change;
    if (isnan(early->change.half_width)) {
        return NULL;
    }
    if (early->clear && isnan(late->change.half_width)) {
        return arena_text(arena, tr("waiting is %s in the days after"),
                          speech_longer(speech, early));
    }
    if (early->clear && late->clear) {
        return arena_text(
            arena, tr("waiting is %s in the first 4 weeks, then %s"),
            speech_longer(speech, early), speech_longer(speech, late));
    }
    if (early->clear) {
        return arena_text(arena,
                          tr("waiting is %s in the first 4 weeks, then there "
                             "is no clear difference"),
                          speech_longer(speech, early));
    }
    if (late->clear) {
        return arena_text(arena,
                          tr("waiting shows no clear difference in the first 4 "
                             "weeks, then it is %s"),
                          speech_longer(speech, late));
    }
    return tr("no clear difference in waiting");
}

/* Of tickets, which wait from night to morning: what they wait for. */
static const char *reply_text(const struct speech *speech,
                              const struct launch_entry *entry)
{
    struct arena *arena = speech->arena;
    const struct difference *change =
        &entry->figures[LAUNCH_AFTER][LAUNCH_FIRST_REPLY_S].change;
    if (isnan(change->change.half_width)) {
        return NULL;
    }
    if (!change->clear) {
        return tr("no clear difference in the first reply");
    }
    const struct change_words by =
        compare_words_interval(arena, "s", &change->change);
    return change->change.mean > 0
               ? arena_text(arena,
                            tr("the first reply comes %s later (%s: %s to %s)"),
                            by.size, speech->confidence, by.low, by.high)
               : arena_text(
                     arena,
                     tr("the first reply comes %s earlier (%s: %s to %s)"),
                     by.size, speech->confidence, by.low, by.high);
}

static const char *ticket_requester_text(const struct speech *speech,
                                         const struct launch_entry *entry)
{
    const struct difference *change =
        &entry->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S].change;
    return change->clear ? arena_text(speech->arena, tr("requester wait is %s"),
                                      speech_longer(speech, change))
                         : NULL;
}

static const char *level_text(const struct speech *speech,
                              const struct launch_entry *entry)
{
    struct arena *arena = speech->arena;
    const struct difference *change =
        &entry->figures[LAUNCH_AFTER][LAUNCH_LEVEL].change;
    if (!change->clear) {
        return NULL;
    }
    const struct change_words by =
        compare_words_interval(arena, "share", &change->change);
    return change->change.mean > 0
               ? arena_text(arena,
                            tr("the share in time is %s higher (%s: %s to %s)"),
                            by.size, speech->confidence, by.low, by.high)
               : arena_text(arena,
                            tr("the share in time is %s lower (%s: %s to %s)"),
                            by.size, speech->confidence, by.low, by.high);
}

static struct parts parts_of(const struct speech *speech,
                             const struct launch_entry *entry)
{
    struct parts parts = { .n = 0 };
    if (entry->is_ticket) {
        add_part(&parts, reply_text(speech, entry));
        add_part(&parts, ticket_requester_text(speech, entry));
    } else {
        add_part(&parts, waiting_text(speech, entry));
    }
    add_part(&parts, level_text(speech, entry));
    return parts;
}

void speech_channel_waits(struct speech *speech)
{
    for (size_t e = 0; e + 1 < speech->launch->n_entries; e++) {
        const struct launch_entry *entry = &speech->launch->entries[e];
        const struct parts parts = parts_of(speech, entry);
        if (e == speech->launch->channel_index || parts.n == 0) {
            continue;
        }
        const char *text = parts.list[0];
        for (size_t i = 1; i < parts.n; i++) {
            text = arena_text(speech->arena, "%s; %s", text, parts.list[i]);
        }
        speech_say(speech,
                   arena_text(speech->arena, "%s: %s.", entry->name, text));
    }
}

/* "phone and email"; "the other channels" where they are many. */
static const char *others_text(const struct speech *speech)
{
    const struct launch_result *launch = speech->launch;
    const char *names[NAMES_AT_MOST];
    size_t n = 0;
    if (launch->n_entries - 2 > NAMES_AT_MOST) {
        return tr("the other channels");
    }
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        if (e != launch->channel_index) {
            names[n++] = launch->entries[e].name;
        }
    }
    return words_list(speech->arena, names, n);
}

/* Whether surely less than half of the change in all contacts is in those of
 * the other channels too: their whole interval lies below it. */
static bool is_by_who_is_counted(const struct difference *all,
                                 const struct difference *others)
{
    const double direction = all->change.mean < 0 ? -1 : 1;
    return all->clear &&
           direction * others->change.mean + others->change.half_width <
               0.5 * fabs(all->change.mean);
}

/* Why the mean of all contacts changed when that of the other channels did
 * not, or hardly, or the other way; NULL when it may have. */
static const char *mix_text(const struct speech *speech,
                            const struct difference *all,
                            const struct difference *others)
{
    const struct launch_result *launch = speech->launch;
    if (!is_by_who_is_counted(all, others)) {
        return NULL;
    }
    const double own_s = launch->entries[launch->channel_index]
                             .figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S]
                             .with.mean;
    const double all_s = launch_whole(launch)
                             ->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S]
                             .without.mean;
    return isfinite(own_s) && (own_s < all_s) == (all->change.mean < 0)
               ? arena_text(speech->arena,
                            tr("That mean moves mostly because contacts of %s, "
                               "with %s on average, are counted in it."),
                            launch->channel,
                            number_duration(speech->arena, own_s))
               : tr("That mean moves mostly because other contacts are counted "
                    "in it.");
}

/* The other channels alone. */
static void say_others(struct speech *speech, const struct difference *all)
{
    struct arena *arena = speech->arena;
    const struct launch_figure *others = &speech->launch->others[LAUNCH_AFTER];
    const struct difference *change = &others->change;
    if (isnan(others->without.mean)) {
        return;
    }
    if (isnan(change->change.half_width)) {
        if (all->clear) {
            speech_say(speech,
                       tr("Which contacts are counted in that mean differs "
                          "with it and without it: read it channel by "
                          "channel."));
        }
        return;
    }
    const char *mix = mix_text(speech, all, change);
    if (mix) {
        speech_say(speech, mix);
    }
    const char *text = change->clear
                           ? arena_text(arena, tr("requester wait is %s"),
                                        speech_longer(speech, change))
                           : tr("requester wait shows no clear difference");
    speech_say(
        speech,
        arena_text(
            arena,
            tr("Over %s, each counted as often as without the launch, %s."),
            others_text(speech), text));
}

void speech_requester(struct speech *speech)
{
    struct arena *arena = speech->arena;
    const struct launch_entry *whole = launch_whole(speech->launch);
    const struct launch_figure *after =
        &whole->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S];
    const struct estimate *before =
        &whole->figures[LAUNCH_BEFORE][LAUNCH_REQUESTER_S].with;
    if (whole->is_cut_off) {
        speech_say(speech,
                   tr("Requester wait of all contacts is not given: more than "
                      "1 % were unfinished when the run ended."));
        return;
    }
    if (isnan(after->with.mean) || isnan(after->change.change.half_width)) {
        return;
    }
    const char *change = after->change.clear
                             ? speech_longer(speech, &after->change)
                             : tr("no clear difference");
    const char *with = number_duration(arena, after->with.mean);
    const char *first = number_duration(arena, before->mean);
    if (isnan(before->mean)) {
        speech_say(speech,
                   arena_text(arena,
                              tr("Requester wait of all contacts: %s after it "
                                 "opens; beside the same days without it %s."),
                              with, change));
    } else {
        speech_say(
            speech,
            arena_text(arena,
                       tr("Requester wait of all contacts: %s before, %s "
                          "after; beside the same days without it %s."),
                       first, with, change));
    }
    say_others(speech, &after->change);
}
