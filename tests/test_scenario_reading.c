/* What a scenario's words become in the centre, by hand. */
#include "base/civil.h"
#include "reading.h"

static int32_t day(int year, int month, int day_of_month)
{
    return civil_day_number((struct civil_date){ year, month, day_of_month });
}

static const struct centre *whole(struct reading *reading)
{
    return reading_file(reading->arena, "tests/good/whole_language.cfg").centre;
}

static const struct channel *channel_of(const struct centre *centre,
                                        const char *name)
{
    for (size_t i = 0; i < centre->n_channels; i++) {
        if (strcmp(centre->channels[i].name, name) == 0) {
            return &centre->channels[i];
        }
    }
    fail_test("no channel %s", name);
    return NULL;
}

static void test_the_whole_language_loads(void **state)
{
    const struct centre *centre = whole(*state);
    assert_int_equal(centre->n_channels, 4);
    assert_int_equal(centre->n_teams, 2);
    assert_int_equal(centre->n_rollouts, 3);
    assert_int_equal(centre->n_variants, 2);
    assert_string_equal(centre->title, "Webshop opens chat in week 3");
    assert_int_equal(centre->audience, AUDIENCE_B2C);
    assert_false(centre->integrations);
}

static void test_a_plan_is_read_in_days_and_seconds(void **state)
{
    const struct plan *plan = &whole(*state)->plan;
    assert_int_equal(plan->start_day, day(2027, 1, 4));
    assert_int_equal(plan->n_days, 84);
    assert_near(plan->warm_up_s, 14 * 86400.0, 0);
    assert_near(plan->run_out_s, 14 * 86400.0, 0);
    assert_near(plan->interval_s, 1800, 0);
    assert_near(plan->day_variation_cv, 0.06, 1e-15);
    assert_string_equal(plan->language, "nl");
    assert_int_equal(plan->n_special_days, 1);
    assert_near(plan->special_days[0].volume_factor, 1.5, 1e-15);
    assert_true(plan->special_days[0].has_opening_hours);
    assert_near(plan->special_days[0].opening_hours.spans[0].to_s, 22 * 3600.0,
                0);
}

/* From 21 December to 12 April: two Christmas days, New Year, the day named,
 * Easter Sunday (28 March) and Monday. */
static void test_holidays_reach_over_warm_up_and_run_out(void **state)
{
    const struct plan *plan = &whole(*state)->plan;
    const int32_t wanted[] = { day(2026, 12, 25), day(2026, 12, 26),
                               day(2027, 1, 1),   day(2027, 2, 19),
                               day(2027, 3, 28),  day(2027, 3, 29) };
    assert_int_equal(plan->n_holidays, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(plan->holidays[i], wanted[i]);
    }
}

static void test_opening_hours_are_spans_in_order(void **state)
{
    const struct opening_hours *hours = &whole(*state)->opening_hours;
    assert_false(hours->always);
    assert_int_equal(hours->n_spans, 6);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(hours->spans[i].weekday, i);
        assert_near(hours->spans[i].from_s, 8 * 3600.0, 0);
        assert_near(hours->spans[i].to_s, 20 * 3600.0, 0);
    }
    assert_int_equal(hours->spans[5].weekday, 5);
}

static void test_a_night_belongs_to_two_days(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){
            .more = "opening_hours = ( { days = \"sun\"; from = \"22:00\"; to "
                    "= \"06:00\"; }, { days = \"mon\"; from = \"05:00\"; to = "
                    "\"09:00\"; } );" });
    const struct opening_hours *hours = &centre->opening_hours;
    assert_int_equal(hours->n_spans, 2);
    assert_int_equal(hours->spans[0].weekday, 0);
    assert_near(hours->spans[0].from_s, 0, 0);
    assert_near(hours->spans[0].to_s, 9 * 3600.0, 0);
    assert_int_equal(hours->spans[1].weekday, 6);
    assert_near(hours->spans[1].to_s, 86400, 0);
}

