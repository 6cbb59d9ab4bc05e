#include "report/number.h"

const char *number_share_sure(struct arena *arena, const struct estimate *e)
{
    return number_share_between(arena, e->mean, e->half_width);
}

const char *number_duration_sure(struct arena *arena, const struct estimate *e)
{
    return number_duration_between(arena, e->mean, e->half_width);
}
