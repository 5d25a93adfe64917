-- Somebody who is away for a part of a shift comes for the rest of it: from and until, in minutes after the midnight of the shift's day,
-- and the break that lies in it. Nothing means the whole shift.
ALTER TABLE assignments ADD COLUMN starts_minute BIGINT CHECK (starts_minute >= 0);
ALTER TABLE assignments ADD COLUMN ends_minute BIGINT CHECK ((ends_minute IS NULL) = (starts_minute IS NULL) AND (ends_minute IS NULL OR ends_minute > starts_minute));
ALTER TABLE assignments ADD COLUMN break_minutes BIGINT CHECK ((break_minutes IS NULL) = (starts_minute IS NULL));
CREATE INDEX assignments_in_part ON assignments (shift_id) WHERE starts_minute IS NOT NULL;

-- What is cut off published work stays as a line of its own, called off: it tells what an absence cost, and what was planned.
ALTER TABLE stints ADD COLUMN cut_from UUID REFERENCES stints (id);

-- Who has not seen a change is asked by day: the week board and the first page do.
DROP INDEX stints_unseen;
CREATE INDEX stints_unseen ON stints (day, person_id) WHERE seen_at IS NULL;

-- Rules that were missing: the night and the weekly rest of those under eighteen, and whoever leads a shift.
INSERT INTO rule_parameters (rule, starts, value, severity, source) VALUES
    ('minor_night_from', '2000-01-01', 1320, 'refuse', 'Code du travail L3163-1'),
    ('young_night_from', '2000-01-01', 1200, 'refuse', 'Code du travail L3163-1'),
    ('minor_night_until', '2000-01-01', 360, 'refuse', 'Code du travail L3163-1'),
    ('minor_week_rest', '2000-01-01', 2880, 'ask', 'Code du travail L3164-2'),
    ('lead', '2000-01-01', 0, 'hint', 'Besoins du créneau');

-- Work corrected after the lock counts for a project too.
ALTER TABLE month_corrections ADD COLUMN project TEXT NOT NULL DEFAULT '' CHECK (project = '' OR what = 'work');
