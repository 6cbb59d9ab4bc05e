/*
 * reader_rollout.c - launches, changes and withdrawals.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char *sort_of(const struct value *entry)
{
    static const char *const sorts[] = { "launch", "change", "withdraw" };
    const char *found = NULL;
    for (size_t i = 0; i < 3; i++) {
        if (value_find(entry, sorts[i])) {
            found = found ? "" : sorts[i];
        }
    }
    return found;
}

static struct rollout neutral(void)
{
    return (struct rollout){ .channel = NO_INDEX, .settles_s = 0, .value = 1 };
}

static double sum_of(const struct rollout *rollout)
{
    double sum = 0;
    for (size_t i = 0; i < rollout->n_shares; i++) {
        sum += rollout->shares[i].share_frac;
    }
    return sum;
}

/* "new_customers 55 %, email 30 %" */
static const char *shares_listed(const struct reader *reader,
                                 const struct rollout *rollout)
{
    struct text text;
    text_start(&text, reader->arena);
    for (size_t i = 0; i < rollout->n_shares; i++) {
        const struct share_of *share = &rollout->shares[i];
        text_add(&text, "%s%s %.6g %%", i ? ", " : "",
                 share->channel == NO_INDEX
                     ? "new_customers"
                     : reader->channel_names[share->channel],
                 100 * share->share_frac);
    }
    return text.bytes;
}

/* Shares that are drawn are scaled to 100 % again. */
static void check_share_sum(struct reader *reader, const struct value *shares,
                            const struct rollout *rollout, const char *path)
{
    const bool launch = rollout->what == ROLLOUT_LAUNCH;
    const double sum = sum_of(rollout);
    const double over = sum - 1;
    if (launch ? fabs(over) <= 1e-6 : over <= 1e-6) {
        return;
    }
    const char *apart = arena_text(reader->arena, "%.6g %%", 100 * fabs(over));
    const char *hint = arena_text(
        reader->arena,
        !launch    ? tr("take at least %s off them in all; what is left of "
                           "100 %% is lost")
        : over > 0 ? tr("take %s off them in all, so that they are 100 %%")
                   : tr("add %s to them in all, so that they are 100 %%"),
        apart);
    complain(reader->complaints, "E-RANGE", shares->key, hint,
             "%s.%s adds up to %.6g %%: %s", path, shares->name, 100 * sum,
             shares_listed(reader, rollout));
}

static void check_shares(struct reader *reader, const struct value *value,
                         const struct rollout *rollout, const char *path)
{
    const bool launch = rollout->what == ROLLOUT_LAUNCH;
    const char *name = launch ? "comes_from" : "goes_to";
    const struct value *shares = value_find(value, name);
    if (!shares || shares->type != VALUE_GROUP ||
        rollout->n_shares != shares->n) {
        return;
    }
    for (size_t i = 0; i < rollout->n_shares; i++) {
        if (rollout->shares[i].channel == rollout->channel &&
            rollout->channel != NO_INDEX) {
            complain(reader->complaints, "E-CONFLICT", shares->at,
                     "name other channels", "%s.%s names the channel itself",
                     path, name);
        }
    }
    if (!reader->is_picking) {
        check_share_sum(reader, shares, rollout, path);
    }
}

/* Of a step that falls: to nothing the channel ends, to less it must not. */
static const char *fall_hint(struct reader *reader,
                             const struct rollout *rollout,
                             const struct offered_step *step, double before)
{
    char date[11];
    if (step->share_frac > 0) {
        return arena_text(reader->arena,
                          tr("offer it to at least %.6g %% from then on"),
                          100 * before);
    }
    civil_write_date(step->on_day, date);
    return arena_text(reader->arena,
                      tr("a channel that ends is withdrawn: write { withdraw = "
                         "\"%s\"; on = \"%s\"; } instead of this step"),
                      rollout->channel == NO_INDEX
                          ? "..."
                          : reader->channel_names[rollout->channel],
                      date);
}

static void check_steps(struct reader *reader, const struct value *value,
                        const struct rollout *rollout, const char *path)
{
    const struct value *list = value_find(value, "offered_to");
    const struct value *entry =
        list && list->type == VALUE_LIST ? list->first : NULL;
    for (size_t i = 1; i < rollout->n_steps && entry; i++) {
        entry = entry->next;
        const struct offered_step *step = &rollout->steps[i];
        double least = 0;
        double most_before = 0;
        double unused = 0;
        reader_range(reader, &step->share_frac, &least, &unused);
        reader_range(reader, &step[-1].share_frac, &unused, &most_before);
        if (step->on_day == step[-1].on_day) {
            complain(reader->complaints, "E-CONFLICT", entry->at,
                     "keep one of the two",
                     "%s.offered_to has two steps on one day", path);
        } else if (step->on_day < step[-1].on_day) {
            complain(reader->complaints, "E-CONFLICT", entry->at,
                     "write the steps in the order of their dates",
                     "%s.offered_to is not in the order of time", path);
        } else if (least < most_before) {
            complain(reader->complaints, "E-CONFLICT", entry->at,
                     fall_hint(reader, rollout, step, most_before),
                     "%s.offered_to falls", path);
        }
    }
}

