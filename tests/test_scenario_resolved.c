/*
 * The completed scenario: written out, read again, it is the same centre to
 * the last bit, member by member.
 */
#include "reading.h"

#define SAME(member) assert_true(a->member == b->member)
#define SAME_TEXT(member) same_text(a->member, b->member)

static void same_text(const char *a, const char *b)
{
    if (a && b) {
        assert_string_equal(a, b);
    } else {
        assert_true(a == b);
    }
}

static void same_doubles(const double *a, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(a[i] == b[i]);
    }
}

static void same_law(const struct distribution *a, const struct distribution *b)
{
    SAME(shape);
    SAME(mean_s);
    SAME(cv);
    SAME(phases);
    SAME(min_s);
    SAME(mode_s);
    SAME(max_s);
    SAME(n_values);
    same_doubles(a->values_s, b->values_s, a->n_values);
}

static void same_hours(const struct opening_hours *a,
                       const struct opening_hours *b)
{
    SAME(always);
    SAME(n_spans);
    for (size_t i = 0; i < a->n_spans; i++) {
        SAME(spans[i].weekday);
        SAME(spans[i].from_s);
        SAME(spans[i].to_s);
    }
}

static void same_plan(const struct plan *a, const struct plan *b)
{
    SAME(start_day);
    SAME(n_days);
    SAME(warm_up_s);
    SAME(run_out_s);
    SAME(interval_s);
    SAME(n_holidays);
    for (size_t i = 0; i < a->n_holidays; i++) {
        SAME(holidays[i]);
    }
    SAME(n_special_days);
    for (size_t i = 0; i < a->n_special_days; i++) {
        SAME(special_days[i].day);
        SAME(special_days[i].volume_factor);
        SAME(special_days[i].has_opening_hours);
        same_hours(&a->special_days[i].opening_hours,
                   &b->special_days[i].opening_hours);
    }
    SAME(day_variation_cv);
    SAME_TEXT(language);
    SAME_TEXT(currency);
}

static void same_demand(const struct channel *a, const struct channel *b)
{
    SAME_TEXT(name);
    SAME_TEXT(kind);
    SAME(way);
    SAME(any_time);
    SAME(volume.basis);
    SAME(volume.amount);
    SAME(volume.n_weeks);
    same_doubles(a->volume.per_week, b->volume.per_week, a->volume.n_weeks);
    SAME(volume.n_counts);
    for (size_t i = 0; i < a->volume.n_counts; i++) {
        SAME(volume.counts[i].start_s);
        SAME(volume.counts[i].length_s);
        SAME(volume.counts[i].count);
    }
    SAME(volume.counts_needs);
    SAME(has_weekday_pattern);
    same_doubles(a->weekday_pattern, b->weekday_pattern, 7);
    SAME(n_daily_pattern);
    same_doubles(a->daily_pattern, b->daily_pattern, a->n_daily_pattern);
    SAME(growth_a_day);
    SAME(day_variation_cv);
    SAME(has_from);
    SAME(has_until);
    SAME(from_day);
    SAME(until_day);
    same_hours(&a->opening_hours, &b->opening_hours);
}

static void same_waiting(const struct channel *a, const struct channel *b)
{
    same_law(&a->handle_time, &b->handle_time);
    same_law(&a->wrap_up, &b->wrap_up);
    same_law(&a->patience, &b->patience);
    SAME(leaves_at_once_frac);
    SAME(lines);
    SAME(waiting_places);
    SAME(redial.probability);
    same_law(&a->redial.after, &b->redial.after);
    SAME(redial.at_most);
    SAME(n_switches);
    for (size_t i = 0; i < a->n_switches; i++) {
        SAME(switches[i].to);
        SAME(switches[i].probability);
        same_law(&a->switches[i].after, &b->switches[i].after);
    }
    SAME(callback.offered);
    SAME(callback.offer_after_s);
    SAME(callback.accept_frac);
    SAME(callback.within_s);
    SAME(n_transfers);
    for (size_t i = 0; i < a->n_transfers; i++) {
        SAME(transfers[i].to);
        SAME(transfers[i].probability);
        SAME(transfers[i].after_replies);
    }
    SAME(at_close);
    SAME(n_answered_by);
    for (size_t i = 0; i < a->n_answered_by; i++) {
        SAME(answered_by[i].team);
        SAME(answered_by[i].after_s);
    }
    SAME(priority);
}

