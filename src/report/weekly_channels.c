#include "report/weekly_channels.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/weekly_room.h"
#include <math.h>

/* More weeks, or stretches of weeks, than so many are not named one by one. */
enum { NAMED_AT_MOST = 4 };

#define SAME_LEVEL_FRAC 0.001 /* as they are written */

enum target_verdict target_verdict(struct brief_estimate level,
                                   double target_frac)
{
    if (isnan(level.mean) || isnan(level.half_width) || isnan(target_frac)) {
        return TARGET_UNKNOWN;
    }
    if (level.mean - level.half_width >= target_frac) {
        return TARGET_MET;
    }
    return level.mean + level.half_width < target_frac ? TARGET_MISSED
                                                       : TARGET_EDGE;
}

int32_t weekly_day(const struct weekly_figures *figures, size_t week)
{
    return figures->start_day + (int32_t)(DAYS_A_WEEK * week);
}

const char *weekly_date(const struct weekly_figures *figures,
                        struct arena *arena, size_t week)
{
    return date_written(arena, weekly_day(figures, week));
}

const char *weekly_share(struct arena *arena, struct brief_estimate share_frac)
{
    return number_share_between(arena, share_frac.mean, share_frac.half_width);
}

/* Weeks of one channel. */
struct weeks {
    size_t n;
    bool *has; /* [n_weeks] */
    size_t worst;
};

static struct weeks weeks_of(const struct answer *answer,
                             const struct weekly_channel *channel,
                             enum target_verdict verdict)
{
    const size_t n_weeks = answer->figures->n_weeks;
    struct weeks weeks = { .has = arena_alloc(answer->arena, n_weeks,
                                              sizeof *weeks.has) };
    for (size_t w = 0; w < n_weeks; w++) {
        if (target_verdict(channel->levels[w], channel->target_frac) !=
            verdict) {
            continue;
        }
        weeks.has[w] = true;
        if (weeks.n == 0 ||
            channel->levels[w].mean < channel->levels[weeks.worst].mean) {
            weeks.worst = w;
        }
        weeks.n++;
    }
    return weeks;
}

/* Weeks in which there is a level. */
static size_t count_levels(const struct answer *answer,
                           const struct weekly_channel *channel)
{
    size_t n = 0;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        n += isnan(channel->levels[w].mean) ? 0 : 1;
    }
    return n;
}

/* "11 Jan 2027 (87.6 ± 0.9 %)" */
static const char *week_with_level(const struct answer *answer,
                                   const struct weekly_channel *channel,
                                   size_t week)
{
    return arena_text(answer->arena, "%s (%s)",
                      weekly_date(answer->figures, answer->arena, week),
                      weekly_share(answer->arena, channel->levels[week]));
}

static const char *each_week(const struct answer *answer,
                             const struct weekly_channel *channel,
                             const struct weeks *weeks)
{
    const char *list[NAMED_AT_MOST];
    size_t n = 0;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        if (weeks->has[w]) {
            list[n++] = week_with_level(answer, channel, w);
        }
    }
    return words_list(answer->arena, list, n);
}

const char *weekly_stretches(const struct weekly_figures *figures,
                             struct arena *arena, const bool *has)
{
    const size_t n_weeks = figures->n_weeks;
    const char *list[NAMED_AT_MOST];
    size_t n = 0;
    for (size_t w = 0; w < n_weeks; w++) {
        const size_t first = w;
        if (!has[w]) {
            continue;
        }
        while (w + 1 < n_weeks && has[w + 1]) {
            w++;
        }
        if (n == NAMED_AT_MOST) {
            return NULL;
        }
        list[n++] = w > first ? arena_text(arena, tr("%s to %s"),
                                           weekly_date(figures, arena, first),
                                           weekly_date(figures, arena, w))
                              : weekly_date(figures, arena, w);
    }
    return words_list(arena, list, n);
}

/* `does` is "misses its target (80 % in 20 s)"; NULL: in no week. */
static const char *short_text(const struct answer *answer,
                              const struct weekly_channel *channel,
                              const char *does, const struct weeks *weeks)
{
    struct arena *arena = answer->arena;
    const size_t n_of = count_levels(answer, channel);
    if (weeks->n == 0) {
        return NULL;
    }
    if (weeks->n <= NAMED_AT_MOST) {
        return arena_text(arena,
                          tr_n("%s %s in %zu of %zu weeks: that of %s.",
                               "%s %s in %zu of %zu weeks: those of %s.",
                               weeks->n),
                          channel->name, does, weeks->n, n_of,
                          each_week(answer, channel, weeks));
    }
    const char *when =
        weeks->n < n_of ? weekly_stretches(answer->figures, arena, weeks->has)
                        : NULL;
    const char *worst = week_with_level(answer, channel, weeks->worst);
    return when ? arena_text(arena,
                             tr("%s %s in %zu of %zu weeks, those of %s; the "
                                "worst is that of %s."),
                             channel->name, does, weeks->n, n_of, when, worst)
                : arena_text(arena,
                             tr("%s %s in %zu of %zu weeks; the worst is that "
                                "of %s."),
                             channel->name, does, weeks->n, n_of, worst);
}

