/*
 * Any bytes at all are either a scenario or a list of problems. A good one has
 * sentences, and its resolved form is a scenario that resolves to itself.
 *
 * A program for libFuzzer; CONTRIBUTING.md says how to run it.
 */
#include "model/scenario.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { PATH_BYTES = 4096 };

static char folder[PATH_BYTES];
static char path[PATH_BYTES + sizeof "/fuzz.cfg"];

static void remove_folder(void)
{
    (void)unlink(path);
    (void)rmdir(folder);
}

static void make_folder(void)
{
    const char *parent = getenv("TMPDIR");
    (void)snprintf(folder, sizeof folder, "%s/fuzz-scenario-XXXXXX",
                   parent && *parent ? parent : ".");
    if (!mkdtemp(folder)) {
        perror(folder);
        exit(1);
    }
    (void)snprintf(path, sizeof path, "%s/fuzz.cfg", folder);
    (void)atexit(remove_folder);
}

static void write_file(const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, n, file) != n || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}

static bool load(struct arena *arena, struct scenario *out)
{
    const struct scenario_request request = { .file = path };
    struct problems *problems = arena_alloc(arena, 1, sizeof *problems);
    const bool good = scenario_load(&request, arena, out, problems);
    assert(good == (problems->n == 0));
    for (size_t i = 0; i < problems->n; i++) {
        assert(*problem_text(&problems->list[i], "error", arena) != '\0');
    }
    return good;
}

/* Line by line the same, but for the sources of defaults, which are settings
 * of the file once they are written out. */
static bool says_the_same(const char *first, const char *again)
{
    while (*first && *again) {
        const size_t n = strcspn(again, "\n");
        if (strncmp(first, again, n) != 0) {
            return false;
        }
        const size_t n_first = strcspn(first, "\n");
        if (n_first > n && strncmp(first + n, "  # ", 4) != 0) {
            return false;
        }
        first += n_first + (first[n_first] == '\n');
        again += n + (again[n] == '\n');
    }
    return *first == *again;
}

static void check(const struct scenario *scenario, struct arena *arena)
{
    assert(*scenario_sentences(scenario, arena) != '\0');
    const char *later = scenario_unsimulated(scenario, arena);
    assert(!later || *later != '\0');
    struct scenario again = { .file = NULL };
    write_file(scenario->resolved, strlen(scenario->resolved));
    const bool good = load(arena, &again);
    assert(good);
    assert(says_the_same(scenario->resolved, again.resolved));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (path[0] == '\0') {
        make_folder();
    }
    struct arena *arena = arena_create();
    struct scenario scenario = { .file = NULL };
    write_file(bytes, n);
    if (load(arena, &scenario)) {
        check(&scenario, arena);
    }
    arena_destroy(arena);
    return 0;
}
