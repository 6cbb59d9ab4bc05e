/*
 * contradictions_help.c - a help centre of more articles than there is to ask,
 * one that leaves nobody who could be counted, or nobody who could answer.
 *
 * An article is on one topic and covers it, so there are at most as many at
 * the start as topics. Where a volume counts contacts, it is what today's help
 * centre leaves of the potential contacts, a part 1 - P0 of them: with nothing
 * left, nothing could be known of them. And where writing its articles takes
 * all the time that agents are at work, nobody is left to answer.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "model/authors.h"
#include "model/help_centre.h"

#include <math.h>

static const double LEFT_AT_LEAST = 0.01;

/* At the articles where the file has them, else at the topics. */
static struct place articles_place(const struct value *help)
{
    const struct value *articles = value_find(help, "articles");
    const struct value *topics = value_find(help, "topics");
    return articles->origin == ORIGIN_FILE || articles->origin == ORIGIN_COMMAND
               ? articles->at
               : topics->at;
}

static bool has_too_many_articles(struct reader *reader)
{
    const struct help_centre *help = &reader->centre->help_centre;
    double least = 0;
    double most = 0;
    reader_range(reader, &help->articles, &least, &most);
    if (most <= help->topics) {
        return false;
    }
    complain(reader->complaints, "E-CONFLICT",
             articles_place(value_find(reader->root, "help_centre")),
             arena_text(reader->arena,
                        tr("write articles = %u; (all topics have one) or "
                           "less, or more topics"),
                        help->topics),
             most > help->articles
                 ? tr("help_centre may have %.6g articles and has %u topics; "
                      "an article is on a topic of its own")
                 : tr("help_centre has %.6g articles and %u topics; an article "
                      "is on a topic of its own"),
             most, help->topics);
    return true;
}

/* What the file says of articles that are never added; a default that says so
 * misleads nobody. */
static void doubt_searches(struct reader *reader)
{
    static const char name[] = "adds_from_failed_searches";
    const struct help_centre *help = &reader->centre->help_centre;
    const struct value *searches =
        value_find(value_find(reader->root, "help_centre"), name);
    if (searches && help->adds_from_failed_searches &&
        !(help->adds_a_week > 0) &&
        (searches->origin == ORIGIN_FILE ||
         searches->origin == ORIGIN_COMMAND)) {
        complain_softly(reader->complaints, "W-PLAUSIBLE", searches->key, NULL,
                        "help_centre.%s: nothing is added: say adds_per_week "
                        "too",
                        name);
    }
}

void reader_check_help(struct reader *reader)
{
    const struct help_centre *help = &reader->centre->help_centre;
    if (help->set) {
        doubt_searches(reader);
    }
    if (!help->set || complaints_count(reader->complaints) > 0 ||
        has_too_many_articles(reader)) {
        return;
    }
    for (size_t i = 0; i < reader->n_channels; i++) {
        const struct volume *volume = &reader->channels[i].volume;
        const double prevented_frac =
            help_centre_start_frac(reader->centre, i, reader->arena);
        if (volume->basis == VOLUME_NONE || volume->counts_needs ||
            prevented_frac <= 1 - LEFT_AT_LEAST) {
            continue;
        }
        complain(reader->complaints, "E-CONFLICT",
                 value_find(reader->root, "help_centre")->key,
                 arena_text(reader->arena,
                            tr("add volume_counts = \"needs\"; to channels.%s, "
                               "or let the help centre solve less"),
                            reader->channel_names[i]),
                 "today's help centre already prevents %s of the contacts of "
                 "channels.%s, so its volume cannot be what remains",
                 number_share(reader->arena, prevented_frac),
                 reader->channel_names[i]);
    }
}

static struct place authors_place(const struct value *help)
{
    static const char *const names[] = { "hours_per_article", "adds_per_week" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct value *member = value_find(help, names[i]);
        if (member && member->at.line > 0) {
            return member->at;
        }
    }
    return help->key;
}

/* "1.8", rounded down: what takes no more than is not doubted. */
static const char *adds_that_fit(const struct reader *reader,
                                 const struct authors_load *week)
{
    const double fit = AUTHORS_MUCH_FRAC * week->at_work_s /
                       reader->centre->help_centre.hours_per_article_s;
    const double digit = pow(10, floor(log10(fit)) - 1);
    return arena_text(reader->arena, "%.6g",
                      digit * floor(fit / digit * (1 + 1e-9)));
}

static bool takes_all(const struct authors_load *load)
{
    return load->at_work_s > 0 && load->writing_s >= load->at_work_s;
}

void reader_check_authors(struct reader *reader)
{
    struct authors_load week;
    struct authors_load day;
    if (complaints_count(reader->complaints) > 0 ||
        !authors_heaviest(reader->centre, &week, &day) ||
        (!takes_all(&week) && !takes_all(&day))) {
        return;
    }
    const struct authors_load *full = takes_all(&week) ? &week : &day;
    struct arena *arena = reader->arena;
    char date[11];
    civil_write_date(full->day, date);
    complain(reader->complaints, "E-CONFLICT",
             authors_place(value_find(reader->root, "help_centre")),
             arena_text(arena,
                        tr("write adds_per_week = %s; (a tenth of the hours at "
                           "work in a week) or less, or a shorter "
                           "hours_per_article, or have more agents"),
                        adds_that_fit(reader, &week)),
             takes_all(&week)
                 ? tr("in the week from %s on, writing articles takes %s hours "
                      "and agents are at work for %s: nobody would answer "
                      "customers")
                 : tr("on %s, writing articles takes %s hours and agents are "
                      "at work for %s: nobody would answer customers"),
             date, number_fixed(arena, full->writing_s / 3600.0, 1),
             number_fixed(arena, full->at_work_s / 3600.0, 1));
}
