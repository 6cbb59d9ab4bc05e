/*
 * The floor against a plain list of agents, for every rule of choosing.
 */
#include "rosters.h"

#include "base/rng.h"
#include "engine/floor.h"

enum { POOL = 70, PERSONS = 5, SLOTS = POOL + PERSONS };

static struct floor make_floor(const struct roster_case *rc,
                               enum agent_rule rule)
{
    const struct log *log = play_roster(rc, 1);
    return floor_create(&log->plan, rule, rc->arena);
}

/* A pool of 70 and five persons, in a window of two weeks. */
static int setup_mixed(void **state)
{
    setup(state);
    struct roster_case *rc = *state;
    struct new_hire *hire = arena_alloc(rc->arena, 1, sizeof *hire);
    *hire = (struct new_hire){ PERSONS, MONDAY, NO_INDEX, 1, 0 };
    rc->team->agents = POOL;
    rc->team->n_new_hires = 1;
    rc->team->new_hires = hire;
    return 0;
}

static void test_nobody_is_there_at_first(void **state)
{
    const struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    assert_int_equal(floor.n_crews, 1);
    assert_int_equal(floor.crews[0].n_present, 0);
    assert_int_equal(floor_choose(&floor, 0, 0), NO_SLOT);
    assert_false(floor.agents[POOL - 1].is_person);
    assert_true(floor.agents[POOL].is_person);
}

static void test_every_slot_of_the_pool_can_come(void **state)
{
    struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    bool came[SLOTS] = { false };
    for (uint32_t i = 0; i < POOL; i++) {
        const uint32_t slot = floor_take_off_slot(&floor, 0);
        assert_true(slot < POOL && !came[slot]);
        came[slot] = true;
        floor_arrive(&floor, slot, 1);
    }
    assert_int_equal(floor.crews[0].n_off, 0);
    assert_int_equal(floor.crews[0].pool_present, POOL);
    floor_leave(&floor, 33, 2);
    assert_int_equal(floor_take_off_slot(&floor, 0), 33);
}

static void test_chance_takes_every_idle_agent_equally_often(void **state)
{
    enum { DRAWS = 8000, IDLE = 8 };
    struct floor floor = make_floor(*state, AGENT_RANDOM);
    double n[SLOTS] = { 0 };
    for (uint32_t slot = 0; slot < IDLE + 1; slot++) {
        floor_arrive(&floor, floor_take_off_slot(&floor, 0), 0);
    }
    floor_start_call(&floor, 4, 1);
    for (uint32_t i = 0; i < DRAWS; i++) {
        const uint32_t word = (uint32_t)(i * (UINT64_C(1) << 32) / DRAWS);
        n[floor_choose(&floor, 0, word)]++;
    }
    for (uint32_t slot = 0; slot < IDLE + 1; slot++) {
        assert_near(n[slot], slot == 4 ? 0 : DRAWS / IDLE, 1);
    }
}

/* ---- duty ---- */

static void test_the_pool_works_up_to_its_level_and_the_rest_go(void **state)
{
    struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    struct crew *crew = &floor.crews[0];
    crew->level = 2;
    for (uint32_t i = 0; i < 3; i++) {
        floor_arrive(&floor, floor_take_off_slot(&floor, 0), 0);
        floor_start_call(&floor, i, 0);
    }
    assert_int_equal(floor_duty_of(&floor, 0), DUTY_GOES);
    crew->stays = true;
    assert_int_equal(floor_duty_of(&floor, 0), DUTY_STAYS);
    crew->stays = false;
    floor_leave(&floor, 0, 1);
    assert_int_equal(floor_duty_of(&floor, 1), DUTY_WORKS);
    assert_int_equal(floor_duty_of(&floor, 2), DUTY_WORKS);
}

static void test_a_person_works_while_wanted(void **state)
{
    struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    floor_arrive(&floor, POOL, 0);
    assert_int_equal(floor_duty_of(&floor, POOL), DUTY_GOES);
    floor.agents[POOL].stays = true;
    assert_int_equal(floor_duty_of(&floor, POOL), DUTY_STAYS);
    floor.agents[POOL].wanted = true;
    assert_int_equal(floor_duty_of(&floor, POOL), DUTY_WORKS);
    assert_int_equal(floor.crews[0].pool_present, 0);
}

/* ---- agent-time ---- */

static void test_agent_time_adds_up(void **state)
{
    struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    struct crew *crew = &floor.crews[0];
    crew->scheduled = 2;
    floor_arrive(&floor, floor_take_off_slot(&floor, 0), 100);
    floor_arrive(&floor, floor_take_off_slot(&floor, 0), 200);
    floor_start_call(&floor, 0, 250);
    floor_arrive(&floor, floor_take_off_slot(&floor, 0),
                 300); /* one more than scheduled, for 100 */
    floor_end_call(&floor, 0, 350);
    floor_leave(&floor, 0, 400);
    floor_account_overtime(crew, 500);
    assert_int_equal(floor_busy_ticks(crew, 500), 100);
    assert_int_equal(floor_on_duty_ticks(crew, 500),
                     100 + 2 * 100 + 3 * 100 + 2 * 100);
    assert_int_equal(crew->overtime_ticks, 100);
}

static void test_time_after_a_shift_is_overtime_within_the_window(void **state)
{
    struct floor floor = make_floor(*state, AGENT_LONGEST_IDLE);
    struct crew *crew = &floor.crews[0];
    floor_arrive(&floor, POOL, 1000);
    floor_start_call(&floor, POOL, 1500);
    floor.agents[POOL].ended = 2000;
    floor_leave(&floor, POOL, 2600);
    assert_int_equal(crew->overtime_ticks, 600);
    assert_true(floor.agents[POOL].ended == NEVER);
    floor_arrive(&floor, POOL, 3000); /* a shift without overtime */
    floor_leave(&floor, POOL, 4000);
    assert_int_equal(crew->overtime_ticks, 600);
    const uint64_t end = floor.window_end;
    floor_arrive(&floor, POOL, end - 90);
    floor.agents[POOL].ended = end - 40;
    floor_leave(&floor, POOL, end + 1000);
    assert_int_equal(crew->overtime_ticks, 640);
}

