#include "chart/rollout_title.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* A title of two lines, and the donors that it has room for. */
enum { TITLE_AT_MOST = 119, DONORS_AT_MOST = 2 };

static void add_loss(struct table *out, const char *launch, const char *on,
                     const char *donor, double frac)
{
    struct arena *arena = out->arena;
    struct cell row[ROLLOUT_COLUMNS] = { [ROLLOUT_ID] = cell_text("loss") };
    for (size_t i = 1; i < out->n_columns; i++) {
        row[i] = cell_number(nan(""));
    }
    row[ROLLOUT_WHAT] = cell_text("loss");
    row[ROLLOUT_TITLE] = cell_text(arena_copy_text(arena, donor));
    row[ROLLOUT_DATE] = cell_text(arena_copy_text(arena, on));
    row[ROLLOUT_NOTE] = cell_text(arena_copy_text(arena, launch));
    row[ROLLOUT_REACH] = cell_number(frac);
    table_add(out, row);
}

void rollout_title_gather(const struct store *store, struct table *out)
{
    const json_t *all = json_object_get(store_document(store), "rollout");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *launch = json_array_get(all, i);
        const char *name = json_string_value(json_object_get(launch, "launch"));
        const char *on = json_string_value(json_object_get(launch, "on"));
        json_t *channels = json_object_get(launch, "channels");
        const char *donor = NULL;
        const json_t *entry = NULL;
        json_object_foreach(channels, donor, entry)
        {
            const json_t *ratio = json_object_get(entry, "contacts_ratio");
            const double loss = 1 - store_number(ratio, "mean");
            if (name && on && strcmp(donor, name) != 0 &&
                loss > store_number(ratio, "half_width")) {
                add_loss(out, name, on, donor, loss);
            }
        }
    }
}

/* What a launch takes, the largest shares first. */
struct losses {
    size_t n;
    size_t rows[DONORS_AT_MOST];
    double sum_frac;
};

static bool is_loss_of(const struct rollout_lane *lane, size_t row)
{
    const char *title = table_text(lane->data, lane->row, ROLLOUT_TITLE);
    return rollout_lane_is(lane, "launch") &&
           strcmp(table_text(lane->data, row, ROLLOUT_WHAT), "loss") == 0 &&
           strcmp(table_text(lane->data, row, ROLLOUT_NOTE), title) == 0;
}

static struct losses losses_of(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    struct losses losses = { 0 };
    for (size_t row = 0; row < data->n_rows; row++) {
        if (!is_loss_of(lane, row)) {
            continue;
        }
        const double frac = table_number(data, row, ROLLOUT_REACH);
        losses.sum_frac += frac;
        size_t place = losses.n;
        while (place > 0 && table_number(data, losses.rows[place - 1],
                                         ROLLOUT_REACH) < frac) {
            place--;
        }
        losses.n += losses.n < DONORS_AT_MOST ? 1 : 0;
        for (size_t k = losses.n; k-- > place + 1;) {
            losses.rows[k] = losses.rows[k - 1];
        }
        if (place < DONORS_AT_MOST) {
            losses.rows[place] = row;
        }
    }
    return losses;
}

static const char *what_it_takes(const struct rollout_lane *lane,
                                 const struct losses *losses,
                                 struct arena *arena)
{
    const struct table *data = lane->data;
    const char *list[DONORS_AT_MOST];
    for (size_t i = 0; i < losses->n; i++) {
        const size_t row = losses->rows[i];
        list[i] = arena_text(
            arena, tr("%s of %s"),
            number_share(arena, table_number(data, row, ROLLOUT_REACH)),
            words_name(arena, table_text(data, row, ROLLOUT_TITLE)));
    }
    return arena_text(
        arena,
        lane->n > 1 ? tr("%s opens on %s and takes on average %s")
                    : tr("%s opens on %s and takes %s"),
        words_sentence(arena, words_name(arena, table_text(data, lane->row,
                                                           ROLLOUT_TITLE))),
        date_written(arena, table_day(data, lane->row, ROLLOUT_DATE)),
        words_list(arena, list, losses->n));
}

/* "Withdraw sms on 22 Mar 2027; agents are busiest (93 %) in the week of
 * 29 Mar 2027" */
static const char *when_agents_are_busiest(const struct rollout_lane *lane,
                                           struct arena *arena)
{
    const struct table *data = lane->data;
    size_t week = data->n_rows;
    double most = 0;
    for (size_t row = 0; row < data->n_rows; row++) {
        const double frac = table_number(data, row, ROLLOUT_BUSY_H) /
                            table_number(data, row, ROLLOUT_ON_DUTY_H);
        if (isfinite(frac) && frac > most) {
            most = frac;
            week = row;
        }
    }
    const char *what = arena_text(
        arena, tr("%s on %s"),
        words_sentence(arena, rollout_lane_name(lane, arena)),
        date_written(arena, table_day(data, lane->row, ROLLOUT_DATE)));
    return week == data->n_rows
               ? what
               : arena_text(
                     arena, tr("%s; agents are busiest (%s) in the week of %s"),
                     what, words_share(arena, most, 0),
                     date_written(arena, table_day(data, week, ROLLOUT_DATE)));
}

/* "; closes on 1 Feb 2027; 1 more step": of the launch told of, and how many
 * launches and changes there are besides. */
static const char *what_else(const struct rollout_lane *lanes, size_t n,
                             size_t told, struct arena *arena)
{
    const struct rollout_lane *lane = &lanes[told];
    const char *closes = "";
    if (rollout_lane_is(lane, "launch") &&
        table_text(lane->data, lane->row, ROLLOUT_END_DATE)[0]) {
        closes = arena_text(arena, tr("; closes on %s"),
                            date_written(arena, table_day(lane->data, lane->row,
                                                          ROLLOUT_END_DATE)));
    }
    size_t n_more = 0;
    for (size_t i = 0; i < n; i++) {
        n_more += i != told && !rollout_lane_is(&lanes[i], "withdraw") ? 1 : 0;
    }
    return n_more == 0 ? closes
                       : arena_text(arena,
                                    tr_n("%s; %zu more step",
                                         "%s; %zu more steps", n_more),
                                    closes, n_more);
}

const char *rollout_title(const struct rollout_lane *lanes, size_t n,
                          struct arena *arena)
{
    struct losses most = { 0 };
    size_t best = 0;
    for (size_t i = 0; i < n; i++) {
        const struct losses losses = losses_of(&lanes[i]);
        if (losses.sum_frac > most.sum_frac) {
            most = losses;
            best = i;
        }
    }
    const char *more = what_else(lanes, n, best, arena);
    const char *finding = most.n > 0
                              ? what_it_takes(&lanes[best], &most, arena)
                              : when_agents_are_busiest(&lanes[0], arena);
    const int room = TITLE_AT_MOST - (int)text_width(more);
    if (most.n > 1 && (int)text_width(finding) > room) {
        most.n = 1;
        finding = what_it_takes(&lanes[best], &most, arena);
    }
    return arena_text(arena, "%s%s", finding, more);
}
