/* Where a value came from, and how it is changed from outside the file. */
#include "reading.h"

static const struct setting *find(const struct scenario *scenario,
                                  const char *path)
{
    for (size_t i = 0; i < scenario->n_settings; i++) {
        if (strcmp(scenario->settings[i].path, path) == 0) {
            return &scenario->settings[i];
        }
    }
    fail_test("no setting %s", path);
    return NULL;
}

static void assert_setting(const struct scenario *scenario, const char *path,
                           const char *value, enum origin origin,
                           const char *source)
{
    const struct setting *setting = find(scenario, path);
    assert_string_equal(setting->value, value);
    assert_int_equal(setting->origin, origin);
    assert_string_equal(setting->source, source);
}

static const char *const desk =
    "audience = \"b2c\"; opening_hours = \"always\";\n"
    "channels = { phone = { volume = \"100 / day\"; wrap_up = \"30 s\"; };\n"
    "  chat = { volume = \"100 / day\"; };\n"
    "  vip = { like = \"phone\"; }; };\n"
    "teams = { desk = { serves = [ \"phone\", \"chat\" ]; shifts = ( { name = "
    "\"early\"; agents = 4; from = \"08:00\"; to = \"16:00\"; }, { name = "
    "\"late\"; agents = 3; from = \"12:00\"; to = \"20:00\"; } ); }; };\n"
    "rollout = ( { launch = \"chat\"; on = \"2027-01-11\"; }, { change = "
    "\"channels.phone.volume\"; by = \"+10 %\"; on = \"2027-01-05\"; } );\n"
    "variants = { later = { title = \"Later\"; set = [ \"rollout.chat.on = "
    "2027-01-18\", \"teams.desk.shifts.late.agents = 5\" ]; }; };\n";

static struct scenario load_with(struct reading *reading, const char *variant,
                                 const char *set)
{
    reading_write(reading, desk);
    const struct scenario_request request = {
        .file = variant ? arena_text(reading->arena, "%s#%s", reading->path,
                                     variant)
                        : reading->path,
        .n_sets = set ? 1 : 0,
        .sets = &set,
    };
    return reading_request(reading->arena, &request);
}

static void test_every_setting_says_where_it_is_from(void **state)
{
    const struct scenario scenario = load_with(*state, NULL, NULL);
    assert_setting(&scenario, "audience", "b2c", ORIGIN_FILE, "line 1");
    assert_setting(&scenario, "channels.phone.wrap_up", "30 s", ORIGIN_FILE,
                   "line 2");
    assert_setting(&scenario, "channels.vip.wrap_up", "30 s", ORIGIN_FILE,
                   "line 2");
    assert_setting(&scenario, "channels.phone.handle_time", "2.9 min",
                   ORIGIN_AUDIENCE, "000");
    assert_setting(&scenario, "channels.phone.patience", "3 min",
                   ORIGIN_ASSUMPTION, "assumption");
    assert_setting(&scenario, "channels.phone.redial.at_most", "3",
                   ORIGIN_ASSUMPTION, "assumption");
    assert_setting(&scenario, "channels.phone.at_close", "serve",
                   ORIGIN_LANGUAGE, "language");
    assert_setting(&scenario, "teams.desk.shifts.late.agents", "3", ORIGIN_FILE,
                   "line 5");
    assert_setting(&scenario, "rollout.chat.on", "2027-01-11", ORIGIN_FILE,
                   "line 6");
    assert_setting(&scenario, "channels.phone.answered_by.desk.team", "desk",
                   ORIGIN_LANGUAGE, "language");
}

static void test_a_variant_changes_what_it_says(void **state)
{
    const struct scenario scenario = load_with(*state, "later", NULL);
    assert_string_equal(scenario.variant, "later");
    assert_setting(&scenario, "rollout.chat.on", "2027-01-18", ORIGIN_COMMAND,
                   "variant later");
    assert_int_equal(scenario.centre->teams[0].shifts[1].agents, 5);
    assert_int_equal(scenario.centre->teams[0].shifts[0].agents, 4);
    assert_int_equal(scenario.centre->rollouts[0].on_day -
                         scenario.centre->plan.start_day,
                     14);
    assert_string_equal(scenario.centre->variants[0].title, "Later");
}

static void test_a_command_wins_over_a_variant(void **state)
{
    const struct scenario scenario =
        load_with(*state, "later", "teams.desk.shifts.late.agents = 9");
    assert_int_equal(scenario.centre->teams[0].shifts[1].agents, 9);
}

static void test_texts_need_no_quotes_on_the_command_line(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "channels.phone.target = 90 % in 30 s");
    assert_near(scenario.centre->channels[0].target.within_s, 30, 0);
    assert_setting(&scenario, "channels.phone.target", "90 % in 30 s",
                   ORIGIN_COMMAND, "--set");
}

