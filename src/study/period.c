#include "study/period.h"

#include "model/centre.h"

#include <assert.h>
#include <math.h>

#define SECONDS_A_TICK 1e-6

struct period period_of(const struct interval_cell *cell,
                        const struct channel *channel)
{
    const struct level level = interval_cell_level(cell, channel);
    return (struct period){
        .offered = (double)cell->offered,
        .answered = (double)cell->answered,
        .abandoned = (double)cell->abandoned,
        .balked = (double)cell->balked,
        .blocked = (double)cell->blocked,
        .dropped = (double)cell->dropped,
        .unfinished = (double)cell->unfinished,
        .in_time = (double)cell->in_time,
        .level_met = level.met,
        .level_of = level.of,
        .wait_s = (double)cell->wait_answered_ticks * SECONDS_A_TICK,
    };
}

void period_add(struct period *into, const struct period *period)
{
    into->offered += period->offered;
    into->answered += period->answered;
    into->abandoned += period->abandoned;
    into->balked += period->balked;
    into->blocked += period->blocked;
    into->dropped += period->dropped;
    into->unfinished += period->unfinished;
    into->in_time += period->in_time;
    into->level_met += period->level_met;
    into->level_of += period->level_of;
    into->wait_s += period->wait_s;
    into->prevented += period->prevented;
}

void interval_tally_add(struct interval_tally *tally,
                        const struct period *period)
{
    const struct period square = {
        .offered = period->offered * period->offered,
        .answered = period->answered * period->answered,
        .abandoned = period->abandoned * period->abandoned,
        .balked = period->balked * period->balked,
        .blocked = period->blocked * period->blocked,
        .dropped = period->dropped * period->dropped,
        .unfinished = period->unfinished * period->unfinished,
        .in_time = period->in_time * period->in_time,
        .level_met = period->level_met * period->level_met,
        .level_of = period->level_of * period->level_of,
        .wait_s = period->wait_s * period->wait_s,
    };
    period_add(&tally->sum, period);
    period_add(&tally->square, &square);
    tally->met_times_of += period->level_met * period->level_of;
    tally->wait_times_answered += period->wait_s * period->answered;
    tally->n_level += period->level_of > 0;
    tally->n_answered += period->answered > 0;
}

void interval_tally_add_backlog(struct interval_tally *tally, double backlog)
{
    tally->backlog += backlog;
    tally->backlog_square += backlog * backlog;
}

static struct brief_estimate none(void)
{
    return (struct brief_estimate){ nan(""), nan("") };
}

/* n replications, of which n_own had a value; the half-width from the centred
 * sum of squares. */
static double half_width(double centred, uint32_t n, uint32_t n_own,
                         const struct student_table *t)
{
    if (n_own < 2) {
        return nan("");
    }
    const double variance = centred > 0 ? centred / ((double)n - 1) : 0.0;
    return student_table_t(t, n_own - 1) * sqrt(variance / (double)n);
}

static struct brief_estimate plain(double sum, double square, uint32_t n,
                                   const struct student_table *t)
{
    if (n == 0) {
        return none();
    }
    const double mean = sum / (double)n;
    return (struct brief_estimate){ mean,
                                    half_width(square - sum * mean, n, n, t) };
}

/* Sums of a numerator and its denominator, their squares and their product. */
struct pair_sums {
    double above, below;
    double above_square, below_square, product;
    uint32_t n_own;
};

static struct brief_estimate ratio(const struct pair_sums *sums, uint32_t n,
                                   const struct student_table *t)
{
    if (sums->n_own == 0) {
        return none();
    }
    const double r = sums->above / sums->below;
    const double mean_below = sums->below / (double)n;
    /* above - r below has mean 0, so its squares are centred already. */
    const double centred =
        sums->above_square - 2 * r * sums->product + r * r * sums->below_square;
    return (struct brief_estimate){ r, half_width(centred, n, sums->n_own, t) /
                                           mean_below };
}

static struct brief_estimate level(const struct interval_tally *tally,
                                   uint32_t n, const struct student_table *t)
{
    const struct pair_sums sums = {
        tally->sum.level_met,   tally->sum.level_of, tally->square.level_met,
        tally->square.level_of, tally->met_times_of, tally->n_level,
    };
    return ratio(&sums, n, t);
}

