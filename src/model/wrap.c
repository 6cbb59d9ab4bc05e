#include "model/wrap.h"

#include <stdbool.h>
#include <string.h>

void wrap_words(struct text *text, const char *words, size_t column,
                size_t indent)
{
    bool begins = true;
    while (*words) {
        const size_t n = strcspn(words, " ");
        const size_t width = text_characters(words, n);
        if (!begins && column + 1 + width > WRAP_COLUMNS) {
            text_add(text, "\n%*s", (int)indent, "");
            column = indent;
        } else if (!begins) {
            text_add(text, " ");
            column++;
        }
        text_add_bytes(text, words, n);
        column += width;
        begins = false;
        words += n + strspn(words + n, " ");
    }
    text_add(text, "\n");
}
