/*
 * contradictions_rollout.c - what entries of the roll-out say against the plan
 * and against each other.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "model/course.h"

#include <string.h>

const struct value *reader_rollout_entry(const struct reader *reader,
                                         size_t index)
{
    const struct value *entry = value_find(reader->root, "rollout")->first;
    while (index-- > 0) {
        entry = entry->next;
    }
    return entry;
}

static struct place place_of(const struct reader *reader, size_t index,
                             const char *member)
{
    const struct value *entry = reader_rollout_entry(reader, index);
    const struct value *value = value_find(entry, member);
    return value ? value->at : entry->at;
}

static const char *date_text(const struct reader *reader, int32_t day)
{
    char date[11];
    civil_write_date(day, date);
    return arena_copy_text(reader->arena, date);
}

/* A channel that was launched before belongs to the volumes of today. */
static void check_launch_day(struct reader *reader, size_t index)
{
    const struct plan *plan = &reader->centre->plan;
    const struct rollout *launch = &reader->centre->rollouts[index];
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    if (launch->what != ROLLOUT_LAUNCH || plan->n_days == 0 ||
        (launch->on_day >= plan->start_day && launch->on_day < end)) {
        return;
    }
    const bool before = launch->on_day < plan->start_day;
    complain(reader->complaints, "E-CONFLICT", place_of(reader, index, "on"),
             before
                 ? tr("a channel that is there already needs no launch: take "
                      "the entry out, or write a day of the plan")
                 : tr("write a day of the plan, or make the plan longer"),
             "%s is launched on %s, and the plan runs from %s to %s",
             launch->title, date_text(reader, launch->on_day),
             date_text(reader, plan->start_day), date_text(reader, end - 1));
}

/* What a withdrawn channel's contacts go to must live longer. */
static void check_goals(struct reader *reader, size_t index)
{
    const struct rollout *end = &reader->centre->rollouts[index];
    for (size_t k = 0; end->what == ROLLOUT_WITHDRAW && k < end->n_shares;
         k++) {
        const uint32_t to = end->shares[k].channel;
        const struct rollout *other =
            course_event(reader->centre, to, ROLLOUT_WITHDRAW);
        if (other && other->on_day <= end->on_day) {
            complain(reader->complaints, "E-CONFLICT",
                     place_of(reader, index, "goes_to"),
                     "name channels that are there by then",
                     "contacts of %s go to %s, which is withdrawn on %s",
                     end->title, other->title,
                     date_text(reader, other->on_day));
        }
        const struct rollout *launch =
            course_event(reader->centre, to, ROLLOUT_LAUNCH);
        if (launch && launch->on_day > end->on_day) {
            complain(reader->complaints, "E-CONFLICT",
                     place_of(reader, index, "goes_to"),
                     "name channels that are there by then",
                     "contacts of %s go to %s, which is launched on %s",
                     end->title, launch->title,
                     date_text(reader, launch->on_day));
        }
    }
}

static bool overlap(const struct rollout *a, const struct rollout *b)
{
    return !(a->has_end && a->end_day <= b->on_day) &&
           !(b->has_end && b->end_day <= a->on_day);
}

/* Changes by a factor multiply; two new values cannot both hold. */
static void check_new_values(struct reader *reader, size_t index)
{
    const struct rollout *list = reader->centre->rollouts;
    const struct rollout *change = &list[index];
    if (change->what != ROLLOUT_CHANGE || change->is_factor) {
        return;
    }
    for (size_t i = 0; i < index; i++) {
        if (list[i].what == ROLLOUT_CHANGE && !list[i].is_factor &&
            strcmp(list[i].path, change->path) == 0 &&
            overlap(&list[i], change)) {
            complain(reader->complaints, "E-CONFLICT",
                     place_of(reader, index, "to"),
                     "end the one before: lasts = \"2 weeks\"; or write by = "
                     "\"+10 %\", which multiplies",
                     "%s has two new values on %s", change->path,
                     date_text(reader, change->on_day > list[i].on_day
                                           ? change->on_day
                                           : list[i].on_day));
            return;
        }
    }
}

void reader_check_rollout(struct reader *reader)
{
    if (complaints_count(reader->complaints) > 0) {
        return;
    }
    for (size_t i = 0; i < reader->centre->n_rollouts; i++) {
        check_launch_day(reader, i);
        check_goals(reader, i);
        check_new_values(reader, i);
    }
}
