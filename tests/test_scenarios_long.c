/* Every scenario of the manual runs, and what its head says to expect is
 * true. */
#include "base/arena.h"
#include "base/file.h"
#include "model/scenario.h"
#include "stats/estimate.h"
#include "study/compare.h"
#include "study/expectation.h"
#include "study/plan_demand.h"
#include "study/run.h"
#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum {
    REPLICATIONS = 20,
    FEWEST = 5,
    RUNS_AT_MOST = 8,
    PAIRS_AT_MOST = 12,
    BYTES_AT_MOST = 1 << 20
};

/* A fixed seed could be a lucky one: each demand must hold by this many
 * standard errors. */
static const double standard_errors_at_least = 4.0;

/* Two plans of a file on the same customers. */
struct pair_of_plans {
    size_t first, other; /* in the book */
    const struct comparison *comparison;
};

/* The plan and the variants of one file, each played once. */
struct book {
    struct arena *arena;
    const char *file;
    uint32_t replications;
    size_t n;
    const char *variants[RUNS_AT_MOST];
    struct scenario scenarios[RUNS_AT_MOST];
    const struct results *results[RUNS_AT_MOST]; /* NULL: not yet needed */
    size_t n_pairs;
    struct pair_of_plans pairs[PAIRS_AT_MOST];
};

static void load(const char *file, uint32_t replications, struct arena *arena,
                 struct scenario *scenario)
{
    const struct scenario_request request = { .file = file };
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, scenario, &problems)) {
        fail_test("%s", problem_text(&problems.list[0], "error", arena));
    }
    const char *unsimulated = scenario_unsimulated(scenario, arena);
    if (unsimulated) {
        fail_test("%s: %s", file, unsimulated);
    }
    struct centre centre = *scenario->centre;
    centre.study.replications = replications;
    centre.study.precision_frac = 0.0;
    struct centre *kept = arena_alloc(arena, 1, sizeof *kept);
    *kept = centre;
    scenario->centre = kept;
}

/* Index of the variant in the book, read when it is new there. */
static size_t look_up(struct book *book, const char *variant)
{
    for (size_t i = 0; i < book->n; i++) {
        if (strcmp(book->variants[i], variant) == 0) {
            return i;
        }
    }
    assert_true(book->n < RUNS_AT_MOST);
    const char *whole =
        *variant ? arena_text(book->arena, "%s#%s", book->file, variant)
                 : book->file;
    const size_t i = book->n++;
    book->variants[i] = variant;
    load(whole, book->replications, book->arena, &book->scenarios[i]);
    return i;
}

static const struct results *results_of(struct book *book, size_t i)
{
    const struct run_request order = {
        .centre = book->scenarios[i].centre,
        .seed = 1,
    };
    if (!book->results[i]) {
        book->results[i] = run_centre(&order, book->arena);
    }
    return book->results[i];
}

static const struct comparison *comparison_of(struct book *book, size_t first,
                                              size_t other)
{
    for (size_t i = 0; i < book->n_pairs; i++) {
        if (book->pairs[i].first == first && book->pairs[i].other == other) {
            return book->pairs[i].comparison;
        }
    }
    assert_true(book->n_pairs < PAIRS_AT_MOST);
    const struct centre *centres[] = { book->scenarios[first].centre,
                                       book->scenarios[other].centre };
    const struct comparison_request order = {
        .n_plans = 2,
        .centres = centres,
        .seed = 1,
    };
    const struct comparison *comparison = comparison_run(&order, book->arena);
    book->pairs[book->n_pairs++] =
        (struct pair_of_plans){ first, other, comparison };
    return comparison;
}

static struct expectation read_demand(const struct book *book, size_t i,
                                      const char *demand)
{
    struct expectation expectation;
    struct error err;
    if (!expectation_read(demand, book->scenarios[i].centre, book->arena,
                          &expectation, &err)) {
        fail_test("%s: %s: %s", book->file, demand, err.message);
    }
    return expectation;
}

