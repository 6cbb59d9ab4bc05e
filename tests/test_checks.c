/* A centre that raises no doubt, and one change at a time that does. Expected
 * numbers are worked out by hand. */
#include "checked_centre.h"

#include <math.h>
#include <string.h>

static void test_an_ordinary_centre_raises_no_doubt(void **state)
{
    assert_doubt(*state, NULL, NULL);
}

static void test_work_and_hands_of_a_week_are_added_up(void **state)
{
    struct fixture *f = *state;
    f->teams[0].absence_frac = 0.1;
    f->teams[0].shrinkage_frac = 0.2;
    const struct workload load = workload_estimate(&f->centre, f->arena);
    assert_near(load.channels[0].open_s_a_week, 50.0 * 3600.0, 1e-6);
    assert_near(load.channels[0].contacts_a_week, 1000.0, 1e-9);
    assert_near(load.channels[0].work_s_a_contact, 210.0, 1e-9);
    assert_near(workload_erlang(&load.channels[0]), 210000.0 / 180000.0, 1e-9);
    assert_near(load.teams[0].scheduled_s_a_week, 360000.0, 1e-6);
    assert_near(load.teams[0].present_s_a_week, 0.72 * 360000.0, 1e-6);
}

static void test_a_chat_takes_a_place_or_an_agent_whichever_is_more(
    void **state)
{
    (void)state;
    struct channel chat = {
        .way = WAY_CHAT,
        .wrap_up.mean_s = 20.0,
        .chat = { .messages_mean = 4.0,
                  .compose.mean_s = 30.0,
                  .customer_reply.mean_s = 60.0 },
    };
    assert_near(workload_chat_s(&chat), 4 * 30.0 + 3 * 60.0, 1e-9);
    assert_near(workload_hands_s(&chat, 1), 320.0, 1e-9);
    assert_near(workload_hands_s(&chat, 2), 160.0, 1e-9);
    assert_near(workload_hands_s(&chat, 3), 4 * 30.0 + 20.0, 1e-9);
    const double rates[] = { 1.0, 1.5 };
    chat.handle_time.mean_s = 280.0;
    chat.chat.rates = rates;
    chat.chat.n_rates = 2;
    assert_near(workload_chat_s(&chat), 280.0, 1e-9);
    assert_near(workload_hands_s(&chat, 1), 300.0, 1e-9);
    assert_near(workload_hands_s(&chat, 2), 200.0, 1e-9);
}

/* Every chat of 1 to 60 messages, and every message that a customer may not
 * answer, one by one. */
static void test_customers_who_stop_answering_have_shorter_chats(void **state)
{
    (void)state;
    for (int geometric = 0; geometric < 2; geometric++) {
        struct channel chat = {
            .way = WAY_CHAT,
            .wrap_up.mean_s = 20.0,
            .chat = { .messages_mean = 3.5,
                      .messages_shape =
                          geometric ? COUNT_GEOMETRIC : COUNT_POISSON,
                      .compose.mean_s = 30.0,
                      .customer_reply.mean_s = 60.0,
                      .gone_frac = 0.4,
                      .idle_close_s = 600.0 },
        };
        double chance = geometric ? 1.0 / 3.5 : exp(-2.5);
        double sent = chance;
        double replies = 0.0;
        double idle_s = 0.0;
        for (int n = 2; n < 100; n++) {
            chance *= geometric ? 1.0 - 1.0 / 3.5 : 2.5 / (n - 1);
            sent += 0.6 * chance * n;
            replies += 0.6 * chance * (n - 1);
            for (int last = 1; last < n; last++) {
                sent += 0.4 * chance / (n - 1) * last;
                replies += 0.4 * chance / (n - 1) * (last - 1);
                idle_s += 0.4 * chance / (n - 1) * 600.0;
            }
        }
        const double length_s = 30.0 * sent + 60.0 * replies;
        assert_near(workload_writing_s(&chat), 30.0 * sent, 1e-9);
        assert_near(workload_chat_s(&chat), length_s, 1e-9);
        assert_near(workload_hands_s(&chat, 1), length_s + idle_s + 20.0, 1e-9);
        assert_near(workload_hands_s(&chat, 20), 30.0 * sent + 20.0, 1e-9);
    }
}

