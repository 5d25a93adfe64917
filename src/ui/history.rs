//! The history of one record, from the audit log.

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use serde_json::Value;

use platform::audit::{Change, Line, RecordKind, Verb};
use platform::i18n::{Lang, format};
use platform::room::{Name, Records, Word};
use platform::web::context::Ctx;

use super::texts;

/// What was done, in words.
#[must_use]
pub const fn verb(l: Lang, verb: Verb) -> &'static str {
    match verb {
        Verb::Created => texts::verb_created(l),
        Verb::Updated => texts::verb_updated(l),
        Verb::Archived => texts::verb_archived(l),
        Verb::Restored => texts::verb_restored(l),
        Verb::Deleted => texts::verb_deleted(l),
        Verb::Imported => texts::verb_imported(l),
        Verb::Merged => texts::verb_merged(l),
        Verb::Erased => texts::verb_erased(l),
        Verb::Exported => texts::verb_exported(l),
        Verb::SignedIn => texts::verb_signed_in(l),
        Verb::SignedOut => texts::verb_signed_out(l),
        Verb::Invited => texts::verb_invited(l),
        Verb::Secured => texts::verb_secured(l),
        Verb::Carded => texts::verb_carded(l),
        Verb::Noted => texts::verb_noted(l),
        Verb::Assigned => texts::verb_assigned(l),
        Verb::Swapped => texts::verb_swapped(l),
        Verb::Published => texts::verb_published(l),
        Verb::Decided => texts::verb_decided(l),
        Verb::Read => texts::verb_read(l),
    }
}

fn named_kinds(ctx: &Ctx) -> impl Iterator<Item = (RecordKind, Name)> {
    let own = [(RecordKind::PERSON, texts::kind_person as Name), (RecordKind::ECOPOLE, texts::kind_ecopole)];
    own.into_iter().chain(ctx.app.house.rooms.iter().flat_map(|room| room.records.kinds.iter().copied()))
}

/// Every kind of record that the log knows: its word, and what it is called.
pub fn kinds(ctx: &Ctx) -> Vec<(String, String)> {
    named_kinds(ctx).map(|(kind, name)| (kind.word().to_owned(), name(ctx.lang).to_owned())).collect()
}

/// The kind of record, in words.
pub fn kind(ctx: &Ctx, word: &str) -> String {
    named_kinds(ctx).find(|(kind, _)| kind.word() == word).map_or(word, |(_, name)| name(ctx.lang)).to_owned()
}

/// A line that is put into words: for whom, and of which kind of record.
#[derive(Clone, Copy)]
struct Teller<'a> {
    ctx: &'a Ctx,
    kind: &'a str,
}

/// A word of the log that a room has words for: the room of the record, else any other.
fn room_word(teller: Teller<'_>, word: &str, of: fn(&Records) -> &'static [Word]) -> Option<&'static str> {
    let rooms = || teller.ctx.app.house.rooms.iter().map(|room| &room.records);
    let own = rooms().filter(|records| records.kinds.iter().any(|(kind, _)| kind.word() == teller.kind));
    let known = own.chain(rooms()).flat_map(of).find(|(known, ..)| *known == word);
    known.map(|(_, fr, en)| if teller.ctx.lang == Lang::En { *en } else { *fr })
}

/// Changes that are shown at once; more are folded.
const AT_ONCE: usize = 4;

/// Each field that changed, with what it was and what it is.
fn changed(ctx: &Ctx, line: &Line) -> Vec<(String, String, String)> {
    let teller = Teller { ctx, kind: &line.record_kind };
    let words = |change: Change| {
        let (before, after) = (words(teller, &change.field, &change.before), words(teller, &change.field, &change.after));
        (!before.is_empty() || !after.is_empty()).then(|| (field_name(teller, &change.field), before, after))
    };
    line.changes().into_iter().filter_map(words).collect()
}

/// The same in a line, for a file.
pub fn in_words(ctx: &Ctx, line: &Line) -> String {
    let lines: Vec<String> =
        changed(ctx, line).into_iter().map(|(field, before, after)| format!("{field}: {before} → {after}")).collect();
    lines.join("; ")
}

