-- Working time by the law: rules that were missing, contracts with their courses, what a payroll office and the funder ask of a month.

-- Where a figure comes from: the law, an agreement of the branch, the house, or what a shift or contract itself says.
ALTER TABLE rule_parameters ADD COLUMN basis TEXT NOT NULL DEFAULT 'house' CHECK (basis IN ('law', 'agreement', 'house', 'plan'));
UPDATE rule_parameters SET basis = 'law' WHERE source LIKE 'Code %';
UPDATE rule_parameters SET basis = 'plan' WHERE source IN (
    'Une personne, un endroit', 'Absence accordée', 'Contrat de travail', 'Restriction de sécurité', 'Disponibilités de la personne',
    'Besoins du créneau'
);

-- Six days are the law's in a week from Monday to Sunday; in a row they are a rule of the house (Cass. soc. 13-11-2025 n° 24-10.733).
DELETE FROM rule_parameters WHERE rule = 'consecutive_days' AND starts = '2000-01-01' AND source = 'Code du travail L3132-1';
-- Two days of rest in a row are not forty-eight hours.
DELETE FROM rule_parameters WHERE rule = 'minor_week_rest';
INSERT INTO rule_parameters (rule, starts, value, severity, source, basis) VALUES
    ('consecutive_days', '2000-01-01', 6, 'ask', 'Règle de la maison : jours de suite', 'house'),
    ('week_days', '2000-01-01', 6, 'refuse', 'Code du travail L3132-1', 'law'),
    ('sunday', '2000-01-01', 0, 'ask', 'Code du travail L3132-3', 'law'),
    ('sundays_in_row', '2000-01-01', 3, 'refuse', 'Code rural L714-1', 'law'),
    ('labour_day', '2000-01-01', 0, 'refuse', 'Code du travail L3133-4 (sauf L3133-6)', 'law'),
    ('night_from', '2000-01-01', 1260, 'hint', 'Code du travail L3122-2', 'law'),
    ('night_until', '2000-01-01', 360, 'hint', 'Code du travail L3122-2', 'law'),
    ('night_length', '2000-01-01', 180, 'hint', 'Code du travail L3122-5', 'law'),
    ('nights_a_week', '2000-01-01', 2, 'hint', 'Code du travail L3122-5', 'law'),
    ('young_day_rest', '2000-01-01', 840, 'refuse', 'Code du travail L3164-1', 'law'),
    ('minor_rest_days', '2000-01-01', 0, 'ask', 'Code du travail L3164-2', 'law'),
    ('minor_holiday', '2000-01-01', 0, 'refuse', 'Code du travail L3164-6', 'law'),
    ('full_time_week', '2000-01-01', 2100, 'refuse', 'Code du travail L3123-9', 'law'),
    ('complementary_share', '2000-01-01', 10, 'ask', 'Code du travail L3123-28', 'law'),
    ('interruptions', '2000-01-01', 1, 'ask', 'Code du travail L3123-30', 'law'),
    ('interruption_length', '2000-01-01', 120, 'ask', 'Code du travail L3123-30', 'law'),
    ('hours_drift', '2000-01-01', 120, 'hint', 'Code du travail L3123-13', 'law'),
    ('change_notice', '2000-01-01', 7, 'ask', 'Code du travail L3123-31', 'law'),
    ('limit', '2000-01-01', 0, 'refuse', 'Code du travail L4624-3 et L1225-9', 'law')
ON CONFLICT (rule, starts) DO NOTHING;

-- Whose public holidays are kept, and what a payroll office decides.
ALTER TABLE shift_settings ADD COLUMN region TEXT NOT NULL DEFAULT 'mainland'
    CHECK (region IN ('mainland', 'alsace_moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte'));
ALTER TABLE shift_settings ADD COLUMN support_paid BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE shift_settings ADD COLUMN holiday_seniority BIGINT NOT NULL DEFAULT 3 CHECK (holiday_seniority BETWEEN 0 AND 12);
ALTER TABLE shift_settings ADD COLUMN monthly_pay BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE shift_settings ADD COLUMN leave_counted BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE shift_settings ADD COLUMN leave_in_part_time BOOLEAN NOT NULL DEFAULT TRUE;

-- The day of each year that is worked unpaid up to seven hours (Code du travail L3133-7).
CREATE TABLE solidarity_days (
    year BIGINT PRIMARY KEY NOT NULL CHECK (year BETWEEN 2004 AND 2200),
    day  DATE NOT NULL
);

-- Whether an absence is paid, from a day on; without a line, as the program ships.
CREATE TABLE absence_pay (
    kind   TEXT NOT NULL,
    starts DATE NOT NULL,
    paid   BOOLEAN NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    PRIMARY KEY (kind, starts)
);