static void same_target(const struct target *a, const struct target *b)
{
    SAME(set);
    SAME(share_frac);
    SAME(within_s);
    SAME(open_hours);
}

static void same_work(const struct channel *a, const struct channel *b)
{
    same_target(&a->target, &b->target);
    same_target(&a->solve_target, &b->solve_target);
    SAME(service_level_counts);
    SAME(chat.messages_mean);
    SAME(chat.messages_shape);
    same_law(&a->chat.compose, &b->chat.compose);
    same_law(&a->chat.customer_reply, &b->chat.customer_reply);
    SAME(chat.gone_frac);
    SAME(chat.idle_close_s);
    SAME(chat.n_rates);
    same_doubles(a->chat.rates, b->chat.rates, a->chat.n_rates);
    SAME(ticket.replies_mean);
    same_law(&a->ticket.customer_reply, &b->ticket.customer_reply);
    SAME(ticket.hold_probability);
    same_law(&a->ticket.hold_lasts, &b->ticket.hold_lasts);
    SAME(ticket.reopen_probability);
    same_law(&a->ticket.reopen_after, &b->ticket.reopen_after);
    SAME(ticket.contacts_again);
    same_law(&a->ticket.again_patience, &b->ticket.again_patience);
    SAME(ticket.again_probability);
    SAME(ticket.again_to);
    SAME(ticket.merge_share_frac);
    SAME(ticket.backlog_tickets);
    SAME(ticket.backlog_oldest_s);
}

static void same_shift(const struct shift *a, const struct shift *b)
{
    SAME_TEXT(name);
    SAME(agents);
    SAME(days_mask);
    SAME(from_s);
    SAME(to_s);
    SAME(has_since);
    SAME(has_until);
    SAME(since_day);
    SAME(until_day);
    SAME(n_breaks);
    for (size_t i = 0; i < a->n_breaks; i++) {
        SAME(breaks[i].from_s);
        SAME(breaks[i].lasts_s);
        SAME(breaks[i].spread_s);
    }
}

static void same_people(const struct team *a, const struct team *b)
{
    SAME(n_shifts);
    for (size_t i = 0; i < a->n_shifts; i++) {
        same_shift(&a->shifts[i], &b->shifts[i]);
    }
    SAME(n_away);
    for (size_t i = 0; i < a->n_away; i++) {
        SAME_TEXT(away[i].name);
        SAME(away[i].days_mask);
        SAME(away[i].from_s);
        SAME(away[i].lasts_s);
        SAME(away[i].share_frac);
    }
    SAME(n_new_hires);
    for (size_t i = 0; i < a->n_new_hires; i++) {
        SAME(new_hires[i].agents);
        SAME(new_hires[i].on_day);
        SAME(new_hires[i].shift);
        SAME(new_hires[i].starts_at);
        SAME(new_hires[i].full_speed_after_s);
    }
}

static void same_team(const struct team *a, const struct team *b,
                      size_t n_channels)
{
    SAME_TEXT(name);
    SAME(n_serves);
    for (size_t i = 0; i < a->n_serves; i++) {
        SAME(serves[i]);
    }
    SAME(staffing);
    SAME(agents);
    SAME(n_daily);
    for (size_t i = 0; i < a->n_daily; i++) {
        SAME(daily[i]);
    }
    SAME(n_steps);
    for (size_t i = 0; i < a->n_steps; i++) {
        SAME(steps[i].start_s);
        SAME(steps[i].agents);
    }
    same_people(a, b);
    SAME(turnover_a_year);
    SAME(replaced_after_s);
    SAME(chats_at_once);
    SAME(ticket_work);
    SAME(resume_cost_s);
    SAME(keep_free);
    same_doubles(a->speed, b->speed, n_channels);
    SAME(absence_frac);
    SAME(shrinkage_frac);
    SAME(has_cost);
    SAME(cost_an_hour);
}

