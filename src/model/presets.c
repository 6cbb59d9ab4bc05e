/*
 * presets.c - names and titles; the texts stand in presets_en.c,
 * presets_mixed_en.c, presets_launch_en.c and their Dutch fellows.
 */
#include "model/presets.h"

#include "model/presets_words.h"
#include <string.h>

/* The first is what `deskcast init` writes when nobody says which. */
static const struct preset presets[] = {
    { "phone", "A phone line of a shop, with shifts",
      "De telefoon van een winkel, met diensten" },
    { "telco", "Two kinds of call, a first line and experts",
      "Twee soorten gesprek, een eerste lijn en experts" },
    { "helpdesk", "The telephone of an internal helpdesk",
      "De telefoon van een interne helpdesk" },
    { "webshop", "A webshop with phone, chat and e-mail",
      "Een webwinkel met telefoon, chat en e-mail" },
    { "launch", "A webshop that opens chat, and all that nobody knows of it",
      "Een webwinkel die chat opent, en wat niemand daarvan weet" },
    { "saas", "A software firm: e-mail, chat, and a call when writing fails",
      "Een softwarebedrijf: e-mail, chat, en bellen als schrijven niet helpt" },
    { "municipality", "A town hall: phone, counter, web forms and WhatsApp",
      "Een gemeente: telefoon, balie, webformulieren en WhatsApp" },
    { "inbox", "A small firm with a shared mailbox and a phone",
      "Een klein bedrijf met een gedeelde mailbox en een telefoon" },
    { "blank", "As little as a scenario can be",
      "Zo weinig als een scenario kan zijn" },
};

static const char *const texts_en[] = {
    presets_phone_en,        presets_telco_en,  presets_helpdesk_en,
    presets_webshop_en,      presets_launch_en, presets_saas_en,
    presets_municipality_en, presets_inbox_en,  presets_blank_en
};
static const char *const texts_nl[] = {
    presets_phone_nl,        presets_telco_nl,  presets_helpdesk_nl,
    presets_webshop_nl,      presets_launch_nl, presets_saas_nl,
    presets_municipality_nl, presets_inbox_nl,  presets_blank_nl
};

const struct preset *presets_list(size_t *out_n)
{
    *out_n = sizeof presets / sizeof presets[0];
    return presets;
}

const char *presets_text(const char *name, const char *lang)
{
    const char *const *texts = strcmp(lang, "nl") == 0 ? texts_nl : texts_en;
    for (size_t i = 0; i < sizeof presets / sizeof presets[0]; i++) {
        if (strcmp(presets[i].name, name) == 0) {
            return texts[i];
        }
    }
    return NULL;
}
