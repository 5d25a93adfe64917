//! The SQL of bookings, one file a thing. Whoever holds the lock of a workshop decides alone.

/// What is read of a booking, wherever it comes from.
macro_rules! booking_fields {
    () => {
        "bookings.id, bookings.workshop_id, bookings.date_id, bookings.series_id, bookings.code, bookings.state, bookings.seats,
         bookings.name, bookings.email, bookings.phone, bookings.commune, bookings.language, bookings.emergency_contact,
         bookings.collectors, bookings.method, bookings.due_cents, bookings.due_units, bookings.voucher_id, bookings.expires_at,
         bookings.extended, bookings.line_at, bookings.calendar_sequence, bookings.reminders, bookings.rating"
    };
}

pub mod bookings;
pub mod changes;
pub mod filling;
pub mod holding;
pub mod line;
pub mod locks;
pub mod mails;
pub mod moving;
pub mod payments;
pub mod vouchers;
