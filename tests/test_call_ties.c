/*
 * Things that happen in the same microsecond. Doors and rosters change before
 * agents come free, both before what was planned, and all of that before
 * anybody new arrives. Every story is told twice: hang-ups noticed late, and
 * hang-ups as events.
 */
#include "centres.h"

enum { PHONE, SALES };
enum { DESK };
enum { OPENING = 8 * HOUR, NOON = 12 * HOUR };

static const struct open_span MORNINGS[] = { { 0, OPENING, NOON },
                                             { 1, OPENING, NOON } };

static struct desk desk;
static struct channel *phone;

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 2, 1);
    phone = &desk.channels[PHONE];
    phone->patience = constant(50);
    return 0;
}

static void let_mornings(void)
{
    desk.centre.plan.n_days = 2;
    phone->handle_time = constant(600);
    phone->opening_hours = (struct opening_hours){ false, 2, MORNINGS };
}

static void tell_twice(void (*check)(const struct play *play))
{
    for (int exact = 0; exact < 2; exact++) {
        struct play play = play_open_exact(&desk.centre, exact);
        play_script(&play);
        check(&play);
        play_close(&play);
    }
}

static void check_last_moment(const struct play *play)
{
    assert_ended(play, PHONE, 1, 0, "abandoned", 155);
    assert_answered(play, PHONE, 2, 0, 160, DESK);
    assert_ended(play, PHONE, 3, 0, "abandoned", 170);
}

/* One channel, then two: the line is looked at in different ways. */
static void test_an_agent_free_at_the_deadline_is_in_time(void **state)
{
    (void)state;
    script(PHONE, 100, 105, 110, 120);
    tell_twice(check_last_moment);
    desk.centre.n_channels = 1;
    desk.teams[DESK].n_serves = 1;
    tell_twice(check_last_moment);
}

static void check_no_wait(const struct play *play)
{
    assert_answered(play, PHONE, 1, 0, 160, DESK);
    assert_near(play_total(play, PHONE, TOTAL_ANSWERED_AT_ONCE), 2, 0);
}

static void test_whoever_comes_as_an_agent_comes_free_does_not_wait(
    void **state)
{
    (void)state;
    script(PHONE, 100, 160);
    tell_twice(check_no_wait);
}

static void check_nobody_more(const struct play *play)
{
    assert_ended(play, PHONE, 0, 0, "answered", NOON);
    assert_ended(play, PHONE, 1, 0, "dropped", NOON);
    assert_ended(play, PHONE, 2, 0, "dropped", NOON);
}

static void test_an_agent_free_at_closing_takes_nobody_more(void **state)
{
    (void)state;
    let_mornings();
    phone->patience = endless();
    phone->at_close = CLOSE_DROP;
    script(PHONE, NOON - 600, NOON - 500, NOON - 400);
    tell_twice(check_nobody_more);
}

static void check_sent_off(const struct play *play)
{
    assert_ended(play, PHONE, 1, 0, "dropped", NOON);
    assert_ended(play, PHONE, 2, 0, "dropped", NOON);
}

static void test_patience_that_ends_at_closing_is_sent_off(void **state)
{
    (void)state;
    let_mornings();
    phone->at_close = CLOSE_DROP;
    script(PHONE, NOON - 100, NOON - 50, NOON - 49);
    tell_twice(check_sent_off);
}

static void check_first_minute(const struct play *play)
{
    assert_answered(play, PHONE, 0, 0, OPENING, DESK);
    assert_near(play_total(play, PHONE, TOTAL_ANSWERED_AT_ONCE), 1, 0);
}

static void test_whoever_comes_at_opening_finds_the_agents_there(void **state)
{
    (void)state;
    let_mornings();
    script(PHONE, OPENING);
    tell_twice(check_first_minute);
}

static void check_in_cells(const struct play *play)
{
    const struct interval_cell *cells = play->sample->cells;
    assert_int_equal(cells[0].offered, 0);
    assert_int_equal(cells[1].offered, 1);
    assert_int_equal(cells[2].offered, 1);
}

static void test_an_arrival_on_a_boundary_belongs_to_the_next_interval(
    void **state)
{
    (void)state;
    script(PHONE, 1800, 3600);
    tell_twice(check_in_cells);
}

#define with_desk(test) cmocka_unit_test_setup(test, setup)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_desk(test_an_agent_free_at_the_deadline_is_in_time),
        with_desk(test_whoever_comes_as_an_agent_comes_free_does_not_wait),
        with_desk(test_an_agent_free_at_closing_takes_nobody_more),
        with_desk(test_patience_that_ends_at_closing_is_sent_off),
        with_desk(test_whoever_comes_at_opening_finds_the_agents_there),
        with_desk(test_an_arrival_on_a_boundary_belongs_to_the_next_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
