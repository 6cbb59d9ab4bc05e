/* deskcast plot: draws charts from a folder of results. */
#include "cli/command.h"

#include "base/file.h"
#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/output.h"
#include "chart/style.h"
#include "cli/channel_option.h"
#include "cli/style_option.h"
#include <stdio.h>
#include <string.h>

struct plot_job {
    struct session *session;
    struct store *store;
    struct style style;
    unsigned formats;
    const char *folder;
    bool all;
    size_t n_wanted;
    const struct chart **wanted;
    size_t n_channels; /* that are asked for; 0: all */
    const char *const *channels;
    size_t n_drawn;
};

static bool has_wanted(const struct plot_job *job, const struct chart *chart)
{
    for (size_t i = 0; i < job->n_wanted; i++) {
        if (job->wanted[i] == chart) {
            return true;
        }
    }
    return false;
}

/* "fan,heatmap", said once or several times; all without a word. */
static bool choose(struct plot_job *job, struct error *err)
{
    const struct option_values *given =
        &job->session->options.given[OPTION_CHART];
    size_t n_charts = 0;
    const struct chart *charts = chart_list(&n_charts);
    job->wanted =
        arena_alloc(job->session->arena, n_charts, sizeof(struct chart *));
    job->all = given->n == 0;
    for (size_t i = 0; i < given->n; i++) {
        const char *at = given->list[i];
        while (*at || at == given->list[i]) {
            const size_t n = strcspn(at, ",");
            const char *name = arena_copy_bytes(job->session->arena, at, n);
            const struct chart *chart = NULL;
            at += n + (at[n] == ',');
            if (strcmp(name, "all") == 0) {
                job->all = true;
            } else if (!chart_find(name, &chart, err)) {
                return false;
            } else if (!has_wanted(job, chart)) {
                job->wanted[job->n_wanted++] = chart;
            }
            if (n == 0) {
                break;
            }
        }
    }
    for (size_t i = 0; i < n_charts && job->all; i++) {
        if (!has_wanted(job, &charts[i])) {
            job->wanted[job->n_wanted++] = &charts[i];
        }
    }
    return true;
}

static int read_style(struct plot_job *job)
{
    struct session *session = job->session;
    const struct options *options = &session->options;
    struct error err;
    const int status =
        style_option_read(session, OPTION_SIZE, "16:9", &job->style);
    if (status != STATUS_DONE) {
        return status;
    }
    job->style.title = options_value(options, OPTION_TITLE, NULL);
    if (!output_formats(options_value(options, OPTION_FORMAT, "svg"),
                        session->arena, &job->formats, &err) ||
        !choose(job, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    if (job->style.title && (job->all || job->n_wanted > 1)) {
        (void)fail(&err, "one --title cannot stand over several charts");
        (void)fail_hint(&err, "name one with --chart NAME");
        return session_fail(session, STATUS_WRONG, &err);
    }
    return STATUS_DONE;
}

static int list(struct plot_job *job)
{
    struct text *out = &job->session->output;
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    for (size_t i = 0; i < n; i++) {
        struct table *data = NULL;
        struct error why;
        const bool can = chart_data_of(&charts[i], job->store, job->channels,
                                       job->n_channels, &data, &why);
        text_add(out, "  %-12s  %s\n", charts[i].name, tr(charts[i].shows));
        if (!can) {
            text_add(out, tr("%14s  not from these results: %s\n"), "",
                     why.message);
        }
    }
    return STATUS_DONE;
}

static bool draw(struct plot_job *job, const struct chart *chart,
                 const struct ruler *ruler, const struct table *data,
                 struct error *err)
{
    struct session *session = job->session;
    struct arena *arena = arena_create();
    const struct chart_kit kit = { &job->style, ruler, store_facts(job->store),
                                   arena };
    const char *stem = file_join(session->arena, job->folder, chart->name);
    const struct drawing *drawing = chart->draw(data, &kit);
    const bool good = output_chart(drawing, kit.facts, stem, job->formats, err);
    if (drawing->n_left_out > 0) {
        session_say(session,
                    tr_n("%s leaves %zu channel out; --channel NAME chooses",
                         "%s leaves %zu channels out; --channel NAME chooses",
                         drawing->n_left_out),
                    chart->name, drawing->n_left_out);
    }
    arena_destroy(arena);
    job->n_drawn += good;
    return good && (!options_has(&session->options, OPTION_DATA) ||
                    output_data(data, stem, err));
}

/* Of all charts, those that the results hold; of named ones, every one. */
static int draw_wanted(struct plot_job *job, const struct ruler *ruler)
{
    for (size_t i = 0; i < job->n_wanted; i++) {
        const struct chart *chart = job->wanted[i];
        struct table *data = NULL;
        struct error err;
        if (chart_data_of(chart, job->store, job->channels, job->n_channels,
                          &data, &err)) {
            if (!draw(job, chart, ruler, data, &err)) {
                return session_fail(job->session, STATUS_FAILED, &err);
            }
        } else if (!job->all) {
            struct error why;
            (void)fail(&why, "these results do not allow the chart \"%s\": %s",
                       chart->name, err.message);
            if (err.hint[0]) {
                (void)fail_hint(&why, "%s", err.hint);
            }
            return session_fail(job->session, STATUS_WRONG, &why);
        } else if (options_has(&job->session->options, OPTION_VERBOSE)) {
            session_say(job->session, "%s is left out: %s", chart->name,
                        err.message);
        }
    }
    return STATUS_DONE;
}

static int draw_all(struct plot_job *job)
{
    struct session *session = job->session;
    struct error err;
    const char *folder = options_value(
        &session->options, OPTION_OUT_CHARTS,
        file_join(session->arena, session->options.arguments[0], "charts"));
    job->folder = folder;
    if (!file_make_folder(folder, &err)) {
        return session_fail(session, STATUS_FAILED, &err);
    }
    struct ruler *ruler = ruler_open(job->style.fonts, session->arena);
    const int status = draw_wanted(job, ruler);
    ruler_close(ruler);
    if (status == STATUS_DONE) {
        session_say(session,
                    tr_n("Drew %zu chart in %s/", "Drew %zu charts in %s/",
                         job->n_drawn),
                    job->n_drawn, folder);
    }
    return status;
}

int command_plot(struct session *session)
{
    struct plot_job job = { .session = session };
    const struct options *options = &session->options;
    struct error err;
    if (options->n_arguments != 1) {
        (void)fail(&err, options->n_arguments == 0
                             ? tr("which results?")
                             : tr("one folder of results at a time"));
        (void)fail_hint(&err, "write deskcast plot plan-out");
        return session_fail(session, STATUS_WRONG, &err);
    }
    int status = read_style(&job);
    if (status != STATUS_DONE) {
        return status;
    }
    if (!store_open(options->arguments[0], session->arena, &job.store, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    session_speak(session, store_facts(job.store)->language);
    status = !channel_option_read(session, job.store, &job.channels,
                                  &job.n_channels, &err)
                 ? session_fail(session, STATUS_WRONG, &err)
             : options_has(options, OPTION_LIST_CHARTS) ? list(&job)
                                                        : draw_all(&job);
    store_close(job.store);
    return status;
}
