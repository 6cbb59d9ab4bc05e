/*
 * centre_copy.c - the arrays, and which piece of the copy stands for which
 * piece of the original.
 */
#include "model/centre_copy.h"

#include <assert.h>
#include <string.h>

struct piece {
    const char *from;
    char *to;
    size_t n_bytes;
};

struct centre_copy {
    struct arena *arena;
    struct centre *centre;
    struct rollout *rollouts; /* the centre's own */
    size_t n;
    size_t capacity;
    struct piece *pieces;
};

static void note(struct centre_copy *copy, const void *from, void *to,
                 size_t n_bytes)
{
    if (copy->n == copy->capacity) {
        copy->capacity = 2 * copy->n + 32;
        copy->pieces = arena_grow(copy->arena, copy->pieces, copy->n,
                                  copy->capacity, sizeof *copy->pieces);
    }
    copy->pieces[copy->n++] = (struct piece){ from, to, n_bytes };
}

/* NULL stays NULL. */
static void *copy_array(struct centre_copy *copy, const void *from, size_t n,
                        size_t item_size)
{
    if (!from) {
        return NULL;
    }
    void *to = arena_alloc(copy->arena, n, item_size);
    memcpy(to, from, n * item_size);
    note(copy, from, to, n * item_size);
    return to;
}

static void *counterpart(const struct centre_copy *copy, const void *original)
{
    const char *at = original;
    for (size_t i = 0; i < copy->n; i++) {
        const struct piece *piece = &copy->pieces[i];
        if (at >= piece->from && at < piece->from + piece->n_bytes) {
            return piece->to + (at - piece->from);
        }
    }
    assert(false); /* an array that is not copied holds an amount */
    return NULL;
}

static void copy_channels(struct centre_copy *copy)
{
    struct centre *centre = copy->centre;
    const size_t n = centre->n_channels;
    struct channel *channels =
        copy_array(copy, centre->channels, n, sizeof *channels);
    for (size_t c = 0; c < n; c++) {
        struct channel *channel = &channels[c];
        channel->switches =
            copy_array(copy, channel->switches, channel->n_switches,
                       sizeof *channel->switches);
        channel->transfers =
            copy_array(copy, channel->transfers, channel->n_transfers,
                       sizeof *channel->transfers);
        channel->answered_by =
            copy_array(copy, channel->answered_by, channel->n_answered_by,
                       sizeof *channel->answered_by);
    }
    centre->channels = channels;
}

static void copy_shifts(struct centre_copy *copy, struct team *team)
{
    struct shift *shifts =
        copy_array(copy, team->shifts, team->n_shifts, sizeof *shifts);
    for (size_t s = 0; s < team->n_shifts; s++) {
        shifts[s].breaks =
            copy_array(copy, shifts[s].breaks, shifts[s].n_breaks,
                       sizeof *shifts[s].breaks);
    }
    team->shifts = shifts;
}

static void copy_teams(struct centre_copy *copy)
{
    struct centre *centre = copy->centre;
    struct team *teams =
        copy_array(copy, centre->teams, centre->n_teams, sizeof *teams);
    for (size_t t = 0; t < centre->n_teams; t++) {
        struct team *team = &teams[t];
        copy_shifts(copy, team);
        team->away =
            copy_array(copy, team->away, team->n_away, sizeof *team->away);
        team->new_hires = copy_array(copy, team->new_hires, team->n_new_hires,
                                     sizeof *team->new_hires);
        team->speed = copy_array(copy, team->speed, centre->n_channels,
                                 sizeof *team->speed);
    }
    centre->teams = teams;
}

static void copy_rollouts(struct centre_copy *copy)
{
    struct centre *centre = copy->centre;
    struct rollout *rollouts = copy_array(copy, centre->rollouts,
                                          centre->n_rollouts, sizeof *rollouts);
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        struct rollout *rollout = &rollouts[i];
        rollout->steps = copy_array(copy, rollout->steps, rollout->n_steps,
                                    sizeof *rollout->steps);
        rollout->shares = copy_array(copy, rollout->shares, rollout->n_shares,
                                     sizeof *rollout->shares);
        if (rollout->field) {
            rollout->field = counterpart(copy, rollout->field);
        }
    }
    copy->rollouts = rollouts;
    centre->rollouts = rollouts;
}

static void copy_uncertain(struct centre_copy *copy)
{
    struct centre *centre = copy->centre;
    struct uncertain *rows =
        copy_array(copy, centre->uncertain, centre->n_uncertain, sizeof *rows);
    for (size_t i = 0; i < centre->n_uncertain; i++) {
        rows[i].field = counterpart(copy, rows[i].field);
    }
    centre->uncertain = rows;
    centre->read_into = centre;
}

struct centre_copy *centre_copy_create(const struct centre *centre,
                                       struct arena *arena)
{
    struct centre_copy *copy = arena_alloc(arena, 1, sizeof *copy);
    copy->arena = arena;
    copy->centre = copy_array(copy, centre, 1, sizeof *centre);
    if (centre->read_into && centre->read_into != centre) {
        note(copy, centre->read_into, copy->centre, sizeof *centre);
    }
    copy->centre->plan.special_days =
        copy_array(copy, centre->plan.special_days, centre->plan.n_special_days,
                   sizeof *centre->plan.special_days);
    copy->centre->help_centre.reach =
        copy_array(copy, centre->help_centre.reach, centre->n_channels,
                   sizeof *centre->help_centre.reach);
    copy_channels(copy);
    copy_teams(copy);
    copy_rollouts(copy);
    copy_uncertain(copy);
    return copy;
}

void centre_copy_leave_out(const struct centre_copy *copy, size_t launch)
{
    assert(launch < copy->centre->n_rollouts);
    assert(copy->rollouts[launch].what == ROLLOUT_LAUNCH);
    copy->rollouts[launch].is_left_out = true;
}

const struct centre *centre_copy_centre(const struct centre_copy *copy)
{
    return copy->centre;
}

void *centre_copy_field(const struct centre_copy *copy, const void *original)
{
    return counterpart(copy, original);
}

double *centre_copy_number(const struct centre_copy *copy,
                           const double *original)
{
    return counterpart(copy, original);
}
