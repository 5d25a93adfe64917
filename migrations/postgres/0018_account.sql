-- One's own account: a second factor, and an address that is changed by whoever reads it.

-- The secret is shared with the person's device; nothing is asked for before its first code was right.
CREATE TABLE second_factors (
    person_id    UUID PRIMARY KEY NOT NULL REFERENCES people (id),
    secret       BYTEA NOT NULL,
    confirmed_at TIMESTAMPTZ,
    -- The step of time whose code was used last: a code works once.
    last_step    BIGINT NOT NULL DEFAULT 0,
    failures     BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until TIMESTAMPTZ
);

-- Codes on paper, for when the device is lost: each works once.
CREATE TABLE recovery_codes (
    person_id UUID NOT NULL REFERENCES people (id),
    hash      BYTEA NOT NULL,
    used_at   TIMESTAMPTZ,
    PRIMARY KEY (person_id, hash)
);

-- Between the password and the code.
CREATE TABLE second_steps (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    person_id  UUID NOT NULL REFERENCES people (id),
    next       TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX second_steps_by_person ON second_steps (person_id);

-- An address that somebody wants to have, until the letter sent there was answered.
CREATE TABLE email_changes (
    person_id  UUID PRIMARY KEY NOT NULL REFERENCES people (id),
    email      TEXT NOT NULL CHECK (email = LOWER(email)),
    token_hash BYTEA NOT NULL UNIQUE,
    expires_at TIMESTAMPTZ NOT NULL
);
