#include "report/compare_launches.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/compare_words.h"
#include "report/launch_words.h"
#include <math.h>
#include <string.h>

enum { N_SENTENCES = 3, N_ROWS = 10 }; /* and a row for each donor */

static const struct launch_result *launch_called(const struct launch_list *list,
                                                 const char *channel)
{
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->launches[i].channel, channel) == 0) {
            return &list->launches[i];
        }
    }
    return NULL;
}

struct launch_beside *compare_launches_list(const struct launch_list *first,
                                            const struct launch_list *other,
                                            const struct launch_change *changes,
                                            size_t n_changes,
                                            struct arena *arena, size_t *out_n)
{
    struct launch_beside *list =
        arena_alloc(arena, first->n + other->n, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < first->n; i++) {
        const char *channel = first->launches[i].channel;
        list[n++] = (struct launch_beside){
            .channel = channel,
            .plans = { &first->launches[i], launch_called(other, channel) },
        };
    }
    for (size_t i = 0; i < other->n; i++) {
        const char *channel = other->launches[i].channel;
        if (!launch_called(first, channel)) {
            list[n++] = (struct launch_beside){
                .channel = channel, .plans = { NULL, &other->launches[i] }
            };
        }
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_changes; k++) {
            if (strcmp(changes[k].channel, list[i].channel) == 0) {
                list[i].change = &changes[k];
            }
        }
    }
    *out_n = n;
    return list;
}

struct launch_beside *compare_report_launches(
    const struct compare_report *report, size_t other, struct arena *arena,
    size_t *out_n)
{
    const struct comparison *comparison = report->comparison;
    const struct results *first = comparison->plans[0];
    const struct results *second = comparison->plans[other];
    const struct comparison_plan *plan = &comparison->others[other - 1];
    return compare_launches_list(
        &(struct launch_list){ first->n_launches, first->launches },
        &(struct launch_list){ second->n_launches, second->launches },
        plan->launches, plan->n_launches, arena, out_n);
}

/* One replication tells nothing from luck, and closed days nothing at all. */
static bool is_known(const struct launch_result *launch)
{
    return launch->replications > 1 && launch->n_open > 0;
}

/* Whether all of the plans that have it are like that. */
static bool is_of_all(const struct launch_beside *beside,
                      bool (*is)(const struct launch_result *launch))
{
    for (size_t i = 0; i < 2; i++) {
        if (beside->plans[i] && !is(beside->plans[i])) {
            return false;
        }
    }
    return true;
}

static bool has_one_step(const struct launch_result *launch)
{
    return launch->n_steps <= 1;
}

static bool has_no_end(const struct launch_result *launch)
{
    return !launch->has_end;
}

static bool is_always_open(const struct launch_result *launch)
{
    return launch->n_open == launch->n_after;
}

/* What a row says in words. */
enum remark { OPENS, ENDS, STEPS, PEAK_DAY, OWN_PEAK_DAY, SETTLES };

static const char *peak_day(const struct launch_result *launch,
                            const struct launch_peak *peak, struct arena *arena)
{
    return peak->stands_out
               ? date_written(arena, launch->on_day + (int32_t)peak->day)
               : tr("no clear peak");
}

static const char *remark_text(enum remark remark,
                               const struct launch_result *launch,
                               struct arena *arena)
{
    if (remark >= PEAK_DAY && !is_known(launch)) {
        return "-";
    }
    switch (remark) {
    case OPENS:
        return date_written(arena, launch->on_day);
    case ENDS:
        return launch->has_end
                   ? date_written(arena,
                                  launch->on_day + (int32_t)launch->n_after - 1)
                   : tr("not seen");
    case STEPS:
        return number_count(arena, launch->n_steps);
    case PEAK_DAY:
        return peak_day(launch, &launch->peak, arena);
    case OWN_PEAK_DAY:
        return peak_day(launch, &launch->own_peak, arena);
    case SETTLES:
        return launch->has_settled
                   ? arena_text(arena, tr("week %u"), launch_words_week(launch))
                   : tr("not yet seen");
    }
    return "-";
}

/* Rows on their way. */
struct rows {
    const struct launch_beside *beside;
    struct arena *arena;
    size_t n;
    struct launch_row *list;
};