static struct brief_estimate wait(const struct interval_tally *tally,
                                  uint32_t n, const struct student_table *t)
{
    const double allowed = UNFINISHED_AT_MOST_FRAC * tally->sum.offered;
    if (tally->sum.unfinished > allowed) {
        return none();
    }
    const struct pair_sums sums = {
        tally->sum.wait_s,          tally->sum.answered,
        tally->square.wait_s,       tally->square.answered,
        tally->wait_times_answered, tally->n_answered,
    };
    return ratio(&sums, n, t);
}

struct interval_result interval_tally_result(const struct interval_tally *tally,
                                             uint32_t n,
                                             struct interval_owner owner,
                                             const struct student_table *t)
{
    const struct period *sum = &tally->sum;
    const struct period *square = &tally->square;
    return (struct interval_result){
        .offered = plain(sum->offered, square->offered, n, t),
        .answered = plain(sum->answered, square->answered, n, t),
        .abandoned = plain(sum->abandoned, square->abandoned, n, t),
        .balked = plain(sum->balked, square->balked, n, t),
        .blocked = plain(sum->blocked, square->blocked, n, t),
        .dropped = plain(sum->dropped, square->dropped, n, t),
        .unfinished = plain(sum->unfinished, square->unfinished, n, t),
        .in_time = owner.has_target ? plain(sum->in_time, square->in_time, n, t)
                                    : none(),
        .service_level = level(tally, n, t),
        .mean_wait_s = wait(tally, n, t),
        .backlog = owner.has_tickets
                       ? plain(tally->backlog, tally->backlog_square, n, t)
                       : none(),
    };
}

void period_tally_add(struct period_tally *tally, const struct period *period)
{
    ratio_tally_add(&tally->offered, period->offered, 1);
    ratio_tally_add(&tally->answered, period->answered, 1);
    ratio_tally_add(&tally->abandoned, period->abandoned, 1);
    ratio_tally_add(&tally->balked, period->balked, 1);
    ratio_tally_add(&tally->blocked, period->blocked, 1);
    ratio_tally_add(&tally->dropped, period->dropped, 1);
    ratio_tally_add(&tally->unfinished, period->unfinished, 1);
    ratio_tally_add(&tally->level, period->level_met, period->level_of);
    ratio_tally_add(&tally->wait, period->wait_s, period->answered);
    ratio_tally_add(&tally->backlog, period->backlog, 1);
    ratio_tally_add(&tally->prevented, period->prevented, 1);
}

struct estimate period_tally_wait(const struct period_tally *tally,
                                  double confidence_frac)
{
    struct estimate estimate =
        ratio_tally_estimate(&tally->wait, confidence_frac);
    if (tally->unfinished.mean_above >
        UNFINISHED_AT_MOST_FRAC * tally->offered.mean_above) {
        estimate.mean = nan("");
        estimate.half_width = nan("");
        estimate.sd = nan("");
    }
    return estimate;
}

void team_tally_add(struct team_tally *tally, const struct team_cell *cell)
{
    tally->on_duty_s += cell->on_duty_s;
    tally->on_duty_square += cell->on_duty_s * cell->on_duty_s;
    tally->busy_s += cell->busy_s;
    tally->busy_square += cell->busy_s * cell->busy_s;
    tally->busy_times_on_duty += cell->busy_s * cell->on_duty_s;
    tally->n_on_duty += cell->on_duty_s > 0;
}

struct team_interval_result team_tally_result(const struct team_tally *tally,
                                              uint32_t n, double interval_s,
                                              const struct student_table *t)
{
    const struct pair_sums sums = {
        tally->busy_s,         tally->on_duty_s,          tally->busy_square,
        tally->on_duty_square, tally->busy_times_on_duty, tally->n_on_duty,
    };
    struct brief_estimate on_duty =
        plain(tally->on_duty_s, tally->on_duty_square, n, t);
    on_duty.mean /= interval_s;
    on_duty.half_width /= interval_s;
    return (struct team_interval_result){ on_duty, ratio(&sums, n, t) };
}
