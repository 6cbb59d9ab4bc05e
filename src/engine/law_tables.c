#include "engine/law_tables.h"

#include <stdbool.h>

struct entry {
    struct distribution law;
    struct variate variate;
};

struct law_tables {
    struct arena *arena;
    const struct law_tables *others;
    struct variate unit_exponential; /* small, shared by all: stays cached */
    size_t n;
    size_t capacity;
    struct entry *entries;
};

struct law_tables *law_tables_create(const struct law_tables *others,
                                     struct arena *arena)
{
    static const struct distribution unit = {
        .shape = SHAPE_EXPONENTIAL,
        .mean_s = 1,
        .cv = 1,
    };
    struct law_tables *tables = arena_alloc(arena, 1, sizeof *tables);
    tables->arena = arena;
    tables->others = others;
    tables->unit_exponential =
        others ? others->unit_exponential : variate_build(&unit, arena);
    return tables;
}

static bool is_same(const struct distribution *a, const struct distribution *b)
{
    return a->shape == b->shape && a->mean_s == b->mean_s && a->cv == b->cv &&
           a->phases == b->phases && a->min_s == b->min_s &&
           a->mode_s == b->mode_s && a->max_s == b->max_s &&
           a->n_values == b->n_values && a->values_s == b->values_s;
}

/* Whether one is the other, stretched. */
static bool is_akin(const struct distribution *a, const struct distribution *b)
{
    switch (a->shape) {
    case SHAPE_LOGNORMAL:
    case SHAPE_GAMMA:
    case SHAPE_ERLANG:
    case SHAPE_WEIBULL:
    case SHAPE_HYPEREXPONENTIAL:
        return a->shape == b->shape && a->cv == b->cv && b->mean_s > 0;
    case SHAPE_CONSTANT:
    case SHAPE_EXPONENTIAL:
    case SHAPE_UNIFORM:
    case SHAPE_TRIANGULAR:
    case SHAPE_EMPIRICAL:
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return false;
}

static bool lean(const struct law_tables *others,
                 const struct distribution *law, struct variate *out)
{
    for (size_t i = 0; i < others->n; i++) {
        const struct entry *entry = &others->entries[i];
        if (is_same(law, &entry->law)) {
            *out = entry->variate;
            return true;
        }
    }
    for (size_t i = 0; i < others->n; i++) {
        const struct entry *entry = &others->entries[i];
        if (is_akin(law, &entry->law) && entry->variate.table) {
            *out = entry->variate;
            out->scale *= law->mean_s / entry->law.mean_s;
            return true;
        }
    }
    return false;
}

struct variate law_tables_variate(struct law_tables *tables,
                                  const struct distribution *law)
{
    struct variate variate;
    if (law->shape == SHAPE_EXPONENTIAL && law->mean_s > 0) {
        return variate_rescale(&tables->unit_exponential, law->mean_s);
    }
    if (tables->others && lean(tables->others, law, &variate)) {
        return variate;
    }
    variate = variate_build(law, tables->arena);
    if (tables->n == tables->capacity) {
        tables->capacity = 2 * tables->n + 16;
        tables->entries = arena_grow(tables->arena, tables->entries, tables->n,
                                     tables->capacity, sizeof *tables->entries);
    }
    tables->entries[tables->n++] = (struct entry){ *law, variate };
    return variate;
}
