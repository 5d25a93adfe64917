//! `/regles`: every figure the rules use, from when, and where it is written; the settings of the house; shared tablets.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use ::ui::badge::Badge;
use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{button, form as frame, page_head, table, texts as ui};
use platform::auth::actor::COORDINATORS;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::holidays::Region;
use crate::model::rules::{Basis, Figure, Rule, Severity};
use crate::rota::store::parameters;
use crate::team::store::tablets;
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let coordinator = ctx.actor.roles.any_of(COORDINATORS);
    let mut conn = ctx.read().await?;
    let lines = parameters::lines(&mut conn, &ctx.actor).await?;
    let settings = parameters::settings(&mut conn).await?;
    let tablets = if coordinator { tablets::list(&mut conn, &ctx.actor).await? } else { Vec::new() };
    drop(conn);
    let l = ctx.lang;
    if List::<7>::is_file(ctx) {
        return listed(l, &lines, coordinator).file(ctx);
    }
    Ok(form_page(ctx, form, Head::new(texts::rules_title(l)).wide().with_script("list.js"), || {
        let rules = Rule::ALL.iter().map(|rule| (rule.word().to_owned(), texts::rules::name(l, *rule).to_owned())).collect();
        let severities = Severity::ALL
            .iter()
            .map(|severity| (severity.word().to_owned(), texts::rules::severity(l, *severity).to_owned()))
            .collect();
        let bases = Basis::ALL.iter().map(|basis| (basis.word().to_owned(), texts::rules::basis(l, *basis).to_owned())).collect();
        let fresh = [("starts", ctx.today().to_string()), ("severity", Severity::Refuse.word().to_owned())];
        let adding = if form.names().any(|name| name == "rule") { form.clone() } else { Form::filled(fresh) };
        let fields = view! {
            {field(l, &adding, "rule", texts::rule(l)).required().select(rules)}
            <div class="pair">
                {field(l, &adding, "starts", texts::valid_from(l)).required().date()}
                {field(l, &adding, "value", texts::figure(l)).hint(texts::figure_hint(l)).text()}
                {field(l, &adding, "severity", texts::severity(l)).required().select(severities)}
            </div>
            <div class="pair">
                {field(l, &adding, "basis", texts::basis(l)).required().hint(texts::basis_hint(l)).select(bases)}
                {field(l, &adding, "source", texts::source(l)).required().hint(texts::source_hint(l)).text()}
            </div>
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/semaine".to_owned(), texts::week(l).to_owned())])}
            {page_head::simple(texts::rules_title(l), texts::rules_lead(l))}
            {listed(l, &lines, coordinator).view(ctx)}
            {coordinator.then(|| view! {
                <h2>{texts::new_line(l)}</h2>
                {frame::frame_to(l, &adding, "/regles".to_owned(), fields.into_any(), button::submit(texts::add(l)))}
                {house(ctx, form, settings)}
                {tablets_of(ctx, &tablets, &form.if_sent("tablet"))}
            })}
        }
    }))
}

/// From which day a line holds; those that the program ships with hold from the beginning.
fn since(l: Lang, starts: NaiveDate) -> String {
    if parameters::is_shipped(starts) { texts::from_the_start(l).to_owned() } else { format::date(l, starts) }
}

/// Every line, a rule's together.
fn listed(l: Lang, lines: &[parameters::Line], coordinator: bool) -> List<7> {
    let row = |line: &parameters::Line| {
        let severity = texts::rules::severity(l, line.severity);
        let badge = match line.severity {
            Severity::Refuse => Badge::bad(severity),
            Severity::Ask => Badge::warm(severity),
            Severity::Hint => Badge::plain(severity),
        };
        [
            Cell::text(texts::rules::plain_name(l, line.rule)),
            Cell::number(line.value, figure(l, line.rule, line.value)),
            Cell::badge(badge),
            Cell::text(since(l, line.starts)).ranked(i64::from(line.starts.num_days_from_ce())),
            Cell::text(texts::rules::basis(l, line.basis)),
            Cell::text(texts::rules::source(l, &line.source)),
            Cell::shown(removal(l, line, coordinator), ""),
        ]
    };
    List {
        name: "regles",
        caption: texts::rules_title(l),
        columns: [
            words("regle", texts::rule(l)),
            figures("valeur", texts::figure(l)),
            words("effet", texts::severity(l)),
            words("depuis", texts::valid_from(l)),
            words("origine", texts::basis(l)),
            words("source", texts::source(l)),
            words("action", texts::deed(l)).unsorted(),
        ],
        rows: Rule::ALL.iter().flat_map(|rule| lines.iter().filter(move |line| line.rule == *rule)).map(row).collect(),
    }
}

