-- The seed exchange: varieties, lots, the ledger of seed, germination, packets, requests, promises, seed days.

-- What species say of their seed: reference figures that anybody who keeps the catalogue may correct.
ALTER TABLE species ADD COLUMN sow_months BIGINT NOT NULL DEFAULT 0 CHECK (sow_months BETWEEN 0 AND 4095);
-- Years that seed keeps, and the least share that germinates at which it is given out, in per cent.
ALTER TABLE species ADD COLUMN keeps_years BIGINT CHECK (keeps_years BETWEEN 1 AND 40);
ALTER TABLE species ADD COLUMN germination_min BIGINT CHECK (germination_min BETWEEN 1 AND 100);
ALTER TABLE species ADD COLUMN seeds_per_kg BIGINT CHECK (seeds_per_kg BETWEEN 1 AND 100000000);
-- Metres between two varieties that flower together, and plants to take seed from.
ALTER TABLE species ADD COLUMN isolation_m BIGINT CHECK (isolation_m BETWEEN 0 AND 10000);
ALTER TABLE species ADD COLUMN seed_plants BIGINT CHECK (seed_plants BETWEEN 1 AND 10000);
-- Whether its seed travels with a plant passport (Regulation (EU) 2019/2072).
ALTER TABLE species ADD COLUMN passport BOOLEAN NOT NULL DEFAULT FALSE;

