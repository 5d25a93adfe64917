-- What is grown and sold, and where each gram and piece of it is: species, varieties, products, lots, and the ledger of stock.

-- Species with reference figures for a market garden in Hauts-de-France; anybody who keeps the catalogue may correct them.
CREATE TABLE species (
    id              BLOB PRIMARY KEY NOT NULL,
    name            TEXT NOT NULL CHECK (name <> ''),
    latin           TEXT NOT NULL DEFAULT '',
    family          TEXT NOT NULL DEFAULT '',
    -- Perennials take the organic status of the day of harvest, annuals that of the day of sowing.
    perennial       BOOLEAN NOT NULL DEFAULT FALSE,
    -- The months of harvest, a bit each, January the lowest.
    harvest_months  BIGINT NOT NULL DEFAULT 0 CHECK (harvest_months BETWEEN 0 AND 4095),
    -- Days from sowing or planting to the first harvest.
    days            BIGINT CHECK (days BETWEEN 1 AND 4000),
    -- Years before the same family may come back.
    return_years    BIGINT CHECK (return_years BETWEEN 0 AND 20),
    -- A typical yield, in grams a square metre.
    yield_low_g     BIGINT CHECK (yield_low_g >= 0),
    yield_high_g    BIGINT CHECK (yield_high_g >= yield_low_g),
    search_text     TEXT NOT NULL,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    archived_at     TIMESTAMP,
    version         BIGINT NOT NULL CHECK (version > 0)
);
CREATE UNIQUE INDEX species_once ON species (search_text) WHERE archived_at IS NULL;

