/* Of many channels and teams that go wrong, the worst are named and the others
 * counted: figures made up by hand. */
#include "base/language.h"
#include "base/text.h"
#include "report/table_notes.h"
#include "report/weekly_answer.h"
#include "report/weekly_room.h"
#include "testing.h"

#include <string.h>

enum { MONDAY = 20822, WEEKS = 3, DAYS = 21, INTERVALS = 42, MANY = 10 };

static const char *const names[MANY] = { "phone",   "email",    "chat",
                                         "social",  "web_form", "messaging",
                                         "billing", "returns",  "sales",
                                         "newsroom" };

static struct weekly_channel made_channel(size_t c, struct arena *arena)
{
    struct brief_estimate *levels = arena_alloc(arena, WEEKS, sizeof *levels);
    struct brief_estimate *backlog =
        arena_alloc(arena, INTERVALS, sizeof *backlog);
    struct brief_estimate *at_ends = arena_alloc(arena, WEEKS, sizeof *at_ends);
    for (size_t w = 0; w < WEEKS; w++) {
        levels[w] = (struct brief_estimate){ 0.6 - 0.02 * (double)c, 0.01 };
        at_ends[w] = (struct brief_estimate){ 240.0, 1.0 };
    }
    for (size_t i = 0; i < INTERVALS; i++) {
        backlog[i] = (struct brief_estimate){ 240.0 + (double)c, 1.0 };
    }
    return (struct weekly_channel){ .name = names[c],
                                    .target = "90 % in 8 h",
                                    .target_frac = 0.9,
                                    .levels = levels,
                                    .backlog = backlog,
                                    .backlog_at_ends = at_ends,
                                    .tickets_a_day = 100.0 };
}

/* n channels with a team each; every week is bad for all of them, and the
 * later one stands the worse. */
static struct weekly_figures *all_wrong(size_t n, struct arena *arena)
{
    struct weekly_figures *figures =
        weekly_figures_start(MONDAY, DAYS, n, n, 2, arena);
    figures->replications = 10;
    figures->n_intervals = INTERVALS;
    for (size_t c = 0; c < n; c++) {
        struct brief_estimate *busy = arena_alloc(arena, WEEKS, sizeof *busy);
        for (size_t w = 0; w < WEEKS; w++) {
            busy[w] = (struct brief_estimate){ 0.9 + 0.01 * (double)c, 0.001 };
        }
        figures->channels[c] = made_channel(c, arena);
        figures->teams[c] = (struct weekly_team){ names[c], busy };
    }
    return figures;
}

static const struct text_list *answer(const struct weekly_figures *figures,
                                      struct arena *arena)
{
    struct text_list *list = text_list_start(arena);
    weekly_answer(figures, list);
    return list;
}

static void assert_sentences(const struct text_list *list,
                             const char *const *sentences, size_t n)
{
    for (size_t i = 0; i < n && i < list->n; i++) {
        assert_string_equal(list->texts[i], sentences[i]);
    }
    assert_int_equal(list->n, n);
}

static void test_of_ten_channels_the_worst_is_named(void **state)
{
    static const char *const said[] = {
        "newsroom: most tickets wait in the week of 4 Jan 2027, 249 ± 1; they "
        "are not worked off by the end: in the last seven days never fewer "
        "than 249 ± 1 wait.",
        "In 9 more channels the backlog is not worked off by the end: see the "
        "tables.",
        "3 of 3 weeks are tight; the worst is that of 4 Jan 2027: newsroom is "
        "busy 99.0 ± 0.1 % of its time, 9 more teams are busy over 88 % of "
        "theirs, newsroom is 42.0 ± 1.0 % in time (target 90 %) and 9 more "
        "channels miss their target or are on the edge of it.",
        "newsroom misses its target (90 % in 8 h) in 3 of 3 weeks: those of 4 "
        "Jan 2027 (42.0 ± 1.0 %), 11 Jan 2027 (42.0 ± 1.0 %) and 18 Jan 2027 "
        "(42.0 ± 1.0 %).",
        "In some week 9 more channels miss their target or are on the edge of "
        "it: see the tables.",
    };
    (void)state;
    struct arena *arena = arena_create();
    assert_sentences(answer(all_wrong(MANY, arena), arena), said,
                     sizeof said / sizeof *said);
    arena_destroy(arena);
}

