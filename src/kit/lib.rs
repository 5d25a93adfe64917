//! What several rooms use and none owns: each piece was moved out of the room that had it first, when a second one needed it.

pub mod batch;
pub mod calendar;
pub mod exchange;
pub mod links;
pub mod mailer;
pub mod pictures;
pub mod refusal;
pub mod seats;
mod texts;
