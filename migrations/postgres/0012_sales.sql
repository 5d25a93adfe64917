-- Sales: cycles of orders, who ordered what, what was packed, what is owed, and the papers about it.

CREATE TABLE sale_settings (
    id          BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    -- Franchise (art. 293 B du CGI), an association exempt as such, or liable to VAT.
    regime      TEXT NOT NULL CHECK (regime IN ('franchise', 'exempt', 'liable')),
    -- The wording that papers carry where no VAT is charged.
    wording     TEXT NOT NULL DEFAULT '',
    siren       TEXT NOT NULL DEFAULT '',
    -- The consumers' mediator, named before an order (Code de la consommation L616-1).
    mediator    TEXT NOT NULL DEFAULT '',
    iban        TEXT NOT NULL DEFAULT '',
    holder      TEXT NOT NULL DEFAULT '',
    announce    BOOLEAN NOT NULL DEFAULT TRUE,
    remind      BOOLEAN NOT NULL DEFAULT TRUE
);
INSERT INTO sale_settings (id, regime, wording)
VALUES (1, 'franchise', 'TVA non applicable, art. 293 B du CGI');

CREATE TABLE pickup_points (
    id            UUID PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    address       TEXT NOT NULL DEFAULT '',
    note          TEXT NOT NULL DEFAULT '',
    -- What becomes of a crate that nobody fetches: back into store, or given; charged or not.
    uncollected   TEXT NOT NULL CHECK (uncollected IN ('keep', 'donate')),
    charged       BOOLEAN NOT NULL DEFAULT FALSE,
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    archived_at   TIMESTAMPTZ,
    version       BIGINT NOT NULL CHECK (version > 0)
);

CREATE TABLE price_groups (
    id         UUID PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    created_at TIMESTAMPTZ NOT NULL
);

-- Prices with tax, each or a kilogram, from a day on: for everybody, or for a group. Only ever added to.
CREATE TABLE prices (
    id          UUID PRIMARY KEY NOT NULL,
    product_id  UUID NOT NULL REFERENCES products (id),
    group_id    UUID REFERENCES price_groups (id),
    cents       BIGINT NOT NULL CHECK (cents BETWEEN 0 AND 1000000),
    starts      DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX prices_of_product ON prices (product_id, starts);

CREATE TABLE cycles (
    id            UUID PRIMARY KEY NOT NULL,
    title         TEXT NOT NULL CHECK (title <> ''),
    -- Planned in the ecopole's own time; the instants follow from it.
    opens_day     DATE NOT NULL,
    opens_minute  BIGINT NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
    closes_day    DATE NOT NULL,
    closes_minute BIGINT NOT NULL CHECK (closes_minute BETWEEN 0 AND 1439),
    opens_at      TIMESTAMPTZ NOT NULL,
    closes_at     TIMESTAMPTZ NOT NULL,
    rule          TEXT NOT NULL CHECK (rule IN ('fair', 'first', 'solidarity')),
    -- Opening and closing follow the clock; only what people decide is kept.
    state         TEXT NOT NULL CHECK (state IN ('draft', 'published', 'allocated', 'settled', 'cancelled')),
    announced_at  TIMESTAMPTZ,
    note          TEXT NOT NULL DEFAULT '',
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    archived_at   TIMESTAMPTZ,
    version       BIGINT NOT NULL CHECK (version > 0),
    CHECK (opens_at < closes_at)
);
CREATE INDEX cycles_by_closing ON cycles (closes_at);

-- What a cycle offers; the id is that of its supply. The price is that of the day it was offered.
CREATE TABLE cycle_offers (
    id          UUID PRIMARY KEY NOT NULL REFERENCES supplies (id),
    cycle_id    UUID NOT NULL REFERENCES cycles (id),
    product_id  UUID NOT NULL REFERENCES products (id),
    price_cents BIGINT NOT NULL CHECK (price_cents BETWEEN 0 AND 1000000),
    -- Most portions a person.
    most        BIGINT CHECK (most BETWEEN 1 AND 1000),
    withdrawn   BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (cycle_id, product_id)
);
CREATE INDEX cycle_offers_by_product ON cycle_offers (product_id);

CREATE TABLE offer_prices (
    offer_id UUID NOT NULL REFERENCES cycle_offers (id),
    group_id UUID NOT NULL REFERENCES price_groups (id),
    cents    BIGINT NOT NULL CHECK (cents BETWEEN 0 AND 1000000),
    PRIMARY KEY (offer_id, group_id)
);

CREATE TABLE pickup_slots (
    id            UUID PRIMARY KEY NOT NULL,
    cycle_id      UUID NOT NULL REFERENCES cycles (id),
    point_id      UUID NOT NULL REFERENCES pickup_points (id),
    day           DATE NOT NULL,
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute   BIGINT NOT NULL CHECK (ends_minute > starts_minute AND ends_minute <= 1440),
    starts_at     TIMESTAMPTZ NOT NULL,
    ends_at       TIMESTAMPTZ NOT NULL,
    -- Most crates, and its own end of orders where it is earlier than the cycle's.
    crates        BIGINT CHECK (crates BETWEEN 1 AND 10000),
    cut_off_at    TIMESTAMPTZ,
    taken         BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0),
    CONSTRAINT slots_within_crates CHECK (crates IS NULL OR taken <= crates)
);
CREATE UNIQUE INDEX pickup_slots_once ON pickup_slots (cycle_id, point_id, starts_at);
CREATE INDEX pickup_slots_by_cycle ON pickup_slots (cycle_id, starts_at);
CREATE INDEX pickup_slots_by_time ON pickup_slots (starts_at);

