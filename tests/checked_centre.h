/*
 * checked_centre.h - a centre that raises no doubt, for tests that change one
 * thing at a time.
 */
#ifndef TESTS_CHECKED_CENTRE_H
#define TESTS_CHECKED_CENTRE_H

#include "base/arena.h"
#include "base/civil.h"
#include "model/checks.h"
#include "model/workload.h"
#include "testing.h"

#include <stdlib.h>

/*
 * One phone, Monday to Friday 08:00 to 18:00 (50 h), 1000 calls a week of 3
 * minutes and half a minute's wrap-up: 58.33 h of work. Two of its agents are
 * always there (100 h).
 */
struct fixture {
    struct arena *arena;
    struct centre centre;
    struct open_span spans[5];
    struct channel channels[2];
    struct team teams[2];
    struct answered_by by[2][2];
    uint32_t serves[2][2];
    double speed[2];
};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_create();
    for (uint8_t day = 0; day < 5; day++) {
        f->spans[day] = (struct open_span){ day, 28800.0, 64800.0 };
    }
    for (size_t i = 0; i < 2; i++) {
        f->speed[i] = 1.0;
        f->by[i][0].team = (uint32_t)i;
        f->serves[i][0] = (uint32_t)i;
        f->channels[i] = (struct channel){
            .name = i == 0 ? "phone" : "desk",
            .kind = i == 0 ? "phone" : "in_person",
            .way = WAY_CALL,
            .volume = { .basis = VOLUME_PER_WEEK, .amount = 1000.0 },
            .growth_a_day = 1.0,
            .opening_hours = { .n_spans = 5, .spans = f->spans },
            .handle_time = { .shape = SHAPE_LOGNORMAL,
                             .mean_s = 180.0,
                             .cv = 1.0 },
            .wrap_up = { .shape = SHAPE_CONSTANT, .mean_s = 30.0 },
            .patience = { .shape = SHAPE_EXPONENTIAL, .mean_s = 180.0 },
            .target = { true, 0.8, 20.0, false },
            .n_answered_by = 1,
            .answered_by = f->by[i],
        };
        f->teams[i] = (struct team){
            .name = i == 0 ? "first" : "second",
            .n_serves = 1,
            .serves = f->serves[i],
            .staffing = STAFF_NUMBER,
            .agents = 2,
            .chats_at_once = 2,
            .speed = f->speed,
        };
    }
    f->centre = (struct centre){
        .audience = AUDIENCE_B2C,
        .plan = { .start_day =
                      civil_day_number((struct civil_date){ 2027, 1, 4 }),
                  .n_days = 28 },
        .n_channels = 1,
        .channels = f->channels,
        .n_teams = 1,
        .teams = f->teams,
    };
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_destroy(f->arena);
    free(f);
    return 0;
}

/* The only doubt; NULL for none. */
static inline void assert_doubt(struct fixture *f, const char *path,
                                const char *sentence)
{
    const char **paths = NULL;
    const char **sentences = NULL;
    size_t n = 0;
    scenario_plausibility(&f->centre, f->arena, &paths, &sentences, &n);
    if (n > (path ? 1u : 0u)) {
        fail_test("%s: %s", paths[n - 1], sentences[n - 1]);
    }
    if (path) {
        assert_int_equal(n, 1);
        assert_string_equal(paths[0], path);
        assert_string_equal(sentences[0], sentence);
    }
}

static inline const struct workload_channel *work_of(struct fixture *f)
{
    return &workload_estimate(&f->centre, f->arena).channels[0];
}

#endif
