/* Benchmark numbers are compared with the reports' own; the table's form with
 * the rules of its header. */
#include "base/arena.h"
#include "model/benchmarks.h"
#include "model/defaults.h"
#include "testing.h"

#include <libconfig.h>
#include <stdio.h>
#include <string.h>

static const enum audience with_defaults[] = { AUDIENCE_B2C, AUDIENCE_B2B,
                                               AUDIENCE_INTERNAL,
                                               AUDIENCE_SMALL };

static void assert_default(enum audience audience, const char *kind,
                           const char *name, const char *value,
                           const char *source)
{
    const struct default_value *row =
        default_find(audience, "channel", kind, name);
    assert_non_null(row);
    assert_string_equal(row->value, value);
    assert_string_equal(row->source, source);
}

static void test_the_reports_numbers_are_the_defaults(void **state)
{
    (void)state;
    assert_default(AUDIENCE_B2C, "phone", "handle_time", "\"2.9 min\"", "000");
    assert_default(AUDIENCE_B2B, "phone", "handle_time", "\"4.2 min\"", "000");
    assert_default(AUDIENCE_INTERNAL, "phone", "handle_time", "\"2.8 min\"",
                   "000");
    assert_default(AUDIENCE_B2C, "chat", "messages", "4.8", "000");
    assert_default(AUDIENCE_B2B, "web_widget", "messages", "5.2", "000");
    assert_default(AUDIENCE_INTERNAL, "mobile_embed", "messages", "4.5", "000");
    assert_default(AUDIENCE_B2C, "email", "contacts_again.probability",
                   "\"85 %\"", "001");
    assert_string_equal(
        default_find(AUDIENCE_SMALL, "channel", "phone", "handle_time")->source,
        "assumption");
}

static void test_the_audience_none_has_no_defaults(void **state)
{
    (void)state;
    size_t n = 0;
    const struct default_value *rows = default_list(&n);
    for (size_t i = 0; i < n; i++) {
        assert_null(default_find(AUDIENCE_NONE, rows[i].group, rows[i].kind,
                                 rows[i].name));
    }
}

static void test_the_closest_row_wins(void **state)
{
    (void)state;
    assert_default(AUDIENCE_B2B, "phone", "wrap_up", "\"60 s\"", "assumption");
    assert_default(AUDIENCE_B2C, "phone", "wrap_up", "\"40 s\"", "assumption");
    assert_default(AUDIENCE_B2C, "chat", "wrap_up", "\"25 s\"", "assumption");
    assert_default(AUDIENCE_B2C, "marketplace", "target", "\"90 % in 24 h\"",
                   "assumption");
    assert_default(AUDIENCE_B2C, "sms", "target", "\"90 % in 8 open hours\"",
                   "assumption");
    assert_default(AUDIENCE_B2C, "review", "arrives", "\"any_time\"",
                   "language");
    assert_default(AUDIENCE_B2C, "phone", "arrives", "\"open_hours\"",
                   "language");
}

static void test_a_call_has_nothing_of_a_chat_or_a_ticket(void **state)
{
    (void)state;
    assert_null(default_find(AUDIENCE_B2C, "channel", "phone", "messages"));
    assert_null(default_find(AUDIENCE_B2C, "channel", "phone", "compose"));
    assert_null(
        default_find(AUDIENCE_B2C, "channel", "phone", "replies_per_ticket"));
    assert_null(default_find(AUDIENCE_B2C, "channel", "email", "redial"));
    assert_null(default_find(AUDIENCE_B2C, "channel", "email", "patience"));
    assert_null(default_find(AUDIENCE_B2C, "channel", "chat", "handle_time"));
    assert_null(default_find(AUDIENCE_B2C, "channel", "phone", "no_such"));
    assert_null(default_find(AUDIENCE_B2C, "team", NULL, "handle_time"));
}

static void test_every_kind_has_what_its_way_needs(void **state)
{
    (void)state;
    static const char *const needed[][4] = {
        [WAY_CALL] = { "handle_time", "wrap_up", "patience", "target" },
        [WAY_CHAT] = { "messages", "compose", "customer_reply", "target" },
        [WAY_TICKET] = { "handle_time", "replies_per_ticket", "customer_reply",
                         "target" },
    };
    size_t n = 0;
    const struct kind *kinds = kind_list(&n);
    assert_int_equal(n, 16);
    for (size_t i = 0; i < n; i++) {
        assert_ptr_equal(kind_find(kinds[i].name), &kinds[i]);
        for (size_t a = 0; a < 4; a++) {
            for (size_t k = 0; k < 4; k++) {
                assert_non_null(default_find(with_defaults[a], "channel",
                                             kinds[i].name,
                                             needed[kinds[i].way][k]));
            }
        }
    }
    assert_null(kind_find("fax"));
}

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void test_every_row_names_a_source_and_is_said_once(void **state)
{
    (void)state;
    static const char *const sources[] = { "000", "001", "assumption",
                                           "language" };
    size_t n = 0;
    const struct default_value *rows = default_list(&n);
    assert_true(n > 100);
    for (size_t i = 0; i < n; i++) {
        assert_true(is_one_of(rows[i].source, sources, 4));
        const size_t n_note = rows[i].note ? strlen(rows[i].note) : 0;
        assert_true(!rows[i].note || rows[i].note[n_note - 1] == '.');
        for (size_t j = 0; j < i; j++) {
            const bool same =
                strcmp(rows[i].group, rows[j].group) == 0 &&
                strcmp(rows[i].name, rows[j].name) == 0 &&
                strcmp(rows[i].kind ? rows[i].kind : "",
                       rows[j].kind ? rows[j].kind : "") == 0 &&
                strcmp(rows[i].audience ? rows[i].audience : "",
                       rows[j].audience ? rows[j].audience : "") == 0;
            if (same) {
                fail_test("%s.%s stands twice", rows[i].group, rows[i].name);
            }
        }
    }
}

