/*
 * The engine against a program that has no events: the recursion of Kiefer and
 * Wolfowitz, for one first-come queue whose customers hang up and whose staff
 * changes with the time of day.
 *
 * Customers are taken in order of arrival, each with its own random words.
 * With E the ends of the work of those answered before, and s(t) the agents
 * scheduled at t, a customer who arrives at a is answered at
 *
 *     t = min { t >= a, t >= the last answer: |{ e in E: e > t }| < s(t) }
 *
 * unless the patience runs out before. Every answer and every hang-up of the
 * engine's trace must be that one, to the microsecond. Only the arrivals may
 * differ by one, since the integral of the rate is added up in other steps.
 *
 * Source: Kiefer & Wolfowitz (1955), On the theory of queues with many
 * servers, Transactions of the American Mathematical Society 78, 1-18.
 */
#include "testing.h"

#include "base/arena.h"
#include "base/rng.h"
#include "base/variate.h"
#include "engine/sample.h"
#include "engine/simulation.h"
#include "engine/trace.h"
#include "model/scenario.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BUSY_AT_MOST = 256, SLOTS = 48, REPLICATION = 3 };

static const uint64_t never = UINT64_MAX;
static const uint64_t slot_ticks = (uint64_t)1800 * 1000000;

struct customer {
    uint64_t arrival, patience, deadline, talk, wrap_up; /* ticks */
};

struct queue {
    const struct centre *centre;
    uint64_t seed;
    double start_s; /* of the plan, from tick 0 */
    double rate_per_s[SLOTS];
    uint32_t agents[SLOTS];
    struct variate gap, patience, handle_time, wrap_up;

    double now_s; /* of the last arrival */
    uint64_t end[BUSY_AT_MOST];
    size_t n_ends;
    uint64_t last_answer;
};

static const struct centre *load(const char *name, struct arena *arena)
{
    const struct scenario_request request = {
        .file = arena_text(arena, "validation/cases/%s.cfg", name)
    };
    struct scenario scenario;
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, &scenario, &problems)) {
        fail_test("%s: %s", request.file, problems.list[0].message);
    }
    return scenario.centre;
}

/* Rates and staff by half-hour, straight from what the scenario says. */
static void set_up(struct queue *queue, const struct centre *centre)
{
    const struct channel *channel = &centre->channels[0];
    const struct team *team = &centre->teams[0];
    double sum = 0.0;
    for (size_t i = 0; i < SLOTS; i++) {
        const double weight =
            channel->n_daily_pattern ? channel->daily_pattern[i] : 1.0;
        queue->rate_per_s[i] = weight;
        sum += weight;
        queue->agents[i] =
            team->staffing == STAFF_DAILY ? team->daily[i] : team->agents;
    }
    const double a_day = channel->volume.basis == VOLUME_PER_HOUR
                             ? 24.0 * channel->volume.amount
                             : channel->volume.amount;
    assert_true(channel->volume.basis == VOLUME_PER_HOUR ||
                channel->volume.basis == VOLUME_PER_DAY);
    for (size_t i = 0; i < SLOTS; i++) {
        queue->rate_per_s[i] *= a_day / sum / 1800.0;
        /* Agents stay for those who wait at closing time. */
        if (queue->agents[i] == 0 && i > 0) {
            queue->agents[i] = queue->agents[i - 1];
        }
    }
}

static void open_queue(struct queue *queue, const struct centre *centre,
                       struct arena *arena)
{
    const struct channel *channel = &centre->channels[0];
    const struct distribution unit = { .shape = SHAPE_EXPONENTIAL,
                                       .mean_s = 1.0,
                                       .cv = 1.0 };
    *queue = (struct queue){ .centre = centre, .seed = centre->study.seed };
    queue->start_s = ceil(centre->plan.warm_up_s / 86400.0) * 86400.0;
    queue->now_s = queue->start_s - centre->plan.warm_up_s;
    assert_true(queue->now_s == 0.0);
    queue->gap = variate_build(&unit, arena);
    queue->patience = variate_build(&channel->patience, arena);
    queue->handle_time = variate_build(&channel->handle_time, arena);
    queue->wrap_up = variate_build(&channel->wrap_up, arena);
    set_up(queue, centre);
}