/* "phone (lowest 92.2 ± 0.6 %, week of 18 Jan 2027)" */
static const char *name_with_lowest(const struct answer *answer,
                                    const struct weekly_channel *channel,
                                    const struct weeks *met)
{
    const struct brief_estimate *lowest = &channel->levels[met->worst];
    double best = lowest->mean;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        best = fmax(best, channel->levels[w].mean);
    }
    return best - lowest->mean < SAME_LEVEL_FRAC
               ? arena_text(answer->arena, "%s (%s)", channel->name,
                            weekly_share(answer->arena, *lowest))
               : arena_text(
                     answer->arena, tr("%s (lowest %s, week of %s)"),
                     channel->name, weekly_share(answer->arena, *lowest),
                     weekly_date(answer->figures, answer->arena, met->worst));
}

/* How a channel stands to its target. */
struct standing {
    struct weeks met;
    struct weeks edge;
    struct weeks missed;
};

static struct standing standing_of(const struct answer *answer,
                                   const struct weekly_channel *channel)
{
    return (struct standing){
        .met = weeks_of(answer, channel, TARGET_MET),
        .edge = weeks_of(answer, channel, TARGET_EDGE),
        .missed = weeks_of(answer, channel, TARGET_MISSED),
    };
}

/* Adds what is said of one that falls short: whatever is missed is worse than
 * what is on the edge. Returns the new number of sayings. */
static size_t add_sayings(const struct answer *answer, size_t index,
                          const struct standing *standing,
                          struct weekly_saying *sayings, size_t n)
{
    const struct weekly_channel *channel = &answer->figures->channels[index];
    const struct weeks *weeks[] = { &standing->missed, &standing->edge };
    const char *target = channel->target ? channel->target : "";
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
        const char *text = short_text(
            answer, channel,
            arena_text(answer->arena,
                       i == 0 ? tr("misses its target (%s)")
                              : tr("is on the edge of its target (%s)"),
                       target),
            weeks[i]);
        if (text) {
            sayings[n++] = (struct weekly_saying){
                text,
                channel->target_frac - channel->levels[weeks[i]->worst].mean -
                    (double)i,
                index,
            };
        }
    }
    return n;
}

/* "phone 0.0 ± 0.0 %", of whatever weeks have a level. */
static const char *name_with_least(const struct answer *answer,
                                   const struct weekly_channel *channel)
{
    const struct brief_estimate *least = &channel->levels[0];
    for (size_t w = 1; w < answer->figures->n_weeks; w++) {
        const struct brief_estimate *level = &channel->levels[w];
        least = isnan(least->mean) || level->mean < least->mean ? level : least;
    }
    return arena_text(answer->arena, "%s %s", channel->name,
                      weekly_share(answer->arena, *least));
}

/* The channels of which nothing was said, with their worst level: of all
 * sayings, the first `said` were. Returns how many. */
static size_t list_rest(const struct answer *answer,
                        const struct weekly_saying *sayings, size_t said,
                        size_t n, const char **names)
{
    size_t n_names = 0;
    for (size_t i = said; i < n; i++) {
        bool told = false;
        for (size_t k = 0; k < i; k++) {
            told |= sayings[k].whose == sayings[i].whose;
        }
        if (!told) {
            names[n_names++] = name_with_least(
                answer, &answer->figures->channels[sayings[i].whose]);
        }
    }
    return n_names;
}

static void say_rest(const struct answer *answer, const char *const *names,
                     size_t n)
{
    struct arena *arena = answer->arena;
    if (n > NAMED_AT_MOST) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr("In some week %zu more channels miss their "
                                    "target or are on the edge of it: see the "
                                    "tables."),
                                 n));
    } else if (n > 0) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr("At worst also below the target or "
                                    "on the edge of it: %s."),
                                 words_list(arena, names, n)));
    }
}

static void say_good(const struct answer *answer, const char *const *good,
                     const char *const *names, size_t n)
{
    const char *const *lists[] = { good, names };
    for (size_t i = 0; n > 0 && i < sizeof lists / sizeof *lists; i++) {
        const char *text = arena_text(
            answer->arena, tr("The target is met in every week by %s."),
            words_list(answer->arena, lists[i], n));
        if (weekly_say_if_fits(text, answer->out)) {
            return;
        }
    }
}

bool weekly_channels(const struct weekly_figures *figures,
                     struct text_list *out)
{
    struct arena *arena = out->arena;
    const struct answer answer = { figures, out, arena };
    const size_t n_channels = figures->n_channels;
    const char **good = arena_alloc(arena, n_channels, sizeof *good);
    const char **names = arena_alloc(arena, n_channels, sizeof *names);
    const char **rest = arena_alloc(arena, n_channels, sizeof *rest);
    struct weekly_saying *sayings =
        arena_alloc(arena, 2 * n_channels, sizeof *sayings);
    size_t n_good = 0;
    size_t n = 0;
    for (size_t c = 0; c < n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        const struct standing standing = standing_of(&answer, channel);
        n = add_sayings(&answer, c, &standing, sayings, n);
        if (standing.met.n > 0 && standing.edge.n + standing.missed.n == 0) {
            names[n_good] = channel->name;
            good[n_good++] = name_with_lowest(&answer, channel, &standing.met);
        }
    }
    const size_t said = weekly_say_worst(sayings, n, out);
    say_rest(&answer, rest, list_rest(&answer, sayings, said, n, rest));
    say_good(&answer, good, names, n_good);
    return said == n;
}
