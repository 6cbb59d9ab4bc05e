#include "report/weekly_room.h"

#include "base/text.h"
#include "report/table_notes.h"

enum { COLUMNS = 80, INDENT = 2 };

static size_t lines_of(const char *text, struct arena *arena)
{
    struct text page;
    size_t n = 0;
    text_start(&page, arena);
    table_paragraph(text, INDENT, COLUMNS, &page);
    for (const char *c = page.bytes; *c; c++) {
        n += *c == '\n' ? 1 : 0;
    }
    return n;
}

static size_t lines_left(const struct text_list *out)
{
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) {
        n += lines_of(out->texts[i], out->arena);
    }
    return n < WEEKLY_LINES ? WEEKLY_LINES - n : 0;
}

bool weekly_say_if_fits(const char *text, struct text_list *out)
{
    const bool fits = lines_of(text, out->arena) <= lines_left(out);
    if (fits) {
        text_list_add(out, text);
    }
    return fits;
}

void weekly_sort(struct weekly_saying *sayings, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const struct weekly_saying one = sayings[i];
        size_t at = i;
        while (at > 0 && sayings[at - 1].weight < one.weight) {
            sayings[at] = sayings[at - 1];
            at--;
        }
        sayings[at] = one;
    }
}

size_t weekly_say_worst(struct weekly_saying *sayings, size_t n,
                        struct text_list *out)
{
    size_t lines = 0;
    for (size_t i = 0; i < n; i++) {
        lines += lines_of(sayings[i].text, out->arena);
    }
    const bool all = lines <= lines_left(out);
    if (!all) {
        weekly_sort(sayings, n);
    }
    size_t said = 0;
    while (said < n &&
           (all || said == 0 ||
            lines_of(sayings[said].text, out->arena) < lines_left(out))) {
        text_list_add(out, sayings[said++].text);
    }
    return said;
}

size_t weekly_name_worst(struct weekly_saying *sayings, size_t n,
                         const char **texts, size_t *n_texts)
{
    const bool few = n <= WEEKLY_NAMED_AT_MOST;
    const size_t n_named = few ? n : 1;
    if (!few) {
        weekly_sort(sayings, n);
    }
    for (size_t i = 0; i < n_named; i++) {
        texts[(*n_texts)++] = sayings[i].text;
    }
    return n - n_named;
}
