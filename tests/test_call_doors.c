/*
 * Closing time, the ends of shifts and of the plan, as short stories: the
 * phone is open from 08:00 to 12:00 on every day of a plan of two days.
 */
#include "centres.h"

enum { PHONE, SALES };
enum { DESK, EXPERTS };
enum { NOON = 12 * HOUR, OPENING = 8 * HOUR, MORNING = 4 * HOUR };

static const struct open_span MORNINGS[] = {
    { 0, OPENING, NOON }, { 1, OPENING, NOON }, { 2, OPENING, NOON },
    { 3, OPENING, NOON }, { 4, OPENING, NOON }, { 5, OPENING, NOON },
    { 6, OPENING, NOON },
};
static const struct open_span LONG_DAYS[] = {
    { 0, OPENING, 20 * HOUR }, { 1, OPENING, 20 * HOUR },
    { 2, OPENING, 20 * HOUR }, { 3, OPENING, 20 * HOUR },
    { 4, OPENING, 20 * HOUR }, { 5, OPENING, 20 * HOUR },
    { 6, OPENING, 20 * HOUR },
};

static struct desk desk;
static struct channel *phone;
static struct channel *sales;
static struct shift shift;

static void set(size_t n_channels, size_t n_teams)
{
    desk_set(&desk, n_channels, n_teams);
    desk.centre.plan.n_days = 2;
    desk.centre.plan.run_out_s = DAY;
    phone = &desk.channels[PHONE];
    sales = &desk.channels[SALES];
    phone->opening_hours = (struct opening_hours){ false, 7, MORNINGS };
    sales->opening_hours = (struct opening_hours){ false, 7, LONG_DAYS };
    phone->handle_time = constant(700);
}

static int setup(void **state)
{
    (void)state;
    set(1, 1);
    return 0;
}

static int setup_two(void **state)
{
    (void)state;
    set(2, 1);
    return 0;
}

static void give_shift(double from_s, double to_s)
{
    shift = (struct shift){ .name = "day",
                            .agents = 1,
                            .days_mask = 0x7f,
                            .from_s = from_s,
                            .to_s = to_s };
    desk.teams[DESK].staffing = STAFF_SHIFTS;
    desk.teams[DESK].n_shifts = 1;
    desk.teams[DESK].shifts = &shift;
}

static struct play play_desk(void)
{
    struct play play = play_of(&desk);
    return play;
}

static double team_total(const struct play *play, size_t team,
                         enum team_total total)
{
    return play->sample->team_totals[team][total];
}

/* ---- closing ---- */

static void test_agents_stay_for_who_waits_at_closing(void **state)
{
    (void)state;
    desk.teams[DESK].cost_an_hour = 36;
    script(PHONE, NOON - 600, NOON - 540, NOON - 480);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, NOON + 100, DESK);
    assert_answered(&play, PHONE, 2, 0, NOON + 800, DESK);
    assert_near(team_total(&play, DESK, TEAM_BUSY_S), 2100, moment_s);
    const double on_duty_s = 2 * MORNING + 1500;
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), on_duty_s, moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), on_duty_s, moment_s);
    assert_near(team_total(&play, DESK, TEAM_COST), on_duty_s / 100, 1e-6);
    assert_near(team_total(&play, DESK, TEAM_CONTACTS), 3, 0);
    assert_near(team_total(&play, DESK, TEAM_AGENT_DAYS), 2, 0);
    play_close(&play);
}

/* The phone is the experts'; the desk helps with it after eight hours, so at
 * noon one of its two agents stays for a caller and may not take him. */
static void let_one_stay(void)
{
    set(2, 2);
    desk.teams[EXPERTS].n_serves = 1;
    desk.answered_by[PHONE][DESK].after_s = 8 * HOUR;
    sales->n_answered_by = 1;
    script(PHONE, NOON - 600, NOON - 500);
}

static const struct shift EARLY_AND_LATE[] = {
    { .name = "early",
      .agents = 1,
      .days_mask = 1,
      .from_s = OPENING,
      .to_s = NOON },
    { .name = "late",
      .agents = 1,
      .days_mask = 1,
      .from_s = OPENING,
      .to_s = 20 * HOUR },
};

static void by_shifts(void)
{
    desk.teams[DESK].staffing = STAFF_SHIFTS;
    desk.teams[DESK].n_shifts = 2;
    desk.teams[DESK].shifts = EARLY_AND_LATE;
}

