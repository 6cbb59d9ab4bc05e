/*
 * A future: every uncertain number lies between its ends, is the same in every
 * variant, and what follows from it moves with it.
 */
#include "model/centre_copy.h"
#include "reading.h"
#include "study/drawn_centre.h"

enum { N_FUTURES = 4000 };

/* Something uncertain wherever an amount may stand. */
static const char everywhere[] =
    "audience = \"b2c\";\n"
    "plan = { start = \"2027-01-04\"; weeks = 8; day_variation = { low = 0.0; "
    "likely = 0.05; high = 0.1; };\n"
    "  special_days = ( { on = \"2027-02-12\"; volume = { low = \"120 %\"; "
    "likely = \"150 %\"; high = \"200 %\"; }; }, { on = \"2027-02-01\"; volume "
    "= \"90 %\"; } ); };\n"
    "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = \"18:00\"; "
    "} );\n"
    "channels = {\n"
    "  phone = { volume = { low = \"900 / week\"; likely = \"1000 / week\"; "
    "high = \"1400 / week\"; };\n"
    "    handle_time = { mean = { low = \"3 min\"; likely = \"4 min\"; high = "
    "\"5 min\"; }; p90 = \"6.5 min\"; };\n"
    "    wrap_up = { low = \"30 s\"; likely = \"40 s\"; high = \"60 s\"; };\n"
    "    patience = { from_abandoned = { low = \"5 %\"; likely = \"6 %\"; high "
    "= \"8 %\"; }; at_mean_wait = \"45 s\"; };\n"
    "    redial = { probability = { low = 0.2; likely = 0.3; high = 0.4; }; "
    "after = \"10 min\"; };\n"
    "    switch = ( { to = \"email\"; probability = { low = 0.1; likely = 0.2; "
    "high = 0.3; }; } );\n"
    "    transfer = ( { to = \"email\"; probability = { low = 0.01; likely = "
    "0.02; high = 0.03; }; } );\n"
    "    answered_by = ( { team = \"desk\"; }, { team = \"spare\"; after = { "
    "low = \"10 s\"; likely = \"20 s\"; high = \"30 s\"; }; } );\n"
    "    growth = { low = \"0 % / week\"; likely = \"1 % / week\"; high = \"2 "
    "% / week\"; }; };\n"
    "  email = { volume = \"1000 / week\"; replies_per_ticket = { low = 1.2; "
    "likely = 1.6; high = 1.9; }; };\n"
    "  chat = { volume = \"300 / week\"; messages = { low = 3.5; likely = 4.5; "
    "high = 6.0; }; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"phone\", \"chat\", \"email\" ];\n"
    "    speed = { phone = { low = 0.9; likely = 1.0; high = 1.1; }; };\n"
    "    shifts = ( { name = \"all\"; agents = 20; days = \"mon-fri\"; from = "
    "\"08:00\"; to = \"18:00\"; breaks = ( { from = \"12:00\"; lasts = { low = "
    "\"20 min\"; likely = \"30 min\"; high = \"45 min\"; }; } ); } );\n"
    "    away = ( { name = \"team\"; days = \"tue\"; from = \"09:00\"; lasts = "
    "\"45 min\"; share = { low = 0.2; likely = 0.5; high = 0.6; }; } );\n"
    "    new_hires = ( { agents = 2; on = \"2027-02-01\"; shift = \"all\"; "
    "starts_at = { low = 0.4; likely = 0.6; high = 0.7; }; full_speed_after = "
    "\"6 weeks\"; } );\n"
    "    absence = { low = 0.02; likely = 0.05; high = 0.1; }; };\n"
    "  spare = { serves = [ \"phone\" ]; agents = 2; }; };\n"
    "rollout = ( { launch = \"chat\"; on = \"2027-01-18\";\n"
    "    offered_to = ( { on = \"2027-01-18\"; share = { low = 0.1; likely = "
    "0.2; high = 0.3; }; }, { on = \"2027-02-15\"; share = 1.0; } );\n"
    "    comes_from = { new_customers = { low = \"40 %\"; likely = \"55 %\"; "
    "high = \"70 %\"; }; email = { low = \"20 %\"; likely = \"30 %\"; high = "
    "\"40 %\"; }; phone = \"15 %\"; };\n"
    "    spike = { low = \"30 %\"; likely = \"60 %\"; high = \"90 %\"; }; "
    "settles = { low = \"6 weeks\"; likely = \"9 weeks\"; high = \"12 weeks\"; "
    "}; },\n"
    "  { change = \"channels.email.volume\"; by = { low = \"+10 %\"; likely = "
    "\"+35 %\"; high = \"+50 %\"; }; on = \"2027-02-15\"; lasts = \"2 weeks\"; "
    "} );\n"
    "help_centre = { topics = 200; top_5_share = { low = \"30 %\"; likely = "
    "\"40 %\"; high = \"50 %\"; }; articles = 5; try_first = { low = \"30 %\"; "
    "likely = \"40 %\"; high = \"50 %\"; }; reach = { phone = { low = 0.2; "
    "likely = 0.4; high = 0.5; }; }; };\n"
    "study = { replications = 10; seed = 1; };\n"
    "variants = { more = { set = [ \"teams.spare.agents = 4\" ]; }; };\n";

