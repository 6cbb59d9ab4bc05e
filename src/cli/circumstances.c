#include "cli/circumstances.h"

#include "cli/libraries.h"
#include <locale.h>
#include <time.h>

static const char *now_utc(struct arena *arena)
{
    const time_t now = time(NULL);
    struct tm parts;
    char text[32] = "";
    if (gmtime_r(&now, &parts)) {
        (void)strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    return arena_copy_text(arena, text);
}

struct run_circumstances circumstances_now(struct arena *arena)
{
    const char *locale = setlocale(LC_CTYPE, NULL);
    return (struct run_circumstances){
        .started_utc = now_utc(arena),
        .compiler = library_compiler(),
        .locale = arena_copy_text(arena, locale ? locale : ""),
    };
}
