/*
 * unsimulated.c - the parts of the language that are read and checked but not
 * yet simulated, one row each. A part that is simulated has no row.
 *
 * A row's function names the first place in the centre where the part stands,
 * NULL when it does not stand there.
 */
#include "model/scenario.h"

#include "base/language.h"
#include "base/text.h"

static const char *as_needed(const struct centre *centre, struct arena *arena)
{
    for (size_t i = 0; i < centre->n_teams; i++) {
        if (centre->teams[i].staffing == STAFF_AS_NEEDED) {
            return arena_text(arena, "teams.%s.agents", centre->teams[i].name);
        }
    }
    return NULL;
}

struct part {
    const char *name;
    const char *(*place)(const struct centre *centre, struct arena *arena);
};

static const struct part parts[] = {
    { N_("finding the number of agents (\"as needed\")"), as_needed },
};

const char *scenario_unsimulated(const struct scenario *scenario,
                                 struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *place = parts[i].place(scenario->centre, arena);
        if (place) {
            text_add(&text,
                     tr("%s%s: this version reads and checks %s, but does "
                        "not simulate that yet"),
                     text.length > 0 ? "\n" : "", place, tr(parts[i].name));
        }
    }
    return text.length > 0 ? text.bytes : NULL;
}
