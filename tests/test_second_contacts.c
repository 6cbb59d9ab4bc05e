/*
 * Customers of tickets who had no reply in time and turn to the phone, worked
 * out by hand: one ticket, one second contact.
 */
#include "centres.h"

enum { EMAIL, PHONE };
enum { DESK };

static struct desk desk;

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 2, 1);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.centre.plan.run_out_s = 14 * DAY;
    return 0;
}

/* Nobody is there until six; patience with the first reply ends at one. */
static void contact_again(void)
{
    static const struct staff_step steps[] = { { 0, 0 }, { 6 * HOUR, 1 } };
    struct ticket_work *work = &desk.channels[EMAIL].ticket;
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 2;
    desk.teams[DESK].steps = steps;
    work->contacts_again = true;
    work->again_patience = constant(HOUR);
    work->again_probability = 1;
    work->again_to = PHONE;
    work->merge_share_frac = 0.5;
    script(EMAIL, 1);
}

static const struct trace_row *second_contact(const struct play *play,
                                              uint32_t nth)
{
    return play_row(play, EMAIL, 0, SECOND_ATTEMPTS_FROM + nth);
}

static void test_who_has_no_reply_in_time_calls_and_the_duplicate_is_merged(
    void **state)
{
    (void)state;
    contact_again();
    struct play play = play_of(&desk);
    const struct trace_row *row = second_contact(&play, 0);
    assert_int_equal(row->channel, PHONE);
    assert_near(row->arrival_s, HOUR + 1, moment_s);
    assert_near(row->answer_s, 6 * HOUR, moment_s); /* live work first */
    assert_answered(&play, EMAIL, 0, 0, 6 * HOUR + 60, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 6 * HOUR + 360);
    assert_near(play_total(&play, EMAIL, TOTAL_CONTACTED_AGAIN), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_FIRST_ATTEMPTS), 0, 0);
    play_close(&play);
}

/* The language gives contacting again no delay of its own: it takes that of a
 * redial there, if there is one. */
static void test_a_second_contact_waits_until_the_channel_opens(void **state)
{
    (void)state;
    static const struct open_span from_three[] = { { 0, 3 * HOUR, 86400 } };
    contact_again();
    desk.channels[PHONE].opening_hours =
        (struct opening_hours){ false, 1, from_three };
    struct play play = play_of(&desk);
    assert_near(second_contact(&play, 0)->arrival_s, 3 * HOUR, moment_s);
    play_close(&play);
    desk.channels[PHONE].redial = (struct redial){ 0, constant(600), 1 };
    play = play_of(&desk);
    assert_near(second_contact(&play, 0)->arrival_s, 3 * HOUR + 600, moment_s);
    play_close(&play);
}

static void test_a_second_contact_that_redials_still_merges(void **state)
{
    (void)state;
    contact_again();
    desk.channels[PHONE].patience = constant(1.5 * HOUR);
    desk.channels[PHONE].redial = (struct redial){ 1, constant(3 * HOUR), 1 };
    struct play play = play_of(&desk);
    assert_string_equal(outcome_name(second_contact(&play, 0)->outcome),
                        "abandoned");
    /* 1 h + 1.5 h + 3 h: waits from 5:30 on */
    assert_near(second_contact(&play, 1)->answer_s, 6 * HOUR, moment_s);
    assert_ended(&play, EMAIL, 0, 0, "answered", 6 * HOUR + 360);
    play_close(&play);
}

static void test_a_second_contact_that_hangs_up_leaves_the_ticket_as_it_was(
    void **state)
{
    (void)state;
    contact_again();
    desk.channels[PHONE].patience = constant(60);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 6 * HOUR + 600);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 0, 0);
    play_close(&play);
}

static void test_a_second_contact_may_be_a_ticket_too(void **state)
{
    (void)state;
    contact_again();
    desk_set_ticket(&desk, PHONE, 1, 600, HOUR);
    desk.channels[PHONE].priority = 1;
    desk.channels[EMAIL].priority = 2;
    struct play play = play_of(&desk);
    assert_near(second_contact(&play, 0)->answer_s, 6 * HOUR, moment_s);
    assert_answered(&play, EMAIL, 0, 0, 6 * HOUR + 600, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 6 * HOUR + 900);
    play_close(&play);
}

static void test_contacting_again_in_vain_is_not_counted(void **state)
{
    (void)state;
    static const struct open_span before[] = { { 0, 0, HOUR } };
    contact_again();
    desk.channels[PHONE].opening_hours =
        (struct opening_hours){ false, 1, before };
    desk.centre.plan.run_out_s = DAY;
    struct play play = play_of(&desk);
    assert_near(play_total(&play, EMAIL, TOTAL_CONTACTED_AGAIN), 0, 0);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 0, 0);
    play_close(&play);
}

static void test_who_has_a_reply_does_not_contact_again(void **state)
{
    (void)state;
    contact_again();
    desk.teams[DESK].staffing = STAFF_NUMBER;
    struct play play = play_of(&desk);
    assert_near(play_total(&play, EMAIL, TOTAL_CONTACTED_AGAIN), 0, 0);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 0, 0);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, setup)
        test(test_who_has_no_reply_in_time_calls_and_the_duplicate_is_merged),
        test(test_a_second_contact_that_redials_still_merges),
        test(test_a_second_contact_that_hangs_up_leaves_the_ticket_as_it_was),
        test(test_a_second_contact_may_be_a_ticket_too),
        test(test_a_second_contact_waits_until_the_channel_opens),
        test(test_contacting_again_in_vain_is_not_counted),
        test(test_who_has_a_reply_does_not_contact_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
