//! What islands ask of the rooms that serve them: compiled for the server only. Islands know no room; the route of each server function
//! gives it the room's own functions.

use leptos::prelude::ServerFnError;

use platform::room::Pending;

use crate::door::{Sent, Told};
use crate::plan_draft::{Draft, Place, Split};
use crate::plan_editor::Saved;
use crate::week_board::{Move, Outcome};

/// The outlines of beds, or why they do not fit.
type Strips = Result<Vec<Vec<Place>>, String>;

/// An answer to an island.
type Answer<T> = Pending<'static, Result<T, ServerFnError>>;

/// What the week board asks.
#[derive(Clone, Copy)]
pub struct WeekBoard {
    /// Moves people in the week that begins on a Monday, for a reason where one is needed.
    pub move_people: fn(String, Vec<Move>, String) -> Answer<Outcome>,
}

/// What the plan editor asks.
#[derive(Clone, Copy)]
pub struct PlanEditor {
    /// Saves what changed on a terrain.
    pub save: fn(String, Place, Draft) -> Answer<Saved>,
    /// The outlines of the beds that a split would make, or why not.
    pub try_split: fn(Place, Vec<Place>, Split) -> Answer<Strips>,
}

/// What the door asks.
#[derive(Clone, Copy)]
pub struct Door {
    /// Takes in what a device noted on a date.
    pub taps: fn(String, Vec<Sent>) -> Answer<Vec<Told>>,
}
