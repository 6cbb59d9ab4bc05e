/*
 * measures.c - what is reported, as rows of data.
 *
 * The keys are a promise to whoever reads the written results: a row may be
 * added, none may be renamed or change its meaning.
 */
#include "study/results.h"

#include "base/civil.h"
#include "base/language.h"
#include <assert.h>
#include <string.h>

static const struct measure MEASURES[] = {
    { "offered", "contacts", N_("offered"), FORM_RATIO, TOTAL_OFFERED,
      TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "answered", "contacts", N_("answered"), FORM_RATIO, TOTAL_ANSWERED,
      TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "abandoned", "contacts", N_("hung up while waiting"), FORM_RATIO,
      TOTAL_ABANDONED, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "balked", "contacts", N_("left at once"), FORM_RATIO, TOTAL_BALKED,
      TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "blocked", "contacts", N_("blocked (all lines busy)"), FORM_RATIO,
      TOTAL_BLOCKED, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "dropped", "contacts", N_("sent off at closing"), FORM_RATIO,
      TOTAL_DROPPED, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "unfinished", "contacts", N_("unfinished"), FORM_RATIO, TOTAL_UNFINISHED,
      TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "first_attempts", "contacts", N_("first attempts"), FORM_RATIO,
      TOTAL_FIRST_ATTEMPTS, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "redials", "contacts", N_("redials"), FORM_RATIO, TOTAL_REDIALS,
      TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "switched_in", "contacts", N_("came from another channel"), FORM_RATIO,
      TOTAL_SWITCHED_IN, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "switched_out", "contacts", N_("went to another channel"), FORM_RATIO,
      TOTAL_SWITCHED_OUT, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "callbacks", "contacts", N_("callbacks accepted"), FORM_RATIO,
      TOTAL_CALLBACKS, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "transferred_in", "contacts", N_("transferred in"), FORM_RATIO,
      TOTAL_TRANSFERRED_IN, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "transferred_out", "contacts", N_("transferred out"), FORM_RATIO,
      TOTAL_TRANSFERRED_OUT, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "prevented", "contacts", N_("prevented by the help centre"), FORM_RATIO,
      TOTAL_PREVENTED, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "prevented_at_start", "contacts",
      N_("the help centre of the plan's start would prevent"), FORM_RATIO,
      TOTAL_PREVENTED_AT_START, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "prevented_since_start", "contacts",
      N_("prevented more by what changed since the plan's start"), FORM_RATIO,
      TOTAL_PREVENTED_SINCE_START, TOTAL_ONE, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "contacted_again", "contacts", N_("contacted again for want of a reply"),
      FORM_RATIO, TOTAL_CONTACTED_AGAIN, TOTAL_ONE, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "resolved", "contacts", N_("tickets solved"), FORM_RATIO, TOTAL_RESOLVED,
      TOTAL_ONE, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "reopened", "contacts", N_("tickets reopened"), FORM_RATIO,
      TOTAL_REOPENED, TOTAL_ONE, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "service_level", "share", N_("service level"), FORM_RATIO,
      TOTAL_LEVEL_MET, TOTAL_LEVEL_OF, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "abandonment", "share", N_("lost (abandoned and balked)"), FORM_RATIO,
      TOTAL_LOST, TOTAL_OFFERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "blocking", "share", N_("blocked, share of offered"), FORM_RATIO,
      TOTAL_BLOCKED, TOTAL_OFFERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "answered_at_once", "share", N_("answered at once"), FORM_RATIO,
      TOTAL_ANSWERED_AT_ONCE, TOTAL_OFFERED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "days_on_target", "share", N_("days on target"), FORM_RATIO,
      TOTAL_DAYS_ON_TARGET, TOTAL_DAYS, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "chance_week_on_target", "share", N_("chance of a week on target"),
      FORM_CHANCE, TOTAL_WEEKS_ON_TARGET, TOTAL_WEEKS, 0, CONCERNS_ALL,
      TIMES_WAIT, false },
    { "mean_wait_s", "s", N_("mean wait (ASA)"), FORM_RATIO,
      TOTAL_WAIT_ANSWERED_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "mean_wait_all_s", "s", N_("mean wait of all not blocked"), FORM_RATIO,
      TOTAL_WAIT_ALL_S, TOTAL_FINISHED_NOT_BLOCKED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "mean_wait_abandoned_s", "s", N_("mean wait of who hung up"), FORM_RATIO,
      TOTAL_WAIT_ABANDONED_S, TOTAL_ABANDONED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "wait_p50_s", "s", N_("50 % wait at most"), FORM_QUANTILE, TOTAL_ONE,
      TOTAL_ONE, 0.5, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_p90_s", "s", N_("90 % wait at most"), FORM_QUANTILE, TOTAL_ONE,
      TOTAL_ONE, 0.9, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_p95_s", "s", N_("95 % wait at most"), FORM_QUANTILE, TOTAL_ONE,
      TOTAL_ONE, 0.95, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_p99_s", "s", N_("99 % wait at most"), FORM_QUANTILE, TOTAL_ONE,
      TOTAL_ONE, 0.99, CONCERNS_ALL, TIMES_WAIT, false },
    { "max_wait_s", "s", N_("longest wait of a run"), FORM_MAXIMUM,
      TOTAL_WAIT_MAX_S, TOTAL_FINISHED_NOT_BLOCKED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "wait_over.0", "share", N_("answered after more than 0 s"), FORM_RATIO,
      TOTAL_OVER_0_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_over.10", "share", N_("answered after more than 10 s"), FORM_RATIO,
      TOTAL_OVER_10_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_over.20", "share", N_("answered after more than 20 s"), FORM_RATIO,
      TOTAL_OVER_20_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_over.30", "share", N_("answered after more than 30 s"), FORM_RATIO,
      TOTAL_OVER_30_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_over.60", "share", N_("answered after more than 60 s"), FORM_RATIO,
      TOTAL_OVER_60_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "wait_over.120", "share", N_("answered after more than 120 s"),
      FORM_RATIO, TOTAL_OVER_120_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "wait_over.300", "share", N_("answered after more than 300 s"),
      FORM_RATIO, TOTAL_OVER_300_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "wait_over.3600", "share", N_("answered after more than 3600 s"),
      FORM_RATIO, TOTAL_OVER_3600_S, TOTAL_ANSWERED, 0, CONCERNS_ALL,
      TIMES_WAIT, false },
    { "mean_handle_s", "s", N_("mean handling (AHT)"), FORM_RATIO,
      TOTAL_HANDLE_S, TOTAL_ANSWERED, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "mean_queue", "contacts", N_("waiting, on average"), FORM_RATIO,
      TOTAL_QUEUE_S, TOTAL_WINDOW_S, 0, CONCERNS_ALL, TIMES_WAIT, false },
    { "mean_in_service", "contacts", N_("in conversation, on average"),
      FORM_RATIO, TOTAL_TALK_S, TOTAL_WINDOW_S, 0, CONCERNS_ALL, TIMES_WAIT,
      false },
    { "mean_concurrency", "contacts", N_("chats an agent who holds any"),
      FORM_RATIO, TOTAL_HELD_S, TOTAL_HOLDING_S, 0, CONCERNS_CHATS, TIMES_WAIT,
      true },
    { "chat_duration_s", "s", N_("length of a chat"), FORM_RATIO,
      TOTAL_CHAT_DURATION_S, TOTAL_CHATS_ENDED, 0, CONCERNS_CHATS, TIMES_WAIT,
      false },
    { "chat_duration_p50_s", "s", N_("length of a chat, half within"),
      FORM_QUANTILE, TOTAL_ONE, TOTAL_ONE, 0.5, CONCERNS_CHATS,
      TIMES_CHAT_DURATION, false },
    { "chat_duration_p90_s", "s", N_("length of a chat, 90 % within"),
      FORM_QUANTILE, TOTAL_ONE, TOTAL_ONE, 0.9, CONCERNS_CHATS,
      TIMES_CHAT_DURATION, false },
    { "message_response_s", "s", N_("wait for an agent's message, mean"),
      FORM_RATIO, TOTAL_RESPONSE_S, TOTAL_MESSAGES, 0, CONCERNS_CHATS,
      TIMES_WAIT, false },
    { "mean_wait_open_s", "s", N_("mean wait in open hours"), FORM_RATIO,
      TOTAL_WAIT_OPEN_S, TOTAL_ANSWERED, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "first_reply_mean_s", "s", N_("first reply, mean"), FORM_RATIO,
      TOTAL_FIRST_REPLY_S, TOTAL_ANSWERED, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "first_reply_p50_s", "s", N_("first reply, half within"), FORM_QUANTILE,
      TOTAL_ONE, TOTAL_ONE, 0.5, CONCERNS_TICKETS, TIMES_FIRST_REPLY, false },
    { "first_reply_p90_s", "s", N_("first reply, 90 % within"), FORM_QUANTILE,
      TOTAL_ONE, TOTAL_ONE, 0.9, CONCERNS_TICKETS, TIMES_FIRST_REPLY, false },
    { "first_reply_open_mean_s", "s", N_("first reply in open hours, mean"),
      FORM_RATIO, TOTAL_FIRST_REPLY_OPEN_S, TOTAL_ANSWERED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "first_reply_within.1 h", "share", N_("first reply within 1 h"),
      FORM_RATIO, TOTAL_REPLY_IN_1_H, TOTAL_OFFERED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "first_reply_within.8 h", "share", N_("first reply within 8 h"),
      FORM_RATIO, TOTAL_REPLY_IN_8_H, TOTAL_OFFERED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "first_reply_within.24 h", "share", N_("first reply within 24 h"),
      FORM_RATIO, TOTAL_REPLY_IN_24_H, TOTAL_OFFERED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "full_resolution_mean_s", "s", N_("until the last solve, mean"),
      FORM_RATIO, TOTAL_RESOLUTION_S, TOTAL_RESOLVED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
    { "full_resolution_p50_s", "s", N_("until the last solve, half within"),
      FORM_QUANTILE, TOTAL_ONE, TOTAL_ONE, 0.5, CONCERNS_TICKETS,
      TIMES_RESOLUTION, false },
    { "full_resolution_open_mean_s", "s",
      N_("until the last solve in open hours, mean"), FORM_RATIO,
      TOTAL_RESOLUTION_OPEN_S, TOTAL_RESOLVED, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "requester_wait_mean_s", "s", N_("in the team's court, mean"), FORM_RATIO,
      TOTAL_REQUESTER_S, TOTAL_RESOLVED, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "requester_wait_p50_s", "s", N_("in the team's court, half within"),
      FORM_QUANTILE, TOTAL_ONE, TOTAL_ONE, 0.5, CONCERNS_TICKETS,
      TIMES_REQUESTER_WAIT, false },
    { "solve_level", "share", N_("solved within the solve target"), FORM_RATIO,
      TOTAL_SOLVE_MET, TOTAL_SOLVE_OF, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "replies_mean", "replies", N_("replies a solved ticket"), FORM_RATIO,
      TOTAL_REPLIES, TOTAL_RESOLVED, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "one_touch_share", "share", N_("solved with one reply"), FORM_RATIO,
      TOTAL_ONE_TOUCH, TOTAL_RESOLVED, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "backlog_mean", "contacts", N_("backlog, on average"), FORM_RATIO,
      TOTAL_BACKLOG_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "backlog_max", "contacts", N_("largest backlog"), FORM_RATIO,
      TOTAL_BACKLOG_MAX, TOTAL_ONE, 0, CONCERNS_TICKETS, TIMES_WAIT, true },
    { "backlog_end", "contacts", N_("backlog at the end"), FORM_RATIO,
      TOTAL_BACKLOG_END, TOTAL_ONE, 0, CONCERNS_TICKETS, TIMES_WAIT, false },
    { "backlog_oldest_s", "s",
      N_("age of the oldest in the backlog at the end"), FORM_RATIO,
      TOTAL_BACKLOG_OLDEST_S, TOTAL_BACKLOG_LEFT, 0, CONCERNS_TICKETS,
      TIMES_WAIT, true },
    { "backlog_by_age.4 h", "contacts",
      N_("backlog younger than 4 h, on average"), FORM_RATIO,
      TOTAL_BACKLOG_4_H_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "backlog_by_age.1 day", "contacts",
      N_("backlog of 4 h to 1 day, on average"), FORM_RATIO,
      TOTAL_BACKLOG_1_DAY_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "backlog_by_age.3 days", "contacts",
      N_("backlog of 1 to 3 days, on average"), FORM_RATIO,
      TOTAL_BACKLOG_3_DAYS_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "backlog_by_age.older", "contacts",
      N_("backlog older than 3 days, on average"), FORM_RATIO,
      TOTAL_BACKLOG_OLDER_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS, TIMES_WAIT,
      false },
    { "backlog_cleared_on", "s", N_("backlog empty for the first time"),
      FORM_MOMENT, TOTAL_CLEARED_S, TOTAL_CLEARED, 0, CONCERNS_TICKETS,
      TIMES_WAIT, true },
    { "pending_mean", "contacts", N_("waiting for others, on average"),
      FORM_RATIO, TOTAL_PENDING_S, TOTAL_WINDOW_S, 0, CONCERNS_TICKETS,
      TIMES_WAIT, false },
};

const struct measure *measure_list(size_t *out_n)
{
    *out_n = sizeof MEASURES / sizeof *MEASURES;
    return MEASURES;
}

size_t measure_index(const char *key)
{
    const size_t n = sizeof MEASURES / sizeof *MEASURES;
    size_t i = 0;
    while (i < n && strcmp(MEASURES[i].key, key) != 0) {
        i++;
    }
    assert(i < n);
    return i;
}

/* A full-time job is taken as 40 paid hours a week. */
#define HOURS_A_WEEK 168.0
#define FULL_TIME_HOURS 40.0

static const struct team_measure TEAM_MEASURES[] = {
    { "occupancy", "share", N_("occupancy (busy of on duty)"), TEAM_BUSY_S,
      TEAM_ON_DUTY_S, 1 },
    { "utilisation", "share", N_("utilisation (work of on duty)"), TEAM_WORK_S,
      TEAM_ON_DUTY_S, 1 },
    { "on_duty_hours", "hours", N_("hours on duty"), TEAM_ON_DUTY_S, TEAM_ONE,
      1 / SECONDS_AN_HOUR },
    { "paid_hours", "hours", N_("paid hours"), TEAM_PAID_S, TEAM_ONE,
      1 / SECONDS_AN_HOUR },
    { "fte", "agents", N_("full-time equivalents (40 paid hours a week)"),
      TEAM_PAID_S, TEAM_WINDOW_S, HOURS_A_WEEK / FULL_TIME_HOURS },
    { "cost", "money", N_("cost"), TEAM_COST, TEAM_ONE, 1 },
    { "contacts_per_agent_day", "contacts", N_("contacts an agent and day"),
      TEAM_CONTACTS, TEAM_AGENT_DAYS, 1 },
    { "interruptions", "contacts", N_("interruptions"), TEAM_INTERRUPTIONS,
      TEAM_ONE, 1 },
};

const struct team_measure *team_measure_list(size_t *out_n)
{
    *out_n = sizeof TEAM_MEASURES / sizeof *TEAM_MEASURES;
    return TEAM_MEASURES;
}

static const struct centre_measure CENTRE_MEASURES[] = {
    { "customers", "customers", N_("customers"),
      offsetof(struct results, customers) },
    { "customers_lost", "customers", N_("customers lost"),
      offsetof(struct results, customers_lost) },
    { "cost_per_week", "money", N_("cost a week"),
      offsetof(struct results, cost_a_week) },
    { "cost_per_contact", "money", N_("cost an answered contact"),
      offsetof(struct results, cost_a_contact) },
    { "contacts_per_agent_hour", "contacts",
      N_("contacts an agent hour on duty"),
      offsetof(struct results, contacts_an_agent_hour) },
};

const struct centre_measure *centre_measure_list(size_t *out_n)
{
    *out_n = sizeof CENTRE_MEASURES / sizeof *CENTRE_MEASURES;
    return CENTRE_MEASURES;
}

const struct estimate *results_centre_measure(
    const struct results *results, const struct centre_measure *measure)
{
    const char *at = (const char *)results + measure->offset;
    return (const struct estimate *)(const void *)at;
}
