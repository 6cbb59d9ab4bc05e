-- The tables of results.sqlite; PRAGMA user_version = 1.
--
-- Counts in replication_day are of one replication, everything else is a mean
-- over replications with the half-width of its confidence interval; what a
-- plan is (channel_plan, opening, special_day, shift) stands there as read, and
-- in setting with where each value came from. NULL: there is no such value.
-- Durations end in _s and are seconds; shares are fractions of 1. In summary, channel '(all)' is the centre, and week is 'all'
-- or the first day of a week. Abandoned are those who hung up while waiting,
-- balked those who left at once, and in every row
-- offered = answered + abandoned + balked + blocked + dropped + unfinished.

CREATE TABLE run (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE summary (
    week TEXT NOT NULL,
    channel TEXT NOT NULL,
    team TEXT NOT NULL,
    measure TEXT NOT NULL,
    unit TEXT NOT NULL,
    mean REAL,
    half_width REAL,
    sd REAL,
    n INTEGER NOT NULL,
    p10 REAL,
    p50 REAL,
    p90 REAL,
    PRIMARY KEY (week, channel, team, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE interval (
    channel INTEGER NOT NULL REFERENCES channel (id),
    start_local TEXT NOT NULL,
    offered REAL, offered_half_width REAL,
    answered REAL, answered_half_width REAL,
    abandoned REAL, abandoned_half_width REAL,
    balked REAL, balked_half_width REAL,
    blocked REAL, blocked_half_width REAL,
    dropped REAL, dropped_half_width REAL,
    unfinished REAL, unfinished_half_width REAL,
    in_time REAL, in_time_half_width REAL,
    service_level REAL, service_level_half_width REAL,
    mean_wait_s REAL, mean_wait_s_half_width REAL,
    backlog REAL, backlog_half_width REAL, -- tickets, at its end
    PRIMARY KEY (channel, start_local)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_interval (
    team INTEGER NOT NULL REFERENCES team (id),
    start_local TEXT NOT NULL,
    agents_on REAL, agents_on_half_width REAL,
    occupancy REAL, occupancy_half_width REAL,
    PRIMARY KEY (team, start_local)
) STRICT, WITHOUT ROWID;

CREATE TABLE day (
    channel INTEGER NOT NULL REFERENCES channel (id),
    date TEXT NOT NULL,
    offered REAL, offered_half_width REAL,
    answered REAL, answered_half_width REAL,
    abandoned REAL, abandoned_half_width REAL,
    balked REAL, balked_half_width REAL,
    blocked REAL, blocked_half_width REAL,
    dropped REAL, dropped_half_width REAL,
    unfinished REAL, unfinished_half_width REAL,
    service_level REAL, service_level_half_width REAL,
    mean_wait_s REAL, mean_wait_s_half_width REAL,
    wait_p50_s REAL, wait_p90_s REAL, wait_p95_s REAL,
    backlog_end REAL, backlog_end_half_width REAL, -- tickets
    prevented REAL, prevented_half_width REAL, -- by a help centre
    PRIMARY KEY (channel, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_plan (
    channel INTEGER NOT NULL PRIMARY KEY REFERENCES channel (id),
    kind TEXT NOT NULL,
    way TEXT NOT NULL, -- 'call', 'chat', 'ticket'
    target_frac REAL, target_s REAL, -- NULL: no target
    target_in_open_hours INTEGER NOT NULL,
    target_counts TEXT NOT NULL -- 'offered', 'answered',
                                -- 'offered_less_short', 'short_counts'
) STRICT;

CREATE TABLE opening (
    channel INTEGER NOT NULL REFERENCES channel (id),
    weekday INTEGER NOT NULL, -- 0 is Monday
    from_s REAL NOT NULL, to_s REAL NOT NULL, -- since midnight
    PRIMARY KEY (channel, weekday, from_s)
) STRICT, WITHOUT ROWID;

CREATE TABLE special_day (
    date TEXT NOT NULL PRIMARY KEY,
    what TEXT NOT NULL, -- 'holiday', 'special'
    volume_factor REAL -- NULL: a holiday
) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
    team INTEGER NOT NULL REFERENCES team (id),
    shift INTEGER NOT NULL, -- in the order of the plan
    name TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    agents INTEGER NOT NULL,
    from_s REAL NOT NULL, to_s REAL NOT NULL, -- above 86400: next day
    PRIMARY KEY (team, shift, weekday)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_break (
    team INTEGER NOT NULL REFERENCES team (id),
    shift INTEGER NOT NULL,
    from_s REAL NOT NULL,
    lasts_s REAL NOT NULL,
    spread_s REAL NOT NULL -- starts lie evenly in this long
) STRICT;

CREATE TABLE week_slot (
    channel INTEGER NOT NULL REFERENCES channel (id),
    weekday INTEGER NOT NULL,
    start_s REAL NOT NULL, -- since midnight
    offered REAL NOT NULL, -- of all weeks of the plan together
    level_met REAL, level_of REAL, -- of the service level, likewise
    wait_p2_5_s REAL, wait_p10_s REAL, wait_p25_s REAL, -- of the
    wait_p50_s REAL, wait_p75_s REAL, wait_p90_s REAL, -- answered,
    wait_p97_5_s REAL, -- all replications together
    PRIMARY KEY (channel, weekday, start_s)
) STRICT, WITHOUT ROWID;

CREATE TABLE wait (
    channel INTEGER NOT NULL REFERENCES channel (id),
    up_to_s REAL NOT NULL, -- and above the row before
    answered REAL NOT NULL, -- after such a wait; a replication
    PRIMARY KEY (channel, up_to_s)
) STRICT, WITHOUT ROWID;

CREATE TABLE backlog_age (
    channel INTEGER NOT NULL REFERENCES channel (id),
    date TEXT NOT NULL, -- at its end
    under_4_h REAL NOT NULL, -- tickets younger than that
    under_1_day REAL NOT NULL, -- of 4 hours and more, and so on
    under_3_days REAL NOT NULL,
    older REAL NOT NULL,
    PRIMARY KEY (channel, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_level (
    team INTEGER NOT NULL REFERENCES team (id),
    chats INTEGER NOT NULL, -- held by an agent; 16: or more
    agent_hours REAL NOT NULL, -- spent so
    ended_an_hour REAL, ended_an_hour_half_width REAL, -- by an agent
    PRIMARY KEY (team, chats)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollout (
    id INTEGER NOT NULL PRIMARY KEY, -- in the order of the plan
    what TEXT NOT NULL, -- 'launch', 'withdraw', 'change'
    channel INTEGER REFERENCES channel (id), -- NULL: none alone
    title TEXT NOT NULL, -- the channel, or the setting that changes
    date TEXT NOT NULL,
    end_date TEXT, -- first day after a change or launched channel
    ramp INTEGER NOT NULL, -- 1: the reach grows between its steps
    training_s REAL NOT NULL, -- of every agent who will serve it
    note TEXT
) STRICT;

CREATE TABLE rollout_step (
    rollout INTEGER NOT NULL REFERENCES rollout (id),
    date TEXT NOT NULL,
    reach_frac REAL NOT NULL -- of the customers, from then on
) STRICT;

CREATE TABLE replication_rollout (
    replication INTEGER NOT NULL,
    rollout INTEGER NOT NULL REFERENCES rollout (id),
    day INTEGER NOT NULL,
    arrived INTEGER NOT NULL, -- first attempts that it brought
    stayed_away INTEGER NOT NULL, -- and that it took from elsewhere
    PRIMARY KEY (replication, rollout, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE launch (
    launch INTEGER NOT NULL PRIMARY KEY REFERENCES rollout (id),
    channel INTEGER NOT NULL REFERENCES channel (id),
    on_date TEXT NOT NULL,
    replications INTEGER NOT NULL, -- played without it; new and
    -- moved contacts are of all there are
    peak_day INTEGER, -- since on_date; NULL: no clear peak
    peak_change REAL, peak_change_half_width REAL,
    spike_ratio REAL, spike_ratio_half_width REAL,
    settled_day INTEGER, -- NULL: not within the window
    peak_change_p10 REAL,
    peak_change_p50 REAL,
    peak_change_p90 REAL,
    spike_ratio_p10 REAL,
    spike_ratio_p50 REAL,
    spike_ratio_p90 REAL,
    settled_change REAL, settled_change_half_width REAL, -- a day
    settled_change_p10 REAL,
    settled_change_p50 REAL,
    settled_change_p90 REAL,
    new_contacts REAL, new_contacts_half_width REAL, -- in its channel
    new_contacts_p10 REAL,
    new_contacts_p50 REAL,
    new_contacts_p90 REAL,
    moved_contacts REAL, moved_contacts_half_width REAL, -- to it
    moved_contacts_p10 REAL,
    moved_contacts_p50 REAL,
    moved_contacts_p90 REAL
) STRICT;

CREATE TABLE launch_day (
    launch INTEGER NOT NULL REFERENCES launch (launch),
    channel TEXT NOT NULL, -- '(all)': all of them
    day INTEGER NOT NULL, -- 0 is the first of the launch
    offered REAL, offered_half_width REAL,
    without REAL, without_half_width REAL, -- had it never come
    change REAL, change_half_width REAL, -- paired
    open INTEGER NOT NULL, -- 1: the launched channel has hours
    PRIMARY KEY (launch, channel, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE replication_launch (
    replication INTEGER NOT NULL,
    launch INTEGER NOT NULL REFERENCES launch (launch),
    day INTEGER NOT NULL, -- as in launch_day
    without INTEGER NOT NULL, -- contacts of all channels
    PRIMARY KEY (replication, launch, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE moment (
    what TEXT NOT NULL PRIMARY KEY, -- 'busiest', 'longest' waits
    channel TEXT, -- NULL: all
    date TEXT, -- NULL: that weekday in all weeks
    weekday INTEGER NOT NULL, -- 0 is Monday
    start_s REAL NOT NULL, end_s REAL NOT NULL, -- since midnight
    contacts REAL,
    service_level REAL,
    wait_s REAL, -- mean; of the longest, that of one in ten
    week INTEGER NOT NULL -- of the plan, from 1; 0: all
) STRICT, WITHOUT ROWID;

CREATE TABLE warning (
    place INTEGER NOT NULL, -- of the scenario, then of its results
    language TEXT NOT NULL, -- 'en', 'nl'
    message TEXT NOT NULL,
    PRIMARY KEY (place, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    place INTEGER NOT NULL PRIMARY KEY, -- in the order of the plan
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    origin TEXT NOT NULL, -- 'file', 'command', 'audience', 'kind',
                          -- 'language', 'assumption'
    source TEXT -- '000', '001', 'line 12'
) STRICT;

CREATE TABLE replication_day (
    replication INTEGER NOT NULL,
    channel INTEGER NOT NULL REFERENCES channel (id),
    day INTEGER NOT NULL, -- 0 is the first of the plan
    offered INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    balked INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    unfinished INTEGER NOT NULL,
    in_time INTEGER NOT NULL,
    short_hang_ups INTEGER NOT NULL,
    wait_answered_s REAL NOT NULL, -- summed over the answered
    handle_s REAL NOT NULL,
    backlog_end INTEGER NOT NULL, -- tickets
    PRIMARY KEY (replication, channel, day)
) STRICT, WITHOUT ROWID;

CREATE VIEW replication_days AS
    SELECT replication, channel.name AS channel,
        date(run.value, '+' || day || ' days') AS date, offered,
        answered, abandoned, balked, blocked, dropped, unfinished,
        in_time, short_hang_ups, wait_answered_s, handle_s, backlog_end
    FROM replication_day
        JOIN channel ON channel.id = replication_day.channel
        JOIN run ON run.key = 'plan_start';
