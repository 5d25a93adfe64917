//! `/demarrage`: packs to start with, each with what is in it and where it comes from.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, page_head, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Lang;
use platform::search::fold;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::page::{Head, page};
use platform::web::submit::{Done, submit};

use super::packs::Pack;
use super::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let mut packs = Vec::new();
    for pack in Pack::ALL {
        packs.push((*pack, pack.known(&mut conn).await?));
    }
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::packs(l)), || {
        let packs: Vec<_> = packs.into_iter().map(|(pack, known)| one(l, pack, &known)).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/".to_owned(), ui::home(l).to_owned())])}
            {page_head::simple(texts::packs(l), texts::packs_lead(l))}
            {packs}
            <section>
                <h2>{texts::first_hour(l)}</h2>
                <p>{texts::resume_what(l)}</p>
                {button::post("/demarrage/reprendre", button::quiet(texts::resume(l)))}
            </section>
            <section>
                <h2>{texts::rules(l)}</h2>
                <p>{texts::rules_there(l)} " " <a href="/regles">{texts::see_rules(l)}</a></p>
            </section>
        }
    }))
}

fn one(l: Lang, pack: Pack, known: &[String]) -> AnyView {
    let names = pack.names();
    let missing = names.iter().filter(|name| !known.contains(&fold(name))).count();
    let (title, source, list) = match pack {
        Pack::Tasks => (texts::pack_tasks(l), texts::source_tasks(l), "/taches"),
        Pack::Skills => (texts::pack_skills(l), texts::source_skills(l), "/taches"),
        Pack::Crops => (texts::pack_crops(l), texts::source_crops(l), "/especes"),
        Pack::Workshops => (texts::pack_workshops(l), texts::source_workshops(l), "/animation"),
        Pack::Products => (texts::pack_products(l), texts::source_products(l), "/produits"),
    };
    let take = (missing > 0).then(|| {
        let add = view! { <button type="submit" class="button primary">{texts::add(l, missing)}</button> };
        button::post(format!("/demarrage/{}", pack.word()), add.into_any())
    });
    let all_there = (missing == 0).then(|| badge::good(texts::all_there(l)));
    let whole = names.join(", ");
    view! {
        <section class="pack">
            <h2>{title} " " {all_there}</h2>
            <p>{texts::version(l, pack.version(), source)}</p>
            <details><summary>{texts::in_it(l, names.len())}</summary><p>{whole}</p></details>
            <div class="buttons">{take} {button::link(list, "list", texts::see_list(l))}</div>
        </section>
    }
    .into_any()
}

/// Takes a pack.
pub async fn take(ctx: Ctx, Path(pack): Path<String>, form: Form) -> Result<Response> {
    let pack = Pack::from_word(&pack).ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        let added = pack.take(op, &ctx.ecopole.commune).await?;
        Ok(Done::said("/demarrage", if added == 0 { Said::NothingToDo } else { Said::Created }))
    });
    pressed.await
}
