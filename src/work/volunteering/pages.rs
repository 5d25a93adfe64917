//! `/chantiers`: cooperative work days, for everybody: what, when, where, sign up, cancel. And the team's side of one.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::land::plan::{self, Colours, Links};
use ::land::store::land;
use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, form as frame, icon, page_head, texts as ui};
use platform::auth::actor::Actor;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::model::shift::ShiftId;
use crate::volunteering::forms;
use crate::volunteering::store::{self as open_days, OpenDay, Volunteer, VolunteerState};
use crate::{PLAN_READERS, PLANNERS, texts};

fn when(l: Lang, day: &OpenDay) -> String {
    format!("{}, {}", format::long_date(l, day.day), texts::hours(l, day.starts_minute, day.ends_minute))
}

fn places(l: Lang, day: &OpenDay) -> AnyView {
    if day.cancelled_at.is_some() {
        return badge::bad(texts::called_off(l));
    }
    let left = (day.places - day.coming).max(0);
    if left > 0 { badge::good(texts::places_left(l, left)) } else { badge::warm(texts::full(l)) }
}

/// `/chantiers`.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let days = open_days::upcoming(&mut *ctx.read().await?, ctx.today()).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::open_days(l)), || {
        let lines: Vec<_> = days
            .iter()
            .map(|day| {
                view! {
                    <li>
                        <h2><a href=format!("/chantiers/{}", day.shift_id)>{day.title.clone()}</a></h2>
                        <p>{icon::view("clock")} " " {when(l, day)}</p>
                        <p>{icon::view("map-pin")} " " {day.site_name.clone()} " · " {day.site_address.clone()}</p>
                        <p>{places(l, day)}</p>
                    </li>
                }
            })
            .collect();
        let make = ctx.actor.roles.any_of(PLANNERS).then(|| {
            button::primary_link(format!("/creneaux/nouveau?chantier=oui&jour={}", ctx.today()), "plus", texts::new_open_day(l))
        });
        view! {
            {page_head::with_actions(texts::open_days(l), texts::open_days_lead(l), make.into_iter().collect())}
            {if lines.is_empty() { empty::view("heart-handshake", texts::no_open_day(l)) } else { view! {
                <ul class="open-days">{lines}</ul>
            }.into_any() }}
        }
    }))
}

/// `/chantiers/…`.
pub async fn show(ctx: Ctx, Path(id): Path<ShiftId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// One day, with what was typed.
pub async fn shown(ctx: &Ctx, id: ShiftId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let day = open_days::get(&mut conn, &ctx.actor, id).await?;
    let land = land::public_site(&mut conn, day.site_id, ctx.today()).await?;
    let volunteers =
        if ctx.actor.roles.any_of(PLAN_READERS) { open_days::volunteers(&mut conn, &ctx.actor, id).await? } else { Vec::new() };
    drop(conn);
    let l = ctx.lang;
    let drawing = plan::site(l, &land, Colours::Kind, Links::Public, "");
    Ok(form_page(ctx, form, Head::new(day.title.clone()), || {
        let past = day.starts_at <= ctx.now();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/chantiers".to_owned(), texts::open_days(l).to_owned())])}
            {page_head::simple(day.title.clone(), when(l, &day))}
            <p class="badges">{places(l, &day)}{(day.waiting > 0).then(|| badge::plain(texts::n_waiting(l, day.waiting)))}</p>
            {(!day.story.is_empty()).then(|| view! { <p class="story">{day.story.clone()}</p> })}
            <p>{icon::view("map-pin")} " " {day.site_name.clone()} " · " {day.site_address.clone()}</p>
            {(!drawing.is_empty()).then(|| view! { <figure class="plan-frame small" inner_html=drawing></figure> })}
            {if day.cancelled_at.is_some() {
                view! { <p>{texts::day_called_off(l)}</p> }.into_any()
            } else if past {
                view! { <p>{texts::day_over(l)}</p> }.into_any()
            } else {
                sign_up(ctx, &day, form)
            }}
            {ctx.actor.roles.any_of(PLAN_READERS).then(|| attendance(l, &day, &volunteers, past))}
        }
    }))
}

