#include "engine/phases.h"

#include "model/changed_centre.h"

struct phases phases_build(const struct centre *centre,
                           const struct horizon *horizon, struct arena *arena)
{
    const int32_t *days = NULL;
    const size_t n = changed_centre_days(
        centre, horizon->first_day,
        horizon->first_day + (int32_t)horizon->n_days, arena, &days);
    struct phase *list = arena_alloc(arena, n > 0 ? n : 1, sizeof *list);
    list[0] = (struct phase){ 0, centre };
    for (size_t i = 0; i < n; i++) {
        list[i] = (struct phase){
            (uint32_t)(days[i] - horizon->first_day),
            changed_centre_of(centre, days[i], arena),
        };
    }
    return (struct phases){ n > 0 ? n : 1, list };
}

size_t phases_on(const struct phases *phases, uint32_t day)
{
    size_t i = phases->n - 1;
    while (phases->list[i].first_day > day) {
        i--;
    }
    return i;
}