CREATE TABLE varieties (
    id          BLOB PRIMARY KEY NOT NULL,
    species_id  BLOB NOT NULL REFERENCES species (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    search_text TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX varieties_once ON varieties (species_id, search_text);

CREATE TABLE products (
    id             BLOB PRIMARY KEY NOT NULL,
    name           TEXT NOT NULL CHECK (name <> ''),
    -- None for what is no single crop: jam, eggs, a mixed bunch.
    species_id     BLOB REFERENCES species (id),
    pictogram      TEXT NOT NULL,
    -- Sold by the piece at a price each, by weight, or by the piece at a price a kilogram.
    mode           TEXT NOT NULL CHECK (mode IN ('piece', 'kg', 'piece_weighed')),
    -- One portion: what a person orders at a time; its estimated, least and most weight.
    portion_g      BIGINT CHECK (portion_g BETWEEN 1 AND 100000),
    least_g        BIGINT CHECK (least_g BETWEEN 1 AND 100000),
    most_g         BIGINT CHECK (most_g BETWEEN 1 AND 100000),
    vat_bp         BIGINT NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
    -- Whether a marketing standard of its own asks for a category (Regulation (EU) 2023/2429).
    norm           TEXT NOT NULL CHECK (norm IN ('general', 'specific')),
    category       TEXT NOT NULL DEFAULT 'none' CHECK (category IN ('none', 'extra', 'I', 'II')),
    variety        TEXT NOT NULL DEFAULT '',
    size           TEXT NOT NULL DEFAULT '',
    origin         TEXT NOT NULL DEFAULT '',
    allergens      TEXT NOT NULL DEFAULT '',
    deposit_cents  BIGINT NOT NULL DEFAULT 0 CHECK (deposit_cents BETWEEN 0 AND 10000),
    published      BOOLEAN NOT NULL DEFAULT FALSE,
    -- What is in store, and what of all that is promised to orders: kept where the ledgers are written.
    on_hand        BIGINT NOT NULL DEFAULT 0 CONSTRAINT stock_not_negative CHECK (on_hand >= 0),
    reserved       BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    search_text    TEXT NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    updated_at     TIMESTAMP NOT NULL,
    archived_at    TIMESTAMP,
    version        BIGINT NOT NULL CHECK (version > 0),
    CHECK (mode = 'piece' OR (least_g IS NOT NULL AND portion_g IS NOT NULL AND most_g IS NOT NULL)),
    CHECK (least_g <= portion_g AND portion_g <= most_g),
    -- Nothing is offered without what the law has shown beside its price.
    CONSTRAINT products_shown CHECK (NOT published OR (origin <> '' AND (norm = 'general' OR category <> 'none')))
);
CREATE UNIQUE INDEX products_once ON products (search_text) WHERE archived_at IS NULL;
CREATE INDEX products_by_species ON products (species_id);

-- Where stock stands: the cold room, the shed, the van.
CREATE TABLE store_places (
    id          BLOB PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('cold_room', 'shed', 'van', 'point')),
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    archived_at TIMESTAMP,
    version     BIGINT NOT NULL CHECK (version > 0)
);

-- One harvest of one product from one place on one day, or one purchase, or a mix. What a lot is never changes.
CREATE TABLE lots (
    id          BLOB PRIMARY KEY NOT NULL,
    code        TEXT NOT NULL UNIQUE,
    product_id  BLOB NOT NULL REFERENCES products (id),
    variety_id  BLOB REFERENCES varieties (id),
    kind        TEXT NOT NULL CHECK (kind IN ('harvest', 'purchase', 'mix')),
    day         DATE NOT NULL,
    -- Frozen at harvest; nothing ever upgrades it.
    label       TEXT NOT NULL CHECK (label IN ('conventional', 'conversion', 'organic')),
    plot_id     BLOB REFERENCES plots (id),
    bed_id      BLOB REFERENCES beds (id),
    tree_id     BLOB REFERENCES trees (id),
    sown_on     DATE CHECK (sown_on <= day),
    supplier    TEXT NOT NULL DEFAULT '',
    certificate TEXT NOT NULL DEFAULT '',
    created_at  TIMESTAMP NOT NULL,
    CHECK (kind <> 'harvest' OR plot_id IS NOT NULL),
    CHECK (kind <> 'purchase' OR supplier <> '')
);
CREATE INDEX lots_by_product ON lots (product_id, day);
CREATE INDEX lots_by_day ON lots (day);
CREATE INDEX lots_by_plot ON lots (plot_id, day);

-- What a mix was made of.
CREATE TABLE lot_parents (
    lot_id    BLOB NOT NULL REFERENCES lots (id),
    parent_id BLOB NOT NULL REFERENCES lots (id),
    quantity  BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (lot_id, parent_id)
);
CREATE INDEX lot_parents_by_parent ON lot_parents (parent_id);

-- The ledger of stock: grams for what is sold by weight, pieces for what is counted. Lines are only ever added; a mistake is taken back
-- by a line of the opposite quantity.
CREATE TABLE stock_moves (
    id          BLOB PRIMARY KEY NOT NULL,
    lot_id      BLOB NOT NULL REFERENCES lots (id),
    product_id  BLOB NOT NULL REFERENCES products (id),
    place_id    BLOB NOT NULL REFERENCES store_places (id),
    quantity    BIGINT NOT NULL CHECK (quantity <> 0),
    cause       TEXT NOT NULL CHECK (cause IN ('harvest', 'purchase', 'mixing', 'move', 'pack', 'till', 'loss', 'compost', 'donation', 'processing', 'eaten', 'return', 'count', 'reversal')),
    -- The order line that was packed or came back.
    holder_id   BLOB,
    -- The line that this one takes back.
    reverses    BLOB UNIQUE REFERENCES stock_moves (id),
    -- What the device that weighed calls it: however often it is sent, it counts once.
    client_id   BLOB UNIQUE,
    note        TEXT NOT NULL DEFAULT '',
    happened_at TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BLOB REFERENCES people (id),
    CHECK (cause NOT IN ('harvest', 'purchase', 'return') OR quantity > 0),
    CHECK (cause NOT IN ('pack', 'till', 'loss', 'compost', 'donation', 'processing', 'eaten') OR quantity < 0),
    CHECK ((cause = 'reversal') = (reverses IS NOT NULL))
);
CREATE INDEX stock_moves_by_lot ON stock_moves (lot_id, happened_at);
CREATE INDEX stock_moves_by_holder ON stock_moves (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX stock_moves_by_time ON stock_moves (happened_at);
CREATE INDEX stock_moves_by_author ON stock_moves (recorded_by, recorded_at);

-- What stands where, kept where the ledger is written; never below nothing.
CREATE TABLE stock (
    lot_id     BLOB NOT NULL REFERENCES lots (id),
    place_id   BLOB NOT NULL REFERENCES store_places (id),
    product_id BLOB NOT NULL REFERENCES products (id),
    quantity   BIGINT NOT NULL CONSTRAINT stock_not_negative CHECK (quantity >= 0),
    PRIMARY KEY (lot_id, place_id)
);
CREATE INDEX stock_there ON stock (product_id, lot_id) WHERE quantity > 0;

-- What one sale may promise of a product: what is in store and free, or, before the harvest, what is expected of it.
CREATE TABLE supplies (
    id         BLOB PRIMARY KEY NOT NULL,
    product_id BLOB NOT NULL REFERENCES products (id),
    expected   BIGINT CHECK (expected >= 0),
    reserved   BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0)
);
CREATE INDEX supplies_by_product ON supplies (product_id);

-- The ledger of promises: reserved, released, or turned into what was packed.
CREATE TABLE reservations (
    id         BLOB PRIMARY KEY NOT NULL,
    supply_id  BLOB NOT NULL REFERENCES supplies (id),
    product_id BLOB NOT NULL REFERENCES products (id),
    holder_id  BLOB NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity <> 0),
    cause      TEXT NOT NULL CHECK (cause IN ('reserve', 'release', 'convert')),
    at         TIMESTAMP NOT NULL,
    CHECK ((cause = 'reserve') = (quantity > 0))
);
CREATE INDEX reservations_by_holder ON reservations (holder_id);
CREATE INDEX reservations_by_supply ON reservations (supply_id);

