#include "study/scorecard.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include "model/day_hours.h"
#include "study/self_service.h"
#include <math.h>
#include <string.h>

/* Days after the plan begins. */
enum {
    FIRST_MONTHS = 13 * DAYS_A_WEEK,
    HALF_YEAR = 26 * DAYS_A_WEEK,
    YEAR = 52 * DAYS_A_WEEK
};

static void pair_help(const struct help_sample *help,
                      struct score_pair out[static N_SCORES_OF])
{
    double totals[N_HELP_TOTALS];
    help_totals(help, 0, help->n_days, totals);
    out[SCORE_OF_SELF_SERVICE] =
        (struct score_pair){ totals[HELP_TOTAL_VISITS],
                             totals[HELP_TOTAL_TICKETS] };
    out[SCORE_OF_TOP_5_VIEWS] =
        (struct score_pair){ totals[HELP_TOTAL_TOP_5_VIEWS],
                             totals[HELP_TOTAL_VIEWS] };
    out[SCORE_OF_TOP_3_VIEWS] =
        (struct score_pair){ totals[HELP_TOTAL_TOP_3_VIEWS],
                             totals[HELP_TOTAL_VIEWS] };
}

/* Days on which a chat can come in. */
static double days_of_chat(const struct centre *centre, size_t n_days)
{
    double days = 0;
    for (size_t day = 0; day < n_days; day++) {
        bool is_open = false;
        for (uint32_t c = 0; c < centre->n_channels; c++) {
            is_open = is_open ||
                      (centre->channels[c].way == WAY_CHAT &&
                       day_hours_takes_contacts(
                           centre, c, centre->plan.start_day + (int32_t)day));
        }
        days += is_open ? 1 : 0;
    }
    return days;
}

/* In plan days, what the reports call the first months, and firms after half a
 * year and after a year. */
struct period {
    enum score_of of;
    size_t from, to;
};

static const struct period resolutions[] = {
    { SCORE_OF_RESOLUTION_AT_FIRST, 0, FIRST_MONTHS },
    { SCORE_OF_RESOLUTION_HALF_YEAR, HALF_YEAR, YEAR },
    { SCORE_OF_RESOLUTION_YEAR, YEAR, SIZE_MAX },
};

static size_t end_of(const struct sample *sample, size_t to)
{
    return to < sample->n_days ? to : sample->n_days;
}

static void pair_resolutions(const struct sample *sample,
                             struct score_pair out[static N_SCORES_OF])
{
    for (size_t i = 0; i < sizeof resolutions / sizeof resolutions[0]; i++) {
        const struct period *period = &resolutions[i];
        const size_t to = end_of(sample, period->to);
        struct score_pair *pair = &out[period->of];
        for (size_t c = 0; c < sample->n_channels; c++) {
            const struct ticket_day *days =
                &sample->ticket_days[c * sample->n_days];
            for (size_t day = period->from; day < to; day++) {
                pair->above += ticks_seconds(days[day].resolution_ticks);
                pair->below += days[day].solved;
            }
        }
    }
}

/* Tickets that came in on that day, and which of them have not ended. */
static void add_gap(const struct sample *sample, size_t channel, size_t day,
                    struct gap *gap)
{
    const size_t n = sample->slots_a_day;
    const struct interval_cell *cells =
        &sample->cells[channel * sample->n_intervals + day * n];
    for (size_t i = 0; i < n; i++) {
        gap->offered += cells[i].offered;
        gap->unfinished += cells[i].unfinished;
    }
    gap->unsolved +=
        sample->ticket_days[channel * sample->n_days + day].unsolved;
}

void scorecard_add_gaps(const struct centre *centre,
                        const struct sample *sample,
                        struct gap gaps[static N_SCORES_OF])
{
    for (size_t i = 0; i < sizeof resolutions / sizeof resolutions[0]; i++) {
        const struct period *period = &resolutions[i];
        const size_t to = end_of(sample, period->to);
        for (size_t c = 0; c < centre->n_channels; c++) {
            const bool is_ticket = centre->channels[c].way == WAY_TICKET;
            for (size_t day = period->from; is_ticket && day < to; day++) {
                add_gap(sample, c, day, &gaps[period->of]);
            }
        }
    }
}

/* Contacts of the first months. */
static double offered_at_first(const struct sample *sample, size_t channel)
{
    const struct interval_cell *cells =
        &sample->cells[channel * sample->n_intervals];
    const size_t n = end_of(sample, FIRST_MONTHS) * sample->slots_a_day;
    double offered = 0;
    for (size_t i = 0; i < n; i++) {
        offered += cells[i].offered;
    }
    return offered;
}

void scorecard_pairs(const struct centre *centre, const struct sample *sample,
                     struct score_pair out[static N_SCORES_OF])
{
    double live = 0;
    double tickets = 0;
    bool has_chats = false;
    double chats = 0;
    struct score_pair talk = { 0, 0 };
    for (size_t c = 0; c < centre->n_channels; c++) {
        const double *totals = sample->totals[c];
        const struct channel *channel = &centre->channels[c];
        const bool is_ticket = channel->way == WAY_TICKET;
        *(is_ticket ? &tickets : &live) += offered_at_first(sample, c);
        if (channel->way == WAY_CHAT) {
            has_chats = true;
            chats += totals[TOTAL_ANSWERED];
        }
        if (channel->kind && strcmp(channel->kind, "phone") == 0) {
            talk.above += totals[TOTAL_TALK_S];
            talk.below += totals[TOTAL_ANSWERED];
        }
    }
    memset(out, 0, N_SCORES_OF * sizeof *out);
    if (live > 0 && tickets > 0) {
        out[SCORE_OF_LIVE_SHARE] = (struct score_pair){ live, live + tickets };
    }
    if (has_chats) {
        out[SCORE_OF_CHATS_A_DAY] =
            (struct score_pair){ chats, days_of_chat(centre, sample->n_days) };
    }
    out[SCORE_OF_TALK] = talk;
    pair_resolutions(sample, out);
    if (sample->help) {
        pair_help(sample->help, out);
    }
}

void scorecard_fill(struct results *results,
                    const struct estimate own[static N_SCORES_OF],
                    struct arena *arena)
{
    size_t n = 0;
    const struct benchmark_score *known = benchmarks_scores(&n);
    const enum audience audience = results->centre->audience;
    if (audience == AUDIENCE_NONE) {
        return;
    }
    results->scores = arena_alloc(arena, n, sizeof *results->scores);
    for (size_t i = 0; i < n; i++) {
        const struct estimate *simulated =
            known[i].of == SCORE_OF_MEASURE
                ? &results->whole.measures[measure_index(known[i].key)]
                : &own[known[i].of];
        const double benchmark = known[i].value[audience];
        if (!isnan(benchmark) && !isnan(simulated->mean)) {
            results->scores[results->n_scores++] =
                (struct score){ &known[i], benchmark, *simulated };
        }
    }
}
