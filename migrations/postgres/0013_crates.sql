-- Packing by product, letters when a crate is ready and when it was fetched.

-- What was weighed or counted for a line before its crate is ready.
CREATE TABLE packing_notes (
    line_id  UUID PRIMARY KEY NOT NULL REFERENCES order_lines (id),
    pieces   BIGINT CHECK (pieces BETWEEN 0 AND 10000),
    weight_g BIGINT CHECK (weight_g BETWEEN 1 AND 1000000),
    missing  BOOLEAN NOT NULL,
    noted_at TIMESTAMPTZ NOT NULL,
    CHECK (NOT missing OR (weight_g IS NULL AND pieces IS NULL))
);

ALTER TABLE sale_settings ADD COLUMN tell_ready BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sale_settings ADD COLUMN thank BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE orders ADD COLUMN told_ready_at TIMESTAMPTZ;
ALTER TABLE orders ADD COLUMN thanked_at TIMESTAMPTZ;
CREATE INDEX orders_by_packing ON orders (packed_at) WHERE told_ready_at IS NULL AND packed_at IS NOT NULL;
CREATE INDEX orders_by_end ON orders (closed_at) WHERE thanked_at IS NULL AND closed_at IS NOT NULL;
