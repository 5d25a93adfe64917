-- Working time: contracts, skills, availability, absences, the plan of the week, presence, months, support.
-- A plan is a local day and minutes after its midnight (the end may lie past 1440); beside it stand the instants it means in the
-- ecopole's time zone. What happened is an instant. Durations are minutes.

CREATE TABLE shift_settings (
    id                       INTEGER PRIMARY KEY CHECK (id = 1),
    holidays_worked          BOOLEAN NOT NULL,
    swaps_approve_themselves BOOLEAN NOT NULL,
    mail_changes             BOOLEAN NOT NULL
);
INSERT INTO shift_settings (id, holidays_worked, swaps_approve_themselves, mail_changes) VALUES (1, FALSE, FALSE, TRUE);

-- Every figure of the law and of the house, from a day on, with its source. A later line replaces an earlier one from its day.
CREATE TABLE rule_parameters (
    rule     TEXT NOT NULL,
    starts   DATE NOT NULL,
    value    BIGINT NOT NULL CHECK (value >= 0),
    severity TEXT NOT NULL CHECK (severity IN ('refuse', 'ask', 'hint')),
    source   TEXT NOT NULL,
    PRIMARY KEY (rule, starts)
);
INSERT INTO rule_parameters (rule, starts, value, severity, source) VALUES
    ('overlap', '2000-01-01', 0, 'refuse', 'Une personne, un endroit'),
    ('absence', '2000-01-01', 0, 'refuse', 'Absence accordée'),
    ('day_hours', '2000-01-01', 600, 'refuse', 'Code du travail L3121-18'),
    ('week_hours', '2000-01-01', 2880, 'refuse', 'Code du travail L3121-20'),
    ('average_hours', '2000-01-01', 2640, 'refuse', 'Code du travail L3121-22'),
    ('break_after', '2000-01-01', 360, 'refuse', 'Code du travail L3121-16'),
    ('break_length', '2000-01-01', 20, 'refuse', 'Code du travail L3121-16'),
    ('day_rest', '2000-01-01', 660, 'refuse', 'Code du travail L3131-1'),
    ('day_span', '2000-01-01', 780, 'refuse', 'Code du travail L3131-1'),
    ('week_rest', '2000-01-01', 2100, 'refuse', 'Code du travail L3132-2'),
    ('consecutive_days', '2000-01-01', 6, 'refuse', 'Code du travail L3132-1'),
    ('minor_day_hours', '2000-01-01', 480, 'refuse', 'Code du travail L3162-1'),
    ('minor_week_hours', '2000-01-01', 2100, 'refuse', 'Code du travail L3162-1'),
    ('minor_day_rest', '2000-01-01', 720, 'refuse', 'Code du travail L3164-1'),
    ('minor_break_after', '2000-01-01', 270, 'refuse', 'Code du travail L3162-3'),
    ('minor_break_length', '2000-01-01', 30, 'refuse', 'Code du travail L3162-3'),
    ('contract_dates', '2000-01-01', 0, 'refuse', 'Contrat de travail'),
    ('contract_hours', '2000-01-01', 0, 'ask', 'Contrat de travail'),
    ('restriction', '2000-01-01', 0, 'refuse', 'Restriction de sécurité'),
    ('availability', '2000-01-01', 0, 'ask', 'Disponibilités de la personne'),
    ('holiday', '2000-01-01', 0, 'ask', 'Code du travail L3133-1'),
    ('skills', '2000-01-01', 0, 'ask', 'Besoins du créneau'),
    ('head_max', '2000-01-01', 0, 'ask', 'Besoins du créneau'),
    ('head_min', '2000-01-01', 0, 'hint', 'Besoins du créneau'),
    ('weekends', '2000-01-01', 2, 'hint', 'Règle de la maison : équité'),
    ('early_before', '2000-01-01', 420, 'hint', 'Règle de la maison : équité'),
    ('early_starts', '2000-01-01', 3, 'hint', 'Règle de la maison : équité');

