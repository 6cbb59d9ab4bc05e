/*
 * What the dumbbells of a comparison show: which channels under which measure,
 * and on what axis.
 */
#include "chart/catalogue.h"
#include "chart/dumbbell_words.h"
#include "hand_comparison.h"
#include <math.h>
#include <string.h>

/* Too few agents in the first plan: its mail has no mean times. */
static const struct hand_comparison drowned = {
    .ways = "{\"phone\":\"call\",\"email\":\"ticket\"}",
    .first = "{\"phone\":{\"mean_wait_s\":{\"mean\":7},\"abandonment\":"
             "{\"mean\":0.02},\"first_reply_mean_s\":null},\"email\":{"
             "\"mean_wait_s\":null,\"abandonment\":{\"mean\":0},"
             "\"first_reply_mean_s\":null}}",
    .other = "{\"phone\":{\"mean_wait_s\":{\"mean\":7},\"abandonment\":"
             "{\"mean\":0.03}},\"email\":{\"mean_wait_s\":{\"mean\":7200},"
             "\"abandonment\":{\"mean\":0},\"first_reply_mean_s\":{\"mean\":"
             "7200}}}",
    .difference =
        "{\"phone\":{\"mean_wait_s\":{\"mean\":0,\"half_width\":0},"
        "\"abandonment\":{\"mean\":0.01,\"half_width\":0.001}},\"email\":"
        "{\"mean_wait_s\":null,\"abandonment\":{\"mean\":0,"
        "\"half_width\":0},\"first_reply_mean_s\":null}}",
};

/* Both plans answer the mail. */
static const struct hand_comparison answered = {
    .ways = "{\"email\":\"ticket\"}",
    .first = "{\"email\":{\"abandonment\":{\"mean\":0},\"mean_wait_s\":"
             "{\"mean\":9},\"first_reply_mean_s\":{\"mean\":7200}}}",
    .other = "{\"email\":{\"abandonment\":{\"mean\":0},\"mean_wait_s\":"
             "{\"mean\":9},\"first_reply_mean_s\":{\"mean\":3600}}}",
    .difference = "{\"email\":{\"abandonment\":{\"mean\":0,\"half_width\":0},"
                  "\"mean_wait_s\":{\"mean\":0,\"half_width\":0},"
                  "\"first_reply_mean_s\":{\"mean\":-3600,\"half_width\":60}}}",
};

static const struct table *gather(const struct hand_comparison *by_hand,
                                  const char *name, struct arena *arena)
{
    struct table *data = NULL;
    struct error err;
    struct store *store = hand_comparison_open(by_hand, name, arena);
    if (!chart_dumbbell_gather(store, &data, &err)) {
        fail_test("%s", err.message);
    }
    store_close(store);
    return data;
}

static bool shows(const struct table *data, const char *subject,
                  const char *label)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        if (strcmp(table_text(data, row, DUMBBELL_SUBJECT), subject) == 0 &&
            strcmp(table_text(data, row, DUMBBELL_LABEL), label) == 0) {
            return true;
        }
    }
    return false;
}

static void test_tickets_are_not_live_where_their_times_are_not_given(
    void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct table *data = gather(&drowned, "drowned", arena);
    assert_int_equal(data->n_rows, 2);
    assert_true(shows(data, "phone", "mean wait"));
    assert_true(shows(data, "phone", "gave up"));
    data = gather(&answered, "answered", arena);
    assert_int_equal(data->n_rows, 1);
    assert_true(shows(data, "email", "first reply"));
    arena_destroy(arena);
}

/* 13,550 instead of 10,861 a week, in the plans' currency. */
static const struct hand_comparison dearer = {
    .ways = "{\"phone\":\"call\"}",
    .first = "{\"phone\":{\"service_level\":{\"mean\":0.8}}}",
    .other = "{\"phone\":{\"service_level\":{\"mean\":0.8}}}",
    .difference = "{\"phone\":{\"service_level\":{\"mean\":0,\"half_width\":"
                  "0}}}",
    .centre = { "{\"cost_per_week\":{\"mean\":10861}}",
                "{\"cost_per_week\":{\"mean\":13550}}",
                "{\"cost_per_week\":{\"mean\":2689.6,\"half_width\":3.04,"
                "\"clear\":true}}" },
};

