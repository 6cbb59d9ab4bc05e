/*
 * findings_periods.c - what is found of intervals, days, weeks and times of
 * the week.
 */
#include "study/findings_inner.h"

#include "base/civil.h"
#include "model/centre.h"
#include "study/period.h"

#include <math.h>
#include <string.h>

void estimate_erase(struct estimate *estimate)
{
    const double none = nan("");
    const uint32_t n = estimate->n;
    *estimate = (struct estimate){ none, none, none, n, none, none, none };
}

/* Whether the entry's channel, or any when it is the centre, has a target. */
static bool has_target(const struct fold *fold, size_t index)
{
    const bool whole = index == fold_whole(fold);
    for (size_t c = 0; c < fold->n_channels; c++) {
        if ((whole || c == index) && fold->centre->channels[c].target.set) {
            return true;
        }
    }
    return false;
}

static bool has_tickets(const struct fold *fold, size_t index)
{
    const struct measure of_tickets = { .concerns = CONCERNS_TICKETS };
    return fold_concerns(fold, index, &of_tickets);
}

static struct interval_result *find_intervals(const struct workings *workings,
                                              size_t index)
{
    const struct fold *fold = workings->fold;
    struct interval_result *intervals =
        arena_alloc(workings->arena, fold->n_intervals, sizeof *intervals);
    const struct interval_owner owner = { has_target(fold, index),
                                          has_tickets(fold, index) };
    for (size_t i = 0; i < fold->n_intervals; i++) {
        intervals[i] =
            interval_tally_result(&fold->entries[index].intervals[i], fold->n,
                                  owner, &workings->student);
    }
    return intervals;
}

/* The waits of one day, or of one time of a weekday: histogram number `place`
 * of the `n` that each channel has. */
struct wait_lot {
    const struct histogram *histograms;
    size_t n;
    size_t place;
    double answered; /* over all replications */
    double unfinished;
};

/* The lot of all channels together. */
static void gather_waits(struct histogram_sum *waits, size_t n_channels,
                         const struct wait_lot *lot)
{
    histogram_sum_clear(waits);
    for (size_t c = 0; c < n_channels; c++) {
        histogram_sum_add(waits, &lot->histograms[c * lot->n + lot->place]);
    }
}

/* NaN where there is no finite quantile. */
static void find_quantiles(const struct workings *workings, size_t index,
                           const struct wait_lot *lot, const double *shares,
                           size_t n_shares, double *out_s)
{
    const uint64_t n_beyond = (uint64_t)lot->unfinished;
    if (lot->answered + lot->unfinished <= 0) {
        for (size_t i = 0; i < n_shares; i++) {
            out_s[i] = nan("");
        }
        return;
    }
    if (index < workings->fold->n_channels) {
        histogram_quantiles_s(&lot->histograms[index * lot->n + lot->place],
                              n_beyond, shares, n_shares, out_s);
    } else {
        struct histogram_sum waits = workings->waits;
        gather_waits(&waits, workings->fold->n_channels, lot);
        histogram_sum_quantiles_s(&waits, n_beyond, shares, n_shares, out_s);
    }
    for (size_t i = 0; i < n_shares; i++) {
        out_s[i] = isfinite(out_s[i]) ? out_s[i] : nan("");
    }
}

static void find_day_waits(const struct workings *workings, size_t index,
                           size_t day, struct day_result *out)
{
    static const double shares[] = { 0.5, 0.9, 0.95 };
    const struct fold *fold = workings->fold;
    const struct period_tally *tally = &fold->entries[index].days[day];
    const struct wait_lot lot = {
        .histograms = workings->profile->by_day,
        .n = fold->n_days,
        .place = day,
        .answered = tally->answered.mean_above * (double)fold->n,
        .unfinished = round(tally->unfinished.mean_above * (double)fold->n),
    };
    double waits_s[3];
    find_quantiles(workings, index, &lot, shares, 3, waits_s);
    out->wait_p50_s = waits_s[0];
    out->wait_p90_s = waits_s[1];
    out->wait_p95_s = waits_s[2];
}

static struct estimate backlog_estimate(const struct workings *workings,
                                        size_t index,
                                        const struct period_tally *tally)
{
    struct estimate estimate = ratio_tally_estimate(
        &tally->backlog, workings->student.confidence_frac);
    if (!has_tickets(workings->fold, index)) {
        estimate_erase(&estimate);
    }
    return estimate;
}

static struct estimate prevented_estimate(const struct workings *workings,
                                          const struct period_tally *tally)
{
    struct estimate estimate = ratio_tally_estimate(
        &tally->prevented, workings->student.confidence_frac);
    if (!workings->fold->self_service) {
        estimate_erase(&estimate);
    }
    return estimate;
}

