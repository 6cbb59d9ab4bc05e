/*
 * What is said of a help centre's savings: how many in all, how many of them
 * when the plan began, whether the volumes hold those, and how many since.
 */
#include "base/civil.h"
#include "report/help_words.h"
#include "testing.h"
#include <string.h>

/* 1,000 prevented of 10,000, 700 of them at the start. */
static struct help_answer an_answer(void)
{
    return (struct help_answer){
        .prevented = { 1000, 20 },
        .first_attempts = 9000,
        .no_result_frac = nan(""),
        .start_day = civil_day_number((struct civil_date){ 2027, 1, 4 }),
        .at_start = 700,
        .not_in_volume = 700,
        .since_start = { 300, 10 },
    };
}

static void assert_says(const struct help_answer *answer, const char *words)
{
    struct arena *arena = arena_create();
    const char *said = help_words_answer(answer, arena);
    if (strcmp(said, words) != 0) {
        fail_test("\"%s\" is not \"%s\"", said, words);
    }
    arena_destroy(arena);
}

static void test_what_was_prevented_already_is_told_from_what_is_new(
    void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none. It prevented 700 of these "
                "already with what it held on 4 Jan 2027. They are not in the "
                "volumes given, which count the contacts that come. What "
                "changed since prevents 300 ± 10 more.");
}

static void test_new_articles_have_a_price(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.at_start = nan("");
    answer.writing_h = (struct brief_estimate){ 72, 0 };
    assert_says(
        &answer,
        "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
        "that would come if there were none. Writing its new articles "
        "takes 72 hours of the agents' time in the plan, in which they are "
        "not on duty.");
}

static void test_articles_gone_stale_prevent_fewer(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.at_start = 1300;
    answer.not_in_volume = 1300;
    answer.since_start.mean = -300;
    answer.no_result_frac = 0.25;
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none; 25.0 % of the searches in "
                "it find nothing. With what it held on 4 Jan 2027 it would "
                "prevent 1,300. They are not in the volumes given, which count "
                "the contacts that come. What changed since prevents 300 ± 10 "
                "fewer.");
}

static void test_of_needs_all_is_in_the_volumes(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.not_in_volume = 0;
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none. It prevented 700 of these "
                "already with what it held on 4 Jan 2027. They are in the "
                "volumes given, which count what people need. What changed "
                "since prevents 300 ± 10 more.");
}

static void test_channels_may_count_either(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.not_in_volume = 400;
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none. It prevented 700 of these "
                "already with what it held on 4 Jan 2027. Of those 400 are not "
                "in the volumes given: those of channels whose volume counts "
                "contacts. What changed since prevents 300 ± 10 more.");
}

static void test_where_nothing_changes_nothing_more_is_said(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.at_start = 1000;
    answer.not_in_volume = 1000;
    answer.since_start = (struct brief_estimate){ 0, 0 };
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none. It prevented all of these "
                "already with what it held on 4 Jan 2027. They are not in the "
                "volumes given, which count the contacts that come.");
}

static void test_a_help_centre_that_opens_later_prevented_none(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.at_start = 0;
    answer.not_in_volume = 0;
    answer.since_start = answer.prevented;
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none. On 4 Jan 2027 it "
                "prevented none of these yet: all are in the volumes given.");
}

static void test_results_of_before_say_what_they_know(void **state)
{
    (void)state;
    struct help_answer answer = an_answer();
    answer.at_start = nan("");
    answer.not_in_volume = nan("");
    assert_says(&answer,
                "The help centre prevents 1,000 ± 20 contacts, 10.0 % of those "
                "that would come if there were none.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_what_was_prevented_already_is_told_from_what_is_new),
        cmocka_unit_test(test_new_articles_have_a_price),
        cmocka_unit_test(test_articles_gone_stale_prevent_fewer),
        cmocka_unit_test(test_of_needs_all_is_in_the_volumes),
        cmocka_unit_test(test_channels_may_count_either),
        cmocka_unit_test(test_where_nothing_changes_nothing_more_is_said),
        cmocka_unit_test(test_a_help_centre_that_opens_later_prevented_none),
        cmocka_unit_test(test_results_of_before_say_what_they_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
