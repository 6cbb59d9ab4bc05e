/*
 * brackets.h - which bracket of a scenario is missing, too many or of the
 * wrong sort.
 *
 * A bracket's mistake shows long after it was made: a block that is never
 * closed is closed by the end of the next one, and only the end of the file
 * says that one is missing. So every single repair (a bracket put in, taken
 * out or changed) is tried over the whole text, and the one that leaves the
 * fewest oddities is the diagnosis: brackets that still do not match weigh
 * most, then the grammar (a name in a list, a block without its name), then
 * names of the top of a file inside a block, then lines whose indentation does
 * not fit the block that they would stand in.
 */
#ifndef MODEL_BRACKETS_H
#define MODEL_BRACKETS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_sort {
    TOKEN_NAME,
    TOKEN_VALUE,
    TOKEN_SIGN,
    TOKEN_OPEN,
    TOKEN_CLOSE
};

/* A name with its = behind it, a value, a ; or a comma, a bracket. */
struct token {
    enum token_sort sort;
    char sign;           /* of the last three sorts */
    bool leads;          /* the first of its line */
    bool is_of_top;      /* a name that stands at the top of a file, */
    bool is_elsewhere;   /* or in a block */
    bool wants_list;     /* a name whose value is always a list, */
    bool wants_no_block; /* or a list or a text */
    uint32_t indent;     /* of its line */
    size_t at;
    size_t end;
};

struct tokens {
    size_t n;
    struct token *list;
};

enum repair_sort {
    REPAIR_NONE,
    REPAIR_OPEN,
    REPAIR_CLOSE,
    REPAIR_OUT,
    REPAIR_OTHER,
    REPAIR_SWAP /* with the one behind it */
};

struct repair {
    enum repair_sort sort;
    size_t at;     /* the token itself, or the one it is put before */
    char sign;     /* what is put in or written instead */
    size_t opener; /* of the closing bracket at hand */
    bool in_list;  /* what it closes stands in a list */
    bool is_only;  /* no other place would do as well */
};

/* The closing bracket of an opening one. */
char bracket_end(char open);

/* REPAIR_NONE when all brackets match. */
struct repair brackets_repair(const struct tokens *tokens);

#endif