static void by_numbers(void)
{
    static const struct staff_step steps[] = { { 0, 2 },
                                               { NOON, 1 },
                                               { DAY, 0 } };
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 3;
    desk.teams[DESK].steps = steps;
}

static const double ONE_STAYED_S = 2 * MORNING + 100 + 8 * HOUR;

static void test_who_stays_answers_nobody_new(void **state)
{
    (void)state;
    void (*const staffing[])(void) = { by_shifts, by_numbers };
    for (size_t i = 0; i < 2; i++) {
        let_one_stay();
        staffing[i]();
        script(SALES, NOON + 10, NOON + 20);
        struct play play = play_desk();
        assert_answered(&play, PHONE, 1, 0, NOON + 100, EXPERTS);
        assert_answered(&play, SALES, 0, 0, NOON + 10, DESK);
        assert_answered(&play, SALES, 1, 0, NOON + 70, DESK);
        assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), ONE_STAYED_S,
                    2 * moment_s);
        play_close(&play);
    }
}

static void test_beside_who_stays_another_works_on_tickets(void **state)
{
    (void)state;
    void (*const staffing[])(void) = { by_shifts, by_numbers };
    for (size_t i = 0; i < 2; i++) {
        let_one_stay();
        staffing[i]();
        desk_set_ticket(&desk, SALES, 1, 60, HOUR);
        script(SALES, NOON + 10, NOON + 20);
        struct play play = play_desk();
        assert_answered(&play, SALES, 0, 0, NOON + 10, DESK);
        assert_answered(&play, SALES, 1, 0, NOON + 70, DESK);
        assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), ONE_STAYED_S,
                    2 * moment_s);
        play_close(&play);
    }
}

static void test_who_stays_takes_the_caller_once_allowed(void **state)
{
    (void)state;
    void (*const staffing[])(void) = { by_shifts, by_numbers };
    for (size_t i = 0; i < 2; i++) {
        let_one_stay();
        staffing[i]();
        desk.answered_by[PHONE][DESK].after_s = 550;
        script(SALES, NOON + 10);
        struct play play = play_desk();
        assert_answered(&play, PHONE, 1, 0, NOON + 50, DESK);
        assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                    ONE_STAYED_S - 100 + 50 + 700, 2 * moment_s);
        play_close(&play);
    }
}

/* The door opens again at one: the afternoon's agents take over. */
static void test_nobody_stays_once_the_door_is_open_again(void **state)
{
    (void)state;
    static const struct open_span twice[] = { { 0, OPENING, NOON },
                                              { 0, NOON + HOUR, 20 * HOUR } };
    let_one_stay();
    by_shifts();
    desk.teams[EXPERTS].n_serves = 2; /* there all day long */
    phone->opening_hours = (struct opening_hours){ false, 2, twice };
    phone->handle_time = constant(2 * HOUR);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, NOON - 600 + 2 * HOUR, EXPERTS);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * MORNING + HOUR + 8 * HOUR, 2 * moment_s);
    play_close(&play);
}

static void test_who_has_nothing_to_stay_for_goes(void **state)
{
    (void)state;
    desk.teams[DESK].agents = 4; /* of whom one is idle all along */
    script(PHONE, NOON - 600, NOON - 590, NOON - 580);
    struct play play = play_desk();
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * 4 * MORNING + 100 + 110 + 120, moment_s);
    play_close(&play);
    desk.teams[DESK].agents = 2; /* the second to come free has no work left */
    play = play_desk();
    assert_answered(&play, PHONE, 2, 0, NOON + 100, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * 2 * MORNING + 800 + 110, moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S),
                2 * 2 * MORNING + 800 + 110, moment_s);
    play_close(&play);
}

/* The expert may help after 20 s; the desk is sooner. */
static void test_who_stayed_idle_goes_when_nobody_waits_any_more(void **state)
{
    (void)state;
    give_shift(OPENING, NOON);
    desk_set_team(&desk, EXPERTS, 1);
    desk.teams[EXPERTS].staffing = STAFF_SHIFTS;
    desk.teams[EXPERTS].n_shifts = 1;
    desk.teams[EXPERTS].shifts = &shift;
    desk.centre.n_teams = 2;
    desk.answered_by[PHONE][1] = (struct answered_by){ EXPERTS, 20 };
    phone->n_answered_by = 2;
    script(PHONE, NOON - 690, NOON - 5);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, NOON + 10, DESK);
    assert_near(team_total(&play, EXPERTS, TEAM_ON_DUTY_S), 2 * MORNING + 10,
                moment_s);
    assert_near(team_total(&play, EXPERTS, TEAM_PAID_S), 2 * MORNING + 10,
                moment_s);
    play_close(&play);
}

