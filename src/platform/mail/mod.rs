//! E-mail: letters are put in an outbox in the same transaction as the change they tell of, and sent from there with retries.

pub mod letter;
pub mod outbox;
pub mod send;
pub mod texts;