fn sign_up(ctx: &Ctx, day: &OpenDay, form: &Form) -> AnyView {
    let l = ctx.lang;
    let cancelling = if ctx.now() <= day.cancel_until() {
        texts::cancel_until(l, day.cancel_hours)
    } else {
        texts::no_cancelling(l).to_owned()
    };
    let full = day.coming >= day.places;
    let accepted = form.value("briefing") == "yes";
    let fields = view! {
        {field(l, form, "name", texts::your_name(l)).required().autocomplete("name").text()}
        {field(l, form, "email", texts::your_email(l)).required().autocomplete("email").hint(texts::email_hint(l)).email()}
        {field(l, form, "people", texts::how_many(l)).required().select(
            (1..=forms::MOST_TOGETHER).map(|n| (n.to_string(), n.to_string())).collect(),
        )}
        // People do not see this field; programs that fill in everything give themselves away.
        {frame::honeypot(l)}
        <fieldset class="field" id="briefing" tabindex="-1">
            <legend>{texts::briefing(l)}</legend>
            {form.error("briefing").map(|message| view! { <p class="complaint">{message.text(l)}</p> })}
            <p class="briefing">{day.briefing.clone()}</p>
            <label class="check">
                <input type="checkbox" name="briefing" value="yes" checked=accepted />
                <span>{texts::i_accept(l)}</span>
            </label>
        </fieldset>
    };
    view! {
        <section>
            <h2>{if full { texts::join_line(l) } else { texts::i_come(l) }}</h2>
            <p class="hint">{cancelling}</p>
            {frame::frame(l, form, fields.into_any(), button::submit(if full { texts::join_line(l) } else { texts::sign_me_up(l) }))}
            <p><a href="/retrouver">{ui::find_my_bookings(l)}</a></p>
        </section>
    }
    .into_any()
}