-- What the planner needs to know of a person beyond their name.
CREATE TABLE workers (
    person_id  BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    born_on    DATE,
    language   TEXT CHECK (language IN ('fr', 'en', 'ar', 'uk')),
    team       TEXT NOT NULL DEFAULT '',
    feed_hash  BLOB UNIQUE,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE contracts (
    id             BLOB PRIMARY KEY NOT NULL,
    person_id      BLOB NOT NULL REFERENCES people (id),
    kind           TEXT NOT NULL CHECK (kind IN ('cddi', 'permanent', 'apprentice', 'volunteer', 'other')),
    starts         DATE NOT NULL,
    ends           DATE,
    weekly_minutes BIGINT NOT NULL CHECK (weekly_minutes BETWEEN 0 AND 2880),
    pass_number    TEXT NOT NULL DEFAULT '',
    pass_ends      DATE,
    renewal_of     BLOB REFERENCES contracts (id),
    note           TEXT NOT NULL DEFAULT '',
    created_at     TIMESTAMP NOT NULL,
    updated_at     TIMESTAMP NOT NULL,
    version        BIGINT NOT NULL CHECK (version > 0),
    CHECK (ends IS NULL OR ends >= starts),
    CHECK (kind <> 'cddi' OR ends IS NOT NULL)
);
CREATE INDEX contracts_by_person ON contracts (person_id, starts);
CREATE INDEX contracts_by_end ON contracts (ends);

-- Weeks in which a contract's hours differ (modulation within the legal week).
CREATE TABLE contract_weeks (
    contract_id BLOB NOT NULL REFERENCES contracts (id),
    monday      DATE NOT NULL,
    minutes     BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 2880),
    PRIMARY KEY (contract_id, monday)
);

CREATE TABLE skills (
    id          BLOB PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    licence     BOOLEAN NOT NULL,
    archived_at TIMESTAMP
);

CREATE TABLE person_skills (
    person_id    BLOB NOT NULL REFERENCES people (id),
    skill_id     BLOB NOT NULL REFERENCES skills (id),
    level        TEXT NOT NULL CHECK (level IN ('learning', 'able', 'expert')),
    expires      DATE,
    confirmed_by BLOB REFERENCES people (id),
    confirmed_on DATE NOT NULL,
    PRIMARY KEY (person_id, skill_id)
);
CREATE INDEX person_skills_by_skill ON person_skills (skill_id);

CREATE TABLE tasks (
    id          BLOB PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    name_en     TEXT NOT NULL DEFAULT '',
    name_ar     TEXT NOT NULL DEFAULT '',
    name_uk     TEXT NOT NULL DEFAULT '',
    pictogram   TEXT NOT NULL,
    bring       TEXT NOT NULL DEFAULT '',
    archived_at TIMESTAMP
);

-- "Not this task", without the cause.
CREATE TABLE restrictions (
    person_id  BLOB NOT NULL REFERENCES people (id),
    task_id    BLOB NOT NULL REFERENCES tasks (id),
    ends       DATE,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person_id, task_id)
);

-- When somebody can work: no line at all means any time; a dated line replaces the weekday's on its day.
CREATE TABLE availability (
    id        BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people (id),
    weekday   BIGINT CHECK (weekday BETWEEN 0 AND 6),
    day       DATE,
    starts    BIGINT NOT NULL CHECK (starts BETWEEN 0 AND 1440),
    ends      BIGINT NOT NULL CHECK (ends BETWEEN 0 AND 1440),
    CHECK ((weekday IS NULL) <> (day IS NULL)),
    CHECK (ends >= starts)
);
CREATE INDEX availability_by_person ON availability (person_id);

CREATE TABLE shift_templates (
    id            BLOB PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    weekday       BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    cycle         TEXT NOT NULL CHECK (cycle IN ('every', 'a', 'b')),
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute   BIGINT NOT NULL,
    break_minutes BIGINT NOT NULL CHECK (break_minutes >= 0),
    site_id       BLOB NOT NULL REFERENCES sites (id),
    plot_id       BLOB REFERENCES plots (id),
    task_id       BLOB NOT NULL REFERENCES tasks (id),
    lead_id       BLOB REFERENCES people (id),
    skill_id      BLOB REFERENCES skills (id),
    skill_heads   BIGINT NOT NULL DEFAULT 0 CHECK (skill_heads >= 0),
    min_people    BIGINT NOT NULL CHECK (min_people >= 0),
    max_people    BIGINT NOT NULL CHECK (max_people >= min_people),
    note          TEXT NOT NULL DEFAULT '',
    project       TEXT NOT NULL DEFAULT '',
    archived_at   TIMESTAMP,
    CHECK (ends_minute > starts_minute AND ends_minute <= starts_minute + 1440),
    CHECK (break_minutes < ends_minute - starts_minute)
);

