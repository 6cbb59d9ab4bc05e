/*
 * sentences_load.c - the work that is expected, beside the hours that agents
 * are there for it: before and after everything that changes it.
 */
#include "model/sentences.h"

#include "base/language.h"
#include "base/number.h"
#include "model/load.h"
#include <math.h>

#define SAME_S 180.0 /* a twentieth of an hour: the last digit said */

enum { LINES_AT_MOST = 8 };

struct group {
    const char *names;
    size_t index;
};

static const char *hours(const struct teller *teller, double seconds)
{
    return number_plain(teller->arena, seconds / 3600.0, 1);
}

static const char *load_share(const struct teller *teller,
                              const struct load *load)
{
    return number_share(teller->arena,
                        load->work_s_a_week / load->present_s_a_week);
}

/* "251.2 of 307.8 hours at work a week (81.6 %)" */
static const char *load_text(const struct teller *teller,
                             const struct load *load)
{
    return arena_text(teller->arena, tr("%s of %s hours at work a week (%s)"),
                      hours(teller, load->work_s_a_week),
                      hours(teller, load->present_s_a_week),
                      load_share(teller, load));
}

static bool is_last(const struct plan *plan, const struct load_day *day)
{
    return day->day == plan->start_day + (int32_t)plan->n_days - 1;
}

static bool is_same(const struct load *a, const struct load *b)
{
    return fabs(a->work_s_a_week - b->work_s_a_week) < SAME_S &&
           fabs(a->present_s_a_week - b->present_s_a_week) < SAME_S;
}

static void tell_hours_on(struct teller *teller, const struct load_day *day,
                          size_t group, const char *from)
{
    const struct load *settled = &day->settled[group];
    const struct load *first = &day->at_first[group];
    if (load_has_nobody(settled)) {
        tell(teller, NULL, "%s: %s hours of work a week, no agents at work.",
             from, hours(teller, settled->work_s_a_week));
    } else if (day->is_gradual || is_same(settled, first)) {
        tell(teller, NULL, "%s: %s.", from, load_text(teller, settled));
    } else {
        tell(teller, NULL, "%s: at first %s, settled %s (%s).", from,
             load_text(teller, first), hours(teller, settled->work_s_a_week),
             load_share(teller, settled));
    }
}

static void tell_day_of(struct teller *teller, const struct load_day *day,
                        const struct group *group)
{
    const struct plan *plan = &teller->centre->plan;
    const char *date = tell_day(teller, day->day);
    const char *from = group->names;
    if (day->is_gradual && !is_last(plan, day)) {
        tell(teller, NULL, "%s: above 100 %% from about %s on.", group->names,
             date);
        return;
    }
    if (day->is_gradual) {
        from = arena_text(teller->arena, tr("%s by the last day, %s"),
                          group->names, date);
    } else if (day->day > plan->start_day) {
        from = arena_text(teller->arena, tr("%s from %s"), group->names, date);
    }
    tell_hours_on(teller, day, group->index, from);
}

/* Whether that day says something that the one told before it did not. */
static bool is_news(const struct plan *plan, const struct load_day *before,
                    const struct load_day *day, size_t group)
{
    const struct load *settled = &day->settled[group];
    if (!(settled->present_s_a_week > 0.0) && !load_has_nobody(settled)) {
        return false;
    }
    if (day->is_gradual && !is_last(plan, day)) {
        return day->passes[group];
    }
    const bool settles =
        !day->is_gradual && !is_same(settled, &day->at_first[group]);
    return !before || settles || !is_same(&before->settled[group], settled);
}

static double load_frac(const struct load_day *day, size_t group)
{
    const struct load *load = &day->at_first[group];
    return load->present_s_a_week > 0.0
               ? load->work_s_a_week / load->present_s_a_week
               : (double)INFINITY;
}

/* The days to tell of a group, in their order; where there are many, the first
 * and those with the highest loads. */
