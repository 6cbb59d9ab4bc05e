#include "stats/paired.h"

#include <assert.h>
#include <math.h>

/* What one replication says by itself. */
static void add_own(struct paired_tally *tally, double first, double other)
{
    const double change = other - first;
    const double from_change = change - tally->mean_own;
    tally->n_own++;
    tally->mean_own += from_change / (double)tally->n_own;
    tally->m_own += from_change * (change - tally->mean_own);
    if (first > 0) {
        const double quotient = other / first;
        const double from_quotient = quotient - tally->mean_quotient;
        tally->n_quotient++;
        tally->mean_quotient += from_quotient / (double)tally->n_quotient;
        tally->m_quotient += from_quotient * (quotient - tally->mean_quotient);
    }
}

void paired_tally_add(struct paired_tally *tally, struct pair first,
                      struct pair other)
{
    if (isnan(first.above) || isnan(other.above)) {
        return;
    }
    const double x[4] = { first.above, first.below, other.above, other.below };
    double from[4];
    tally->n++;
    for (size_t i = 0; i < 4; i++) {
        from[i] = x[i] - tally->mean[i];
        tally->mean[i] += from[i] / (double)tally->n;
    }
    const double weight = (double)(tally->n - 1) / (double)tally->n;
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = i; j < 4; j++) {
            tally->m[i][j] += from[i] * from[j] * weight;
        }
    }
    if (first.below > 0 && other.below > 0) {
        add_own(tally, first.above / first.below, other.above / other.below);
    }
}

/* The centred sum of (a - R b) / mean(b) for the pair that begins at k. */
static double own_sum(const struct paired_tally *tally, size_t k, double ratio)
{
    const double below = tally->mean[k + 1];
    const double sum = tally->m[k][k] - 2 * ratio * tally->m[k][k + 1] +
                       ratio * ratio * tally->m[k + 1][k + 1];
    return fmax(sum, 0) / (below * below);
}

/* That of the product of both. */
static double shared_sum(const struct paired_tally *tally, double first,
                         double other)
{
    const double sum = tally->m[0][2] -
                       (other * tally->m[0][3] + first * tally->m[1][2]) +
                       first * other * tally->m[1][3];
    return sum / (tally->mean[1] * tally->mean[3]);
}

static void set_interval(const struct paired_tally *tally, double first,
                         double other, double confidence_frac,
                         struct difference *out)
{
    const double n = (double)tally->n;
    const double apart = own_sum(tally, 0, first) + own_sum(tally, 2, other);
    const double paired = fmax(apart - 2 * shared_sum(tally, first, other), 0);
    const uint32_t degrees = tally->n_own - 1;
    const double s2 = paired / (n - 1);
    out->change.half_width = student_t(confidence_frac, degrees) * sqrt(s2 / n);
    out->change.sd = sqrt(tally->m_own / (double)degrees);
    out->variance_saved_frac = apart > 0 ? 1 - paired / apart : nan("");
    out->clear = fabs(out->change.mean) > out->change.half_width;
}

struct difference paired_tally_difference(const struct paired_tally *tally,
                                          double confidence_frac)
{
    const double none = nan("");
    struct difference difference = {
        .change = { none, none, none, tally->n_own, none, none, none },
        .variance_saved_frac = none,
    };
    if (tally->n_own == 0) {
        return difference;
    }
    const double first = tally->mean[0] / tally->mean[1];
    const double other = tally->mean[2] / tally->mean[3];
    difference.change.mean = other - first;
    if (tally->n_own > 1) {
        set_interval(tally, first, other, confidence_frac, &difference);
    }
    return difference;
}

struct estimate paired_tally_side(const struct paired_tally *tally, size_t side,
                                  double confidence_frac)
{
    assert(side < 2);
    const size_t k = 2 * side;
    const double none = nan("");
    struct estimate estimate = { none, none, none, tally->n, none, none, none };
    if (tally->n == 0 || !(tally->mean[k + 1] > 0)) {
        return estimate;
    }
    estimate.mean = tally->mean[k] / tally->mean[k + 1];
    if (tally->n > 1) {
        const double n = (double)tally->n;
        const double s2 = own_sum(tally, k, estimate.mean) / (n - 1);
        estimate.half_width =
            student_t(confidence_frac, tally->n - 1) * sqrt(s2 / n);
        estimate.sd = sqrt(s2);
    }
    return estimate;
}

struct estimate paired_tally_quotient(const struct paired_tally *tally,
                                      double confidence_frac)
{
    const double none = nan("");
    struct estimate estimate = { none, none, none, tally->n, none, none, none };
    const double first = tally->mean[0] / tally->mean[1];
    const double other = tally->mean[2] / tally->mean[3];
    if (tally->n_own == 0 || !(first > 0)) {
        return estimate;
    }
    const double quotient = other / first;
    estimate.mean = quotient;
    if (tally->n_own > 1) {
        const double n = (double)tally->n;
        const double sum = own_sum(tally, 2, other) -
                           2 * quotient * shared_sum(tally, first, other) +
                           quotient * quotient * own_sum(tally, 0, first);
        const double s2 = fmax(sum, 0) / (first * first * (n - 1));
        estimate.half_width =
            student_t(confidence_frac, tally->n_own - 1) * sqrt(s2 / n);
    }
    if (tally->n_quotient > 1) {
        estimate.sd = sqrt(tally->m_quotient / (double)(tally->n_quotient - 1));
    }
    return estimate;
}

double paired_confidence(double confidence_frac, size_t n)
{
    assert(n > 0);
    return 1 - (1 - confidence_frac) / (double)n;
}
