/*
 * compare_start.h - whether two plans meet the same customers.
 *
 * A volume that counts contacts lacks whom the help centre of its own plan
 * prevents already on the first day. Where two plans have other help centres
 * on that day, the same volume stands for other customers, and the difference
 * between the plans is not what the help centre saves. That is said wherever
 * the plans are set beside each other.
 */
#ifndef REPORT_COMPARE_START_H
#define REPORT_COMPARE_START_H

#include "base/arena.h"
#include "report/compare_report.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_t;

/* Parts of all who have a question that the volume lacks. */
struct start_channel {
    const char *name;
    double first_frac;
    double other_frac;
};

/* A setting of the help centre's first day; NULL where a plan has it not. */
struct start_setting {
    const char *path;
    const char *first;
    const char *other;
};

struct compare_start {
    int32_t start_day;
    bool first_has_help; /* a help_centre block */
    bool other_has_help;
    size_t n_channels;
    struct start_channel *channels;
    size_t n_settings; /* that differ */
    struct start_setting *settings;
};

/* Of a plan beside the first; NULL where they meet the same customers. */
const struct compare_start *compare_start_find(
    const struct compare_report *report, size_t other, struct arena *arena);

/* Whether any plan meets other customers than the first. */
bool compare_start_moves(const struct compare_report *report);

/* In compare.json, and back from it; null and NULL where they are the same. */
struct json_t *compare_start_json(const struct compare_start *start);
const struct compare_start *compare_start_read(const struct json_t *object,
                                               struct arena *arena);

/* Sentences: that the customers are others, by which settings, and what to
 * write; with the short names of the two plans. */
const char *compare_start_words(const struct compare_start *start,
                                const char *first, const char *other,
                                struct arena *arena);

#endif