static struct day_result *find_days(const struct workings *workings,
                                    size_t index)
{
    const struct fold *fold = workings->fold;
    const double confidence_frac = workings->student.confidence_frac;
    const bool has_ages = index < fold->n_channels && has_tickets(fold, index);
    struct day_result *days =
        arena_alloc(workings->arena, fold->n_days, sizeof *days);
    for (size_t d = 0; d < fold->n_days; d++) {
        const struct period_tally *tally = &fold->entries[index].days[d];
        days[d] = (struct day_result){
            .offered = ratio_tally_estimate(&tally->offered, confidence_frac),
            .answered = ratio_tally_estimate(&tally->answered, confidence_frac),
            .abandoned =
                ratio_tally_estimate(&tally->abandoned, confidence_frac),
            .balked = ratio_tally_estimate(&tally->balked, confidence_frac),
            .blocked = ratio_tally_estimate(&tally->blocked, confidence_frac),
            .dropped = ratio_tally_estimate(&tally->dropped, confidence_frac),
            .unfinished =
                ratio_tally_estimate(&tally->unfinished, confidence_frac),
            .service_level =
                ratio_tally_estimate(&tally->level, confidence_frac),
            .mean_wait_s = period_tally_wait(tally, confidence_frac),
            .backlog_end = backlog_estimate(workings, index, tally),
            .prevented = prevented_estimate(workings, tally),
        };
        find_day_waits(workings, index, d, &days[d]);
        for (size_t band = 0; band < AGE_BANDS; band++) {
            days[d].backlog_ages[band] =
                has_ages ? fold->entries[index].ages[d][band] / fold->n
                         : nan("");
        }
    }
    return days;
}

static struct week_channel_result *find_weeks(const struct workings *workings,
                                              size_t index)
{
    const struct fold *fold = workings->fold;
    const double confidence_frac = workings->student.confidence_frac;
    struct week_channel_result *weeks =
        arena_alloc(workings->arena, fold->n_weeks, sizeof *weeks);
    for (size_t w = 0; w < fold->n_weeks; w++) {
        const struct period_tally *tally = &fold->entries[index].weeks[w];
        weeks[w] = (struct week_channel_result){
            .offered = ratio_tally_estimate(&tally->offered, confidence_frac),
            .service_level =
                ratio_tally_estimate(&tally->level, confidence_frac),
            .mean_wait_s = period_tally_wait(tally, confidence_frac),
            .backlog_end = backlog_estimate(workings, index, tally),
            .prevented = prevented_estimate(workings, tally),
        };
    }
    return weeks;
}

/* Adds up the days that are this weekday, at this time of day. */
static struct slot_result count_lot(const struct fold *fold, size_t index,
                                    struct wait_lot *lot)
{
    const int first = civil_weekday(fold->centre->plan.start_day);
    const struct interval_tally *intervals = fold->entries[index].intervals;
    const size_t weekday = lot->place / fold->slots_a_day;
    const size_t slot = lot->place % fold->slots_a_day;
    size_t day = (weekday + DAYS_A_WEEK - (size_t)first) % DAYS_A_WEEK;
    struct slot_result found = { 0 };
    for (; day < fold->n_days; day += DAYS_A_WEEK) {
        const struct period *sum =
            &intervals[day * fold->slots_a_day + slot].sum;
        lot->answered += sum->answered;
        lot->unfinished += sum->unfinished;
        found.offered += sum->offered / fold->n;
        found.level_met += sum->level_met / fold->n;
        found.level_of += sum->level_of / fold->n;
    }
    return found;
}

static struct slot_result *find_slots(const struct workings *workings,
                                      size_t index)
{
    static const double shares[SLOT_QUANTILES] = { 0.025, 0.1, 0.25, 0.5,
                                                   0.75,  0.9, 0.975 };
    const struct fold *fold = workings->fold;
    const size_t n = DAYS_A_WEEK * fold->slots_a_day;
    const double of_target = has_target(fold, index) ? 1 : 0;
    struct slot_result *slots = arena_alloc(workings->arena, n, sizeof *slots);
    for (size_t i = 0; i < n; i++) {
        struct wait_lot lot = { .histograms = workings->profile->by_slot,
                                .n = n,
                                .place = i };
        slots[i] = count_lot(fold, index, &lot);
        slots[i].level_met *= of_target;
        slots[i].level_of *= of_target;
        find_quantiles(workings, index, &lot, shares, SLOT_QUANTILES,
                       slots[i].waits_s);
    }
    return slots;
}

void find_periods(const struct workings *workings, size_t index,
                  struct channel_result *out)
{
    out->intervals = find_intervals(workings, index);
    out->days = find_days(workings, index);
    out->weeks = find_weeks(workings, index);
    out->slots = find_slots(workings, index);
    uint64_t *waits =
        arena_alloc(workings->arena, HISTOGRAM_BUCKETS, sizeof *waits);
    memcpy(waits, workings->fold->entries[index].times[TIMES_WAIT].count,
           HISTOGRAM_BUCKETS * sizeof *waits);
    out->waits = waits;
}
