/* What a report says of a comparison that is written by hand, so that the right
 * answer is known. */
#include "base/file.h"
#include "report/document.h"
#include "testing.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Calls wait 10 s and 30 s, mails 10 h in both plans: of all together the wait
 * grows when there are more mails, and by nothing that anybody feels. */
static const char plan[] =
    "{\"plan\":\"%s\",\"scenario\":\"two.cfg\",\"settings\":[{\"path\":"
    "\"plan.currency\",\"value\":\"EUR\",\"origin\":\"file\",\"source\":null}],"
    "\"centre\":{\"mean_wait_s\":{\"mean\":%d},\"cost_per_week\":{\"mean\":%d}}"
    ",\"channels\":{\"phone\":{\"mean_wait_s\":{\"mean\":%d},\"backlog_mean\":"
    "null},\"email\":{\"mean_wait_s\":{\"mean\":36000},\"backlog_mean\":"
    "{\"mean\":40}}},\"teams\":{}}";

static const char differences[] =
    "{\"plan\":\"more\",\"against\":\"two\",\"centre\":{\"mean_wait_s\":"
    "{\"mean\":69,%s},\"cost_per_week\":{\"mean\":3453,%s}},\"channels\":{"
    "\"phone\":{\"mean_wait_s\":{\"mean\":20,%s}},\"email\":{\"mean_wait_s\":"
    "{\"mean\":0,%s}}},\"teams\":{}}";

static const char sure[] = "\"half_width\":2,\"clear\":true";
static const char none[] = "\"half_width\":null,\"clear\":false";
static const char same[] = "\"half_width\":0,\"clear\":false";

/* The page of those two plans, played so often. */
static struct document *make_page(struct arena *arena, const char *name, int n)
{
    struct error err;
    struct store *store = NULL;
    struct document *document = NULL;
    const struct document_wishes wishes = { .style = style_house() };
    const char *folder =
        arena_text(arena, "%s/%s", getenv("DESKCAST_TMP"), name);
    const char *how = n > 1 ? sure : none;
    assert_true(mkdir(folder, 0777) == 0 || errno == EEXIST);
    FILE *file = fopen(file_join(arena, folder, "compare.json"), "w");
    assert_non_null(file);
    (void)fprintf(
        file,
        "{\"schema\":\"deskcast/compare/1\",\"version\":\"1\","
        "\"study\":{\"replications\":%d,\"seed\":1,\"confidence\":"
        "0.95,\"each_confidence\":0.95},\"plans\":[%s,%s],"
        "\"differences\":[%s]}\n",
        n, arena_text(arena, plan, "two", 5000, 18169, 10),
        arena_text(arena, plan, "more", 5069, 21622, 30),
        arena_text(arena, differences, how, how, how, n > 1 ? same : none));
    assert_true(fclose(file) == 0);
    if (!store_open(folder, arena, &store, &err) ||
        !document_of_results(&store, 1, &wishes, &document, &err)) {
        fail_test("%s", err.message);
    }
    store_close(store);
    return document;
}

static bool says(const struct document_part *part, const char *words)
{
    for (size_t i = 0; i < part->findings->n; i++) {
        if (strstr(part->findings->texts[i], words)) {
            return true;
        }
    }
    return false;
}

/* The difference in the first table of that row; NULL: no such row. */
static const char *difference_of(const struct document_part *part,
                                 const char *whose, const char *measure,
                                 struct arena *arena)
{
    const struct document_table *table = part->tables[0];
    for (size_t row = 0; row < document_table_rows(table); row++) {
        if (strcmp(document_table_cell(table, row, 0)->text, whose) == 0 &&
            strcmp(document_table_cell(table, row, 1)->text, measure) == 0) {
            return document_cell_text(document_table_cell(table, row, 4),
                                      arena);
        }
    }
    return NULL;
}

static void test_waits_of_calls_and_mails_have_no_common_mean(void **state)
{
    struct arena *arena = *state;
    struct document *document = make_page(arena, "mixed", 20);
    const struct document_part *part = &document->parts[0];
    assert_string_equal(difference_of(part, "phone", "mean wait (ASA)", arena),
                        "+20.0 ± 2.0 s");
    assert_null(difference_of(part, "(all)", "mean wait (ASA)", arena));
    assert_false(says(part, "69"));
    assert_true(says(part, "Phone, mean wait (ASA): 20.0 s longer"));
    document_close(document);
}

static void test_what_is_the_same_is_said_to_be(void **state)
{
    struct arena *arena = *state;
    struct document *document = make_page(arena, "same", 20);
    const struct document_part *part = &document->parts[0];
    assert_string_equal(difference_of(part, "e-mail", "mean wait (ASA)", arena),
                        "the same");
    assert_true(says(part, "E-mail: the same in both plans."));
    assert_false(says(part, "Phone: the same"));
    document_close(document);
}

/* 18,169 and 3,453 more, in the plan's currency. */
static void test_money_has_its_currency(void **state)
{
    struct arena *arena = *state;
    struct document *document = make_page(arena, "money", 20);
    const struct document_part *part = &document->parts[0];
    assert_string_equal(difference_of(part, "(all)", "cost a week, EUR", arena),
                        "+3,453.0 ± 2.0");
    assert_true(says(part, "(all), cost a week: € 3,453.00 higher (95 %: "
                           "€ 3,451.00 to € 3,455.00)."));
    document_close(document);
}

static void test_of_one_replication_no_difference_is_judged(void **state)
{
    struct arena *arena = *state;
    struct document *document = make_page(arena, "once", 1);
    const struct document_part *part = &document->parts[0];
    assert_string_equal(difference_of(part, "phone", "mean wait (ASA)", arena),
                        "+20.0 s");
    assert_true(says(part, "simulated once"));
    assert_false(says(part, "clear difference"));
    assert_false(says(part, "longer"));
    for (size_t i = 0; i < part->n_charts; i++) {
        const struct drawing *drawing = document_drawing(document, part, i);
        assert_null(strstr(drawing->title, "clear difference"));
    }
    document_close(document);
}

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int end_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waits_of_calls_and_mails_have_no_common_mean),
        cmocka_unit_test(test_what_is_the_same_is_said_to_be),
        cmocka_unit_test(test_money_has_its_currency),
        cmocka_unit_test(test_of_one_replication_no_difference_is_judged),
    };
    return cmocka_run_group_tests(tests, make_arena, end_arena);
}
