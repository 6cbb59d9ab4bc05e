#include "report/measure_words.h"

#include "base/language.h"
#include "study/results.h"
#include "study/self_service.h"
#include <string.h>

const struct measure_words *measure_words_list(struct arena *arena,
                                               size_t *out_n)
{
    size_t n_channel = 0;
    size_t n_team = 0;
    size_t n_centre = 0;
    size_t n_help = 0;
    const struct measure *channel = measure_list(&n_channel);
    const struct team_measure *team = team_measure_list(&n_team);
    const struct centre_measure *centre = centre_measure_list(&n_centre);
    const struct help_measure *help = help_measure_list(&n_help);
    struct measure_words *list = arena_alloc(
        arena, n_channel + n_team + n_centre + n_help, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < n_channel; i++) {
        list[n++] = (struct measure_words){ channel[i].key, channel[i].unit,
                                            channel[i].label };
    }
    for (size_t i = 0; i < n_team; i++) {
        list[n++] =
            (struct measure_words){ team[i].key, team[i].unit, team[i].label };
    }
    for (size_t i = 0; i < n_centre; i++) {
        list[n++] = (struct measure_words){ centre[i].key, centre[i].unit,
                                            centre[i].label };
    }
    for (size_t i = 0; i < n_help; i++) {
        list[n++] = (struct measure_words){ help[i].summary_key, help[i].unit,
                                            help[i].label };
    }
    *out_n = n;
    return list;
}

const char *measure_words_label(const char *key, struct arena *arena)
{
    size_t n = 0;
    const struct measure_words *list = measure_words_list(arena, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) == 0) {
            return tr(list[i].label);
        }
    }
    return key;
}

bool measure_words_mixes(const char *key)
{
    static const char *const starts[] = { "mean_wait_s", "mean_wait_all_s",
                                          "wait_p",      "wait_over",
                                          "max_wait_s",  "mean_handle_s" };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (strncmp(key, starts[i], strlen(starts[i])) == 0) {
            return true;
        }
    }
    return false;
}
