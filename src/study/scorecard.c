#include "study/scorecard.h"

#include "model/centre.h"
#include "model/day_hours.h"
#include "study/self_service.h"
#include <math.h>
#include <string.h>

static void pair_help(const struct help_sample *help,
                      struct score_pair out[static N_SCORES_OF])
{
    double totals[N_HELP_TOTALS];
    help_totals(help, 0, help->n_days, 0, totals);
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
        *(is_ticket ? &tickets : &live) += totals[TOTAL_OFFERED];
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
