#include "engine/inflow.h"

#include "model/centre.h"

struct inflows inflows_build(const struct centre *centre,
                             const struct horizon *horizon, struct arena *arena)
{
    struct inflow *list = arena_alloc(arena, centre->n_channels, sizeof *list);
    for (uint32_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        list[c] = (struct inflow){
            .name = channel->name,
            .channel = c,
            .demand = demand_build(centre, channel, horizon, arena),
        };
    }
    return (struct inflows){ centre->n_channels, list };
}

double inflow_expected(const struct inflow *inflow, double from_s, double to_s)
{
    return demand_expected(&inflow->demand, from_s, to_s);
}
