/*
 * day_curve.h - a quantity over one day, such as the share of the customers
 * that is offered a channel.
 *
 *     value(x) = (midnight + slope x) e^(-decay x)
 *
 * with x the part of the day that has passed, 0 <= x <= 1. Straight lines and
 * what settles after a launch are all of this form, so that expected volumes
 * have a closed form.
 */
#ifndef MODEL_DAY_CURVE_H
#define MODEL_DAY_CURVE_H

struct day_curve {
    double midnight;
    double slope;
    double decay; /* 0: a straight line; never negative */
};

double day_curve_at(const struct day_curve *curve, double x);

/* The integral over [from, to], in days. */
double day_curve_integral(const struct day_curve *curve, double from,
                          double to);

/* The greatest value of the day; below 0 when all are. */
double day_curve_most(const struct day_curve *curve);

double day_curve_least(const struct day_curve *curve);

struct day_curve day_curve_times(struct day_curve curve, double factor);

/* The sum of two straight lines. */
struct day_curve day_curve_sum(struct day_curve a, struct day_curve b);

#endif