/// The fields that changed, old value struck out.
pub fn changes(ctx: &Ctx, line: &Line) -> AnyView {
    let l = ctx.lang;
    let changes: Vec<_> = changed(ctx, line)
        .into_iter()
        .map(|(field, before, after)| {
            view! {
                <li>
                    <span class="what">{field}</span> " "
                    {(!before.is_empty()).then(|| view! { <del>{clip(&before)}</del> " " })}
                    {(!after.is_empty()).then(|| view! { <ins>{clip(&after)}</ins> })}
                </li>
            }
        })
        .collect();
    let count = changes.len();
    let list = view! { <ul class="changes">{changes}</ul> };
    match count {
        0 => ().into_any(),
        1..=AT_ONCE => list.into_any(),
        _ => view! { <details class="more-changes"><summary>{texts::n_fields(l, count)}</summary>{list}</details> }.into_any(),
    }
}

fn field_name(teller: Teller<'_>, field: &str) -> String {
    room_word(teller, field, |records| records.fields).map_or_else(|| texts::field_name(teller.ctx.lang, field), str::to_owned)
}

/// A value as people read it: dates, times of day, lengths, sums of money, yes and no.
fn words(teller: Teller<'_>, field: &str, value: &Value) -> String {
    let l = teller.ctx.lang;
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Bool(yes) => (if *yes { texts::yes(l) } else { texts::no(l) }).to_owned(),
        Value::String(text) => said(teller, text),
        Value::Number(number) => number.as_i64().map_or_else(|| number.to_string(), |n| figure(l, field, n)),
        Value::Array(values) => {
            let all: Vec<String> =
                values.iter().map(|value| part(teller, field, value)).filter(|text| !text.is_empty()).collect();
            all.join(", ")
        }
    }
}

/// A day, an instant in the ecopole's own time, one of the log's own words, or what somebody wrote.
fn said(teller: Teller<'_>, text: &str) -> String {
    let (ctx, l) = (teller.ctx, teller.ctx.lang);
    if let Ok(day) = text.parse::<NaiveDate>() {
        return format::date(l, day);
    }
    if let Ok(at) = text.parse::<DateTime<Utc>>() {
        return format::instant(l, at, ctx.zone());
    }
    room_word(teller, text, |records| records.values).or_else(|| texts::log_word(l, text)).unwrap_or(text).to_owned()
}

/// One of several values in a field.
fn part(teller: Teller<'_>, field: &str, value: &Value) -> String {
    match value {
        Value::Object(inside) => {
            let all: Vec<String> =
                inside.iter().map(|(name, value)| words(teller, name, value)).filter(|text| !text.is_empty()).collect();
            all.join(" ")
        }
        other => words(teller, field, other),
    }
}

fn figure(l: Lang, field: &str, n: i64) -> String {
    let minutes = |n: i64| u32::try_from(n).unwrap_or(0);
    match field {
        "starts" | "ends" | "from" | "until" | "Part" => format::time(l, minutes(n / 60), minutes(n % 60)),
        "pause" | "weekly" | "minutes" | "planned" | "worked" | "paid" | "overtime" | "support" => format::duration(l, n),
        cents if cents.ends_with("cents") || cents == "due" => format!("{}\u{a0}€", format::hundredths(l, n)),
        // Years and identifying numbers are no quantities.
        "birth_year" => n.to_string(),
        _ => format::integer(l, n),
    }
}

fn clip(text: &str) -> String {
    if text.chars().count() <= 80 { text.to_owned() } else { text.chars().take(79).collect::<String>() + "…" }
}

/// The list, newest first, folded.
pub fn view(ctx: &Ctx, lines: &[Line]) -> AnyView {
    let l = ctx.lang;
    let items: Vec<_> = lines
        .iter()
        .map(|line| {
            view! {
                <li>
                    <time datetime=line.at.to_rfc3339()>{format::instant(l, line.at, ctx.zone())}</time>
                    " · " <strong>{verb(l, line.verb)}</strong> " · " {line.actor_name.clone()}
                    {changes(ctx, line)}
                </li>
            }
        })
        .collect();
    view! {
        <details class="history">
            <summary>{texts::history(l, items.len())}</summary>
            <ol>{items}</ol>
        </details>
    }
    .into_any()
}
