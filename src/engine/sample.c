#include "engine/sample.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/course.h"
#include <string.h>

static size_t slots_a_day(const struct centre *centre)
{
    return (size_t)(SECONDS_A_DAY / centre->plan.interval_s + 0.5);
}

static struct histogram *create_for(enum way way, const struct centre *centre,
                                    struct arena *arena)
{
    struct histogram *histograms =
        arena_alloc(arena, centre->n_channels, sizeof *histograms);
    for (size_t c = 0; c < centre->n_channels; c++) {
        if (centre->channels[c].way == way) {
            histograms[c] = histogram_create(arena);
        }
    }
    return histograms;
}

static void clear_created(struct histogram *histograms, size_t n)
{
    for (size_t c = 0; c < n; c++) {
        if (histograms[c].count) {
            histogram_clear(&histograms[c]);
        }
    }
}

struct level interval_cell_level(const struct interval_cell *cell,
                                 const struct channel *channel)
{
    const double in_time = cell->in_time;
    const double hung_up = cell->short_hang_ups;
    if (!channel->target.set) {
        return (struct level){ 0, 0 };
    }
    switch (channel->service_level_counts) {
    case COUNTS_OFFERED:
        return (struct level){ in_time, cell->offered };
    case COUNTS_ANSWERED:
        return (struct level){ in_time, cell->answered };
    case COUNTS_OFFERED_LESS_SHORT:
        return (struct level){ in_time, cell->offered - hung_up };
    case COUNTS_SHORT_COUNTS:
        return (struct level){ in_time + hung_up, cell->offered };
    }
    return (struct level){ 0, 0 };
}

static struct help_sample *create_help(const struct centre *centre,
                                       struct arena *arena)
{
    const size_t n_days = centre->plan.n_days;
    if (!centre->help_centre.set) {
        return NULL;
    }
    struct help_sample *help = arena_alloc(arena, 1, sizeof *help);
    help->n_days = n_days;
    help->days = arena_alloc(arena, n_days, sizeof *help->days);
    help->n_channels = centre->n_channels;
    help->cells =
        arena_alloc(arena, centre->n_channels * n_days, sizeof *help->cells);
    help->counts_needs =
        arena_alloc(arena, centre->n_channels, sizeof *help->counts_needs);
    for (size_t c = 0; c < centre->n_channels; c++) {
        help->counts_needs[c] = centre->channels[c].volume.counts_needs;
    }
    return help;
}

static void clear_help(struct help_sample *help)
{
    memset(help->days, 0, help->n_days * sizeof *help->days);
    memset(help->cells, 0,
           help->n_channels * help->n_days * sizeof *help->cells);
}

struct sample *sample_create(const struct centre *centre, struct arena *arena)
{
    struct sample *sample = arena_alloc(arena, 1, sizeof *sample);
    sample->n_channels = centre->n_channels;
    sample->n_teams = centre->n_teams;
    sample->n_days = centre->plan.n_days;
    sample->slots_a_day = slots_a_day(centre);
    sample->n_intervals = sample->n_days * sample->slots_a_day;
    sample->totals =
        arena_alloc(arena, sample->n_channels, sizeof *sample->totals);
    sample->cells = arena_alloc(arena, sample->n_channels * sample->n_intervals,
                                sizeof *sample->cells);
    sample->waits =
        arena_alloc(arena, sample->n_channels, sizeof *sample->waits);
    for (size_t c = 0; c < sample->n_channels; c++) {
        sample->waits[c] = histogram_create(arena);
    }
    sample->chat_durations = create_for(WAY_CHAT, centre, arena);
    sample->first_replies = create_for(WAY_TICKET, centre, arena);
    sample->resolutions = create_for(WAY_TICKET, centre, arena);
    sample->requester_waits = create_for(WAY_TICKET, centre, arena);
    sample->team_totals =
        arena_alloc(arena, sample->n_teams, sizeof *sample->team_totals);
    sample->team_cells =
        arena_alloc(arena, sample->n_teams * sample->n_intervals,
                    sizeof *sample->team_cells);
    sample->chat_levels =
        arena_alloc(arena, sample->n_teams, sizeof *sample->chat_levels);
    sample->backlog_ages =
        arena_alloc(arena, sample->n_channels * sample->n_days,
                    sizeof *sample->backlog_ages);
    sample->ticket_days =
        arena_alloc(arena, sample->n_channels * sample->n_days,
                    sizeof *sample->ticket_days);
    sample->n_flows = course_n_flows(centre);
    sample->flows = arena_alloc(arena, sample->n_flows * sample->n_days,
                                sizeof *sample->flows);
    sample->help = create_help(centre, arena);
    return sample;
}

struct wait_profile *wait_profile_create(const struct centre *centre,
                                         struct arena *arena)
{
    const size_t n_days = centre->n_channels * centre->plan.n_days;
    const size_t n_slots =
        centre->n_channels * DAYS_A_WEEK * slots_a_day(centre);
    struct wait_profile *profile = arena_alloc(arena, 1, sizeof *profile);
    profile->by_day = arena_alloc(arena, n_days, sizeof *profile->by_day);
    profile->by_slot = arena_alloc(arena, n_slots, sizeof *profile->by_slot);
    for (size_t i = 0; i < n_days; i++) {
        profile->by_day[i] = histogram_create(arena);
    }
    for (size_t i = 0; i < n_slots; i++) {
        profile->by_slot[i] = histogram_create(arena);
    }
    return profile;
}

void sample_clear(struct sample *sample)
{
    const size_t n_cells = sample->n_channels * sample->n_intervals;
    memset(sample->totals, 0, sample->n_channels * sizeof *sample->totals);
    memset(sample->cells, 0, n_cells * sizeof *sample->cells);
    for (size_t c = 0; c < sample->n_channels; c++) {
        histogram_clear(&sample->waits[c]);
    }
    clear_created(sample->chat_durations, sample->n_channels);
    clear_created(sample->first_replies, sample->n_channels);
    clear_created(sample->resolutions, sample->n_channels);
    clear_created(sample->requester_waits, sample->n_channels);
    memset(sample->team_totals, 0,
           sample->n_teams * sizeof *sample->team_totals);
    memset(sample->team_cells, 0,
           sample->n_teams * sample->n_intervals * sizeof *sample->team_cells);
    memset(sample->chat_levels, 0,
           sample->n_teams * sizeof *sample->chat_levels);
    memset(sample->backlog_ages, 0,
           sample->n_channels * sample->n_days * sizeof *sample->backlog_ages);
    memset(sample->ticket_days, 0,
           sample->n_channels * sample->n_days * sizeof *sample->ticket_days);
    memset(sample->flows, 0,
           sample->n_flows * sample->n_days * sizeof *sample->flows);
    if (sample->help) {
        clear_help(sample->help);
    }
    sample->n_contacts = 0;
    sample->n_events = 0;
}
