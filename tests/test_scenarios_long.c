/* Every scenario of the manual runs, and what its head says to expect is
 * true. */
#include "base/arena.h"
#include "base/file.h"
#include "model/scenario.h"
#include "study/expectation.h"
#include "study/run.h"
#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum {
    REPLICATIONS = 20,
    FEWEST = 5,
    RUNS_AT_MOST = 8,
    BYTES_AT_MOST = 1 << 20
};

/* A fixed seed could be a lucky one: each demand must hold by this many
 * standard errors. */
static const double standard_errors_at_least = 4.0;

/* The plan and the variants of one file, each played once. */
struct book {
    struct arena *arena;
    const char *file;
    uint32_t replications;
    size_t n;
    const char *variants[RUNS_AT_MOST];
    struct scenario scenarios[RUNS_AT_MOST];
    const struct results *results[RUNS_AT_MOST];
};

static const struct results *run(const char *file, uint32_t replications,
                                 struct arena *arena, struct scenario *scenario)
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
    const struct run_request order = { .centre = kept, .seed = 1 };
    return run_centre(&order, arena);
}

/* Index of the variant in the book, played when it is new there. */
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
    book->results[i] =
        run(whole, book->replications, book->arena, &book->scenarios[i]);
    return i;
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
    struct expectation expectation;
    struct error err;
    if (!expectation_read(demand, book->scenarios[i].centre, book->arena,
                          &expectation, &err)) {
        fail_test("%s: %s: %s", book->file, line, err.message);
    }
    const struct expectation_outcome outcome =
        expectation_judge(&expectation, book->results[i], book->arena);
    if (outcome.verdict != EXPECTATION_HOLDS ||
        outcome.standard_errors < standard_errors_at_least) {
        fail_test("%s#%s: %s, by %.1f standard errors", book->file, variant,
                  outcome.sentence, outcome.standard_errors);
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
    assert_true(n_files >= 22);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_scenario_does_what_its_head_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
