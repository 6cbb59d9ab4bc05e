#include "report/value_words.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <stdbool.h>
#include <string.h>

static const struct {
    const char *column;
    const char *heading;
} headings[] = {
    { "against", N_("Beside") },
    { "against_mean", N_("Mean there") },
    { "agent_hours", N_("Agent hours") },
    { "agent_hours_busy", N_("Agent hours, busy") },
    { "agent_hours_on_duty", N_("Agent hours on duty") },
    { "agents", N_("Agents") },
    { "busy", N_("Busy agents") },
    { "channel", N_("Channel") },
    { "channel_or_team", N_("Channel or team") },
    { "channels_left_out", N_("Channels left out") },
    { "chats", N_("Chats at once") },
    { "closes_after_days", N_("Closes after (days)") },
    { "contacts", N_("Contacts") },
    { "contacts_more", N_("Contacts more, all days after") },
    { "contacts_of_channel", N_("Contacts of the channel") },
    { "contacts_without_launch", N_("Contacts without the launch") },
    { "date", N_("Day") },
    { "days_after_launch", N_("Days after the launch") },
    { "difference", N_("Difference") },
    { "end_date", N_("Ends on") },
    { "ended_an_hour", N_("Chats finished an hour") },
    { "ended_an_hour_half_width", N_("± of that") },
    { "from_contacts", N_("From, contacts") },
    { "from_s", N_("From, time") },
    { "half_width", N_("± of that") },
    { "is_clear", N_("Clear difference") },
    { "is_longest", N_("Longest waits") },
    { "is_open", N_("Open") },
    { "is_time", N_("Of a time of day") },
    { "kind", N_("Kind") },
    { "launch_date", N_("Launch") },
    { "left_out", N_("Left out") },
    { "level_met", N_("In time") },
    { "level_of", N_("Counted") },
    { "mean", N_("Mean") },
    { "measure", N_("Measure") },
    { "name", N_("Name") },
    { "note", N_("Note") },
    { "offered", N_("Offered") },
    { "offered_in_one_run", N_("Offered in one run") },
    { "older", N_("Older") },
    { "other_customers", N_("Other customers") },
    { "peak_day", N_("Peak, day") },
    { "peak_is_clear", N_("More contacts, clearly") },
    { "plan", N_("Plan") },
    { "prevented", N_("Prevented") },
    { "prevented_at_start", N_("Prevented, as at the start") },
    { "prevented_not_in_volume", N_("Prevented, not in the volume") },
    { "prevented_share", N_("Prevented, share") },
    { "ramp", N_("Grows between steps") },
    { "reach_frac", N_("Reach") },
    { "runs", N_("Runs") },
    { "runs_above_target_frac", N_("Runs above the target") },
    { "served_frac", N_("Served") },
    { "service_level", N_("Service level") },
    { "settled_change", N_("Settled at, contacts an open day") },
    { "settled_day", N_("Settled, day") },
    { "shift", N_("Shift") },
    { "simulated", N_("Simulated") },
    { "sort", N_("Sort") },
    { "special", N_("Special day") },
    { "spike_ratio", N_("Peak ÷ that day without it") },
    { "spread_s", N_("Spread") },
    { "start", N_("From the day") },
    { "start_s", N_("From, time") },
    { "step", N_("Step") },
    { "step_date", N_("Step on") },
    { "target_counts", N_("Target counts") },
    { "target_frac", N_("Target, share") },
    { "target_in_open_hours", N_("Target in open hours") },
    { "target_s", N_("Target, time") },
    { "team", N_("Team") },
    { "title", N_("Title") },
    { "to_contacts", N_("To, contacts") },
    { "to_s", N_("To, time") },
    { "training_s", N_("Training") },
    { "under_1_day", N_("4 hours to a day") },
    { "under_3_days", N_("1 to 3 days") },
    { "under_4_h", N_("Under 4 hours") },
    { "unfinished", N_("Unfinished") },
    { "wait", N_("Wait") },
    { "wait_of_customers", N_("Wait of customers") },
    { "wait_s", N_("Wait") },
    { "way", N_("Way") },
    { "weekday", N_("Weekday") },
    { "what", N_("What") },
    { "without", N_("Contacts without the launch") },
};