static void test_a_ticket_is_replies_and_comings_back(void **state)
{
    struct fixture *f = *state;
    f->channels[0].way = WAY_TICKET;
    f->channels[0].handle_time.mean_s = 300.0;
    f->channels[0].wrap_up.mean_s = 0.0;
    f->channels[0].ticket.replies_mean = 2.0;
    f->channels[0].ticket.reopen_probability = 0.2;
    const struct workload load = workload_estimate(&f->centre, f->arena);
    assert_near(load.channels[0].work_s_a_contact, 2.25 * 300.0, 1e-9);
}

static void test_volumes_of_every_basis_become_a_week(void **state)
{
    struct fixture *f = *state;
    f->channels[0].volume.amount = 40.0;
    f->channels[0].volume.basis = VOLUME_PER_DAY;
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        200.0, 1e-9);
    f->channels[0].volume.basis = VOLUME_PER_HOUR;
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        2000.0, 1e-6);
    f->channels[0].any_time = true;
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        40.0 * 168.0, 1e-6);
    f->centre.plan.n_days = 21;
    const double weeks[] = { 10.0, 20.0, 60.0 };
    f->channels[0].volume = (struct volume){ .basis = VOLUME_LIST,
                                             .n_weeks = 3,
                                             .per_week = weeks };
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        30.0, 1e-9);
}

/* Doubling every day: 1 + 2 + ... + 64 = 127 in the first week. */
static void test_volumes_of_every_basis_grow(void **state)
{
    struct fixture *f = *state;
    f->centre.plan.n_days = 14;
    f->channels[0].growth_a_day = 2.0;
    f->channels[0].volume.amount = 70.0;
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        70.0 * (127.0 + 128.0 * 127.0) / 14.0, 1e-6);
    const double weeks[] = { 70.0, 7.0 };
    f->channels[0].volume = (struct volume){ .basis = VOLUME_LIST,
                                             .n_weeks = 2,
                                             .per_week = weeks };
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        (10.0 * 127.0 + 128.0 * 127.0) / 2.0, 1e-6);
    const struct count_step counts[] = { { 0.0, 3600.0, 5.0 },
                                         { 3.5 * 86400.0, 3600.0, 6.0 } };
    f->channels[0].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                             .n_counts = 2,
                                             .counts = counts };
    f->channels[0].any_time = true; /* midnight too */
    assert_near(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        (5.0 + 8.0 * 6.0) / 2.0, 1e-9);
}

static void test_shifts_count_their_breaks_and_their_dates(void **state)
{
    struct fixture *f = *state;
    const struct break_rule pause = { 43200.0, 1800.0, 3600.0 };
    const struct shift shift = {
        .name = "early",
        .agents = 3,
        .days_mask = 0x1f,
        .from_s = 28800.0,
        .to_s = 59400.0, /* 8.5 h */
        .has_until = true,
        .until_day = f->centre.plan.start_day + 14, /* half of the plan */
        .n_breaks = 1,
        .breaks = &pause,
    };
    f->teams[0].staffing = STAFF_SHIFTS;
    f->teams[0].n_shifts = 1;
    f->teams[0].shifts = &shift;
    const struct workload load = workload_estimate(&f->centre, f->arena);
    assert_near(load.teams[0].scheduled_s_a_week,
                0.5 * 3.0 * 5.0 * 8.0 * 3600.0, 1e-6);
}

static void test_a_night_shift_of_sunday_ends_on_monday(void **state)
{
    struct fixture *f = *state;
    const struct shift night = { .name = "night",
                                 .agents = 1,
                                 .days_mask = 1u << 6,
                                 .from_s = 79200.0,
                                 .to_s = 108000.0 };
    f->teams[0].staffing = STAFF_SHIFTS;
    f->teams[0].n_shifts = 1;
    f->teams[0].shifts = &night;
    const struct workload load = workload_estimate(&f->centre, f->arena);
    assert_near(load.teams[0].scheduled_s_a_week, 8.0 * 3600.0, 1e-6);
    assert_near(load.teams[0].agents[0], 1.0, 1e-12);
    assert_near(load.teams[0].agents[QUARTERS_A_WEEK - 1], 1.0, 1e-12);
    assert_near(load.teams[0].agents[24], 0.0, 1e-12);
}

