-- One search over the house. What can be found stands in `search_entries`, a line a record, kept by triggers from what each record is called;
-- `archipel check` compares it with the records. What a kind is called by is said once, in its view. The words are a text index
-- over it: accents and capitals do not count, a word is found by its beginning; its trigrams (extension `pg_trgm`, part of PostgreSQL's
-- contrib) serve those who mistype.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION search_folded(words TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT TRIM(REGEXP_REPLACE(
        REGEXP_REPLACE(REPLACE(REPLACE(NORMALIZE(LOWER(words), NFKD), 'œ', 'oe'), 'æ', 'ae'), '[\u0300-\u036f]', '', 'g'),
        '[^[:alnum:]]+', ' ', 'g'))
$$;

CREATE TABLE search_entries (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      TEXT NOT NULL,
    record_id UUID NOT NULL,
    text      TEXT NOT NULL,
    UNIQUE (kind, record_id)
);
CREATE INDEX search_entries_words ON search_entries USING gin (TO_TSVECTOR('simple', text));
CREATE INDEX search_entries_trigrams ON search_entries USING gin (text gin_trgm_ops);

CREATE VIEW people_found AS
SELECT id, search_folded(name || ' ' || COALESCE(email, '')
    || ' ' || REPLACE(REPLACE(REPLACE(REPLACE(phone, ' ', ''), '.', ''), '-', ''), '+33', '0')) AS text
FROM people
WHERE erased_at IS NULL AND merged_into IS NULL;

CREATE VIEW sites_found AS
SELECT id, search_folded(name || ' ' || commune) AS text
FROM sites
WHERE archived_at IS NULL;

CREATE VIEW plots_found AS
SELECT id, search_folded(name) AS text
FROM plots
WHERE archived_at IS NULL;

CREATE VIEW beds_found AS
SELECT beds.id AS id, search_folded(plots.name || ' ' || beds.code) AS text
FROM beds JOIN plots ON plots.id = beds.plot_id
WHERE beds.archived_at IS NULL;

CREATE VIEW tasks_found AS
SELECT id, search_folded(name || ' ' || name_en) AS text
FROM tasks
WHERE archived_at IS NULL;

CREATE VIEW workshops_found AS
SELECT id, search_folded(title) AS text
FROM workshops
WHERE archived_at IS NULL;

CREATE VIEW bookings_found AS
SELECT id, search_folded(code
    || ' ' || REPLACE(code, '-', '') || ' ' || name || ' ' || email
    || ' ' || REPLACE(REPLACE(REPLACE(REPLACE(phone, ' ', ''), '.', ''), '-', ''), '+33', '0')) AS text
FROM bookings;

CREATE VIEW products_found AS
SELECT id, search_folded(name) AS text
FROM products
WHERE archived_at IS NULL;

CREATE VIEW lots_found AS
SELECT lots.id AS id, search_folded(lots.code || ' ' || REPLACE(lots.code, '-', '') || ' ' || products.name || ' ' || lots.supplier) AS text
FROM lots JOIN products ON products.id = lots.product_id;

CREATE VIEW customers_found AS
SELECT id, search_folded(name || ' ' || COALESCE(email, '') || ' ' || COALESCE(phone, '')) AS text
FROM customers
WHERE erased_at IS NULL;

CREATE VIEW orders_found AS
SELECT id, search_folded(code || ' ' || REPLACE(code, '-', '') || ' ' || name) AS text
FROM orders;

CREATE VIEW seed_varieties_found AS
SELECT variety_id AS id, search_folded(search_text) AS text
FROM seed_varieties
WHERE archived_at IS NULL;

CREATE VIEW seed_lots_found AS
SELECT seed_lots.id AS id, search_folded(seed_lots.code || ' ' || REPLACE(seed_lots.code, '-', '') || ' ' || varieties.name) AS text
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

-- Follows one record. Arguments: its kind, its view, its key.
CREATE FUNCTION search_follow() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    record UUID;
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE FORMAT('SELECT ($1).%I', TG_ARGV[2]) INTO record USING OLD;
    ELSE
        EXECUTE FORMAT('SELECT ($1).%I', TG_ARGV[2]) INTO record USING NEW;
    END IF;
    EXECUTE FORMAT(
        'DELETE FROM search_entries WHERE kind = $1 AND record_id = $2
           AND NOT EXISTS (SELECT 1 FROM %I AS found WHERE found.id = $2 AND found.text = search_entries.text)', TG_ARGV[1])
    USING TG_ARGV[0], record;
    EXECUTE FORMAT(
        'INSERT INTO search_entries (kind, record_id, text) SELECT $1, id, text FROM %I WHERE id = $2
         ON CONFLICT (kind, record_id) DO NOTHING', TG_ARGV[1])
    USING TG_ARGV[0], record;
    RETURN NULL;
END
$$;

-- Follows the records below one that is called otherwise now. Arguments: their kind, their view, their table, their column.
CREATE FUNCTION search_follow_below() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE FORMAT(
        'DELETE FROM search_entries WHERE kind = $1 AND record_id IN (SELECT id FROM %I WHERE %I = $2)', TG_ARGV[2], TG_ARGV[3])
    USING TG_ARGV[0], NEW.id;
    EXECUTE FORMAT(
        'INSERT INTO search_entries (kind, record_id, text)
         SELECT $1, id, text FROM %I WHERE id IN (SELECT id FROM %I WHERE %I = $2)', TG_ARGV[1], TG_ARGV[2], TG_ARGV[3])
    USING TG_ARGV[0], NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER people_found AFTER INSERT OR DELETE OR UPDATE OF name, email, phone, erased_at, merged_into ON people
    FOR EACH ROW EXECUTE FUNCTION search_follow('person', 'people_found', 'id');
CREATE TRIGGER sites_found AFTER INSERT OR DELETE OR UPDATE OF name, commune, archived_at ON sites
    FOR EACH ROW EXECUTE FUNCTION search_follow('site', 'sites_found', 'id');
CREATE TRIGGER plots_found AFTER INSERT OR DELETE OR UPDATE OF name, archived_at ON plots
    FOR EACH ROW EXECUTE FUNCTION search_follow('plot', 'plots_found', 'id');
CREATE TRIGGER beds_found AFTER INSERT OR DELETE OR UPDATE OF code, plot_id, archived_at ON beds
    FOR EACH ROW EXECUTE FUNCTION search_follow('bed', 'beds_found', 'id');
CREATE TRIGGER tasks_found AFTER INSERT OR DELETE OR UPDATE OF name, name_en, archived_at ON tasks
    FOR EACH ROW EXECUTE FUNCTION search_follow('task', 'tasks_found', 'id');
CREATE TRIGGER workshops_found AFTER INSERT OR DELETE OR UPDATE OF title, archived_at ON workshops
    FOR EACH ROW EXECUTE FUNCTION search_follow('workshop', 'workshops_found', 'id');
CREATE TRIGGER bookings_found AFTER INSERT OR DELETE OR UPDATE OF code, name, email, phone ON bookings
    FOR EACH ROW EXECUTE FUNCTION search_follow('booking', 'bookings_found', 'id');
CREATE TRIGGER products_found AFTER INSERT OR DELETE OR UPDATE OF name, archived_at ON products
    FOR EACH ROW EXECUTE FUNCTION search_follow('product', 'products_found', 'id');
CREATE TRIGGER lots_found AFTER INSERT OR DELETE ON lots
    FOR EACH ROW EXECUTE FUNCTION search_follow('lot', 'lots_found', 'id');
CREATE TRIGGER customers_found AFTER INSERT OR DELETE OR UPDATE OF name, email, phone, erased_at ON customers
    FOR EACH ROW EXECUTE FUNCTION search_follow('customer', 'customers_found', 'id');
CREATE TRIGGER orders_found AFTER INSERT OR DELETE OR UPDATE OF code, name ON orders
    FOR EACH ROW EXECUTE FUNCTION search_follow('order', 'orders_found', 'id');
CREATE TRIGGER seed_varieties_found AFTER INSERT OR DELETE OR UPDATE OF search_text, archived_at ON seed_varieties
    FOR EACH ROW EXECUTE FUNCTION search_follow('variety', 'seed_varieties_found', 'variety_id');
CREATE TRIGGER seed_lots_found AFTER INSERT OR DELETE OR UPDATE OF code, variety_id ON seed_lots
    FOR EACH ROW EXECUTE FUNCTION search_follow('seedlot', 'seed_lots_found', 'id');

CREATE TRIGGER plots_found_below AFTER UPDATE OF name ON plots
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_follow_below('bed', 'beds_found', 'beds', 'plot_id');
CREATE TRIGGER products_found_below AFTER UPDATE OF name ON products
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_follow_below('lot', 'lots_found', 'lots', 'product_id');
CREATE TRIGGER varieties_found_below AFTER UPDATE OF name ON varieties
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_follow_below('seedlot', 'seed_lots_found', 'seed_lots', 'variety_id');
