//! The pages of sign-in and of one's own account, and those of the program itself, one file each.

pub mod account;
pub mod address;
pub mod card;
pub mod cards;
mod design;
mod legal;
pub mod link;
pub mod mail;
mod menu;
pub mod own_password;
pub mod password;
mod preferences;
pub mod second;
pub mod set_up;
mod settings;
pub mod sign_in;
pub mod step;

use platform::web::route::Route;

/// The routes of the pages that stand by themselves.
pub(super) fn routes() -> Vec<Route> {
    [design::routes(), legal::routes(), mail::routes(), menu::routes(), preferences::routes(), settings::routes()]
        .into_iter()
        .flatten()
        .collect()
}
