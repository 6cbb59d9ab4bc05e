/*
 * help_desk.h - the help centre of one replication: which articles there are
 * by now, who is helped, and what is counted.
 *
 * Everything about a customer's visit (topic, luck, the visits of people who
 * would never have made contact) is looked up under the customer's own inflow
 * and number. Only the topics of new articles may depend on what others
 * searched in vain.
 *
 * Counts concern potential contacts that arise in the window:
 *
 *     potential = prevented + tickets,     visits = looked + browsed,
 *     visits = views + searches in vain
 */
#ifndef ENGINE_HELP_DESK_H
#define ENGINE_HELP_DESK_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct contact;
struct help_plan;
struct help_sample;
struct replication;

struct help_desk {
    const struct help_plan *plan;
    double *published_s; /* [n_topics]: infinity while there is no article */
    uint32_t n_articles;
    double next_s;     /* when the next article is published */
    bool *is_top_5;    /* [n_topics]: the five most wanted with an article */
    bool *is_top_3;    /* [n_topics]: the three of each category */
    uint32_t *in_vain; /* [n_topics]: searches, where they feed articles */
    struct help_sample *sample;
};

/* NULL without a help centre. */
struct help_desk *help_desk_start(const struct replication *rep);

/* A first attempt is about to be made: whether the help centre prevents it.
 * Counts the visit, and those of people who only browse. */
bool help_desk_prevents(struct replication *rep, const struct contact *contact);

/* Factor on the conversation, message or reply of this customer's topic. */
double help_desk_handling(const struct replication *rep,
                          const struct contact *contact);

/* Whether the ticket is answered with a link to an article. */
bool help_desk_links(const struct replication *rep,
                     const struct contact *contact);

/* Counts what is left at the end of the replication. */
void help_desk_finish(struct replication *rep);

#endif