static uint64_t ticks(double seconds)
{
    return (uint64_t)(seconds * 1e6 + 0.5);
}

/* The time at which the integral of the rate has grown by `gap`. */
static void advance(struct queue *queue, double gap)
{
    for (;;) {
        const double slot = floor(queue->now_s / 1800.0);
        const double end_s = (slot + 1.0) * 1800.0;
        const double rate = queue->rate_per_s[(size_t)slot % SLOTS];
        const double room = rate * (end_s - queue->now_s);
        if (gap < room) {
            queue->now_s += gap / rate;
            return;
        }
        gap -= room;
        queue->now_s = end_s;
    }
}

static struct customer draw(struct queue *queue, uint64_t number)
{
    const struct rng_stream stream =
        rng_stream(queue->seed, REPLICATION, queue->centre->channels[0].name);
    const struct rng_block block =
        rng_block(stream, number, 0, RNG_CUSTOMER, 0);
    advance(queue, variate_draw(&queue->gap, block.word[0]));
    const double patience_s = variate_draw(&queue->patience, block.word[1]);
    struct customer customer = { .arrival = (uint64_t)(queue->now_s * 1e6) };
    customer.patience = isinf(patience_s) ? never : ticks(patience_s);
    customer.talk = ticks(variate_draw(&queue->handle_time, block.word[2]));
    customer.wrap_up = ticks(variate_draw(&queue->wrap_up, block.word[3]));
    return customer;
}

static size_t count_busy(const struct queue *queue, uint64_t t)
{
    size_t n = 0;
    for (size_t i = 0; i < queue->n_ends; i++) {
        n += queue->end[i] > t;
    }
    return n;
}

/* The next moment after t at which anything changes. */
static uint64_t next_change(const struct queue *queue, uint64_t t)
{
    uint64_t next = (t / slot_ticks + 1) * slot_ticks;
    for (size_t i = 0; i < queue->n_ends; i++) {
        if (queue->end[i] > t && queue->end[i] < next) {
            next = queue->end[i];
        }
    }
    return next;
}

static void forget_until(struct queue *queue, uint64_t t)
{
    size_t kept = 0;
    for (size_t i = 0; i < queue->n_ends; i++) {
        if (queue->end[i] > t) {
            queue->end[kept++] = queue->end[i];
        }
    }
    queue->n_ends = kept;
}

/* The tick of the answer; `never` for a customer who hangs up. */
static uint64_t serve(struct queue *queue, const struct customer *customer)
{
    uint64_t t = customer->arrival > queue->last_answer ? customer->arrival
                                                        : queue->last_answer;
    while (t < customer->deadline &&
           count_busy(queue, t) >= queue->agents[t / slot_ticks % SLOTS]) {
        t = next_change(queue, t);
    }
    if (t >= customer->deadline) {
        return never;
    }
    forget_until(queue, t);
    assert_true(queue->n_ends < BUSY_AT_MOST);
    queue->end[queue->n_ends++] = t + customer->talk + customer->wrap_up;
    queue->last_answer = t;
    return t;
}

