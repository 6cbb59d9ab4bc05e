#include "chart/scale.h"

#include <assert.h>
#include <math.h>

static double bend(const struct scale *scale, double amount)
{
    return scale->square_root ? sqrt(fmax(amount, 0)) : amount;
}

double scale_at(const struct scale *scale, double amount)
{
    const double from = bend(scale, scale->from);
    const double length = bend(scale, scale->to) - from;
    if (length == 0) {
        return (scale->low + scale->high) / 2;
    }
    const double share = (bend(scale, amount) - from) / length;
    return scale->low + share * (scale->high - scale->low);
}

double scale_within(const struct scale *scale, double amount)
{
    return scale_at(scale, fmin(fmax(amount, scale->from), scale->to));
}

enum { N_ROUND = 6, SKIP_AT_MOST = 8 };
static const double round_numbers[N_ROUND] = { 1, 5, 2, 2.5, 4, 3 };
#define WEIGHT_SIMPLE 0.25
#define WEIGHT_COVER 0.2
#define WEIGHT_DENSE 0.5
#define WEIGHT_LEGIBLE 0.05

/* The search: labels are first, first + step, ... (n of them), where step is
 * skip times a round number times a power of ten. */
struct search {
    double from, to;
    double wanted; /* labels */
    bool around;
    double best;
    double first, step;
    int n;
};

static double simplicity(int round, int skip, bool has_zero)
{
    return 1 - round / (double)(N_ROUND - 1) - skip + (has_zero ? 1 : 0);
}

static double coverage(const struct search *s, double first, double last)
{
    const double tenth = 0.1 * (s->to - s->from);
    const double over = s->to - last;
    const double under = s->from - first;
    return 1 - 0.5 * (over * over + under * under) / (tenth * tenth);
}

static double coverage_at_best(const struct search *s, double span)
{
    const double range = s->to - s->from;
    const double half = span > range ? (span - range) / 2 : 0;
    return coverage(s, s->from - half, s->to + half);
}

static double density(const struct search *s, int n, double first, double last)
{
    const double have = (n - 1) / (last - first);
    const double want =
        (s->wanted - 1) / (fmax(last, s->to) - fmin(first, s->from));
    return 2 - fmax(have / want, want / have);
}

static double density_at_best(const struct search *s, int n)
{
    return n >= s->wanted ? 2 - (n - 1) / (s->wanted - 1) : 1;
}

static double score(double simple, double cover, double dense)
{
    return WEIGHT_SIMPLE * simple + WEIGHT_COVER * cover +
           WEIGHT_DENSE * dense + WEIGHT_LEGIBLE;
}

static bool holds_zero(double first, double step, int n)
{
    const double steps = -first / step;
    return fabs(steps - round(steps)) < 1e-9 && steps > -1e-9 &&
           steps < n - 1 + 1e-9;
}

/* Every place where n labels of this step may begin. */
static void try_starts(struct search *s, int round, int skip, double step,
                       int n)
{
    const double finest = step / skip;
    const double lowest = floor(s->to / step) * skip - (n - 1.0) * skip;
    const double highest = ceil(s->from / step) * skip;
    for (double start = lowest; start <= highest; start++) {
        const double first = start * finest;
        const double last = first + step * (n - 1);
        const double slack = 1e-9 * step;
        if (s->around && (first > s->from + slack || last < s->to - slack)) {
            continue;
        }
        const double found =
            score(simplicity(round, skip, holds_zero(first, step, n)),
                  coverage(s, first, last), density(s, n, first, last));
        if (found > s->best) {
            s->best = found;
            s->first = first;
            s->step = step;
            s->n = n;
        }
    }
}

static void try_counts(struct search *s, int round, int skip)
{
    const double simple = simplicity(round, skip, true);
    for (int n = 2; n <= TICKS_AT_MOST; n++) {
        const double dense = density_at_best(s, n);
        if (score(simple, 1, dense) < s->best) {
            break;
        }
        const double gap = (s->to - s->from) / (n + 1) / skip;
        double power = ceil(log10(gap / round_numbers[round]));
        for (int k = 0; k < 4; k++, power++) {
            const double step = skip * round_numbers[round] * pow(10, power);
            if (score(simple, coverage_at_best(s, step * (n - 1)), dense) <
                s->best) {
                break;
            }
            try_starts(s, round, skip, step, n);
        }
    }
}

static int decimals_of(double first, double step)
{
    int decimals = 0;
    double power = 1;
    while (decimals < 9 &&
           (fabs(round(step * power) - step * power) > 1e-6 ||
            fabs(round(first * power) - first * power) > 1e-6)) {
        decimals++;
        power *= 10;
    }
    return decimals;
}

static struct ticks search(double from, double to, int about, bool around)
{
    assert(isfinite(from) && isfinite(to) && from <= to && about >= 2);
    if (to - from < 1e-12 * fmax(1, fabs(to))) {
        const double half = from == 0 ? 1 : fabs(from) / 2;
        from -= from == 0 ? 0 : half;
        to += half;
    }
    struct search s = {
        .from = from, .to = to, .wanted = about, .around = around, .best = -9
    };
    for (int skip = 1; skip <= SKIP_AT_MOST; skip++) {
        for (int round = 0; round < N_ROUND; round++) {
            if (score(simplicity(round, skip, true), 1, 1) >= s.best) {
                try_counts(&s, round, skip);
            }
        }
    }
    struct ticks ticks = { .step = s.step,
                           .decimals = decimals_of(s.first, s.step) };
    for (int i = 0; i < s.n; i++) {
        const double at = s.first + i * s.step;
        ticks.at[ticks.n++] = fabs(at) < 1e-9 * s.step ? 0 : at;
    }
    return ticks;
}

struct ticks ticks_of(double from, double to, int about)
{
    return search(from, to, about, false);
}

struct ticks ticks_around(double from, double to, int about)
{
    return search(from, to, about, true);
}

struct ticks ticks_durations(const struct scale *scale, double apart)
{
    static const double natural_s[] = {
        0,     5,     10,    20,     30,     60,     120,
        300,   600,   1200,  1800,   3600,   7200,   14400,
        28800, 43200, 86400, 172800, 259200, 604800, 1209600,
    };
    struct ticks ticks = { 0 };
    double last = -HUGE_VAL;
    for (size_t i = 0; i < sizeof natural_s / sizeof natural_s[0]; i++) {
        const double place = scale_at(scale, natural_s[i]);
        if (natural_s[i] <= scale->to && fabs(place - last) >= apart) {
            ticks.at[ticks.n++] = natural_s[i];
            last = place;
        }
    }
    return ticks;
}

struct ticks ticks_clock(double from_s, double to_s, int at_most)
{
    static const double steps_s[] = { 3600, 7200, 10800, 14400, 21600, 43200 };
    size_t i = 0;
    while (i + 1 < sizeof steps_s / sizeof steps_s[0] &&
           (to_s - from_s) / steps_s[i] > at_most) {
        i++;
    }
    struct ticks ticks = { .step = steps_s[i] };
    for (double at = ceil(from_s / steps_s[i]) * steps_s[i];
         at <= to_s && ticks.n < TICKS_AT_MOST; at += steps_s[i]) {
        ticks.at[ticks.n++] = at;
    }
    return ticks;
}
