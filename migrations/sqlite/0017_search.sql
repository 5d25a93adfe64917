-- One search over the house. What can be found stands in `search_entries`, a line a record, kept by triggers from what each record is called;
-- `archipel check` compares it with the records. What a kind is called by is said once, in its view. The words are an FTS5 index beside it:
-- accents and capitals do not count, a word is found by its beginning; its vocabulary serves those who mistype.

CREATE TABLE search_entries (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    record_id BLOB NOT NULL,
    text      TEXT NOT NULL,
    UNIQUE (kind, record_id)
);

CREATE VIRTUAL TABLE search_index USING fts5 (
    kind, text,
    content = 'search_entries', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_index, 'col');

CREATE TRIGGER search_entries_new AFTER INSERT ON search_entries BEGIN
    INSERT INTO search_index (rowid, kind, text) VALUES (NEW.id, NEW.kind, NEW.text);
END;
CREATE TRIGGER search_entries_gone AFTER DELETE ON search_entries BEGIN
    INSERT INTO search_index (search_index, rowid, kind, text) VALUES ('delete', OLD.id, OLD.kind, OLD.text);
END;

CREATE VIEW people_found AS
SELECT id, name || ' ' || COALESCE(email, '')
    || ' ' || REPLACE(REPLACE(REPLACE(REPLACE(phone, ' ', ''), '.', ''), '-', ''), '+33', '0') AS text
FROM people
WHERE erased_at IS NULL AND merged_into IS NULL;

CREATE VIEW sites_found AS
SELECT id, name || ' ' || commune AS text
FROM sites
WHERE archived_at IS NULL;

CREATE VIEW plots_found AS
SELECT id, name AS text
FROM plots
WHERE archived_at IS NULL;

CREATE VIEW beds_found AS
SELECT beds.id AS id, plots.name || ' ' || beds.code AS text
FROM beds JOIN plots ON plots.id = beds.plot_id
WHERE beds.archived_at IS NULL;

CREATE VIEW tasks_found AS
SELECT id, name || ' ' || name_en AS text
FROM tasks
WHERE archived_at IS NULL;

CREATE VIEW workshops_found AS
SELECT id, title AS text
FROM workshops
WHERE archived_at IS NULL;

CREATE VIEW bookings_found AS
SELECT id, code
    || ' ' || REPLACE(code, '-', '') || ' ' || name || ' ' || email
    || ' ' || REPLACE(REPLACE(REPLACE(REPLACE(phone, ' ', ''), '.', ''), '-', ''), '+33', '0') AS text
FROM bookings;

CREATE VIEW products_found AS
SELECT id, name AS text
FROM products
WHERE archived_at IS NULL;

CREATE VIEW lots_found AS
SELECT lots.id AS id, lots.code || ' ' || REPLACE(lots.code, '-', '') || ' ' || products.name || ' ' || lots.supplier AS text
FROM lots JOIN products ON products.id = lots.product_id;

CREATE VIEW customers_found AS
SELECT id, name || ' ' || COALESCE(email, '') || ' ' || COALESCE(phone, '') AS text
FROM customers
WHERE erased_at IS NULL;

CREATE VIEW orders_found AS
SELECT id, code || ' ' || REPLACE(code, '-', '') || ' ' || name AS text
FROM orders;

CREATE VIEW seed_varieties_found AS
SELECT variety_id AS id, search_text AS text
FROM seed_varieties
WHERE archived_at IS NULL;

CREATE VIEW seed_lots_found AS
SELECT seed_lots.id AS id, seed_lots.code || ' ' || REPLACE(seed_lots.code, '-', '') || ' ' || varieties.name AS text
FROM seed_lots JOIN varieties ON varieties.id = seed_lots.variety_id;

CREATE VIEW search_sources AS
SELECT 'person' AS kind, id, text FROM people_found
UNION ALL
SELECT 'site' AS kind, id, text FROM sites_found
UNION ALL
SELECT 'plot' AS kind, id, text FROM plots_found
UNION ALL
SELECT 'bed' AS kind, id, text FROM beds_found
UNION ALL
SELECT 'task' AS kind, id, text FROM tasks_found
UNION ALL
SELECT 'workshop' AS kind, id, text FROM workshops_found
UNION ALL
SELECT 'booking' AS kind, id, text FROM bookings_found
UNION ALL
SELECT 'product' AS kind, id, text FROM products_found
UNION ALL
SELECT 'lot' AS kind, id, text FROM lots_found
UNION ALL
SELECT 'customer' AS kind, id, text FROM customers_found
UNION ALL
SELECT 'order' AS kind, id, text FROM orders_found
UNION ALL
SELECT 'variety' AS kind, id, text FROM seed_varieties_found
UNION ALL
SELECT 'seedlot' AS kind, id, text FROM seed_lots_found;

INSERT INTO search_entries (kind, record_id, text) SELECT kind, id, text FROM search_sources;

