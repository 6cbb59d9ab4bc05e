/*
 * progress.h - how far a run is, on standard error.
 *
 *     bar     one line, redrawn on a terminal, removed at the end
 *     plain   a line for each tenth
 *     json    an object a line, for other programs
 *     auto    a bar on a terminal; plain elsewhere, once a run has lasted a
 *             second
 *
 * Nothing is shown of a run shorter than a blink.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/terminal.h"
#include "study/run.h"

enum progress_way {
    PROGRESS_NONE,
    PROGRESS_BAR,
    PROGRESS_PLAIN,
    PROGRESS_JSON
};

struct progress {
    enum progress_way way;
    double quiet_until_s; /* of a run's own time */
    double shown_s;       /* when a line was last written; negative: never */
    uint32_t tenths;      /* plain: those already said, of `of` */
    uint32_t of;
    int width;
};

struct session;

/* As the session's --progress and --quiet say. */
struct progress progress_start_for(const struct session *session);

/* how: "auto", "bar", "plain", "json", "none". */
struct progress progress_start(const char *how,
                               const struct terminal *terminal);

void progress_show(struct progress *progress, const struct run_progress *run);

/* Removes the bar. */
void progress_end(struct progress *progress);

#endif
