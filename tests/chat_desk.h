/*
 * chat_desk.h - a chat channel and a phone, and a team of one who holds two
 * chats: one message of 10 s each, answered after a minute.
 */
#ifndef TESTS_CHAT_DESK_H
#define TESTS_CHAT_DESK_H

#include "centres.h"

enum { CHAT, PHONE };
enum { DESK, EXPERTS };

static struct desk desk;

static inline int set_chat_desk(void **state)
{
    (void)state;
    desk_set(&desk, 2, 1);
    desk_set_chat(&desk, CHAT, 1, 10, 60);
    desk.teams[DESK].chats_at_once = 2;
    return 0;
}

#endif