static void same_rollout(const struct rollout *a, const struct rollout *b)
{
    SAME(what);
    SAME(on_day);
    SAME(channel);
    SAME_TEXT(title);
    SAME_TEXT(note);
    SAME(n_steps);
    for (size_t i = 0; i < a->n_steps; i++) {
        SAME(steps[i].on_day);
        SAME(steps[i].share_frac);
    }
    SAME(ramp);
    SAME(n_shares);
    for (size_t i = 0; i < a->n_shares; i++) {
        SAME(shares[i].channel);
        SAME(shares[i].share_frac);
    }
    SAME(spike);
    SAME(settles_s);
    SAME(training_s);
    SAME_TEXT(path);
    SAME(is_factor);
    SAME(value);
    SAME(has_end);
    SAME(end_day);
}

static void same_help(const struct help_centre *a, const struct help_centre *b,
                      size_t n_channels)
{
    SAME(set);
    SAME_TEXT(approach);
    SAME(topics);
    SAME(zipf);
    SAME(articles);
    SAME(adds_a_week);
    SAME(publish_day);
    SAME(adds_from_failed_searches);
    SAME(hours_per_article_s);
    SAME(try_first_frac);
    SAME(no_result_frac);
    SAME(solves_frac);
    SAME(browse);
    SAME(stale_after_s);
    same_doubles(a->reach, b->reach, n_channels);
    SAME(easy_first);
    SAME(linked_articles_frac);
}

static void same_rest(const struct centre *a, const struct centre *b)
{
    SAME(routing.agent);
    SAME(routing.team);
    SAME(routing.contact);
    SAME(routing.chats_while_calls_wait);
    SAME(integrations);
    SAME(n_shift_types);
    for (size_t i = 0; i < a->n_shift_types; i++) {
        SAME_TEXT(shift_types[i].name);
        SAME(shift_types[i].n_starts);
        same_doubles(a->shift_types[i].starts_s, b->shift_types[i].starts_s,
                     a->shift_types[i].n_starts);
        SAME(shift_types[i].lasts_s);
        SAME(shift_types[i].break_s);
        SAME(shift_types[i].contract_a_week_s);
        SAME(shift_types[i].days_per_week);
        SAME(shift_types[i].at_most);
    }
    SAME(goals.has_budget);
    SAME(goals.budget_a_week);
    SAME(goals.has_occupancy);
    SAME(goals.occupancy_at_most_frac);
    SAME(study.replications);
    SAME(study.seed);
    SAME(study.confidence_frac);
    SAME(study.precision_frac);
    SAME(study.at_most);
}

static void same_lists(const struct centre *a, const struct centre *b)
{
    SAME(n_uncertain);
    for (size_t i = 0; i < a->n_uncertain; i++) {
        SAME_TEXT(uncertain[i].path);
        SAME(uncertain[i].low);
        SAME(uncertain[i].likely);
        SAME(uncertain[i].high);
    }
    SAME(n_variants);
    for (size_t i = 0; i < a->n_variants; i++) {
        SAME_TEXT(variants[i].name);
        SAME_TEXT(variants[i].title);
    }
}

static void same_centre(const struct centre *a, const struct centre *b)
{
    SAME_TEXT(title);
    SAME(audience);
    same_plan(&a->plan, &b->plan);
    same_hours(&a->opening_hours, &b->opening_hours);
    SAME(n_channels);
    for (size_t i = 0; i < a->n_channels; i++) {
        same_demand(&a->channels[i], &b->channels[i]);
        same_waiting(&a->channels[i], &b->channels[i]);
        same_work(&a->channels[i], &b->channels[i]);
    }
    SAME(n_teams);
    for (size_t i = 0; i < a->n_teams; i++) {
        same_team(&a->teams[i], &b->teams[i], a->n_channels);
    }
    SAME(n_rollouts);
    for (size_t i = 0; i < a->n_rollouts; i++) {
        same_rollout(&a->rollouts[i], &b->rollouts[i]);
    }
    same_help(&a->help_centre, &b->help_centre, a->n_channels);
    same_rest(a, b);
    same_lists(a, b);
}

static void check_round_trip(struct reading *reading, const char *path)
{
    const struct scenario first = reading_file(reading->arena, path);
    reading_write(reading, first.resolved);
    const struct scenario second = reading_file(reading->arena, reading->path);
    same_centre(first.centre, second.centre);
}

