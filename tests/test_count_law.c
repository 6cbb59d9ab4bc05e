/* Shares are held against the laws' own formulas, numbers of the table against
 * the exact inversion word by word. */
#include "base/count_law.h"

#include "testing.h"
#include <math.h>

enum { WORDS = 1 << 16, MOST = 12 };

static const double means[] = { 1, 1.3, 2, 4.8, 40 };
enum { N_MEANS = sizeof means / sizeof *means };

/* A word of each 65 536th of the range. */
static uint32_t word_of(uint32_t i)
{
    return i << 16 | 0x8000;
}

static void count(const struct count_law *law, uint32_t at_least[MOST + 2])
{
    for (uint32_t i = 0; i < WORDS; i++) {
        const uint32_t n = count_law_draw(law, word_of(i));
        for (uint32_t k = 1; k <= MOST + 1 && k <= n; k++) {
            at_least[k]++;
        }
    }
}

/* N is at least k with probability (1 - 1/mean)^(k - 1). */
static void test_a_geometric_number_counts_trials_until_success(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t m = 0; m < N_MEANS; m++) {
        uint32_t at_least[MOST + 2] = { 0 };
        const struct count_law law =
            count_law_build(COUNT_GEOMETRIC, means[m], arena);
        count(&law, at_least);
        for (uint32_t k = 1; k <= MOST; k++) {
            assert_near(at_least[k] / (double)WORDS,
                        pow(1 - 1 / means[m], k - 1), 1.0 / WORDS);
        }
    }
    const struct count_law endless =
        count_law_build(COUNT_GEOMETRIC, 1e9, arena);
    assert_int_equal(count_law_draw(&endless, 0), 1000000);
    arena_destroy(arena);
}

/* N is k + 1 with probability e^-m m^k / k!, m = mean - 1. */
static void test_a_poisson_number_follows_the_first(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t m = 0; m < N_MEANS; m++) {
        uint32_t at_least[MOST + 2] = { 0 };
        const struct count_law law =
            count_law_build(COUNT_POISSON, means[m], arena);
        double share = exp(1 - means[m]);
        count(&law, at_least);
        for (uint32_t k = 1; k <= MOST; k++) {
            assert_near((at_least[k] - at_least[k + 1]) / (double)WORDS, share,
                        1.0 / WORDS);
            share *= (means[m] - 1) / k;
        }
    }
    arena_destroy(arena);
}

/* Around every step of the table too, where a word counts. */
static void test_the_table_changes_no_number(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t m = 0; m < N_MEANS; m++) {
        for (int shape = COUNT_POISSON; shape <= COUNT_GEOMETRIC; shape++) {
            const struct count_law law =
                count_law_build((enum count_shape)shape, means[m], arena);
            for (uint32_t i = 0; i < WORDS; i++) {
                assert_int_equal(count_law_draw(&law, word_of(i)),
                                 count_law_invert(&law, word_of(i)));
            }
            for (uint32_t k = 0; k < COUNT_STEPS; k++) {
                for (uint32_t d = 0; d < 3; d++) {
                    const uint32_t word =
                        ((uint32_t)law.more_from[k] + d - 1) ^ law.flip;
                    assert_int_equal(count_law_draw(&law, word),
                                     count_law_invert(&law, word));
                }
            }
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_geometric_number_counts_trials_until_success),
        cmocka_unit_test(test_a_poisson_number_follows_the_first),
        cmocka_unit_test(test_the_table_changes_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
