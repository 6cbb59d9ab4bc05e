/*
 * erlang_chat.h - agents who hold several chats: the common shortcut beside a
 * simulated day.
 *
 * The shortcut takes Erlang C (or A) with the handle time divided by the chats
 * at once. It takes for granted that an agent with three chats is three times
 * as fast, and with one as well. The simulation gives an agent with k chats
 * the total speed rate[k], shared among them, and a place for each.
 */
#ifndef CLI_ERLANG_CHAT_H
#define CLI_ERLANG_CHAT_H

#include "cli/command.h"
#include "cli/erlang_answer.h"

enum { CHATS_AT_ONCE_MOST = 20 };

struct chat_question {
    struct erlang_question shortcut; /* its handle time is divided already */
    double handle_s;                 /* of one chat alone */
    uint32_t at_once;
    double rates[CHATS_AT_ONCE_MOST]; /* [at_once] */
};

/* Reads what concerns chats; divides the handle time of the question. */
bool erlang_chat_read(const struct options *options,
                      struct erlang_question *question,
                      struct chat_question *out, struct error *err) MUST_CHECK;

/* Simulates, and says both. */
void erlang_chat_answer(struct session *session,
                        const struct chat_question *question, uint32_t agents);

#endif