CREATE TRIGGER people_found_new AFTER INSERT ON people BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'person', id, text FROM people_found WHERE id = NEW.id;
END;
CREATE TRIGGER people_found_changed AFTER UPDATE OF name, email, phone, erased_at, merged_into ON people BEGIN
    DELETE FROM search_entries
    WHERE kind = 'person' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM people_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'person', id, text FROM people_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'person' AND record_id = found.id);
END;
CREATE TRIGGER people_found_gone AFTER DELETE ON people BEGIN
    DELETE FROM search_entries WHERE kind = 'person' AND record_id = OLD.id;
END;

CREATE TRIGGER sites_found_new AFTER INSERT ON sites BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'site', id, text FROM sites_found WHERE id = NEW.id;
END;
CREATE TRIGGER sites_found_changed AFTER UPDATE OF name, commune, archived_at ON sites BEGIN
    DELETE FROM search_entries
    WHERE kind = 'site' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM sites_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'site', id, text FROM sites_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'site' AND record_id = found.id);
END;
CREATE TRIGGER sites_found_gone AFTER DELETE ON sites BEGIN
    DELETE FROM search_entries WHERE kind = 'site' AND record_id = OLD.id;
END;

CREATE TRIGGER plots_found_new AFTER INSERT ON plots BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'plot', id, text FROM plots_found WHERE id = NEW.id;
END;
CREATE TRIGGER plots_found_changed AFTER UPDATE OF name, archived_at ON plots BEGIN
    DELETE FROM search_entries
    WHERE kind = 'plot' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM plots_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'plot', id, text FROM plots_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'plot' AND record_id = found.id);
END;
CREATE TRIGGER plots_found_gone AFTER DELETE ON plots BEGIN
    DELETE FROM search_entries WHERE kind = 'plot' AND record_id = OLD.id;
END;

CREATE TRIGGER beds_found_new AFTER INSERT ON beds BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'bed', id, text FROM beds_found WHERE id = NEW.id;
END;
CREATE TRIGGER beds_found_changed AFTER UPDATE OF code, plot_id, archived_at ON beds BEGIN
    DELETE FROM search_entries
    WHERE kind = 'bed' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM beds_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'bed', id, text FROM beds_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'bed' AND record_id = found.id);
END;
CREATE TRIGGER beds_found_gone AFTER DELETE ON beds BEGIN
    DELETE FROM search_entries WHERE kind = 'bed' AND record_id = OLD.id;
END;

CREATE TRIGGER tasks_found_new AFTER INSERT ON tasks BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'task', id, text FROM tasks_found WHERE id = NEW.id;
END;
CREATE TRIGGER tasks_found_changed AFTER UPDATE OF name, name_en, archived_at ON tasks BEGIN
    DELETE FROM search_entries
    WHERE kind = 'task' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM tasks_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'task', id, text FROM tasks_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'task' AND record_id = found.id);
END;
CREATE TRIGGER tasks_found_gone AFTER DELETE ON tasks BEGIN
    DELETE FROM search_entries WHERE kind = 'task' AND record_id = OLD.id;
END;

CREATE TRIGGER workshops_found_new AFTER INSERT ON workshops BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'workshop', id, text FROM workshops_found WHERE id = NEW.id;
END;
CREATE TRIGGER workshops_found_changed AFTER UPDATE OF title, archived_at ON workshops BEGIN
    DELETE FROM search_entries
    WHERE kind = 'workshop' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM workshops_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'workshop', id, text FROM workshops_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'workshop' AND record_id = found.id);
END;
CREATE TRIGGER workshops_found_gone AFTER DELETE ON workshops BEGIN
    DELETE FROM search_entries WHERE kind = 'workshop' AND record_id = OLD.id;
END;

CREATE TRIGGER bookings_found_new AFTER INSERT ON bookings BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'booking', id, text FROM bookings_found WHERE id = NEW.id;
END;
CREATE TRIGGER bookings_found_changed AFTER UPDATE OF code, name, email, phone ON bookings BEGIN
    DELETE FROM search_entries
    WHERE kind = 'booking' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM bookings_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'booking', id, text FROM bookings_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'booking' AND record_id = found.id);
END;
CREATE TRIGGER bookings_found_gone AFTER DELETE ON bookings BEGIN
    DELETE FROM search_entries WHERE kind = 'booking' AND record_id = OLD.id;
END;

CREATE TRIGGER products_found_new AFTER INSERT ON products BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'product', id, text FROM products_found WHERE id = NEW.id;
END;
CREATE TRIGGER products_found_changed AFTER UPDATE OF name, archived_at ON products BEGIN
    DELETE FROM search_entries
    WHERE kind = 'product' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM products_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'product', id, text FROM products_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'product' AND record_id = found.id);