-- What holds for all of produce.
CREATE TABLE produce_settings (
    id      BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    -- What an empty crate weighs.
    crate_g BIGINT NOT NULL CHECK (crate_g BETWEEN 0 AND 20000)
);
INSERT INTO produce_settings (id, crate_g) VALUES (1, 1900);

CREATE TRIGGER stock_moves_counted AFTER INSERT ON stock_moves
BEGIN
    INSERT INTO stock (lot_id, place_id, product_id, quantity)
    VALUES (NEW.lot_id, NEW.place_id, NEW.product_id, 0)
    ON CONFLICT DO NOTHING;
    UPDATE stock SET quantity = quantity + NEW.quantity WHERE lot_id = NEW.lot_id AND place_id = NEW.place_id;
    UPDATE products SET on_hand = on_hand + NEW.quantity WHERE id = NEW.product_id;
END;
CREATE TRIGGER stock_moves_stay BEFORE UPDATE ON stock_moves
WHEN OLD.recorded_by IS NEW.recorded_by OR OLD.quantity <> NEW.quantity
BEGIN
    SELECT RAISE(ABORT, 'the ledger of stock is only added to');
END;
CREATE TRIGGER stock_moves_kept BEFORE DELETE ON stock_moves
BEGIN
    SELECT RAISE(ABORT, 'the ledger of stock is only added to');
END;
CREATE TRIGGER lots_stay BEFORE UPDATE ON lots
BEGIN
    SELECT RAISE(ABORT, 'a lot stays what it is');
END;
CREATE TRIGGER lots_kept BEFORE DELETE ON lots
BEGIN
    SELECT RAISE(ABORT, 'a lot stays what it is');
END;

CREATE TRIGGER reservations_within BEFORE INSERT ON reservations
WHEN NEW.quantity > 0 AND NEW.quantity > (
    SELECT MAX(products.on_hand - products.reserved, COALESCE(supplies.expected, 0) - supplies.reserved)
    FROM supplies
    JOIN products ON products.id = supplies.product_id
    WHERE supplies.id = NEW.supply_id
)
BEGIN
    SELECT RAISE(ABORT, 'reservations_within');
END;
CREATE TRIGGER reservations_counted AFTER INSERT ON reservations
BEGIN
    UPDATE supplies SET reserved = reserved + NEW.quantity WHERE id = NEW.supply_id;
    UPDATE products SET reserved = reserved + NEW.quantity WHERE id = NEW.product_id;
END;
CREATE TRIGGER reservations_stay BEFORE UPDATE ON reservations
BEGIN
    SELECT RAISE(ABORT, 'the ledger of promises is only added to');
END;
CREATE TRIGGER reservations_kept BEFORE DELETE ON reservations
BEGIN
    SELECT RAISE(ABORT, 'the ledger of promises is only added to');
END;
