//! `/mois/…/valider`: the months that are ready, all ticked, with the sums that will be locked; and why the others are not.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, empty, form as frame, icon, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::time::{Minutes, Month};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::months::month_of;
use crate::hours::store::months::{self, Sheet};
use crate::texts;

/// The page as it opens: all who are ready are ticked.
pub async fn show(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    shown(&ctx, month_of(&month)?, None).await
}

/// The page; with what was ticked, where a form came back.
pub async fn shown(ctx: &Ctx, month: Month, form: Option<&Form>) -> Result<Response> {
    let sheets = months::sheets(&mut *ctx.read().await?, &ctx.actor, None, month, (ctx.zone(), ctx.now())).await?;
    let judged: Vec<(Sheet, Option<Message>)> = sheets
        .into_iter()
        .filter(|sheet| sheet.validated_at.is_none())
        .map(|sheet| {
            let why = months::not_ready(&ctx.actor, &sheet, month, ctx.today());
            (sheet, why)
        })
        .collect();
    let l = ctx.lang;
    let fresh = Form::default();
    let form_or = form.unwrap_or(&fresh);
    let ticked: Option<HashSet<String>> = form.map(|form| form.values("person").map(str::to_owned).collect());
    let word = month.word();
    Ok(form_page(ctx, form_or, Head::new(texts::validate_many(l)), || {
        let ready: Vec<_> =
            judged.iter().filter(|(_, why)| why.is_none()).map(|(sheet, _)| row(ctx, &word, sheet, ticked.as_ref())).collect();
        let waiting: Vec<_> = judged
            .iter()
            .filter_map(|(sheet, why)| Some((sheet, why.as_ref()?)))
            .map(|(sheet, why)| {
                let link = format!("/mois/{word}/{}", sheet.person);
                view! { <li><a href=link>{sheet.name.clone()}</a> " " <small>{why.text(l)}</small></li> }
            })
            .collect();
        let any = !ready.is_empty();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/mois/{word}"), format::month_year(l, month.first()))])}
            {page_head::simple(texts::validate_many(l), format::month_year(l, month.first()))}
            {frame::summary(l, form_or)}
            {if any {
                view! {
                    <p>{texts::validate_lead(l, ready.len())}</p>
                    <form method="post" class="day">
                        {frame::token()} <ul class="presence">{ready}</ul>
                        <div class="mark-bar">
                            <button type="submit" class="button primary big">{icon::view("check")} {texts::validate_ticked(l)}</button>
                        </div>
                    </form>
                }.into_any()
            } else { empty::view("check", texts::nothing_to_validate(l)) }}
            {(!waiting.is_empty()).then(|| view! { <h2>{texts::not_ready(l)}</h2><ul class="crew">{waiting}</ul> })}
        }
    }))
}

fn row(ctx: &Ctx, word: &str, sheet: &Sheet, ticked: Option<&HashSet<String>>) -> AnyView {
    let l = ctx.lang;
    let id = sheet.person.to_string();
    let checked = ticked.is_none_or(|ticked| ticked.contains(&id));
    let away: Minutes = sheet.absences().values().copied().sum();
    let sums = texts::sums(l, format::duration(l, sheet.worked().0), format::duration(l, away.0));
    let outside = (sheet.without_contract() > Minutes(0))
        .then(|| badge::bad(texts::hours_without_contract(l, format::duration(l, sheet.without_contract().0))));
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="person" value=id checked=checked />
                <span><strong>{sheet.name.clone()}</strong> " " <small>{sums}</small> " " {outside}</span>
            </label>
            <a href=format!("/mois/{word}/{}", sheet.person) aria-label=format!("{} : {}", texts::see_sheet(l), sheet.name)>
                {texts::see_sheet(l)}
            </a>
        </li>
    }
    .into_any()
}
