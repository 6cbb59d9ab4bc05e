/*
 * style_file.c - the style file: which names it may say, and what each takes.
 * It is written and read like a scenario, and its mistakes are told alike.
 */
#include "chart/style.h"

#include "model/complaints.h"
#include "model/source_text.h"
#include "model/value.h"
#include "model/value_config.h"

#include <stddef.h>
#include <string.h>

enum member_type {
    MEMBER_TEXT,
    MEMBER_COLOUR,
    MEMBER_SIZE,
    MEMBER_GROUP,
    MEMBER_COLOURS
};

struct member {
    const char *name;
    enum member_type type;
    size_t offset;                /* in struct style */
    const struct member *members; /* of a group; ends with a NULL name */
};

#define CHANNEL_AT(which)                                                      \
    (offsetof(struct style, channels) + (which) * sizeof(uint32_t))

static const struct member colours[] = {
    { "paper", MEMBER_COLOUR, offsetof(struct style, paper), NULL },
    { "text", MEMBER_COLOUR, offsetof(struct style, text), NULL },
    { "muted", MEMBER_COLOUR, offsetof(struct style, muted), NULL },
    { "faint", MEMBER_COLOUR, offsetof(struct style, faint), NULL },
    { "grid", MEMBER_COLOUR, offsetof(struct style, grid), NULL },
    { "emphasis", MEMBER_COLOUR, offsetof(struct style, emphasis), NULL },
    { "alarm", MEMBER_COLOUR, offsetof(struct style, alarm), NULL },
    { "rest", MEMBER_COLOUR, offsetof(struct style, rest), NULL },
    { "pale", MEMBER_COLOUR, offsetof(struct style, pale), NULL },
    { "hatch", MEMBER_COLOUR, offsetof(struct style, hatch), NULL },
    { "phone", MEMBER_COLOUR, CHANNEL_AT(COLOUR_OF_PHONE), NULL },
    { "chat", MEMBER_COLOUR, CHANNEL_AT(COLOUR_OF_CHAT), NULL },
    { "email", MEMBER_COLOUR, CHANNEL_AT(COLOUR_OF_EMAIL), NULL },
    { "sms", MEMBER_COLOUR, CHANNEL_AT(COLOUR_OF_SMS), NULL },
    { "web_form", MEMBER_COLOUR, CHANNEL_AT(COLOUR_OF_WEB_FORM), NULL },
    { NULL, MEMBER_TEXT, 0, NULL },
};

static const struct member sizes[] = {
    { "title", MEMBER_SIZE, offsetof(struct style, title_size), NULL },
    { "subtitle", MEMBER_SIZE, offsetof(struct style, subtitle_size), NULL },
    { "text", MEMBER_SIZE, offsetof(struct style, text_size), NULL },
    { "small", MEMBER_SIZE, offsetof(struct style, small_size), NULL },
    { NULL, MEMBER_TEXT, 0, NULL },
};

static const struct member root[] = {
    { "fonts", MEMBER_TEXT, offsetof(struct style, fonts), NULL },
    { "logo", MEMBER_TEXT, offsetof(struct style, logo), NULL },
    { "footer", MEMBER_TEXT, offsetof(struct style, footer), NULL },
    { "colours", MEMBER_GROUP, 0, colours },
    { "series", MEMBER_COLOURS, offsetof(struct style, series), NULL },
    { "sizes", MEMBER_GROUP, 0, sizes },
    { NULL, MEMBER_TEXT, 0, NULL },
};

struct style_reader {
    struct arena *arena;
    struct complaints *complaints;
    struct style *style;
};

static void *field(const struct style_reader *reader, const struct member *to)
{
    return (unsigned char *)reader->style + to->offset;
}

/* "#0072b2" or "#07b". */
static bool colour_of(const char *text, uint32_t *out)
{
    const size_t n = strlen(text);
    uint32_t colour = 0;
    if (text[0] != '#' || (n != 7 && n != 4) ||
        strspn(text + 1, "0123456789abcdefABCDEF") != n - 1) {
        return false;
    }
    for (size_t i = 1; i < n; i++) {
        const char c = text[i];
        const uint32_t digit =
            c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a') + 10;
        colour = colour << 4 | digit;
        if (n == 4) {
            colour = colour << 4 | digit;
        }
    }
    *out = colour;
    return true;
}

