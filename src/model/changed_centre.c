#include "model/changed_centre.h"

#include "model/centre_copy.h"
#include <math.h>
#include <string.h>

static bool is_setting(const struct rollout *rollout)
{
    return rollout->what == ROLLOUT_CHANGE &&
           rollout->changed == CHANGED_SETTING;
}

static bool holds(const struct rollout *change, int32_t day)
{
    return is_setting(change) && day >= change->on_day &&
           !(change->has_end && day >= change->end_day);
}

/* ---- which days ---- */

/* Keeps the list ascending and each day once. */
static size_t insert(int32_t *days, size_t n, int32_t day)
{
    size_t i = n;
    while (i > 0 && days[i - 1] > day) {
        i--;
    }
    if (i > 0 && days[i - 1] == day) {
        return n;
    }
    memmove(days + i + 1, days + i, (n - i) * sizeof *days);
    days[i] = day;
    return n + 1;
}

size_t changed_centre_days(const struct centre *centre, int32_t first_day,
                           int32_t end_day, struct arena *arena,
                           const int32_t **out_days)
{
    int32_t *days =
        arena_alloc(arena, 2 * centre->n_rollouts + 1, sizeof *days);
    size_t n = 0;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *change = &centre->rollouts[i];
        if (!is_setting(change)) {
            continue;
        }
        n = insert(days, n, first_day);
        if (change->on_day > first_day && change->on_day < end_day) {
            n = insert(days, n, change->on_day);
        }
        if (change->has_end && change->end_day > first_day &&
            change->end_day < end_day) {
            n = insert(days, n, change->end_day);
        }
    }
    *out_days = days;
    return n;
}

/* ---- the changes of a day ---- */

static double new_number(const struct rollout *change, double old)
{
    return change->is_factor ? old * change->value : change->value;
}

static uint32_t new_count(const struct rollout *change, uint32_t old)
{
    if (change->is_factor && old == NO_LIMIT) {
        return NO_LIMIT;
    }
    const double count = floor(new_number(change, old) + 0.5);
    return count < (double)NO_LIMIT ? (uint32_t)count : NO_LIMIT - 1;
}

static void scale_law(struct distribution *law, double factor,
                      struct arena *arena)
{
    law->mean_s *= factor;
    law->min_s *= factor;
    law->mode_s *= factor;
    law->max_s *= factor;
    if (law->n_values > 0) {
        double *values = arena_alloc(arena, law->n_values, sizeof *values);
        for (size_t i = 0; i < law->n_values; i++) {
            values[i] = law->values_s[i] * factor;
        }
        law->values_s = values;
    }
}

static void change_law(const struct rollout *change, struct distribution *law,
                       struct arena *arena)
{
    const bool has_mean = law->mean_s > 0 && law->shape != SHAPE_NEVER;
    if (change->is_factor) {
        if (has_mean) {
            scale_law(law, change->value, arena);
        }
    } else if (change->replaces_law || !has_mean || isinf(change->value)) {
        *law = change->law;
    } else {
        scale_law(law, change->value / law->mean_s, arena);
    }
}

static const uint32_t *new_counts(const struct rollout *change,
                                  const uint32_t *old, size_t n,
                                  struct arena *arena)
{
    uint32_t *counts = arena_alloc(arena, n, sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        counts[i] = new_count(change, old[i]);
    }
    return counts;
}

static const struct staff_step *new_steps(const struct rollout *change,
                                          const struct team *team,
                                          struct arena *arena)
{
    struct staff_step *steps = arena_alloc(arena, team->n_steps, sizeof *steps);
    for (size_t i = 0; i < team->n_steps; i++) {
        steps[i] =
            (struct staff_step){ team->steps[i].start_s,
                                 new_count(change, team->steps[i].agents) };
    }
    return steps;
}

/* A new number replaces whatever said the heads; a factor keeps its form. */
static void change_agents(const struct rollout *change, struct team *team,
                          struct arena *arena)
{
    if (!change->is_factor) {
        team->staffing = STAFF_NUMBER;
        team->agents = new_count(change, 0);
    } else if (team->staffing == STAFF_DAILY) {
        team->daily = new_counts(change, team->daily, team->n_daily, arena);
    } else if (team->staffing == STAFF_STEPS) {
        team->steps = new_steps(change, team, arena);
    } else {
        team->agents = new_count(change, team->agents);
    }
}

static void make(const struct centre *centre, const struct rollout *change,
                 void *field, struct arena *arena)
{
    switch (change->setting) {
    case SETTING_NUMBER: {
        double *number = field;
        *number = new_number(change, *number);
        break;
    }
    case SETTING_COUNT: {
        uint32_t *count = field;
        *count = new_count(change, *count);
        break;
    }
    case SETTING_LAW:
        change_law(change, field, arena);
        break;
    case SETTING_NUMBERS: {
        double *numbers = field;
        for (size_t c = 0; c < centre->n_channels; c++) {
            numbers[c] = new_number(change, numbers[c]);
        }
        break;
    }
    case SETTING_AGENTS:
        change_agents(change, field, arena);
        break;
    }
}

const struct centre *changed_centre_of(const struct centre *centre, int32_t day,
                                       struct arena *arena)
{
    struct centre_copy *copy = centre_copy_create(centre, arena);
    for (int factors = 0; factors < 2; factors++) {
        for (size_t i = 0; i < centre->n_rollouts; i++) {
            const struct rollout *change = &centre->rollouts[i];
            if (holds(change, day) && change->is_factor == (factors == 1)) {
                make(centre, change, centre_copy_field(copy, change->field),
                     arena);
            }
        }
    }
    return centre_copy_centre(copy);
}