-- The working copy of the plan: what coordinators see. Workers see stints (below), made by publishing.
CREATE TABLE shifts (
    id            BLOB PRIMARY KEY NOT NULL,
    day           DATE NOT NULL,
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute   BIGINT NOT NULL,
    break_minutes BIGINT NOT NULL CHECK (break_minutes >= 0),
    starts_at     TIMESTAMP NOT NULL,
    ends_at       TIMESTAMP NOT NULL,
    site_id       BLOB NOT NULL REFERENCES sites (id),
    plot_id       BLOB REFERENCES plots (id),
    task_id       BLOB NOT NULL REFERENCES tasks (id),
    lead_id       BLOB REFERENCES people (id),
    skill_id      BLOB REFERENCES skills (id),
    skill_heads   BIGINT NOT NULL DEFAULT 0 CHECK (skill_heads >= 0),
    min_people    BIGINT NOT NULL CHECK (min_people >= 0),
    max_people    BIGINT NOT NULL CHECK (max_people >= min_people),
    note          TEXT NOT NULL DEFAULT '',
    project       TEXT NOT NULL DEFAULT '',
    template_id   BLOB REFERENCES shift_templates (id),
    created_at    TIMESTAMP NOT NULL,
    updated_at    TIMESTAMP NOT NULL,
    version       BIGINT NOT NULL CHECK (version > 0),
    CHECK (ends_minute > starts_minute AND ends_minute <= starts_minute + 1440),
    CHECK (break_minutes < ends_minute - starts_minute),
    CHECK (ends_at > starts_at)
);
CREATE INDEX shifts_by_day ON shifts (day, starts_minute);

-- One person, one place: whatever takes a person's time has one line here, and lines of one person never overlap.
CREATE TABLE engagements (
    id        BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people (id),
    kind      TEXT NOT NULL CHECK (kind IN ('shift', 'absence', 'workshop')),
    starts_at TIMESTAMP NOT NULL,
    ends_at   TIMESTAMP NOT NULL,
    CHECK (ends_at > starts_at)
);
CREATE INDEX engagements_by_person ON engagements (person_id, starts_at, ends_at);
CREATE TRIGGER engagements_apart_insert BEFORE INSERT ON engagements
WHEN EXISTS (
    SELECT 1 FROM engagements
    WHERE person_id = NEW.person_id AND id <> NEW.id AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
)
BEGIN
    SELECT RAISE(ABORT, 'engagements_apart');
END;
CREATE TRIGGER engagements_apart_update BEFORE UPDATE ON engagements
WHEN EXISTS (
    SELECT 1 FROM engagements
    WHERE person_id = NEW.person_id AND id <> NEW.id AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
)
BEGIN
    SELECT RAISE(ABORT, 'engagements_apart');
END;

CREATE TABLE assignments (
    id         BLOB PRIMARY KEY NOT NULL REFERENCES engagements (id),
    shift_id   BLOB NOT NULL REFERENCES shifts (id),
    person_id  BLOB NOT NULL REFERENCES people (id),
    reason     TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL,
    UNIQUE (shift_id, person_id)
);
CREATE INDEX assignments_by_person ON assignments (person_id);

-- What was published to a worker: one line an assignment, its sequence growing with each published change, never removed.
CREATE TABLE stints (
    id            BLOB PRIMARY KEY NOT NULL,
    shift_id      BLOB NOT NULL,
    person_id     BLOB NOT NULL REFERENCES people (id),
    day           DATE NOT NULL,
    starts_minute BIGINT NOT NULL,
    ends_minute   BIGINT NOT NULL,
    break_minutes BIGINT NOT NULL,
    starts_at     TIMESTAMP NOT NULL,
    ends_at       TIMESTAMP NOT NULL,
    site_id       BLOB NOT NULL REFERENCES sites (id),
    plot_id       BLOB REFERENCES plots (id),
    task_id       BLOB NOT NULL REFERENCES tasks (id),
    lead_id       BLOB REFERENCES people (id),
    note          TEXT NOT NULL,
    project       TEXT NOT NULL,
    cancelled_at  TIMESTAMP,
    sequence      BIGINT NOT NULL CHECK (sequence >= 0),
    changed_at    TIMESTAMP NOT NULL,
    seen_at       TIMESTAMP
);
CREATE INDEX stints_by_person ON stints (person_id, day);
CREATE INDEX stints_by_day ON stints (day);
CREATE INDEX stints_unseen ON stints (person_id) WHERE seen_at IS NULL;

