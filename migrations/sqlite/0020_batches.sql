-- What was done to many at once, so that it can be taken back.
CREATE TABLE batches (
    id        BLOB PRIMARY KEY NOT NULL,
    deed      TEXT NOT NULL,
    -- What has to be known to take it back, as the room wrote it (JSON).
    what      TEXT NOT NULL,
    person_id BLOB REFERENCES people (id),
    made_at   TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX batches_by_age ON batches (made_at);
