/*
 * The mean over S is a sum over nodes: the unit interval of probabilities is
 * halved toward both ends, where quantiles change fastest, and each part is
 * cut in panels with a Gauss-Legendre rule of their own.
 */
#include "queueing/offered_load.h"
#include <assert.h>
#include <math.h>

enum { OCTAVES = 40, POINTS = 5, MOST_PANELS = 64, FEWEST_PANELS = 4 };

/* Panels of one width, until an octave is too narrow for that. The width is
 * what an error at a jump of the rate depends on. */
static int panels_in(int octave)
{
    const int panels = octave < 8 ? MOST_PANELS >> octave : 0;
    return panels > FEWEST_PANELS ? panels : FEWEST_PANELS;
}

struct offered_load {
    struct rate_steps steps;
    double *arrived; /* [n + 1]: A at the start of each step, and at the end */
    size_t n_nodes;
    double *node_s; /* [n_nodes] */
    double *weight; /* sums to 1 but for both ends, 2^-41 each */
};

/* Five-point Gauss-Legendre on [-1, 1]. */
static const double POINT[POINTS] = { -0.9061798459386640, -0.5384693101056831,
                                      0.0, 0.5384693101056831,
                                      0.9061798459386640 };
static const double WEIGHT[POINTS] = { 0.2369268850561891, 0.4786286704993665,
                                       0.5688888888888889, 0.4786286704993665,
                                       0.2369268850561891 };

static void add_node(struct offered_load *load, double s, double weight)
{
    load->node_s[load->n_nodes] = s;
    load->weight[load->n_nodes] = weight;
    load->n_nodes++;
}

static void place_nodes(struct offered_load *load,
                        const struct distribution *handle, struct arena *arena)
{
    size_t n = 0;
    for (int octave = 0; octave < OCTAVES; octave++) {
        n += (size_t)panels_in(octave) * POINTS * 2;
    }
    load->node_s = arena_alloc(arena, n, sizeof(double));
    load->weight = arena_alloc(arena, n, sizeof(double));
    for (int octave = 0; octave < OCTAVES; octave++) {
        const double low = ldexp(0.25, -octave);
        const double half = 0.5 * low / panels_in(octave);
        for (int k = 0; k < panels_in(octave) * POINTS; k++) {
            const int panel = k / POINTS;
            const int point = k % POINTS;
            const double tail = low + half * (2 * panel + 1 + POINT[point]);
            const double weight = half * WEIGHT[point];
            add_node(load, distribution_quantile(handle, tail), weight);
            add_node(load, distribution_quantile(handle, 1.0 - tail), weight);
        }
    }
    assert(load->n_nodes == n);
}

struct offered_load *offered_load_create(const struct rate_steps *steps,
                                         const struct distribution *handle,
                                         struct arena *arena)
{
    assert(steps->n >= 1 && steps->step_s > 0.0);
    assert(handle->shape != SHAPE_NEVER);
    struct offered_load *load = arena_alloc(arena, 1, sizeof *load);
    load->steps = *steps;
    load->steps.per_s = NULL;
    load->arrived = arena_alloc(arena, steps->n + 1, sizeof(double));
    for (size_t i = 0; i < steps->n; i++) {
        load->arrived[i + 1] =
            load->arrived[i] + steps->per_s[i] * steps->step_s;
    }
    place_nodes(load, handle, arena);
    return load;
}

static double arrived_by(const struct offered_load *load, double t_s)
{
    const size_t n = load->steps.n;
    const double total = load->arrived[n];
    double rounds = 0.0;
    double step = t_s / load->steps.step_s;
    if (load->steps.repeats) {
        rounds = floor(step / (double)n);
        step -= rounds * (double)n;
    }
    if (step <= 0.0) {
        return rounds * total;
    }
    if (step >= (double)n) {
        return rounds * total + total;
    }
    const size_t at = (size_t)step;
    const double within = step - (double)at;
    return rounds * total + load->arrived[at] +
           within * (load->arrived[at + 1] - load->arrived[at]);
}

double offered_load_at(const struct offered_load *load, double t_s)
{
    const double by_now = arrived_by(load, t_s);
    double mean = 0.0;
    for (size_t i = 0; i < load->n_nodes; i++) {
        mean += load->weight[i] *
                (by_now - arrived_by(load, t_s - load->node_s[i]));
    }
    return mean;
}