/// Lines that were written here can go again.
fn removal(l: Lang, line: &parameters::Line, coordinator: bool) -> AnyView {
    if !coordinator || parameters::is_shipped(line.starts) {
        return ().into_any();
    }
    let action = format!("/regles/{}/{}/retirer", line.rule.word(), line.starts);
    button::post_once(action, button::quiet(texts::take_line_away(l)))
}

/// A rule's figure as people say it: "11 h", "7 h 00", "6".
fn figure(l: Lang, rule: Rule, value: i64) -> String {
    match rule.figure() {
        Figure::Length => format::duration(l, value),
        Figure::TimeOfDay => format::time(l, u32::try_from(value / 60).unwrap_or(0), u32::try_from(value % 60).unwrap_or(0)),
        Figure::Count => format::integer(l, value),
        Figure::Percent => format!("{value}\u{a0}%"),
        Figure::None => String::new(),
    }
}

fn house(ctx: &Ctx, typed: &Form, settings: parameters::Settings) -> AnyView {
    let l = ctx.lang;
    let mut form = if typed.error("week_a").is_some() { typed.clone() } else { Form::default() };
    if form.error("week_a").is_none() {
        form.set("week_a", settings.week_a.to_string());
        form.set("region", settings.region.word());
    }
    let regions =
        Region::ALL.iter().map(|region| (region.word().to_owned(), texts::rules::region(l, *region).to_owned())).collect();
    for (word, on) in
        [("holidays", settings.holidays_worked), ("swaps", settings.swaps_approve_themselves), ("mail", settings.mail_changes)]
    {
        if on {
            form.add("settings", word);
        }
    }
    view! {
        <h2>{texts::house(l)}</h2>
        <form method="post" action="/regles/reglages" class="form">
            {field(l, &form, "settings", texts::house_lead(l)).checks(vec![
                ("holidays", texts::setting_holidays(l)), ("swaps", texts::setting_swaps(l)), ("mail", texts::setting_mail(l)),
            ])}
            <div class="pair">
                {field(l, &form, "week_a", texts::a_week(l)).required().hint(texts::a_week_hint(l)).date()}
                {field(l, &form, "region", texts::region(l)).required().select(regions)}
            </div>
            <div class="buttons">{button::quiet(ui::save(l))}</div>
        </form>
    }
    .into_any()
}

fn tablets_of(ctx: &Ctx, tablets: &[tablets::Kiosk], form: &Form) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = tablets
        .iter()
        .map(|tablet| {
            vec![
                tablet.name.clone().into_any(),
                format::instant(l, tablet.enrolled_at, ctx.zone()).into_any(),
                button::post_once(format!("/bornes/{}/retirer", tablet.id), button::quiet(texts::revoke(l))),
            ]
        })
        .collect();
    view! {
        <h2>{texts::tablets(l)}</h2>
        <p class="hint">{texts::tablets_lead(l)}</p>
        {(!rows.is_empty()).then(|| table::view(texts::tablets(l), [texts::name(l), texts::enrolled(l), texts::deed(l)], rows))}
        <form method="post" action="/bornes" class="form">
            {frame::token()}
            {frame::summary(l, form)}
            {field(l, form, "tablet", texts::tablet_name(l)).required().text()}
            <div class="buttons">{button::quiet(texts::enrol_this(l))}</div>
        </form>
    }
    .into_any()
}