static void test_a_block_is_entered_that_only_a_default_made(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "channels.phone.redial.probability = 50 %");
    const struct redial *redial = &scenario.centre->channels[0].redial;
    assert_near(redial->probability, 0.5, 0);
    assert_near(redial->after.mean_s, 600, 0);
    assert_int_equal(redial->at_most, 3);
}

static void test_a_short_duration_is_entered_as_its_mean(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "channels.phone.wrap_up.cv = 0.5");
    assert_near(scenario.centre->channels[0].wrap_up.mean_s, 30, 0);
    assert_near(scenario.centre->channels[0].wrap_up.cv, 0.5, 0);
    const struct scenario other =
        load_with(*state, NULL, "channels.phone.handle_time.cv = 0.5");
    assert_near(other.centre->channels[0].handle_time.mean_s, 174, 1e-9);
}

static void test_what_is_copied_follows_what_it_is_like(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "channels.phone.wrap_up = 20 s");
    assert_near(scenario.centre->channels[2].wrap_up.mean_s, 20, 0);
}

static void test_a_change_is_named_by_its_path(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "rollout.channels.phone.volume.by = +20 %");
    assert_near(scenario.centre->rollouts[1].value, 1.2, 1e-15);
}

static void test_an_entry_may_be_named_by_its_number(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "teams.desk.shifts.2.agents = 8");
    assert_int_equal(scenario.centre->teams[0].shifts[1].agents, 8);
}

static void test_a_list_and_a_long_number_can_be_set(void **state)
{
    const struct scenario scenario =
        load_with(*state, NULL, "study.seed = 98765432109");
    assert_true(scenario.centre->study.seed == 98765432109u);
    const struct scenario other =
        load_with(*state, NULL, "teams.desk.serves = [ \"chat\" ]");
    assert_int_equal(other.centre->teams[0].n_serves, 1);
}

static void test_volumes_are_replaced_by_a_file_from_here(void **state)
{
    struct reading *reading = *state;
    reading_write(reading, desk);
    const char *const volumes[] = { "phone=tests/good/parts/counts.csv" };
    const struct scenario_request request = { .file = reading->path,
                                              .n_volumes = 1,
                                              .volumes = volumes };
    const struct scenario scenario = reading_request(reading->arena, &request);
    assert_int_equal(scenario.centre->channels[0].volume.basis, VOLUME_COUNTS);
    assert_int_equal(scenario.centre->channels[0].volume.n_counts, 2);
}

/* The checksum is of the bytes of the file and what it includes, in the order
 * in which they are opened. */
static void test_the_checksum_is_of_the_bytes(void **state)
{
    struct reading *reading = *state;
    const struct scenario one = load_with(reading, NULL, NULL);
    const struct scenario same =
        load_with(reading, NULL, "teams.desk.shifts.2.agents = 8");
    assert_string_equal(one.sha256_hex, same.sha256_hex);
    reading_write(reading, arena_text(reading->arena, "%s ", desk));
    assert_string_not_equal(
        one.sha256_hex, reading_file(reading->arena, reading->path).sha256_hex);
}

static void test_warnings_stand_beside_a_good_scenario(void **state)
{
    const struct scenario scenario = load_with(*state, NULL, NULL);
    bool found = false;
    for (size_t i = 0; i < scenario.warnings.n; i++) {
        const struct problem *warning = &scenario.warnings.list[i];
        if (strstr(warning->message, "channels.vip")) {
            assert_int_equal(warning->line, 4);
            assert_int_equal(warning->column, 3);
            found = true;
        }
    }
    assert_true(found); /* nobody serves it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_setting_says_where_it_is_from),
        cmocka_unit_test(test_a_variant_changes_what_it_says),
        cmocka_unit_test(test_a_command_wins_over_a_variant),
        cmocka_unit_test(test_texts_need_no_quotes_on_the_command_line),
        cmocka_unit_test(test_a_block_is_entered_that_only_a_default_made),
        cmocka_unit_test(test_a_short_duration_is_entered_as_its_mean),
        cmocka_unit_test(test_what_is_copied_follows_what_it_is_like),
        cmocka_unit_test(test_a_change_is_named_by_its_path),
        cmocka_unit_test(test_an_entry_may_be_named_by_its_number),
        cmocka_unit_test(test_a_list_and_a_long_number_can_be_set),
        cmocka_unit_test(test_volumes_are_replaced_by_a_file_from_here),
        cmocka_unit_test(test_the_checksum_is_of_the_bytes),
        cmocka_unit_test(test_warnings_stand_beside_a_good_scenario),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
