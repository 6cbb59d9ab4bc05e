/*
 * Steps are cut at midnight, at the edges of opening hours and at the slots
 * of the daily pattern, and joined again where the rate does not change within
 * a day or stays zero for days.
 */
#include "engine/demand.h"

#include "base/civil.h"
#include "engine/thinning.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include "model/course.h"
#include "model/day_hours.h"
#include <assert.h>
#include <math.h>
#include <string.h>

struct builder {
    const struct centre *centre;
    const struct channel *channel;
    const struct horizon *horizon;
    struct arena *arena;
    struct demand_step *steps;
    size_t n, capacity;
    double weekday_share[DAYS_A_WEEK]; /* of an ordinary week's volume */
    double share_an_open_s;            /* for a day that is ordinarily closed */
    const double *a_week;              /* [days]: an ordinary week's volume */
    double counted_a_week;             /* of dated counts */
    size_t first_count;                /* dated counts before it are over */
};

static void append(struct builder *b, double end_s, double rate_per_s,
                   uint32_t day)
{
    const double start_s = b->n ? b->steps[b->n - 1].end_s : 0;
    if (end_s <= start_s) {
        return;
    }
    if (b->n > 0) {
        struct demand_step *last = &b->steps[b->n - 1];
        const bool both_zero = last->rate_per_s <= 0 && rate_per_s <= 0;
        const bool same = last->rate_per_s == rate_per_s && last->day == day;
        if (both_zero || same) {
            last->end_s = end_s;
            return;
        }
    }
    if (b->n == b->capacity) {
        const size_t more = b->capacity ? b->capacity * 2 : 256;
        b->steps = arena_grow(b->arena, b->steps, b->n, more, sizeof *b->steps);
        b->capacity = more;
    }
    b->steps[b->n++] = (struct demand_step){ end_s, rate_per_s, day };
}

/* Weight of the daily pattern between two times of one day: slot weight times
 * share of the slot, in slot units. */
static double pattern_mass(const struct channel *channel, double from_s,
                           double to_s)
{
    const size_t n = channel->n_daily_pattern;
    if (n == 0) {
        return to_s - from_s;
    }
    const double slot_s = (double)SECONDS_A_DAY / (double)n;
    double mass = 0;
    for (size_t i = 0; i < n; i++) {
        const double a = fmax(from_s, (double)i * slot_s);
        const double b = fmin(to_s, (double)(i + 1) * slot_s);
        if (b > a) {
            mass += channel->daily_pattern[i] * (b - a);
        }
    }
    return mass;
}

static const struct open_span whole_day = { .to_s = SECONDS_A_DAY };

static struct day_hours ordinary_hours(const struct channel *channel,
                                       int weekday)
{
    return channel->any_time
               ? (struct day_hours){ 1, &whole_day }
               : day_hours_of_weekday(&channel->opening_hours, weekday);
}

/* How much of a day is open, in seconds and in weights of the pattern. */
struct day_size {
    double open_s;
    double mass;
};

static struct day_size size_of(const struct channel *channel,
                               const struct day_hours *hours)
{
    struct day_size size = { 0, 0 };
    for (size_t i = 0; i < hours->n; i++) {
        const struct open_span *span = &hours->spans[i];
        size.mass += pattern_mass(channel, span->from_s, span->to_s);
        size.open_s += span->to_s - span->from_s;
    }
    return size;
}

static void weigh_weekdays(struct builder *b)
{
    const struct channel *channel = b->channel;
    double weight[DAYS_A_WEEK] = { 0 };
    double total = 0;
    double open_s = 0;
    for (int w = 0; w < DAYS_A_WEEK; w++) {
        const struct day_hours hours = ordinary_hours(channel, w);
        const struct day_size size = size_of(channel, &hours);
        open_s += size.open_s;
        const double stated = channel->has_weekday_pattern
                                  ? channel->weekday_pattern[w]
                                  : size.open_s;
        weight[w] = size.mass > 0 ? stated : 0;
        total += weight[w];
    }
    for (int w = 0; w < DAYS_A_WEEK; w++) {
        b->weekday_share[w] = total > 0 ? weight[w] / total : 0;
    }
    b->share_an_open_s = open_s > 0 ? 1 / open_s : 0;
}

