#include "cli/progress.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/command.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

#define BLINK_S 0.3
#define REDRAW_S 0.1
enum { BAR_CELLS = 12, LINE_BYTES = 256 };

struct progress progress_start(const char *how, const struct terminal *terminal)
{
    struct progress progress = { .way = PROGRESS_NONE,
                                 .shown_s = -1.0,
                                 .width = terminal->width };
    if (strcmp(how, "json") == 0) {
        progress.way = PROGRESS_JSON;
    } else if (strcmp(how, "plain") == 0) {
        progress.way = PROGRESS_PLAIN;
    } else if (strcmp(how, "bar") == 0) {
        progress.way = PROGRESS_BAR;
    } else if (strcmp(how, "auto") == 0) {
        progress.way =
            terminal->error_is_terminal ? PROGRESS_BAR : PROGRESS_PLAIN;
        progress.quiet_until_s = terminal->error_is_terminal ? BLINK_S : 1.0;
    }
    return progress;
}

/* ", precision 2.1 % (1 % wanted), about 6 s left" as far as it is known. */
static const char *describe(struct arena *arena, const struct run_progress *run)
{
    struct text text;
    text_start(&text, arena);
    if (!isnan(run->precision_reached) && run->precision_wanted > 0.0) {
        const double reached = 100.0 * run->precision_reached;
        const double wanted = 100.0 * run->precision_wanted;
        text_add(&text, tr(", precision %s (%s wanted)"),
                 number_percent(arena, number_short(arena, reached, 2)),
                 number_percent(arena, number_short(arena, wanted, 2)));
    }
    if (!isnan(run->left_s) && run->left_s >= 100.0) {
        text_add(&text, tr(", about %.0f min left"), run->left_s / 60.0);
    } else if (!isnan(run->left_s) && run->left_s >= 0.5) {
        text_add(&text, tr(", about %.0f s left"), run->left_s);
    }
    return text.bytes;
}

static void draw_bar(const struct progress *progress,
                     const struct run_progress *run)
{
    char bar[BAR_CELLS + 1];
    const double done = run->of ? (double)run->done / run->of : 0.0;
    const int full = (int)(done * BAR_CELLS);
    for (int i = 0; i < BAR_CELLS; i++) {
        bar[i] = i < full ? '#' : '.';
    }
    bar[BAR_CELLS] = '\0';
    struct arena *arena = arena_create();
    const char *line = arena_text(arena, tr("[%s] %u of %u%s"), bar, run->done,
                                  run->of, describe(arena, run));
    (void)fprintf(stderr, "\r%.*s\033[K", progress->width - 1, line);
    (void)fflush(stderr);
    arena_destroy(arena);
}

/* `of` grows when more precision is wanted, and the tenths start afresh. */
static void say_tenth(struct progress *progress, const struct run_progress *run)
{
    if (run->of != progress->of) {
        progress->of = run->of;
        progress->tenths = run->of ? 10 * run->done / run->of : 0;
        if (progress->tenths < 10) {
            return;
        }
    }
    const uint32_t tenths =
        run->of ? (uint32_t)(10 * (uint64_t)run->done / run->of) : 0;
    if (tenths <= progress->tenths && tenths < 10) {
        return;
    }
    progress->tenths = tenths;
    struct arena *arena = arena_create();
    (void)fprintf(stderr, tr("%u of %u replications%s\n"), run->done, run->of,
                  describe(arena, run));
    arena_destroy(arena);
}

static void say_member(const char *key, double value, double factor)
{
    if (isnan(value)) {
        (void)fprintf(stderr, ",\"%s\":null", key);
    } else {
        (void)fprintf(stderr, ",\"%s\":%.6g", key, value * factor);
    }
}

static void say_json(const struct run_progress *run)
{
    (void)fprintf(stderr, "{\"event\":\"progress\",\"done\":%u,\"of\":%u",
                  run->done, run->of);
    say_member("precision", run->precision_reached, 1.0);
    say_member("elapsed_s", run->elapsed_s, 1.0);
    say_member("eta_s", run->left_s, 1.0);
    (void)fputs("}\n", stderr);
}

struct progress progress_start_for(const struct session *session)
{
    const struct options *options = &session->options;
    const bool quiet = options_has(options, OPTION_QUIET);
    return progress_start(
        options_value(options, OPTION_PROGRESS, quiet ? "none" : "auto"),
        &session->terminal);
}

void progress_show(struct progress *progress, const struct run_progress *run)
{
    const bool last = run->done == run->of;
    const bool due = progress->shown_s < 0.0 ||
                     run->elapsed_s - progress->shown_s >= REDRAW_S;
    if (progress->way == PROGRESS_NONE ||
        run->elapsed_s < progress->quiet_until_s) {
        return;
    }
    if (progress->way == PROGRESS_PLAIN) {
        say_tenth(progress, run);
        return;
    }
    if (!due && !last) {
        return;
    }
    progress->shown_s = run->elapsed_s;
    if (progress->way == PROGRESS_BAR) {
        draw_bar(progress, run);
    } else {
        say_json(run);
    }
}

void progress_end(struct progress *progress)
{
    if (progress->way == PROGRESS_BAR && progress->shown_s >= 0.0) {
        (void)fputs("\r\033[K", stderr);
        (void)fflush(stderr);
    }
    progress->way = PROGRESS_NONE;
}