-- What the exchange knows of a variety.
CREATE TABLE seed_varieties (
    variety_id  UUID PRIMARY KEY NOT NULL REFERENCES varieties (id),
    -- Where it stands in law (Code rural L661-8), where that is written and when somebody looked.
    status      TEXT NOT NULL CHECK (status IN ('unknown', 'public', 'protected', 'f1')),
    proof       TEXT NOT NULL DEFAULT '',
    proof_on    DATE,
    other_names TEXT NOT NULL DEFAULT '',
    story       TEXT NOT NULL DEFAULT '',
    growing     TEXT NOT NULL DEFAULT '',
    -- Packets that are to be kept back: a guide for new lots, each of which has its own reserve.
    reserve     BIGINT NOT NULL DEFAULT 0 CHECK (reserve BETWEEN 0 AND 100000),
    one_packet  BOOLEAN NOT NULL DEFAULT TRUE,
    search_text TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX seed_varieties_by_name ON seed_varieties (search_text);

CREATE TABLE seed_lots (
    id          UUID PRIMARY KEY NOT NULL,
    code        TEXT NOT NULL UNIQUE,
    variety_id  UUID NOT NULL REFERENCES seed_varieties (variety_id),
    -- Whole seeds or milligrams, for its whole life.
    unit        TEXT NOT NULL CHECK (unit IN ('seeds', 'mg')),
    year        BIGINT NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    origin      TEXT NOT NULL CHECK (origin IN ('deposit', 'harvest', 'purchase', 'transfer', 'bulk', 'split')),
    grower      TEXT NOT NULL DEFAULT '',
    commune     TEXT NOT NULL DEFAULT '',
    organic     BOOLEAN NOT NULL DEFAULT FALSE,
    treated     BOOLEAN NOT NULL DEFAULT FALSE,
    generation  BIGINT NOT NULL DEFAULT 0 CHECK (generation BETWEEN 0 AND 1000),
    plot_id     UUID REFERENCES plots (id),
    bed_id      UUID REFERENCES beds (id),
    place       TEXT NOT NULL DEFAULT '',
    packet      BIGINT NOT NULL DEFAULT 0 CHECK (packet >= 0),
    reserve     BIGINT NOT NULL DEFAULT 0 CHECK (reserve >= 0),
    note        TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL CHECK (state IN ('received', 'stored', 'closed')),
    -- What is there (nothing known until it is counted), and what people have asked for: kept where the ledgers are written.
    balance     BIGINT CONSTRAINT seed_not_negative CHECK (balance >= 0),
    held        BIGINT NOT NULL DEFAULT 0 CHECK (held >= 0),
    -- Who brought it, for what has not been looked at yet.
    brought_by  TEXT NOT NULL DEFAULT '',
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX seed_lots_by_variety ON seed_lots (variety_id, year);
CREATE INDEX seed_lots_by_state ON seed_lots (state, created_at);
CREATE INDEX seed_lots_by_plot ON seed_lots (plot_id) WHERE plot_id IS NOT NULL;
CREATE INDEX seed_lots_by_bed ON seed_lots (bed_id) WHERE bed_id IS NOT NULL;

-- What a lot was grown from, or put together from.
CREATE TABLE seed_parents (
    lot_id    UUID NOT NULL REFERENCES seed_lots (id),
    parent_id UUID NOT NULL REFERENCES seed_lots (id),
    PRIMARY KEY (lot_id, parent_id),
    CHECK (lot_id <> parent_id)
);
CREATE INDEX seed_parents_by_parent ON seed_parents (parent_id);

-- So many seeds weighed so much: the newest says what the other unit comes to.
CREATE TABLE seed_samples (
    id       UUID PRIMARY KEY NOT NULL,
    lot_id   UUID NOT NULL REFERENCES seed_lots (id),
    seeds    BIGINT NOT NULL CHECK (seeds BETWEEN 1 AND 100000),
    mg       BIGINT NOT NULL CHECK (mg BETWEEN 1 AND 100000000),
    taken_on DATE NOT NULL,
    taken_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX seed_samples_by_lot ON seed_samples (lot_id, taken_at);

CREATE TABLE seed_days (
    id         UUID PRIMARY KEY NOT NULL,
    title      TEXT NOT NULL CHECK (title <> ''),
    day        DATE NOT NULL,
    closed_at  TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX seed_days_by_day ON seed_days (day);

-- Packets printed of a lot: numbered from one.
CREATE TABLE packet_runs (
    id         UUID PRIMARY KEY NOT NULL,
    lot_id     UUID NOT NULL REFERENCES seed_lots (id),
    first      BIGINT NOT NULL CHECK (first >= 1),
    packets    BIGINT NOT NULL CHECK (packets BETWEEN 1 AND 1000),
    printed_at TIMESTAMPTZ NOT NULL,
    UNIQUE (lot_id, first)
);

CREATE TABLE seed_requests (
    id           UUID PRIMARY KEY NOT NULL,
    code         TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    email        TEXT NOT NULL,
    commune      TEXT NOT NULL DEFAULT '',
    lang         TEXT NOT NULL,
    note         TEXT NOT NULL DEFAULT '',
    state        TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'prepared', 'handed', 'expired', 'cancelled')),
    asked_at     TIMESTAMPTZ NOT NULL,
    -- When what is held for it is free again, unless somebody confirms or fetches it.
    expires_at   TIMESTAMPTZ NOT NULL,
    ended_at     TIMESTAMPTZ,
    version      BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX seed_requests_by_state ON seed_requests (state, expires_at);
CREATE INDEX seed_requests_by_email ON seed_requests (email);

CREATE TABLE seed_request_lines (
    request_id UUID NOT NULL REFERENCES seed_requests (id),
    lot_id     UUID NOT NULL REFERENCES seed_lots (id),
    amount     BIGINT NOT NULL CHECK (amount > 0),
    -- Whether it is held now: changed with the request's state.
    holding    BOOLEAN NOT NULL,
    PRIMARY KEY (request_id, lot_id)
);
CREATE INDEX seed_request_lines_by_lot ON seed_request_lines (lot_id);

-- Private links; only their hash is kept.
CREATE TABLE seed_request_links (
    hash       BYTEA PRIMARY KEY NOT NULL,
    request_id UUID NOT NULL REFERENCES seed_requests (id),
    by_mail    BOOLEAN NOT NULL
);
CREATE INDEX seed_request_links_by_request ON seed_request_links (request_id);

-- The ledger of seed, in each lot's unit. Lines are only ever added; a mistake is taken back by a line of the opposite quantity.
CREATE TABLE seed_moves (
    id          UUID PRIMARY KEY NOT NULL,
    lot_id      UUID NOT NULL REFERENCES seed_lots (id),
    quantity    BIGINT NOT NULL CHECK (quantity <> 0),
    cause       TEXT NOT NULL CHECK (cause IN ('entry', 'count_up', 'gift', 'loan', 'swap', 'test', 'sowing', 'transfer_out', 'loss', 'discard', 'count_down', 'into', 'from', 'reversal')),
    receiver    TEXT CHECK (receiver IN ('anonymous', 'person', 'member', 'school', 'keeper', 'professional', 'plot')),
    commune     TEXT NOT NULL DEFAULT '',
    request_id  UUID REFERENCES seed_requests (id),
    day_id      UUID REFERENCES seed_days (id),
    plot_id     UUID REFERENCES plots (id),
    -- The number of the packet: given once, however often it is scanned.
    packet      BIGINT CHECK (packet >= 1),
    reverses    UUID UNIQUE REFERENCES seed_moves (id),
    client_id   UUID UNIQUE,
    note        TEXT NOT NULL DEFAULT '',
    happened_at TIMESTAMPTZ NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by UUID REFERENCES people (id),
    CHECK (cause NOT IN ('entry', 'count_up', 'from') OR quantity > 0),
    CHECK (cause NOT IN ('gift', 'loan', 'swap', 'test', 'sowing', 'transfer_out', 'loss', 'discard', 'count_down', 'into') OR quantity < 0),
    CHECK ((cause = 'reversal') = (reverses IS NOT NULL))
);
CREATE INDEX seed_moves_by_lot ON seed_moves (lot_id, happened_at);
CREATE INDEX seed_moves_by_day ON seed_moves (day_id) WHERE day_id IS NOT NULL;
CREATE INDEX seed_moves_by_request ON seed_moves (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX seed_moves_by_plot ON seed_moves (plot_id) WHERE plot_id IS NOT NULL;
CREATE INDEX seed_moves_by_time ON seed_moves (happened_at);
CREATE INDEX seed_moves_by_author ON seed_moves (recorded_by) WHERE recorded_by IS NOT NULL;
CREATE INDEX seed_moves_by_packet ON seed_moves (lot_id, packet) WHERE packet IS NOT NULL;

-- A promise to bring seed back: counted, never enforced.
CREATE TABLE seed_promises (
    id         UUID PRIMARY KEY NOT NULL,
    lot_id     UUID NOT NULL REFERENCES seed_lots (id),
    -- How many seeds they mean to bring, and how many came.
    promised   BIGINT NOT NULL CHECK (promised BETWEEN 1 AND 1000000),
    returned   BIGINT NOT NULL DEFAULT 0 CHECK (returned >= 0),
    name       TEXT NOT NULL DEFAULT '',
    email      TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL CHECK (state IN ('open', 'part', 'kept', 'released', 'silent')),
    made_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX seed_promises_by_lot ON seed_promises (lot_id);
CREATE INDEX seed_promises_by_state ON seed_promises (state, made_at);
CREATE INDEX seed_promises_by_email ON seed_promises (email);

-- What was brought back for a promise: each a lot of its own.
CREATE TABLE seed_returns (
    promise_id UUID NOT NULL REFERENCES seed_promises (id),
    lot_id     UUID PRIMARY KEY NOT NULL REFERENCES seed_lots (id),
    seeds      BIGINT NOT NULL CHECK (seeds > 0)
);
CREATE INDEX seed_returns_by_promise ON seed_returns (promise_id);

CREATE TABLE germinations (
    id         UUID PRIMARY KEY NOT NULL,
    lot_id     UUID NOT NULL REFERENCES seed_lots (id),
    sown       BIGINT NOT NULL CHECK (sown BETWEEN 1 AND 1000),
    germinated BIGINT NOT NULL DEFAULT 0,
    started_on DATE NOT NULL,
    closed_on  DATE CHECK (closed_on >= started_on),
    note       TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT germinated_of_sown CHECK (germinated BETWEEN 0 AND sown)
);
CREATE INDEX germinations_by_lot ON germinations (lot_id, closed_on);
CREATE INDEX germinations_open ON germinations (started_on) WHERE closed_on IS NULL;

-- How many more had germinated on a day.
CREATE TABLE germination_counts (
    id             UUID PRIMARY KEY NOT NULL,
    germination_id UUID NOT NULL REFERENCES germinations (id),
    day            DATE NOT NULL,
    germinated     BIGINT NOT NULL CHECK (germinated > 0),
    counted_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX germination_counts_by_test ON germination_counts (germination_id, day);

-- A packet's number is given once, unless that was taken back; the lot is locked while somebody asks.
CREATE FUNCTION seed_packet_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM seed_lots WHERE id = NEW.lot_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1
        FROM seed_moves AS given
        WHERE given.lot_id = NEW.lot_id AND given.packet = NEW.packet
          AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = given.id)
    ) THEN
        RAISE EXCEPTION 'seed_packets_once';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER seed_packets_once BEFORE INSERT ON seed_moves FOR EACH ROW
WHEN (NEW.packet IS NOT NULL) EXECUTE FUNCTION seed_packet_once();
CREATE FUNCTION count_seed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE seed_lots SET balance = COALESCE(balance, 0) + NEW.quantity WHERE id = NEW.lot_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_moves_counted AFTER INSERT ON seed_moves FOR EACH ROW EXECUTE FUNCTION count_seed();
CREATE TRIGGER seed_moves_stay BEFORE UPDATE ON seed_moves FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER seed_moves_kept BEFORE DELETE ON seed_moves FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE FUNCTION seed_held_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free BIGINT;
BEGIN
    SELECT COALESCE(balance, 0) - held - reserve INTO free FROM seed_lots WHERE id = NEW.lot_id FOR NO KEY UPDATE;
    IF NEW.amount > free THEN
        RAISE EXCEPTION 'seed_held_within';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER seed_held_within BEFORE INSERT ON seed_request_lines FOR EACH ROW
WHEN (NEW.holding) EXECUTE FUNCTION seed_held_within();
CREATE FUNCTION count_seed_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE seed_lots SET held = held + CASE WHEN NEW.holding THEN NEW.amount ELSE -NEW.amount END WHERE id = NEW.lot_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_held_counted AFTER INSERT ON seed_request_lines FOR EACH ROW
WHEN (NEW.holding) EXECUTE FUNCTION count_seed_held();
CREATE TRIGGER seed_held_changed AFTER UPDATE OF holding ON seed_request_lines FOR EACH ROW
WHEN (OLD.holding <> NEW.holding) EXECUTE FUNCTION count_seed_held();

CREATE FUNCTION count_germination() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE germinations SET germinated = germinated + NEW.germinated WHERE id = NEW.germination_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER germination_counted AFTER INSERT ON germination_counts FOR EACH ROW EXECUTE FUNCTION count_germination();
CREATE TRIGGER germination_counts_stay BEFORE UPDATE OR DELETE ON germination_counts FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER seed_parents_stay BEFORE UPDATE OR DELETE ON seed_parents FOR EACH ROW EXECUTE FUNCTION only_added_to();
