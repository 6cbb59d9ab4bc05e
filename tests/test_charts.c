/* Every chart of real runs: drawn with a ruler that knows no font, and held
 * against the rules for all of them. */
#include "base/file.h"
#include "chart/words.h"
#include "chart_run.h"
#include "drawing_rules.h"
#include <math.h>

/* A number that stands for "none" or "endless" would be read as one. */
static void check_values(const struct table *data)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        for (size_t column = 0; column < data->n_columns; column++) {
            assert_false(fabs(table_number(data, row, column)) > 1e9);
        }
    }
}

/* How many charts the results allowed. */
static unsigned check_all(const char *scenario, uint32_t replications,
                          const char *folder)
{
    struct report_run *run = report_run_make(scenario, replications, folder);
    struct store *store = chart_run_store(run, folder);
    size_t n = 0;
    unsigned n_drawn = 0;
    const struct chart *charts = chart_list(&n);
    for (size_t i = 0; i < n; i++) {
        struct table *data = NULL;
        struct error why;
        if (!charts[i].gather(store, &data, &why)) {
            assert_true(strlen(why.message) > 10);
            continue;
        }
        check_values(data);
        const double widths[] = { 960, 842, 1600 };
        for (size_t k = 0; k < sizeof widths / sizeof widths[0]; k++) {
            const struct drawing *drawing =
                chart_run_draw(&charts[i], data, store, widths[k], run->arena);
            rules_check(drawing);
            if (strcmp(charts[i].name, "deflection") != 0) {
                rules_bars_start_at_zero(drawing); /* its bars float */
            }
        }
        n_drawn++;
    }
    store_close(store);
    arena_destroy(run->arena);
    return n_drawn;
}

static void test_charts_of_a_phone_line(void **state)
{
    (void)state;
    assert_int_equal(check_all("scenarios/phone.cfg", 5, "phone"), 6);
}

static void test_charts_of_calls_chats_and_tickets(void **state)
{
    (void)state;
    assert_int_equal(check_all("scenarios/webshop.cfg", 5, "webshop"), 8);
}

static void test_charts_of_one_replication(void **state)
{
    (void)state;
    assert_int_equal(check_all("scenarios/first_call.cfg", 1, "one"), 5);
}

static void test_charts_of_a_launch(void **state)
{
    (void)state;
    assert_int_equal(check_all("scenarios/chat_launch.cfg", 3, "launch"), 10);
}

/* The days after on which the channel has contacts, and it is open on those
 * only. */
static bool is_open(const struct launch_result *launch, uint32_t day)
{
    return launch->entries[launch->channel_index]
               .days[launch->n_before + day]
               .with.mean > 0;
}

static const struct launch_day *day_after(const struct launch_result *launch,
                                          uint32_t day)
{
    return &launch_whole(launch)->days[launch->n_before + day];
}

/* What the area holds, and with the days that are not drawn. */
static void check_sums(const struct drawing *drawing,
                       const struct launch_result *launch, struct arena *arena)
{
    double drawn = 0;
    double all = 0;
    uint32_t n_open = 0;
    for (uint32_t day = 0; day < launch->n_after; day++) {
        const double change = day_after(launch, day)->change.mean;
        all += change;
        drawn += is_open(launch, day) ? change : 0;
        n_open += is_open(launch, day);
    }
    assert_int_equal(launch->n_open, n_open);
    assert_true(drawn > all + 1); /* e-mail loses on closed days too */
    assert_non_null(strstr(
        drawing->description,
        arena_text(arena,
                   "hatched: %s contacts more than without it, %s with "
                   "the days on which",
                   words_amount(arena, drawn), words_amount(arena, all))));
}

/* Two signs whose amounts are known give the scale of the bracket. */
static void check_level(const struct drawing *drawing,
                        const struct launch_result *launch)
{
    const struct mark *bracket = NULL;
    double sign_y[SYMBOL_SQUARE + 1] = { 0 };
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_SYMBOL) {
            sign_y[mark->symbol] = mark->box.y + mark->box.height / 2;
        } else if (mark->kind == MARK_LINE && mark->n_points == 4 &&
                   mark->look.role == ROLE_REFERENCE) {
            bracket = mark;
        }
    }
    double with = 0;
    double without = 0;
    unsigned n = 0;
    for (uint32_t weekday = 0; weekday < 7; weekday++) {
        uint32_t last = launch->n_after;
        for (uint32_t day = weekday; day < launch->n_after; day += 7) {
            last = is_open(launch, day) ? day : last;
        }
        if (last < launch->n_after) {
            with += day_after(launch, last)->with.mean;
            without += day_after(launch, last)->without.mean;
            n++;
        }
    }
    const double peak = day_after(launch, launch->peak.day)->with.mean;
    const double settled = day_after(launch, launch->settled_day)->with.mean;
    const double a_contact =
        (sign_y[SYMBOL_DIAMOND] - sign_y[SYMBOL_DOT]) / (settled - peak);
    assert_non_null(bracket);
    assert_near((with - without) / n, launch->settled.change.mean, 1e-9);
    assert_near(bracket->points[0].y,
                sign_y[SYMBOL_DOT] + a_contact * (with / n - peak), 0.01);
    assert_near(bracket->points[3].y,
                sign_y[SYMBOL_DOT] + a_contact * (without / n - peak), 0.01);
}

