/*
 * The exponent of the density, h(y), is written relative to its peak: with
 * y = x - peak and m = min(rate, n mu),
 *
 *     h(y) = -(m / theta) (exp(-theta y) - 1 + theta y) - decay y
 *
 * where decay = n mu - rate below full load (the peak is then at 0) and 0
 * above it (the peak is at log(rate / n mu) / theta). Both terms are computed
 * without cancelling, however long the patience.
 */
#include "queueing/offered_wait.h"
#include <assert.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>

/* exp(-DEPTH) is nothing beside 1 in a double. */
#define DEPTH 50.0

struct density {
    double theta_per_s;
    double height; /* m / theta */
    double decay_per_s;
    double peak_s;
    double log_odds; /* P(V > 0) / P(V = 0) = exp(log_odds) * integral of e^h */
};

/* exp(-z) - 1 + z, which cancels near 0. */
static double bend(double z)
{
    if (fabs(z) > 0.1) {
        return expm1(-z) + z;
    }
    double series = 1.0;
    for (int k = 10; k >= 3; k--) {
        series = 1.0 - z / k * series;
    }
    return 0.5 * z * z * series;
}

static double exponent(const struct density *d, double x_s)
{
    const double y = x_s - d->peak_s;
    return -d->height * bend(d->theta_per_s * y) - d->decay_per_s * y;
}

static struct density density_of(const struct erlang_queue *queue)
{
    const double rate = queue->rate_per_s;
    const double work_off = (double)queue->agents / queue->handle_s;
    const double theta = 1.0 / queue->patience_s;
    const double blocked = erlang_b(rate * queue->handle_s, queue->agents - 1);
    struct density d = {
        .theta_per_s = theta,
        .height = fmin(rate, work_off) / theta,
        .decay_per_s = fmax(0.0, work_off - rate),
        .log_odds = log(rate) + log(blocked),
    };
    if (rate > work_off) {
        const double over = (rate - work_off) / work_off;
        d.peak_s = log1p(over) / theta;
        d.log_odds += work_off / theta * -gsl_sf_log_1plusx_mx(over);
    }
    return d;
}

/* How far from `from_s` (toward `direction`) the density has fallen DEPTH
 * below `level`. It falls ever faster, so doubling overshoots little. */
static double edge(const struct density *d, double from_s, double direction,
                   double level)
{
    double near = 0.0;
    double far = 1.0 / (d->theta_per_s * (1.0 + d->height) + d->decay_per_s);
    while (exponent(d, from_s + direction * far) > level - DEPTH) {
        near = far;
        far *= 2.0;
    }
    for (int i = 0; i < 8; i++) {
        const double middle = 0.5 * (near + far);
        if (exponent(d, from_s + direction * middle) > level - DEPTH) {
            near = middle;
        } else {
            far = middle;
        }
    }
    return far;
}

/* Integrals over [from, to] of the density times what callers do, each
 * divided by exp(level). */
struct moments {
    double level;
    double all;              /* 1 */
    double answered;         /* exp(-z), z = theta x */
    double abandoned;        /* 1 - exp(-z) */
    double answered_wait_s;  /* x exp(-z) */
    double abandoned_wait_s; /* integral of u theta exp(-theta u) up to x */
};

static void add_point(const struct density *d, double x_s, double weight,
                      struct moments *sum)
{
    const double f = weight * exp(exponent(d, x_s) - sum->level);
    const double z = d->theta_per_s * x_s;
    const double stays = exp(-z);
    const double hung_up_wait =
        z < 1.0 ? stays * bend(-z) : 1.0 - (1.0 + z) * stays;
    sum->all += f;
    sum->answered += f * stays;
    sum->abandoned -= f * expm1(-z);
    sum->answered_wait_s += f * x_s * stays;
    sum->abandoned_wait_s += f * hung_up_wait / d->theta_per_s;
}

/* Ten-point Gauss-Legendre, the half with positive nodes. */
static const double NODE[5] = { 0.1488743389816312, 0.4333953941292472,
                                0.6794095682990244, 0.8650633666889845,
                                0.9739065285171717 };
static const double WEIGHT[5] = { 0.2955242247147529, 0.2692667193099964,
                                  0.2190863625159820, 0.1494513491505806,
                                  0.0666713443086881 };