static bool alive(const struct channel *channel, int32_t civil_day)
{
    return !(channel->has_from && civil_day < channel->from_day) &&
           !(channel->has_until && civil_day >= channel->until_day);
}

/* What a special day multiplies an ordinary one by. */
static double special_factor(const struct builder *b, int32_t civil_day)
{
    const struct special_day *special =
        day_hours_special(&b->centre->plan, civil_day);
    return special ? special->volume_factor : 1;
}

static struct day_hours hours_of(const struct builder *b, int32_t civil_day)
{
    return day_hours_of_channel(b->channel, &b->centre->plan, civil_day);
}

/* A weekday that is ordinarily closed has no share of the week; opened for
 * once, it brings what its open time would. */
static double share_of_day(const struct builder *b, int32_t civil_day,
                           double open_s)
{
    const int weekday = civil_weekday(civil_day);
    if (ordinary_hours(b->channel, weekday).n > 0 ||
        b->channel->has_weekday_pattern) {
        return b->weekday_share[weekday];
    }
    return b->share_an_open_s * open_s;
}

/* One open span, cut at the slots of the daily pattern. */
static void add_span(struct builder *b, uint32_t day, double from_s,
                     double to_s, double contacts_per_mass)
{
    const double midnight_s = (double)day * SECONDS_A_DAY;
    const size_t n = b->channel->n_daily_pattern;
    append(b, midnight_s + from_s, 0, day);
    if (n == 0) {
        append(b, midnight_s + to_s, contacts_per_mass, day);
        return;
    }
    const double slot_s = (double)SECONDS_A_DAY / (double)n;
    for (size_t i = (size_t)(from_s / slot_s); i < n; i++) {
        const double end_s = fmin(to_s, (double)(i + 1) * slot_s);
        append(b, midnight_s + end_s,
               contacts_per_mass * b->channel->daily_pattern[i], day);
        if (end_s >= to_s) {
            return;
        }
    }
}

static void add_day(struct builder *b, uint32_t day)
{
    const int32_t civil_day = b->horizon->first_day + (int32_t)day;
    const struct day_hours hours = hours_of(b, civil_day);
    const struct day_size size = size_of(b->channel, &hours);
    if (size.mass > 0 && alive(b->channel, civil_day)) {
        const double contacts = b->a_week[day] *
                                share_of_day(b, civil_day, size.open_s) *
                                special_factor(b, civil_day);
        for (size_t i = 0; i < hours.n; i++) {
            add_span(b, day, hours.spans[i].from_s, hours.spans[i].to_s,
                     contacts / size.mass);
        }
    }
    append(b, (double)(day + 1) * SECONDS_A_DAY, 0, day);
}

/* What a count of whole days weighs at a time of one of them, by the daily
 * pattern: a count of more than one is dealt out over weekdays too. */
static double day_weight(const struct builder *b, const struct count_step *step,
                         int32_t civil_day)
{
    if (step->length_s <= SECONDS_A_DAY) {
        return 1;
    }
    const struct day_hours hours = hours_of(b, civil_day);
    const struct day_size size = size_of(b->channel, &hours);
    return size.mass > 0 ? share_of_day(b, civil_day, size.open_s) / size.mass
                         : 0;
}

/* The weight of all that is open during a count of whole days. */
static double counted_mass(const struct builder *b,
                           const struct count_step *step)
{
    const double end_s = step->start_s + step->length_s;
    int32_t day = (int32_t)floor(step->start_s / SECONDS_A_DAY);
    double mass = 0;
    for (; (double)day * SECONDS_A_DAY < end_s; day++) {
        const int32_t civil_day = b->centre->plan.start_day + day;
        const double midnight_s = (double)day * SECONDS_A_DAY;
        const struct day_hours hours = hours_of(b, civil_day);
        for (size_t i = 0; i < hours.n; i++) {
            const double a =
                fmax(step->start_s - midnight_s, hours.spans[i].from_s);
            const double z = fmin(end_s - midnight_s, hours.spans[i].to_s);
            mass += z > a ? day_weight(b, step, civil_day) *
                                pattern_mass(b->channel, a, z)
                          : 0;
        }
    }
    return mass;
}

/* The part of a dated count between two times of one day. A count of whole
 * days follows the daily pattern, a shorter one is a pattern itself. */
