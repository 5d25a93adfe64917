//! A letter to everybody who has something of a lot.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::mail::letter::{Letter, Piece, Reached};
use platform::mail::outbox;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use produce::model::lot::LotId;
use produce::store::{lots, products};

use crate::pages::recall as page;
use crate::store::trace;
use crate::texts;

/// Writes to all of them; those without an address are to be called.
pub async fn write(ctx: Ctx, Path(id): Path<LotId>, form: Form) -> Result<Response> {
    let mailer = Mailer::of(&ctx);
    let read = |mut form: Form| {
        let message = form.required("message", 2000);
        form.command(Some(message))
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, message| {
        let lot = lots::get(op.tx, op.actor, id).await?;
        let product = products::get(op.tx, op.actor, lot.product).await?;
        let holders = trace::holders(op.tx, op.actor, id).await?;
        let letters: Vec<(Letter, String)> = holders
            .iter()
            .filter_map(|holder| {
                let email = holder.email.as_ref()?;
                let subject = texts::letter_recall(holder.lang, &product.details.name);
                let pieces = vec![
                    Piece::Text(texts::letter_recall_first(holder.lang, &product.details.name, &lot.code)),
                    Piece::Text(message.clone()),
                ];
                let letter = mailer.letter(email, holder.lang, subject, pieces, None);
                Some((letter, format!("recall-{id}-{}-{}", holder.order_id, Uuid::now_v7())))
            })
            .collect();
        outbox::put_all(op.tx, &letters, op.now).await?;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let reached = Reached { mailed: count(letters.len()), to_tell: count(holders.len() - letters.len()) };
        Ok(Done::said(format!("/lots/{id}/personnes"), Said::Sent).reached(reached))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}