static void test_overtime_of_the_warm_up_is_not_paid(void **state)
{
    (void)state;
    desk.centre.plan.warm_up_s = DAY;
    script(PHONE, NOON - DAY - 100, NOON - 50);
    struct play play = play_desk();
    assert_near(team_total(&play, DESK, TEAM_PAID_S), 2 * MORNING + 650,
                moment_s);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 650,
                moment_s);
    play_close(&play);
}

static void test_persons_stay_for_who_waits_at_closing_too(void **state)
{
    (void)state;
    give_shift(OPENING, NOON);
    script(PHONE, NOON - 600, NOON - 540, NOON - 480);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 2, 0, NOON + 800, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 1500,
                moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), 2 * MORNING + 1500,
                moment_s);
    play_close(&play);
}

static void test_who_waits_at_closing_may_still_hang_up(void **state)
{
    (void)state;
    phone->patience = constant(300);
    script(PHONE, NOON - 600, NOON - 250, NOON - 240);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", NOON + 50);
    assert_ended(&play, PHONE, 2, 0, "abandoned", NOON + 60);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 100,
                moment_s);
    play_close(&play);
}

static void test_who_waits_may_be_sent_off_at_closing(void **state)
{
    (void)state;
    phone->at_close = CLOSE_DROP;
    phone->redial = (struct redial){ 1, constant(60), NO_LIMIT };
    script(PHONE, NOON - 600, NOON - 540, NOON - 480);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 0, 0, "answered", NOON + 100);
    assert_ended(&play, PHONE, 1, 0, "dropped", NOON);
    assert_ended(&play, PHONE, 2, 0, "dropped", NOON);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 3, 0);
    assert_near(play_total(&play, PHONE, TOTAL_DROPPED), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ALL_S), 540 + 480,
                moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 2, 0);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 100,
                moment_s);
    play_close(&play);
}

static void test_who_stays_takes_only_what_waited_at_closing(void **state)
{
    (void)state;
    give_shift(OPENING, NOON);
    script(SALES, NOON - 650);
    script(PHONE, NOON - 660, NOON - 640);
    phone->priority = 2; /* sales would go first */
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, NOON + 40, DESK);
    assert_answered(&play, SALES, 0, 0, DAY + OPENING, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 740,
                moment_s);
    play_close(&play);
}

/* Two until noon, none then, one from 12:30; sales is open all the time. */
static void test_who_stays_is_not_sent_off_when_the_number_rises(void **state)
{
    (void)state;
    uint32_t heads[48] = { 0 };
    for (int i = 16; i < 24; i++) {
        heads[i] = 2;
    }
    heads[25] = 1;
    desk.teams[DESK].staffing = STAFF_DAILY;
    desk.teams[DESK].n_daily = 48;
    desk.teams[DESK].daily = heads;
    phone->handle_time = constant(1500);
    script(PHONE, NOON - 601, NOON - 600, NOON - 500, NOON - 400, NOON - 300,
           NOON - 200);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 2, 0, NOON + 899, DESK);
    assert_answered(&play, PHONE, 3, 0, NOON + 900, DESK);
    assert_answered(&play, PHONE, 4, 0, NOON + 2399, DESK);
    assert_answered(&play, PHONE, 5, 0, NOON + 2400, DESK);
    play_close(&play);
}

static void test_a_transfer_to_a_closed_door_waits_or_is_sent_off(void **state)
{
    (void)state;
    const struct transfer_option to_phone = { PHONE, 1, 0 };
    sales->n_transfers = 1;
    sales->transfers = &to_phone;
    desk.teams[DESK].n_serves = 1; /* the phone; nobody is there after noon */
    desk_set_team(&desk, EXPERTS, 2);
    desk.serves[EXPERTS][0] = SALES;
    desk.teams[EXPERTS].n_serves = 1;
    desk.centre.n_teams = 2;
    desk.answered_by[SALES][0].team = EXPERTS;
    script(SALES, NOON + 100);
    struct play play = play_desk();
    assert_answered(&play, SALES, 0, 1, DAY + OPENING, DESK);
    play_close(&play);
    phone->at_close = CLOSE_DROP;
    play = play_desk();
    assert_ended(&play, SALES, 0, 1, "dropped", NOON + 160);
    play_close(&play);
}