CREATE TABLE publications (
    id           BLOB PRIMARY KEY NOT NULL,
    monday       DATE NOT NULL,
    published_at TIMESTAMP NOT NULL,
    published_by BLOB REFERENCES people (id),
    changes      BIGINT NOT NULL
);
CREATE INDEX publications_by_week ON publications (monday, published_at);

CREATE TABLE absences (
    id           BLOB PRIMARY KEY NOT NULL,
    person_id    BLOB NOT NULL REFERENCES people (id),
    kind         TEXT NOT NULL CHECK (kind IN ('leave', 'sick', 'accident', 'unpaid', 'training', 'immersion', 'family', 'unjustified', 'other')),
    starts       DATE NOT NULL,
    ends         DATE NOT NULL,
    from_minute  BIGINT CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute BIGINT CHECK (until_minute BETWEEN 1 AND 1440),
    starts_at    TIMESTAMP NOT NULL,
    ends_at      TIMESTAMP NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn')),
    note         TEXT NOT NULL DEFAULT '',
    decision     TEXT NOT NULL DEFAULT '',
    reference    TEXT NOT NULL DEFAULT '',
    decided_by   BLOB REFERENCES people (id),
    decided_at   TIMESTAMP,
    created_at   TIMESTAMP NOT NULL,
    CHECK (ends >= starts),
    CHECK ((from_minute IS NULL) = (until_minute IS NULL)),
    CHECK (from_minute IS NULL OR (starts = ends AND until_minute > from_minute))
);
CREATE INDEX absences_by_person ON absences (person_id, starts);
CREATE INDEX absences_waiting ON absences (created_at) WHERE state = 'requested';

CREATE TABLE swaps (
    id            BLOB PRIMARY KEY NOT NULL,
    assignment_id BLOB NOT NULL,
    shift_id      BLOB NOT NULL,
    offered_by    BLOB NOT NULL REFERENCES people (id),
    taken_by      BLOB REFERENCES people (id),
    state         TEXT NOT NULL CHECK (state IN ('offered', 'taken', 'approved', 'refused', 'withdrawn')),
    decision      TEXT NOT NULL DEFAULT '',
    created_at    TIMESTAMP NOT NULL,
    decided_at    TIMESTAMP
);
CREATE UNIQUE INDEX swaps_open ON swaps (assignment_id) WHERE state IN ('offered', 'taken');

-- Arrivals and departures as they were tapped: a ledger; an undone line stays.
CREATE TABLE clockings (
    id        BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people (id),
    day       DATE NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('arrive', 'leave')),
    at        TIMESTAMP NOT NULL,
    source    TEXT NOT NULL CHECK (source IN ('own', 'kiosk', 'supervisor')),
    undone_at TIMESTAMP
);
CREATE INDEX clockings_by_person ON clockings (person_id, day, at);
CREATE INDEX clockings_by_day ON clockings (day);

-- What a supervisor found: a ledger; a correction is a new line that supersedes the old one, with a reason.
CREATE TABLE attendances (
    id            BLOB PRIMARY KEY NOT NULL,
    stint_id      BLOB NOT NULL REFERENCES stints (id),
    person_id     BLOB NOT NULL REFERENCES people (id),
    day           DATE NOT NULL,
    outcome       TEXT NOT NULL CHECK (outcome IN ('present', 'absent')),
    starts_at     TIMESTAMP NOT NULL,
    ends_at       TIMESTAMP NOT NULL,
    break_minutes BIGINT NOT NULL CHECK (break_minutes >= 0),
    absence_kind  TEXT,
    reason        TEXT NOT NULL DEFAULT '',
    recorded_by   BLOB REFERENCES people (id),
    recorded_at   TIMESTAMP NOT NULL,
    supersedes    BLOB UNIQUE REFERENCES attendances (id),
    CHECK (ends_at >= starts_at),
    CHECK (supersedes IS NULL OR reason <> '')
);
CREATE UNIQUE INDEX attendances_first ON attendances (stint_id) WHERE supersedes IS NULL;
CREATE INDEX attendances_by_person ON attendances (person_id, day);