END;
CREATE TRIGGER products_found_gone AFTER DELETE ON products BEGIN
    DELETE FROM search_entries WHERE kind = 'product' AND record_id = OLD.id;
END;

CREATE TRIGGER lots_found_new AFTER INSERT ON lots BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'lot', id, text FROM lots_found WHERE id = NEW.id;
END;
CREATE TRIGGER lots_found_gone AFTER DELETE ON lots BEGIN
    DELETE FROM search_entries WHERE kind = 'lot' AND record_id = OLD.id;
END;

CREATE TRIGGER customers_found_new AFTER INSERT ON customers BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'customer', id, text FROM customers_found WHERE id = NEW.id;
END;
CREATE TRIGGER customers_found_changed AFTER UPDATE OF name, email, phone, erased_at ON customers BEGIN
    DELETE FROM search_entries
    WHERE kind = 'customer' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM customers_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'customer', id, text FROM customers_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'customer' AND record_id = found.id);
END;
CREATE TRIGGER customers_found_gone AFTER DELETE ON customers BEGIN
    DELETE FROM search_entries WHERE kind = 'customer' AND record_id = OLD.id;
END;

CREATE TRIGGER orders_found_new AFTER INSERT ON orders BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'order', id, text FROM orders_found WHERE id = NEW.id;
END;
CREATE TRIGGER orders_found_changed AFTER UPDATE OF code, name ON orders BEGIN
    DELETE FROM search_entries
    WHERE kind = 'order' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM orders_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'order', id, text FROM orders_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'order' AND record_id = found.id);
END;
CREATE TRIGGER orders_found_gone AFTER DELETE ON orders BEGIN
    DELETE FROM search_entries WHERE kind = 'order' AND record_id = OLD.id;
END;

CREATE TRIGGER seed_varieties_found_new AFTER INSERT ON seed_varieties BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'variety', id, text FROM seed_varieties_found WHERE id = NEW.variety_id;
END;
CREATE TRIGGER seed_varieties_found_changed AFTER UPDATE OF search_text, archived_at ON seed_varieties BEGIN
    DELETE FROM search_entries
    WHERE kind = 'variety' AND record_id = NEW.variety_id
      AND NOT EXISTS (SELECT 1 FROM seed_varieties_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'variety', id, text FROM seed_varieties_found AS found
    WHERE id = NEW.variety_id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'variety' AND record_id = found.id);
END;
CREATE TRIGGER seed_varieties_found_gone AFTER DELETE ON seed_varieties BEGIN
    DELETE FROM search_entries WHERE kind = 'variety' AND record_id = OLD.variety_id;
END;

CREATE TRIGGER seed_lots_found_new AFTER INSERT ON seed_lots BEGIN
    INSERT INTO search_entries (kind, record_id, text) SELECT 'seedlot', id, text FROM seed_lots_found WHERE id = NEW.id;
END;
CREATE TRIGGER seed_lots_found_changed AFTER UPDATE OF code, variety_id ON seed_lots BEGIN
    DELETE FROM search_entries
    WHERE kind = 'seedlot' AND record_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM seed_lots_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'seedlot', id, text FROM seed_lots_found AS found
    WHERE id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'seedlot' AND record_id = found.id);
END;
CREATE TRIGGER seed_lots_found_gone AFTER DELETE ON seed_lots BEGIN
    DELETE FROM search_entries WHERE kind = 'seedlot' AND record_id = OLD.id;
END;

CREATE TRIGGER plots_found_below AFTER UPDATE OF name ON plots WHEN OLD.name <> NEW.name BEGIN
    DELETE FROM search_entries
    WHERE kind = 'bed' AND record_id IN (SELECT id FROM beds WHERE plot_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM beds_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'bed', id, text FROM beds_found AS found
    WHERE id IN (SELECT id FROM beds WHERE plot_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'bed' AND record_id = found.id);
END;

CREATE TRIGGER products_found_below AFTER UPDATE OF name ON products WHEN OLD.name <> NEW.name BEGIN
    DELETE FROM search_entries
    WHERE kind = 'lot' AND record_id IN (SELECT id FROM lots WHERE product_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM lots_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'lot', id, text FROM lots_found AS found
    WHERE id IN (SELECT id FROM lots WHERE product_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'lot' AND record_id = found.id);
END;

CREATE TRIGGER varieties_found_below AFTER UPDATE OF name ON varieties WHEN OLD.name <> NEW.name BEGIN
    DELETE FROM search_entries
    WHERE kind = 'seedlot' AND record_id IN (SELECT id FROM seed_lots WHERE variety_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM seed_lots_found AS found WHERE found.id = record_id AND found.text = search_entries.text);
    INSERT INTO search_entries (kind, record_id, text)
    SELECT 'seedlot', id, text FROM seed_lots_found AS found
    WHERE id IN (SELECT id FROM seed_lots WHERE variety_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'seedlot' AND record_id = found.id);
END;