static void test_the_whole_language_survives_being_written_out(void **state)
{
    check_round_trip(*state, "tests/good/whole_language.cfg");
    check_round_trip(*state, "tests/good/whole_language.cfg#later");
}

static void test_files_are_found_from_elsewhere(void **state)
{
    check_round_trip(*state, "tests/good/included.cfg");
}

static void test_every_example_survives_being_written_out(void **state)
{
    struct reading *reading = *state;
    const char *const texts[] = {
        "audience = \"b2c\"; opening_hours = \"always\";\n"
        "kinds = { telegram = { like = \"messaging\"; handle_time = \"90 s\"; "
        "}; };\n"
        "channels = { telegram = { volume = \"100 / day\"; };\n"
        "  web = { kind = \"web_widget\"; volume = \"40 / hour\"; };\n"
        "  vip = { like = \"web\"; volume = { low = \"5 / day\"; likely = \"6 "
        "/ day\"; high = \"9 / day\"; }; }; };\n"
        "teams = { desk = { serves = [ \"telegram\", \"web\", \"vip\" ]; "
        "agents = 5; turnover = \"2 % / week\"; }; };\n"
        "help_centre = { approach = \"set_and_forget\"; };\n"
        "rollout = ( { launch = \"web\"; on = \"2027-01-06\"; } );\n",
        "audience = \"internal\";\n"
        "channels = { in_person = { volume = \"100 / day\"; patience = { mean "
        "= \"9 min\"; cv = 1.3; shape = \"weibull\"; };\n"
        "  opening_hours = ( { from = \"09:00\"; to = \"17:00\"; } ); }; };\n"
        "teams = { desk = { serves = [ \"in_person\" ]; shifts = ( { name = "
        "\"a \\\"b\\\"\"; agents = 3; from = \"20:00\"; to = \"04:00\"; } ); "
        "new_hires = ( { agents = 1; on = \"2027-01-05\"; } ); }; };\n"
        "study = { seed = 98765432109L; precision = \"2 %\"; };\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct centre *first = reading_text(reading, texts[i]);
        const struct scenario again =
            reading_file(reading->arena, reading->path);
        reading_write(reading, again.resolved);
        same_centre(first, reading_file(reading->arena, reading->path).centre);
    }
}

/* Whatever the audience filled in stands in the file: read under "none", which
 * fills in nothing, only the laws of short forms differ. */
static void test_nothing_is_left_to_the_audience(void **state)
{
    struct reading *reading = *state;
    const struct scenario first =
        reading_file(reading->arena, "tests/good/whole_language.cfg");
    const char *said = strstr(first.resolved, "audience = \"b2c\"");
    assert_non_null(said);
    reading_write(reading,
                  arena_text(reading->arena, "%.*saudience = \"none\"%s",
                             (int)(said - first.resolved), first.resolved,
                             said + strlen("audience = \"b2c\"")));
    const struct scenario second = reading_file(reading->arena, reading->path);
    for (size_t i = 0; i < first.centre->n_channels; i++) {
        const struct channel *a = &first.centre->channels[i];
        const struct channel *b = &second.centre->channels[i];
        assert_near(a->wrap_up.mean_s, b->wrap_up.mean_s, 0);
        assert_near(a->patience.mean_s, b->patience.mean_s, 0);
        assert_near(a->redial.probability, b->redial.probability, 0);
        assert_int_equal(a->n_daily_pattern, b->n_daily_pattern);
    }
    assert_near(second.centre->plan.warm_up_s, 14 * 86400.0, 0);
}

/* Written out it would speak English where the first spoke the reader's own
 * language. */
static void test_a_language_that_nobody_said_is_not_written(void **state)
{
    struct reading *reading = *state;
    const struct scenario silent =
        reading_file(reading->arena, "scenarios/first_call.cfg");
    assert_null(strstr(silent.resolved, "language"));
    const struct scenario said =
        reading_file(reading->arena, "tests/good/whole_language.cfg");
    assert_non_null(strstr(said.resolved, "language = \"nl\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_whole_language_survives_being_written_out),
        cmocka_unit_test(test_files_are_found_from_elsewhere),
        cmocka_unit_test(test_every_example_survives_being_written_out),
        cmocka_unit_test(test_nothing_is_left_to_the_audience),
        cmocka_unit_test(test_a_language_that_nobody_said_is_not_written),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