static struct launch_row *add_row(struct rows *rows, const char *label)
{
    const double none = nan("");
    const struct estimate empty = { none, none, none, 0, none, none, none };
    struct launch_row *row = &rows->list[rows->n++];
    *row = (struct launch_row){
        .channel = rows->beside->channel,
        .label = label,
        .unit = "contacts",
        .figures = { empty, empty },
        .change = { .change = empty, .variance_saved_frac = none },
    };
    return row;
}

static void add_remark(struct rows *rows, enum remark remark, const char *label)
{
    struct launch_row *row = add_row(rows, label);
    for (size_t i = 0; i < 2; i++) {
        const struct launch_result *launch = rows->beside->plans[i];
        row->texts[i] =
            launch ? remark_text(remark, launch, rows->arena) : NULL;
    }
}

/* What a row says in contacts a day. */
enum amount { PEAK, OWN_PEAK, SETTLED, SETTLED_CALENDAR };

static const char *const keys[] = {
    [PEAK] = "peak",
    [OWN_PEAK] = "own_peak",
    [SETTLED] = "settled_change",
    [SETTLED_CALENDAR] = "settled_change_calendar_day",
};

static const struct difference *amount_of(enum amount amount,
                                          const struct launch_result *launch)
{
    switch (amount) {
    case PEAK:
        return &launch->peak.change;
    case OWN_PEAK:
        return &launch->own_peak.change;
    case SETTLED:
        return &launch->settled;
    case SETTLED_CALENDAR:
        break;
    }
    return &launch->settled_calendar;
}

static const struct difference *change_of(enum amount amount,
                                          const struct launch_change *change)
{
    switch (amount) {
    case PEAK:
        return &change->peak;
    case OWN_PEAK:
        return &change->own_peak;
    case SETTLED:
        return &change->settled;
    case SETTLED_CALENDAR:
        break;
    }
    return &change->settled_calendar;
}

static const char *key_of(const struct rows *rows, const char *figure)
{
    return arena_text(rows->arena, "rollout.%s.%s", rows->beside->channel,
                      figure);
}

static void add_amount(struct rows *rows, enum amount amount, const char *label)
{
    struct launch_row *row = add_row(rows, label);
    row->key = key_of(rows, keys[amount]);
    for (size_t i = 0; i < 2; i++) {
        const struct launch_result *launch = rows->beside->plans[i];
        if (launch) {
            row->figures[i] = amount_of(amount, launch)->change;
            row->texts[i] = words_change(rows->arena, row->figures[i].mean);
        }
    }
    if (rows->beside->change) {
        row->change = *change_of(amount, rows->beside->change);
    }
}

static const struct difference *donor_change(const struct launch_change *change,
                                             const char *name)
{
    for (size_t i = 0; change && i < change->n_donors; i++) {
        if (strcmp(change->donors[i].name, name) == 0) {
            return &change->donors[i].quotient;
        }
    }
    return NULL;
}

/* What the launch takes of the channel, or brings it. */
static void add_donor(struct rows *rows, const char *name)
{
    struct arena *arena = rows->arena;
    const struct difference *change = donor_change(rows->beside->change, name);
    struct launch_row *row = add_row(
        rows, arena_text(arena, tr("%s: contacts since opening"), name));
    row->key = key_of(rows, "contacts_ratio");
    row->channel = name;
    row->unit = "share";
    for (size_t i = 0; i < 2; i++) {
        const struct launch_result *launch = rows->beside->plans[i];
        const struct launch_entry *entry =
            launch ? launch_entry_called(launch, name) : NULL;
        if (entry) {
            const double moved = entry->contacts_quotient.mean - 1;
            row->figures[i] = entry->contacts_quotient;
            row->texts[i] = arena_text(arena, "%s%s", moved > 0 ? "+" : "",
                                       number_share(arena, moved));
        }
    }
    if (change) {
        row->change = *change;
    }
}

static void add_donors(struct rows *rows)
{
    const struct launch_beside *beside = rows->beside;
    for (size_t i = 0; i < 2; i++) {
        const struct launch_result *launch = beside->plans[i];
        for (size_t e = 0; launch && e + 1 < launch->n_entries; e++) {
            const char *name = launch->entries[e].name;
            const bool is_new = i == 0 || !beside->plans[0] ||
                                !launch_entry_called(beside->plans[0], name);
            if (is_new && strcmp(name, beside->channel) != 0) {
                add_donor(rows, name);
            }
        }
    }
}

static size_t n_entries_of(const struct launch_result *launch)
{
    return launch ? launch->n_entries : 0;
}

