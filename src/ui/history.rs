//! The history of one record, from the audit log.

use leptos::prelude::*;

use super::texts;
use crate::platform::audit::{Line, RecordKind, Verb};
use crate::platform::i18n::{Lang, format};
use crate::platform::web::context::Ctx;

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

/// The kind of record, in words.
#[must_use]
pub const fn kind(l: Lang, kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Person => texts::kind_person(l),
        RecordKind::Ecopole => texts::kind_ecopole(l),
        RecordKind::Site => texts::kind_site(l),
        RecordKind::Plot => texts::kind_plot(l),
        RecordKind::Bed => texts::kind_bed(l),
        RecordKind::Tree => texts::kind_tree(l),
        RecordKind::Point => texts::kind_point(l),
        RecordKind::Rule => texts::kind_rule(l),
        RecordKind::Task => texts::kind_task(l),
        RecordKind::Contract => texts::kind_contract(l),
        RecordKind::Shift => texts::kind_shift(l),
        RecordKind::Template => texts::kind_template(l),
        RecordKind::Plan => texts::kind_plan(l),
        RecordKind::Absence => texts::kind_absence(l),
        RecordKind::Presence => texts::kind_presence(l),
        RecordKind::Month => texts::kind_month(l),
        RecordKind::Kiosk => texts::kind_kiosk(l),
        RecordKind::OpenDay => texts::kind_open_day(l),
        RecordKind::Support => texts::kind_support(l),
        RecordKind::Workshop => texts::kind_workshop(l),
        RecordKind::Booking => texts::kind_booking(l),
        RecordKind::Voucher => texts::kind_voucher(l),
    }
}

/// The fields that changed, old value struck out.
pub fn changes(line: &Line) -> AnyView {
    let changes: Vec<_> = line
        .changes()
        .into_iter()
        .filter(|(_, before, after)| !before.is_empty() || !after.is_empty())
        .map(|(name, before, after)| {
            view! {
                <li>
                    <span class="what">{name.replace('_', " ")}</span> " "
                    {(!before.is_empty()).then(|| view! { <del>{clip(&before)}</del> " " })}
                    {(!after.is_empty()).then(|| view! { <ins>{clip(&after)}</ins> })}
                </li>
            }
        })
        .collect();
    if changes.is_empty() { ().into_any() } else { view! { <ul class="changes">{changes}</ul> }.into_any() }
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
                    {changes(line)}
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
