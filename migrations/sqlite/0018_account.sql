-- One's own account: a second factor, and an address that is changed by whoever reads it.

-- The secret is shared with the person's device; nothing is asked for before its first code was right.
CREATE TABLE second_factors (
    person_id    BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    secret       BLOB NOT NULL,
    confirmed_at TIMESTAMP,
    -- The step of time whose code was used last: a code works once.
    last_step    BIGINT NOT NULL DEFAULT 0,
    failures     BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until TIMESTAMP
);

-- Codes on paper, for when the device is lost: each works once.
CREATE TABLE recovery_codes (
    person_id BLOB NOT NULL REFERENCES people (id),
    hash      BLOB NOT NULL,
    used_at   TIMESTAMP,
    PRIMARY KEY (person_id, hash)
);

-- Between the password and the code.
CREATE TABLE second_steps (
    token_hash BLOB PRIMARY KEY NOT NULL,
    person_id  BLOB NOT NULL REFERENCES people (id),
    next       TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX second_steps_by_person ON second_steps (person_id);

-- An address that somebody wants to have, until the letter sent there was answered.
CREATE TABLE email_changes (
    person_id  BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    email      TEXT NOT NULL CHECK (email = LOWER(email)),
    token_hash BLOB NOT NULL UNIQUE,
    expires_at TIMESTAMP NOT NULL
);