/* The place of a number of the original in the centre that is drawn. */
static double drawn_number(const struct centre *original,
                           const struct centre *drawn, const double *number)
{
    if (number == &original->plan.day_variation_cv) {
        return drawn->plan.day_variation_cv;
    }
    if (number == &original->channels[0].volume.amount) {
        return drawn->channels[0].volume.amount;
    }
    fail_test("the test does not know where this number is");
    return nan("");
}

static void test_every_number_lies_between_its_ends(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(reading, everywhere);
    assert_true(centre->n_uncertain > 25);
    struct drawn_centre *drawn = drawn_centre_create(centre, reading->arena);
    struct centre_copy *copy = centre_copy_create(centre, reading->arena);
    double sum = 0;
    for (uint32_t r = 0; r < N_FUTURES; r++) {
        const struct centre *future = drawn_centre_of(drawn, 7, r);
        const struct channel *phone = &future->channels[0];
        assert_true(phone->volume.amount > 900 && phone->volume.amount < 1400);
        assert_true(future->plan.special_days[1].volume_factor > 1.2);
        assert_near(future->plan.special_days[0].volume_factor, 0.9, 1e-12);
        assert_true(phone->switches[0].probability > 0.1 &&
                    phone->switches[0].probability < 0.3);
        assert_true(future->teams[0].speed[0] > 0.9);
        assert_near(future->teams[0].speed[1], 1, 0);
        assert_true(future->teams[0].shifts[0].breaks[0].lasts_s > 20 * 60);
        assert_true(future->help_centre.reach[0] < 0.5);
        sum += phone->volume.amount;
    }
    /* (900 + 4000 + 1400) / 6 with a standard deviation of 88 */
    assert_near(sum / N_FUTURES, 1050, 4 * 88 / sqrt(N_FUTURES));
    /* the original is left alone */
    assert_near(centre->channels[0].volume.amount, 1000, 0);
    for (size_t i = 0; i < centre->n_uncertain; i++) {
        assert_near(*centre_copy_number(copy, centre->uncertain[i].field),
                    *centre->uncertain[i].field, 0);
    }
}

static void test_where_contacts_come_from_is_all_of_them(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(reading, everywhere);
    struct drawn_centre *drawn = drawn_centre_create(centre, reading->arena);
    for (uint32_t r = 0; r < 100; r++) {
        const struct centre *future = drawn_centre_of(drawn, 7, r);
        const struct rollout *launch = &future->rollouts[0];
        double sum = 0;
        for (size_t i = 0; i < launch->n_shares; i++) {
            sum += launch->shares[i].share_frac;
        }
        assert_near(sum, 1, 1e-12);
        assert_true(launch->spike > 0.3 && launch->spike < 0.9);
        assert_true(launch->steps[0].share_frac < 0.3);
    }
}

