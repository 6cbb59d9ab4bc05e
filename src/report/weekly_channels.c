#include "report/weekly_channels.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
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

/* `does` is "misses its target (80 % in 20 s)". */
static void say_short(const struct answer *answer,
                      const struct weekly_channel *channel, const char *does,
                      const struct weeks *weeks)
{
    struct arena *arena = answer->arena;
    const size_t n_of = count_levels(answer, channel);
    if (weeks->n == 0) {
        return;
    }
    if (weeks->n <= NAMED_AT_MOST) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr_n("%s %s in %zu of %zu weeks: that of %s.",
                                      "%s %s in %zu of %zu weeks: those of %s.",
                                      weeks->n),
                                 channel->name, does, weeks->n, n_of,
                                 each_week(answer, channel, weeks)));
        return;
    }
    const char *when =
        weeks->n < n_of ? weekly_stretches(answer->figures, arena, weeks->has)
                        : NULL;
    const char *worst = week_with_level(answer, channel, weeks->worst);
    text_list_add(
        answer->out,
        when ? arena_text(arena,
                          tr("%s %s in %zu of %zu weeks, those of %s; the "
                             "worst is that of %s."),
                          channel->name, does, weeks->n, n_of, when, worst)
             : arena_text(arena,
                          tr("%s %s in %zu of %zu weeks; the worst is that of "
                             "%s."),
                          channel->name, does, weeks->n, n_of, worst));
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

void weekly_channels(const struct weekly_figures *figures,
                     struct text_list *out)
{
    struct arena *arena = out->arena;
    const struct answer here = { figures, out, arena };
    const struct answer *answer = &here;
    const char **good = arena_alloc(arena, figures->n_channels, sizeof *good);
    size_t n_good = 0;
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        const struct weeks met = weeks_of(answer, channel, TARGET_MET);
        const struct weeks edge = weeks_of(answer, channel, TARGET_EDGE);
        const struct weeks missed = weeks_of(answer, channel, TARGET_MISSED);
        const char *target = channel->target ? channel->target : "";
        say_short(answer, channel,
                  arena_text(arena, tr("misses its target (%s)"), target),
                  &missed);
        say_short(
            answer, channel,
            arena_text(arena, tr("is on the edge of its target (%s)"), target),
            &edge);
        if (met.n > 0 && edge.n + missed.n == 0) {
            good[n_good++] = name_with_lowest(answer, channel, &met);
        }
    }
    if (n_good > 0) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr("The target is met in every week by %s."),
                                 words_list(arena, good, n_good)));
    }
}
