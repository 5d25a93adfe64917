-- Workshops: what is offered, its dates, bookings, the waiting line, check-in, payments.
-- Seats are counted by the data base itself: each booking that takes seats of a date has a line in `places`, triggers keep the date's
-- `taken` equal to their sum, and a CHECK keeps it within the capacity. Money is cents.

CREATE TABLE workshop_settings (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    remind_week     BOOLEAN NOT NULL,
    remind_two_days BOOLEAN NOT NULL,
    thank           BOOLEAN NOT NULL,
    offer_hours     BIGINT NOT NULL CHECK (offer_hours BETWEEN 1 AND 168),
    transfer_to     TEXT NOT NULL,
    unit_name       TEXT NOT NULL,
    team_email      TEXT NOT NULL,
    -- The number of the last receipt: taken by an update of this row, so that numbers have no gaps.
    last_receipt    BIGINT NOT NULL DEFAULT 0
);
INSERT INTO workshop_settings (id, remind_week, remind_two_days, thank, offer_hours, transfer_to, unit_name, team_email)
VALUES (1, FALSE, TRUE, TRUE, 24, '', 'manne', '');

CREATE TABLE workshops (
    id              UUID PRIMARY KEY NOT NULL,
    title           TEXT NOT NULL CHECK (title <> ''),
    summary         TEXT NOT NULL,
    story           TEXT NOT NULL,
    theme           TEXT NOT NULL CHECK (theme IN ('cooking', 'garden', 'seeds', 'health', 'nature', 'crafts')),
    level           TEXT NOT NULL CHECK (level IN ('all', 'beginner', 'experienced')),
    age_from        BIGINT CHECK (age_from BETWEEN 0 AND 120),
    age_to          BIGINT CHECK (age_to BETWEEN 0 AND 120),
    languages       TEXT NOT NULL,
    bring           TEXT NOT NULL,
    allergens       TEXT NOT NULL,
    access          TEXT NOT NULL,
    equipment       TEXT NOT NULL,
    children        BOOLEAN NOT NULL,
    seats_max       BIGINT NOT NULL CHECK (seats_max BETWEEN 1 AND 50),
    confirm_by_mail BOOLEAN NOT NULL,
    newcomers_first BOOLEAN NOT NULL,
    published_at    TIMESTAMPTZ,
    archived_at     TIMESTAMPTZ,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    version         BIGINT NOT NULL CHECK (version > 0),
    CHECK (age_to IS NULL OR age_from IS NULL OR age_to >= age_from)
);

