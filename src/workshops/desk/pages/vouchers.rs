//! Vouchers.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::booking::store::vouchers;
use crate::model::money::{Cents, VoucherKind};
use crate::offer::store::workshops;
use crate::texts;

/// `/animation/bons`.
pub async fn voucher_list(ctx: Ctx) -> Result<Response> {
    vouchers_shown(&ctx, &Form::filled([("uses", "1".to_owned())])).await
}

/// Vouchers, with what was typed.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn vouchers_shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = vouchers::list(&mut conn, &ctx.actor).await?;
    let offered = workshops::list(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::vouchers(l)), || {
        let rows: Vec<_> = all
            .iter()
            .map(|voucher| {
                let worth = match voucher.kind {
                    VoucherKind::Amount => Cents(voucher.amount).text(l),
                    VoucherKind::Percent => texts::percent(l, voucher.amount),
                    VoucherKind::Free => texts::free_seat(l).to_owned(),
                };
                let days = [voucher.starts, voucher.ends]
                    .into_iter()
                    .flatten()
                    .map(|day| format::date(l, day))
                    .collect::<Vec<_>>()
                    .join(" – ");
                vec![
                    view! { <code>{voucher.code.clone()}</code> }.into_any(),
                    worth.into_any(),
                    texts::used_of(l, voucher.used, voucher.uses).into_any(),
                    days.into_any(),
                    voucher.note.clone().into_any(),
                    button::post(format!("/animation/bons/{}/archiver", voucher.id), button::quiet(texts::end_voucher(l))),
                ]
            })
            .collect();
        let kinds =
            VoucherKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::voucher_kind(l, *kind).to_owned())).collect();
        let choices: Vec<(String, String)> = offered
            .iter()
            .filter(|workshop| !workshop.archived)
            .map(|workshop| (workshop.id.to_string(), workshop.details.title.clone()))
            .collect();
        let fields = view! {
            {field(l, form, "code", texts::code(l)).hint(texts::voucher_code_hint(l)).required().text()}
            <div class="pair">
                {field(l, form, "voucher_kind", texts::voucher_kind_label(l)).required().select(kinds)}
                {field(l, form, "amount", texts::amount(l)).hint(texts::voucher_amount_hint(l)).number()}
                {field(l, form, "uses", texts::uses(l)).required().digits()}
            </div>
            <div class="pair">
                {field(l, form, "from", texts::valid_from(l)).date()}
                {field(l, form, "until", texts::valid_until(l)).date()}
            </div>
            {field(l, form, "note", texts::note(l)).text()}
            {field(l, form, "workshops", texts::voucher_for(l)).hint(texts::voucher_for_hint(l)).checks(choices)}
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::vouchers(l), texts::vouchers_lead(l))}
            {if rows.is_empty() {
                empty::view("ticket", texts::no_voucher(l))
            } else {
                table::view(
                    texts::vouchers(l),
                    [texts::code(l), texts::amount(l), texts::uses(l), texts::valid(l), texts::note(l), texts::end_label(l)],
                    rows,
                )
            }}
            <h2>{texts::new_voucher(l)}</h2>
            {frame::frame(l, form, fields.into_any(), button::submit(texts::create(l)))}
        }
    }))
}