/* ---- the order of the idle ---- */

enum slot_state { SLOT_OFF, SLOT_IDLE, SLOT_BUSY };

static enum slot_state state_of(const struct floor *floor, uint32_t slot)
{
    if (!floor->agents[slot].present) {
        return SLOT_OFF;
    }
    return floor_is_idle(floor, slot) ? SLOT_IDLE : SLOT_BUSY;
}

struct plain_agent {
    enum slot_state state;
    uint64_t idle_order; /* smaller: idle for longer */
};

static uint32_t plain_choice(const struct plain_agent *agents,
                             enum agent_rule rule)
{
    uint32_t best = NO_SLOT;
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        if (agents[slot].state == SLOT_IDLE &&
            (best == NO_SLOT ||
             (rule == AGENT_LONGEST_IDLE &&
              agents[slot].idle_order < agents[best].idle_order))) {
            best = slot;
        }
    }
    return best;
}

static void assert_choice(const struct floor *floor,
                          const struct plain_agent *agents, uint32_t word)
{
    const uint32_t choice = floor_choose(floor, 0, word);
    const uint32_t plain = plain_choice(agents, floor->rule);
    if (plain == NO_SLOT) {
        assert_int_equal(choice, NO_SLOT);
    } else if (floor->rule == AGENT_RANDOM ||
               floor->rule == AGENT_LEAST_LOADED) {
        assert_int_equal(agents[choice].state, SLOT_IDLE);
    } else {
        assert_int_equal(choice, plain);
    }
}

/* One change of one agent. */
static void step(struct floor *floor, struct plain_agent *agents,
                 const struct rng_block *draw, uint64_t now)
{
    struct crew *crew = &floor->crews[0];
    uint32_t slot = draw->word[0] % SLOTS;
    const bool first = draw->word[1] % 2 == 0;
    switch (agents[slot].state) {
    case SLOT_OFF:
        slot = slot < POOL && crew->n_off > 0 ? floor_take_off_slot(floor, 0)
                                              : slot;
        floor_arrive(floor, slot, now);
        agents[slot] = (struct plain_agent){ SLOT_IDLE, now };
        break;
    case SLOT_IDLE:
        slot = first ? floor_choose(floor, 0, draw->word[2]) : slot;
        floor_start_call(floor, slot, now);
        agents[slot].state = SLOT_BUSY;
        break;
    case SLOT_BUSY:
        if (first) {
            floor_end_call(floor, slot, now);
            agents[slot] = (struct plain_agent){ SLOT_IDLE, now };
        } else {
            floor_leave(floor, slot, now);
            agents[slot].state = SLOT_OFF;
        }
        break;
    }
}

static void assert_floor_follows(const struct roster_case *rc,
                                 enum agent_rule rule)
{
    struct floor floor = make_floor(rc, rule);
    const struct crew *crew = &floor.crews[0];
    const struct rng_stream stream = rng_stream(1, rule, "floor");
    struct plain_agent agents[SLOTS] = { { SLOT_OFF, 0 } };
    uint64_t busy = 0;
    uint64_t on_duty = 0;
    for (uint32_t now = 1; now <= 20000; now++) {
        const struct rng_block draw = rng_block(stream, now, 0, RNG_DAY, 0);
        busy += crew->n_on_call;
        on_duty += crew->n_present;
        step(&floor, agents, &draw, now);
        uint32_t n_idle = 0;
        uint32_t n_busy = 0;
        for (uint32_t slot = 0; slot < SLOTS; slot++) {
            assert_int_equal(state_of(&floor, slot), agents[slot].state);
            n_idle += agents[slot].state == SLOT_IDLE;
            n_busy += agents[slot].state == SLOT_BUSY;
        }
        assert_int_equal(crew->n_idle, n_idle);
        assert_int_equal(crew->n_on_call, n_busy);
        assert_int_equal(crew->n_present, n_idle + n_busy);
        assert_int_equal(floor_busy_ticks(crew, now), busy);
        assert_int_equal(floor_on_duty_ticks(crew, now), on_duty);
        assert_choice(&floor, agents, draw.word[3]);
    }
}

static void test_the_longest_idle_is_who_came_idle_first(void **state)
{
    assert_floor_follows(*state, AGENT_LONGEST_IDLE);
}

static void test_in_order_is_the_lowest_slot(void **state)
{
    assert_floor_follows(*state, AGENT_IN_ORDER);
}

static void test_chance_takes_somebody_idle(void **state)
{
    assert_floor_follows(*state, AGENT_RANDOM);
    assert_floor_follows(*state, AGENT_LEAST_LOADED);
}

#define with_case(test)                                                        \
    cmocka_unit_test_setup_teardown(test, setup_mixed, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_case(test_nobody_is_there_at_first),
        with_case(test_every_slot_of_the_pool_can_come),
        with_case(test_chance_takes_every_idle_agent_equally_often),
        with_case(test_the_pool_works_up_to_its_level_and_the_rest_go),
        with_case(test_a_person_works_while_wanted),
        with_case(test_agent_time_adds_up),
        with_case(test_time_after_a_shift_is_overtime_within_the_window),
        with_case(test_the_longest_idle_is_who_came_idle_first),
        with_case(test_in_order_is_the_lowest_slot),
        with_case(test_chance_takes_somebody_idle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