static void add_count(struct builder *b, uint32_t day, double from_s,
                      double to_s, const struct count_step *step)
{
    const int32_t civil_day = b->horizon->first_day + (int32_t)day;
    const double contacts = step->count * special_factor(b, civil_day) *
                            b->a_week[day] / b->counted_a_week;
    const double midnight_s = (double)day * SECONDS_A_DAY;
    if (fmod(step->length_s, SECONDS_A_DAY) > 0) {
        append(b, midnight_s + from_s, 0, day);
        append(b, midnight_s + to_s, contacts / step->length_s, day);
        return;
    }
    const double mass = counted_mass(b, step);
    if (mass > 0) {
        add_span(b, day, from_s, to_s,
                 contacts * day_weight(b, step, civil_day) / mass);
    }
}

/* Dated counts come while the day is open. What was counted in shorter steps
 * when it is not is lost. */
static void add_counted_day(struct builder *b, uint32_t day)
{
    const struct volume *volume = &b->channel->volume;
    const int32_t civil_day = b->horizon->first_day + (int32_t)day;
    const double midnight_s = /* on the plan's clock, as the counts are */
        (double)(civil_day - b->centre->plan.start_day) * SECONDS_A_DAY;
    const struct day_hours hours = alive(b->channel, civil_day)
                                       ? hours_of(b, civil_day)
                                       : (struct day_hours){ 0, NULL };
    while (b->first_count < volume->n_counts &&
           volume->counts[b->first_count].start_s +
                   volume->counts[b->first_count].length_s <=
               midnight_s) {
        b->first_count++;
    }
    for (size_t i = 0; i < hours.n; i++) {
        for (size_t k = b->first_count; k < volume->n_counts; k++) {
            const struct count_step *step = &volume->counts[k];
            const double start_s = step->start_s - midnight_s;
            if (start_s >= hours.spans[i].to_s) {
                break;
            }
            const double a = fmax(start_s, hours.spans[i].from_s);
            const double z =
                fmin(start_s + step->length_s, hours.spans[i].to_s);
            if (z > a) {
                add_count(b, day, a, z, step);
            }
        }
    }
    append(b, (double)(day + 1) * SECONDS_A_DAY, 0, day);
}

/* Nobody arrives before `begin`, nor after the horizon. */
static void cut_beginning(struct builder *b)
{
    const double begin_s = ticks_seconds(b->horizon->begin);
    size_t first = 0;
    while (first < b->n && b->steps[first].end_s <= begin_s) {
        b->steps[first].rate_per_s = 0;
        first++;
    }
    const double start_s = first ? b->steps[first - 1].end_s : 0;
    if (first == b->n || start_s >= begin_s) {
        return;
    }
    struct demand_step *longer =
        arena_alloc(b->arena, b->n + 1, sizeof *longer);
    memcpy(longer, b->steps, first * sizeof *longer);
    longer[first] = (struct demand_step){ begin_s, 0, b->steps[first].day };
    memcpy(longer + first + 1, b->steps + first,
           (b->n - first) * sizeof *longer);
    b->steps = longer;
    b->n++;
}

struct demand demand_build_weekly(const struct centre *centre,
                                  const struct channel *channel,
                                  const struct horizon *horizon,
                                  const double *a_week, struct arena *arena)
{
    struct builder b = {
        .centre = centre,
        .channel = channel,
        .horizon = horizon,
        .arena = arena,
        .a_week = a_week,
    };
    const bool counted = channel->volume.basis == VOLUME_COUNTS;
    if (counted) {
        b.counted_a_week = course_ordinary_week(
            centre, (uint32_t)(channel - centre->channels), 0);
    }
    weigh_weekdays(&b);
    for (uint32_t day = 0; day < horizon->n_days; day++) {
        if (counted && b.counted_a_week > 0) {
            add_counted_day(&b, day);
        } else {
            add_day(&b, day);
        }
    }
    cut_beginning(&b);
    return (struct demand){ b.n, b.steps };
}

struct demand demand_build(const struct centre *centre,
                           const struct channel *channel,
                           const struct horizon *horizon, struct arena *arena)
{
    const uint32_t c = (uint32_t)(channel - centre->channels);
    if (channel->volume.basis == VOLUME_NONE) {
        return (struct demand){ 0, NULL };
    }
    double *a_week = arena_alloc(arena, horizon->n_days, sizeof *a_week);
    for (uint32_t day = 0; day < horizon->n_days; day++) {
        const int32_t civil_day = horizon->first_day + (int32_t)day;
        a_week[day] = course_ordinary_week(centre, c, civil_day) *
                      course_growth(centre, c, civil_day);
    }
    return demand_build_weekly(centre, channel, horizon, a_week, arena);
}