static void want(const struct style_reader *reader, const struct value *value,
                 const char *what, const char *hint)
{
    complain(reader->complaints, "E-TYPE", value->at, hint, "%s must be %s",
             value->name ? value->name : "a colour", what);
}

static bool read_colour(const struct style_reader *reader,
                        const struct value *value, uint32_t *out)
{
    if (value->type == VALUE_TEXT && colour_of(value->text, out)) {
        return true;
    }
    want(reader, value, "a colour",
         "write it in quotes as red, green and blue: \"#0072b2\"");
    return false;
}

static void read_colours(const struct style_reader *reader,
                         const struct value *list)
{
    struct style *style = reader->style;
    if (list->type != VALUE_LIST || list->n == 0 ||
        list->n > SERIES_COLOURS_AT_MOST) {
        want(reader, list, "a list of 1 to 12 colours",
             "write: series = [ \"#0072b2\", \"#d55e00\" ];");
        return;
    }
    style->n_series = 0;
    for (const struct value *at = list->first; at; at = at->next) {
        style->n_series +=
            read_colour(reader, at, &style->series[style->n_series]);
    }
    style->n_series = style->n_series ? style->n_series : 1;
}

static void read_text(const struct style_reader *reader,
                      const struct value *value, const struct member *member)
{
    if (value->type != VALUE_TEXT || value->text[0] == '\0') {
        want(reader, value, "a text", "put it in quotes");
        return;
    }
    memcpy(field(reader, member), &value->text, sizeof value->text);
}

static void read_size(const struct style_reader *reader,
                      const struct value *value, const struct member *member)
{
    if (!value_is_number(value) || value->number < 6 || value->number > 48) {
        want(reader, value, "a size of letters, 6 to 48 points",
             "write a number without quotes, such as 12");
        return;
    }
    memcpy(field(reader, member), &value->number, sizeof value->number);
}

static const struct member *find(const struct style_reader *reader,
                                 const struct member *members,
                                 const struct value *value)
{
    const char *names[sizeof colours / sizeof colours[0]];
    size_t n = 0;
    for (; members[n].name; n++) {
        if (strcmp(members[n].name, value->name) == 0) {
            return &members[n];
        }
        names[n] = members[n].name;
    }
    const char *hint = complaint_guess(value->name, names, n, reader->arena);
    if (!hint) {
        hint = arena_text(reader->arena, "there are %s",
                          complaint_choices(names, n, reader->arena));
    }
    complain(reader->complaints, "E-KEY", value->key, hint,
             "unknown setting '%s' of a style", value->name);
    return NULL;
}

static void read_group(const struct style_reader *reader,
                       const struct value *group, const struct member *members);

static void read_member(const struct style_reader *reader,
                        const struct value *value, const struct member *member)
{
    switch (member->type) {
    case MEMBER_TEXT:
        read_text(reader, value, member);
        break;
    case MEMBER_COLOUR:
        (void)read_colour(reader, value, field(reader, member));
        break;
    case MEMBER_SIZE:
        read_size(reader, value, member);
        break;
    case MEMBER_COLOURS:
        read_colours(reader, value);
        break;
    case MEMBER_GROUP:
        read_group(reader, value, member->members);
        break;
    }
}

static void read_group(const struct style_reader *reader,
                       const struct value *group, const struct member *members)
{
    if (group->type != VALUE_GROUP) {
        want(reader, group, "a group",
             "write: colours = { phone = \"#0072b2\"; };");
        return;
    }
    for (const struct value *at = group->first; at; at = at->next) {
        const struct member *member =
            at->broken ? NULL : find(reader, members, at);
        if (member) {
            read_member(reader, at, member);
        }
    }
}

bool style_read(const char *file, struct arena *arena, struct style *style,
                struct problems *problems)
{
    struct source *source = arena_alloc(arena, 1, sizeof *source);
    source_start(source, file, arena);
    struct complaints *complaints = complaints_start(source, arena);
    const struct style_reader reader = { arena, complaints, style };
    if (source_read(source, complaints)) {
        const struct value *read = value_read(source, complaints);
        if (read) {
            read_group(&reader, read, root);
        }
    }
    struct problems warnings;
    complaints_settle(complaints, problems, &warnings);
    return complaints_count(complaints) == 0;
}
