//! `/mois/reglages`: what the law leaves to the payroll office and the funder, with its default and its reason.

use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::fields::hours_field;
use crate::hours::store::payroll::{self, Payroll, Said};
use crate::model::absence::AbsenceKind;
use crate::model::month::FULL_TIME_YEAR;
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let said = payroll::read(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::payroll(l)), || {
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/mois".to_owned(), texts::months(l).to_owned())])}
            {page_head::simple(texts::payroll(l), texts::payroll_lead(l))}
            {frame::summary(l, form)}
            {choices(l, form, said.payroll)}
            {absences(ctx, form, &said)}
            {solidarity(ctx, form, &said)}
            {annexe(ctx, form, &said)}
        }
    }))
}

/// The form as it was sent, if it was this one.
fn sent<'a>(form: &'a Form, name: &str, kept: &'a Form) -> &'a Form {
    if form.names().any(|other| other == name) { form } else { kept }
}

/// The button that takes a dated line away.
fn removal(l: Lang, address: String) -> AnyView {
    button::post_once(address, button::quiet(texts::take_line_away(l)))
}

fn choices(l: Lang, form: &Form, payroll: Payroll) -> AnyView {
    let mut kept = Form::filled([("seniority", payroll.holiday_seniority.to_string())]);
    for (word, on) in [
        ("monthly", payroll.monthly_pay),
        ("support", payroll.support_paid),
        ("part_time", payroll.leave_in_part_time),
        ("leave", payroll.leave_counted),
    ] {
        if on {
            kept.add("choices", word);
        }
    }
    let form = sent(form, "seniority", &kept);
    view! {
        <section class="long-choices">
            <form method="post" action="/mois/reglages" class="form" novalidate>
                {field(l, form, "choices", texts::payroll_choices(l)).checks(vec![
                    ("monthly", texts::choice_monthly(l)),
                    ("support", texts::choice_support(l)),
                    ("part_time", texts::choice_part_time(l)),
                    ("leave", texts::choice_leave(l)),
                ])}
                {field(l, form, "seniority", texts::holiday_seniority(l)).required().hint(texts::holiday_seniority_hint(l)).digits()}
                <div class="buttons">{button::quiet(ui::save(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn absences(ctx: &Ctx, form: &Form, said: &Said) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = said
        .absence_pay
        .iter()
        .map(|line| {
            vec![
                texts::absence_kind(l, line.kind).into_any(),
                if line.paid { badge::good(texts::yes(l)) } else { badge::plain(texts::no(l)) },
                format::date(l, line.starts).into_any(),
                line.source.clone().into_any(),
                removal(l, format!("/mois/reglages/absences/{}/{}/retirer", line.kind.word(), line.starts)),
            ]
        })
        .collect();
    let kinds = AbsenceKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::absence_kind(l, *kind).to_owned())).collect();
    let answers = vec![("yes".to_owned(), texts::yes(l).to_owned()), ("no".to_owned(), texts::no(l).to_owned())];
    let heads = [texts::kind(l), texts::is_paid(l), texts::valid_from(l), texts::source(l), texts::deed(l)];
    let kept = Form::filled([("absence_starts", ctx.today().to_string())]);
    let form = sent(form, "absence_source", &kept);
    view! {
        <section>
            <h2>{texts::absence_pay(l)}</h2>
            <p class="hint">{texts::absence_pay_lead(l)}</p>
            {(!rows.is_empty()).then(|| {
                table::view(texts::absence_pay(l), heads, rows)
            })}
            <form method="post" action="/mois/reglages/absences" class="form" novalidate>
                <div class="pair">
                    {field(l, form, "absence", texts::kind(l)).required().select(kinds)}
                    {field(l, form, "absence_paid", texts::is_paid(l)).required().select(answers)}
                    {field(l, form, "absence_starts", texts::valid_from(l)).required().date()}
                </div>
                {field(l, form, "absence_source", texts::source(l)).required().hint(texts::source_hint(l)).text()}
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn solidarity(ctx: &Ctx, form: &Form, said: &Said) -> AnyView {
    let l = ctx.lang;
    let days: Vec<_> = said
        .solidarity_days
        .iter()
        .map(|day| view! { <li>{texts::solidarity_of(l, day.year())} " · " {format::long_date(l, *day)}</li> })
        .collect();
    view! {
        <section>
            <h2>{texts::solidarity(l)}</h2>
            {(!days.is_empty()).then(|| view! { <ul class="course">{days}</ul> })}
            <form method="post" action="/mois/reglages/solidarite" class="form" novalidate>
                {field(l, form, "solidarity", texts::solidarity_day(l)).required().hint(texts::solidarity_hint(l)).date()}
                <div class="buttons">{button::quiet(ui::save(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn annexe(ctx: &Ctx, form: &Form, said: &Said) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = said
        .annexes
        .iter()
        .map(|annexe| {
            vec![
                annexe.number.clone().into_any(),
                format::duration(l, annexe.full_time_minutes).into_any(),
                format::date(l, annexe.starts).into_any(),
                removal(l, format!("/mois/reglages/annexe/{}/retirer", annexe.starts)),
            ]
        })
        .collect();
    let heads = [texts::annexe_number(l), texts::full_time_year(l), texts::valid_from(l), texts::deed(l)];
    let year = platform::time::Minutes(said.annexes.last().map_or(FULL_TIME_YEAR, |annexe| annexe.full_time_minutes));
    let kept = Form::filled([("annexe_starts", ctx.today().to_string()), ("full_time_year", hours_field(year))]);
    let form = sent(form, "annexe_number", &kept);
    view! {
        <section>
            <h2>{texts::annexe(l)}</h2>
            {(!rows.is_empty()).then(|| {
                table::view(texts::annexe(l), heads, rows)
            })}
            <form method="post" action="/mois/reglages/annexe" class="form" novalidate>
                <div class="pair">
                    {field(l, form, "annexe_number", texts::annexe_number(l)).required().text()}
                    {field(l, form, "full_time_year", texts::full_time_year(l)).required().hint(texts::full_time_year_hint(l)).text()}
                    {field(l, form, "annexe_starts", texts::valid_from(l)).required().date()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        </section>
    }
    .into_any()
}
