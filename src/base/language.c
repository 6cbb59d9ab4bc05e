/*
 * language.c - gettext, made to follow a choice instead of the system.
 *
 * gettext translates nothing in the locale "C", and a Dutch locale is seldom
 * installed; "C.UTF-8", which Debian always has, does translate and lets
 * LANGUAGE name the language. The catalogue is looked for beside the program
 * and then where it was installed.
 */
#include "base/language.h"

#include "base/version.h"
#include <assert.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DOMAIN "deskcast"

enum { PATH_BYTES = 4096, KEY_BYTES = 256 };

static const char *const codes[N_LANGUAGES] = {
    [ENGLISH] = "en", [DUTCH] = "nl"
};

const char *language_code(enum language language)
{
    return codes[language];
}

/* Of the first n characters. */
static bool find_code(const char *text, size_t n, enum language *out)
{
    const size_t n_letters = strcspn(text, "_.@:");
    for (size_t i = 0; i < N_LANGUAGES; i++) {
        const size_t length = strlen(codes[i]);
        if (n >= length && n_letters == length &&
            strncmp(text, codes[i], length) == 0) {
            *out = (enum language)i;
            return true;
        }
    }
    return false;
}

bool language_of_code(const char *code, enum language *out)
{
    return find_code(code, strlen(code), out);
}

static const char *locale_of_environment(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return value;
        }
    }
    return "";
}

enum language language_of_environment(void)
{
    enum language language = ENGLISH;
    const char *locale = locale_of_environment();
    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) {
        return ENGLISH;
    }
    const char *list = getenv("LANGUAGE");
    while (list && *list) {
        const size_t n = strcspn(list, ":");
        if (find_code(list, n, &language)) {
            return language;
        }
        list += n + (list[n] == ':');
    }
    return language_of_code(locale, &language) ? language : ENGLISH;
}

static bool holds_catalogue(const char *folder)
{
    char path[PATH_BYTES + 64];
    (void)snprintf(path, sizeof path, "%s/nl/LC_MESSAGES/" DOMAIN ".mo",
                   folder);
    return access(path, R_OK) == 0;
}

/* The folder of this program, without a slash at its end. */
static bool program_folder(char out[static PATH_BYTES])
{
    const ssize_t n = readlink("/proc/self/exe", out, PATH_BYTES - 1);
    if (n <= 0) {
        return false;
    }
    out[n] = '\0';
    char *slash = strrchr(out, '/');
    if (slash) {
        *slash = '\0';
    }
    return slash != NULL;
}

/* In the build folder, in an installation wherever it was moved to, and where
 * it was meant to be installed. */
static void bind_catalogue(void)
{
    static const char *const beside[] = { "/locale", "/../share/locale" };
    char folder[PATH_BYTES];
    char path[PATH_BYTES + 32];
    const bool known = program_folder(folder);
    for (size_t i = 0; known && i < sizeof beside / sizeof *beside; i++) {
        (void)snprintf(path, sizeof path, "%s%s", folder, beside[i]);
        if (holds_catalogue(path)) {
            (void)bindtextdomain(DOMAIN, path);
            return;
        }
    }
    (void)bindtextdomain(DOMAIN, DESKCAST_LOCALE_INSTALLED);
}

static void leave_locale_c(void)
{
    static const char *const locales[] = { "C.UTF-8", "nl_NL.UTF-8",
                                           "en_US.UTF-8", "en_GB.UTF-8" };
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (setlocale(LC_MESSAGES, locales[i])) {
            return;
        }
    }
}

enum language language_choose(enum language language)
{
    if (language == ENGLISH) {
        (void)setlocale(LC_MESSAGES, "C");
        return ENGLISH;
    }
    leave_locale_c();
    (void)setenv("LANGUAGE", codes[language], 1);
    bind_catalogue();
    (void)bind_textdomain_codeset(DOMAIN, "UTF-8");
    (void)textdomain(DOMAIN); /* forgets what was found for another language */
    return language_now();
}

enum language language_now(void)
{
    enum language language = ENGLISH;
    const char *code = tr_in("code of this language", "en");
    return language_of_code(code, &language) ? language : ENGLISH;
}

const char *tr(const char *sentence)
{
    return *sentence ? dgettext(DOMAIN, sentence) : sentence;
}

const char *tr_n(const char *one, const char *many, unsigned long n)
{
    return dngettext(DOMAIN, one, many, n);
}

const char *tr_in(const char *context, const char *word)
{
    char key[KEY_BYTES];
    const int n = snprintf(key, sizeof key, "%s\004%s", context, word);
    assert(n > 0 && n < KEY_BYTES);
    const char *found = dgettext(DOMAIN, key);
    return found == key ? word : found;
}
