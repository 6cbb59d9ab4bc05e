#include "report/picture_inner.h"

#include "report/table_notes.h"

enum { TITLE_INDENT = 2 };

struct stroke {
    const char *block;
    const char *ascii;
    int colour; /* of 256 */
};

/* Darker is worse in the one, more in the other; vermilion for what is wrong
 * and blue for what is right are told apart by colour-blind people. */
static const struct stroke strokes[N_INKS] = {
    [INK_NONE] = { " ", " ", 0 },       [INK_FINE] = { "·", ".", 67 },
    [INK_SHORT] = { "░", ":", 173 },    [INK_SHORTER] = { "▒", "+", 173 },
    [INK_SHORTEST] = { "▓", "x", 166 }, [INK_HOPELESS] = { "█", "#", 166 },
    [INK_FEW] = { "-", "-", 245 },      [INK_BAR] = { "█", "#", 67 },
    [INK_SPARE] = { "░", ".", 245 },    [INK_LACK] = { "▓", "!", 166 },
    [INK_MARK] = { "┃", "|", 0 },
};

void picture_title(const struct picture *picture, const char *title)
{
    const bool bold = picture->style.colours;
    text_add(picture->out, "\n%s", bold ? "\033[1m" : "");
    table_paragraph(title, TITLE_INDENT, picture->style.width, picture->out);
    text_add(picture->out, "%s", bold ? "\033[0m" : "");
}

void picture_ink(const struct picture *picture, enum ink ink, size_t n)
{
    const struct stroke *stroke = &strokes[ink];
    const bool coloured = picture->style.colours && stroke->colour && n > 0;
    if (coloured) {
        text_add(picture->out, "\033[38;5;%dm", stroke->colour);
    }
    for (size_t i = 0; i < n; i++) {
        text_add(picture->out, "%s",
                 picture->style.blocks ? stroke->block : stroke->ascii);
    }
    if (coloured) {
        text_add(picture->out, "\033[0m");
    }
}

void picture_legend(const struct picture *picture, enum ink ink,
                    const char *meaning)
{
    text_add(picture->out, "  ");
    picture_ink(picture, ink, 1);
    text_add(picture->out, " %s", meaning);
}

void picture_end(const struct picture *picture)
{
    text_add(picture->out, "\n");
}

void picture_of_run(const struct run_report *report, struct picture_style style,
                    struct text *out)
{
    const struct picture picture = { report->results, style, out };
    picture_heat(&picture);
    picture_duty(&picture);
    picture_waits(&picture);
}
