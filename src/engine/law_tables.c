#include "engine/law_tables.h"

#include "base/quantile.h"
#include <stdbool.h>

struct entry {
    struct distribution law; /* of mean 1 where it stretches */
    struct variate variate;
};

struct law_tables {
    struct arena *arena;
    const struct law_tables *others;
    size_t n;
    size_t capacity;
    struct entry *entries;
};

struct law_tables *law_tables_create(const struct law_tables *others,
                                     struct arena *arena)
{
    struct law_tables *tables = arena_alloc(arena, 1, sizeof *tables);
    tables->arena = arena;
    tables->others = others;
    return tables;
}

/* Whether twice the mean is twice every duration. */
static bool stretches(const struct distribution *law)
{
    switch (law->shape) {
    case SHAPE_EXPONENTIAL:
    case SHAPE_LOGNORMAL:
    case SHAPE_GAMMA:
    case SHAPE_ERLANG:
    case SHAPE_WEIBULL:
    case SHAPE_HYPEREXPONENTIAL:
        return !quantile_is_constant(law);
    case SHAPE_CONSTANT:
    case SHAPE_UNIFORM:
    case SHAPE_TRIANGULAR:
    case SHAPE_EMPIRICAL:
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return false;
}

static bool is_same(const struct distribution *a, const struct distribution *b)
{
    return a->shape == b->shape && a->mean_s == b->mean_s && a->cv == b->cv &&
           a->phases == b->phases && a->min_s == b->min_s &&
           a->mode_s == b->mode_s && a->max_s == b->max_s &&
           a->n_values == b->n_values && a->values_s == b->values_s;
}

static const struct entry *find(const struct law_tables *tables,
                                const struct distribution *law)
{
    for (; tables; tables = tables->others) {
        for (size_t i = 0; i < tables->n; i++) {
            if (is_same(law, &tables->entries[i].law)) {
                return &tables->entries[i];
            }
        }
    }
    return NULL;
}

static const struct entry *add(struct law_tables *tables,
                               const struct distribution *law)
{
    if (tables->n == tables->capacity) {
        tables->capacity = 2 * tables->n + 16;
        tables->entries = arena_grow(tables->arena, tables->entries, tables->n,
                                     tables->capacity, sizeof *tables->entries);
    }
    struct entry *entry = &tables->entries[tables->n++];
    *entry = (struct entry){ *law, variate_build(law, tables->arena) };
    return entry;
}

struct variate law_tables_variate(struct law_tables *tables,
                                  const struct distribution *law)
{
    struct distribution shape = *law;
    double scale = 1;
    if (stretches(law)) {
        scale = law->mean_s;
        shape.mean_s = 1;
    }
    const struct entry *entry = find(tables, &shape);
    struct variate variate = (entry ? entry : add(tables, &shape))->variate;
    variate.scale *= scale;
    return variate;
}
