/*
 * reader_checks.c - what the members of one group say together.
 *
 * Each rule has the group's struct, freshly read, and the group's value for
 * the places of complaints. A member that could not be read has its neutral
 * value; rules keep quiet then rather than complain of what was not said.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "model/topics.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct said {
    struct reader *reader;
    const struct schema_group *group;
    const struct value *value;
    const char *path;
};

/* The place of a member's value, or of the group when it is not there. */
static struct place place_of(const struct said *said, const char *name)
{
    const struct value *member = value_find(said->value, name);
    return member ? member->at : said->value->at;
}

static bool says(const struct said *said, const char *name)
{
    return value_find(said->value, name) != NULL;
}

/* Both said, and neither by a default. */
static bool says_both(const struct said *said, const char *a, const char *b)
{
    const struct value *one = value_find(said->value, a);
    const struct value *other = value_find(said->value, b);
    if (!one || !other) {
        return false;
    }
    complain(said->reader->complaints, "E-CONFLICT", other->key,
             "keep one of the two", "%s says both '%s' and '%s'", said->path, a,
             b);
    return true;
}

static void is_missing(const struct said *said, const char *name,
                       const char *hint)
{
    if (reader_is_misspelt(said->reader, said->group, said->value, name)) {
        return;
    }
    complain(said->reader->complaints, "E-MISSING",
             said->value->name ? said->value->key : said->value->at, hint,
             "%s does not say '%s'", said->path, name);
}

/* Ascending copies, with the uncertain values' fields moved along. */
static void sort_special_days(struct reader *reader, struct plan *plan)
{
    const size_t n = plan->n_special_days;
    struct special_day *sorted =
        arena_alloc(reader->arena, n + 1, sizeof *sorted);
    for (size_t i = 0; i < n; i++) {
        const struct special_day *from = &plan->special_days[i];
        size_t rank = 0;
        for (size_t j = 0; j < n; j++) {
            const int32_t day = plan->special_days[j].day;
            rank += day < from->day || (day == from->day && j < i);
        }
        sorted[rank] = *from;
        for (size_t k = 0; k < reader->n_uncertain; k++) {
            if (reader->uncertain[k].field == &from->volume_factor) {
                reader->uncertain[k].field = &sorted[rank].volume_factor;
            }
        }
    }
    plan->special_days = sorted;
}

static void check_special_days(const struct said *said, struct plan *plan)
{
    sort_special_days(said->reader, plan);
    for (size_t i = 1; i < plan->n_special_days; i++) {
        if (plan->special_days[i].day == plan->special_days[i - 1].day) {
            char date[11];
            civil_write_date(plan->special_days[i].day, date);
            complain(said->reader->complaints, "E-DUPLICATE",
                     place_of(said, "special_days"), "make one entry of them",
                     "%s.special_days has %s twice", said->path, date);
        }
    }
}

static void read_holidays(const struct said *said, struct plan *plan)
{
    struct value *holidays = value_find(said->value, "holidays");
    if (holidays && !holidays->broken) {
        const struct field field = {
            schema_row(schema_group("plan"), "holidays"),
            arena_text(said->reader->arena, "%s.holidays", said->path), holidays
        };
        reader_holidays(said->reader, &field, &plan->holidays,
                        &plan->n_holidays);
    }
}

static void check_plan(const struct said *said, void *target)
{
    struct plan *plan = target;
    const struct value *weeks = value_find(said->value, "weeks");
    const bool both = says_both(said, "weeks", "days");
    if (weeks && !both) {
        plan->n_days *= DAYS_A_WEEK;
    }
    if (!weeks && !says(said, "days")) {
        is_missing(said, "weeks", tr("add weeks = 4; or days = 28;"));
    }
    const double steps = SECONDS_A_DAY / plan->interval_s;
    if (plan->interval_s > 0 &&
        (fabs(steps - round(steps)) > 1e-9 || plan->interval_s < 60)) {
        complain(said->reader->complaints, "E-RANGE",
                 place_of(said, "interval"),
                 "write \"15 min\", \"30 min\" or \"1 h\"",
                 "%s.interval must divide a day into equal parts of at least "
                 "a minute",
                 said->path);
    }
    check_special_days(said, plan);
    read_holidays(said, plan);
}

