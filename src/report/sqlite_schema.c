/*
 * The tables of results.sqlite, statement by statement. docs/schema/ has the
 * same text for readers; a test compares the two.
 */
#include "report/sqlite_schema.h"

const char *const sqlite_schema[] = {
    "CREATE TABLE run (\n"
    "    key TEXT NOT NULL PRIMARY KEY,\n"
    "    value TEXT\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE channel (\n"
    "    id INTEGER NOT NULL PRIMARY KEY,\n"
    "    name TEXT NOT NULL UNIQUE\n"
    ") STRICT",

    "CREATE TABLE team (\n"
    "    id INTEGER NOT NULL PRIMARY KEY,\n"
    "    name TEXT NOT NULL UNIQUE\n"
    ") STRICT",

    "CREATE TABLE summary (\n"
    "    week TEXT NOT NULL,\n"
    "    channel TEXT NOT NULL,\n"
    "    team TEXT NOT NULL,\n"
    "    measure TEXT NOT NULL,\n"
    "    unit TEXT NOT NULL,\n"
    "    mean REAL,\n"
    "    half_width REAL,\n"
    "    sd REAL,\n"
    "    n INTEGER NOT NULL,\n"
    "    p10 REAL,\n"
    "    p50 REAL,\n"
    "    p90 REAL,\n"
    "    PRIMARY KEY (week, channel, team, measure)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE interval (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    start_local TEXT NOT NULL,\n"
    "    offered REAL, offered_half_width REAL,\n"
    "    answered REAL, answered_half_width REAL,\n"
    "    abandoned REAL, abandoned_half_width REAL,\n"
    "    balked REAL, balked_half_width REAL,\n"
    "    blocked REAL, blocked_half_width REAL,\n"
    "    dropped REAL, dropped_half_width REAL,\n"
    "    unfinished REAL, unfinished_half_width REAL,\n"
    "    in_time REAL, in_time_half_width REAL,\n"
    "    service_level REAL, service_level_half_width REAL,\n"
    "    mean_wait_s REAL, mean_wait_s_half_width REAL,\n"
    "    backlog REAL, backlog_half_width REAL, -- tickets, at its end\n"
    "    PRIMARY KEY (channel, start_local)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE team_interval (\n"
    "    team INTEGER NOT NULL REFERENCES team (id),\n"
    "    start_local TEXT NOT NULL,\n"
    "    agents_on REAL, agents_on_half_width REAL,\n"
    "    occupancy REAL, occupancy_half_width REAL,\n"
    "    PRIMARY KEY (team, start_local)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE day (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    date TEXT NOT NULL,\n"
    "    offered REAL, offered_half_width REAL,\n"
    "    answered REAL, answered_half_width REAL,\n"
    "    abandoned REAL, abandoned_half_width REAL,\n"
    "    balked REAL, balked_half_width REAL,\n"
    "    blocked REAL, blocked_half_width REAL,\n"
    "    dropped REAL, dropped_half_width REAL,\n"
    "    unfinished REAL, unfinished_half_width REAL,\n"
    "    service_level REAL, service_level_half_width REAL,\n"
    "    mean_wait_s REAL, mean_wait_s_half_width REAL,\n"
    "    wait_p50_s REAL, wait_p90_s REAL, wait_p95_s REAL,\n"
    "    backlog_end REAL, backlog_end_half_width REAL, -- tickets\n"
    "    prevented REAL, prevented_half_width REAL, -- by a help centre\n"
    "    PRIMARY KEY (channel, date)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE channel_plan (\n"
    "    channel INTEGER NOT NULL PRIMARY KEY REFERENCES channel (id),\n"
    "    kind TEXT NOT NULL,\n"
    "    way TEXT NOT NULL, -- 'call', 'chat', 'ticket'\n"
    "    target_frac REAL, target_s REAL, -- NULL: no target\n"
    "    target_in_open_hours INTEGER NOT NULL,\n"
    "    target_counts TEXT NOT NULL -- 'offered', 'answered',\n"
    "                                -- 'offered_less_short', 'short_counts'\n"
    ") STRICT",

    "CREATE TABLE opening (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    weekday INTEGER NOT NULL, -- 0 is Monday\n"
    "    from_s REAL NOT NULL, to_s REAL NOT NULL, -- since midnight\n"
    "    PRIMARY KEY (channel, weekday, from_s)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE special_day (\n"
    "    date TEXT NOT NULL PRIMARY KEY,\n"
    "    what TEXT NOT NULL, -- 'holiday', 'special'\n"
    "    volume_factor REAL -- NULL: a holiday\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE shift (\n"
    "    team INTEGER NOT NULL REFERENCES team (id),\n"
    "    shift INTEGER NOT NULL, -- in the order of the plan\n"
    "    name TEXT NOT NULL,\n"
    "    weekday INTEGER NOT NULL,\n"
    "    agents INTEGER NOT NULL,\n"
    "    from_s REAL NOT NULL, to_s REAL NOT NULL, -- above 86400: next day\n"
    "    PRIMARY KEY (team, shift, weekday)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE shift_break (\n"
    "    team INTEGER NOT NULL REFERENCES team (id),\n"
    "    shift INTEGER NOT NULL,\n"
    "    from_s REAL NOT NULL,\n"
    "    lasts_s REAL NOT NULL,\n"
    "    spread_s REAL NOT NULL -- starts lie evenly in this long\n"
    ") STRICT",

    "CREATE TABLE week_slot (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    weekday INTEGER NOT NULL,\n"
    "    start_s REAL NOT NULL, -- since midnight\n"
    "    offered REAL NOT NULL, -- of all weeks of the plan together\n"
    "    level_met REAL, level_of REAL, -- of the service level, likewise\n"
    "    wait_p2_5_s REAL, wait_p10_s REAL, wait_p25_s REAL, -- of the\n"
    "    wait_p50_s REAL, wait_p75_s REAL, wait_p90_s REAL, -- answered,\n"
    "    wait_p97_5_s REAL, -- all replications together\n"
    "    PRIMARY KEY (channel, weekday, start_s)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE wait (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    up_to_s REAL NOT NULL, -- and above the row before\n"
    "    answered REAL NOT NULL, -- after such a wait; a replication\n"
    "    PRIMARY KEY (channel, up_to_s)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE backlog_age (\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    date TEXT NOT NULL, -- at its end\n"
    "    under_4_h REAL NOT NULL, -- tickets younger than that\n"
    "    under_1_day REAL NOT NULL, -- of 4 hours and more, and so on\n"
    "    under_3_days REAL NOT NULL,\n"
    "    older REAL NOT NULL,\n"
    "    PRIMARY KEY (channel, date)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE chat_level (\n"
    "    team INTEGER NOT NULL REFERENCES team (id),\n"
    "    chats INTEGER NOT NULL, -- held by an agent; 16: or more\n"
    "    agent_hours REAL NOT NULL, -- spent so\n"
    "    ended_an_hour REAL, ended_an_hour_half_width REAL, -- by an agent\n"
    "    PRIMARY KEY (team, chats)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE rollout (\n"
    "    id INTEGER NOT NULL PRIMARY KEY, -- in the order of the plan\n"
    "    what TEXT NOT NULL, -- 'launch', 'withdraw', 'change'\n"
    "    channel INTEGER REFERENCES channel (id), -- NULL: none alone\n"
    "    title TEXT NOT NULL, -- the channel, or the setting that changes\n"
    "    date TEXT NOT NULL,\n"
    "    end_date TEXT, -- first day after a change or launched channel\n"
    "    ramp INTEGER NOT NULL, -- 1: the reach grows between its steps\n"
    "    training_s REAL NOT NULL, -- of every agent who will serve it\n"
    "    note TEXT\n"
    ") STRICT",

    "CREATE TABLE rollout_step (\n"
    "    rollout INTEGER NOT NULL REFERENCES rollout (id),\n"
    "    date TEXT NOT NULL,\n"
    "    reach_frac REAL NOT NULL -- of the customers, from then on\n"
    ") STRICT",

    "CREATE TABLE replication_rollout (\n"
    "    replication INTEGER NOT NULL,\n"
    "    rollout INTEGER NOT NULL REFERENCES rollout (id),\n"
    "    day INTEGER NOT NULL,\n"
    "    arrived INTEGER NOT NULL, -- first attempts that it brought\n"
    "    stayed_away INTEGER NOT NULL, -- and that it took from elsewhere\n"
    "    PRIMARY KEY (replication, rollout, day)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE launch (\n"
    "    launch INTEGER NOT NULL PRIMARY KEY REFERENCES rollout (id),\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    on_date TEXT NOT NULL,\n"
    "    replications INTEGER NOT NULL, -- played without it; new and\n"
    "    -- moved contacts are of all there are\n"
    "    peak_day INTEGER, -- since on_date; NULL: no clear peak\n"
    "    peak_change REAL, peak_change_half_width REAL,\n"
    "    spike_ratio REAL, spike_ratio_half_width REAL,\n"
    "    settled_day INTEGER, -- NULL: not within the window\n"
    "    peak_change_p10 REAL,\n"
    "    peak_change_p50 REAL,\n"
    "    peak_change_p90 REAL,\n"
    "    spike_ratio_p10 REAL,\n"
    "    spike_ratio_p50 REAL,\n"
    "    spike_ratio_p90 REAL,\n"
    "    settled_change REAL, settled_change_half_width REAL, -- a day\n"
    "    settled_change_p10 REAL,\n"
    "    settled_change_p50 REAL,\n"
    "    settled_change_p90 REAL,\n"
    "    new_contacts REAL, new_contacts_half_width REAL, -- in its channel\n"
    "    new_contacts_p10 REAL,\n"
    "    new_contacts_p50 REAL,\n"
    "    new_contacts_p90 REAL,\n"
    "    moved_contacts REAL, moved_contacts_half_width REAL, -- to it\n"
    "    moved_contacts_p10 REAL,\n"
    "    moved_contacts_p50 REAL,\n"
    "    moved_contacts_p90 REAL\n"
    ") STRICT",

    "CREATE TABLE launch_day (\n"
    "    launch INTEGER NOT NULL REFERENCES launch (launch),\n"
    "    channel TEXT NOT NULL, -- '(all)': all of them\n"
    "    day INTEGER NOT NULL, -- 0 is the first of the launch\n"
    "    offered REAL, offered_half_width REAL,\n"
    "    without REAL, without_half_width REAL, -- had it never come\n"
    "    change REAL, change_half_width REAL, -- paired\n"
    "    open INTEGER NOT NULL, -- 1: the launched channel has hours\n"
    "    PRIMARY KEY (launch, channel, day)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE replication_launch (\n"
    "    replication INTEGER NOT NULL,\n"
    "    launch INTEGER NOT NULL REFERENCES launch (launch),\n"
    "    day INTEGER NOT NULL, -- as in launch_day\n"
    "    without INTEGER NOT NULL, -- contacts of all channels\n"
    "    PRIMARY KEY (replication, launch, day)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE moment (\n"
    "    what TEXT NOT NULL PRIMARY KEY, -- 'busiest', 'longest' waits\n"
    "    channel TEXT, -- NULL: all\n"
    "    date TEXT, -- NULL: that weekday in all weeks\n"
    "    weekday INTEGER NOT NULL, -- 0 is Monday\n"
    "    start_s REAL NOT NULL, end_s REAL NOT NULL, -- since midnight\n"
    "    contacts REAL,\n"
    "    service_level REAL,\n"
    "    wait_s REAL, -- mean; of the longest, that of one in ten\n"
    "    week INTEGER NOT NULL -- of the plan, from 1; 0: all\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE warning (\n"
    "    place INTEGER NOT NULL, -- of the scenario, then of its results\n"
    "    language TEXT NOT NULL, -- 'en', 'nl'\n"
    "    message TEXT NOT NULL,\n"
    "    PRIMARY KEY (place, language)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE setting (\n"
    "    place INTEGER NOT NULL PRIMARY KEY, -- in the order of the plan\n"
    "    path TEXT NOT NULL,\n"
    "    value TEXT NOT NULL,\n"
    "    origin TEXT NOT NULL, -- 'file', 'command', 'audience', 'kind',\n"
    "                          -- 'language', 'assumption'\n"
    "    source TEXT -- '000', '001', 'line 12'\n"
    ") STRICT",

    "CREATE TABLE replication_day (\n"
    "    replication INTEGER NOT NULL,\n"
    "    channel INTEGER NOT NULL REFERENCES channel (id),\n"
    "    day INTEGER NOT NULL, -- 0 is the first of the plan\n"
    "    offered INTEGER NOT NULL,\n"
    "    answered INTEGER NOT NULL,\n"
    "    abandoned INTEGER NOT NULL,\n"
    "    balked INTEGER NOT NULL,\n"
    "    blocked INTEGER NOT NULL,\n"
    "    dropped INTEGER NOT NULL,\n"
    "    unfinished INTEGER NOT NULL,\n"
    "    in_time INTEGER NOT NULL,\n"
    "    short_hang_ups INTEGER NOT NULL,\n"
    "    wait_answered_s REAL NOT NULL, -- summed over the answered\n"
    "    handle_s REAL NOT NULL,\n"
    "    backlog_end INTEGER NOT NULL, -- tickets\n"
    "    PRIMARY KEY (replication, channel, day)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE VIEW replication_days AS\n"
    "    SELECT replication, channel.name AS channel,\n"
    "        date(run.value, '+' || day || ' days') AS date, offered,\n"
    "        answered, abandoned, balked, blocked, dropped, unfinished,\n"
    "        in_time, short_hang_ups, wait_answered_s, handle_s, backlog_end\n"
    "    FROM replication_day\n"
    "        JOIN channel ON channel.id = replication_day.channel\n"
    "        JOIN run ON run.key = 'plan_start'",

    0,
};