static void test_meetings_and_files_of_staff_are_added_up(void **state)
{
    struct fixture *f = *state;
    const struct away_rule meeting = { "meeting", 1u << 1, 32400.0, 3600.0,
                                       0.5 };
    const struct staff_step steps[] = { { 28800.0, 4 }, { 64800.0, 0 } };
    f->teams[0].n_away = 1;
    f->teams[0].away = &meeting;
    assert_near(
        workload_estimate(&f->centre, f->arena).teams[0].scheduled_s_a_week,
        (100.0 - 1.0) * 3600.0, 1e-6);
    f->teams[0].n_away = 0;
    f->teams[0].staffing = STAFF_STEPS;
    f->teams[0].n_steps = 2;
    f->teams[0].steps = steps;
    assert_near(
        workload_estimate(&f->centre, f->arena).teams[0].scheduled_s_a_week,
        4.0 * 10.0 * 3600.0 / 4.0, 1e-6);
}

static void test_transfers_bring_work_along(void **state)
{
    struct fixture *f = *state;
    const struct transfer_option onward = { 1, 0.1, 0 };
    const struct transfer_option back = { 0, 0.5, 0 };
    f->centre.n_channels = 2;
    f->channels[1].volume.basis = VOLUME_NONE;
    f->channels[0].n_transfers = 1;
    f->channels[0].transfers = &onward;
    f->channels[1].n_transfers = 1;
    f->channels[1].transfers = &back;
    const struct workload load = workload_estimate(&f->centre, f->arena);
    /* a = 1000 + b / 2, b = a / 10 */
    assert_near(load.channels[0].contacts_a_week, 1000.0 / 0.95, 1e-6);
    assert_near(load.channels[1].contacts_a_week, 100.0 / 0.95, 1e-6);
    assert_near(load.channels[1].first_attempts_a_week, 0.0, 1e-12);
}

static void test_a_channel_is_forecast_for_the_days_that_it_is_there(
    void **state)
{
    struct fixture *f = *state;
    struct channel *phone = &f->channels[0];
    phone->growth_a_day = 1.01;
    phone->has_from = true;
    phone->from_day = f->centre.plan.start_day + 7;
    phone->has_until = true;
    phone->until_day = f->centre.plan.start_day + 21;
    double sum = 0.0;
    for (int day = 7; day < 21; day++) {
        sum += pow(1.01, day) / 14.0;
    }
    assert_relative(work_of(f)->contacts_a_week, 1000.0 * sum, 1e-12);
    assert_near(work_of(f)->life_frac, 0.5, 1e-12);
    phone->growth_a_day = 1.0;
    phone->volume.amount = 3000.0; /* 175 h in half of the weeks: 87.5 h */
    assert_doubt(
        f, "teams.first",
        "from 11 Jan 2027 to 24 Jan 2027, 175 hours of work a week for "
        "100 hours of agents at work: occupancy would be 175.0 %, and "
        "above 92 % waiting grows out of hand");
    phone->has_from = false; /* in three quarters of them: 131.25 h */
    assert_doubt(f, "teams.first",
                 "131 hours of work a week for 100 hours of agents at work: "
                 "occupancy would be 131.3 %, and above 92 % waiting grows "
                 "out of hand");
    phone->until_day = f->centre.plan.start_day; /* over before it begins */
    assert_near(work_of(f)->contacts_a_week, 0.0, 0.0);
    assert_near(work_of(f)->life_frac, 0.0, 0.0);
}

static void test_growth_is_averaged_over_the_plan(void **state)
{
    struct fixture *f = *state;
    f->channels[0].growth_a_day = 1.01;
    double sum = 0.0; /* day by day: growth compounds daily */
    for (int day = 0; day < 28; day++) {
        sum += pow(1.01, day) / 28.0;
    }
    assert_relative(
        workload_estimate(&f->centre, f->arena).channels[0].contacts_a_week,
        1000.0 * sum, 1e-12);
}

