/*
 * played_scenario.h - one scenario file that a test program reads once and
 * plays with one seed after another.
 */
#ifndef TESTS_PLAYED_SCENARIO_H
#define TESTS_PLAYED_SCENARIO_H

#include "centres.h"

#include "model/scenario.h"

static struct arena *arena;
static struct scenario scenario;
static struct play play;

static inline int open_scenario(const char *file)
{
    arena = arena_create();
    struct problems *problems = arena_alloc(arena, 1, sizeof *problems);
    const struct scenario_request request = { .file = file };
    if (!scenario_load(&request, arena, &scenario, problems)) {
        fail_test("%s", problems->list[0].message);
    }
    play = play_open(scenario.centre);
    return 0;
}

static inline int close_scenario(void **state)
{
    (void)state;
    play_close(&play);
    arena_destroy(arena);
    return 0;
}

static inline double total(size_t channel, enum total which)
{
    return play_total(&play, channel, which);
}

static inline double team_total(size_t team, enum team_total which)
{
    return play.sample->team_totals[team][which];
}

#endif
