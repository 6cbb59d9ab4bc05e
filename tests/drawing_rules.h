/*
 * drawing_rules.h - what must hold of every chart, whatever it shows, read off
 * its list of marks.
 */
#ifndef TESTS_DRAWING_RULES_H
#define TESTS_DRAWING_RULES_H

#include "chart/colour.h"
#include "chart/drawing.h"
#include "chart/label.h"
#include "testing.h"
#include <string.h>

static inline bool rules_is_text(const struct mark *mark)
{
    return mark->kind == MARK_TEXT;
}

/* Nothing sticks out of the sheet. */
static inline void rules_nothing_is_clipped(const struct drawing *drawing)
{
    const struct box sheet = { -0.01, -0.01, drawing->width + 0.02,
                               drawing->height + 0.02 };
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (!box_contains(sheet, mark->box)) {
            fail_test("\"%s\": mark %zu (%s) leaves the sheet: %.1f %.1f "
                      "%.1f x %.1f",
                      drawing->title, i,
                      rules_is_text(mark) ? mark->text : "no text", mark->box.x,
                      mark->box.y, mark->box.width, mark->box.height);
        }
    }
}

/* No two texts touch. */
static inline void rules_no_labels_overlap(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *a = &drawing->marks[i];
        for (size_t k = i + 1; k < drawing->n && rules_is_text(a); k++) {
            const struct mark *b = &drawing->marks[k];
            if (rules_is_text(b) && box_overlaps(a->box, b->box)) {
                fail_test("\"%s\": \"%s\" lies over \"%s\"", drawing->title,
                          b->text, a->text);
            }
        }
    }
}

/* No words lie on a line of data, which would be hard to read and to follow. */
static inline void rules_no_label_lies_on_data(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *text = &drawing->marks[i];
        for (size_t k = 0; k < drawing->n && rules_is_text(text); k++) {
            const struct mark *mark = &drawing->marks[k];
            if (mark->kind == MARK_LINE && mark->look.role == ROLE_DATA &&
                label_touches(mark, &text->box)) {
                fail_test("\"%s\": \"%s\" lies on a line of data",
                          drawing->title, text->text);
            }
        }
    }
}

/* Title, subtitle and source are there, and a description for the blind. */
static inline void rules_it_is_framed(const struct drawing *drawing)
{
    unsigned found = 0;
    for (size_t i = 0; i < drawing->n; i++) {
        found |= 1u << drawing->marks[i].look.role;
    }
    assert_true(found >> ROLE_TITLE & 1u);
    assert_true(found >> ROLE_SUBTITLE & 1u);
    assert_true(found >> ROLE_FOOTER & 1u);
    assert_true(strlen(drawing->title) > 5);
    assert_true(strlen(drawing->description) > strlen(drawing->title));
}

/* Letters can be read on the paper, and lines of data seen, also in grey. */
static inline void rules_it_reads_in_grey(const struct drawing *drawing)
{
    const uint32_t paper = colour_grey(drawing->paper);
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_LINE && mark->look.role == ROLE_DATA) {
            assert_true(
                colour_contrast(colour_grey(mark->look.stroke), paper) >= 2.0);
        }
        const bool on_paper =
            rules_is_text(mark) && mark->type.role != ROLE_LABEL;
        if (on_paper &&
            colour_contrast(colour_grey(mark->type.colour), paper) < 4.4) {
            fail_test("\"%s\" is too pale", mark->text);
        }
    }
}

/* Something says what is measured. */
static inline void rules_axes_are_named(const struct drawing *drawing)
{
    size_t n = 0;
    for (size_t i = 0; i < drawing->n; i++) {
        const enum mark_role role = drawing->marks[i].look.role;
        n += role == ROLE_AXIS_TITLE || role == ROLE_PANEL_TITLE;
    }
    assert_true(n > 0);
}

/* A bar stands on the line of the label "0" or "0 %", or on another bar. */
static inline bool rules_bar_stands(const struct drawing *drawing,
                                    const struct box *bar)
{
    const double foot = bar->y + bar->height;
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        const double middle =
            mark->at.y - 0.36 * (rules_is_text(mark) ? mark->type.size : 0);
        if (mark->look.role == ROLE_TICK_LABEL &&
            (strcmp(mark->text, "0") == 0 || strcmp(mark->text, "0 %") == 0 ||
             strcmp(mark->text, "0.0") == 0) &&
            fabs(middle - foot) < 0.6) {
            return true;
        }
        if (mark->look.role == ROLE_BAR && fabs(mark->box.y - foot) < 0.6 &&
            fabs(mark->box.x - bar->x) < 0.6) {
            return true;
        }
    }
    return false;
}

static inline void rules_bars_start_at_zero(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->look.role == ROLE_BAR && mark->box.height > 0 &&
            !rules_bar_stands(drawing, &mark->box)) {
            fail_test("\"%s\": a bar ends at %.1f, which is not zero",
                      drawing->title, mark->box.y + mark->box.height);
        }
    }
}

static inline void rules_check(const struct drawing *drawing)
{
    rules_it_is_framed(drawing);
    rules_nothing_is_clipped(drawing);
    rules_no_labels_overlap(drawing);
    rules_no_label_lies_on_data(drawing);
    rules_it_reads_in_grey(drawing);
    rules_axes_are_named(drawing);
}

/* Whether a text contains the part. */
static inline bool rules_have_text(const struct drawing *drawing,
                                   const char *part)
{
    for (size_t i = 0; i < drawing->n; i++) {
        if (rules_is_text(&drawing->marks[i]) &&
            strstr(drawing->marks[i].text, part)) {
            return true;
        }
    }
    return false;
}

#endif