static void test_handling_far_from_the_benchmark_is_doubted(void **state)
{
    struct fixture *f = *state;
    f->teams[0].agents = 9;
    f->channels[0].handle_time.mean_s = 3.1 * 174.0;
    assert_doubt(
        f, "channels.phone.handle_time",
        "handling takes 8.99 min on average, where 2.9 min is usual "
        "for b2c (Zendesk Benchmark, omnichannel report: how firms open "
        "channels, and help centres (in Dutch))");
    f->channels[0].handle_time.mean_s = 2.9 * 174.0;
    assert_doubt(f, NULL, NULL);
    f->channels[0].handle_time.mean_s = 60.0;
    assert_doubt(f, NULL, NULL);
    f->channels[0].handle_time.mean_s = 30.0;
    assert_doubt(f, "channels.phone.handle_time",
                 "handling takes 30 s on average, where 2.9 min is usual for "
                 "b2c (Zendesk Benchmark, omnichannel report: how firms open "
                 "channels, and help centres (in Dutch))");
    f->centre.audience = AUDIENCE_NONE;
    assert_doubt(f, NULL, NULL);
}

static void test_patience_below_the_target_is_doubted(void **state)
{
    struct fixture *f = *state;
    f->channels[0].patience.mean_s = 15.0;
    assert_doubt(f, "channels.phone.patience",
                 "customers hang up after 15 s on average, sooner than the "
                 "target of 20 s");
    f->channels[0].patience.shape = SHAPE_NEVER;
    assert_doubt(f, NULL, NULL);
}

static void test_too_much_work_is_doubted(void **state)
{
    struct fixture *f = *state;
    f->channels[0].volume.amount = 1700.0; /* 99.17 h */
    assert_doubt(f, "teams.first",
                 "99 hours of work a week for 100 hours of agents at work: "
                 "occupancy would be 99.2 %, and above 92 % waiting grows out "
                 "of hand");
    f->channels[0].volume.amount = 1577.0; /* 91.99 h */
    assert_doubt(f, NULL, NULL);
    f->channels[0].volume.amount = 1579.0; /* 92.11 h */
    assert_doubt(f, "teams.first",
                 "92 hours of work a week for 100 hours of agents at work: "
                 "occupancy would be 92.1 %, and above 92 % waiting grows out "
                 "of hand");
}

static void test_teams_that_share_a_channel_carry_it_together(void **state)
{
    struct fixture *f = *state;
    f->centre.n_teams = 2;
    f->serves[1][0] = 0;
    f->by[0][1].team = 1;
    f->channels[0].n_answered_by = 2;
    f->channels[0].volume.amount = 3000.0; /* 175 h for 200 h */
    assert_doubt(f, NULL, NULL);
    f->channels[0].volume.amount = 3300.0; /* 192.5 h */
    assert_doubt(f, "teams.first, second",
                 "192 hours of work a week for 200 hours of agents at work: "
                 "occupancy would be 96.3 %, and above 92 % waiting grows out "
                 "of hand");
}

static void test_a_channel_that_nobody_serves_is_doubted(void **state)
{
    struct fixture *f = *state;
    f->channels[0].n_answered_by = 0;
    f->centre.n_teams = 0;
    assert_doubt(f, "channels.phone",
                 "no team serves this channel: nobody who comes is answered");
}

