/*
 * picture_heat.c - weekdays down, times of day across, darker where fewer are
 * helped in time.
 *
 * A cell is two characters and covers one interval, or as many as it takes to
 * fit the width (1 h, 2 h ...). Averages weigh by contacts: a cell is the sum
 * of what was in time over the sum of what counts.
 */
#include "report/picture_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"

enum { MAPS_AT_MOST = 3, CELL = 2, LABEL = 4, AVERAGE = 9, FEW_CONTACTS = 10 };

struct lot {
    double offered;
    double met;
    double of;
};

struct map {
    const struct picture *picture;
    const struct channel_result *channel;
    const struct opening_hours *hours;
    double target_frac;
    size_t from_slot, to_slot; /* of a day */
    size_t slots_a_cell;
};

static struct lot gather(const struct map *map, size_t day, size_t from,
                         size_t to)
{
    const size_t a_day = map->picture->results->slots_a_day;
    struct lot sum = { 0.0, 0.0, 0.0 };
    for (size_t i = from; i < to && i < a_day; i++) {
        const struct slot_result *slot = &map->channel->slots[day * a_day + i];
        sum.offered += slot->offered;
        sum.met += slot->level_met;
        sum.of += slot->level_of;
    }
    return sum;
}

/* Of all replications together: counts are means over them. */
static bool are_few(const struct map *map, struct lot lot)
{
    return lot.offered * map->picture->results->replications < FEW_CONTACTS ||
           !(lot.of > 0.0);
}

/* Whether the channel takes contacts on a weekday between two intervals; a
 * special day may have brought some all the same. */
static bool is_closed(const struct map *map, size_t day, size_t from, size_t to)
{
    const struct results *results = map->picture->results;
    const struct opening_hours *hours = map->hours;
    const double slot_s = SECONDS_A_DAY / (double)results->slots_a_day;
    bool is_open = hours->always;
    for (size_t i = 0; i < hours->n_spans; i++) {
        const struct open_span *span = &hours->spans[i];
        is_open = is_open ||
                  (span->weekday == day && span->from_s < (double)to * slot_s &&
                   span->to_s > (double)from * slot_s);
    }
    return !is_open && !(gather(map, day, from, to).offered > 0.0);
}

static enum ink ink_of(const struct map *map, struct lot lot)
{
    if (are_few(map, lot)) {
        return INK_FEW;
    }
    const double short_frac = map->target_frac - lot.met / lot.of;
    if (short_frac <= 0.0) {
        return INK_FINE;
    }
    return short_frac <= 0.10   ? INK_SHORT
           : short_frac <= 0.25 ? INK_SHORTER
           : short_frac <= 0.50 ? INK_SHORTEST
                                : INK_HOPELESS;
}

/* The hours in which anybody comes. */
static bool find_hours(struct map *map)
{
    const size_t a_day = map->picture->results->slots_a_day;
    map->from_slot = a_day;
    map->to_slot = 0;
    for (size_t i = 0; i < DAYS_A_WEEK * a_day; i++) {
        const size_t slot = i % a_day;
        if (map->channel->slots[i].offered > 0.0) {
            map->from_slot = slot < map->from_slot ? slot : map->from_slot;
            map->to_slot = slot + 1 > map->to_slot ? slot + 1 : map->to_slot;
        }
    }
    return map->from_slot < map->to_slot;
}

/* Cells begin at whole hours once they last longer than an interval. */
static void choose_cells(struct map *map)
{
    const size_t a_day = map->picture->results->slots_a_day;
    const int room = map->picture->style.width - LABEL - AVERAGE;
    map->slots_a_cell = 1;
    while (map->slots_a_cell < a_day) {
        const size_t first = map->from_slot / map->slots_a_cell;
        const size_t end =
            (map->to_slot + map->slots_a_cell - 1) / map->slots_a_cell;
        const bool fits = (end - first) * CELL <= (size_t)room;
        const bool divides = a_day % map->slots_a_cell == 0;
        if (fits && divides) {
            break;
        }
        map->slots_a_cell++;
    }
    map->from_slot -= map->from_slot % map->slots_a_cell;
}

/* "08" over the cell that begins at 08:00, where the next such has room. */
static void print_hours(const struct map *map)
{
    struct text *out = map->picture->out;
    const double step_h = 24.0 / (double)map->picture->results->slots_a_day;
    text_add(out, "%*s", LABEL, "");
    size_t taken = 0;
    size_t at = 0;
    for (size_t i = map->from_slot; i < map->to_slot; i += map->slots_a_cell) {
        const double hour = (double)i * step_h;
        if (hour - (double)(int)hour < 1e-9 && (at == 0 || taken < at)) {
            text_add(out, "%*s%02d", (int)(at - taken), "", (int)hour);
            taken = at + CELL;
        }
        at += CELL;
    }
    text_add(out, "\n");
}

static void print_day(const struct map *map, size_t day)
{
    struct text *out = map->picture->out;
    const struct lot all =
        gather(map, day, 0, map->picture->results->slots_a_day);
    const char *name = date_weekday((int)day);
    text_add(out, "%s%*s", name, LABEL - (int)text_width(name), "");
    for (size_t i = map->from_slot; i < map->to_slot; i += map->slots_a_cell) {
        const size_t to = i + map->slots_a_cell;
        picture_ink(map->picture,
                    is_closed(map, day, i, to)
                        ? INK_NONE
                        : ink_of(map, gather(map, day, i, to)),
                    CELL);
    }
    const char *average =
        is_closed(map, day, 0, map->picture->results->slots_a_day)
            ? tr("closed")
        : are_few(map, all) ? "-"
                            : number_share(out->arena, all.met / all.of);
    text_add(out, "%*s%s\n", AVERAGE - (int)text_width(average), "", average);
}

static void print_legend(const struct map *map)
{
    const struct picture *picture = map->picture;
    struct arena *arena = picture->out->arena;
    picture_legend(picture, INK_FINE, tr("on target"));
    picture_legend(picture, INK_FEW, tr("hardly any contacts"));
    if (!map->hours->always) {
        picture_legend(picture, INK_NONE, tr("blank: closed"));
    }
    picture_end(picture);
    text_add(picture->out, "  %s", tr("below it by up to"));
    picture_legend(picture, INK_SHORT, number_fixed(arena, 10.0, 0));
    picture_legend(picture, INK_SHORTER, number_fixed(arena, 25.0, 0));
    picture_legend(picture, INK_SHORTEST, tr("50 points"));
    picture_legend(picture, INK_HOPELESS, tr("more"));
    picture_end(picture);
}

static bool print_map(const struct picture *picture, size_t channel)
{
    const struct results *results = picture->results;
    struct map map = {
        .picture = picture,
        .channel = &results->channels[channel],
        .hours = &results->centre->channels[channel].opening_hours,
        .target_frac = results->centre->channels[channel].target.share_frac,
    };
    struct arena *arena = picture->out->arena;
    if (!results->centre->channels[channel].target.set || !find_hours(&map)) {
        return false;
    }
    choose_cells(&map);
    picture_title(picture,
                  arena_text(arena,
                             tr("%s: in time by weekday and time of day, "
                                "target %s"),
                             map.channel->name,
                             number_exact_share(arena, map.target_frac)));
    print_hours(&map);
    for (size_t day = 0; day < DAYS_A_WEEK; day++) {
        print_day(&map, day);
    }
    print_legend(&map);
    return true;
}

void picture_heat(const struct picture *picture)
{
    size_t n = 0;
    for (size_t c = 0; c < picture->results->n_channels && n < MAPS_AT_MOST;
         c++) {
        n += print_map(picture, c);
    }
}
