/*
 * Part of every test program: puts it in the locale of its environment before
 * main, as the deskcast program does, so that a run of the tests under
 * nl_NL.UTF-8 is a run on a Dutch system. Numbers keep their decimal point,
 * and messages are in English until a test chooses otherwise.
 */
#include <locale.h>

__attribute__((constructor)) static void enter_locale(void)
{
    (void)setlocale(LC_ALL, "");
    (void)setlocale(LC_NUMERIC, "C");
    (void)setlocale(LC_MESSAGES, "C");
}
