//! `/grainotheque/gardiens`: who keeps which variety, who offers to, who asks for help.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::species::VarietyId;

use crate::model::guardian::{Guardian, GuardianState};
use crate::store::{guardians, varieties};
use crate::texts;

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The list with what was typed of a new one.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = guardians::list(&mut conn, &ctx.actor, None).await?;
    // Somebody is added from the page of the variety that they are to keep.
    let chosen = [form.value("variety").to_owned(), ctx.param("variete")].iter().find_map(|id| id.parse::<VarietyId>().ok());
    let variety = match chosen {
        Some(id) => Some(varieties::get(&mut conn, id).await?),
        None => None,
    };
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::guardians(l)), || {
        let rows: Vec<_> = all.iter().map(|guardian| row(l, guardian)).collect();
        let fields = variety.map(|variety| {
            view! {
                <h2>{format!("{} · {}", texts::add_guardian(l), variety.details.name)}</h2>
                <form method="post" action="/grainotheque/gardiens" class="form" novalidate>
                    {frame::token()}
                    {frame::hidden("variety", variety.id.to_string())}
                    {field(l, form, "name", texts::name(l)).required().text()}
                    {field(l, form, "email", texts::email(l)).email()}
                    {field(l, form, "commune", texts::commune(l)).text()}
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            }
        });
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::guardians(l), texts::guardians_lead(l))}
            {frame::summary(l, form)}
            {if rows.is_empty() { empty::view("hand-heart", texts::no_guardian(l)) } else {
                table::view(texts::guardians(l), [texts::variety(l), texts::name(l), texts::state(l), texts::todo(l)], rows)
            }}
            {fields}
        }
    }))
}

fn row(l: Lang, guardian: &Guardian) -> Vec<AnyView> {
    let base = format!("/grainotheque/gardiens/{}", guardian.id);
    let state = texts::guardian_state(l, guardian.state);
    let state = match guardian.state {
        GuardianState::Proposed => badge::warm(state),
        GuardianState::Active => badge::good(state),
        GuardianState::Paused | GuardianState::Ended => badge::plain(state),
    };
    let help = (!guardian.help.is_empty()).then(|| {
        view! {
            <p>{badge::bad(texts::asks_for_help(l))} " " {guardian.help.clone()}</p>
            {button::post(format!("{base}/aide"), button::quiet(texts::help_was_given(l)))}
        }
    });
    let welcome = (guardian.state == GuardianState::Proposed)
        .then(|| button::post(format!("{base}/accueillir"), button::submit(texts::welcome_guardian(l))));
    let rest = match guardian.state {
        GuardianState::Active => Some(("pause", button::quiet(texts::pause_guardian(l)))),
        GuardianState::Paused => Some(("accueillir", button::quiet(texts::resume_guardian(l)))),
        GuardianState::Proposed | GuardianState::Ended => None,
    };
    let rest = rest.map(|(deed, button)| button::post(format!("{base}/{deed}"), button));
    let end = button::post(format!("{base}/terminer"), button::danger(texts::end_guardian(l)));
    let whom = [guardian.email.as_str(), &guardian.commune].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    vec![
        view! {
            <a href=format!("/grainotheque/varietes/{}", guardian.variety_id)>{guardian.variety.clone()}</a>
            " "
            <small>{guardian.species.clone()}</small>
        }
        .into_any(),
        view! { {guardian.name.clone()} " " <small>{whom.join(" · ")}</small> }.into_any(),
        view! { {state} {help} }.into_any(),
        view! {
            {welcome}
            {dialog::confirm("pencil", texts::change_guardian(l), texts::end_guardian_what(l), view! {
                <div class="actions">{rest} {end}</div>
            }.into_any())}
        }
        .into_any(),
    ]
}
