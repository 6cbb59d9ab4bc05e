#include "queueing/erlang.h"
#include <assert.h>

double erlang_b(double load_erlangs, uint32_t agents)
{
    assert(load_erlangs >= 0.0);
    double blocked = 1.0;
    for (uint32_t k = 1; k <= agents; k++) {
        const double arriving = load_erlangs * blocked;
        blocked = arriving / ((double)k + arriving);
    }
    return blocked;
}

double erlang_c(double load_erlangs, uint32_t agents)
{
    const double n = (double)agents;
    if (n <= load_erlangs) {
        return 1.0;
    }
    const double blocked = erlang_b(load_erlangs, agents);
    return n * blocked / (n - load_erlangs * (1.0 - blocked));
}