static int by_number(const void *a, const void *b)
{
    const struct trace_row *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

static uint64_t tick_of(const struct queue *queue, double plan_s)
{
    return (uint64_t)llround((plan_s + queue->start_s) * 1e6);
}

/* Takes the engine's arrival, at most a tick from the recursion's own. */
static void agree_on_arrival(const struct queue *queue,
                             const struct trace_row *row,
                             struct customer *customer)
{
    const uint64_t engine = tick_of(queue, row->arrival_s);
    if (engine + 1 < customer->arrival || engine > customer->arrival + 1) {
        fail_test("customer %llu arrives at %.6f s, not %.6f s",
                  (unsigned long long)row->number, row->arrival_s,
                  (double)customer->arrival / 1e6 - queue->start_s);
    }
    customer->arrival = engine;
    customer->deadline =
        customer->patience == never ? never : engine + customer->patience;
}

static void compare(const struct queue *queue, const struct trace_row *row,
                    const struct customer *customer, uint64_t answer)
{
    const bool answered = row->outcome == OUTCOME_ANSWERED;
    if (row->outcome == OUTCOME_UNFINISHED) {
        const uint64_t stopped = tick_of(queue, row->end_s);
        assert_true(answer > stopped && customer->deadline > stopped);
        return;
    }
    if (answered != (answer != never)) {
        fail_test("customer %llu: %s by the engine alone",
                  (unsigned long long)row->number,
                  answered ? "answered" : "not answered");
    }
    const uint64_t end =
        answered ? answer + customer->talk : customer->deadline;
    if (answered && tick_of(queue, row->answer_s) != answer) {
        fail_test("customer %llu waits %.6f s, not %.6f s",
                  (unsigned long long)row->number,
                  row->answer_s - row->arrival_s,
                  (double)(answer - customer->arrival) / 1e6);
    }
    if (tick_of(queue, row->end_s) != end) {
        fail_test("customer %llu ends at %.6f s, not %.6f s",
                  (unsigned long long)row->number, row->end_s,
                  (double)end / 1e6 - queue->start_s);
    }
}

static void assert_recursion_agrees(const char *name, size_t at_least,
                                    size_t waiting_at_least)
{
    struct arena *arena = arena_create();
    struct arena *scratch = arena_create();
    const struct centre *centre = load(name, arena);
    struct trace *trace = trace_create(arena);
    struct queue queue;
    simulation_run(simulation_plan(centre, arena), centre->study.seed,
                   REPLICATION, scratch, trace, sample_create(centre, arena));
    qsort(trace->rows, trace->n_rows, sizeof *trace->rows, by_number);
    open_queue(&queue, centre, arena);
    size_t n = 0, n_waited = 0;
    /* After the first gap come those who still wait when the run ends. */
    while (n < trace->n_rows && trace->rows[n].number == n) {
        struct customer customer = draw(&queue, n);
        agree_on_arrival(&queue, &trace->rows[n], &customer);
        const uint64_t answer = serve(&queue, &customer);
        compare(&queue, &trace->rows[n], &customer, answer);
        n_waited += answer == never || answer > customer.arrival;
        n++;
    }
    if (n < at_least || n_waited < waiting_at_least) {
        fail_test("%s: %zu customers, of whom %zu waited: too few to tell",
                  name, n, n_waited);
    }
    arena_destroy(scratch);
    arena_destroy(arena);
}

static void test_every_wait_of_a_steady_queue_is_the_recursions(void **state)
{
    (void)state;
    assert_recursion_agrees("erlang-a-4", 40000, 25000);
    assert_recursion_agrees("erlang-c-6", 20000, 10000);
}

static void test_constant_and_lognormal_patience_end_the_same_waits(
    void **state)
{
    (void)state;
    assert_recursion_agrees("patience-constant", 40000, 25000);
    assert_recursion_agrees("patience-lognormal", 40000, 25000);
}

static void test_wrap_up_keeps_the_agent_as_long_as_it_lasts(void **state)
{
    (void)state;
    assert_recursion_agrees("wrap-up-1", 30000, 15000);
}

static void test_waits_follow_staff_that_changes_by_the_half_hour(void **state)
{
    (void)state;
    assert_recursion_agrees("changing-day", 1400, 300);
    assert_recursion_agrees("around-the-clock", 20000, 4000);
}

static void test_a_backlog_is_carried_from_peak_to_peak(void **state)
{
    (void)state;
    assert_recursion_agrees("overload-peaks", 300, 100);
}

static void test_who_waits_at_closing_time_is_served_in_turn(void **state)
{
    (void)state;
    assert_recursion_agrees("closing-serve", 900, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_wait_of_a_steady_queue_is_the_recursions),
        cmocka_unit_test(
            test_constant_and_lognormal_patience_end_the_same_waits),
        cmocka_unit_test(test_wrap_up_keeps_the_agent_as_long_as_it_lasts),
        cmocka_unit_test(test_waits_follow_staff_that_changes_by_the_half_hour),
        cmocka_unit_test(test_a_backlog_is_carried_from_peak_to_peak),
        cmocka_unit_test(test_who_waits_at_closing_time_is_served_in_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
