/*
 * pattern_finding.h - what stands out in the volume of a channel.
 *
 * A weekday is named only when it brings more than every other one, by more
 * than chance and by enough to plan for; the busiest time of day is as long as
 * the half-hours that nothing tells apart.
 */
#ifndef CHART_PATTERN_FINDING_H
#define CHART_PATTERN_FINDING_H

#include "chart/pattern_data.h"

/* "phone: Monday brings 24 % of the week, busiest from 10:00 to 11:30". */
const char *pattern_finding(const struct table *data, const struct series *s,
                            const struct facts *facts, struct arena *arena);

#endif
