//! What the forms about people do, and the files to take away.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use chrono::Datelike as _;

use super::import;
use super::model::{PersonId, Role};
use super::pages::{cards as cards_page, form as form_pages, import as import_page, list, merge as merge_page, pin as pin_page};
use super::store::privacy;
use super::{forms, store, texts};
use crate::platform::auth::cards;
use crate::platform::auth::links::Purpose;
use crate::platform::auth::routes::send_password_link;
use crate::platform::db::lock_people;
use crate::platform::error::{AppError, Result};
use crate::platform::export;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::platform::intake::{columns, page as intake, table};
use crate::platform::mail::send;
use crate::platform::staged::{self, StagedId, StagedKind};
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::platform::web::upload;

/// Makes a person.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    match try_create(&ctx, form.clone()).await {
        Err(AppError::Invalid(form)) => Ok(form_pages::page(&ctx, None, &form)),
        other => other,
    }
}

async fn try_create(ctx: &Ctx, form: Form) -> Result<Response> {
    let details = forms::details(form.clone(), ctx.today().year().into())?;
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    match store::create(&mut tx, &ctx.actor, &details, ctx.now()).await {
        Ok(id) => respond::created(ctx, tx, &form, &format!("/personnes/{id}")).await,
        Err(AppError::Conflict(message)) => Err(form.refuse("email", message)),
        Err(error) => Err(error),
    }
}

/// Changes a person.
pub async fn update(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    match try_update(&ctx, id, form).await {
        Err(AppError::Invalid(form)) => Ok(form_pages::page(&ctx, Some(id), &form)),
        other => other,
    }
}

async fn try_update(ctx: &Ctx, id: PersonId, mut form: Form) -> Result<Response> {
    let version = form.value("version").parse().unwrap_or(0);
    let details = forms::details(form.clone(), ctx.today().year().into())?;
    let mut tx = ctx.write().await?;
    match store::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(respond::to_saying(ctx, &format!("/personnes/{id}"), Said::Saved))
        }
        Err(AppError::Conflict(message)) => {
            // On PostgreSQL a refused statement ends the transaction: the present version is read with a fresh connection.
            drop(tx);
            let present = store::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
            form.set("version", present.version.to_string());
            Err(form.refuse("", message))
        }
        Err(error) => Err(error),
    }
}

/// Puts a person away.
pub async fn archive(ctx: Ctx, Path(id): Path<PersonId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    store::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, "/personnes", Said::Archived, &format!("/personnes/{id}/retablir")))
}

/// Brings a person back.
pub async fn restore(ctx: Ctx, Path(id): Path<PersonId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    store::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/personnes/{id}"), Said::Restored))
}

/// Sends somebody of the team a link to choose a password.
pub async fn invite(ctx: Ctx, Path(id): Path<PersonId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let person = store::get(&mut tx, &ctx.actor, id).await?;
    if person.email.is_none() || person.archived_at.is_some() {
        return Err(AppError::Conflict(Message::new(texts::invite_needs_email)));
    }
    send_password_link(&ctx, &mut tx, &person, Purpose::Invitation).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &format!("/personnes/{id}"), Said::Mailed))
}

/// Prints new cards. The answer is the sheet itself, not a redirect: the links on it are shown this once and stored nowhere.
pub async fn print_cards(ctx: Ctx, mut form: Form) -> Result<Response> {
    let ids: Vec<PersonId> = form.values("people").filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() {
        form.complain("people", Message::new(texts::cards_choose));
        return cards_page::choose_page(&ctx, &form).await;
    }
    let new_pins = form.value("new_pins") == "yes";
    let ids: Vec<PersonId> = ids.into_iter().take(200).collect();
    let mut pins = Vec::new();
    if new_pins {
        for _ in &ids {
            let pin = cards::Pin::random();
            let hashed = pin.hashed().await?;
            pins.push((pin, hashed));
        }
    }
    let mut pins = pins.into_iter();
    let mut tx = ctx.write().await?;
    let mut sheet = Vec::new();
    for id in ids {
        let person = store::get(&mut tx, &ctx.actor, id).await?;
        if !person.roles.has(Role::Worker) || person.archived_at.is_some() {
            return Err(AppError::NotFound);
        }
        let token = cards::issue(&mut tx, &ctx.actor, id, ctx.now()).await?;
        let pin = match pins.next() {
            Some((pin, hashed)) => {
                cards::set_pin(&mut tx, &ctx.actor, id, &hashed, ctx.now()).await?;
                Some(pin.reveal().to_owned())
            }
            None => None,
        };
        let lang = person.language.unwrap_or(Lang::Fr);
        sheet.push(cards_page::Card {
            name: person.name,
            lang,
            address: ctx.absolute(&format!("/carte/{}", token.reveal())),
            pin,
        });
    }
    tx.commit().await?;
    Ok(cards_page::sheet(&ctx, sheet))
}

