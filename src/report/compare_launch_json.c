#include "report/compare_launch_json.h"

#include "report/json.h"
#include "report/launch_json.h"

static json_t *change_json(const struct launch_change *change)
{
    json_t *donors = json_object();
    for (size_t i = 0; i < change->n_donors; i++) {
        json_object_set_new(donors, change->donors[i].name,
                            json_difference(&change->donors[i].quotient));
    }
    json_t *object = json_object();
    json_object_set_new(object, "peak", json_difference(&change->peak));
    json_object_set_new(object, "own_peak", json_difference(&change->own_peak));
    json_object_set_new(object, "settled_change",
                        json_difference(&change->settled));
    json_object_set_new(object, "settled_change_calendar_day",
                        json_difference(&change->settled_calendar));
    json_object_set_new(object, "contacts_ratio", donors);
    return object;
}

json_t *json_of_launch_changes(const struct comparison_plan *plan)
{
    json_t *object = json_object();
    for (size_t i = 0; i < plan->n_launches; i++) {
        json_object_set_new(object, plan->launches[i].channel,
                            change_json(&plan->launches[i]));
    }
    return object;
}

static void read_donors(json_t *donors, struct arena *arena,
                        struct launch_change *out)
{
    const char *name = NULL;
    const json_t *difference = NULL;
    out->donors =
        arena_alloc(arena, json_object_size(donors), sizeof *out->donors);
    json_object_foreach(donors, name, difference)
    {
        out->donors[out->n_donors++] = (struct launch_donor_change){
            .name = arena_copy_text(arena, name),
            .quotient = difference_of_json(difference),
        };
    }
}

struct launch_change *launch_changes_of_json(json_t *launches,
                                             struct arena *arena, size_t *out_n)
{
    struct launch_change *changes =
        arena_alloc(arena, json_object_size(launches), sizeof *changes);
    const char *channel = NULL;
    const json_t *launch = NULL;
    *out_n = 0;
    json_object_foreach(launches, channel, launch)
    {
        struct launch_change *change = &changes[(*out_n)++];
        *change = (struct launch_change){
            .channel = arena_copy_text(arena, channel),
            .peak = difference_of_json(json_object_get(launch, "peak")),
            .own_peak = difference_of_json(json_object_get(launch, "own_peak")),
            .settled =
                difference_of_json(json_object_get(launch, "settled_change")),
            .settled_calendar = difference_of_json(
                json_object_get(launch, "settled_change_calendar_day")),
        };
        read_donors(json_object_get(launch, "contacts_ratio"), arena, change);
    }
    return changes;
}
