/*
 * Volumes said per week, day or hour that a volume per another time changes to,
 * against products worked out by hand.
 */
#include "centres.h"
#include "reading.h"

#include "model/course.h"

/* Open on five days of ten hours; the e-mail comes at any time. */
static const struct centre *changed_to(struct reading *reading,
                                       const char *phone, const char *email)
{
    return reading_text(
        reading,
        arena_text(
            reading->arena,
            "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 14; "
            "};\n"
            "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
            "\"18:00\"; } );\n"
            "channels = {\n"
            "  phone = { volume = \"40 / hour\"; handle_time = \"4 min\"; };\n"
            "  email = { volume = \"1400 / week\"; arrives = \"any_time\";\n"
            "    handle_time = \"4 min\"; };\n"
            "};\n"
            "teams = { desk = { serves = [ \"phone\", \"email\" ]; agents = 9; "
            "}; };\n"
            "rollout = ( { change = \"channels.phone.volume\"; to = %s; on = "
            "\"2027-01-11\"; },\n"
            "  { change = \"channels.email.volume\"; to = %s; on = "
            "\"2027-01-11\"; } );\n",
            phone, email));
}

static void test_a_volume_may_become_one_per_another_time(void **state)
{
    static const struct {
        const char *phone, *email;
        double phones, emails;
    } cases[] = {
        { "\"500 / day\"", "\"150 / day\"", 2500, 1050 },
        { "\"2600 / week\"", "\"10 / hour\"", 2600, 1680 },
        { "\"30 / hour\"", "\"700 / week\"", 1500, 700 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct centre *centre =
            changed_to(*state, cases[i].phone, cases[i].email);
        const int32_t start = centre->plan.start_day;
        assert_near(course_volume(centre, 0, start), 2000, 1e-9);
        assert_near(course_volume(centre, 1, start), 1400, 1e-9);
        assert_near(course_volume(centre, 0, start + 7), cases[i].phones, 1e-9);
        assert_near(course_volume(centre, 1, start + 7), cases[i].emails, 1e-9);
    }
}

static void test_an_uncertain_volume_converts_with_its_ends(void **state)
{
    const struct centre *centre = changed_to(
        *state,
        "{ low = \"300 / day\"; likely = \"500 / day\"; high = \"600 / day\"; "
        "}",
        "\"700 / week\"");
    assert_int_equal(centre->n_uncertain, 1);
    const struct uncertain *row = &centre->uncertain[0];
    assert_ptr_equal(row->field, &centre->rollouts[0].value);
    assert_near(*row->field, 50, 1e-12); /* an hour, as the phone's own */
    assert_near(row->low, 30, 1e-12);
    assert_near(row->likely, 50, 1e-12);
    assert_near(row->high, 60, 1e-12);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_volume_may_become_one_per_another_time),
        TEST(test_an_uncertain_volume_converts_with_its_ends),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