static void test_an_open_day_without_agents_is_doubted(void **state)
{
    struct fixture *f = *state;
    struct shift shift = { .name = "all",
                           .agents = 6,
                           .days_mask = 0x1e,
                           .from_s = 28800.0,
                           .to_s = 64800.0 };
    f->teams[0].staffing = STAFF_SHIFTS;
    f->teams[0].n_shifts = 1;
    f->teams[0].shifts = &shift;
    assert_doubt(f, "channels.phone",
                 "the channel is open on Monday 08:00 to 18:00, but no agent "
                 "who serves it is scheduled then");
    shift.days_mask = 0x1f;
    shift.from_s = 29100.0; /* five past eight is soon enough */
    shift.to_s = 46800.0;
    assert_doubt(f, "channels.phone",
                 "the channel is open on Monday 13:00 to 18:00, but no agent "
                 "who serves it is scheduled then, nor at 4 other times of "
                 "the week");
    f->spans[4].to_s = 48060.0; /* Friday until 13:21 */
    shift.days_mask = 0x0f;
    shift.to_s = 64800.0;
    assert_doubt(f, "channels.phone",
                 "the channel is open on Friday 08:00 to 13:21, but no agent "
                 "who serves it is scheduled then");
    const struct away_rule meeting = { "stand-up", 0x1f, 32400.0, 900.0, 1.0 };
    f->teams[0].n_away = 1;
    f->teams[0].away = &meeting; /* told by whoever wrote it */
    shift.days_mask = 0x1f;
    assert_doubt(f, NULL, NULL);
    f->channels[0].way = WAY_TICKET; /* may wait for the morning */
    shift.days_mask = 0x1f;
    shift.to_s = 46800.0;
    f->channels[0].ticket.replies_mean = 1.0;
    assert_doubt(f, NULL, NULL);
    shift.agents = 0;
    assert_doubt(f, "channels.phone",
                 "no agent who serves it is ever scheduled while it is open");
    f->teams[0].staffing = STAFF_AS_NEEDED;
    assert_doubt(f, NULL, NULL);
}

static void test_a_channel_that_never_opens_is_doubted(void **state)
{
    struct fixture *f = *state;
    f->channels[0].opening_hours.n_spans = 0;
    f->channels[0].volume.basis = VOLUME_NONE;
    assert_doubt(f, "channels.phone.opening_hours",
                 "this channel is never open");
}

static void test_agents_at_the_wrong_hours_are_doubted(void **state)
{
    struct fixture *f = *state;
    const struct shift night = { .name = "night",
                                 .agents = 3,
                                 .days_mask = 0x1f,
                                 .from_s = 68400.0,
                                 .to_s = 79200.0 };
    f->centre.n_teams = 2;
    f->serves[1][0] = 0;
    f->by[0][1].team = 1;
    f->channels[0].n_answered_by = 2;
    f->teams[1].staffing = STAFF_SHIFTS;
    f->teams[1].n_shifts = 1;
    f->teams[1].shifts = &night;
    assert_doubt(f, "teams.second",
                 "its agents are scheduled only when no channel that they "
                 "serve is open");
}

static void test_many_chats_and_falling_rates_are_doubted(void **state)
{
    struct fixture *f = *state;
    const double rates[] = { 1.0, 1.7, 1.6 };
    f->channels[0].way = WAY_CHAT;
    f->channels[0].kind = "chat";
    f->channels[0].chat.n_rates = 2;
    f->channels[0].chat.rates = rates;
    f->teams[0].chats_at_once = 6;
    assert_doubt(f, "teams.first.chats_at_once",
                 "6 chats at once are more than people keep up with; 2 or 3 "
                 "are usual");
    f->teams[0].chats_at_once = 5;
    assert_doubt(f, NULL, NULL);
    f->channels[0].chat.n_rates = 3;
    assert_doubt(f, "channels.phone.rate",
                 "an agent with 3 chats gets less done than with 2 (1.6 "
                 "against 1.7)");
}

static void test_a_withdrawal_outside_the_plan_is_doubted(void **state)
{
    struct fixture *f = *state;
    struct rollout rollout = { .what = ROLLOUT_WITHDRAW,
                               .title = "chat",
                               .on_day = f->centre.plan.start_day + 27 };
    f->centre.n_rollouts = 1;
    f->centre.rollouts = &rollout;
    assert_doubt(f, NULL, NULL);
    rollout.on_day++;
    assert_doubt(f, "rollout.chat.on",
                 "1 Feb 2027 is outside the plan, which runs from "
                 "4 Jan 2027 to 31 Jan 2027");
}