static void test_a_call_channel_is_read(void **state)
{
    const struct centre *centre = whole(*state);
    const struct channel *phone = channel_of(centre, "phone");
    assert_int_equal(phone->way, WAY_CALL);
    assert_false(phone->any_time);
    assert_int_equal(phone->volume.basis, VOLUME_PER_WEEK);
    assert_near(phone->volume.amount, 1400, 0);
    assert_near(phone->growth_a_day, pow(1.01, 1.0 / 7), 1e-15);
    assert_true(phone->has_weekday_pattern);
    assert_near(phone->weekday_pattern[0], 1.25, 0);
    assert_int_equal(phone->handle_time.shape, SHAPE_LOGNORMAL);
    assert_near(phone->handle_time.mean_s, 174, 1e-9);
    assert_near(phone->handle_time.cv, 0.8, 0);
    assert_near(phone->wrap_up.mean_s, 40, 0);
    assert_int_equal(phone->patience.shape, SHAPE_EXPONENTIAL);
    assert_near(phone->patience.mean_s, 180, 0);
    assert_int_equal(phone->lines, 60);
    assert_int_equal(phone->waiting_places, NO_LIMIT);
    assert_near(phone->redial.probability, 0.4, 1e-15);
    assert_int_equal(phone->redial.at_most, 3);
    assert_int_equal(phone->n_switches, 1);
    assert_string_equal(centre->channels[phone->switches[0].to].name, "email");
    assert_true(phone->callback.offered);
    assert_near(phone->callback.within_s, 7200, 0);
    assert_true(phone->target.set);
    assert_near(phone->target.within_s, 20, 0);
    assert_int_equal(phone->from_day, day(2027, 1, 4));
    assert_int_equal(phone->until_day, day(2027, 3, 29));
    assert_int_equal(phone->n_answered_by, 2);
    assert_near(phone->answered_by[1].after_s, 20, 0);
}

static void test_like_copies_what_is_not_said(void **state)
{
    const struct centre *centre = whole(*state);
    const struct channel *like = channel_of(centre, "specialists");
    assert_string_equal(like->kind, "phone");
    assert_int_equal(like->way, WAY_CALL);
    assert_near(like->volume.amount, 60, 0);
    assert_near(like->handle_time.mean_s, 540, 0);
    assert_near(like->wrap_up.mean_s, 40, 0);
    assert_int_equal(like->lines, 60);
    assert_near(like->redial.probability, 0, 0);
    assert_int_equal(like->redial.at_most, 3);
    assert_int_equal(like->n_switches, 0);
    assert_int_equal(like->n_transfers, 0);
    assert_int_equal(like->priority, 2);
    assert_int_equal(like->until_day, day(2027, 3, 29));
}

static void test_a_chat_channel_is_read(void **state)
{
    const struct channel *chat = channel_of(whole(*state), "chat");
    assert_int_equal(chat->way, WAY_CHAT);
    assert_near(chat->chat.messages_mean, 4.8, 0);
    assert_int_equal(chat->chat.messages_shape, COUNT_POISSON);
    assert_near(chat->chat.compose.mean_s, 38, 0);
    assert_near(chat->chat.customer_reply.mean_s, 55, 0);
    assert_near(chat->chat.gone_frac, 0.05, 1e-15);
    assert_near(chat->chat.idle_close_s, 600, 0);
    assert_int_equal(chat->chat.n_rates, 0);
}

static void test_a_ticket_channel_is_read(void **state)
{
    const struct centre *centre = whole(*state);
    const struct channel *email = channel_of(centre, "email");
    assert_int_equal(email->way, WAY_TICKET);
    assert_true(email->any_time);
    assert_near(email->handle_time.mean_s, 360, 0);
    assert_near(email->ticket.replies_mean, 1.6, 0);
    assert_near(email->ticket.customer_reply.mean_s, 9 * 3600.0, 0);
    assert_near(email->ticket.customer_reply.cv, 1.2, 0);
    assert_near(email->ticket.hold_probability, 0.08, 1e-15);
    assert_near(email->ticket.reopen_after.mean_s, 2 * 86400.0, 0);
    assert_true(email->ticket.contacts_again);
    assert_string_equal(centre->channels[email->ticket.again_to].name, "phone");
    assert_near(email->ticket.merge_share_frac, 0.5, 0);
    assert_int_equal(email->transfers[0].after_replies, 2);
    assert_int_equal(email->ticket.backlog_tickets, 300);
    assert_near(email->ticket.backlog_oldest_s, 3 * 86400.0, 0);
    assert_true(email->target.open_hours);
    assert_near(email->target.within_s, 8 * 3600.0, 0);
    assert_near(email->solve_target.share_frac, 0.8, 1e-15);
    assert_false(email->solve_target.open_hours);
}

