/*
 * estimate.c - Welford's recurrences for a pair, and what follows from them.
 *
 * With da = a_n - mean_a (old mean) the centred sums move by
 *
 *     m_aa += da (a_n - mean_a'),   m_ab += da (b_n - mean_b')
 *
 * Source: Welford (1962), Note on a method for calculating corrected sums of
 * squares and products, Technometrics 4, doi:10.1080/00401706.1962.10490022.
 */
#include "stats/estimate.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct brief_estimate estimate_brief(const struct estimate *estimate)
{
    return (struct brief_estimate){ estimate->mean, estimate->half_width };
}

void ratio_tally_add(struct ratio_tally *tally, double above, double below)
{
    assert(isfinite(above) && isfinite(below));
    tally->n++;
    const double n = (double)tally->n;
    const double from_above = above - tally->mean_above;
    const double from_below = below - tally->mean_below;
    tally->mean_above += from_above / n;
    tally->mean_below += from_below / n;
    tally->m_aa += from_above * (above - tally->mean_above);
    tally->m_ab += from_above * (below - tally->mean_below);
    tally->m_bb += from_below * (below - tally->mean_below);
    if (below > 0) {
        tally->n_own++;
        const double own = above / below;
        const double from_own = own - tally->mean_own;
        tally->mean_own += from_own / (double)tally->n_own;
        tally->m_own += from_own * (own - tally->mean_own);
    }
}

/* The delta method's variance times (n - 1), not below 0 from rounding. */
static double centred_sum(const struct ratio_tally *tally, double ratio)
{
    const double sum =
        tally->m_aa - 2 * ratio * tally->m_ab + ratio * ratio * tally->m_bb;
    return sum > 0 ? sum / (tally->mean_below * tally->mean_below) : 0.0;
}

struct estimate ratio_tally_estimate(const struct ratio_tally *tally,
                                     double confidence_frac)
{
    struct estimate estimate = { nan(""), nan(""), nan(""), tally->n_own,
                                 nan(""), nan(""), nan("") };
    if (tally->n_own == 0) {
        return estimate;
    }
    estimate.mean = tally->mean_above / tally->mean_below;
    if (tally->n_own < 2) {
        return estimate;
    }
    const double n = (double)tally->n;
    const double s2 = centred_sum(tally, estimate.mean) / (n - 1);
    const uint32_t degrees = tally->n_own - 1;
    estimate.half_width = student_t(confidence_frac, degrees) * sqrt(s2 / n);
    estimate.sd = sqrt(tally->m_own / (double)degrees);
    return estimate;
}

static int by_size(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static size_t drop_missing(double *values, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            values[kept++] = values[i];
        }
    }
    return kept;
}

static double quantile(const double *ordered, size_t n, double share_frac)
{
    const double place = share_frac * (double)(n - 1);
    const size_t before = (size_t)place;
    const double rest = place - (double)before;
    if (rest <= 0 || before + 1 >= n || isinf(ordered[before])) {
        return ordered[before];
    }
    return ordered[before] + rest * (ordered[before + 1] - ordered[before]);
}

void estimate_set_quantiles(struct estimate *estimate, double *values, size_t n)
{
    const size_t kept = drop_missing(values, n);
    if (kept == 0) {
        return;
    }
    qsort(values, kept, sizeof *values, by_size);
    estimate->p10 = quantile(values, kept, 0.1);
    estimate->p50 = quantile(values, kept, 0.5);
    estimate->p90 = quantile(values, kept, 0.9);
}

double student_t(double confidence_frac, uint32_t degrees)
{
    assert(confidence_frac > 0 && confidence_frac < 1);
    if (degrees == 0) {
        return HUGE_VAL;
    }
    return gsl_cdf_tdist_Pinv((1 + confidence_frac) / 2, (double)degrees);
}

struct student_table student_table_create(double confidence_frac,
                                          uint32_t n_most, struct arena *arena)
{
    struct student_table table = { .confidence_frac = confidence_frac,
                                   .n_most = n_most };
    table.t = arena_alloc(arena, (size_t)n_most + 1, sizeof *table.t);
    return table;
}

double student_table_t(const struct student_table *table, uint32_t degrees)
{
    assert(degrees <= table->n_most);
    if (table->t[degrees] <= 0) {
        table->t[degrees] = student_t(table->confidence_frac, degrees);
    }
    return table->t[degrees];
}