static void test_a_few_others_are_named(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct text_list *list = answer(all_wrong(3, arena), arena);
    assert_non_null(strstr(list->texts[0], "chat: most tickets wait"));
    assert_string_equal(
        list->texts[1],
        "Not worked off by the end either: the backlog of email and phone.");
    assert_non_null(strstr(list->texts[2], "phone is busy"));
    assert_non_null(strstr(list->texts[2], "email is busy"));
    assert_non_null(strstr(list->texts[3], "chat misses its target"));
    assert_string_equal(list->texts[4],
                        "At worst also below the target or on the edge "
                        "of it: email 58.0 ± 1.0 % and phone 60.0 ± 1.0 %.");
    arena_destroy(arena);
}

static void test_what_is_missed_goes_before_what_is_on_the_edge(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct weekly_figures *figures = all_wrong(MANY, arena);
    struct brief_estimate *edge = arena_alloc(arena, WEEKS, sizeof *edge);
    for (size_t c = 1; c < MANY; c++) {
        figures->channels[c].levels = edge;
        figures->channels[c].backlog = NULL;
    }
    for (size_t w = 0; w < WEEKS; w++) {
        edge[w] = (struct brief_estimate){ 0.2, 0.71 };
    }
    const struct text_list *list = answer(figures, arena);
    assert_non_null(strstr(list->texts[2], "phone misses its target"));
    assert_null(strstr(list->texts[1], "weeks are tight ("));
    const struct brief_estimate once[WEEKS] = { { 0.1, 0.01 },
                                                { 0.2, 0.71 },
                                                { 0.2, 0.71 } };
    figures->channels[0].levels = once;
    assert_non_null(strstr(answer(figures, arena)->texts[1],
                           "3 of 3 weeks are tight (1 misses a target and 2 "
                           "are on the edge); the worst"));
    arena_destroy(arena);
}

/* Where nothing else is to be said there is room for every channel. */
static void test_all_is_said_where_it_fits(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct weekly_figures *figures = all_wrong(2, arena);
    for (size_t c = 0; c < 2; c++) {
        figures->channels[c].backlog = NULL;
    }
    const struct text_list *list = answer(figures, arena);
    assert_non_null(strstr(list->texts[1], "phone misses its target"));
    assert_non_null(strstr(list->texts[2], "email misses its target"));
    arena_destroy(arena);
}

/* As they are printed in 80 columns. */
static size_t lines_of(const struct text_list *list, struct arena *arena)
{
    struct text page;
    size_t n = 0;
    text_start(&page, arena);
    for (size_t i = 0; i < list->n; i++) {
        table_paragraph(list->texts[i], 2, 80, &page);
    }
    for (const char *c = page.bytes; *c; c++) {
        n += *c == '\n' ? 1 : 0;
    }
    return n;
}

/* In both languages, and of many they are used. */
static void test_however_many_there_are_the_lines_are_kept(void **state)
{
    (void)state;
    for (int i = 0; i < N_LANGUAGES; i++) {
        struct arena *arena = arena_create();
        assert_int_equal(language_choose((enum language)i), i);
        for (size_t n = 1; n <= MANY; n++) {
            const size_t lines =
                lines_of(answer(all_wrong(n, arena), arena), arena);
            assert_in_range(lines, n > 1 ? WEEKLY_LINES : 1,
                            WEEKLY_LINES + WEEKLY_LINES_MORE);
        }
        arena_destroy(arena);
    }
    (void)language_choose(ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_ten_channels_the_worst_is_named),
        cmocka_unit_test(test_a_few_others_are_named),
        cmocka_unit_test(test_what_is_missed_goes_before_what_is_on_the_edge),
        cmocka_unit_test(test_all_is_said_where_it_fits),
        cmocka_unit_test(test_however_many_there_are_the_lines_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