static void test_teams_are_read(void **state)
{
    const struct centre *centre = whole(*state);
    const struct team *first = &centre->teams[0];
    const struct team *experts = &centre->teams[1];
    assert_int_equal(first->staffing, STAFF_NUMBER);
    assert_int_equal(first->agents, 22);
    assert_int_equal(first->n_serves, 3);
    assert_int_equal(first->serves[1], 2);
    assert_near(first->speed[3], 1.1, 0);
    assert_near(first->speed[1], 1, 0);
    assert_near(first->cost_an_hour, 31, 0);
    assert_int_equal(experts->staffing, STAFF_SHIFTS);
    assert_int_equal(experts->n_shifts, 2);
    assert_int_equal(experts->shifts[0].days_mask, 0x1f);
    assert_near(experts->shifts[0].breaks[0].spread_s, 3600, 0);
    assert_int_equal(experts->new_hires[0].shift, 1);
    assert_near(experts->new_hires[0].full_speed_after_s, 42 * 86400.0, 0);
    assert_near(experts->turnover_a_year, 0.3, 1e-15);
    assert_near(experts->away[0].share_frac, 0.5, 0);
}

static void test_the_rollout_is_read(void **state)
{
    const struct centre *centre = whole(*state);
    const struct rollout *launch = &centre->rollouts[0];
    const struct rollout *change = &centre->rollouts[1];
    const struct rollout *withdraw = &centre->rollouts[2];
    assert_int_equal(launch->what, ROLLOUT_LAUNCH);
    assert_int_equal(launch->on_day, day(2027, 1, 18));
    assert_int_equal(launch->n_steps, 2);
    assert_near(launch->steps[0].share_frac, 0.1, 1e-15);
    assert_int_equal(launch->n_shares, 3);
    assert_int_equal(launch->shares[0].channel, NO_INDEX);
    assert_int_equal(launch->shares[1].channel, 3);
    assert_near(launch->settles_s, 63 * 86400.0, 0);
    assert_near(launch->training_s, 6 * 3600.0, 0);
    assert_int_equal(change->what, ROLLOUT_CHANGE);
    assert_true(change->is_factor);
    assert_near(change->value, 1.35, 1e-15);
    assert_true(change->has_end);
    assert_int_equal(change->end_day, day(2027, 3, 15));
    assert_string_equal(change->note, "Spring sale");
    assert_int_equal(withdraw->what, ROLLOUT_WITHDRAW);
    assert_int_equal(withdraw->n_shares, 2);
    assert_near(withdraw->shares[1].share_frac, 0.2, 1e-15);
}

/* The five most wanted of 200 topics get 40 %: summed term by term. */
static void test_a_zipf_law_gives_the_top_five_their_share(void **state)
{
    const struct help_centre *help = &whole(*state)->help_centre;
    double top = 0;
    double all = 0;
    for (int k = 200; k >= 1; k--) {
        const double weight = exp(-help->zipf * log(k));
        all += weight;
        top += k <= 5 ? weight : 0;
    }
    assert_true(help->set);
    assert_string_equal(help->approach, "improver");
    assert_near(top / all, 0.4, 1e-9);
    assert_near(help->reach[0], 0.4, 0);
    assert_near(help->reach[1], 1, 0);
    assert_near(help->stale_after_s, 182 * 86400.0, 0);
}

static void test_an_approach_fills_in_the_help_centre(void **state)
{
    const struct centre *centre = reading_text(
        *state,
        "audience = \"b2c\"; opening_hours = \"always\";\n"
        "channels = { email = { volume = \"100 / week\"; }; };\n"
        "teams = { desk = { serves = [ \"email\" ]; agents = 5; }; };\n"
        "help_centre = { approach = \"improver\"; solves = \"50 %\"; };\n");
    const struct help_centre *help = &centre->help_centre;
    assert_near(help->articles, 5, 0);
    assert_near(help->solves_frac, 0.5, 0);
    assert_near(help->no_result_frac, 0.175, 1e-15);
    assert_true(isinf(help->stale_after_s));
}

