/*
 * reading.h - loading a scenario from a text in a test.
 *
 * A text is written to a file of the test's own folder first: scenarios are
 * read from files only. What cannot be loaded fails the test with its
 * messages.
 */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include "base/text.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    const char *path;
};

static inline int reading_set_up(void **state)
{
    struct reading *reading = malloc(sizeof *reading);
    const char *folder = getenv("DESKCAST_TMP");
    reading->arena = arena_create();
    reading->path =
        arena_text(reading->arena, "%s/scenario.cfg", folder ? folder : ".");
    *state = reading;
    return 0;
}

static inline int reading_tear_down(void **state)
{
    struct reading *reading = *state;
    (void)remove(reading->path);
    arena_destroy(reading->arena);
    free(reading);
    return 0;
}

static inline struct scenario reading_request(
    struct arena *arena, const struct scenario_request *request)
{
    struct scenario scenario = { 0 };
    struct problems problems = { 0 };
    if (!scenario_load(request, arena, &scenario, &problems)) {
        for (size_t i = 0; i < problems.n; i++) {
            print_error("%s", problem_text(&problems.list[i], "error", arena));
        }
        fail_test("%s was not loaded", request->file);
    }
    return scenario;
}

static inline struct scenario reading_file(struct arena *arena,
                                           const char *path)
{
    const struct scenario_request request = { .file = path };
    return reading_request(arena, &request);
}

static inline void reading_write(const struct reading *reading,
                                 const char *text)
{
    FILE *file = fopen(reading->path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline const struct centre *reading_text(struct reading *reading,
                                                const char *text)
{
    reading_write(reading, text);
    return reading_file(reading->arena, reading->path).centre;
}

/* A scenario of audience none with a phone and a desk. What a test is about
 * stands in the members of either, or behind them. */
struct reading_parts {
    const char *plan;
    const char *phone;
    const char *desk;
    const char *more;
    const char *channels; /* beside the phone */
};

static inline const char *reading_join(struct arena *arena,
                                       struct reading_parts parts)
{
    return arena_text(
        arena,
        "audience = \"none\"; plan = { %s };\n"
        "channels = { phone = { %s };\n %s };\n"
        "teams = { desk = { %s }; };\n%s\n",
        parts.plan ? parts.plan : "days = 7;",
        parts.phone ? parts.phone
                    : "volume = \"700 / week\"; handle_time = \"4 min\";",
        parts.channels ? parts.channels : "",
        parts.desk ? parts.desk : "serves = [ \"phone\" ]; agents = 5;",
        parts.more ? parts.more : "");
}

static inline const struct centre *reading_parts(struct reading *reading,
                                                 struct reading_parts parts)
{
    return reading_text(reading, reading_join(reading->arena, parts));
}

#endif
