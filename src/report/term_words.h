/*
 * term_words.h - one plain sentence for each term of the tables that can be
 * taken otherwise, said under a table that shows it.
 */
#ifndef REPORT_TERM_WORDS_H
#define REPORT_TERM_WORDS_H

enum term {
    TERM_TICKET_CLOCK, /* which hours the times of tickets count */
    TERM_WORK_BEGINS,
    TERM_BACKLOG_AGE,
    TERM_AGAIN_ELSEWHERE,
    TERM_INTERRUPTED,
    TERM_REQUESTER_WAIT,
    TERM_SAVED,
    N_TERMS
};

const char *term_words(enum term term);

#endif
