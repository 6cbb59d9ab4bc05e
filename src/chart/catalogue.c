#include "chart/catalogue.h"

#include "base/language.h"
#include "base/text.h"
#include <string.h>

static const struct chart charts[] = {
    { "launch", N_("contacts before and after a launch, and without it"),
      chart_launch_gather, chart_launch_draw },
    { "rollout", N_("what is launched, changed and withdrawn when"),
      chart_rollout_gather, chart_rollout_draw },
    { "deflection", N_("what a help centre really takes away"),
      chart_deflection_gather, chart_deflection_draw },
    { "fan", N_("how waits may turn out, week by week"), chart_fan_gather,
      chart_fan_draw },
    { "hours", N_("how long customers wait at each time of the week"),
      chart_hours_gather, chart_hours_draw },
    { "gantt", N_("who works when, and how many are busy"), chart_gantt_gather,
      chart_gantt_draw },
    { "heatmap", N_("where in the week the target is missed"),
      chart_heatmap_gather, chart_heatmap_draw },
    { "backlog", N_("tickets open at the end of each day, by age"),
      chart_backlog_gather, chart_backlog_draw },
    { "dumbbell", N_("plans side by side on the same customers"),
      chart_dumbbell_gather, chart_dumbbell_draw },
    { "concurrency", N_("what agents get done with one, two, three chats"),
      chart_concurrency_gather, chart_concurrency_draw },
    { "pattern", N_("the volume by weekday, by time of day, along the plan"),
      chart_pattern_gather, chart_pattern_draw },
    { "waiting", N_("how long customers wait: % served within each time"),
      chart_waiting_gather, chart_waiting_draw },
};

const struct chart *chart_list(size_t *out_n)
{
    *out_n = sizeof charts / sizeof charts[0];
    return charts;
}

bool chart_data_of(const struct chart *chart, struct store *store,
                   const char *const *channels, size_t n, struct table **out,
                   struct error *why_not)
{
    if (!chart->gather(store, out, why_not)) {
        return false;
    }
    if (n == 0) {
        return true;
    }
    const size_t column = table_column(*out, "channel");
    if (column == (*out)->n_columns) {
        return fail(why_not, "it is of the whole plan, not of channels");
    }
    *out = table_keep(*out, column, channels, n);
    return (*out)->n_rows > 0 ||
           fail(why_not, "it has nothing of the channels that were named");
}

bool chart_find(const char *name, const struct chart **out, struct error *err)
{
    enum { N_CHARTS = sizeof charts / sizeof charts[0] };
    const char *names[N_CHARTS];
    for (size_t i = 0; i < N_CHARTS; i++) {
        names[i] = charts[i].name;
        if (strcmp(names[i], name) == 0) {
            *out = &charts[i];
            return true;
        }
    }
    const char *near = text_nearest(name, names, N_CHARTS);
    (void)fail(err, "there is no chart \"%s\"", name);
    return near ? fail_hint(err, "did you mean \"%s\"?", near)
                : fail_hint(err, "deskcast plot OUT --list names them");
}