double demand_expected(const struct demand *demand, double from_s, double to_s)
{
    double sum = 0;
    double start_s = 0;
    for (size_t i = 0; i < demand->n; i++) {
        const double a = fmax(from_s, start_s);
        const double z = fmin(to_s, demand->steps[i].end_s);
        if (z > a) {
            sum += (z - a) * demand->steps[i].rate_per_s;
        }
        start_s = demand->steps[i].end_s;
    }
    return sum;
}

void arrivals_start(struct arrivals *arrivals, const struct demand *demand,
                    const struct variate *unit_exponential,
                    const double *day_factor, struct rng_stream stream)
{
    arrivals->demand = demand;
    arrivals->unit_exponential = unit_exponential;
    arrivals->day_factor = day_factor;
    arrivals->stream = stream;
    arrivals->step = 0;
    arrivals->now_s = 0;
    arrivals->next_number = 0;
    arrivals->n = 0;
    arrivals_refill(arrivals);
}

static double rate_of(const struct arrivals *arrivals,
                      const struct demand_step *step)
{
    return arrivals->day_factor
               ? step->rate_per_s * arrivals->day_factor[step->day]
               : step->rate_per_s;
}

/* Moves on to the step in which the integral of the rate, from now_s on, has
 * grown by gap; returns what is left of the gap there. */
static double skip_steps(struct arrivals *arrivals, double gap)
{
    const struct demand *demand = arrivals->demand;
    while (arrivals->step < demand->n) {
        const struct demand_step *step = &demand->steps[arrivals->step];
        const double rate = rate_of(arrivals, step);
        const double left = rate * (step->end_s - arrivals->now_s);
        if (gap < left) {
            return gap;
        }
        gap -= left;
        arrivals->now_s = step->end_s;
        arrivals->step++;
    }
    return gap;
}

/* The next batch of those whom the volume alone would bring. False when there
 * is nobody left. */
static bool make_batch(struct arrivals *arrivals)
{
    const struct demand *demand = arrivals->demand;
    double gaps[ARRIVAL_BATCH];
    arrivals->n = 0;
    arrivals->tick[0] = NEVER;
    if (arrivals->step >= demand->n) {
        return false;
    }
    uint32_t *const words[] = { arrivals->gap_word, arrivals->patience_word,
                                arrivals->handle_word, arrivals->wrap_up_word };
    rng_batch(arrivals->stream, arrivals->next_number, RNG_CUSTOMER,
              ARRIVAL_BATCH, words);
    variate_batch(arrivals->unit_exponential, ARRIVAL_BATCH, arrivals->gap_word,
                  gaps);
    uint32_t i = 0;
    while (i < ARRIVAL_BATCH) {
        double gap = skip_steps(arrivals, gaps[i]);
        if (arrivals->step == demand->n) {
            arrivals->tick[i] = NEVER;
            break;
        }
        const struct demand_step *step = &demand->steps[arrivals->step];
        const double seconds_a_gap = 1 / rate_of(arrivals, step);
        double now_s = arrivals->now_s + gap * seconds_a_gap;
        do {
            arrivals->tick[i++] = (uint64_t)(int64_t)(now_s * TICKS_A_SECOND);
            arrivals->now_s = now_s;
            now_s += i < ARRIVAL_BATCH ? gaps[i] * seconds_a_gap : 0;
        } while (i < ARRIVAL_BATCH && now_s < step->end_s);
    }
    arrivals->n = i;
    return i > 0;
}

void arrivals_refill(struct arrivals *arrivals)
{
    arrivals->at = 0;
    do {
        if (!make_batch(arrivals)) {
            return;
        }
        for (uint32_t i = 0; i < ARRIVAL_BATCH; i++) {
            arrivals->number[i] = arrivals->next_number + i;
        }
        arrivals->next_number += arrivals->n;
        if (arrivals->thinning) {
            thinning_apply(arrivals);
        }
    } while (arrivals->n == 0);
}
