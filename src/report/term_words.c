#include "report/term_words.h"

#include "base/language.h"

#include <assert.h>

const char *term_words(enum term term)
{
    static const char *const sentences[N_TERMS] = {
        [TERM_TICKET_CLOCK] =
            N_("Times of tickets are on the wall clock, nights and closed days "
               "included; a target that says open counts the channel's open "
               "hours alone."),
        [TERM_WORK_BEGINS] =
            N_("Work on a ticket begins when an agent takes it up; the first "
               "reply follows once it is written."),
        [TERM_BACKLOG_AGE] =
            N_("The age of a ticket in the backlog counts from its arrival, on "
               "the wall clock; its numbers are means over the plan."),
        [TERM_AGAIN_ELSEWHERE] =
            N_("Again elsewhere: customers who got no first reply in time and "
               "contacted another channel too."),
        [TERM_INTERRUPTED] =
            N_("Interrupted tickets: how often an agent put a ticket aside for "
               "a call or a chat, in the whole plan."),
        [TERM_REQUESTER_WAIT] =
            N_("Requester wait: the time a customer waits for the team, in "
               "line and in its hands, until all is solved; the customer's own "
               "time to reply is left out."),
        [TERM_SAVED] =
            N_("Saved: of the replications that an answer as sure would take "
               "if each plan met customers of its own, the share that meeting "
               "the same ones spares."),
    };
    assert(term < N_TERMS);
    return tr(sentences[term]);
}