static void check_life(const struct said *said, const char *from_name,
                       bool has_from, int32_t from, bool has_until,
                       int32_t until)
{
    if (has_from && has_until && from >= until) {
        complain(
            said->reader->complaints, "E-CONFLICT", place_of(said, "until"),
            "the end is the first day that no longer counts",
            "%s.until is not after %s.%s", said->path, said->path, from_name);
    }
}

static void check_sum(const struct said *said, const char *name, double sum,
                      const char *what)
{
    if (sum > 1 + 1e-9) {
        complain(said->reader->complaints, "E-RANGE", place_of(said, name),
                 "make them 100 % or less together",
                 "%s: %s are %.6g %% together", said->path, what, 100 * sum);
    }
}

static void check_redials(const struct said *said,
                          const struct channel *channel)
{
    double sum = channel->redial.probability;
    for (size_t i = 0; i < channel->n_switches; i++) {
        sum += channel->switches[i].probability;
        if (strcmp(said->reader->channel_names[channel->switches[i].to],
                   channel->name) == 0) {
            complain(said->reader->complaints, "E-CONFLICT",
                     place_of(said, "switch"), "use redial for that",
                     "%s switches to itself", said->path);
        }
    }
    check_sum(said, says(said, "switch") ? "switch" : "redial", sum,
              tr("redial and switch"));
}

static void check_transfers(const struct said *said,
                            const struct channel *channel)
{
    double sum = 0;
    for (size_t i = 0; i < channel->n_transfers; i++) {
        sum += channel->transfers[i].probability;
    }
    check_sum(said, "transfer", sum, tr("transfers"));
}

/* A chat is written message by message, or by its rate. */
static void check_chat(const struct said *said, const struct channel *channel)
{
    const bool by_rate = says(said, "rate");
    static const char *const parts[] = { "messages", "compose",
                                         "customer_reply" };
    for (size_t i = 0; i < 3; i++) {
        if (by_rate) {
            says_both(said, "rate", parts[i]);
        } else if (!says(said, parts[i])) {
            is_missing(said, parts[i],
                       tr("a chat has messages, compose and customer_reply, or "
                          "handle_time and rate"));
        }
    }
    if (by_rate && !says(said, "handle_time")) {
        is_missing(said, "handle_time",
                   tr("rate needs the handle time of one chat alone"));
    }
    if (!by_rate && says(said, "handle_time")) {
        complain(said->reader->complaints, "E-CONFLICT",
                 value_find(said->value, "handle_time")->key,
                 "add rate = [ 1.0, 1.7 ]; or leave handle_time out",
                 "%s: handle_time of a chat goes with rate", said->path);
    }
    for (size_t i = 0; i < channel->chat.n_rates; i++) {
        if (!(channel->chat.rates[i] > 0)) {
            complain(said->reader->complaints, "E-RANGE",
                     place_of(said, "rate"), "write speeds above 0",
                     "%s.rate has a speed that is not above 0", said->path);
        }
    }
}

/* Compounding turns a slip of the pen into a number no machine can hold. */
static void check_growth(const struct said *said, const struct channel *channel)
{
    enum { MOST_TIMES = 1000 };
    const double times =
        pow(channel->growth_a_day, said->reader->centre->plan.n_days);
    if (times > MOST_TIMES) {
        complain(said->reader->complaints, "E-RANGE", place_of(said, "growth"),
                 "growth compounds daily; write something like "
                 "\"1 % / week\"",
                 "%s.growth makes the volume more than %d times as large by "
                 "the end of the plan",
                 said->path, MOST_TIMES);
    }
}