-- A month once validated: its figures as they were, locked. Corrections come after, as lines of their own.
CREATE TABLE month_sheets (
    person_id    BLOB NOT NULL REFERENCES people (id),
    month        DATE NOT NULL,
    figures      TEXT NOT NULL,
    validated_by BLOB REFERENCES people (id),
    validated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person_id, month)
);
CREATE TABLE month_corrections (
    id          BLOB PRIMARY KEY NOT NULL,
    person_id   BLOB NOT NULL,
    month       DATE NOT NULL,
    minutes     BIGINT NOT NULL CHECK (minutes <> 0),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    recorded_by BLOB REFERENCES people (id),
    recorded_at TIMESTAMP NOT NULL,
    FOREIGN KEY (person_id, month) REFERENCES month_sheets (person_id, month)
);

-- A shared tablet enrolled by a coordinator.
CREATE TABLE kiosks (
    id          BLOB PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    token_hash  BLOB NOT NULL UNIQUE,
    enrolled_at TIMESTAMP NOT NULL,
    revoked_at  TIMESTAMP
);

-- Cooperative work days: a shift that volunteers may join. A place is a number up to the places there are, given once.
CREATE TABLE open_days (
    shift_id     BLOB PRIMARY KEY NOT NULL REFERENCES shifts (id),
    title        TEXT NOT NULL CHECK (title <> ''),
    story        TEXT NOT NULL DEFAULT '',
    places       BIGINT NOT NULL CHECK (places BETWEEN 1 AND 500),
    briefing     TEXT NOT NULL CHECK (briefing <> ''),
    cancel_hours BIGINT NOT NULL CHECK (cancel_hours >= 0),
    published_at TIMESTAMP
);
CREATE TABLE volunteers (
    id         BLOB PRIMARY KEY NOT NULL,
    shift_id   BLOB NOT NULL REFERENCES open_days (shift_id),
    name       TEXT NOT NULL CHECK (name <> ''),
    email      TEXT NOT NULL,
    language   TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    state      TEXT NOT NULL CHECK (state IN ('coming', 'waiting', 'cancelled')),
    place      BIGINT CHECK (place >= 1),
    token_hash BLOB NOT NULL UNIQUE,
    attended   BOOLEAN,
    created_at TIMESTAMP NOT NULL,
    CHECK ((state = 'coming') = (place IS NOT NULL)),
    UNIQUE (shift_id, place)
);
CREATE UNIQUE INDEX volunteers_once ON volunteers (shift_id, email) WHERE state <> 'cancelled';
CREATE INDEX volunteers_line ON volunteers (shift_id, created_at) WHERE state = 'waiting';

-- The counsellor's part.
CREATE TABLE support_entries (
    id         BLOB PRIMARY KEY NOT NULL,
    person_id  BLOB NOT NULL REFERENCES people (id),
    kind       TEXT NOT NULL CHECK (kind IN ('interview', 'step', 'immersion', 'training', 'obstacle', 'exit', 'follow_up')),
    on_day     DATE NOT NULL,
    until_day  DATE,
    minutes    BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    subject    TEXT NOT NULL DEFAULT '',
    body       TEXT NOT NULL DEFAULT '',
    next_step  TEXT NOT NULL DEFAULT '',
    exit_class TEXT CHECK (exit_class IN ('durable', 'transition', 'positive', 'other')),
    author_id  BLOB REFERENCES people (id),
    created_at TIMESTAMP NOT NULL,
    CHECK (until_day IS NULL OR until_day >= on_day),
    CHECK ((kind = 'exit') = (exit_class IS NOT NULL))
);
CREATE INDEX support_by_person ON support_entries (person_id, on_day);
