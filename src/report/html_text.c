#include "report/html_text.h"

#include <string.h>

void html_add_element(struct text *out, const char *tag, const char *text)
{
    text_add(out, "<%s>", tag);
    text_add_escaped(out, text);
    text_add(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}
