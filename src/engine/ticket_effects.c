#include "engine/ticket_effects.h"

#include "engine/help_desk.h"
#include "engine/replication.h"
#include "engine/ticket.h"
#include <stdbool.h>

static bool is_linked(const struct replication *rep,
                      const struct ticket *ticket)
{
    return rep->help && help_desk_links(rep, &ticket->contact);
}

double ticket_effects_work(const struct replication *rep,
                           const struct ticket *ticket)
{
    const struct centre *centre = rep->plan->centre;
    double factor =
        centre->integrations ? 1 + centre->effects.integrations_time : 1;
    if (rep->help) {
        factor *= ticket_effects_answer(rep, ticket) *
                  help_desk_handling(rep, &ticket->contact);
    }
    return factor;
}

double ticket_effects_answer(const struct replication *rep,
                             const struct ticket *ticket)
{
    return is_linked(rep, ticket) ? 1 + rep->plan->centre->effects.linked_time
                                  : 1;
}

double ticket_effects_reopen(const struct replication *rep,
                             const struct ticket *ticket)
{
    return is_linked(rep, ticket) ? 1 + rep->plan->centre->effects.linked_reopen
                                  : 1;
}
