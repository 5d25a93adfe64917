-- A count of a tray that was wrong is taken back by a line of the opposite number, once.
ALTER TABLE germination_counts DROP CONSTRAINT germination_counts_germinated_check;
ALTER TABLE germination_counts ADD COLUMN reverses UUID UNIQUE REFERENCES germination_counts (id);
ALTER TABLE germination_counts ADD CHECK (germinated <> 0);
ALTER TABLE germination_counts ADD CHECK ((germinated < 0) = (reverses IS NOT NULL));
