/*
 * Against a plain list from which people are removed one by one.
 */
#include "engine/waiting_line.h"

#include "base/rng.h"
#include "testing.h"
#include <stdbool.h>

enum { STEPS = 6000 };

struct plain_line {
    uint64_t place[STEPS];
    uint64_t number[STEPS];
    uint32_t n;
};

static void remove_at(struct plain_line *line, uint32_t i)
{
    line->n--;
    for (; i < line->n; i++) {
        line->place[i] = line->place[i + 1];
        line->number[i] = line->number[i + 1];
    }
}

/* The same people in the same order; the first stands at the head. */
static void assert_same(const struct waiting_line *line,
                        const struct plain_line *plain)
{
    uint32_t n = 0;
    for (uint64_t place = line->head; place < line->tail; place++) {
        const struct contact *contact = waiting_line_at(line, place);
        if (contact->state == CONTACT_GONE) {
            continue;
        }
        assert_true(n < plain->n);
        assert_int_equal(place, plain->place[n]);
        assert_int_equal(contact->number, plain->number[n]);
        n++;
    }
    assert_int_equal(n, plain->n);
    assert_int_equal(line->n_waiting + line->n_callbacks, plain->n);
    assert_true(plain->n == 0 ? line->head == line->tail
                              : line->head == plain->place[0]);
}

static void test_the_first_to_join_stands_at_the_head(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct waiting_line line;
    waiting_line_create(&line, arena);
    assert_true(line.head == line.tail);
    for (uint32_t i = 0; i < 3; i++) {
        const struct contact contact = { .number = 40 + i };
        assert_int_equal(waiting_line_join(&line, &contact, arena), i);
    }
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(waiting_line_at(&line, line.head)->number, 40 + i);
        waiting_line_leave(&line, line.head);
    }
    assert_true(line.head == line.tail);
    assert_int_equal(line.n_waiting, 0);
    arena_destroy(arena);
}

static void test_who_leaves_from_the_middle_is_passed_over(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct waiting_line line;
    waiting_line_create(&line, arena);
    for (uint32_t i = 0; i < 4; i++) {
        waiting_line_join(&line, &(struct contact){ .number = i }, arena);
    }
    waiting_line_leave(&line, 1);
    waiting_line_leave(&line, 2);
    assert_int_equal(line.head, 0);
    assert_int_equal(line.n_waiting, 2);
    waiting_line_leave(&line, 0);
    assert_int_equal(line.head, 3);
    arena_destroy(arena);
}

static void test_callbacks_are_counted_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct waiting_line line;
    waiting_line_create(&line, arena);
    for (uint32_t i = 0; i < 3; i++) {
        waiting_line_join(&line, &(struct contact){ .number = i }, arena);
    }
    waiting_line_at(&line, 1)->state = CONTACT_AWAITS_CALLBACK;
    line.n_waiting--;
    line.n_callbacks++;
    waiting_line_leave(&line, 0);
    assert_int_equal(line.n_waiting, 1);
    assert_int_equal(line.n_callbacks, 1);
    waiting_line_leave(&line, 1);
    assert_int_equal(line.n_waiting, 1);
    assert_int_equal(line.n_callbacks, 0);
    arena_destroy(arena);
}

static void test_a_line_of_any_length_stays_in_order(void **state)
{
    (void)state;
    static struct plain_line plain;
    const struct rng_stream stream = rng_stream(1, 0, "line");
    struct arena *arena = arena_create();
    struct waiting_line line;
    waiting_line_create(&line, arena);
    plain.n = 0;
    for (uint32_t i = 0; i < STEPS; i++) {
        const struct rng_block draw = rng_block(stream, i, 0, RNG_DAY, 0);
        const bool grows = i / 1000 % 2 == 0;
        if (plain.n == 0 || draw.word[0] % 10 < (grows ? 7 : 3)) {
            const struct contact contact = { .number = 9000 + i };
            plain.place[plain.n] = waiting_line_join(&line, &contact, arena);
            plain.number[plain.n++] = contact.number;
        } else {
            const uint32_t k = draw.word[1] % 2 ? 0 : draw.word[2] % plain.n;
            waiting_line_leave(&line, plain.place[k]);
            remove_at(&plain, k);
        }
        assert_same(&line, &plain);
    }
    assert_true(line.capacity >= 512);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_to_join_stands_at_the_head),
        cmocka_unit_test(test_who_leaves_from_the_middle_is_passed_over),
        cmocka_unit_test(test_callbacks_are_counted_apart),
        cmocka_unit_test(test_a_line_of_any_length_stays_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
