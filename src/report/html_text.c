#include "report/html_text.h"

#include <string.h>

void html_add(struct text *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '&':
            text_add(out, "&amp;");
            break;
        case '<':
            text_add(out, "&lt;");
            break;
        case '>':
            text_add(out, "&gt;");
            break;
        case '"':
            text_add(out, "&quot;");
            break;
        default:
            text_add_bytes(out, at, 1);
            break;
        }
    }
}

void html_add_element(struct text *out, const char *tag, const char *text)
{
    text_add(out, "<%s>", tag);
    html_add(out, text);
    text_add(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}
