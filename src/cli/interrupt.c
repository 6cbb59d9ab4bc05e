#include "cli/interrupt.h"

#include "base/file.h"
#include "base/language.h"
#include "cli/command.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t asked;
static const char *notice; /* translated before a signal can come */

static void take(int signal_number)
{
    (void)signal_number;
    if (asked) {
        file_drop_all_parts();
        _exit(STATUS_INTERRUPTED);
    }
    asked = 1;
    const int kept = errno;
    if (write(STDERR_FILENO, notice, strlen(notice)) < 0) {
        errno = kept; /* nobody reads: the run stops all the same */
    }
    errno = kept;
}

const volatile sig_atomic_t *interrupt_watch(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    notice = tr("\nStopping after the replications in hand; Ctrl-C again stops "
                "at once.\n");
    struct sigaction action = { .sa_flags = SA_RESTART };
    action.sa_handler = take;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction old;
        (void)sigaction(signals[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) { /* as under nohup */
            (void)sigaction(signals[i], &action, NULL);
        }
    }
    return &asked;
}