/// Makes a person's card useless.
pub async fn revoke_card(ctx: Ctx, Path(id): Path<PersonId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    cards::revoke(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/personnes/{id}"), Said::CardRevoked))
}

/// Gives a worker a new PIN.
pub async fn set_pin(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let pin = match forms::pin(form) {
        Ok(pin) => pin,
        Err(AppError::Invalid(form)) => return pin_page::page(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    let pin = pin.hashed().await?;
    let mut tx = ctx.write().await?;
    store::get(&mut tx, &ctx.actor, id).await?;
    cards::set_pin(&mut tx, &ctx.actor, id, &pin, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/personnes/{id}"), Said::Saved))
}

/// Makes two records one.
pub async fn merge(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let other = match forms::other(form) {
        Ok(other) => other,
        Err(AppError::Invalid(form)) => return merge_page::page(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    privacy::merge(&mut tx, &ctx.actor, id, other, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/personnes/{id}"), Said::Merged))
}

/// Hands out everything held about a person.
pub async fn personal_data(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let everything = privacy::everything(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(AppError::internal)?;
    Ok(export::download(&format!("personne-{id}.json"), "application/json", json))
}

/// Erases a person's data.
pub async fn erase(ctx: Ctx, Path(id): Path<PersonId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let letters = privacy::letters_to(&mut tx, id).await?;
    privacy::erase(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    send::remove_files(&ctx.app, &letters).await;
    Ok(respond::to_saying(&ctx, "/personnes", Said::Erased))
}

/// The list as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let people = store::list(&mut *ctx.read().await?, &ctx.actor, &list::filter_of(&ctx), i64::MAX, 0).await?;
    let l = ctx.lang;
    let header = [
        texts::name(l),
        texts::email(l),
        texts::phone(l),
        texts::language(l),
        texts::postal_code(l),
        texts::commune(l),
        texts::birth_year(l),
        texts::roles(l),
        texts::notes(l),
    ];
    let rows = people.into_iter().map(|person| {
        let roles: Vec<_> = person.roles.iter().map(Role::word).collect();
        vec![
            person.name,
            person.email.unwrap_or_default(),
            person.phone,
            person.language.map(Lang::word).unwrap_or_default().to_owned(),
            person.postal_code,
            person.commune,
            person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            roles.join(","),
            person.notes,
        ]
    });
    Ok(export::download("personnes.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}

/// Takes a file in and leads to its preview; nothing is written to the people yet.
pub async fn stage_import(ctx: Ctx, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "file", crate::people::IMPORT_LIMIT).await?;
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else {
        form.complain("file", Message::new(crate::platform::web::texts::required));
        return Ok(import_page::upload(&ctx, &form));
    };
    if let Err(message) = table::read(&file.bytes) {
        form.complain("file", message);
        return Ok(import_page::upload(&ctx, &form));
    }
    let mut tx = ctx.write().await?;
    let id = staged::put(&mut tx, &ctx.actor, StagedKind::People, &file, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to(&format!("/personnes/import/{id}")))
}

/// Reads the columns of a kept file as the form says, and the next file with the same heading too.
pub async fn choose_columns(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let staged = staged::get(&mut tx, &ctx.actor, StagedKind::People, id).await?;
    let columns = columns::of(&table::read(&staged.bytes).map_err(AppError::Conflict)?);
    let mapping = intake::chosen(&form, columns.len(), import::KNOWN);
    staged::choose(&mut tx, &ctx.actor, StagedKind::People, id, &columns::word(&mapping)).await?;
    columns::remember(&mut tx, StagedKind::People, &columns, &mapping, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to(&format!("/personnes/import/{id}")))
}

/// Carries an import out, its fates decided anew in the same transaction.
pub async fn carry_out_import(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    // Decided and written under one lock: nobody changes a person in between.
    lock_people(&mut tx).await?;
    let staged = staged::take(&mut tx, &ctx.actor, StagedKind::People, id).await?;
    let read = import::read(&mut tx, &staged).await?;
    let rows = import::preview(&mut tx, &ctx.actor, &read, ctx.today().year().into()).await?;
    import::carry_out(&mut tx, &ctx.actor, &rows, form.value("all_or_none") == "yes", ctx.now()).await?;
    respond::done(&ctx, tx, &form, "/personnes", Said::Imported).await
}

/// A file to fill in, with the headings that are understood.
pub async fn import_template(ctx: Ctx) -> Result<Response> {
    let l = ctx.lang;
    let header: Vec<&str> = import::KNOWN.iter().map(|known| (known.label)(l)).collect();
    Ok(export::download("modele-personnes.csv", "text/csv; charset=utf-8", export::csv(&header, [])?))
}
