/*
 * Against a list that is searched from end to end.
 */
#include "engine/later.h"

#include "base/rng.h"
#include "engine/ticks.h"
#include "testing.h"

enum { ITEMS = 4000 };

struct plain_item {
    uint64_t tick;
    uint64_t place; /* says which it is */
    bool taken;
};

static void test_an_empty_calendar_has_no_first(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_true(later_first(later_create(arena)) == NEVER);
    arena_destroy(arena);
}

static void test_equal_moments_come_in_the_order_of_adding(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct later *later = later_create(arena);
    for (uint64_t i = 0; i < 500; i++) {
        later_add(later, 9, &(struct later_item){ .place = i });
    }
    for (uint64_t i = 0; i < 500; i++) {
        assert_int_equal(later_first(later), 9);
        assert_int_equal(later_take(later).place, i);
    }
    assert_true(later_first(later) == NEVER);
    arena_destroy(arena);
}

static size_t find_first(const struct plain_item *items, size_t n)
{
    size_t first = n;
    for (size_t i = 0; i < n; i++) {
        if (!items[i].taken &&
            (first == n || items[i].tick < items[first].tick)) {
            first = i;
        }
    }
    return first;
}

static void take_one(struct later *later, struct plain_item *items, size_t n)
{
    const size_t first = find_first(items, n);
    if (first == n) {
        assert_true(later_first(later) == NEVER);
        return;
    }
    assert_true(later_first(later) == items[first].tick);
    assert_true(later_take(later).place == items[first].place);
    items[first].taken = true;
}

static void test_items_come_by_time_however_they_are_added(void **state)
{
    (void)state;
    static struct plain_item items[ITEMS];
    const struct rng_stream stream = rng_stream(1, 0, "later");
    struct arena *arena = arena_create();
    struct later *later = later_create(arena);
    for (uint32_t i = 0; i < ITEMS; i++) {
        const struct rng_block draw = rng_block(stream, i, 0, RNG_DAY, 0);
        items[i] = (struct plain_item){ draw.word[0] % 700, 1000 + i, false };
        later_add(later, items[i].tick,
                  &(struct later_item){ .place = items[i].place });
        /* grows to hundreds, shrinks to none, and so on */
        const uint32_t n_takes =
            i / 500 % 2 == 0 ? draw.word[1] % 2 : draw.word[1] % 4;
        for (uint32_t k = 0; k < n_takes; k++) {
            take_one(later, items, i + 1);
        }
    }
    while (later_first(later) != NEVER) {
        take_one(later, items, ITEMS);
    }
    assert_int_equal(find_first(items, ITEMS), ITEMS);
    arena_destroy(arena);
}

/* Beyond the spans that have a list of their own too. */
static void test_far_moments_come_in_order(void **state)
{
    (void)state;
    enum { FAR = 500 };
    static struct plain_item items[FAR];
    const struct rng_stream stream = rng_stream(2, 0, "later");
    struct arena *arena = arena_create();
    struct later *later = later_create(arena);
    uint64_t now = 0;
    for (uint32_t i = 0; i < FAR; i++) {
        const struct rng_block draw = rng_block(stream, i, 0, RNG_DAY, 0);
        const uint64_t far = (uint64_t)draw.word[0] << (draw.word[1] % 20);
        items[i] = (struct plain_item){ now + far, 1000 + i, false };
        later_add(later, items[i].tick,
                  &(struct later_item){ .place = items[i].place });
        if (draw.word[2] % 4 == 0) {
            now = later_first(later);
            take_one(later, items, i + 1);
        }
    }
    while (later_first(later) != NEVER) {
        take_one(later, items, FAR);
    }
    assert_int_equal(find_first(items, FAR), FAR);
    arena_destroy(arena);
}

static void test_an_item_keeps_all_that_it_carries(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct later *later = later_create(arena);
    for (uint32_t i = 0; i < 200; i++) {
        const struct contact contact = { .number = 7000 + i, .attempt = 3 };
        later_add(later, 200 - i,
                  &(struct later_item){ .kind = LATER_ATTEMPT,
                                        .channel = i,
                                        .place = later_keep(later, &contact) });
    }
    for (uint32_t i = 200; i > 0; i--) {
        const struct later_item item = later_take(later);
        const struct contact contact = later_give(later, item.place);
        assert_int_equal(item.kind, LATER_ATTEMPT);
        assert_int_equal(item.channel, i - 1);
        assert_int_equal(contact.number, 7000 + i - 1);
        assert_int_equal(contact.attempt, 3);
    }
    arena_destroy(arena);
}

static void test_a_place_given_back_is_used_again(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct later *later = later_create(arena);
    for (uint32_t i = 0; i < 1000; i++) {
        const uint64_t first =
            later_keep(later, &(struct contact){ .number = i });
        const uint64_t second =
            later_keep(later, &(struct contact){ .number = i + 1 });
        assert_true(first < 2 && second < 2 && first != second);
        assert_int_equal(later_give(later, first).number, i);
        assert_int_equal(later_give(later, second).number, i + 1);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_calendar_has_no_first),
        cmocka_unit_test(test_equal_moments_come_in_the_order_of_adding),
        cmocka_unit_test(test_items_come_by_time_however_they_are_added),
        cmocka_unit_test(test_far_moments_come_in_order),
        cmocka_unit_test(test_an_item_keeps_all_that_it_carries),
        cmocka_unit_test(test_a_place_given_back_is_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