static void test_every_value_is_the_language_of_a_file(void **state)
{
    (void)state;
    size_t n = 0;
    const struct default_value *rows = default_list(&n);
    for (size_t i = 0; i < n; i++) {
        char line[256];
        assert_true(strlen(rows[i].value) < 200);
        (void)snprintf(line, sizeof line, "value = %s;", rows[i].value);
        config_t config;
        config_init(&config);
        const int good = config_read_string(&config, line);
        config_destroy(&config);
        if (!good) {
            fail_test("%s.%s: %s", rows[i].group, rows[i].name, line);
        }
    }
}

static void test_the_language_states_few_defaults_of_its_own(void **state)
{
    (void)state;
    assert_non_null(default_of_language("study", NULL, "replications"));
    assert_null(default_of_language("team", NULL, "absence"));
    assert_null(default_of_language("channel", "phone", "redial"));
    assert_string_equal(
        default_of_language("channel", "email", "arrives")->value,
        "\"any_time\"");
    assert_string_equal(
        default_of_language("channel", "phone", "arrives")->value,
        "\"open_hours\"");
}

static void test_handling_is_lognormal_and_waiting_exponential(void **state)
{
    (void)state;
    assert_int_equal(default_shape_of(AUDIENCE_B2C, "handle_time").shape,
                     SHAPE_LOGNORMAL);
    assert_int_equal(default_shape_of(AUDIENCE_B2C, "patience").shape,
                     SHAPE_EXPONENTIAL);
    assert_int_equal(default_shape_of(AUDIENCE_NONE, "handle_time").shape,
                     SHAPE_EXPONENTIAL);
    assert_int_equal(default_shape_of(AUDIENCE_NONE, "patience").shape,
                     SHAPE_EXPONENTIAL);
}

static void test_the_table_of_facts_has_every_fact_and_source(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *text = benchmarks_text(arena);
    size_t n = 0;
    const struct benchmark_fact *facts = benchmarks_facts(&n);
    assert_true(n > 70);
    for (size_t i = 0; i < n; i++) {
        assert_non_null(strstr(text, arena_text(arena, "%s ", facts[i].id)));
    }
    const struct default_value *rows = default_list(&n);
    for (size_t i = 0; i < n; i++) {
        assert_non_null(
            strstr(text, arena_text(arena, "(%s)", rows[i].source)));
        assert_non_null(strstr(text, rows[i].name));
    }
    const struct kind *kinds = kind_list(&n);
    for (size_t i = 0; i < n; i++) {
        assert_non_null(strstr(text, kinds[i].name));
    }
    assert_non_null(strstr(text, "messages of chats, b2c: 4.8 (000)"));
    assert_non_null(strstr(text, "compose of chats: \"38 s\" (assumption)"));
    assert_non_null(strstr(text, "Zendesk Benchmark, omnichannel report"));
    assert_non_null(strstr(text, "Zendesk report on small businesses, 2019"));
    for (const char *line = text; *line;) {
        const size_t length = strcspn(line, "\n");
        assert_true(length <= 80);
        line += length + (line[length] == '\n');
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_reports_numbers_are_the_defaults),
        cmocka_unit_test(test_the_audience_none_has_no_defaults),
        cmocka_unit_test(test_the_closest_row_wins),
        cmocka_unit_test(test_a_call_has_nothing_of_a_chat_or_a_ticket),
        cmocka_unit_test(test_every_kind_has_what_its_way_needs),
        cmocka_unit_test(test_every_row_names_a_source_and_is_said_once),
        cmocka_unit_test(test_every_value_is_the_language_of_a_file),
        cmocka_unit_test(test_the_language_states_few_defaults_of_its_own),
        cmocka_unit_test(test_handling_is_lognormal_and_waiting_exponential),
        cmocka_unit_test(test_the_table_of_facts_has_every_fact_and_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