static void check_channel(const struct said *said, void *target)
{
    const struct channel *channel = target;
    const struct plan *plan = &said->reader->centre->plan;
    check_life(said, "from", channel->has_from, channel->from_day,
               channel->has_until, channel->until_day);
    check_growth(said, channel);
    check_redials(said, channel);
    check_transfers(said, channel);
    if (said->reader->way == SCHEMA_CHATS) {
        check_chat(said, channel);
    } else if (said->reader->way != 0 && !says(said, "handle_time")) {
        is_missing(said, "handle_time", tr("add handle_time = \"4 min\";"));
    }
    const size_t weeks = (plan->n_days + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
    if (channel->volume.basis == VOLUME_LIST && weeks > 0 &&
        channel->volume.n_weeks != weeks) {
        complain(said->reader->complaints, "E-RANGE", place_of(said, "volume"),
                 "write one volume for each week",
                 "%s.volume lists %zu weeks and the plan has %zu", said->path,
                 channel->volume.n_weeks, weeks);
    }
}

static void check_redial(const struct said *said, void *target)
{
    const struct redial *redial = target;
    if (redial->probability > 0 && !says(said, "after")) {
        is_missing(said, "after", tr("add after = \"10 min\";"));
    }
}

/* The list entry of shifts by that index. */
static const struct value *nth(const struct value *list, size_t i)
{
    assert(list && i < list->n);
    const struct value *at = list->first;
    while (i-- > 0) {
        at = at->next;
    }
    return at;
}

static void check_new_hires(const struct said *said, const struct team *team)
{
    const struct value *list = value_find(said->value, "new_hires");
    for (size_t i = 0; i < team->n_new_hires; i++) {
        const struct value *entry = nth(list, i);
        if (team->n_shifts > 1 && !value_find(entry, "shift")) {
            complain(said->reader->complaints, "E-MISSING", entry->at,
                     "say which shift they join: shift = \"...\";",
                     "%s.new_hires does not say 'shift'", said->path);
        }
    }
}

static void check_shift_names(const struct said *said, const struct team *team)
{
    for (size_t i = 0; i < team->n_shifts; i++) {
        for (size_t j = 0; j < i; j++) {
            const char *a = team->shifts[i].name;
            const char *b = team->shifts[j].name;
            if (a && b && strcmp(a, b) == 0) {
                complain(said->reader->complaints, "E-DUPLICATE",
                         nth(value_find(said->value, "shifts"), i)->at,
                         "give each shift a name of its own",
                         "%s has two shifts called \"%s\"", said->path, a);
            }
        }
    }
}

static void check_team(const struct said *said, void *target)
{
    struct team *team = target;
    const bool both = says_both(said, "agents", "shifts");
    const bool has_shifts = says(said, "shifts");
    if (!says(said, "agents") && !has_shifts) {
        is_missing(said, "agents",
                   tr("add agents = 12; or shifts = ( { ... } );"));
    }
    if (has_shifts && !both) {
        team->staffing = STAFF_SHIFTS;
        if (team->n_shifts == 0 &&
            value_find(said->value, "shifts")->type == VALUE_LIST) {
            complain(said->reader->complaints, "E-RANGE",
                     place_of(said, "shifts"), "write at least one shift",
                     "%s.shifts is empty", said->path);
        }
    }
    check_shift_names(said, team);
    check_new_hires(said, team);
}

static void check_shift(const struct said *said, void *target)
{
    struct shift *shift = target;
    if (says(said, "from") && says(said, "to") &&
        shift->to_s == shift->from_s) {
        complain(said->reader->complaints, "E-RANGE", place_of(said, "to"),
                 "a shift lasts less than 24 hours", "%s ends when it begins",
                 said->path);
    } else if (shift->to_s < shift->from_s) {
        shift->to_s += SECONDS_A_DAY;
    }
    check_life(said, "since", shift->has_since, shift->since_day,
               shift->has_until, shift->until_day);
    for (size_t i = 0; i < shift->n_breaks; i++) {
        const struct break_rule *rule = &shift->breaks[i];
        const double from_s = rule->from_s < shift->from_s
                                  ? rule->from_s + SECONDS_A_DAY
                                  : rule->from_s;
        if (rule->lasts_s > 0 &&
            from_s + rule->spread_s + rule->lasts_s > shift->to_s) {
            complain(said->reader->complaints, "E-CONFLICT",
                     nth(value_find(said->value, "breaks"), i)->at,
                     "the last break must end before the shift does",
                     "%s has a break outside the shift", said->path);
        }
    }
}

static void check_shift_type(const struct said *said, void *target)
{
    const struct shift_type *type = target;
    if (type->lasts_s > 0 && type->break_s >= type->lasts_s) {
        complain(said->reader->complaints, "E-CONFLICT",
                 place_of(said, "break"), NULL,
                 "%s: the break is as long as the shift", said->path);
    }
    if (says(said, "starts") && type->n_starts == 0 &&
        value_find(said->value, "starts")->type == VALUE_LIST) {
        complain(said->reader->complaints, "E-RANGE", place_of(said, "starts"),
                 "write at least one time", "%s.starts is empty", said->path);
    }
}

/* The exponents for the low, likely and high share of the five most wanted
 * topics; with a pick, three times the picked one. */
static bool read_zipf(struct reader *reader, const struct field *field,
                      uint32_t n_topics, double three[3])
{
    const bool was_picking = reader->is_picking;
    const enum pick picked = reader->pick;
    bool good = true;
    reader->is_picking = true;
    for (int i = 0; i < 3 && good; i++) {
        reader->pick = was_picking ? picked : (enum pick)i;
        good = reader_amount(reader, field, &three[i]);
        if (good && (three[i] >= 1 || three[i] < 5.0 / n_topics)) {
            complain(reader->complaints, "E-RANGE", field->value->at, NULL,
                     "%s must be at least %.4g %% (5 of %u topics) and below "
                     "100 %%",
                     field->path, 500.0 / n_topics, (unsigned)n_topics);
            good = false;
        } else if (good) {
            three[i] = topics_zipf_of_top_5(three[i], n_topics);
        }
    }
    reader->is_picking = was_picking;
    reader->pick = picked;
    return good;
}

static void check_help_centre(const struct said *said, void *target)
{
    struct help_centre *help = target;
    struct value *top = value_find(said->value, "top_5_share");
    const uint32_t n = help->topics;
    if (says_both(said, "zipf", "top_5_share") || n == 0) {
        return;
    }
    if (!top) {
        if (!says(said, "zipf")) {
            is_missing(said, "top_5_share", tr("add top_5_share = \"40 %\";"));
        }
        return;
    }
    const struct field field = {
        schema_row(schema_group("help_centre"), "top_5_share"),
        arena_text(said->reader->arena, "%s.top_5_share", said->path), top
    };
    double three[3] = { 0 };
    if (!read_zipf(said->reader, &field, n, three)) {
        return;
    }
    help->zipf = three[PICK_LIKELY];
    reader_add_drawn(said->reader, &field, three, &help->zipf);
}

void reader_check_group(struct reader *reader, const struct schema_group *group,
                        const struct value *value, void *target,
                        const char *path)
{
    static const struct {
        const char *group;
        void (*check)(const struct said *said, void *target);
    } rules[] = {
        { "plan", check_plan },
        { "channel", check_channel },
        { "redial", check_redial },
        { "team", check_team },
        { "shift", check_shift },
        { "shift_type", check_shift_type },
        { "help_centre", check_help_centre },
    };
    const struct said said = { reader, group, value, path };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].group, group->name) == 0) {
            rules[i].check(&said, target);
        }
    }
}
