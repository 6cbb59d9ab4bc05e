#include "chart/week_weak.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>

/* So many standard errors are no chance, and a point is worth a word. */
#define CLEAR_ERRORS 3.0
#define MATERIAL_FRAC 0.01

/* Cells in a ring, those of the week or of a day. */
struct ring {
    const struct week_lot *lots;
    size_t n;
    double target;
    double draws; /* of each cell at most */
};

static double level_of(struct week_lot lot)
{
    return lot.met / lot.of;
}

static double draws_of(const struct ring *ring, struct week_lot lot)
{
    return fmin(lot.simulated, ring->draws);
}

/* Whether the first lies below the level of `than`, of so many draws, or below
 * a level that is certain where they are 0. */
static bool is_below(const struct ring *ring, struct week_lot lot, double than,
                     double than_draws)
{
    const double draws = draws_of(ring, lot);
    if (!(lot.of > 0) || lot.simulated < FEW_CONTACTS) {
        return false;
    }
    const double each = 1 / draws + (than_draws > 0 ? 1 / than_draws : 0);
    const double error = sqrt(than * (1 - than) * each);
    return than - level_of(lot) > fmax(MATERIAL_FRAC, CLEAR_ERRORS * error);
}

static bool is_weak(const struct ring *ring, size_t i)
{
    return is_below(ring, ring->lots[i % ring->n], ring->target, 0);
}

/* n when there is none. */
static size_t weakest(const struct ring *ring)
{
    size_t found = ring->n;
    for (size_t i = 0; i < ring->n; i++) {
        if (is_weak(ring, i) &&
            (found == ring->n ||
             level_of(ring->lots[i]) < level_of(ring->lots[found]))) {
            found = i;
        }
    }
    return found;
}

/* Weak cells around one of them: [from, from + n) on the ring. */
static void widen(const struct ring *ring, size_t *from, size_t *n)
{
    *n = 1;
    while (*n < ring->n && is_weak(ring, *from + *n)) {
        (*n)++;
    }
    while (*n < ring->n && is_weak(ring, *from + ring->n - 1)) {
        *from = (*from + ring->n - 1) % ring->n;
        (*n)++;
    }
    *from = *n < ring->n ? *from : 0;
}

static struct week_lot sum_of(const struct ring *ring, size_t from, size_t n)
{
    struct week_lot sum = { 0 };
    for (size_t i = 0; i < n; i++) {
        week_lot_add(&sum, ring->lots[(from + i) % ring->n]);
    }
    return sum;
}

/* Whether a cell of the week is weaker than its time of day on other days. */
static bool is_of_its_day(const struct ring *week, const struct ring *day,
                          size_t cell)
{
    const struct week_lot all = day->lots[cell % day->n];
    const struct week_lot own = week->lots[cell];
    const struct week_lot others = { all.met - own.met, all.of - own.of,
                                     all.simulated - own.simulated };
    return !(others.of > 0) ||
           is_below(week, own, level_of(others), draws_of(day, others));
}

static struct week_stretch stretch_of(const struct ring *ring, size_t from,
                                      double interval_s)
{
    size_t n = 0;
    widen(ring, &from, &n);
    const struct week_lot sum = sum_of(ring, from, n);
    const double from_s = (double)from * interval_s;
    const double to_s = (double)((from + n - 1) % ring->n + 1) * interval_s;
    const int to_day = (int)((to_s - 1) / SECONDS_A_DAY);
    return (struct week_stretch){
        .exists = true,
        .from_day = (int)(from_s / SECONDS_A_DAY),
        .to_day = to_day,
        .from_s = fmod(from_s, SECONDS_A_DAY),
        .to_s = to_s - to_day * (double)SECONDS_A_DAY,
        .level = level_of(sum),
    };
}

struct week_stretch week_weak_of(const struct week_map *map)
{
    struct arena *arena = map->kit->arena;
    const struct facts *facts = map->kit->facts;
    const size_t a_day = (size_t)lround(SECONDS_A_DAY / facts->interval_s);
    const double draws =
        fmax(1, floor(facts->n_days / 7.0)) * facts->replications;
    struct week_lot *week = arena_alloc(arena, 7 * a_day, sizeof *week);
    struct week_lot *day = arena_alloc(arena, a_day, sizeof *day);
    for (size_t i = 0; i < map->channel->n; i++) {
        const size_t row = map->channel->row + i;
        const size_t slot = (size_t)lround(
            table_number(map->data, row, HEATMAP_START_S) / facts->interval_s);
        const size_t at =
            (size_t)table_number(map->data, row, HEATMAP_WEEKDAY) * a_day +
            slot;
        week_lot_add(&week[at], week_lot_of(map->data, row));
        week_lot_add(&day[slot], week_lot_of(map->data, row));
    }
    const struct ring cells = { week, 7 * a_day, map->target, draws };
    const struct ring times = { day, a_day, map->target, 7 * draws };
    const size_t worst = weakest(&cells);
    const size_t worst_time = weakest(&times);
    if (worst < cells.n && is_of_its_day(&cells, &times, worst)) {
        return stretch_of(&cells, worst, facts->interval_s);
    }
    if (worst_time == times.n) {
        return (struct week_stretch){ 0 };
    }
    struct week_stretch found =
        stretch_of(&times, worst_time, facts->interval_s);
    found.is_any_day = true;
    return found;
}

const char *week_weak_words(const struct week_stretch *stretch,
                            struct arena *arena)
{
    const char *from = words_clock(arena, stretch->from_s);
    const char *to = words_clock_end(arena, stretch->to_s);
    if (stretch->is_any_day) {
        return arena_text(arena, tr("%s to %s"), from, to);
    }
    const bool same_day =
        stretch->from_day == stretch->to_day && stretch->from_s < stretch->to_s;
    const char *begin =
        arena_text(arena, "%s %s", date_weekday(stretch->from_day), from);
    return arena_text(arena, tr("%s to %s"), begin,
                      same_day ? to
                               : arena_text(arena, "%s %s",
                                            date_weekday(stretch->to_day), to));
}
