/* Every scenario of the manual runs, and what its head says to expect is
 * true. */
#include "base/arena.h"
#include "base/file.h"
#include "model/scenario.h"
#include "study/expectation.h"
#include "study/run.h"
#include "testing.h"

#include <dirent.h>
#include <string.h>

enum { REPLICATIONS = 20, BYTES_AT_MOST = 1 << 20 };

static const struct results *run(const char *file, struct arena *arena,
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
    centre.study.replications = REPLICATIONS;
    centre.study.precision_frac = 0.0;
    struct centre *kept = arena_alloc(arena, 1, sizeof *kept);
    *kept = centre;
    scenario->centre = kept;
    const struct run_request order = { .centre = kept, .seed = 1 };
    return run_centre(&order, arena);
}

/* "# Expect VARIANT: DEMAND", the variant left out for the plan. */
static void judge(const char *file, const char *line, struct arena *arena)
{
    const char *colon = strchr(line, ':');
    const size_t start = strlen("# Expect");
    assert_non_null(colon);
    const char *variant =
        arena_copy_bytes(arena, line + start, (size_t)(colon - line) - start);
    variant += strspn(variant, " ");
    const char *demand = colon + 1 + strspn(colon + 1, " ");
    const char *whole =
        *variant ? arena_text(arena, "%s#%s", file, variant) : file;
    struct scenario scenario;
    const struct results *results = run(whole, arena, &scenario);
    struct expectation expectation;
    struct error err;
    if (!expectation_read(demand, scenario.centre, arena, &expectation, &err)) {
        fail_test("%s: %s: %s", file, line, err.message);
    }
    const struct expectation_outcome outcome =
        expectation_judge(&expectation, results, arena);
    if (outcome.verdict != EXPECTATION_HOLDS) {
        fail_test("%s: %s: %s", whole, demand, outcome.sentence);
    }
}

static size_t judge_file(const char *file)
{
    struct arena *arena = arena_create();
    char *text = NULL;
    size_t n = 0;
    assert_true(file_read(file, BYTES_AT_MOST, arena, &text, &n, NULL));
    size_t n_judged = 0;
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        if (strncmp(line, "# Expect", 8) == 0) {
            judge(file, line, arena);
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
    assert_true(n_files >= 12);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_scenario_does_what_its_head_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
