/*
 * hand_chart.h - charts of tables written by hand, and their whole SVG against
 * tests/golden/charts/. With DESKCAST_UPDATE_GOLDEN set the files are written
 * anew; look at the difference before committing it.
 */
#ifndef TESTS_HAND_CHART_H
#define TESTS_HAND_CHART_H

#include "base/file.h"
#include "chart/catalogue.h"
#include "chart/svg.h"
#include "drawing_rules.h"
#include <stdlib.h>

static const struct facts hand_chart_facts = {
    .title = "A line",
    .scenario = "plans/line.cfg",
    .variant = "one_more",
    .sha256 = "0123456789abcdef",
    .version = "1.2.3",
    .seed = "7",
    .replications = 200,
    .confidence_frac = 0.95,
    .start_day = 20823, /* 2027-01-05, a Tuesday */
    .n_days = 28,
    .interval_s = 1800,
};

static inline struct drawing *hand_chart_draw(const char *name,
                                              const struct table *data,
                                              struct arena *arena)
{
    struct style *style = arena_alloc(arena, 1, sizeof *style);
    *style = style_house();
    const struct chart_kit kit = { style, ruler_plain(arena), &hand_chart_facts,
                                   arena };
    const struct chart *chart = NULL;
    assert_true(chart_find(name, &chart, NULL));
    struct drawing *drawing = chart->draw(data, &kit);
    rules_check(drawing);
    return drawing;
}

static inline void hand_chart_compare(const char *name,
                                      const struct drawing *drawing,
                                      struct arena *arena)
{
    const char *path = arena_text(arena, "tests/golden/charts/%s.svg", name);
    struct text svg;
    text_start(&svg, arena);
    svg_write(drawing, "", true, &svg);
    if (getenv("DESKCAST_UPDATE_GOLDEN")) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        (void)fwrite(svg.bytes, 1, svg.length, file);
        assert_int_equal(fclose(file), 0);
    }
    char *expected = NULL;
    size_t n = 0;
    assert_true(file_read(path, 1 << 20, arena, &expected, &n, NULL));
    if (n != svg.length || memcmp(expected, svg.bytes, n) != 0) {
        fail_test("%s is no longer what is drawn: DESKCAST_UPDATE_GOLDEN=1 "
                  "writes it anew",
                  path);
    }
}

#endif