CREATE TABLE workshop_pictures (
    id          UUID PRIMARY KEY NOT NULL,
    workshop_id UUID NOT NULL REFERENCES workshops (id),
    alt         TEXT NOT NULL CHECK (alt <> ''),
    large       BYTEA NOT NULL,
    small       BYTEA NOT NULL,
    width       BIGINT NOT NULL,
    height      BIGINT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX workshop_pictures_by_workshop ON workshop_pictures (workshop_id, created_at);

-- What a seat costs; a workshop without a line is free. "open" is pay what you can, from `cents` to `most`; "units" counts local time units.
CREATE TABLE workshop_prices (
    id          UUID PRIMARY KEY NOT NULL,
    workshop_id UUID NOT NULL REFERENCES workshops (id),
    kind        TEXT NOT NULL CHECK (kind IN ('full', 'reduced', 'solidarity', 'professional', 'member', 'open', 'units')),
    cents       BIGINT NOT NULL CHECK (cents BETWEEN 0 AND 1000000),
    most        BIGINT CHECK (most BETWEEN 0 AND 1000000),
    units       BIGINT NOT NULL CHECK (units BETWEEN 0 AND 10000),
    position    BIGINT NOT NULL,
    archived_at TIMESTAMPTZ,
    CHECK ((kind = 'open') = (most IS NOT NULL)),
    CHECK (most IS NULL OR most >= cents),
    CHECK ((kind = 'units') = (units > 0)),
    CHECK (kind <> 'units' OR cents = 0)
);
CREATE INDEX workshop_prices_by_workshop ON workshop_prices (workshop_id, position);

CREATE TABLE workshop_questions (
    id          UUID PRIMARY KEY NOT NULL,
    workshop_id UUID NOT NULL REFERENCES workshops (id),
    scope       TEXT NOT NULL CHECK (scope IN ('booking', 'participant')),
    kind        TEXT NOT NULL CHECK (kind IN ('text', 'choice', 'number', 'consent')),
    label       TEXT NOT NULL CHECK (label <> ''),
    label_en    TEXT NOT NULL,
    choices     TEXT NOT NULL,
    required    BOOLEAN NOT NULL,
    position    BIGINT NOT NULL,
    archived_at TIMESTAMPTZ,
    CHECK ((kind = 'choice') = (choices <> ''))
);
CREATE INDEX workshop_questions_by_workshop ON workshop_questions (workshop_id, position);

-- Rooms, stoves, vans: what two dates cannot hold at once. `heads` bounds the seats of a date that holds it.
CREATE TABLE resources (
    id          UUID PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    heads       BIGINT CHECK (heads > 0),
    archived_at TIMESTAMPTZ
);

-- Dates made together; `whole` ones are booked together.
CREATE TABLE workshop_series (
    id          UUID PRIMARY KEY NOT NULL,
    workshop_id UUID NOT NULL REFERENCES workshops (id),
    whole       BOOLEAN NOT NULL
);

CREATE TABLE workshop_dates (
    id            UUID PRIMARY KEY NOT NULL,
    workshop_id   UUID NOT NULL REFERENCES workshops (id),
    series_id     UUID REFERENCES workshop_series (id),
    day           DATE NOT NULL,
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute   BIGINT NOT NULL,
    starts_at     TIMESTAMPTZ NOT NULL,
    ends_at       TIMESTAMPTZ NOT NULL,
    site_id       UUID REFERENCES sites (id),
    plot_id       UUID REFERENCES plots (id),
    address       TEXT NOT NULL,
    capacity      BIGINT NOT NULL CHECK (capacity BETWEEN 1 AND 2000),
    min_people    BIGINT NOT NULL CHECK (min_people >= 0),
    opens_at      TIMESTAMPTZ NOT NULL,
    closes_at     TIMESTAMPTZ NOT NULL,
    cancel_until  TIMESTAMPTZ NOT NULL,
    taken         BIGINT NOT NULL DEFAULT 0,
    cancelled_at  TIMESTAMPTZ,
    cancel_reason TEXT NOT NULL,
    sequence      BIGINT NOT NULL CHECK (sequence >= 0),
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    version       BIGINT NOT NULL CHECK (version > 0),
    CHECK (site_id IS NOT NULL OR address <> ''),
    CHECK (ends_at > starts_at AND closes_at <= ends_at),
    CONSTRAINT seats_within_capacity CHECK (taken BETWEEN 0 AND capacity)
);
CREATE INDEX workshop_dates_by_start ON workshop_dates (starts_at);
CREATE INDEX workshop_dates_by_workshop ON workshop_dates (workshop_id, starts_at);
CREATE INDEX workshop_dates_by_series ON workshop_dates (series_id);

-- Who leads a date: one line of engagements each, so that nobody is on a shift and in a workshop at once.
CREATE TABLE date_facilitators (
    id        UUID PRIMARY KEY NOT NULL REFERENCES engagements (id),
    date_id   UUID NOT NULL REFERENCES workshop_dates (id),
    person_id UUID NOT NULL REFERENCES people (id),
    UNIQUE (date_id, person_id)
);
CREATE INDEX date_facilitators_by_person ON date_facilitators (person_id);

CREATE TABLE date_resources (
    date_id     UUID NOT NULL REFERENCES workshop_dates (id),
    resource_id UUID NOT NULL REFERENCES resources (id),
    starts_at   TIMESTAMPTZ NOT NULL,
    ends_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (date_id, resource_id),
    CHECK (ends_at > starts_at)
);
CREATE INDEX date_resources_by_resource ON date_resources (resource_id, starts_at, ends_at);
ALTER TABLE date_resources
    ADD CONSTRAINT resources_apart EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&);

