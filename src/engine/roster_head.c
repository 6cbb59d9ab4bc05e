#include "engine/roster_head.h"

#include "base/civil.h"
#include "engine/roster.h"
#include "model/centre.h"
#include <math.h>

enum { HALF_HOURS_A_DAY = 48 };

/* What is drawn of a head: the attempt in the stream's address. */
enum { DRAW_ABSENCE, DRAW_SHRINKAGE, DRAW_TURNOVER };

static double uniform(struct rng_stream stream, uint32_t number, uint32_t draw,
                      uint32_t index, uint32_t word)
{
    const struct rng_block block =
        rng_block(stream, number, draw, RNG_HEADS, index);
    return rng_uniform(block.word[word]);
}

/* The phase at a moment: the first reaches back to the beginning. */
static size_t phase_at(struct tenures tenures, double at_s)
{
    size_t p = tenures.n - 1;
    while (p > 0 && tenures.list[p].from_s > at_s) {
        p--;
    }
    return p;
}

/* The moment at which the chance to leave, summed since from_s, has come to
 * `years` of a turnover of 1; infinity when it never does. */
static double leaving_s(struct tenures tenures, double from_s, double years)
{
    const double year_s = 365.25 * SECONDS_A_DAY;
    for (size_t p = phase_at(tenures, from_s); p < tenures.n; p++) {
        const double rate = tenures.list[p].turnover_a_year;
        const double end_s =
            p + 1 < tenures.n ? tenures.list[p + 1].from_s : (double)INFINITY;
        if (rate > 0 && from_s + years * year_s / rate <= end_s) {
            return from_s + years * year_s / rate;
        }
        years -= rate > 0 ? rate * (end_s - from_s) / year_s : 0;
        from_s = end_s;
    }
    return (double)INFINITY;
}

static void next_spell(struct head *head, struct rng_stream stream,
                       uint32_t number)
{
    const struct tenures tenures = head->tenures;
    const double u = uniform(stream, number, DRAW_TURNOVER, head->spell++, 0);
    head->leaves_s = leaving_s(tenures, head->back_s, -log(u));
    head->back_s =
        isinf(head->leaves_s)
            ? (double)INFINITY
            : head->leaves_s + tenures.list[phase_at(tenures, head->leaves_s)]
                                   .replaced_after_s;
}

static bool is_stable(struct tenures tenures)
{
    for (size_t p = 0; p < tenures.n; p++) {
        if (tenures.list[p].turnover_a_year > 0) {
            return false;
        }
    }
    return true;
}

void roster_head_start(struct head *head, struct rng_stream stream,
                       struct tenures tenures, uint32_t number, double since_s)
{
    head->tenures = tenures;
    head->back_s = since_s;
    head->shrunk_index = UINT32_MAX;
    if (!is_stable(tenures)) {
        next_spell(head, stream, number);
    }
}

void roster_head_look_up(struct head *head, struct rng_stream stream,
                         const struct team *team, uint32_t number,
                         int32_t civil_day, double day_s)
{
    if (!is_stable(head->tenures)) {
        while (head->back_s <= day_s) {
            next_spell(head, stream, number);
        }
        head->vacant = head->leaves_s <= day_s;
    }
    head->absent = team->absence_frac > 0 &&
                   uniform(stream, number, DRAW_ABSENCE, (uint32_t)civil_day,
                           0) < team->absence_frac;
}

bool roster_head_is_shrunk(struct head *head, struct rng_stream stream,
                           const struct team *team, uint32_t number,
                           int32_t civil_day, double second)
{
    if (!(team->shrinkage_frac > 0)) {
        return false;
    }
    const uint32_t half_hour = (uint32_t)(second / SECONDS_A_HALF_HOUR);
    const uint32_t index =
        (uint32_t)civil_day * HALF_HOURS_A_DAY + half_hour / 4;
    if (index != head->shrunk_index) {
        head->shrunk_index = index;
        head->shrunk =
            rng_block(stream, number, DRAW_SHRINKAGE, RNG_HEADS, index);
    }
    return rng_uniform(head->shrunk.word[half_hour % 4]) < team->shrinkage_frac;
}

static bool is_chosen(double share_frac, uint32_t number)
{
    return floor((number + 1) * share_frac + 0.5) >
           floor(number * share_frac + 0.5);
}

static bool is_within(const struct away_rule *away, int weekday, double second)
{
    return away->days_mask >> weekday & 1 && second >= away->from_s &&
           second < away->from_s + away->lasts_s;
}

bool roster_head_is_away(const struct team *team, uint32_t number, int weekday,
                         double second)
{
    const int yesterday = (weekday + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
    for (size_t i = 0; i < team->n_away; i++) {
        const struct away_rule *away = &team->away[i];
        if (is_chosen(away->share_frac, number) &&
            (is_within(away, weekday, second) ||
             is_within(away, yesterday, second + SECONDS_A_DAY))) {
            return true;
        }
    }
    return false;
}

/* A night shift's breaks after midnight are written as clock times. */
double roster_head_break_start_s(const struct shift *shift,
                                 const struct break_rule *rule,
                                 const struct roster_person *person)
{
    const double start_s =
        rule->from_s + rule->spread_s * person->rank / person->of;
    return start_s < shift->from_s ? start_s + SECONDS_A_DAY : start_s;
}

bool roster_head_is_on_break(const struct shift *shift,
                             const struct roster_person *person, double second)
{
    for (size_t i = 0; i < shift->n_breaks; i++) {
        const double start_s =
            roster_head_break_start_s(shift, &shift->breaks[i], person);
        if (second >= start_s && second < start_s + shift->breaks[i].lasts_s) {
            return true;
        }
    }
    return false;
}
