/*
 * erlang.h - what the classical formulas say of one queue.
 *
 * Contacts arrive at random (Poisson) at one steady rate and are answered in
 * order of arrival by agents who are all alike; handle times and patience are
 * exponential. Then everything a planner asks is known exactly:
 *
 *     Erlang B    nobody may wait
 *     Erlang C    everybody waits as long as it takes
 *     Erlang A    who has waited for longer than their patience hangs up
 *
 * and the same with a limited number of waiting places. Every contact comes to
 * one of three ends, and what has happened within t seconds of arriving is
 *
 *     answered + abandoned + still waiting + blocked = offered.
 *
 * These are long-run figures of a rate that never changes. A day has no long
 * run: when rates change within an hour or two, simulate.
 */
#ifndef QUEUEING_ERLANG_H
#define QUEUEING_ERLANG_H

#include <stdint.h>

#define ERLANG_NO_LIMIT UINT32_MAX

/*
 * Probability that a contact finds every agent busy and is sent away (Erlang
 * B). It depends on the mean of the handle times alone, whatever their shape.
 *
 *     B(n, a) = (a^n / n!) / (sum of a^k / k! over k = 0 .. n)
 *
 * by the recursion B(k) = a B(k-1) / (k + a B(k-1)), B(0) = 1, whose terms
 * stay in [0, 1]: nothing can overflow at any load.
 *
 * load_erlangs   rate times mean handle time, >= 0
 * returns        a probability; 1 without agents, 0 without load
 * cost           O(agents)
 * source         Gans, Koole & Mandelbaum (2003), Telephone call centers:
 *                tutorial, review, and research prospects, M&SOM 5(2),
 *                79-141, doi:10.1287/msom.5.2.79.16071
 * checked by     tests/test_erlang.c (the sum above, exact cases)
 */
double erlang_b(double load_erlangs, uint32_t agents);

/*
 * Probability that a contact has to wait when all wait until they are
 * answered (Erlang C).
 *
 *     C(n, a) = n B(n, a) / (n - a (1 - B(n, a)))
 *
 * load_erlangs   >= 0
 * returns        a probability; exactly 1 when agents <= load, where the queue
 *                grows without end
 * cost           O(agents)
 * source         as erlang_b
 * checked by     tests/test_erlang.c (the textbook sum, exact cases)
 */
double erlang_c(double load_erlangs, uint32_t agents);

struct erlang_queue {
    double rate_per_s;       /* contacts offered; >= 0 */
    double handle_s;         /* mean, wrap-up included; > 0 */
    double patience_s;       /* mean, > 0; infinite when nobody hangs up */
    uint32_t agents;         /* >= 1 */
    uint32_t waiting_places; /* ERLANG_NO_LIMIT when any number may wait */
};

/* Shares are of the offered contacts unless the name says otherwise. */
struct erlang_figures {
    double load_erlangs;
    double p_wait; /* of the contacts not blocked: not answered at once */
    double p_block;
    double p_abandon;
    double p_answered;
    double mean_wait_s;           /* ASA: of the answered */
    double mean_wait_all_s;       /* of all that were not blocked */
    double mean_wait_abandoned_s; /* NaN when nobody hangs up */
    double mean_queue;
    double mean_busy; /* agents handling a contact */
    double occupancy_frac;
};

/*
 * The long-run figures of a queue.
 *
 * returns        an Erlang C queue with agents <= load has no long run: its
 *                waits and queue are infinite, p_wait and occupancy are 1
 * cost           O(agents + waiting places), memory O(waiting places) where
 *                these are limited
 * source         without limit: erlang_c, offered_wait.h; with a limit:
 *                waiting_room.h
 * checked by     tests/test_erlang.c (each against another road, and exact
 *                cases); 10^5 agents and beyond without overflow
 */
struct erlang_figures erlang_figures(const struct erlang_queue *queue);

/* What became of the offered contacts within some time of their arrival. The
 * rest was blocked. */
struct erlang_fate {
    double answered_frac; /* waited that long at most */
    double abandoned_frac;
    double waiting_frac;
};

/* The fate within t_s >= 0 seconds; cost and source as erlang_figures. */
struct erlang_fate erlang_fate(const struct erlang_queue *queue, double t_s);

/* What a service level divides by what: see erlang_service_level. */
enum erlang_counts {
    ERLANG_OFFERED,            /* in time / offered */
    ERLANG_ANSWERED,           /* in time / answered */
    ERLANG_OFFERED_LESS_SHORT, /* in time / (offered - hung up in time) */
    ERLANG_SHORT_COUNTS        /* (in time + hung up in time) / offered */
};

/* Share of contacts answered within `within_s`; blocked ones are offered and
 * not in time. NaN when the divisor is nobody. */
double erlang_service_level(const struct erlang_queue *queue, double within_s,
                            enum erlang_counts counts);

/*
 * The wait that a share of the answered contacts does not exceed: the
 * smallest t with P(wait <= t | answered) >= share.
 *
 * share_frac     above 0, at most 0.9999
 * returns        seconds, to 1e-9 of itself; infinite without a long run
 * checked by     tests/test_erlang.c (the closed form of Erlang C)
 */
double erlang_wait_quantile_s(const struct erlang_queue *queue,
                              double share_frac);

#endif