CREATE TABLE vouchers (
    id          UUID PRIMARY KEY NOT NULL,
    code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('amount', 'percent', 'free')),
    amount      BIGINT NOT NULL CHECK (amount >= 0),
    uses        BIGINT NOT NULL CHECK (uses > 0),
    used        BIGINT NOT NULL DEFAULT 0,
    starts      DATE,
    ends        DATE,
    note        TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    CHECK (kind <> 'percent' OR amount BETWEEN 1 AND 100),
    CHECK (kind = 'free' OR amount > 0),
    CONSTRAINT voucher_uses_left CHECK (used BETWEEN 0 AND uses)
);
-- The workshops a voucher is for; without a line, all of them.
CREATE TABLE voucher_workshops (
    voucher_id  UUID NOT NULL REFERENCES vouchers (id),
    workshop_id UUID NOT NULL REFERENCES workshops (id),
    PRIMARY KEY (voucher_id, workshop_id)
);

CREATE TABLE bookings (
    id                UUID PRIMARY KEY NOT NULL,
    workshop_id       UUID NOT NULL REFERENCES workshops (id),
    date_id           UUID NOT NULL REFERENCES workshop_dates (id),
    series_id         UUID REFERENCES workshop_series (id),
    code              TEXT NOT NULL UNIQUE,
    state             TEXT NOT NULL CHECK (state IN ('held', 'pending', 'confirmed', 'waiting', 'offered', 'cancelled', 'expired')),
    seats             BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 50),
    source            TEXT NOT NULL CHECK (source IN ('web', 'walk_in')),
    name              TEXT NOT NULL,
    email             TEXT NOT NULL,
    phone             TEXT NOT NULL,
    commune           TEXT NOT NULL,
    language          TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    emergency_contact TEXT NOT NULL,
    collectors        TEXT NOT NULL,
    method            TEXT NOT NULL CHECK (method IN ('nothing', 'on_the_spot', 'transfer')),
    due_cents         BIGINT NOT NULL CHECK (due_cents >= 0),
    due_units         BIGINT NOT NULL CHECK (due_units >= 0),
    voucher_id        UUID REFERENCES vouchers (id),
    newcomer          BOOLEAN NOT NULL,
    expires_at        TIMESTAMPTZ,
    extended          BOOLEAN NOT NULL,
    line_at           TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL,
    confirmed_at      TIMESTAMPTZ,
    ended_at          TIMESTAMPTZ,
    reminders         BOOLEAN NOT NULL,
    rating            BIGINT CHECK (rating BETWEEN 1 AND 5),
    feedback          TEXT NOT NULL,
    CHECK ((state IN ('held', 'pending', 'offered')) = (expires_at IS NOT NULL)),
    CHECK (state <> 'waiting' OR line_at IS NOT NULL),
    CHECK (state <> 'confirmed' OR confirmed_at IS NOT NULL),
    CHECK ((state IN ('cancelled', 'expired')) = (ended_at IS NOT NULL))
);
CREATE INDEX bookings_by_date ON bookings (date_id, state);
CREATE INDEX bookings_due ON bookings (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX bookings_line ON bookings (workshop_id, line_at) WHERE state = 'waiting';
CREATE INDEX bookings_by_email ON bookings (email, date_id);

-- The private links of a booking: each letter carries one of its own; only hashes are kept.
CREATE TABLE booking_links (
    hash       BYTEA PRIMARY KEY NOT NULL,
    booking_id UUID NOT NULL REFERENCES bookings (id)
);
CREATE INDEX booking_links_by_booking ON booking_links (booking_id);

-- The seats a booking takes of a date, for as long as it takes them.
CREATE TABLE places (
    booking_id UUID NOT NULL REFERENCES bookings (id),
    date_id    UUID NOT NULL REFERENCES workshop_dates (id),
    seats      BIGINT NOT NULL CHECK (seats > 0),
    PRIMARY KEY (booking_id, date_id)
);
CREATE INDEX places_by_date ON places (date_id);
CREATE FUNCTION count_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE workshop_dates SET taken = taken - OLD.seats WHERE id = OLD.date_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE workshop_dates SET taken = taken + NEW.seats WHERE id = NEW.date_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER places_counted AFTER INSERT OR UPDATE OR DELETE ON places FOR EACH ROW EXECUTE FUNCTION count_places();
CREATE FUNCTION count_voucher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE vouchers SET used = used - 1 WHERE id = OLD.voucher_id;
    UPDATE vouchers SET used = used + 1 WHERE id = NEW.voucher_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER voucher_used AFTER UPDATE OF voucher_id ON bookings FOR EACH ROW
WHEN (OLD.voucher_id IS DISTINCT FROM NEW.voucher_id) EXECUTE FUNCTION count_voucher();

-- What a booking was told of a date by itself: reminders and thanks leave once.
CREATE TABLE booking_mails (
    booking_id UUID NOT NULL REFERENCES bookings (id),
    date_id    UUID NOT NULL REFERENCES workshop_dates (id),
    kind       TEXT NOT NULL CHECK (kind IN ('week', 'two_days', 'thanks')),
    sent_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (booking_id, date_id, kind)
);

-- Everybody who comes with a booking, and their ticket.
CREATE TABLE participants (
    id            UUID PRIMARY KEY NOT NULL,
    booking_id    UUID NOT NULL REFERENCES bookings (id),
    position      BIGINT NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    age           BIGINT CHECK (age BETWEEN 0 AND 120),
    price_kind    TEXT NOT NULL,
    cents         BIGINT NOT NULL CHECK (cents >= 0),
    units         BIGINT NOT NULL CHECK (units >= 0),
    code          TEXT NOT NULL UNIQUE,
    allergies     TEXT NOT NULL,
    image_consent BOOLEAN NOT NULL,
    cancelled_at  TIMESTAMPTZ,
    UNIQUE (booking_id, position)
);

CREATE INDEX participants_allergies ON participants (booking_id) WHERE allergies <> '';

CREATE TABLE booking_answers (
    id             UUID PRIMARY KEY NOT NULL,
    booking_id     UUID NOT NULL REFERENCES bookings (id),
    participant_id UUID REFERENCES participants (id),
    question_id    UUID NOT NULL REFERENCES workshop_questions (id),
    answer         TEXT NOT NULL
);
CREATE INDEX booking_answers_by_booking ON booking_answers (booking_id);

-- Arrivals: a ledger; an undone line stays. The key made on the device keeps what is sent twice from counting twice.
CREATE TABLE check_ins (
    id             UUID PRIMARY KEY NOT NULL,
    date_id        UUID NOT NULL REFERENCES workshop_dates (id),
    participant_id UUID NOT NULL REFERENCES participants (id),
    at             TIMESTAMPTZ NOT NULL,
    checked_by     UUID REFERENCES people (id),
    undone_at      TIMESTAMPTZ
);
CREATE UNIQUE INDEX check_ins_once ON check_ins (date_id, participant_id) WHERE undone_at IS NULL;
CREATE INDEX check_ins_by_participant ON check_ins (participant_id);

-- Money and units that changed hands: a ledger; giving back is a line below zero. Receipts are numbered without gaps.
CREATE TABLE workshop_payments (
    id          UUID PRIMARY KEY NOT NULL,
    booking_id  UUID NOT NULL REFERENCES bookings (id),
    receipt     BIGINT NOT NULL UNIQUE CHECK (receipt > 0),
    cents       BIGINT NOT NULL,
    units       BIGINT NOT NULL,
    method      TEXT NOT NULL CHECK (method IN ('cash', 'cheque', 'card', 'transfer', 'units')),
    paid_at     TIMESTAMPTZ NOT NULL,
    recorded_by UUID REFERENCES people (id),
    CHECK (cents <> 0 OR units <> 0)
);
CREATE INDEX workshop_payments_by_booking ON workshop_payments (booking_id);

-- What somebody asks of the team once they can no longer change a booking by themselves.
CREATE TABLE booking_requests (
    id         UUID PRIMARY KEY NOT NULL,
    booking_id UUID NOT NULL REFERENCES bookings (id),
    body       TEXT NOT NULL CHECK (body <> ''),
    created_at TIMESTAMPTZ NOT NULL,
    handled_at TIMESTAMPTZ
);
CREATE INDEX booking_requests_open ON booking_requests (created_at) WHERE handled_at IS NULL;

-- A letter may carry one file.
ALTER TABLE outbox ADD COLUMN file_name TEXT;
ALTER TABLE outbox ADD COLUMN file_type TEXT;
ALTER TABLE outbox ADD COLUMN file_text TEXT;
