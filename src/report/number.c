#include "report/number.h"

#include "base/language.h"

const char *number_share_sure(struct arena *arena, const struct estimate *e)
{
    return number_share_between(arena, e->mean, e->half_width);
}

const char *number_duration_sure(struct arena *arena, const struct estimate *e)
{
    return number_duration_between(arena, e->mean, e->half_width);
}

const char *number_target(struct arena *arena, double share_frac,
                          double within_s, bool in_open_hours)
{
    return arena_text(arena,
                      in_open_hours ? tr("%s in %s open") : tr("%s in %s"),
                      number_exact_share(arena, share_frac),
                      number_exact_duration(arena, within_s));
}
