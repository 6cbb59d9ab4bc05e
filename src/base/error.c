/*
 * error.c - a message is made apart and then copied, because its arguments
 * are often the message before it: fail(err, "%s: %s", file, err->message).
 * One that is too long is cut between two characters.
 */
#include "base/error.h"

#include "base/language.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_BYTES = sizeof(((struct error *)0)->message) };
_Static_assert(MESSAGE_BYTES == sizeof(((struct error *)0)->hint),
               "message and hint are copied alike");

static void print(char *out, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void print(char *out, const char *format, va_list args)
{
    char made[MESSAGE_BYTES] = "";
    const int length = vsnprintf(made, sizeof made, tr(format), args);
    if (length >= MESSAGE_BYTES) {
        size_t end = MESSAGE_BYTES - 1;
        while (end > 0 && ((unsigned char)made[end - 1] & 0xc0u) == 0x80u) {
            end--;
        }
        if (end > 0 && (unsigned char)made[end - 1] >= 0xc0u) {
            made[end - 1] = '\0';
        }
    }
    memcpy(out, made, sizeof made);
}

bool fail(struct error *err, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        print(err->message, format, args);
        va_end(args);
        err->hint[0] = '\0';
        err->unreadable = false;
    }
    return false;
}

bool fail_hint(struct error *err, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        print(err->hint, format, args);
        va_end(args);
    }
    return false;
}