fn attendance(l: Lang, day: &OpenDay, volunteers: &[Volunteer], past: bool) -> AnyView {
    let lines: Vec<_> = volunteers
        .iter()
        .map(|volunteer| {
            let coming = volunteer.state == VolunteerState::Coming;
            let state = match volunteer.state {
                VolunteerState::Waiting => Some(badge::plain(texts::in_line(l))),
                VolunteerState::Pending => Some(badge::warm(texts::not_confirmed(l))),
                VolunteerState::Coming | VolunteerState::Cancelled => None,
            };
            let came = volunteer.attended.unwrap_or(false);
            let remove = format!("/creneaux/{}/benevoles/{}/retirer", day.shift_id, volunteer.id);
            view! {
                <li><label class="check">
                    {coming.then(|| view! { <input type="checkbox" name="came" value=volunteer.id.to_string() checked=came /> })}
                    <span>
                        <strong>{volunteer.name.clone()}</strong>
                        " " {texts::n_people(l, volunteer.people)} " " {volunteer.email.clone()} " " {state}
                    </span>
                </label>
                <button type="submit" class="button" formaction=remove>
                    {texts::take_off(l)}<span class="visually-hidden">{format!(" {}", volunteer.name)}</span>
                </button></li>
            }
        })
        .collect();
    view! {
        <section>
            <h2>{texts::volunteers(l)}</h2>
            <div class="buttons">
                {button::link(format!("/creneaux/{}/chantier", day.shift_id), "pencil", texts::edit(l))}
                {(day.cancelled_at.is_none() && !past).then(|| {
                    let off = button::post_once(format!("/creneaux/{}/chantier/annuler", day.shift_id), button::danger(texts::call_off(l)));
                    dialog::confirm("calendar-off", texts::call_off(l), texts::call_off_what(l), off)
                })}
            </div>
            {if lines.is_empty() { empty::view("users", texts::no_volunteer(l)) } else {
                view! {
                    <form method="post" action=format!("/creneaux/{}/benevoles", day.shift_id)>
                        {frame::token()}
                        // The key "Enter" presses the first button: it notes who came and takes nobody off.
                        <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                        <ul class="checks-list">{lines}</ul>
                        <div class="buttons">{button::quiet(texts::note_who_came(l))}</div>
                    </form>
                }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// `/chantiers/inscription/…`: one's own sign-up, by the link of the letter.
pub async fn mine(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let volunteer = open_days::by_token(&mut conn, &Token::received(&token)).await?;
    let day = open_days::get(&mut conn, &Actor::system(), volunteer.shift_id).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(day.title.clone()), || {
        let state = match volunteer.state {
            _ if day.cancelled_at.is_some() => badge::bad(texts::called_off(l)),
            VolunteerState::Pending => badge::warm(texts::to_confirm(l)),
            VolunteerState::Coming => badge::good(texts::you_come(l)),
            VolunteerState::Waiting => badge::warm(texts::you_wait(l)),
            VolunteerState::Cancelled => badge::plain(texts::you_cancelled(l)),
        };
        let comes = volunteer.state != VolunteerState::Cancelled && day.cancelled_at.is_none();
        let pending = volunteer.state == VolunteerState::Pending && comes;
        let open = comes && (volunteer.state != VolunteerState::Coming || ctx.now() <= day.cancel_until());
        let confirm = pending.then(|| {
            let until = volunteer.expires_at.map(|at| format::instant(l, at, ctx.zone())).unwrap_or_default();
            view! {
                <p>{texts::kept_until(l, until)}</p>
                {button::post(format!("/chantiers/inscription/{token}/confirmer"), button::submit(texts::confirm_my_place(l)))}
            }
        });
        view! {
            {page_head::simple(day.title.clone(), when(l, &day))}
            <p class="badges">{state} {badge::plain(texts::n_people(l, volunteer.people))}</p>
            <p>{icon::view("map-pin")} " " {day.site_name.clone()} " · " {day.site_address.clone()}</p>
            {confirm}
            {open.then(|| dialog::confirm("calendar-off", texts::i_cannot_come(l), texts::seat_goes_on(l), view! {
                <form method="post">{button::danger(texts::i_cannot_come(l))}</form>
            }.into_any()))}
            {(comes && !open).then(|| view! { <p>{texts::too_late_here(l)}</p> })}
            {(volunteer.state == VolunteerState::Cancelled && day.cancelled_at.is_none() && day.starts_at > ctx.now()).then(|| {
                button::link(format!("/chantiers/{}", day.shift_id), "heart-handshake", texts::sign_up_again(l))
            })}
        }
    }))
}

/// `/creneaux/…/chantier`: opening a shift to volunteers.
pub async fn edit(ctx: Ctx, Path(id): Path<ShiftId>) -> Result<Response> {
    let form = match open_days::get(&mut *ctx.read().await?, &ctx.actor, id).await {
        Ok(day) => forms::open_day_filled(&day),
        Err(AppError::NotFound) => Form::filled([
            ("title", texts::open_day(ctx.lang).to_owned()),
            ("places", "12".to_owned()),
            ("cancel_hours", "24".to_owned()),
            ("briefing", texts::default_briefing(ctx.lang).to_owned()),
            ("public", "yes".to_owned()),
        ]),
        Err(error) => return Err(error),
    };
    Ok(form_of(&ctx, id, &form))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: ShiftId, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::open_to_volunteers(l)), || {
        let fields = view! {
            {field(l, form, "title", texts::title(l)).required().text()}
            {field(l, form, "story", texts::story(l)).area()}
            <div class="pair">
                {field(l, form, "places", texts::places_field(l)).required().digits()}
                {field(l, form, "cancel_hours", texts::cancel_hours(l)).required().digits()}
            </div>
            {field(l, form, "briefing", texts::briefing(l)).required().area()}
            {field(l, form, "public", texts::visibility(l)).checks(vec![("yes", texts::is_public(l))])}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=format!("/creneaux/{id}")>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/creneaux/{id}"), texts::shift(l).to_owned())])}
            {page_head::simple(texts::open_to_volunteers(l), "")}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}
