#include "report/figures.h"

#include "report/number.h"
#include "report/run_csv.h"
#include <math.h>
#include <string.h>

struct figures {
    struct table *rows;
    struct table *run;
    struct table *teams;
    size_t n_channels;
    struct channel_plan *channels;
};

static bool read_channels(struct store *store, struct figures *figures,
                          struct error *err)
{
    static const char sql[] =
        "SELECT c.name, p.kind, p.way, p.target_frac, p.target_s, "
        "p.target_in_open_hours FROM channel c "
        "JOIN channel_plan p ON p.channel = c.id ORDER BY c.id";
    struct table *rows = NULL;
    if (!store_ask(store, sql, &rows, err)) {
        return false;
    }
    figures->n_channels = rows->n_rows;
    figures->channels = arena_alloc(store_arena(store), rows->n_rows,
                                    sizeof *figures->channels);
    for (size_t i = 0; i < rows->n_rows; i++) {
        figures->channels[i] = (struct channel_plan){
            .name = table_text(rows, i, 0),
            .kind = table_text(rows, i, 1),
            .is_ticket = strcmp(table_text(rows, i, 2), "ticket") == 0,
            .target_frac = table_number(rows, i, 3),
            .target_s = table_number(rows, i, 4),
            .in_open_hours = table_number(rows, i, 5) > 0,
        };
    }
    return true;
}

bool figures_open(struct store *store, struct figures **out, struct error *err)
{
    struct figures *figures =
        arena_alloc(store_arena(store), 1, sizeof *figures);
    *out = figures;
    return store_ask(store,
                     "SELECT week, channel, team, measure, unit, mean, "
                     "half_width, p10, p50, p90 FROM summary",
                     &figures->rows, err) &&
           store_ask(store, "SELECT key, value FROM run", &figures->run, err) &&
           store_ask(store, "SELECT name FROM team ORDER BY id",
                     &figures->teams, err) &&
           read_channels(store, figures, err);
}

size_t figures_channels(const struct figures *figures)
{
    return figures->n_channels;
}

const struct channel_plan *figures_channel(const struct figures *figures,
                                           size_t i)
{
    return &figures->channels[i];
}

size_t figures_teams(const struct figures *figures)
{
    return figures->teams->n_rows;
}

const char *figures_team(const struct figures *figures, size_t i)
{
    return table_text(figures->teams, i, 0);
}

static struct figure find(const struct figures *figures, const char *channel,
                          const char *team, const char *measure)
{
    const struct table *rows = figures->rows;
    const double none = nan("");
    for (size_t i = 0; i < rows->n_rows; i++) {
        if (strcmp(table_text(rows, i, FIGURES_MEASURE), measure) == 0 &&
            strcmp(table_text(rows, i, FIGURES_CHANNEL), channel) == 0 &&
            strcmp(table_text(rows, i, FIGURES_TEAM), team) == 0 &&
            strcmp(table_text(rows, i, FIGURES_WEEK), "all") == 0) {
            return (struct figure){
                .mean = table_number(rows, i, FIGURES_MEAN),
                .half_width = table_number(rows, i, FIGURES_HALF_WIDTH),
                .p10 = table_number(rows, i, FIGURES_P10),
                .p50 = table_number(rows, i, FIGURES_P50),
                .p90 = table_number(rows, i, FIGURES_P90),
            };
        }
    }
    return (struct figure){ none, none, none, none, none };
}

struct figure figures_of_centre(const struct figures *figures,
                                const char *measure)
{
    return find(figures, ALL_CHANNELS, "", measure);
}

struct figure figures_of_channel(const struct figures *figures,
                                 const char *channel, const char *measure)
{
    return find(figures, channel, "", measure);
}

struct figure figures_of_team(const struct figures *figures, const char *team,
                              const char *measure)
{
    return find(figures, "", team, measure);
}

const struct table *figures_rows(const struct figures *figures)
{
    return figures->rows;
}

const char *figures_said(const struct figures *figures, const char *key)
{
    for (size_t i = 0; i < figures->run->n_rows; i++) {
        if (strcmp(table_text(figures->run, i, 0), key) == 0) {
            const char *value = table_text(figures->run, i, 1);
            return *value ? value : NULL;
        }
    }
    return NULL;
}

const char *figures_target(const struct channel_plan *channel,
                           struct arena *arena)
{
    if (isnan(channel->target_frac)) {
        return NULL;
    }
    return number_target(arena, channel->target_frac, channel->target_s,
                         channel->in_open_hours);
}
