/*
 * presets_words.h - the texts behind model/presets.h, which alone reads them.
 */
#ifndef MODEL_PRESETS_WORDS_H
#define MODEL_PRESETS_WORDS_H

extern const char presets_phone_en[];
extern const char presets_telco_en[];
extern const char presets_helpdesk_en[];
extern const char presets_blank_en[];
extern const char presets_webshop_en[];
extern const char presets_launch_en[];
extern const char presets_saas_en[];
extern const char presets_municipality_en[];
extern const char presets_inbox_en[];

extern const char presets_phone_nl[];
extern const char presets_telco_nl[];
extern const char presets_helpdesk_nl[];
extern const char presets_blank_nl[];
extern const char presets_webshop_nl[];
extern const char presets_launch_nl[];
extern const char presets_saas_nl[];
extern const char presets_municipality_nl[];
extern const char presets_inbox_nl[];

#endif
