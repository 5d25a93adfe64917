-- The platform's tables: settings, people, sign-in, audit log, outbox.
-- Instants are UTC texts in one form, so that comparing texts compares instants; ids are 16-byte UUIDs, later ones sorting later.

CREATE TABLE ecopole (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    name            TEXT NOT NULL CHECK (name <> ''),
    commune         TEXT NOT NULL,
    time_zone       TEXT NOT NULL,
    language        TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    plan_background TEXT NOT NULL DEFAULT '',
    demo            BOOLEAN NOT NULL DEFAULT FALSE,
    created_at      TIMESTAMP NOT NULL
);

CREATE TABLE people (
    id          BLOB PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    email       TEXT UNIQUE CHECK (email = LOWER(email)),
    phone       TEXT NOT NULL DEFAULT '',
    language    TEXT CHECK (language IN ('fr', 'en')),
    commune     TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    birth_year  BIGINT CHECK (birth_year BETWEEN 1900 AND 2200),
    notes       TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    archived_at TIMESTAMP,
    erased_at   TIMESTAMP,
    merged_into BLOB REFERENCES people (id),
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX people_by_name ON people (search_text, id);

CREATE TABLE person_roles (
    person_id BLOB NOT NULL REFERENCES people (id),
    role      TEXT NOT NULL CHECK (role IN
        ('coordinator', 'supervisor', 'counsellor', 'worker', 'seed_keeper', 'seller', 'facilitator', 'certifier', 'member')),
    PRIMARY KEY (person_id, role)
);
CREATE INDEX person_roles_by_role ON person_roles (role, person_id);

CREATE TABLE passwords (
    person_id  BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    hash       TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE pins (
    person_id    BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    hash         TEXT NOT NULL,
    failures     BIGINT NOT NULL CHECK (failures >= 0),
    locked_until TIMESTAMP
);

CREATE TABLE cards (
    id         BLOB PRIMARY KEY NOT NULL,
    person_id  BLOB NOT NULL REFERENCES people (id),
    token_hash BLOB NOT NULL UNIQUE,
    issued_at  TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
-- A person has one working card at most, however many are printed at once.
CREATE UNIQUE INDEX cards_working ON cards (person_id) WHERE revoked_at IS NULL;

CREATE TABLE sessions (
    id           BLOB PRIMARY KEY NOT NULL,
    person_id    BLOB NOT NULL REFERENCES people (id),
    token_hash   BLOB NOT NULL UNIQUE,
    method       TEXT NOT NULL CHECK (method IN ('password', 'link', 'card')),
    device       TEXT NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at   TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE sign_in_links (
    id         BLOB PRIMARY KEY NOT NULL,
    purpose    TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset', 'sign_in', 'set_up')),
    person_id  BLOB REFERENCES people (id),
    email      TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    code_hash  BLOB NOT NULL,
    code_tries BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_links_by_email ON sign_in_links (email, purpose);

-- The audit log is only ever added to; erasing a person blanks what it says of them, never that it happened.
CREATE TABLE audit_log (
    id          BLOB PRIMARY KEY NOT NULL,
    at          TIMESTAMP NOT NULL,
    actor_id    BLOB,
    actor_name  TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record_id   BLOB NOT NULL,
    verb        TEXT NOT NULL,
    before_json TEXT NOT NULL,
    after_json  TEXT NOT NULL
);
CREATE INDEX audit_log_by_record ON audit_log (record_id, at);
CREATE INDEX audit_log_by_time ON audit_log (at, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, at);

CREATE TRIGGER audit_log_is_kept BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never deleted from');
END;

CREATE TABLE outbox (
    id          BLOB PRIMARY KEY NOT NULL,
    dedupe_key  TEXT NOT NULL UNIQUE,
    recipient   TEXT NOT NULL,
    subject     TEXT NOT NULL,
    body_text   TEXT NOT NULL,
    body_html   TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    next_try_at TIMESTAMP,
    tries       BIGINT NOT NULL,
    sent_at     TIMESTAMP,
    last_error  TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_by_recipient ON outbox (recipient);
CREATE INDEX outbox_by_time ON outbox (created_at);

CREATE TABLE form_tokens (
    token      BLOB PRIMARY KEY NOT NULL,
    location   TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX form_tokens_by_time ON form_tokens (created_at);

CREATE TABLE staged_imports (
    id         BLOB PRIMARY KEY NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('people', 'land')),
    person_id  BLOB REFERENCES people (id),
    content    TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