static size_t pick(const struct load_day **picked, size_t n, size_t group)
{
    while (n > LINES_AT_MOST) {
        size_t least = 1;
        for (size_t i = 2; i < n; i++) {
            if (load_frac(picked[i], group) < load_frac(picked[least], group)) {
                least = i;
            }
        }
        n--;
        for (size_t i = least; i < n; i++) {
            picked[i] = picked[i + 1];
        }
    }
    return n;
}

static void tell_group(struct teller *teller, const struct load_day *days,
                       size_t n, const struct group *group)
{
    const struct plan *plan = &teller->centre->plan;
    const struct load_day **news = arena_alloc(teller->arena, n, sizeof *news);
    const struct load_day *before = NULL;
    size_t n_news = 0;
    for (size_t i = 0; i < n; i++) {
        if (is_news(plan, before, &days[i], group->index)) {
            news[n_news++] = &days[i];
            before = days[i].is_gradual ? before : &days[i];
        }
    }
    const size_t n_told = pick(news, n_news, group->index);
    for (size_t i = 0; i < n_told; i++) {
        tell_day_of(teller, news[i], group);
    }
    if (n_told < n_news) {
        tell(teller, NULL, "%s: dates on which the load is lower are left out.",
             group->names);
    }
}

static bool hires(const struct centre *centre)
{
    for (size_t t = 0; t < centre->n_teams; t++) {
        if (centre->teams[t].n_new_hires > 0 ||
            centre->teams[t].turnover_a_year > 0.0) {
            return true;
        }
    }
    return false;
}

static bool trains(const struct centre *centre)
{
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (centre->rollouts[i].training_s > 0.0) {
            return true;
        }
    }
    return false;
}

static bool puts_tickets_aside(const struct centre *centre)
{
    for (size_t t = 0; t < centre->n_teams; t++) {
        if (centre->teams[t].ticket_work == TICKETS_PUT_ASIDE &&
            centre->teams[t].resume_cost_s > 0.0) {
            return true;
        }
    }
    return false;
}

static bool has_chats(const struct centre *centre)
{
    for (size_t i = 0; i < centre->n_channels; i++) {
        if (centre->channels[i].way == WAY_CHAT) {
            return true;
        }
    }
    return false;
}

/* What else moves the load in a run. */
static void tell_left_out(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    const char *list = tr("redials and other second attempts, who hangs up");
    if (centre->help_centre.set) {
        list = tell_list(teller, list,
                         tr("what the help centre prevents and what its "
                            "authors do"));
    }
    if (trains(centre)) {
        list = tell_list(teller, list, tr("training"));
    }
    if (puts_tickets_aside(centre)) {
        list = tell_list(teller, list,
                         tr("taking tickets up again that were put aside"));
    }
    if (hires(centre)) {
        list = tell_list(teller, list, tr("who is hired and who leaves"));
    }
    tell(teller, NULL, "A run also has what is left out here: %s.", list);
    if (has_chats(centre)) {
        tell(teller, NULL,
             "Chats count here as if agents always held as many as they may; "
             "who holds fewer at once is busy for longer.");
    }
    if (centre->n_uncertain > 0) {
        tell(teller, NULL,
             "Of what is not known, the most likely value is taken here.");
    }
}

void tell_load(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    size_t group[TEAMS_AT_MOST];
    size_t n = 0;
    load_tie(centre, group);
    const struct load_day *days =
        load_days(centre, group, 1.0, teller->arena, &n);
    bool any = false;
    for (size_t which = 0; which < centre->n_teams; which++) {
        struct group one = { NULL, which };
        for (size_t t = 0; t < centre->n_teams; t++) {
            if (group[t] == which) {
                one.names = tell_list(teller, one.names, centre->teams[t].name);
            }
        }
        if (!one.names || days[0].settled[which].is_open) {
            continue;
        }
        if (!any) {
            tell_heading(teller, "Expected load");
        }
        any = true;
        tell_group(teller, days, n, &one);
    }
    if (any) {
        tell_left_out(teller);
    }
}