-- The funder's annexe: its number, and the paid hours of a full-time year.
CREATE TABLE annexes (
    starts            DATE PRIMARY KEY NOT NULL,
    number            TEXT NOT NULL CHECK (number <> ''),
    full_time_minutes BIGINT NOT NULL CHECK (full_time_minutes > 0)
);

-- What is written for one person's hours, without the cause.
CREATE TABLE work_limits (
    id           BLOB PRIMARY KEY NOT NULL,
    person_id    BLOB NOT NULL REFERENCES people (id),
    starts       DATE NOT NULL,
    ends         DATE CHECK (ends IS NULL OR ends >= starts),
    day_minutes  BIGINT CHECK (day_minutes BETWEEN 0 AND 600),
    week_minutes BIGINT CHECK (week_minutes BETWEEN 0 AND 2880),
    not_before   BIGINT CHECK (not_before BETWEEN 0 AND 1439),
    not_after    BIGINT CHECK (not_after BETWEEN 1 AND 1440),
    no_night     BOOLEAN NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    CHECK (day_minutes IS NOT NULL OR week_minutes IS NOT NULL OR not_before IS NOT NULL OR not_after IS NOT NULL OR no_night)
);
CREATE INDEX work_limits_by_person ON work_limits (person_id);

-- Contracts: the case that allows more than 24 months, the derogation for fewer than 20 hours, and how it really ended.
ALTER TABLE contracts ADD COLUMN extension TEXT CHECK (extension IN ('training', 'disability', 'difficulties', 'senior'));
ALTER TABLE contracts ADD COLUMN extension_until DATE;
ALTER TABLE contracts ADD COLUMN extension_paper TEXT NOT NULL DEFAULT '';
ALTER TABLE contracts ADD COLUMN derogation_until DATE;
ALTER TABLE contracts ADD COLUMN ended_on DATE CHECK (ended_on IS NULL OR ended_on >= starts);
ALTER TABLE contracts ADD COLUMN exit_motive TEXT NOT NULL DEFAULT '';
-- The end of the PASS with what moved it.
ALTER TABLE contracts ADD COLUMN pass_ends_now DATE;
UPDATE contracts SET pass_ends_now = pass_ends;
ALTER TABLE contract_weeks ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE INDEX contracts_by_pass ON contracts (pass_number) WHERE pass_number <> '';

-- What moves the end of a PASS IAE: suspensions, and prolongations with their case.
CREATE TABLE pass_events (
    id          BLOB PRIMARY KEY NOT NULL,
    person_id   BLOB NOT NULL REFERENCES people (id),
    pass_number TEXT NOT NULL CHECK (pass_number <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('suspension', 'prolongation')),
    starts      DATE NOT NULL,
    ends        DATE NOT NULL CHECK (ends >= starts),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    reference   TEXT NOT NULL DEFAULT '',
    created_at  TIMESTAMP NOT NULL
);
CREATE INDEX pass_events_by_person ON pass_events (person_id, starts);

-- The company of an immersion.
ALTER TABLE absences ADD COLUMN host TEXT NOT NULL DEFAULT '';

-- How long records are kept, in months.
CREATE TABLE retention_periods (
    kind   TEXT PRIMARY KEY NOT NULL CHECK (kind IN ('taps', 'hours', 'absences', 'support')),
    months BIGINT NOT NULL CHECK (months BETWEEN 12 AND 240),
    source TEXT NOT NULL CHECK (source <> '')
);
INSERT INTO retention_periods (kind, months, source) VALUES
    ('taps', 60, 'CNIL : temps de travail, 5 ans'),
    ('hours', 60, 'Code du travail D3171-16 (1 an), L3245-1 (3 ans) ; CNIL : 5 ans'),
    ('absences', 60, 'CNIL : temps de travail, 5 ans'),
    ('support', 60, 'FSE+ : à fixer selon la convention');

-- More kinds of contracts, of absences and of exits. Only what these rules allow changes: their text is replaced where it stands.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = REPLACE(sql, 'kind IN (''cddi'', ''permanent'',', 'kind IN (''cddi'', ''inclusion'', ''permanent'',')
WHERE type = 'table' AND name = 'contracts';
UPDATE sqlite_schema
SET sql = REPLACE(sql, '''family'', ''unjustified'', ''other'')',
                  '''family'', ''parental'', ''child_sick'', ''summons'', ''school'', ''unjustified'', ''other'')')
WHERE type = 'table' AND name = 'absences';
UPDATE sqlite_schema
SET sql = REPLACE(sql, 'exit_class IN (''durable'', ''transition'', ''positive'', ''other'')',
                  'exit_class IN (''durable'', ''transition'', ''positive'', ''other'', ''withdrawn'')')
WHERE type = 'table' AND name = 'support_entries';
PRAGMA writable_schema = RESET;