static void test_a_launch_that_nobody_is_offered_is_doubted(void **state)
{
    struct fixture *f = *state;
    const int32_t on = f->centre.plan.start_day + 7;
    struct offered_step steps[] = { { on, 0.1 }, { on + 14, 1.0 } };
    struct rollout launch = { .what = ROLLOUT_LAUNCH,
                              .title = "phone",
                              .on_day = on,
                              .n_steps = 2,
                              .steps = steps };
    f->centre.n_rollouts = 1;
    f->centre.rollouts = &launch;
    assert_doubt(f, NULL, NULL);
    steps[0].on_day = on + 7;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the launch is on 11 Jan 2027, and nobody is offered the "
                 "channel before 18 Jan 2027: write on = \"2027-01-18\", or "
                 "begin the steps on the day of the launch");
    steps[0].on_day = on - 1;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the launch is on 11 Jan 2027 and the first step on 10 Jan "
                 "2027: nobody is offered the channel before the launch; write "
                 "on = \"2027-01-10\" to launch then, or begin the steps on "
                 "the day of the launch");
}

/* Opening hours are Monday to Friday; 10 January is a Sunday. */
static void test_a_launch_on_a_closed_day_is_doubted(void **state)
{
    struct fixture *f = *state;
    struct offered_step step = { f->centre.plan.start_day + 6, 1.0 };
    struct rollout launch = { .what = ROLLOUT_LAUNCH,
                              .title = "phone",
                              .on_day = step.on_day,
                              .n_steps = 1,
                              .steps = &step };
    f->centre.n_rollouts = 1;
    f->centre.rollouts = &launch;
    assert_doubt(f, "rollout.phone.on",
                 "phone is closed on 10 Jan 2027, the day of its launch: "
                 "write on = \"2027-01-11\", the next day that it is open");
}

static void test_hires_who_never_come_are_doubted(void **state)
{
    struct fixture *f = *state;
    struct new_hire hire = { .agents = 2,
                             .on_day = f->centre.plan.start_day + 27,
                             .shift = NO_INDEX,
                             .starts_at = 0.5,
                             .full_speed_after_s = 7 * 86400.0 };
    f->teams[0].n_new_hires = 1;
    f->teams[0].new_hires = &hire;
    assert_doubt(f, NULL, NULL);
    hire.on_day++;
    assert_doubt(f, "teams.first.new_hires",
                 "those of 1 Feb 2027 come after the plan, which runs from "
                 "4 Jan 2027 to 31 Jan 2027");
    hire.on_day = f->centre.plan.start_day - 7; /* ready when it begins */
    assert_doubt(f, NULL, NULL);
    hire.on_day--;
    assert_doubt(f, "teams.first.new_hires",
                 "those of 27 Dec 2026 have learned all before the plan starts "
                 "on 4 Jan 2027: count them among the agents");
    f->centre.plan.warm_up_s = 86400.0;
    assert_doubt(f, NULL, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_an_ordinary_centre_raises_no_doubt),
        TEST(test_work_and_hands_of_a_week_are_added_up),
        TEST(test_a_chat_takes_a_place_or_an_agent_whichever_is_more),
        TEST(test_customers_who_stop_answering_have_shorter_chats),
        TEST(test_a_ticket_is_replies_and_comings_back),
        TEST(test_volumes_of_every_basis_become_a_week),
        TEST(test_volumes_of_every_basis_grow),
        TEST(test_shifts_count_their_breaks_and_their_dates),
        TEST(test_a_night_shift_of_sunday_ends_on_monday),
        TEST(test_meetings_and_files_of_staff_are_added_up),
        TEST(test_transfers_bring_work_along),
        TEST(test_a_channel_is_forecast_for_the_days_that_it_is_there),
        TEST(test_growth_is_averaged_over_the_plan),
        TEST(test_handling_far_from_the_benchmark_is_doubted),
        TEST(test_patience_below_the_target_is_doubted),
        TEST(test_too_much_work_is_doubted),
        TEST(test_teams_that_share_a_channel_carry_it_together),
        TEST(test_a_channel_that_nobody_serves_is_doubted),
        TEST(test_an_open_day_without_agents_is_doubted),
        TEST(test_a_channel_that_never_opens_is_doubted),
        TEST(test_agents_at_the_wrong_hours_are_doubted),
        TEST(test_many_chats_and_falling_rates_are_doubted),
        TEST(test_hires_who_never_come_are_doubted),
        TEST(test_a_withdrawal_outside_the_plan_is_doubted),
        TEST(test_a_launch_that_nobody_is_offered_is_doubted),
        TEST(test_a_launch_on_a_closed_day_is_doubted),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