static void test_goals_study_and_shift_types_are_read(void **state)
{
    const struct centre *centre = whole(*state);
    assert_near(centre->goals.budget_a_week, 30000, 0);
    assert_near(centre->goals.occupancy_at_most_frac, 0.88, 1e-15);
    assert_int_equal(centre->study.replications, 200);
    assert_int_equal(centre->study.at_most, 5000);
    assert_near(centre->study.precision_frac, 0.01, 1e-15);
    assert_int_equal(centre->shift_types[0].n_starts, 3);
    assert_near(centre->shift_types[0].starts_s[1], 8.5 * 3600, 0);
    assert_near(centre->shift_types[0].contract_a_week_s, 36 * 3600.0, 0);
    assert_int_equal(centre->shift_types[0].at_most, 20);
}

static void test_audience_none_is_neutral(void **state)
{
    const struct centre *centre =
        reading_parts(*state, (struct reading_parts){ 0 });
    const struct channel *phone = &centre->channels[0];
    const struct team *desk = &centre->teams[0];
    assert_true(centre->opening_hours.always);
    assert_true(phone->opening_hours.always);
    assert_near(centre->plan.warm_up_s, 0, 0);
    assert_near(centre->plan.run_out_s, 14 * 86400.0, 0);
    assert_int_equal(phone->handle_time.shape, SHAPE_EXPONENTIAL);
    assert_int_equal(phone->wrap_up.shape, SHAPE_CONSTANT);
    assert_near(phone->wrap_up.mean_s, 0, 0);
    assert_int_equal(phone->patience.shape, SHAPE_NEVER);
    assert_near(phone->redial.probability, 0, 0);
    assert_int_equal(phone->n_daily_pattern, 0);
    assert_false(phone->has_weekday_pattern);
    assert_near(phone->day_variation_cv, 0, 0);
    assert_near(phone->growth_a_day, 1, 0);
    assert_false(phone->target.set);
    assert_int_equal(phone->n_answered_by, 1);
    assert_int_equal(desk->chats_at_once, 1);
    assert_near(desk->absence_frac, 0, 0);
    assert_near(desk->resume_cost_s, 0, 0);
    assert_true(centre->routing.chats_while_calls_wait);
}

static void test_an_audience_fills_in_its_benchmark(void **state)
{
    const struct centre *centre = reading_text(
        *state,
        "audience = \"b2b\"; opening_hours = \"always\";\n"
        "channels = { phone = { volume = \"100 / day\"; };\n"
        "  chat = { volume = \"10 / hour\"; }; };\n"
        "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = 5; }; "
        "};\n");
    const struct channel *phone = &centre->channels[0];
    assert_near(phone->handle_time.mean_s, 4.2 * 60, 1e-9);
    assert_int_equal(phone->handle_time.shape, SHAPE_LOGNORMAL);
    assert_int_equal(phone->volume.basis, VOLUME_PER_DAY);
    assert_near(centre->channels[1].chat.messages_mean, 5.2, 0);
    assert_int_equal(centre->teams[0].chats_at_once, 2);
    assert_near(centre->plan.warm_up_s, 0, 0);
}

static void test_tickets_bring_a_warm_up(void **state)
{
    const struct centre *centre = reading_text(
        *state,
        "audience = \"small\"; opening_hours = \"always\";\n"
        "channels = { email = { volume = \"100 / day\"; }; };\n"
        "teams = { desk = { serves = [ \"email\" ]; agents = 5; }; };\n");
    assert_near(centre->plan.warm_up_s, 14 * 86400.0, 0);
    assert_true(centre->channels[0].any_time);
}

static void test_a_kind_of_ones_own_is_like_another(void **state)
{
    const struct centre *centre = reading_text(
        *state,
        "audience = \"b2c\"; opening_hours = \"always\";\n"
        "kinds = { telegram = { like = \"messaging\"; handle_time = \"90 s\"; "
        "}; };\n"
        "channels = { telegram = { volume = \"100 / day\"; }; };\n"
        "teams = { desk = { serves = [ \"telegram\" ]; agents = 5; }; };\n");
    const struct channel *telegram = &centre->channels[0];
    assert_int_equal(telegram->way, WAY_TICKET);
    assert_string_equal(telegram->kind, "telegram");
    assert_near(telegram->handle_time.mean_s, 90, 0);
    assert_near(telegram->ticket.customer_reply.mean_s, 7200, 0);
}

