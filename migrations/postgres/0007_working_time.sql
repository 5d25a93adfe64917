-- An obstacle has a course: the entries that concern it, and the day it was overcome. Entries can be corrected.
ALTER TABLE support_entries ADD COLUMN obstacle_id UUID REFERENCES support_entries (id);
ALTER TABLE support_entries ADD COLUMN solved_on DATE CHECK (solved_on IS NULL OR kind = 'obstacle');
ALTER TABLE support_entries ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX support_by_obstacle ON support_entries (obstacle_id);

-- What a correction after the lock is about: work (worked and paid), pay alone, support, or an absence of some kind.
ALTER TABLE month_corrections ADD COLUMN what TEXT NOT NULL DEFAULT 'work' CHECK (what IN ('work', 'paid', 'support', 'absence'));
ALTER TABLE month_corrections ADD COLUMN absence_kind TEXT CHECK ((what = 'absence') = (absence_kind IS NOT NULL));

-- What to bring, in the languages that workers read.
ALTER TABLE tasks ADD COLUMN bring_en TEXT NOT NULL DEFAULT '';
ALTER TABLE tasks ADD COLUMN bring_ar TEXT NOT NULL DEFAULT '';
ALTER TABLE tasks ADD COLUMN bring_uk TEXT NOT NULL DEFAULT '';

-- A work day can be called off; those who signed up are told.
ALTER TABLE open_days ADD COLUMN cancelled_at TIMESTAMPTZ;
