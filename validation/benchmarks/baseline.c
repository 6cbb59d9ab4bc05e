/*
 * baseline.c - the call centre of the textbooks, written well: what deskcast's
 * speed is measured against.
 *
 * One first-come queue with exponential patience (Erlang A): 100 agents, 100
 * calls a minute, a mean conversation and a mean patience of one minute. The
 * program is what one writes who knows the subject and stops there: one binary
 * heap of 24-byte events, exponential times by the ziggurat method, hang-ups
 * that are left in the heap and found stale by a generation counter. It counts
 * calls, hang-ups and waits, and keeps no intervals, quantiles or confidence.
 *
 *     usage: baseline [CALLS]        20 million when not said
 *
 * Prints calls, seconds and calls a second. Exit status 1 when the share that
 * hangs up is far from the exact 3.9861 %.
 *
 * Source of the ziggurat: Marsaglia & Tsang (2000), The ziggurat method for
 * generating random variables, Journal of Statistical Software 5(8); of the
 * generator: Blackman & Vigna (2021), Scrambled linear pseudorandom number
 * generators, ACM TOMS 47(4) (xoshiro256++).
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { AGENTS = 100, LAYERS = 256, ROOM = 1 << 16, NOBODY = -1 };

static const double calls_a_minute = 100.0;
static const double exact_abandonment = 0.039861;

enum kind { ARRIVAL, END_OF_CALL, HANG_UP };

struct event {
    double time_min;
    uint32_t kind;
    int32_t call;
    uint64_t generation;
};

/* A call in progress; those who wait are linked in order of arrival. */
struct call {
    double arrival_min;
    uint64_t generation;
    int32_t next, previous;
};

struct centre {
    uint64_t random[4];
    double layer_x[LAYERS + 1];
    double layer_y[LAYERS + 1];

    struct event heap[2 * ROOM];
    int n_events;
    struct call calls[ROOM];
    int32_t first_free, first_waiting, last_waiting;
    int idle;
    double now_min;

    uint64_t n_arrived, n_answered, n_hung_up;
    double wait_answered_min, wait_hung_up_min;
};