static void test_both_brackets_and_whole_numbers_will_do(void **state)
{
    const struct centre *centre = reading_parts(
        *state, (struct reading_parts){
                    .phone = "volume = \"700/week\"; handle_time = { mean = "
                             "\"4 min\"; cv = 1; shape = \"gamma\"; }; "
                             "weekday_pattern = ( 1, 2.5, 1, 1, 1, 0, 0 );",
                    .desk = "serves = ( \"phone\" ); agents = 5.0;" });
    assert_near(centre->channels[0].weekday_pattern[1], 2.5, 0);
    assert_near(centre->channels[0].handle_time.cv, 1, 0);
    assert_int_equal(centre->teams[0].agents, 5);
}

static void test_a_night_shift_ends_the_next_day(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){
            .desk = "serves = [ \"phone\" ]; shifts = ( { name = \"night\"; "
                    "agents = 2; from = \"22:00\"; to = \"06:00\"; breaks = ( "
                    "{ from = \"02:00\"; lasts = \"30 min\"; } ); } );\n"
                    "new_hires = ( { agents = 1; on = \"2027-W03\"; } );" });
    const struct team *desk = &centre->teams[0];
    assert_near(desk->shifts[0].from_s, 22 * 3600.0, 0);
    assert_near(desk->shifts[0].to_s, 30 * 3600.0, 0);
    assert_int_equal(desk->shifts[0].days_mask, 0x7f);
    assert_int_equal(desk->new_hires[0].shift, 0);
    assert_int_equal(desk->new_hires[0].on_day, day(2027, 1, 18));
    assert_near(desk->new_hires[0].starts_at, 1, 0);
}

static void test_agents_come_in_four_forms(void **state)
{
    const struct centre *daily = reading_parts(
        *state, (struct reading_parts){
                    .desk = "serves = [ \"phone\" ]; agents = [ 0, 0, 0, 0, "
                            "0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, "
                            "0, 0, 0, 0 ];" });
    assert_int_equal(daily->teams[0].staffing, STAFF_DAILY);
    assert_int_equal(daily->teams[0].daily[16], 9);
    const struct centre *needed = reading_parts(
        *state,
        (struct reading_parts){
            .desk = "serves = [ \"phone\" ]; agents = \"as needed\";" });
    assert_int_equal(needed->teams[0].staffing, STAFF_AS_NEEDED);
}

static void test_a_volume_may_be_a_list_of_weeks(void **state)
{
    const struct centre *centre = reading_parts(
        *state, (struct reading_parts){
                    .plan = "days = 8;",
                    .phone = "volume = [ \"700 / week\", \"800 / week\" ]; "
                             "handle_time = \"4 min\";" });
    assert_int_equal(centre->channels[0].volume.basis, VOLUME_LIST);
    assert_int_equal(centre->channels[0].volume.n_weeks, 2);
    assert_near(centre->channels[0].volume.per_week[1], 800, 0);
}

static void test_who_is_only_sent_to_needs_no_volume(void **state)
{
    const struct centre *centre = reading_parts(
        *state, (struct reading_parts){
                    .phone = "volume = \"7 / week\"; handle_time = \"4 min\"; "
                             "transfer = ( { to = \"experts\"; probability = "
                             "\"5 %\"; } );",
                    .channels = "experts = { kind = \"phone\"; handle_time = "
                                "\"9 min\"; };" });
    assert_int_equal(centre->channels[1].volume.basis, VOLUME_NONE);
    assert_int_equal(centre->channels[1].n_answered_by, 0);
}

static void test_included_files_stand_in_line(void **state)
{
    struct reading *reading = *state;
    const struct scenario scenario =
        reading_file(reading->arena, "tests/good/included.cfg");
    const struct volume *volume = &scenario.centre->channels[0].volume;
    assert_int_equal(volume->basis, VOLUME_COUNTS);
    assert_int_equal(volume->n_counts, 2);
    assert_near(volume->counts[1].start_s, 8.5 * 3600, 0);
    assert_near(volume->counts[1].count, 14, 0);
    assert_int_equal(strlen(scenario.sha256_hex), 64);
}

