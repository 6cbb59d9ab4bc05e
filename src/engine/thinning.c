#include "engine/thinning.h"

#include "engine/demand.h"
#include "engine/sample.h"
#include "engine/ticks.h"

/* A moment as the curves have it. */
struct moment {
    uint64_t day;
    double x;
};

static struct moment moment_of(uint64_t tick)
{
    return (struct moment){ tick / TICKS_A_DAY, (double)(tick % TICKS_A_DAY) /
                                                    (double)TICKS_A_DAY };
}

/* The cell of a flow on the day of this tick; NULL outside the window. */
static struct flow_cell *cell_of(const struct flow_count *flows, size_t flow,
                                 uint64_t tick)
{
    if (!flows || tick < flows->window_start) {
        return NULL;
    }
    const uint64_t day = (tick - flows->window_start) / TICKS_A_DAY;
    return day < flows->n_days ? &flows->cells[flow * flows->n_days + day]
                               : NULL;
}

/* v is uniform among those who come. */
static void count_arrived(const struct thinning *thinning,
                          const struct flow_count *flows, uint64_t tick,
                          double v)
{
    for (size_t i = 0; i < thinning->n_arrived; i++) {
        const struct flow_share *arrived = &thinning->arrived[i];
        v -= arrived->share_frac;
        if (v < 0 || i + 1 == thinning->n_arrived) {
            struct flow_cell *cell = cell_of(flows, arrived->flow, tick);
            if (cell) {
                cell->arrived++;
            }
            return;
        }
    }
}

static void count_left(const struct arrivals *arrivals, uint64_t tick,
                       struct moment moment, double beyond)
{
    const struct thinning *thinning = arrivals->thinning;
    for (size_t i = 0; i < thinning->n_left; i++) {
        const struct flow_left *left = &thinning->left[i];
        beyond -= day_curve_at(&left->share[moment.day], moment.x);
        if (beyond < 0) {
            struct flow_cell *cell = cell_of(arrivals->flows, left->flow, tick);
            if (cell) {
                cell->left++;
            }
            return;
        }
    }
}

static void move(struct arrivals *arrivals, uint32_t from, uint32_t to)
{
    arrivals->tick[to] = arrivals->tick[from];
    arrivals->number[to] = arrivals->number[from];
    arrivals->patience_word[to] = arrivals->patience_word[from];
    arrivals->handle_word[to] = arrivals->handle_word[from];
    arrivals->wrap_up_word[to] = arrivals->wrap_up_word[from];
}

void thinning_apply(struct arrivals *arrivals)
{
    uint32_t words[4][ARRIVAL_BATCH];
    uint32_t *const all[] = { words[0], words[1], words[2], words[3] };
    const struct thinning *thinning = arrivals->thinning;
    uint32_t n = 0;
    rng_batch(arrivals->stream, arrivals->number[0], RNG_THINNING,
              ARRIVAL_BATCH, all);
    for (uint32_t i = 0; i < arrivals->n; i++) {
        const uint64_t tick = arrivals->tick[i];
        const struct moment moment = moment_of(tick);
        const double u = rng_uniform(words[0][i]);
        const double comes =
            day_curve_at(&thinning->comes[moment.day], moment.x);
        if (u < comes) {
            count_arrived(thinning, arrivals->flows, tick, u / comes);
            move(arrivals, i, n++);
        } else {
            count_left(arrivals, tick, moment, u - (comes > 0 ? comes : 0));
        }
    }
    arrivals->n = n;
}

void thinning_count(const struct thinning *thinning,
                    const struct flow_count *flows, struct rng_stream stream,
                    uint32_t number, uint64_t tick)
{
    const struct moment moment = moment_of(tick);
    const struct rng_block block =
        rng_block(stream, number, 0, RNG_THINNING, 0);
    const double comes = day_curve_at(&thinning->comes[moment.day], moment.x);
    count_arrived(thinning, flows, tick, rng_uniform(block.word[0]) / comes);
}
