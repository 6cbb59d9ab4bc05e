#include "stats/pert.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>

double pert_quantile(double low, double likely, double high, double p)
{
    assert(low <= likely && likely <= high);
    assert(p > 0 && p < 1);
    const double range = high - low;
    if (range <= 0) {
        return likely;
    }
    const double a = 1 + 4 * (likely - low) / range;
    const double b = 1 + 4 * (high - likely) / range;
    return low + range * gsl_cdf_beta_Pinv(p, a, b);
}
