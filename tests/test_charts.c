/* Every chart of real runs: drawn with a ruler that knows no font, and held
 * against the rules for all of them. */
#include "base/file.h"
#include "chart/catalogue.h"
#include "drawing_rules.h"
#include "report_run.h"

/* Results of a scenario, written and opened again. */
static struct store *store_of(struct report_run *run, const char *folder)
{
    struct error err;
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    struct store *store = NULL;
    assert_true(run_files_finish(run->files, &run->report, format, &err));
    const char *path =
        arena_text(run->arena, "%s/%s", getenv("DESKCAST_TMP"), folder);
    if (!store_open(path, run->arena, &store, &err)) {
        fail_test("%s", err.message);
    }
    return store;
}

static struct drawing *draw(const struct chart *chart, const struct table *data,
                            struct store *store, double width,
                            struct arena *arena)
{
    struct style *style = arena_alloc(arena, 1, sizeof *style);
    *style = style_house();
    style->width = width;
    const struct chart_kit kit = { style, ruler_plain(arena),
                                   store_facts(store), arena };
    return chart->draw(data, &kit);
}

/* How many charts the results allowed. */
static unsigned check_all(const char *scenario, uint32_t replications,
                          const char *folder)
{
    struct report_run *run = report_run_make(scenario, replications, folder);
    struct store *store = store_of(run, folder);
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
        rules_check(draw(&charts[i], data, store, 960, run->arena));
        rules_check(draw(&charts[i], data, store, 842, run->arena));
        n_drawn++;
    }
    store_close(store);
    arena_destroy(run->arena);
    return n_drawn;
}

static void test_charts_of_a_phone_line(void **state)
{
    (void)state;
    assert_true(check_all("scenarios/phone.cfg", 5, "phone") >= 1);
}

static void test_charts_of_calls_chats_and_tickets(void **state)
{
    (void)state;
    assert_true(check_all("scenarios/webshop.cfg", 5, "webshop") >= 1);
}

static void test_charts_of_one_replication(void **state)
{
    (void)state;
    assert_true(check_all("scenarios/first_call.cfg", 1, "one") >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_charts_of_a_phone_line),
        cmocka_unit_test(test_charts_of_calls_chats_and_tickets),
        cmocka_unit_test(test_charts_of_one_replication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