static void read_launch(struct reader *reader, struct value *value,
                        struct rollout *out, const char *path)
{
    const size_t n_wrong = complaints_count(reader->complaints);
    out->what = ROLLOUT_LAUNCH;
    reader_members(reader, schema_group("launch"), value, out, path);
    if (out->n_steps == 0) {
        struct offered_step *all = arena_alloc(reader->arena, 1, sizeof *all);
        *all = (struct offered_step){ out->on_day, 1 };
        out->steps = all;
        out->n_steps = 1;
    }
    if (out->n_shares == 0) {
        struct share_of *fresh = arena_alloc(reader->arena, 1, sizeof *fresh);
        *fresh = (struct share_of){ NO_INDEX, 1 };
        out->shares = fresh;
        out->n_shares = 1;
    } else {
        check_shares(reader, value, out, path);
    }
    if (complaints_count(reader->complaints) == n_wrong) {
        check_steps(reader, value, out, path);
    }
    if (out->spike > 0 && !(out->settles_s > 0) &&
        !value_find(value, "settles")) {
        complain(reader->complaints, "E-MISSING", value->at,
                 "add settles = \"9 weeks\";", "%s does not say 'settles'",
                 path);
    }
}

static bool is_launched(const struct reader *reader, const char *channel)
{
    const struct value *rollout = value_find(reader->root, "rollout");
    const struct value *entry = rollout ? rollout->first : NULL;
    for (; entry; entry = entry->next) {
        const struct value *launch =
            entry->type == VALUE_GROUP ? value_find(entry, "launch") : NULL;
        if (launch && launch->type == VALUE_TEXT &&
            strcmp(launch->text, channel) == 0) {
            return true;
        }
    }
    return false;
}

void reader_pick_for(struct reader *reader, const char *channel)
{
    if (reader->is_adverse) {
        reader->pick = is_launched(reader, channel) ? PICK_HIGH : PICK_LOW;
    }
}

/* A change of a channel is picked as the channel is; a launch at its most. */
static void pick_for_entry(struct reader *reader, const struct value *entry)
{
    static const char prefix[] = "channels.";
    const struct value *change = value_find(entry, "change");
    reader->pick = reader->is_adverse ? PICK_HIGH : reader->pick;
    if (change && change->type == VALUE_TEXT &&
        strncmp(change->text, prefix, sizeof prefix - 1) == 0) {
        const char *name = change->text + sizeof prefix - 1;
        reader_pick_for(
            reader, arena_copy_bytes(reader->arena, name, strcspn(name, ".")));
    }
}

static void read_entry(struct reader *reader, struct value *value,
                       struct rollout *out, const struct field *field)
{
    const char *sort = sort_of(value);
    *out = neutral();
    pick_for_entry(reader, value);
    if (!sort || !*sort) {
        complain(reader->complaints, "E-CONFLICT", value->at,
                 "begin with launch = \"...\", change = \"...\" or withdraw "
                 "= \"...\"",
                 sort ? "%s says more than one thing at once"
                      : tr("%s does not say what happens"),
                 field->path);
        return;
    }
    if (strcmp(sort, "launch") == 0) {
        read_launch(reader, value, out, field->path);
    } else if (strcmp(sort, "change") == 0) {
        out->what = ROLLOUT_CHANGE;
        reader_change(reader, value, out, field->path);
    } else {
        out->what = ROLLOUT_WITHDRAW;
        reader_members(reader, schema_group("withdraw"), value, out,
                       field->path);
        check_shares(reader, value, out, field->path);
    }
    if (out->what != ROLLOUT_CHANGE && out->channel != NO_INDEX) {
        out->title = reader->channel_names[out->channel];
    }
}

static void check_twice(struct reader *reader, const struct value *entry,
                        const struct rollout *list, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (list[j].what == list[i].what && list[i].what != ROLLOUT_CHANGE &&
            list[i].channel != NO_INDEX && list[j].channel == list[i].channel) {
            complain(reader->complaints, "E-DUPLICATE", entry->at,
                     list[i].what == ROLLOUT_LAUNCH
                         ? tr("one launch may have several steps in offered_to")
                         : tr("keep one of the two"),
                     "%s is %s twice", list[i].title,
                     list[i].what == ROLLOUT_LAUNCH ? tr("launched")
                                                    : tr("withdrawn"));
            return;
        }
    }
}

void reader_rollouts(struct reader *reader, const struct field *field)
{
    if (!reader_is_list(reader, field)) {
        return;
    }
    struct rollout *list =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *list);
    size_t n = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = { field->row,
                                   arena_text(reader->arena, "rollout.%s",
                                              entry_name(field->value, each,
                                                         reader->arena)),
                                   each };
        list[n] = neutral();
        if (each->type == VALUE_GROUP) {
            read_entry(reader, each, &list[n], &one);
            check_twice(reader, each, list, n);
        } else {
            reader_cannot(reader, &one, "each entry is a block: { ... }");
        }
        n++;
    }
    reader->centre->rollouts = list;
    reader->centre->n_rollouts = n;
}