/* "MEASURE higher than VARIANT": of this plan, against the other one. */
static void judge_change(struct book *book, size_t i, const char *demand,
                         bool higher)
{
    const char *sign =
        strstr(demand, higher ? " higher than " : " lower than ");
    const char *variant =
        sign + strlen(higher ? " higher than " : " lower than ");
    if (strcmp(variant, "the plan") == 0) {
        variant = "";
    }
    const char *path =
        arena_copy_bytes(book->arena, demand, (size_t)(sign - demand));
    const struct plan_demand measure = {
        .plan = 1,
        .expectation =
            read_demand(book, i, arena_text(book->arena, "%s > 0", path)),
    };
    const struct comparison *comparison =
        comparison_of(book, look_up(book, variant), i);
    const struct estimate *change = plan_demand_change(&measure, comparison);
    const double standard_error =
        change->half_width /
        student_t(comparison->each_confidence_frac, change->n - 1);
    const double away = (higher ? 1 : -1) * change->mean / standard_error;
    if (!(away >= standard_errors_at_least)) {
        fail_test("%s#%s: %s: it differs by %g, %.1f standard errors",
                  book->file, book->variants[i], demand, change->mean, away);
    }
}

static void judge_level(struct book *book, size_t i, const char *demand)
{
    const struct expectation expectation = read_demand(book, i, demand);
    const struct expectation_outcome outcome =
        expectation_judge(&expectation, results_of(book, i), book->arena);
    if (outcome.verdict != EXPECTATION_HOLDS ||
        outcome.standard_errors < standard_errors_at_least) {
        fail_test("%s#%s: %s, by %.1f standard errors", book->file,
                  book->variants[i], outcome.sentence, outcome.standard_errors);
    }
}

/* "# Expect VARIANT: DEMAND", the variant left out for the plan. */
static void judge(struct book *book, const char *line)
{
    const char *colon = strchr(line, ':');
    const size_t start = strlen("# Expect");
    assert_non_null(colon);
    const char *variant = arena_copy_bytes(book->arena, line + start,
                                           (size_t)(colon - line) - start);
    variant += strspn(variant, " ");
    const char *demand = colon + 1 + strspn(colon + 1, " ");
    const size_t i = look_up(book, variant);
    const bool higher = strstr(demand, " higher than ");
    if (higher || strstr(demand, " lower than ")) {
        judge_change(book, i, demand, higher);
    } else {
        judge_level(book, i, demand);
    }
}

/* "# Replications: N", for the few that are large. */
static uint32_t replications_of(const char *text)
{
    static const char key[] = "\n# Replications: ";
    const char *found = strstr(text, key);
    const int said = found ? atoi(found + strlen(key)) : REPLICATIONS;
    assert_true(said >= FEWEST && said <= REPLICATIONS);
    return (uint32_t)said;
}

static size_t judge_file(const char *file)
{
    struct arena *arena = arena_create();
    char *text = NULL;
    size_t n = 0;
    assert_true(file_read(file, BYTES_AT_MOST, arena, &text, &n, NULL));
    struct book *book = arena_alloc(arena, 1, sizeof *book);
    book->arena = arena;
    book->file = file;
    book->replications = replications_of(text);
    size_t n_judged = 0;
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        if (strncmp(line, "# Expect", 8) == 0) {
            judge(book, line);
            n_judged++;
        }
        line = end ? end + 1 : NULL;
    }
    arena_destroy(arena);
    return n_judged;
}

static void test_every_scenario_does_what_its_head_says(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    DIR *folder = opendir("scenarios");
    assert_non_null(folder);
    size_t n_files = 0;
    for (const struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        const size_t n = strlen(entry->d_name);
        if (n > 4 && strcmp(entry->d_name + n - 4, ".cfg") == 0) {
            const char *file = arena_text(arena, "scenarios/%s", entry->d_name);
            if (judge_file(file) == 0) {
                fail_test("%s says nothing to expect", file);
            }
            n_files++;
        }
    }
    assert_int_equal(closedir(folder), 0);
    assert_true(n_files >= 37);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_scenario_does_what_its_head_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