static void test_uncertain_values_know_their_field(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){
            .phone = "volume = { low = \"600 / week\"; likely = \"700 / "
                     "week\"; high = \"900 / week\"; }; handle_time = { mean "
                     "= { low = \"3 min\"; likely = \"4 min\"; high = \"6 "
                     "min\"; }; cv = 0.8; }; leaves_at_once = { low = \"1 "
                     "%\"; likely = \"2 %\"; high = \"4 %\"; }; patience = { "
                     "from_abandoned = { low = \"5 %\"; likely = \"6 %\"; "
                     "high = \"9 %\"; }; at_mean_wait = \"45 s\"; };" });
    const struct channel *phone = &centre->channels[0];
    const struct {
        const double *field;
        double low, likely, high;
    } wanted[] = {
        { &phone->volume.amount, 600, 700, 900 },
        { &phone->handle_time.mean_s, 180, 240, 360 },
        { &phone->patience.mean_s, 500, 750, 900 },
        { &phone->leaves_at_once_frac, 0.01, 0.02, 0.04 },
    };
    assert_int_equal(centre->n_uncertain, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct uncertain *uncertain = &centre->uncertain[i];
        assert_ptr_equal(uncertain->field, wanted[i].field);
        assert_near(uncertain->low, wanted[i].low, 1e-9);
        assert_near(uncertain->likely, wanted[i].likely, 1e-9);
        assert_near(uncertain->high, wanted[i].high, 1e-9);
        assert_near(*uncertain->field, uncertain->likely, 0);
    }
}

static void test_a_change_to_a_value_is_in_the_fields_unit(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){
            .more = "rollout = ( { change = \"channels.phone.handle_time\"; "
                    "to = \"5 min\"; on = \"2027-01-05\"; }, { change = "
                    "\"teams.desk.agents\"; to = 7; on = \"2027-01-06\"; until "
                    "= \"2027-01-08\"; }, { change = "
                    "\"channels.phone.volume\"; to = \"900 / week\"; on = "
                    "\"2027-01-05\"; } );" });
    assert_near(centre->rollouts[0].value, 300, 0);
    assert_false(centre->rollouts[0].is_factor);
    assert_false(centre->rollouts[0].has_end);
    assert_near(centre->rollouts[1].value, 7, 0);
    assert_int_equal(centre->rollouts[1].end_day, day(2027, 1, 8));
    assert_near(centre->rollouts[2].value, 900, 0);
}

static void test_a_seed_may_be_long(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){ .more = "study = { seed = 12345678901L; };" });
    assert_true(centre->study.seed == 12345678901u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_whole_language_loads),
        cmocka_unit_test(test_a_plan_is_read_in_days_and_seconds),
        cmocka_unit_test(test_holidays_reach_over_warm_up_and_run_out),
        cmocka_unit_test(test_opening_hours_are_spans_in_order),
        cmocka_unit_test(test_a_night_belongs_to_two_days),
        cmocka_unit_test(test_a_call_channel_is_read),
        cmocka_unit_test(test_like_copies_what_is_not_said),
        cmocka_unit_test(test_a_chat_channel_is_read),
        cmocka_unit_test(test_a_ticket_channel_is_read),
        cmocka_unit_test(test_teams_are_read),
        cmocka_unit_test(test_the_rollout_is_read),
        cmocka_unit_test(test_a_zipf_law_gives_the_top_five_their_share),
        cmocka_unit_test(test_an_approach_fills_in_the_help_centre),
        cmocka_unit_test(test_goals_study_and_shift_types_are_read),
        cmocka_unit_test(test_audience_none_is_neutral),
        cmocka_unit_test(test_an_audience_fills_in_its_benchmark),
        cmocka_unit_test(test_tickets_bring_a_warm_up),
        cmocka_unit_test(test_a_kind_of_ones_own_is_like_another),
        cmocka_unit_test(test_both_brackets_and_whole_numbers_will_do),
        cmocka_unit_test(test_a_night_shift_ends_the_next_day),
        cmocka_unit_test(test_agents_come_in_four_forms),
        cmocka_unit_test(test_a_volume_may_be_a_list_of_weeks),
        cmocka_unit_test(test_who_is_only_sent_to_needs_no_volume),
        cmocka_unit_test(test_included_files_stand_in_line),
        cmocka_unit_test(test_uncertain_values_know_their_field),
        cmocka_unit_test(test_a_change_to_a_value_is_in_the_fields_unit),
        cmocka_unit_test(test_a_seed_may_be_long),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