static void add_panel(const struct density *d, double from_s, double to_s,
                      struct moments *sum)
{
    const double middle = 0.5 * (from_s + to_s);
    const double half = 0.5 * (to_s - from_s);
    for (int i = 0; i < 5; i++) {
        add_point(d, middle - half * NODE[i], half * WEIGHT[i], sum);
        add_point(d, middle + half * NODE[i], half * WEIGHT[i], sum);
    }
}

/* Panels are narrow beside both scales: the density's own, and patience's as
 * long as exp(-z) is not nothing. */
static struct moments integrate(const struct density *d, double from_s,
                                double to_s)
{
    enum { PANELS = 32 };
    const double top = fmin(fmax(d->peak_s, from_s), to_s);
    struct moments sum = { .level = exponent(d, top) };
    const double low = top > from_s
                           ? fmax(from_s, top - edge(d, top, -1.0, sum.level))
                           : from_s;
    const double high = fmin(to_s, top + edge(d, top, 1.0, sum.level));
    const double wide = (high - low) / PANELS;
    const double narrow = DEPTH / PANELS / d->theta_per_s;
    double x = low;
    while (x < high) {
        const double step = x < PANELS * narrow ? fmin(wide, narrow) : wide;
        /* A rest too thin for a panel of its own joins the last one. */
        const double next = x + 1.001 * step < high ? x + step : high;
        add_panel(d, x, next, &sum);
        x = next;
    }
    return sum;
}

/* Probability of V = 0, and the factor that turns `part` (with its own level)
 * into a share of the offered. */
static double p_at_once(const struct density *d, const struct moments *whole)
{
    const double odds = exp(d->log_odds + whole->level + log(whole->all));
    return 1.0 / (1.0 + odds);
}

static double share_of_one(const struct density *d, const struct moments *whole,
                           const struct moments *part)
{
    /* P(V > 0) / whole, with whole at its own level. */
    const double odds = exp(-d->log_odds - whole->level) / whole->all;
    const double p_wait = 1.0 / (1.0 + odds);
    return p_wait / whole->all * exp(part->level - whole->level);
}

struct erlang_figures offered_wait_figures(const struct erlang_queue *queue)
{
    assert(isfinite(queue->patience_s) && queue->rate_per_s > 0.0);
    const struct density d = density_of(queue);
    const struct moments whole = integrate(&d, 0.0, HUGE_VAL);
    const double one = share_of_one(&d, &whole, &whole);
    const double p_answered = p_at_once(&d, &whole) + one * whole.answered;
    const double p_abandon = one * whole.abandoned;
    const double load = queue->rate_per_s * queue->handle_s;
    return (struct erlang_figures){
        .load_erlangs = load,
        .p_wait = one * whole.all,
        .p_abandon = p_abandon,
        .p_answered = p_answered,
        .mean_wait_s = one * whole.answered_wait_s / p_answered,
        .mean_wait_all_s = p_abandon * queue->patience_s,
        .mean_wait_abandoned_s = whole.abandoned_wait_s / whole.abandoned,
        .mean_queue = queue->rate_per_s * p_abandon * queue->patience_s,
        .mean_busy = load * p_answered,
        .occupancy_frac = load * p_answered / (double)queue->agents,
    };
}

struct erlang_fate offered_wait_fate(const struct erlang_queue *queue,
                                     double t_s)
{
    assert(isfinite(queue->patience_s) && queue->rate_per_s > 0.0);
    const struct density d = density_of(queue);
    const struct moments whole = integrate(&d, 0.0, HUGE_VAL);
    struct erlang_fate fate = { .answered_frac = p_at_once(&d, &whole) };
    if (t_s > 0.0) {
        const struct moments part = integrate(&d, 0.0, t_s);
        fate.answered_frac += part.answered * share_of_one(&d, &whole, &part);
    }
    const struct moments rest = integrate(&d, t_s, HUGE_VAL);
    const double still = exp(-t_s / queue->patience_s);
    fate.waiting_frac = still * rest.all * share_of_one(&d, &whole, &rest);
    fate.abandoned_frac =
        fmax(0.0, 1.0 - fate.answered_frac - fate.waiting_frac);
    return fate;
}