static uint64_t rotate(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

static uint64_t next_random(uint64_t s[4])
{
    const uint64_t result = rotate(s[0] + s[3], 23) + s[0];
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

static double uniform(struct centre *centre)
{
    return (double)(next_random(centre->random) >> 11) * 0x1p-53;
}

/* Layers of equal area under exp(-x); layer 0 holds the tail. */
static void build_ziggurat(struct centre *centre)
{
    const double r = 7.69711747013104972;
    const double area = 0.0039496598225815571993;
    double *x = centre->layer_x, *y = centre->layer_y;
    x[0] = area * exp(r);
    x[1] = r;
    for (int i = 1; i < LAYERS; i++) {
        y[i] = exp(-x[i]);
        x[i + 1] = i + 1 < LAYERS ? -log(area / x[i] + y[i]) : 0.0;
    }
    y[LAYERS] = 1.0;
}

static double exponential(struct centre *centre)
{
    const double *x = centre->layer_x, *y = centre->layer_y;
    double tail = 0.0;
    for (;;) {
        const uint64_t word = next_random(centre->random);
        const unsigned layer = (unsigned)(word & (LAYERS - 1));
        const double at = (double)(word >> 11) * 0x1p-53 * x[layer];
        if (at < x[layer + 1]) {
            return tail + at;
        }
        if (layer == 0) {
            tail += x[1];
            continue;
        }
        if (y[layer] + uniform(centre) * (y[layer + 1] - y[layer]) < exp(-at)) {
            return tail + at;
        }
    }
}

static void push(struct centre *centre, struct event event)
{
    int hole = centre->n_events++;
    if (hole >= 2 * ROOM) {
        abort();
    }
    while (hole > 0 && centre->heap[(hole - 1) / 2].time_min > event.time_min) {
        centre->heap[hole] = centre->heap[(hole - 1) / 2];
        hole = (hole - 1) / 2;
    }
    centre->heap[hole] = event;
}

static struct event pop(struct centre *centre)
{
    const struct event top = centre->heap[0];
    const struct event last = centre->heap[--centre->n_events];
    int hole = 0;
    for (;;) {
        int child = 2 * hole + 1;
        if (child >= centre->n_events) {
            break;
        }
        if (child + 1 < centre->n_events &&
            centre->heap[child + 1].time_min < centre->heap[child].time_min) {
            child++;
        }
        if (last.time_min <= centre->heap[child].time_min) {
            break;
        }
        centre->heap[hole] = centre->heap[child];
        hole = child;
    }
    centre->heap[hole] = last;
    return top;
}

static void schedule(struct centre *centre, double after_min, enum kind kind,
                     int32_t call)
{
    push(centre,
         (struct event){ centre->now_min + after_min, kind, call,
                         call == NOBODY ? 0 : centre->calls[call].generation });
}

static void release(struct centre *centre, int32_t call)
{
    centre->calls[call].generation++;
    centre->calls[call].next = centre->first_free;
    centre->first_free = call;
}

static void leave_queue(struct centre *centre, int32_t call)
{
    const struct call *c = &centre->calls[call];
    if (c->previous == NOBODY) {
        centre->first_waiting = c->next;
    } else {
        centre->calls[c->previous].next = c->next;
    }
    if (c->next == NOBODY) {
        centre->last_waiting = c->previous;
    } else {
        centre->calls[c->next].previous = c->previous;
    }
}

static void answer(struct centre *centre, int32_t call)
{
    centre->n_answered++;
    centre->wait_answered_min +=
        centre->now_min - centre->calls[call].arrival_min;
    centre->calls[call].generation++; /* the hang-up is stale now */
    schedule(centre, exponential(centre), END_OF_CALL, call);
}

static void arrive(struct centre *centre)
{
    const int32_t call = centre->first_free;
    if (call == NOBODY) {
        abort();
    }
    struct call *c = &centre->calls[call];
    centre->first_free = c->next;
    centre->n_arrived++;
    c->arrival_min = centre->now_min;
    schedule(centre, exponential(centre) / calls_a_minute, ARRIVAL, NOBODY);
    if (centre->idle > 0) {
        centre->idle--;
        answer(centre, call);
        return;
    }
    c->next = NOBODY;
    c->previous = centre->last_waiting;
    if (c->previous == NOBODY) {
        centre->first_waiting = call;
    } else {
        centre->calls[c->previous].next = call;
    }
    centre->last_waiting = call;
    schedule(centre, exponential(centre), HANG_UP, call);
}

static void end_call(struct centre *centre, int32_t call)
{
    release(centre, call);
    const int32_t next = centre->first_waiting;
    if (next == NOBODY) {
        centre->idle++;
        return;
    }
    leave_queue(centre, next);
    answer(centre, next);
}

static void hang_up(struct centre *centre, int32_t call)
{
    centre->n_hung_up++;
    centre->wait_hung_up_min +=
        centre->now_min - centre->calls[call].arrival_min;
    leave_queue(centre, call);
    release(centre, call);
}

static void happen(struct centre *centre, struct event event)
{
    if (event.kind == ARRIVAL) {
        centre->now_min = event.time_min;
        arrive(centre);
        return;
    }
    if (centre->calls[event.call].generation != event.generation) {
        return;
    }
    centre->now_min = event.time_min;
    if (event.kind == END_OF_CALL) {
        end_call(centre, event.call);
    } else {
        hang_up(centre, event.call);
    }
}

static void open_centre(struct centre *centre)
{
    uint64_t seed = 42;
    for (int i = 0; i < 4; i++) {
        seed += 0x9e3779b97f4a7c15u;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        centre->random[i] = z ^ (z >> 31);
    }
    build_ziggurat(centre);
    for (int32_t i = 0; i < ROOM; i++) {
        centre->calls[i].next = i + 1 < ROOM ? i + 1 : NOBODY;
    }
    centre->first_waiting = centre->last_waiting = NOBODY;
    centre->idle = AGENTS;
    schedule(centre, exponential(centre) / calls_a_minute, ARRIVAL, NOBODY);
}

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int argc, char **argv)
{
    static struct centre centre;
    const uint64_t wanted =
        argc > 1 ? strtoull(argv[1], NULL, 10) : UINT64_C(20000000);
    const double start = seconds();
    open_centre(&centre);
    while (centre.n_arrived < wanted) {
        happen(&centre, pop(&centre));
    }
    const double spent_s = seconds() - start;
    const double share = (double)centre.n_hung_up / (double)centre.n_arrived;
    printf("calls %llu\nseconds %.4f\ncalls_per_s %.0f\nabandonment %.6f\n"
           "mean_wait_s %.4f\n",
           (unsigned long long)centre.n_arrived, spent_s,
           (double)centre.n_arrived / spent_s, share,
           60.0 * (centre.wait_answered_min + centre.wait_hung_up_min) /
               (double)centre.n_arrived);
    /* Neighbouring calls share their luck, which makes the error about 4 times
     * a coin's; 5 such errors are allowed. */
    const double allowed =
        20.0 * sqrt(exact_abandonment / (double)centre.n_arrived) + 5e-6;
    return fabs(share - exact_abandonment) <= allowed ? 0 : 1;
}