/* ---- trying again at a closed door ---- */

static void test_a_redial_at_a_closed_door_comes_after_the_next_opening(
    void **state)
{
    (void)state;
    static const int32_t tuesday[] = { MONDAY + 1 };
    phone->patience = constant(60);
    phone->handle_time = constant(5 * HOUR);
    phone->redial = (struct redial){ 1, constant(1800), 1 };
    script(PHONE, OPENING + 60, NOON - 900);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", NOON - 840);
    assert_answered(&play, PHONE, 1, 1, DAY + OPENING + 1800, DESK);
    play_close(&play);
    desk.centre.plan.n_holidays = 1;
    desk.centre.plan.holidays = tuesday;
    desk.centre.plan.n_days = 3;
    play = play_desk();
    assert_answered(&play, PHONE, 1, 1, 2 * DAY + OPENING + 1800, DESK);
    play_close(&play);
}

static void test_a_switch_looks_at_the_other_door(void **state)
{
    (void)state;
    const struct switch_option to_phone = { PHONE, 1, constant(600) };
    sales->patience = constant(60);
    sales->handle_time = constant(3 * HOUR);
    sales->n_switches = 1;
    sales->switches = &to_phone;
    script(SALES, NOON - 3600, NOON - 1800, NOON - 60);
    struct play play = play_desk();
    assert_near(play_row(&play, SALES, 1, 1)->arrival_s, NOON - 1140, moment_s);
    assert_near(play_row(&play, SALES, 2, 1)->arrival_s, DAY + OPENING + 600,
                moment_s);
    play_close(&play);
}

/* ---- callbacks over night ---- */

static void test_a_callback_rests_until_the_door_opens_again(void **state)
{
    (void)state;
    phone->at_close = CLOSE_DROP; /* which is for who waits */
    phone->callback = (struct callback_offer){ true, 60, 1, 2 * HOUR };
    script(PHONE, NOON - 600, NOON - 540);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, DAY + OPENING, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 100,
                moment_s);
    play_close(&play);
    desk.centre.plan.n_days = 1; /* it is kept after the plan */
    play = play_desk();
    assert_answered(&play, PHONE, 1, 0, DAY + OPENING, DESK);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), MORNING + 100, moment_s);
    play_close(&play);
}

/* The experts, there for sales, may help after 20 s, at 12:00:10. */
static void test_a_resting_callback_does_not_overflow(void **state)
{
    (void)state;
    desk_set_team(&desk, EXPERTS, 2);
    desk.teams[DESK].n_serves = 1;
    desk.centre.n_teams = 2;
    desk.answered_by[PHONE][1] = (struct answered_by){ EXPERTS, 20 };
    phone->n_answered_by = 2;
    phone->callback = (struct callback_offer){ true, 5, 1, HUGE_VAL };
    script(PHONE, NOON - 600, NOON - 10);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, DAY + OPENING, DESK);
    play_close(&play);
}

static void test_a_callback_may_be_too_late_on_the_next_day(void **state)
{
    (void)state;
    give_shift(OPENING, NOON);
    shift.has_until = true;
    shift.until_day = MONDAY + 1; /* nobody on Tuesday */
    phone->callback = (struct callback_offer){ true, 60, 1, 300 };
    script(PHONE, NOON - 600, NOON - 120);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", DAY + OPENING + 180);
    play_close(&play);
}

/* ---- shifts and breaks ---- */

static void test_work_in_hand_is_finished_and_nothing_new_is_begun(void **state)
{
    (void)state;
    phone->opening_hours = (struct opening_hours){ .always = true };
    give_shift(OPENING, NOON);
    script(PHONE, NOON - 100, NOON - 50);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 0, 0, "answered", NOON + 600);
    assert_answered(&play, PHONE, 1, 0, DAY + OPENING, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 2 * MORNING + 600,
                moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), 2 * MORNING + 600,
                moment_s);
    play_close(&play);
}