/* With the mean at either end the file's p90 of 6.5 minutes fixes the spread;
 * between, the spread moves as far as the mean. */
static void test_a_spread_moves_with_the_mean_it_follows_from(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(reading, everywhere);
    double cv[3];
    for (int i = 0; i < 3; i++) {
        struct error err;
        assert_true(distribution_cv_from_p90(SHAPE_LOGNORMAL, (3 + i) * 60.0,
                                             390, &cv[i], &err));
    }
    struct drawn_centre *drawn = drawn_centre_create(centre, reading->arena);
    for (uint32_t r = 0; r < 100; r++) {
        const struct distribution *law =
            &drawn_centre_of(drawn, 7, r)->channels[0].handle_time;
        const double minutes = law->mean_s / 60;
        const int from = minutes < 4 ? 0 : 1;
        const double wanted =
            cv[from] + (minutes - 3 - from) * (cv[from + 1] - cv[from]);
        assert_near(law->cv, wanted, 1e-9);
    }
}

/* Patience 45 s / share: most where the share is least. */
static void test_a_fitted_patience_falls_as_the_share_rises(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(reading, everywhere);
    struct drawn_centre *drawn = drawn_centre_create(centre, reading->arena);
    for (uint32_t r = 0; r < 100; r++) {
        const double mean_s =
            drawn_centre_of(drawn, 7, r)->channels[0].patience.mean_s;
        assert_true(mean_s > 45 / 0.08 && mean_s < 45 / 0.05);
    }
}

static void test_variants_and_copies_meet_the_same_future(void **state)
{
    struct reading *reading = *state;
    reading_write(reading, everywhere);
    const struct centre *base =
        reading_file(reading->arena, reading->path).centre;
    const struct centre *more =
        reading_file(reading->arena,
                     arena_text(reading->arena, "%s#more", reading->path))
            .centre;
    struct centre by_value = *base;
    struct drawn_centre *a = drawn_centre_create(base, reading->arena);
    struct drawn_centre *b = drawn_centre_create(more, reading->arena);
    struct drawn_centre *c = drawn_centre_create(&by_value, reading->arena);
    const double *volume = &base->channels[0].volume.amount;
    const double *days = &base->plan.day_variation_cv;
    for (uint32_t r = 0; r < 50; r++) {
        const struct centre *first = drawn_centre_of(a, 7, r);
        const struct centre *second = drawn_centre_of(b, 7, r);
        const struct centre *third = drawn_centre_of(c, 7, r);
        const double wanted = drawn_number(base, first, volume);
        assert_near(second->channels[0].volume.amount, wanted, 0);
        assert_near(third->channels[0].volume.amount, wanted, 0);
        assert_near(third->plan.day_variation_cv,
                    drawn_number(base, first, days), 0);
        assert_true(fabs(first->plan.day_variation_cv - 0.05) > 1e-9);
    }
}

/* Replication 3 is the same future whether or not others came before it. */
static void test_futures_do_not_depend_on_their_order(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(reading, everywhere);
    struct drawn_centre *a = drawn_centre_create(centre, reading->arena);
    struct drawn_centre *b = drawn_centre_create(centre, reading->arena);
    for (uint32_t r = 0; r < 3; r++) {
        drawn_centre_of(a, 7, r);
    }
    const struct centre *late = drawn_centre_of(a, 7, 3);
    const struct centre *alone = drawn_centre_of(b, 7, 3);
    assert_near(late->rollouts[0].shares[2].share_frac,
                alone->rollouts[0].shares[2].share_frac, 0);
    assert_near(late->channels[0].handle_time.cv,
                alone->channels[0].handle_time.cv, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_number_lies_between_its_ends,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_where_contacts_come_from_is_all_of_them, reading_set_up,
            reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_a_spread_moves_with_the_mean_it_follows_from, reading_set_up,
            reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_a_fitted_patience_falls_as_the_share_rises, reading_set_up,
            reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_variants_and_copies_meet_the_same_future, reading_set_up,
            reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_futures_do_not_depend_on_their_order, reading_set_up,
            reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
