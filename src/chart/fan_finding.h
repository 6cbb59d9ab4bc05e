/*
 * fan_finding.h - the fan in a sentence: in which weeks (days, in a short plan)
 * customers wait longest, and how many runs lie above the target time then.
 * What is true of a single week is said of that week alone.
 */
#ifndef CHART_FAN_FINDING_H
#define CHART_FAN_FINDING_H

#include "chart/catalogue.h"
#include "chart/fan_data.h"

/* "the week from 4 Jan", "Mon 4 Jan": the stretch that begins on that day. */
const char *fan_period_name(const struct chart_kit *kit, int32_t day);

const char *fan_finding(const struct table *data, const struct series *s,
                        const struct chart_kit *kit);

#endif
