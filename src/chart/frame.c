#include "chart/frame.h"

#include "base/file.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define MARGIN 28.0
#define LEADING 1.28
#define SMALLEST_TITLE_FRAC 0.72
#define CELL_GAP 26.0

enum { LINES_AT_MOST = 8 };

struct lines {
    size_t n;
    const char *text[LINES_AT_MOST];
};

const char *frame_fit(const struct frame *frame, const char *text,
                      struct type type, double width)
{
    const struct ruler *ruler = frame->drawing->ruler;
    if (ruler_width(ruler, text, type.size, type.bold) <= width) {
        return text;
    }
    size_t n = strlen(text);
    while (n > 0) {
        do {
            n--;
        } while (n > 0 && ((unsigned char)text[n] & 0xc0u) == 0x80u);
        const char *cut = arena_text(frame->arena, "%.*s…", (int)n, text);
        if (ruler_width(ruler, cut, type.size, type.bold) <= width) {
            return cut;
        }
    }
    return "";
}

/* Where a line may end: at the next blank that does not stand between a number
 * and its unit, "80 %", "20 s". */
static const char *next_break(const char *at)
{
    const char *stop = at + strcspn(at, " ");
    while (*stop && stop > at && stop[-1] >= '0' && stop[-1] <= '9') {
        stop += 1 + strcspn(stop + 1, " ");
    }
    return stop;
}

/* Breaks at blanks; a word wider than a line stands alone in it. */
static struct lines wrap(const struct frame *frame, const char *text,
                         struct type type, double width)
{
    struct lines lines = { 0 };
    const char *start = text;
    while (*start && lines.n < LINES_AT_MOST) {
        const char *end = start;
        const char *at = start;
        while (*at) {
            const char *stop = next_break(at);
            const char *tried =
                arena_copy_bytes(frame->arena, start, (size_t)(stop - start));
            if (end > start && ruler_width(frame->drawing->ruler, tried,
                                           type.size, type.bold) > width) {
                break;
            }
            end = stop;
            at = stop + strspn(stop, " ");
        }
        lines.text[lines.n++] =
            arena_copy_bytes(frame->arena, start, (size_t)(end - start));
        start = end + strspn(end, " ");
    }
    return lines;
}

/* As many lines as allowed, smaller letters if need be, cut if even that is
 * too long. Returns the height taken. */
static double put_lines(const struct frame *frame, const char *text,
                        struct type type, struct box box, size_t at_most)
{
    const double smallest = type.size * SMALLEST_TITLE_FRAC;
    struct lines lines = wrap(frame, text, type, box.width);
    while (lines.n > at_most && type.size * 0.95 >= smallest) {
        type.size *= 0.95;
        lines = wrap(frame, text, type, box.width);
    }
    if (lines.n > at_most) {
        struct text rest;
        text_start(&rest, frame->arena);
        for (size_t i = at_most - 1; i < lines.n; i++) {
            text_add(&rest, "%s%s", i + 1 > at_most ? " " : "", lines.text[i]);
        }
        lines.n = at_most;
        lines.text[at_most - 1] = rest.bytes;
    }
    for (size_t i = 0; i < lines.n; i++) {
        const double base =
            box.y + type.size * (TEXT_RISE_FRAC + (double)i * LEADING);
        drawing_text(frame->drawing, (struct point){ box.x, base },
                     frame_fit(frame, lines.text[i], type, box.width), type);
    }
    return (double)lines.n * type.size * LEADING;
}

static const char *source_line(const struct chart_kit *kit, const char *note)
{
    const struct facts *facts = kit->facts;
    struct text line;
    text_start(&line, kit->arena);
    if (note) {
        text_add(&line, "%s ", note);
    }
    text_add(&line, tr("Source: simulation of %s%s%s (%.8s), "),
             facts->scenario ? file_name(facts->scenario) : "–",
             facts->variant ? "#" : "", facts->variant ? facts->variant : "",
             facts->sha256 ? facts->sha256 : "–");
    text_add(&line, tr_n("%s run", "%s runs", facts->replications),
             number_count(kit->arena, facts->replications));
    text_add(&line, tr(", seed %s, deskcast %s."),
             facts->seed ? facts->seed : "–",
             facts->version ? facts->version : "–");
    if (kit->style->footer) {
        text_add(&line, " %s", kit->style->footer);
    }
    return line.bytes;
}

/* From below; returns where the foot begins. */
static double put_foot(const struct frame *frame, const struct chart_kit *kit,
                       const char *note)
{
    const struct style *style = kit->style;
    const struct drawing *drawing = frame->drawing;
    const struct type type = style_type(style, ROLE_FOOTER);
    double logo_width = 0;
    if (style->logo) {
        struct type bold = type;
        bold.bold = true;
        bold.size = style->text_size;
        bold.colour = style->text;
        bold.anchor = ANCHOR_END;
        const char *logo =
            frame_fit(frame, style->logo, bold, drawing->width / 4);
        logo_width =
            MARGIN + ruler_width(drawing->ruler, logo, bold.size, true);
        drawing_text(
            frame->drawing,
            (struct point){ drawing->width - MARGIN, drawing->height - 16 },
            logo, bold);
    }
    const char *text = source_line(kit, note);
    struct box box = { MARGIN, 0, drawing->width - 2 * MARGIN - logo_width, 0 };
    size_t n = wrap(frame, text, type, box.width).n;
    n = n > 2 ? 2 : n;
    box.y = drawing->height - 14 - (double)n * type.size * LEADING;
    (void)put_lines(frame, text, type, box, 2);
    return box.y;
}

