//! Workers' cards: new ones to print, each in the language that its holder reads.

use axum::response::Response;

use ::people::store as people;
use platform::auth::actor::{COORDINATORS, PersonId, Role};
use platform::auth::cards::{self, Pin};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};
use platform::web::submit::{Done, submit};
use work::worker::store as kiosks;

use crate::pages::cards as page;
use crate::texts;

/// Most cards printed at once.
const MOST_CARDS: usize = 200;

/// The routes of cards.
pub(super) fn routes() -> Vec<Route> {
    let who = Access::Only(COORDINATORS);
    vec![Route::get("/personnes/cartes", who, page::choose), Route::post("/personnes/cartes", who, print)]
}

/// The people who are ticked: at least one, and no more than are printed at once.
fn chosen(mut form: Form) -> Result<Vec<PersonId>> {
    let chosen: Vec<PersonId> = form.values("people").filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        form.complain("people", Message::new(texts::cards_choose));
    }
    if chosen.len() > MOST_CARDS {
        form.complain("people", Message::new(|l| texts::cards_too_many(l, MOST_CARDS)));
    }
    form.command(Some(chosen))
}

/// Prints new cards. The answer is the sheet itself, not a redirect: the links on it are shown this once and stored nowhere.
async fn print(ctx: Ctx, form: Form) -> Result<Response> {
    let new_pins = form.value("new_pins") == "yes";
    // Before the transaction: a hash takes its time.
    let mut pins = Vec::new();
    for _ in form.values("people").take(if new_pins { MOST_CARDS } else { 0 }) {
        let pin = Pin::random();
        let hashed = pin.hashed().await?;
        pins.push((pin, hashed));
    }
    let taken = submit(&ctx, form).once_here("/personnes/cartes".to_owned()).read(chosen).write(async |op, chosen| {
        let readers = kiosks::readers(op.tx).await?;
        let mut pins = pins.into_iter();
        let mut sheet = Vec::new();
        for id in chosen {
            let person = people::get(op.tx, op.actor, id).await?;
            if !person.roles.has(Role::Worker) || person.archived_at.is_some() {
                return Err(AppError::NotFound);
            }
            let token = cards::issue(op, id).await?;
            let mut pin = None;
            if let Some((new, hashed)) = pins.next() {
                cards::set_pin(op, id, &hashed).await?;
                pin = Some(new.reveal().to_owned());
            }
            let lang = readers.get(&id).copied().or(person.language).unwrap_or(Lang::Fr);
            let address = ctx.absolute(&format!("/carte/{}", token.reveal()));
            sheet.push(page::Card { name: person.name, lang, address, pin });
        }
        Ok(Done::Shows(page::sheet(&ctx, sheet)))
    });
    taken.await.again(async |form| page::choose_page(&ctx, &form).await).await
}
