#include "engine/law_tables.h"
#include "testing.h"

static const struct distribution laws[] = {
    { .shape = SHAPE_EXPONENTIAL, .mean_s = 174, .cv = 1 },
    { .shape = SHAPE_LOGNORMAL, .mean_s = 252, .cv = 1.2 },
    { .shape = SHAPE_GAMMA, .mean_s = 90, .cv = 0.7 },
    { .shape = SHAPE_ERLANG, .mean_s = 60, .cv = 0.5, .phases = 4 },
    { .shape = SHAPE_WEIBULL, .mean_s = 120, .cv = 1.5 },
    { .shape = SHAPE_HYPEREXPONENTIAL, .mean_s = 300, .cv = 2 },
    { .shape = SHAPE_UNIFORM,
      .mean_s = 20,
      .cv = 0.3,
      .min_s = 10,
      .max_s = 30 },
    { .shape = SHAPE_CONSTANT, .mean_s = 45 },
};
enum { N_LAWS = sizeof laws / sizeof *laws };

static uint32_t word_of(uint32_t i)
{
    return i * 2654435761u;
}

static void test_a_law_draws_what_its_own_table_would(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct law_tables *tables = law_tables_create(NULL, arena);
    for (size_t l = 0; l < N_LAWS; l++) {
        const struct variate own = variate_build(&laws[l], arena);
        const struct variate shared = law_tables_variate(tables, &laws[l]);
        for (uint32_t i = 0; i < 1000; i++) {
            assert_relative(variate_draw(&shared, word_of(i)),
                            variate_draw(&own, word_of(i)), 1e-11);
        }
    }
    arena_destroy(arena);
}

static void test_other_laws_do_not_change_a_draw(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t l = 0; l < N_LAWS; l++) {
        struct distribution longer = laws[l];
        longer.mean_s *= 1.7;
        struct law_tables *others = law_tables_create(NULL, arena);
        (void)law_tables_variate(others, &longer);
        struct law_tables *leaning = law_tables_create(others, arena);
        const struct variate beside = law_tables_variate(leaning, &laws[l]);
        const struct variate alone =
            law_tables_variate(law_tables_create(NULL, arena), &laws[l]);
        for (uint32_t i = 0; i < 1000; i++) {
            assert_true(variate_draw(&beside, word_of(i)) ==
                        variate_draw(&alone, word_of(i)));
        }
    }
    arena_destroy(arena);
}

static void test_laws_of_one_shape_and_spread_share_a_table(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct law_tables *tables = law_tables_create(NULL, arena);
    for (size_t l = 0; l < N_LAWS; l++) {
        struct distribution longer = laws[l];
        longer.mean_s *= 3;
        struct distribution wider = laws[l];
        wider.cv *= 1.1;
        wider.phases++;
        const struct variate a = law_tables_variate(tables, &laws[l]);
        const struct variate b = law_tables_variate(tables, &longer);
        const struct variate c = law_tables_variate(tables, &wider);
        if (laws[l].shape != SHAPE_UNIFORM && laws[l].shape != SHAPE_CONSTANT) {
            assert_ptr_equal(a.table, b.table);
            assert_ptr_not_equal(a.table, c.table);
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_law_draws_what_its_own_table_would),
        cmocka_unit_test(test_other_laws_do_not_change_a_draw),
        cmocka_unit_test(test_laws_of_one_shape_and_spread_share_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
