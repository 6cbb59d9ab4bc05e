/*
 * sentences_days.c - days that are not as others: holidays and special days.
 */
#include "model/sentences.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "model/day_hours.h"
#include <math.h>

/* ", open 08:00 to 12:00, 14:00 to 20:00"; nothing for the usual hours. */
static const char *own_hours(const struct teller *teller,
                             const struct special_day *day)
{
    const struct opening_hours *hours = &day->opening_hours;
    if (!day->has_opening_hours) {
        return "";
    }
    if (hours->always) {
        return tr(", open day and night");
    }
    const char *list = NULL;
    for (size_t i = 0; i < hours->n_spans; i++) {
        const struct open_span *span = &hours->spans[i];
        list =
            tell_list(teller, list,
                      arena_text(teller->arena, tr("%s to %s"),
                                 units_write_clock(teller->arena, span->from_s),
                                 units_write_clock(teller->arena, span->to_s)));
    }
    return list ? arena_text(teller->arena, tr(", open %s"), list)
                : tr(", closed");
}

static void tell_special_days(struct teller *teller)
{
    const struct plan *plan = &teller->centre->plan;
    for (size_t i = 0; i < plan->n_special_days; i++) {
        const struct special_day *day = &plan->special_days[i];
        tell(teller, NULL, "On %s: %s of an ordinary day's volume%s.",
             tell_day(teller, day->day), tell_share(teller, day->volume_factor),
             own_hours(teller, day));
    }
}

static bool opens_on(const struct opening_hours *hours, int32_t day)
{
    return day_hours_of_weekday(hours, civil_weekday(day)).n > 0;
}

/* Whether it would be open on such a weekday. */
static bool is_working_day(const struct centre *centre, int32_t day)
{
    bool opens = opens_on(&centre->opening_hours, day);
    for (size_t i = 0; i < centre->n_channels && !opens; i++) {
        opens = opens_on(&centre->channels[i].opening_hours, day);
    }
    return opens;
}

static const char *closed_days(const struct teller *teller, int32_t first,
                               int32_t end)
{
    const struct plan *plan = &teller->centre->plan;
    const char *list = NULL;
    for (size_t i = 0; i < plan->n_holidays; i++) {
        const int32_t day = plan->holidays[i];
        if (day >= first && day < end && day_hours_is_closed(plan, day) &&
            is_working_day(teller->centre, day)) {
            list = tell_list(teller, list, tell_day(teller, day));
        }
    }
    return list;
}

static bool has_tickets(const struct centre *centre)
{
    for (size_t i = 0; i < centre->n_channels; i++) {
        if (centre->channels[i].way == WAY_TICKET) {
            return true;
        }
    }
    return false;
}

/* Tickets of the last days wait over them. */
static void tell_after(struct teller *teller)
{
    const struct plan *plan = &teller->centre->plan;
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    const int32_t run_out_days = (int32_t)ceil(plan->run_out_s / SECONDS_A_DAY);
    const char *after = closed_days(
        teller, end,
        end + (run_out_days < DAYS_A_WEEK ? run_out_days : DAYS_A_WEEK));
    if (after && has_tickets(teller->centre)) {
        tell(teller, "plan.holidays",
             "Just after the plan, while its last contacts are finished, "
             "closed on %s: tickets of the last days wait for that.",
             after);
    }
}

static void tell_holidays(struct teller *teller)
{
    const struct plan *plan = &teller->centre->plan;
    const int32_t first =
        plan->start_day - (int32_t)ceil(plan->warm_up_s / SECONDS_A_DAY);
    const char *before = closed_days(teller, first, plan->start_day);
    const char *list = closed_days(teller, plan->start_day,
                                   plan->start_day + (int32_t)plan->n_days);
    if (list) {
        tell(teller, "plan.holidays", "Closed on %s.", list);
    } else if (tell_value(teller, "plan.holidays")) {
        tell(teller, "plan.holidays",
             "No holiday falls on an open day of the plan.");
    }
    if (before) {
        tell(teller, "plan.holidays",
             "Before the plan, while it is simulated already, closed on %s: "
             "the plan can start with a backlog of those days.",
             before);
    }
    tell_after(teller);
}

void tell_days_apart(struct teller *teller)
{
    tell_holidays(teller);
    tell_special_days(teller);
}