static void test_cost_stands_in_the_currency_of_the_plan(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct table *data = gather(&dearer, "dearer", arena);
    assert_int_equal(data->n_rows, 2);
    const size_t row = 1;
    assert_string_equal(table_text(data, row, DUMBBELL_LABEL), "cost a week");
    assert_string_equal(table_text(data, row, DUMBBELL_UNIT), "EUR");
    assert_string_equal(dumbbell_row_name(data, row, arena), "all");
    assert_string_equal(dumbbell_amount(data, row, DUMBBELL_OTHER, arena),
                        "€ 13,550");
    assert_string_equal(dumbbell_change(data, row, arena),
                        "+2,689.6 ± 3.0 EUR");
    assert_string_equal(dumbbell_axis(data, row, 1, arena).title,
                        "cost a week, EUR");
    assert_string_equal(dumbbell_finding(data, arena),
                        "more: cost a week, € 13,550 instead of € 10,861");
    struct hand_comparison free = dearer;
    free.centre[0] = free.centre[1] = "{\"cost_per_week\":{\"mean\":0}}";
    free.centre[2] = "{\"cost_per_week\":{\"mean\":0,\"half_width\":0}}";
    assert_int_equal(gather(&free, "free", arena)->n_rows, 1);
    arena_destroy(arena);
}

static void test_several_plans_say_how_their_intervals_hold_together(
    void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct facts facts = { .confidence_frac = 0.975, .together_frac = 0.95 };
    assert_string_equal(dumbbell_note(&facts, arena),
                        "Each interval is at 97.5 %, so that those of all "
                        "plans hold together with 95 %.");
    facts.together_frac = 0;
    assert_null(dumbbell_note(&facts, arena));
    arena_destroy(arena);
}

static struct axis axis_of(const char *unit, double first, double other,
                           struct arena *arena)
{
    static const char *const columns[] = {
        "measure",      "unit", "channel_or_team", "against", "plan",
        "against_mean", "mean", "difference",
    };
    struct table *data = table_start(arena, 8, columns);
    const struct cell row[] = {
        cell_text("mean wait"), cell_text(unit),
        cell_text("phone"),     cell_text("two"),
        cell_text("more"),      cell_number(first),
        cell_number(other),     cell_number(other - first),
    };
    table_add(data, row);
    return dumbbell_axis(data, 0, 1, arena);
}

/* Both amounts lie on it, it is at least 5 % of the larger wide, and no two
 * ticks read alike. */
static void check_axis(const char *unit, double first, double other)
{
    struct arena *arena = arena_create();
    const struct axis axis = axis_of(unit, first, other, arena);
    const double high = fmax(first, other);
    assert_true(axis.scale.from <= fmin(first, other));
    assert_true(axis.scale.to >= high);
    assert_true(axis.scale.to - axis.scale.from >= 0.05 * high);
    assert_true(axis.scale.to > axis.scale.from);
    assert_true(axis.n >= 2);
    for (size_t i = 1; i < axis.n; i++) {
        assert_string_not_equal(axis.labels[i], axis.labels[i - 1]);
        assert_true(strlen(axis.labels[i]) < 9);
    }
    arena_destroy(arena);
}

static void test_plans_that_are_alike_have_an_axis_that_can_be_read(
    void **state)
{
    (void)state;
    static const double amounts[] = { 0, 0.0002, 0.0213, 0.5, 0.9991, 1 };
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        check_axis("share", amounts[i], amounts[i]);
        check_axis("share", amounts[i], 0.99 * amounts[i]);
        const double wait_s = 90000 * amounts[i];
        check_axis("s", wait_s, wait_s);
        check_axis("s", wait_s, wait_s * (1 + 1e-12));
    }
    check_axis("s", 7.049795765, 7.049795765);
    check_axis("s", 0.031, 0.031);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cost_stands_in_the_currency_of_the_plan),
        cmocka_unit_test(
            test_several_plans_say_how_their_intervals_hold_together),
        cmocka_unit_test(
            test_tickets_are_not_live_where_their_times_are_not_given),
        cmocka_unit_test(
            test_plans_that_are_alike_have_an_axis_that_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
