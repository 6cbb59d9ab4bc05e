/*
 * erlang_chat_words.h - the shortcut's figures of chats beside the simulated,
 * for people and for programs.
 */
#ifndef CLI_ERLANG_CHAT_WORDS_H
#define CLI_ERLANG_CHAT_WORDS_H

#include "cli/erlang_chat.h"
#include "study/results.h"

/* What was simulated, with how many agents. */
struct chat_finding {
    uint32_t agents;
    const struct results *results; /* NULL: the queue grows without end */
    uint32_t enough;               /* 0: not asked, or none */
    const struct results *with_enough;
};

void erlang_chat_text(const struct chat_question *question,
                      const struct chat_finding *finding, int width,
                      struct text *out);

void erlang_chat_json(const struct chat_question *question,
                      const struct chat_finding *finding, struct text *out);

#endif
