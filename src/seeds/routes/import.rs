//! A list of varieties taken in.

use std::collections::BTreeMap;

use axum::extract::{Multipart, Path};
use axum::response::Response;

use kit::exchange::store::{self as staged, StagedId, StagedKind};
use kit::exchange::{columns, page as intake, table};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};
use platform::web::upload;

use crate::import::{self, Decision, Fate};
use crate::pages::import as page;

fn address(id: StagedId) -> String {
    format!("/grainotheque/import/{id}")
}

/// Takes a file in and leads to its preview; nothing is written yet.
pub async fn stage(ctx: Ctx, multipart: Multipart) -> Result<Response> {
    let (form, file) = upload::read(multipart, "file", crate::IMPORT_LIMIT).await?;
    let readable = |bytes: &[u8]| table::read(bytes, import::KNOWN).map(drop);
    let taken = submit(&ctx, form).read(|form| upload::required(form, "file", file, readable)).write(async |op, file| {
        let id = staged::put(op, StagedKind::Seeds, &file).await?;
        Ok(Done::to(address(id)))
    });
    taken.await.again(async |form| Ok(page::upload(&ctx, &form))).await
}

/// Reads the columns of a kept file as the form says, and the next file with the same ones too.
pub async fn choose_columns(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let typed = form.clone();
    let pressed = submit(&ctx, form).press(async |op| {
        let staged = staged::get(op.tx, op.actor, StagedKind::Seeds, id).await?;
        let columns = columns::of(&table::read(&staged.bytes, import::KNOWN).map_err(AppError::Conflict)?);
        let mapping = intake::chosen(&typed, columns.len(), import::KNOWN);
        staged::choose(op.tx, op.actor, StagedKind::Seeds, id, &columns::word(&mapping)).await?;
        staged::remember(op.tx, StagedKind::Seeds, &columns, &mapping, op.now).await?;
        Ok(Done::to(address(id)))
    });
    pressed.await
}

/// Carries a list out: all of it in one transaction.
pub async fn carry_out(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let decisions: BTreeMap<usize, Decision> = form
        .names()
        .filter_map(|name| Some((name.strip_prefix("choix-")?.parse().ok()?, Decision::from_word(form.value(name))?)))
        .collect();
    let pressed = submit(&ctx, form).once().press(async |op| {
        let staged = staged::take(op.tx, op.actor, StagedKind::Seeds, id).await?;
        let read = import::read(op.tx, &staged).await?;
        let rows = import::run(op, &read, &decisions).await?;
        let count = |wanted: fn(&Fate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
        let written = count(|fate| matches!(fate, Fate::New { .. } | Fate::Lot | Fate::Filled));
        Ok(Done::imported("/grainotheque/varietes", written, count(|fate| matches!(fate, Fate::Refused(_)))))
    });
    pressed.await
}