/* The results in memory are the oracle: the chart has them from the files. */
static void test_the_launch_chart_says_what_the_results_say(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/chat_launch.cfg", 20, "said");
    struct store *store = chart_run_store(run, "said");
    const struct launch_result *launch = &run->report.results->launches[0];
    const struct chart *chart = NULL;
    struct table *data = NULL;
    assert_true(chart_find("launch", &chart, NULL));
    assert_true(chart->gather(store, &data, NULL));
    const struct drawing *drawing =
        chart_run_draw(chart, data, store, 960, run->arena);
    assert_true(launch->has_settled && launch->peak.stands_out);
    assert_non_null(
        strstr(drawing->title, arena_text(run->arena, "more contacts on day %u",
                                          launch->peak.day)));
    assert_non_null(strstr(drawing->title, arena_text(run->arena, "from day %u",
                                                      launch->settled_day)));
    assert_true(rules_have_text(
        drawing, arena_text(run->arena, "+%.0f %% on day",
                            100 * (launch->spike_ratio.mean - 1))));
    assert_true(
        rules_have_text(drawing, arena_text(run->arena, "+%.0f an open day",
                                            launch->settled.change.mean)));
    assert_true(
        rules_have_text(drawing, arena_text(run->arena, "settled from day %u",
                                            launch->settled_day)));
    check_sums(drawing, launch, run->arena);
    check_level(drawing, launch);
    store_close(store);
    arena_destroy(run->arena);
}

static void test_charts_of_a_help_centre(void **state)
{
    (void)state;
    assert_int_equal(check_all("scenarios/self_service.cfg", 3, "help"), 7);
}

/* A scenario of its own for what no shipped one has. */
static const char *write_scenario(const char *name, const char *channels,
                                  const char *serves, const char *plan)
{
    static char path[512];
    (void)snprintf(path, sizeof path, "%s/%s.cfg", getenv("DESKCAST_TMP"),
                   name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fprintf(
        file,
        "format = 1; title = \"%s\"; audience = \"b2c\";\n"
        "plan = { %s };\n"
        "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
        "\"18:00\"; } );\n"
        "channels = {\n%s};\nteams = { desk = { serves = [ %s ]; agents = "
        "12; cost = \"30 / hour\"; }; };\n",
        name, plan, channels, serves);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void test_fifteen_channels_find_room(void **state)
{
    (void)state;
    char channels[4096] = "";
    char serves[1024] = "";
    for (int i = 0; i < 15; i++) {
        char one[256];
        (void)snprintf(one, sizeof one,
                       "line_with_a_long_name_%d = { kind = \"%s\"; volume = "
                       "\"%d / week\"; handle_time = { mean = \"3 min\"; };"
                       " };\n",
                       i, i % 3 == 2 ? "email" : "phone", 60 + 20 * i);
        strcat(channels, one);
        (void)snprintf(one, sizeof one, "%s\"line_with_a_long_name_%d\"",
                       i ? ", " : "", i);
        strcat(serves, one);
    }
    const char *file = write_scenario("fifteen", channels, serves,
                                      "start = \"2027-01-04\"; weeks = 2;");
    assert_true(check_all(file, 2, "fifteen") >= 5);
}

static void test_nobody_comes(void **state)
{
    (void)state;
    const char *file = write_scenario(
        "nobody",
        "phone = { volume = \"0.001 / week\"; handle_time = { mean = \"3 "
        "min\"; }; };\n",
        "\"phone\"", "start = \"2027-01-04\"; weeks = 1;");
    assert_int_equal(check_all(file, 1, "nobody"), 0);
}

static void test_a_year_of_quarters_is_drawn(void **state)
{
    (void)state;
    const char *file = write_scenario(
        "year",
        "phone = { volume = \"300 / week\"; handle_time = { mean = \"3 "
        "min\"; }; };\n",
        "\"phone\"",
        "start = \"2027-01-04\"; weeks = 52; interval = \"15 min\";");
    assert_true(check_all(file, 2, "year") >= 4); /* 34,944 intervals */
}

static void test_a_long_title_is_wrapped_or_cut(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/first_call.cfg", 2, "title");
    struct store *store = chart_run_store(run, "title");
    const struct chart *chart = NULL;
    struct table *data = NULL;
    assert_true(chart_find("waiting", &chart, NULL));
    assert_true(chart->gather(store, &data, NULL));
    struct style style = style_house();
    const struct chart_kit kit = { &style, ruler_plain(run->arena),
                                   store_facts(store), run->arena };
    style.title = "Sixty characters are what a title of a chart may well take";
    rules_check(chart->draw(data, &kit));
    char endless[400];
    memset(endless, 'm', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    style.title = endless;
    style.logo = endless;
    style.footer = endless;
    rules_check(chart->draw(data, &kit));
    store_close(store);
    arena_destroy(run->arena);
}

static void test_what_is_missing_is_said(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct store *store = NULL;
    struct error err;
    assert_false(store_open("no/such/folder", arena, &store, &err));
    assert_string_equal(err.message, "there is no folder \"no/such/folder\"");
    assert_false(store_open("tests", arena, &store, &err));
    assert_string_equal(err.message, "the folder \"tests\" holds no results");
    const struct chart *chart = NULL;
    assert_false(chart_find("heatmpa", &chart, &err));
    assert_error(err, "there is no chart \"heatmpa\"",
                 "did you mean \"heatmap\"?");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_of_a_phone_line),
        cmocka_unit_test(test_charts_of_calls_chats_and_tickets),
        cmocka_unit_test(test_charts_of_one_replication),
        cmocka_unit_test(test_charts_of_a_launch),
        cmocka_unit_test(test_the_launch_chart_says_what_the_results_say),
        cmocka_unit_test(test_charts_of_a_help_centre),
        cmocka_unit_test(test_fifteen_channels_find_room),
        cmocka_unit_test(test_nobody_comes),
        cmocka_unit_test(test_a_year_of_quarters_is_drawn),
        cmocka_unit_test(test_a_long_title_is_wrapped_or_cut),
        cmocka_unit_test(test_what_is_missing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
