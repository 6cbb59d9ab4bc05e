/*
 * kinds.c - the kinds of channel, one row each.
 *
 * A kind differs from another in data only: its way of working, and the rows
 * that model/default_values.c has for it.
 */
#include "model/defaults.h"

#include <string.h>

static const struct kind kinds[] = {
    { "phone", "Phone", WAY_CALL },
    { "in_person", "In person", WAY_CALL },
    { "chat", "Chat", WAY_CHAT },
    { "web_widget", "Web widget", WAY_CHAT },
    { "mobile_embed", "Chat in an app", WAY_CHAT },
    { "email", "E-mail", WAY_TICKET },
    { "web_form", "Web form", WAY_TICKET },
    { "sms", "SMS", WAY_TICKET },
    { "messaging", "Messaging", WAY_TICKET },
    { "twitter", "Twitter", WAY_TICKET },
    { "facebook", "Facebook", WAY_TICKET },
    { "whatsapp", "WhatsApp", WAY_TICKET },
    { "instagram", "Instagram", WAY_TICKET },
    { "marketplace", "Marketplace", WAY_TICKET },
    { "review", "Reviews", WAY_TICKET },
    { "api", "API", WAY_TICKET },
};

const struct kind *kind_list(size_t *out_n)
{
    *out_n = sizeof kinds / sizeof kinds[0];
    return kinds;
}

const struct kind *kind_find(const char *name)
{
    const size_t n = sizeof kinds / sizeof kinds[0];
    for (size_t i = 0; i < n; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}
