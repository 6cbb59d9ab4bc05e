#include "queueing/birth_death.h"
#include <assert.h>
#include <math.h>

/* The likeliest state, by comparing logarithms: products could overflow. */
static size_t mode(const double *birth, const double *death, size_t n)
{
    size_t best = 0;
    double best_log = 0.0;
    double log_weight = 0.0;
    for (size_t k = 0; k + 1 < n; k++) {
        log_weight += log(birth[k]) - log(death[k]);
        if (log_weight > best_log) {
            best_log = log_weight;
            best = k + 1;
        }
    }
    return best;
}

void birth_death_solve(const double *birth_per_s, const double *death_per_s,
                       size_t n_states, double *out_p)
{
    assert(n_states >= 1);
    const size_t top = mode(birth_per_s, death_per_s, n_states);
    out_p[top] = 1.0;
    for (size_t k = top; k > 0; k--) {
        out_p[k - 1] = out_p[k] * (death_per_s[k - 1] / birth_per_s[k - 1]);
    }
    for (size_t k = top; k + 1 < n_states; k++) {
        out_p[k + 1] = out_p[k] * (birth_per_s[k] / death_per_s[k]);
    }

    /* From the ends inward, so that small terms are not lost on large. */
    double below = 0.0;
    double above = 0.0;
    for (size_t k = 0; k < top; k++) {
        below += out_p[k];
    }
    for (size_t k = n_states; k > top; k--) {
        above += out_p[k - 1];
    }
    for (size_t k = 0; k < n_states; k++) {
        out_p[k] /= below + above;
    }
}
