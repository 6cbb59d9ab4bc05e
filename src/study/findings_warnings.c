/*
 * findings_warnings.c - what a reader of results has to know of them: means
 * that are not given, and effects that were fed in.
 */
#include "study/findings_inner.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"

/* One warning a channel whose means are not given, one whose solved tickets
 * are not all that will be. Returns how many. */
static size_t list_cut_off(const struct fold *fold, const char **list,
                           struct arena *arena)
{
    size_t n = 0;
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct gap *all = &fold->entries[c].gaps[CONCERNS_ALL];
        const struct gap *tickets = &fold->entries[c].gaps[CONCERNS_TICKETS];
        const struct gap *chats = &fold->entries[c].gaps[CONCERNS_CHATS];
        const char *name = fold->centre->channels[c].name;
        if (gap_is_cut_off(all)) {
            list[n++] = arena_text(
                arena,
                tr("%s: %s of the contacts were still unfinished when the run "
                   "ended, so mean times are not given; more agents or a "
                   "longer run_out would let them finish"),
                name, number_share(arena, all->unfinished / all->offered));
        } else if (gap_is_unsolved(tickets)) {
            list[n++] = arena_text(
                arena,
                tr("%s: %s of the tickets were not solved when the run ended, "
                   "so means of the solved are not given; more agents or a "
                   "longer run_out would let them be solved"),
                name,
                number_share(arena, (tickets->unfinished + tickets->unsolved) /
                                        tickets->offered));
        } else if (gap_is_unsolved(chats)) {
            list[n++] = arena_text(
                arena,
                tr("%s: %s of the chats had not ended when the run ended, so "
                   "their mean length and handling are not given; a longer "
                   "run_out would let them end"),
                name,
                number_share(arena, (chats->unfinished + chats->unsolved) /
                                        chats->offered));
        }
    }
    return n;
}

/* What is fed in, not found. Returns how many. */
static size_t list_fitted(const struct centre *centre, const char **list,
                          struct arena *arena)
{
    const struct fitted_effects *effects = &centre->effects;
    const struct help_centre *help = &centre->help_centre;
    size_t n = 0;
    if (centre->integrations) {
        list[n++] = arena_text(
            arena,
            tr("integrations: that connected apps make the work on a ticket "
               "%s shorter is a fitted assumption from the Zendesk Benchmark "
               "(000), not a finding of this run"),
            number_share(arena, -effects->integrations_time));
    }
    if (help->set && help->linked_articles_frac > 0) {
        list[n++] = arena_text(
            arena,
            tr("help_centre.linked_articles: that a ticket with a link to an "
               "article takes %s less time, and that the chance that a solved "
               "one is reopened is %s lower, are fitted assumptions from the "
               "Zendesk Benchmark (000), not findings of this run"),
            number_share(arena, -effects->linked_time),
            number_share(arena, -effects->linked_reopen));
    }
    return n;
}

static size_t list_warnings(const struct fold *fold, const char **list,
                            struct arena *arena)
{
    const size_t n = list_cut_off(fold, list, arena);
    return n + list_fitted(fold->centre, list + n, arena);
}

void find_warnings(const struct fold *fold, struct results *results,
                   struct arena *arena)
{
    const size_t n_rollouts = fold->centre->n_rollouts;
    /* room for one of each channel, one of each launch and of every other
     * entry beside it, one of the help centre, two of what is fitted, two of
     * the run */
    const size_t n = fold->n_channels + n_rollouts * (n_rollouts + 1) + 5;
    const enum language spoken = language_now();
    results->warnings = arena_alloc(arena, n, sizeof *results->warnings);
    for (int i = 0; i < N_LANGUAGES; i++) {
        results->warnings_in[i] =
            arena_alloc(arena, n, sizeof *results->warnings);
        (void)language_choose((enum language)i);
        (void)list_warnings(fold, results->warnings_in[i], arena);
    }
    (void)language_choose(spoken);
    results->n_warnings = list_warnings(fold, results->warnings, arena);
}