-- Who orders: a name and one way to reach them, no account.
CREATE TABLE customers (
    id          UUID PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    email       TEXT UNIQUE,
    -- Digits only, as they are compared.
    phone       TEXT,
    lang        TEXT NOT NULL,
    group_id    UUID REFERENCES price_groups (id),
    -- Served first in a shortage; seen by sellers only.
    solidarity  BOOLEAN NOT NULL DEFAULT FALSE,
    letters     BOOLEAN NOT NULL DEFAULT TRUE,
    -- For invoices: a professional has a number.
    company     TEXT NOT NULL DEFAULT '',
    siren       TEXT NOT NULL DEFAULT '',
    address     TEXT NOT NULL DEFAULT '',
    -- What the ecopole owes them (below nothing: what they owe), and jars they have: kept where the ledgers are written.
    balance     BIGINT NOT NULL DEFAULT 0,
    jars        BIGINT NOT NULL DEFAULT 0 CONSTRAINT jars_not_negative CHECK (jars >= 0),
    search_text TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    erased_at   TIMESTAMPTZ,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX customers_by_phone ON customers (phone) WHERE phone IS NOT NULL;
CREATE INDEX customers_by_name ON customers (search_text);

CREATE TABLE orders (
    id            UUID PRIMARY KEY NOT NULL,
    code          TEXT NOT NULL UNIQUE,
    cycle_id      UUID NOT NULL REFERENCES cycles (id),
    customer_id   UUID NOT NULL REFERENCES customers (id),
    slot_id       UUID NOT NULL REFERENCES pickup_slots (id),
    name          TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('placed', 'cancelled', 'packed', 'handed_over', 'not_collected')),
    -- What to do where something is missing.
    wish          TEXT NOT NULL CHECK (wish IN ('similar', 'credit')),
    note          TEXT NOT NULL DEFAULT '',
    lang          TEXT NOT NULL,
    placed_at     TIMESTAMPTZ NOT NULL,
    changed_at    TIMESTAMPTZ NOT NULL,
    cancelled_at  TIMESTAMPTZ,
    reason        TEXT NOT NULL DEFAULT '',
    packed_at     TIMESTAMPTZ,
    closed_at     TIMESTAMPTZ,
    reminded_at   TIMESTAMPTZ,
    recorded_by   UUID REFERENCES people (id),
    version       BIGINT NOT NULL CHECK (version > 0),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE UNIQUE INDEX orders_one_live ON orders (cycle_id, customer_id) WHERE state <> 'cancelled';
CREATE INDEX orders_by_slot ON orders (slot_id);
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_by_author ON orders (recorded_by) WHERE recorded_by IS NOT NULL;

CREATE TABLE order_lines (
    id            UUID PRIMARY KEY NOT NULL,
    order_id      UUID NOT NULL REFERENCES orders (id),
    offer_id      UUID NOT NULL REFERENCES cycle_offers (id),
    product_id    UUID NOT NULL REFERENCES products (id),
    -- As it was offered: later changes of the catalogue do not reach it.
    name          TEXT NOT NULL,
    mode          TEXT NOT NULL CHECK (mode IN ('piece', 'kg', 'piece_weighed')),
    portion_g     BIGINT,
    least_g       BIGINT,
    most_g        BIGINT,
    price_cents   BIGINT NOT NULL CHECK (price_cents >= 0),
    vat_bp        BIGINT NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
    deposit_cents BIGINT NOT NULL DEFAULT 0,
    -- Portions asked for; grams or pieces granted in a shortage, and packed.
    ordered       BIGINT NOT NULL CHECK (ordered >= 0),
    allocated     BIGINT CHECK (allocated >= 0),
    packed        BIGINT CHECK (packed >= 0),
    weight_g      BIGINT CHECK (weight_g >= 0),
    -- What was promised at most, and what it came to.
    ceiling_cents BIGINT NOT NULL CHECK (ceiling_cents >= 0),
    billed_cents  BIGINT,
    CONSTRAINT lines_within_ceiling CHECK (billed_cents IS NULL OR billed_cents BETWEEN 0 AND ceiling_cents),
    CHECK (packed IS NULL OR mode = 'piece' OR packed = 0 OR weight_g IS NOT NULL),
    -- Nothing is charged that did not come out of store.
    CHECK (billed_cents IS NULL OR billed_cents = 0 OR packed > 0),
    UNIQUE (order_id, offer_id)
);
CREATE INDEX order_lines_by_offer ON order_lines (offer_id);

-- Private links; only their hash is kept.
CREATE TABLE order_links (
    hash     BYTEA PRIMARY KEY NOT NULL,
    order_id UUID NOT NULL REFERENCES orders (id),
    by_mail  BOOLEAN NOT NULL
);
CREATE INDEX order_links_by_order ON order_links (order_id);

-- What happened to an order, for whoever ordered.
CREATE TABLE order_events (
    id       UUID PRIMARY KEY NOT NULL,
    order_id UUID NOT NULL REFERENCES orders (id),
    at       TIMESTAMPTZ NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('placed', 'changed', 'cancelled', 'resumed', 'allocated', 'packed', 'opened', 'handed_over', 'not_collected', 'asked_back')),
    by_team  BOOLEAN NOT NULL,
    detail   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX order_events_by_order ON order_events (order_id, at);

-- What customers owe and are owed: a ledger, only added to.
CREATE TABLE account_moves (
    id          UUID PRIMARY KEY NOT NULL,
    customer_id UUID NOT NULL REFERENCES customers (id),
    order_id    UUID REFERENCES orders (id),
    -- In favour of the customer; what they bought is below nothing.
    cents       BIGINT NOT NULL CHECK (cents <> 0),
    cause       TEXT NOT NULL CHECK (cause IN ('order', 'payment', 'refund', 'deposit', 'gesture', 'reversal')),
    method      TEXT CHECK (method IN ('cash', 'card', 'cheque', 'transfer', 'units')),
    reverses    UUID UNIQUE REFERENCES account_moves (id),
    note        TEXT NOT NULL DEFAULT '',
    at          TIMESTAMPTZ NOT NULL,
    recorded_by UUID REFERENCES people (id),
    CHECK ((cause IN ('payment', 'refund')) = (method IS NOT NULL) OR cause = 'reversal'),
    CHECK ((cause = 'reversal') = (reverses IS NOT NULL)),
    CHECK (cause NOT IN ('payment', 'gesture') OR cents > 0),
    CHECK (cause NOT IN ('refund') OR cents < 0)
);
CREATE INDEX account_moves_by_customer ON account_moves (customer_id, at);
CREATE INDEX account_moves_by_order ON account_moves (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX account_moves_by_time ON account_moves (at);
CREATE INDEX account_moves_by_author ON account_moves (recorded_by) WHERE recorded_by IS NOT NULL;

-- Jars lent and given back; their cents stand in the account.
CREATE TABLE jar_moves (
    id          UUID PRIMARY KEY NOT NULL,
    customer_id UUID NOT NULL REFERENCES customers (id),
    order_id    UUID REFERENCES orders (id),
    jars        BIGINT NOT NULL CHECK (jars <> 0),
    cents_each  BIGINT NOT NULL CHECK (cents_each >= 0),
    at          TIMESTAMPTZ NOT NULL,
    recorded_by UUID REFERENCES people (id)
);
CREATE INDEX jar_moves_by_customer ON jar_moves (customer_id, at);

-- The last number of each series, and its hash: locked while a paper is issued, so that numbers have no gap.
CREATE TABLE paper_series (
    kind      TEXT NOT NULL CHECK (kind IN ('ticket', 'invoice', 'credit_note')),
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL DEFAULT 0 CHECK (last >= 0),
    last_hash TEXT NOT NULL,
    PRIMARY KEY (kind, year)
);

-- Papers issued, each chained to the one before it in its series. What stands on a paper is in its payload.
CREATE TABLE papers (
    id          UUID PRIMARY KEY NOT NULL,
    kind        TEXT NOT NULL,
    year        BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number > 0),
    customer_id UUID NOT NULL REFERENCES customers (id),
    order_id    UUID REFERENCES orders (id),
    -- The ticket or invoice that a credit note corrects.
    credits     UUID REFERENCES papers (id),
    gross_cents BIGINT NOT NULL,
    payload     TEXT NOT NULL,
    previous    TEXT NOT NULL,
    hash        TEXT NOT NULL,
    issued_at   TIMESTAMPTZ NOT NULL,
    recorded_by UUID REFERENCES people (id),
    UNIQUE (kind, year, number),
    FOREIGN KEY (kind, year) REFERENCES paper_series (kind, year),
    CHECK ((kind = 'credit_note') = (credits IS NOT NULL))
);
CREATE INDEX papers_by_order ON papers (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX papers_by_customer ON papers (customer_id, issued_at);
CREATE INDEX papers_by_time ON papers (issued_at);
CREATE UNIQUE INDEX papers_credited_once ON papers (credits) WHERE credits IS NOT NULL;

-- Days, months and years closed, with totals that only grow.
CREATE TABLE closings (
    id                 UUID PRIMARY KEY NOT NULL,
    kind               TEXT NOT NULL CHECK (kind IN ('day', 'month', 'year')),
    first              DATE NOT NULL,
    last               DATE NOT NULL CHECK (last >= first),
    -- The instant at which its last day ends: nothing is entered before it any more.
    ends_at            TIMESTAMPTZ NOT NULL,
    total_cents        BIGINT NOT NULL,
    absolute_cents     BIGINT NOT NULL CHECK (absolute_cents >= 0),
    perpetual_cents    BIGINT NOT NULL,
    perpetual_absolute BIGINT NOT NULL CHECK (perpetual_absolute >= absolute_cents),
    moves              BIGINT NOT NULL CHECK (moves >= 0),
    payload            TEXT NOT NULL,
    previous           TEXT NOT NULL,
    hash               TEXT NOT NULL,
    closed_at          TIMESTAMPTZ NOT NULL,
    recorded_by        UUID REFERENCES people (id),
    UNIQUE (kind, first)
);

CREATE FUNCTION count_slots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state <> 'cancelled' THEN
        UPDATE pickup_slots SET taken = taken - 1 WHERE id = OLD.slot_id;
    END IF;
    IF NEW.state <> 'cancelled' THEN
        UPDATE pickup_slots SET taken = taken + 1 WHERE id = NEW.slot_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER orders_take_slots AFTER INSERT OR UPDATE OF slot_id, state ON orders FOR EACH ROW EXECUTE FUNCTION count_slots();
CREATE FUNCTION sum_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE customers SET balance = balance + NEW.cents WHERE id = NEW.customer_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER account_moves_summed AFTER INSERT ON account_moves FOR EACH ROW EXECUTE FUNCTION sum_accounts();
CREATE FUNCTION refuse_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.at < (SELECT MAX(ends_at) FROM closings WHERE kind = 'day') THEN
        RAISE EXCEPTION 'closed_days_stay';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER closed_days_stay BEFORE INSERT ON account_moves FOR EACH ROW EXECUTE FUNCTION refuse_closed_days();
CREATE FUNCTION sum_jars() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE customers SET jars = jars + NEW.jars WHERE id = NEW.customer_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER jar_moves_summed AFTER INSERT ON jar_moves FOR EACH ROW EXECUTE FUNCTION sum_jars();
CREATE TRIGGER prices_stay BEFORE UPDATE ON prices FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER prices_kept BEFORE DELETE ON prices FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER order_events_stay BEFORE UPDATE ON order_events FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER order_events_kept BEFORE DELETE ON order_events FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER account_moves_stay BEFORE UPDATE ON account_moves FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER account_moves_kept BEFORE DELETE ON account_moves FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER jar_moves_stay BEFORE UPDATE ON jar_moves FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER jar_moves_kept BEFORE DELETE ON jar_moves FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER papers_stay BEFORE UPDATE ON papers FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER papers_kept BEFORE DELETE ON papers FOR EACH ROW EXECUTE FUNCTION only_added_to();
CREATE TRIGGER closings_stay BEFORE UPDATE ON closings FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER closings_kept BEFORE DELETE ON closings FOR EACH ROW EXECUTE FUNCTION only_added_to();