const struct launch_row *compare_launches_rows(
    const struct launch_beside *beside, struct arena *arena, size_t *out_n)
{
    const size_t n_at_most = N_ROWS + n_entries_of(beside->plans[0]) +
                             n_entries_of(beside->plans[1]);
    struct rows rows = {
        .beside = beside,
        .arena = arena,
        .list = arena_alloc(arena, n_at_most, sizeof *rows.list),
    };
    add_remark(&rows, OPENS, tr("opens on"));
    if (!is_of_all(beside, has_no_end)) {
        add_remark(&rows, ENDS, tr("last day of the channel"));
    }
    if (!is_of_all(beside, has_one_step)) {
        add_remark(&rows, STEPS, tr("steps"));
    }
    add_amount(&rows, PEAK, tr("peak, net over all channels"));
    add_remark(&rows, PEAK_DAY, tr("day of that peak"));
    if (is_of_all(beside, launch_words_is_only_source)) {
        add_amount(&rows, OWN_PEAK,
                   arena_text(arena, tr("peak of %s itself"), beside->channel));
        add_remark(&rows, OWN_PEAK_DAY, tr("day of that peak"));
    }
    add_remark(&rows, SETTLES, tr("settles by"));
    if (!is_of_all(beside, is_always_open)) {
        add_amount(&rows, SETTLED, tr("last week, an open day"));
    }
    add_amount(&rows, SETTLED_CALENDAR, tr("last week, a calendar day"));
    add_donors(&rows);
    *out_n = rows.n;
    return rows.list;
}

/* "in one_more it settles by week 5 after it opens" */
static const char *settling_in(const struct launch_result *launch,
                               const char *label, struct arena *arena)
{
    return launch->has_settled
               ? arena_text(arena,
                            tr("in %s it settles by week %u after it opens"),
                            label, launch_words_week(launch))
               : arena_text(arena,
                            tr("in %s it has not settled in the days seen"),
                            label);
}

static const char *settling_text(const struct launch_beside *beside,
                                 const char *const labels[static 2],
                                 struct arena *arena)
{
    const struct launch_result *first = beside->plans[0];
    const struct launch_result *other = beside->plans[1];
    if (first->has_settled && other->has_settled &&
        launch_words_week(first) == launch_words_week(other)) {
        return arena_text(arena,
                          tr("in both plans it settles by week %u after it "
                             "opens"),
                          launch_words_week(first));
    }
    if (!first->has_settled && !other->has_settled) {
        return tr("in both plans it has not settled in the days seen");
    }
    return arena_text(arena, "%s, %s", settling_in(first, labels[0], arena),
                      settling_in(other, labels[1], arena));
}

const char *const *compare_launches_words(const struct launch_beside *beside,
                                          const char *const labels[static 2],
                                          double confidence_frac,
                                          struct arena *arena, size_t *out_n)
{
    const char **sentences = arena_alloc(arena, N_SENTENCES, sizeof *sentences);
    const struct launch_change *change = beside->change;
    const char *channel = beside->channel;
    const char *name = arena_text(arena, tr("launch of %s"), channel);
    *out_n = 0;
    if (!change) {
        sentences[(*out_n)++] =
            arena_text(arena, tr("%s is launched in %s alone."), channel,
                       labels[beside->plans[0] ? 0 : 1]);
    } else if (is_of_all(beside, is_known)) {
        sentences[(*out_n)++] = compare_words_sentence(
            arena, name,
            tr("contacts a day at its peak, net over all channels"), "contacts",
            &change->peak, confidence_frac);
        sentences[(*out_n)++] = compare_words_sentence(
            arena, name, tr("contacts a calendar day in the last week seen"),
            "contacts", &change->settled_calendar, confidence_frac);
        sentences[(*out_n)++] = arena_text(
            arena, "%s: %s.", name, settling_text(beside, labels, arena));
    }
    return sentences;
}

const char *compare_launches_note(uint32_t replications, struct arena *arena)
{
    return arena_text(
        arena,
        tr("What a launch changes is each plan beside itself without it, on "
           "the same customers (replications: %u). A peak is the open day with "
           "most contacts above those without the launch; as the day was "
           "chosen, the interval of its change is wider, to hold for every "
           "pair of days. Last week: the last seven of the 60 days after "
           "it opens, as far as the plan shows them and the channel is still "
           "there."),
        replications);
}
