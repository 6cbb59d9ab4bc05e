#include "model/day_curve.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

double day_curve_at(const struct day_curve *curve, double x)
{
    const double line = curve->midnight + curve->slope * x;
    return curve->decay > 0 ? line * exp(-curve->decay * x) : line;
}

/* With u = x - from and c the decay,
 *
 *     integral of (a + b u) e^(-c u) = a E + b (E - h e^(-c h)) / c,
 *     E = (1 - e^(-c h)) / c
 *
 * and where c h is small, the second term's difference by its series. */
double day_curve_integral(const struct day_curve *curve, double from, double to)
{
    const double h = to - from;
    const double a = curve->midnight + curve->slope * from;
    const double b = curve->slope;
    const double c = curve->decay;
    if (!(c > 0)) {
        return h * (a + b * h / 2);
    }
    const double ch = c * h;
    const double e = -expm1(-ch) / c;
    const double second = ch < 1e-3 ? h * h * (0.5 - ch / 3 + ch * ch / 8)
                                    : (e - h * exp(-ch)) / c;
    return exp(-c * from) * (a * e + b * second);
}

/* Where the slope of the curve is 0; outside the day when nowhere in it. */
static double turning_point(const struct day_curve *curve)
{
    const double cq = curve->decay * curve->slope;
    return cq != 0 ? (curve->slope - curve->decay * curve->midnight) / cq : -1;
}

static double extreme(const struct day_curve *curve, bool most)
{
    const double ends[] = { day_curve_at(curve, 0), day_curve_at(curve, 1) };
    double best = most ? fmax(ends[0], ends[1]) : fmin(ends[0], ends[1]);
    const double x = turning_point(curve);
    if (x > 0 && x < 1) {
        const double there = day_curve_at(curve, x);
        best = most ? fmax(best, there) : fmin(best, there);
    }
    return best;
}

double day_curve_most(const struct day_curve *curve)
{
    return extreme(curve, true);
}

double day_curve_least(const struct day_curve *curve)
{
    return extreme(curve, false);
}

struct day_curve day_curve_times(struct day_curve curve, double factor)
{
    curve.midnight *= factor;
    curve.slope *= factor;
    return curve;
}

struct day_curve day_curve_sum(struct day_curve a, struct day_curve b)
{
    assert(!(a.decay > 0) && !(b.decay > 0));
    return (struct day_curve){ a.midnight + b.midnight, a.slope + b.slope, 0 };
}
