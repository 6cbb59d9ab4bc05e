/*
 * sentences_help.c - the help centre and connected apps, said aloud.
 */
#include "model/sentences.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include "model/help_centre.h"
#include <math.h>
#include <string.h>

static void tell_integrations(struct teller *teller)
{
    const struct fitted_effects *effects = &teller->centre->effects;
    if (!teller->centre->integrations) {
        return;
    }
    tell_heading(teller, "Integrations");
    tell(teller, "integrations",
         "Connected apps make the work on a ticket %s shorter: a fitted "
         "assumption (Zendesk Benchmark, report 000), fed in and not shown by "
         "a run.",
         tell_share(teller, -effects->integrations_time));
}

static void tell_articles(struct teller *teller, const struct help_centre *help)
{
    tell(teller, "help_centre.articles",
         "It has %s articles, on what is most wanted.",
         tell_number(teller, help->articles, 4));
    tell(teller, "help_centre.publish_on", "They are there from %s on.",
         tell_day(teller, help->publish_day));
    if (help->adds_a_week > 0) {
        tell(teller, "help_centre.adds_per_week", "%s are added in a week.",
             tell_number(teller, help->adds_a_week, 3));
        tell(teller, "help_centre.adds_from_failed_searches",
             help->adds_from_failed_searches
                 ? tr("Each is on what was most often searched in vain.")
                 : tr("Each is on what is most wanted of the rest."));
        tell(teller, "help_centre.hours_per_article",
             "Each takes %s of the agents' time.",
             number_working_time(teller->arena, help->hours_per_article_s));
    }
    if (isinf(help->stale_after_s)) {
        tell(teller, "help_centre.stale_after", "Articles are kept up.");
    } else {
        tell(teller, "help_centre.stale_after",
             "An article loses half its power in %s.",
             tell_duration(teller, help->stale_after_s));
    }
}

static void tell_reach(struct teller *teller, const struct help_centre *help)
{
    const struct centre *centre = teller->centre;
    for (size_t c = 0; c < centre->n_channels; c++) {
        if (help->reach[c] < 1) {
            tell(teller, "help_centre.reach",
                 "It reaches %s of those who "
                 "would use %s.",
                 tell_share(teller, help->reach[c]), centre->channels[c].name);
        }
    }
}

static void tell_visits(struct teller *teller, const struct help_centre *help)
{
    tell(teller, "help_centre.try_first",
         "%s look there before they contact you.",
         tell_share(teller, help->try_first_frac));
    tell_reach(teller, help);
    tell(teller, "help_centre.no_result",
         "%s of the searches find nothing though there is an article.",
         tell_share(teller, help->no_result_frac));
    tell(teller, "help_centre.solves", "An article that is found solves %s.",
         tell_share(teller, help->solves_frac));
    tell(teller, "help_centre.browse",
         "For each potential contact there are %s visits of people who would "
         "never have made one.",
         tell_number(teller, help->browse, 3));
}

/* "phone 4.9 %" */
static const char *share_of(const struct teller *teller, size_t channel,
                            double frac)
{
    return arena_text(teller->arena, "%s %s",
                      teller->centre->channels[channel].name,
                      number_share(teller->arena, frac));
}

static void tell_volumes(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    const char *date = tell_day(teller, centre->plan.start_day);
    const char *of_needs = NULL;
    const char *of_contacts = NULL;
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        const char **list =
            channel->volume.counts_needs ? &of_needs : &of_contacts;
        if (channel->volume.basis != VOLUME_NONE) {
            *list = tell_list(
                teller, *list,
                share_of(teller, c,
                         help_centre_start_frac(centre, c, teller->arena)));
        }
    }
    if (of_contacts) {
        tell(teller, NULL,
             "The volume counts the contacts that come with the help centre of "
             "%s (volume_counts = \"contacts\"), and moves as the help centre "
             "changes. What it prevents already then is not in it, of all who "
             "have a question: %s.",
             date, of_contacts);
    }
    if (of_needs) {
        tell(teller, NULL,
             "The volume counts what people need (volume_counts = \"needs\"); "
             "the help centre takes off what it prevents, on %s: %s.",
             date, of_needs);
    }
}

void tell_help_of_variant(struct teller *teller, const struct centre *other)
{
    const struct centre *centre = teller->centre;
    const char *moved = NULL;
    for (size_t c = 0; c < centre->n_channels; c++) {
        size_t o = 0;
        struct help_gap gap;
        while (o < other->n_channels &&
               strcmp(centre->channels[c].name, other->channels[o].name) != 0) {
            o++;
        }
        if (o < other->n_channels &&
            help_centre_moves(centre, c, other, o, &gap, teller->arena)) {
            const char *instead =
                arena_text(teller->arena, tr("%s instead of %s"),
                           share_of(teller, c, gap.other_frac),
                           number_share(teller->arena, gap.first_frac));
            moved = tell_list(teller, moved, instead);
        }
    }
    if (moved) {
        tell(teller, NULL,
             "Its volume stands for other customers: it lacks what its own "
             "help centre prevents already on %s (%s). For the same customers "
             "write volume_counts = \"needs\", with the volume before any help "
             "centre, or leave the help centre of that day as it is.",
             tell_day(teller, centre->plan.start_day), moved);
    }
}

static void tell_leftovers(struct teller *teller,
                           const struct help_centre *help)
{
    if (help->easy_first > 0) {
        tell(teller, "help_centre.easy_first",
             "What is most wanted is the quickest to answer: what remains for "
             "the agents gets harder.");
    }
    if (help->linked_articles_frac > 0) {
        const struct fitted_effects *effects = &teller->centre->effects;
        tell(teller, "help_centre.linked_articles",
             "%s of the tickets are answered with a link to an article; that "
             "takes %s less time, and the chance that a solved ticket is "
             "reopened is %s lower: fitted assumptions (Zendesk Benchmark, "
             "report 000), fed in and not shown by a run.",
             tell_share(teller, help->linked_articles_frac),
             tell_share(teller, -effects->linked_time),
             tell_share(teller, -effects->linked_reopen));
    }
}

void tell_help_centre(struct teller *teller)
{
    const struct help_centre *help = &teller->centre->help_centre;
    tell_integrations(teller);
    if (!help->set) {
        return;
    }
    tell_heading(teller, "Help centre");
    tell(teller, "help_centre.topics",
         tr_n("People ask about %u topic (Zipf law, exponent %s).",
              "People ask about %u topics, the most wanted most often (Zipf "
              "law, exponent %s).",
              help->topics),
         help->topics, tell_number(teller, help->zipf, 3));
    tell_articles(teller, help);
    tell_visits(teller, help);
    tell_leftovers(teller, help);
    tell_volumes(teller);
}
