#include "model/effects.h"

#include "base/units.h"
#include "model/defaults.h"
#include <assert.h>
#include <string.h>

/* The row's text stands in quotes, as in a file. */
static double change(const char *name)
{
    const struct default_value *row = default_of_language("effect", NULL, name);
    assert(row);
    char text[16];
    const size_t n = strlen(row->value) - 2;
    assert(n < sizeof text);
    memcpy(text, row->value + 1, n);
    text[n] = '\0';
    double frac = 0;
    struct error err = { 0 };
    const bool good = units_read_change(text, &frac, &err);
    assert(good);
    return frac;
}

struct fitted_effects effects_of_benchmark(void)
{
    return (struct fitted_effects){
        .linked_time = change("linked_articles.resolution"),
        .linked_reopen = change("linked_articles.reopen"),
        .integrations_time = change("integrations.requester_wait"),
    };
}
