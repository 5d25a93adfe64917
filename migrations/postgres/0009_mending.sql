-- The time unit has a plural of its own: "heures de troc" cannot be made by adding a letter.
ALTER TABLE workshop_settings ADD COLUMN unit_plural TEXT NOT NULL DEFAULT '';
UPDATE workshop_settings SET unit_plural = unit_name || 's';

-- Where to write and call, and who publishes: the foot of every page and letter, and the legal page.
ALTER TABLE ecopole ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE ecopole ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE ecopole ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE ecopole ADD COLUMN legal TEXT NOT NULL DEFAULT '';

-- A sign-in code belongs to the browser that asked for it, and wrong codes are counted by address and day.
ALTER TABLE sign_in_links ADD COLUMN browser_hash BYTEA;
CREATE TABLE wrong_codes (
    email TEXT NOT NULL,
    day   DATE NOT NULL,
    tries BIGINT NOT NULL CHECK (tries > 0),
    PRIMARY KEY (email, day)
);
-- Browsers from which somebody has signed in: others' wrong passwords do not lock them out.
CREATE TABLE known_devices (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    person_id  UUID NOT NULL REFERENCES people (id),
    used_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX known_devices_by_person ON known_devices (person_id);

-- Addresses that a person had before: what was booked with them is theirs to see and to have erased.
CREATE TABLE former_emails (
    email     TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES people (id),
    PRIMARY KEY (person_id, email)
);

-- How the columns of a file were read last time, by its heading, for the next file with the same.
CREATE TABLE import_mappings (
    kind       TEXT NOT NULL CHECK (kind IN ('people', 'land')),
    heading    BYTEA NOT NULL,
    columns    TEXT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, heading)
);
-- A file is kept as it came, bytes and all: what it means is decided while its columns are looked at.
DELETE FROM staged_imports;
ALTER TABLE staged_imports ADD COLUMN bytes BYTEA NOT NULL DEFAULT '';
ALTER TABLE staged_imports ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE staged_imports ADD COLUMN columns TEXT NOT NULL DEFAULT '';

-- Work that an absence called off points at the absence.
ALTER TABLE stints ADD COLUMN called_off_by UUID REFERENCES absences (id);
CREATE INDEX stints_called_off ON stints (called_off_by) WHERE called_off_by IS NOT NULL;
UPDATE stints
SET called_off_by = (
    SELECT absences.id FROM absences
    WHERE absences.person_id = stints.person_id
      AND stints.cancelled_at IN (absences.created_at, absences.decided_at)
    LIMIT 1
)
WHERE cancelled_at IS NOT NULL;

-- Weeks A and B go on alternating over the end of a year of 53 weeks: from this Monday, a week A.
ALTER TABLE shift_settings ADD COLUMN week_a DATE NOT NULL DEFAULT '2025-12-29';

-- A sign-up to a work day: for several people, confirmed by mail, with a link in each letter.
CREATE TABLE volunteers_next (
    id         UUID PRIMARY KEY NOT NULL,
    shift_id   UUID NOT NULL REFERENCES open_days (shift_id),
    name       TEXT NOT NULL CHECK (name <> ''),
    email      TEXT NOT NULL,
    language   TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    state      TEXT NOT NULL CHECK (state IN ('pending', 'coming', 'waiting', 'cancelled')),
    people     BIGINT NOT NULL CHECK (people BETWEEN 1 AND 10),
    expires_at TIMESTAMPTZ,
    calendar_sequence BIGINT NOT NULL DEFAULT 0,
    attended   BOOLEAN,
    created_at TIMESTAMPTZ NOT NULL,
    CHECK ((state = 'pending') = (expires_at IS NOT NULL))
);
INSERT INTO volunteers_next (id, shift_id, name, email, language, state, people, expires_at, attended, created_at)
SELECT id, shift_id, name, email, language, state, 1, NULL, attended, created_at FROM volunteers;
CREATE TABLE volunteer_links_kept AS SELECT token_hash, id FROM volunteers;
DROP TABLE volunteers;
ALTER TABLE volunteers_next RENAME TO volunteers;
CREATE TABLE volunteer_links (
    hash         BYTEA PRIMARY KEY NOT NULL,
    volunteer_id UUID NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    by_mail      BOOLEAN NOT NULL
);
INSERT INTO volunteer_links (hash, volunteer_id, by_mail) SELECT token_hash, id, TRUE FROM volunteer_links_kept;
DROP TABLE volunteer_links_kept;
CREATE INDEX volunteer_links_of ON volunteer_links (volunteer_id);
CREATE INDEX volunteers_of_day ON volunteers (shift_id);
CREATE UNIQUE INDEX volunteers_once ON volunteers (shift_id, email) WHERE state <> 'cancelled';
CREATE INDEX volunteers_line ON volunteers (shift_id, created_at) WHERE state = 'waiting';
CREATE INDEX volunteers_due ON volunteers (expires_at) WHERE expires_at IS NOT NULL;

-- The places taken, kept by triggers and bounded by the schema, so that no code can give a place twice.
ALTER TABLE open_days ADD COLUMN taken BIGINT NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND places);
UPDATE open_days
SET taken = (
    SELECT COALESCE(SUM(people), 0) FROM volunteers
    WHERE volunteers.shift_id = open_days.shift_id AND state IN ('pending', 'coming')
);
CREATE FUNCTION count_volunteers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state IN ('pending', 'coming') THEN
        UPDATE open_days SET taken = taken - OLD.people WHERE shift_id = OLD.shift_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state IN ('pending', 'coming') THEN
        UPDATE open_days SET taken = taken + NEW.people WHERE shift_id = NEW.shift_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER volunteers_counted AFTER INSERT OR UPDATE OR DELETE ON volunteers FOR EACH ROW EXECUTE FUNCTION count_volunteers();

-- The calendar file of a booking: its sequence grows with each file that changes something.
ALTER TABLE bookings ADD COLUMN calendar_sequence BIGINT NOT NULL DEFAULT 0;

-- Who holds seats is known as long as they are held, as a hash: one visitor cannot hold a whole room.
ALTER TABLE bookings ADD COLUMN held_by BYTEA;

-- The job worker writes here twice a minute: whether the data base can be written to is known before somebody needs it.
CREATE TABLE heartbeats (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TIMESTAMPTZ NOT NULL
);

-- More kinds of contracts and of lenders.
ALTER TABLE contracts DROP CONSTRAINT contracts_kind_check;
ALTER TABLE contracts ADD CONSTRAINT contracts_kind_check
    CHECK (kind IN ('cddi', 'permanent', 'fixed_term', 'apprentice', 'internship', 'civic_service', 'volunteer', 'other'));
ALTER TABLE sites DROP CONSTRAINT sites_lender_check;
ALTER TABLE sites ADD CONSTRAINT sites_lender_check CHECK (lender IN ('intercommunality', 'commune', 'landlord', 'own', 'other'));