static void test_a_break_begins_after_the_call_in_hand(void **state)
{
    (void)state;
    static const struct break_rule pause = { 10 * HOUR, 1800, 0 };
    give_shift(OPENING, NOON);
    shift.n_breaks = 1;
    shift.breaks = &pause;
    script(PHONE, 10 * HOUR - 100, 10 * HOUR - 50);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, 10.5 * HOUR, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * MORNING - 2 * 1800 + 600, moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), 2 * MORNING, moment_s);
    play_close(&play);
    phone->handle_time = constant(2000); /* all of the break long */
    play = play_desk();
    assert_answered(&play, PHONE, 1, 0, 10 * HOUR + 1900, DESK);
    play_close(&play);
}

static void test_work_after_the_last_shift_is_paid_until_the_plan_ends(
    void **state)
{
    (void)state;
    phone->opening_hours = (struct opening_hours){ .always = true };
    give_shift(20 * HOUR, DAY - 200);
    script(PHONE, 2 * DAY - 300);
    struct play play = play_desk();
    const double on_duty_s = 2 * (MORNING - 200) + 200;
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), on_duty_s, moment_s);
    assert_near(team_total(&play, DESK, TEAM_PAID_S), on_duty_s, moment_s);
    play_close(&play);
}

/* Three until noon, then one; the doors stay open. */
static void test_when_the_number_falls_the_idle_go_first(void **state)
{
    (void)state;
    uint32_t heads[24] = { 0 };
    for (int i = 8; i < 20; i++) {
        heads[i] = i < 12 ? 3 : 1;
    }
    phone->opening_hours = sales->opening_hours;
    desk.teams[DESK].staffing = STAFF_DAILY;
    desk.teams[DESK].n_daily = 24;
    desk.teams[DESK].daily = heads;
    script(PHONE, NOON - 100, NOON + 300); /* one talks on until 12:10 */
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, NOON + 600, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * (3 * MORNING + 8 * HOUR), moment_s);
    play_close(&play);
    script(PHONE, NOON - 100, NOON - 50, NOON + 300);
    play = play_desk(); /* the first to come free goes, the second works */
    assert_answered(&play, PHONE, 2, 0, NOON + 650, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S),
                2 * (3 * MORNING + 8 * HOUR) + 600, moment_s);
    play_close(&play);
}

static void test_a_night_is_one_opening(void **state)
{
    (void)state;
    static const struct open_span nights[] = { { 0, 22 * HOUR, 24 * HOUR },
                                               { 1, 0, 2 * HOUR } };
    phone->opening_hours = (struct opening_hours){ false, 2, nights };
    script(PHONE, DAY - 100, DAY - 50);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, DAY + 600, DESK);
    assert_near(team_total(&play, DESK, TEAM_ON_DUTY_S), 4 * HOUR, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_DAYS), 1, 0);
    play_close(&play);
}

#define with_phone(test) cmocka_unit_test_setup(test, setup)
#define with_sales(test) cmocka_unit_test_setup(test, setup_two)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_phone(test_agents_stay_for_who_waits_at_closing),
        with_phone(test_who_stays_answers_nobody_new),
        with_phone(test_beside_who_stays_another_works_on_tickets),
        with_phone(test_who_stays_takes_the_caller_once_allowed),
        with_phone(test_nobody_stays_once_the_door_is_open_again),
        with_phone(test_who_has_nothing_to_stay_for_goes),
        with_phone(test_who_stayed_idle_goes_when_nobody_waits_any_more),
        with_phone(test_overtime_of_the_warm_up_is_not_paid),
        with_phone(test_persons_stay_for_who_waits_at_closing_too),
        with_phone(test_who_waits_at_closing_may_still_hang_up),
        with_phone(test_who_waits_may_be_sent_off_at_closing),
        with_sales(test_who_stays_takes_only_what_waited_at_closing),
        with_sales(test_who_stays_is_not_sent_off_when_the_number_rises),
        with_sales(test_a_transfer_to_a_closed_door_waits_or_is_sent_off),
        with_phone(test_a_redial_at_a_closed_door_comes_after_the_next_opening),
        with_sales(test_a_switch_looks_at_the_other_door),
        with_phone(test_a_callback_rests_until_the_door_opens_again),
        with_sales(test_a_resting_callback_does_not_overflow),
        with_phone(test_a_callback_may_be_too_late_on_the_next_day),
        with_phone(test_work_in_hand_is_finished_and_nothing_new_is_begun),
        with_phone(test_a_break_begins_after_the_call_in_hand),
        with_sales(test_when_the_number_falls_the_idle_go_first),
        with_phone(test_work_after_the_last_shift_is_paid_until_the_plan_ends),
        with_phone(test_a_night_is_one_opening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