struct frame frame_start(const struct chart_kit *kit,
                         const struct heading *heading)
{
    const struct style *style = kit->style;
    struct frame frame = {
        .drawing =
            drawing_start(style->width, style->height, kit->ruler, kit->arena),
        .style = style,
        .arena = kit->arena,
    };
    struct drawing *drawing = frame.drawing;
    const char *title = style->title
                            ? style->title
                            : words_sentence(kit->arena, heading->title);
    drawing->paper = style->paper;
    drawing->title = title;
    drawing->description =
        arena_text(kit->arena, "%s. %s. %s", title, heading->subtitle,
                   heading->reading ? heading->reading : "");
    struct box box = { MARGIN, 24, drawing->width - 2 * MARGIN, 0 };
    box.y += put_lines(&frame, title, style_type(style, ROLE_TITLE), box, 2);
    box.y += 3;
    box.y += put_lines(&frame, heading->subtitle,
                       style_type(style, ROLE_SUBTITLE), box, 3);
    const double foot = put_foot(&frame, kit, heading->note);
    frame.body =
        (struct box){ MARGIN, box.y + 12, box.width, foot - 14 - box.y - 12 };
    return frame;
}

struct box frame_cell(struct box body, size_t n, size_t n_columns, size_t index)
{
    const size_t n_rows = (n + n_columns - 1) / n_columns;
    const double width =
        (body.width - CELL_GAP * (double)(n_columns - 1)) / (double)n_columns;
    const double gap = n_rows > 3 ? CELL_GAP / 3 : CELL_GAP / 1.6;
    const double height =
        (body.height - gap * (double)(n_rows - 1)) / (double)n_rows;
    return (struct box){
        body.x + (double)(index % n_columns) * (width + CELL_GAP),
        body.y + (double)(index / n_columns) * (height + gap),
        width,
        height,
    };
}

size_t frame_columns(size_t n)
{
    static const size_t few[] = { 1, 1, 2, 3, 2, 3, 3, 4, 4, 3 };
    return n < sizeof few / sizeof few[0] ? few[n] : (n + 2) / 3;
}

static void put_key(const struct frame *frame, const struct legend_item *item,
                    struct point at, double size)
{
    const double middle = at.y - 0.32 * size;
    if (item->as_symbol) {
        drawing_symbol(frame->drawing, item->symbol,
                       (struct point){ at.x + size, middle }, 0.36 * size,
                       item->look);
    } else if (item->look.fill_frac > 0 || item->look.hatched) {
        drawing_box(frame->drawing,
                    (struct box){ at.x + size * 0.3, middle - 0.42 * size,
                                  1.5 * size, 0.84 * size },
                    item->look);
    } else {
        const struct point points[] = { { at.x, middle },
                                        { at.x + 1.9 * size, middle } };
        drawing_line(frame->drawing, points, 2, item->look);
    }
}

void frame_legend(struct frame *frame, const struct legend_item *items,
                  size_t n)
{
    const struct type type = style_type(frame->style, ROLE_LEGEND);
    const double line = type.size * 1.6;
    struct point at = { frame->body.x,
                        frame->body.y + type.size * TEXT_RISE_FRAC };
    for (size_t i = 0; i < n; i++) {
        const double width =
            2.3 * type.size + ruler_width(frame->drawing->ruler, items[i].label,
                                          type.size, false);
        if (at.x > frame->body.x &&
            at.x + width > frame->body.x + frame->body.width) {
            at.x = frame->body.x;
            at.y += line;
        }
        struct legend_item item = items[i];
        item.look.role = ROLE_LEGEND;
        put_key(frame, &item, at, type.size);
        drawing_text(frame->drawing,
                     (struct point){ at.x + 2.3 * type.size, at.y },
                     items[i].label, type);
        at.x += width + 1.6 * type.size;
    }
    const double taken = at.y + type.size * 1.2 - frame->body.y;
    frame->body.y += taken;
    frame->body.height -= taken;
}

void frame_say(const struct frame *frame, const char *sentence)
{
    struct type type = style_type(frame->style, ROLE_LABEL);
    type.anchor = ANCHOR_MIDDLE;
    type.colour = frame->style->muted;
    drawing_text(frame->drawing,
                 (struct point){ frame->body.x + frame->body.width / 2,
                                 frame->body.y + frame->body.height / 2 },
                 frame_fit(frame, sentence, type, frame->body.width), type);
}