/* Words that stand in columns of that name. */
static const struct {
    const char *column;
    const char *value;
    const char *word;
} words[] = {
    { "way", "call", N_("call") },
    { "way", "chat", N_("chat") },
    { "way", "ticket", N_("ticket") },
    { "special", "absent", N_("not there") },
    { "special", "holiday", N_("holiday") },
    { "special", "special", N_("special day") },
    { "what", "launch", N_("launch") },
    { "what", "withdraw", N_("withdraw") },
    { "what", "change", N_("change") },
    { "what", "week", N_("week") },
    { "what", "loss", N_("share that it loses to the launch") },
    { "what", "shift", N_("shift") },
    { "what", "pause", N_("break") },
    { "what", "cover", N_("agents on duty") },
    { "target_counts", "offered", N_("all who came") },
    { "target_counts", "answered", N_("the answered") },
    { "target_counts", "offered_less_short", N_("without short calls") },
    { "target_counts", "short_counts", N_("short calls as in time") },
    { "sort", "total", N_("all") },
    { "sort", "visits", N_("visits") },
    { "sort", "less", N_("less") },
    { "sort", "more", N_("more") },
    { "sort", "channel", N_("channel") },
    { "channel_or_team", "centre", N_("(all)") },
};

/* NULL when it is not among them. */
static const char *known(const char *column)
{
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        if (strcmp(headings[i].column, column) == 0) {
            return tr(headings[i].heading);
        }
    }
    return NULL;
}

/* "_p2_5_s" at the end of a column: 2.5 % of the runs are below, or of the
 * customers. */
static const char *quantile(const char *column, struct arena *arena)
{
    const char *at = strstr(column, "_p");
    while (at && !(at[2] >= '0' && at[2] <= '9')) {
        at = strstr(at + 1, "_p");
    }
    if (!at) {
        return NULL;
    }
    const char *digits = at + 2;
    const size_t whole = strspn(digits, "0123456789");
    const bool half = strncmp(digits + whole, "_5", 2) == 0;
    double percent = half ? 0.5 : 0;
    double unit = 1;
    for (size_t i = whole; i-- > 0; unit *= 10) {
        percent += unit * (digits[i] - '0');
    }
    const char *of =
        known(arena_copy_bytes(arena, column, (size_t)(at - column)));
    const bool of_customers = strstr(column, "_of_customers") != NULL;
    return arena_text(arena,
                      of_customers ? tr("%s, %s of them below")
                                   : tr("%s, %s of runs below"),
                      of ? of : column,
                      number_percent(arena, number_short(arena, percent, 3)));
}

const char *value_words_heading(const char *column, struct arena *arena)
{
    const char *heading = known(column);
    if (!heading) {
        heading = quantile(column, arena);
    }
    return heading ? heading : words_name(arena, column);
}

bool value_words_is_shown(const char *column)
{
    static const char *const hidden[] = { "rollout", "unit" };
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        if (strcmp(column, hidden[i]) == 0) {
            return false;
        }
    }
    return true;
}

static bool is_step_of_channel(const struct table *values, size_t row)
{
    const size_t sort = table_column(values, "sort");
    return sort < values->n_columns &&
           strcmp(table_text(values, row, sort), "channel") == 0;
}

const char *value_words_text(const struct table *values, size_t row,
                             size_t column)
{
    const char *name = values->columns[column];
    const char *text = table_text(values, row, column);
    int32_t day = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].column, name) == 0 &&
            strcmp(words[i].value, text) == 0) {
            return tr(words[i].word);
        }
    }
    if (strcmp(name, "measure") == 0 ||
        (strcmp(name, "step") == 0 && !is_step_of_channel(values, row))) {
        return *text ? tr(text) : "";
    }
    return value_words_is_date(values, row, column) &&
                   civil_read_date(text, &day, NULL)
               ? date_written(values->arena, day)
               : text;
}

bool value_words_is_date(const struct table *values, size_t row, size_t column)
{
    const char *name = values->columns[column];
    return (strcmp(name, "start") == 0 || strstr(name, "date")) &&
           table_text(values, row, column)[0];
}
