/*
 * erlang_chat_play.h - a day of the chats that `deskcast erlang chat` is asked
 * about, simulated.
 */
#ifndef CLI_ERLANG_CHAT_PLAY_H
#define CLI_ERLANG_CHAT_PLAY_H

#include "cli/erlang_chat.h"
#include "study/results.h"

/* NULL: nobody hangs up, and the queue grows without end. */
const struct results *erlang_chat_play(const struct chat_question *question,
                                       uint32_t agents, struct arena *arena);

/* The fewest agents with whom the simulated day reaches the question's target,
 * give or take what a few runs cannot tell, and what was simulated with them;
 * looked for from what was found with `agents`. 0 when there is no target, or
 * nobody reaches it. */
uint32_t erlang_chat_enough(const struct chat_question *question,
                            uint32_t agents, const struct results *found,
                            const struct results **out, struct arena *arena);

#endif
