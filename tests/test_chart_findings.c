/* What charts say of runs whose answer is known some other way: from another
 * run, or counted by hand. */
#include "chart/launch_data.h"
#include "chart_run.h"
#include "drawing_rules.h"

#define HEAD                                                                   \
    "format = 1; title = \"A test\"; audience = \"b2c\";\n"                    \
    "plan = { start = \"2027-01-04\"; weeks = 4; warm_up = \"1 week\"; };"     \
    "\nopening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; to = "        \
    "\"18:00\"; } );\nstudy = { seed = 7; };\n"

#define PHONE                                                                  \
    "  phone = { volume = \"700 / week\"; redial = { probability = \"80 %\"; " \
    "after = \"5 min\"; at_most = 5; }; };\n"

/* Chats without agents for them, and callers who try again: the launch brings
 * calls, too. */
static const char launch_text[] = HEAD
    "channels = {\n" PHONE "  chat = { volume = \"900 / week\"; };\n};\n"
    "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = 3; }; };\n"
    "rollout = ( { launch = \"chat\"; on = \"2027-01-18\"; training = \"0 h\"; "
    "comes_from = { new_customers = \"70 %\"; phone = \"30 %\"; }; } );\n";

/* The same plan, in which nobody has heard of chats. */
static const char calls_text[] =
    HEAD "channels = {\n" PHONE "};\n"
         "teams = { desk = { serves = [ \"phone\" ]; agents = 3; }; };\n";

static void test_without_the_launch_is_the_plan_without_chats(void **state)
{
    (void)state;
    enum { RUNS = 5, DAYS = 28, ON = 14 };
    struct chart_run launch =
        chart_run_make("launch_with", launch_text, RUNS, "launch");
    struct chart_run calls =
        chart_run_make("launch_never", calls_text, RUNS, "waiting");
    const struct table *without = chart_run_ask(
        &launch, "SELECT without FROM replication_launch ORDER BY "
                 "replication, day");
    const struct table *offered = chart_run_ask(
        &calls, "SELECT offered FROM replication_day ORDER BY replication, "
                "day");
    const struct table *with = chart_run_ask(
        &launch, "SELECT sum(offered) FROM replication_day GROUP BY "
                 "replication, day ORDER BY replication, day");
    double more = 0;
    assert_int_equal(without->n_rows, RUNS * DAYS);
    assert_int_equal(offered->n_rows, RUNS * DAYS);
    for (size_t row = 0; row < without->n_rows; row++) {
        assert_near(table_number(without, row, 0),
                    table_number(offered, row, 0), 0);
        more += table_number(with, row, 0) - table_number(without, row, 0);
    }
    assert_true(more > RUNS * 900);
    chart_run_end(&calls);
    chart_run_end(&launch);
}

static void test_the_line_without_a_launch_lies_in_its_band(void **state)
{
    (void)state;
    struct chart_run made =
        chart_run_make("launch_band", launch_text, 5, "launch");
    for (size_t row = 0; row < made.data->n_rows; row++) {
        const double line = table_number(made.data, row, SPIKE_WITHOUT);
        assert_true(line >= table_number(made.data, row, SPIKE_QUANTILES));
        assert_true(line <=
                    table_number(made.data, row,
                                 SPIKE_QUANTILES + SPREAD_QUANTILES - 1));
    }
    assert_true(
        rules_have_text(made.drawing, "band: all 5 runs without the launch"));
    chart_run_end(&made);
}

static void test_one_run_tells_nothing_of_a_launch(void **state)
{
    (void)state;
    struct chart_run made =
        chart_run_make("launch_once", launch_text, 1, "launch");
    assert_string_equal(made.drawing->title,
                        "Chat: one run cannot tell what its launch changes");
    assert_true(rules_have_text(made.drawing, "one run without the launch"));
    for (size_t i = 0; i < made.drawing->n; i++) {
        assert_true(made.drawing->marks[i].look.role != ROLE_BAND ||
                    made.drawing->marks[i].look.hatched);
    }
    chart_run_end(&made);
}

/* On a Friday, and the same every day from then on: settled on the next day
 * that is open, the Monday. */
static void test_a_launch_does_not_settle_on_a_closed_day(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "launch_friday",
        HEAD "channels = { phone = { volume = \"700 / week\"; };\n"
             "chat = { volume = \"900 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = "
             "20; }; };\n"
             "rollout = ( { launch = \"chat\"; on = \"2027-01-08\"; training "
             "= \"0 h\"; comes_from = { new_customers = \"100 %\"; }; spike = "
             "\"0 %\"; } );\n",
        20, "launch");
    assert_near(table_number(made.data, 0, SPIKE_SETTLED_DAY), 3, 0);
    chart_run_end(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_the_launch_is_the_plan_without_chats),
        cmocka_unit_test(test_the_line_without_a_launch_lies_in_its_band),
        cmocka_unit_test(test_one_run_tells_nothing_of_a_launch),
        cmocka_unit_test(test_a_launch_does_not_settle_on_a_closed_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
