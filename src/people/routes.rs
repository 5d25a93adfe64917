//! What the forms about people do, and the files to take away.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use chrono::Datelike as _;
use uuid::Uuid;

use kit::batch;
use kit::exchange::store::{self as staged, StagedId, StagedKind};
use kit::exchange::{columns, page as intake, table};
use platform::auth::links::Purpose;
use platform::auth::{cards, second_factor};
use platform::db::lock_people;
use platform::error::{AppError, Result};
use platform::export;
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::mail::send;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use platform::web::upload;

use super::model::{Details, PersonId, Role};
use super::pages::{form as form_pages, import as import_page, list, merge as merge_page, pin as pin_page, roles as roles_page};
use super::store::privacy;
use super::{forms, store, texts};
use super::{import, invitation};
use crate::refusal::Refusal;

fn address(id: PersonId) -> String {
    format!("/personnes/{id}")
}

fn details(ctx: &Ctx, form: Form) -> Result<Details> {
    forms::details(form, ctx.today().year().into())
}

/// Makes a person.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(|form| details(&ctx, form)).refused_at("email").write(async |op, details| {
        let id = store::create(op, &details).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| Ok(form_pages::page(&ctx, None, &form))).await
}

/// Changes a person.
pub async fn update(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(|form| details(&ctx, form)).write(async |op, details| {
        store::update(op, id, version, &details).await?;
        Ok(Done::saved(address(id)))
    });
    let kept = async || Ok(forms::filled(&store::get(&mut *ctx.read().await?, &ctx.actor, id).await?));
    taken.await.beside(kept).await.again(async |form| Ok(form_pages::page(&ctx, Some(id), &form))).await
}

/// Puts a person away.
pub async fn archive(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        store::set_archived(op, ctx.app.house.rooms, (id, true)).await?;
        Ok(Done::said("/personnes", Said::Archived).undo(format!("/personnes/{id}/retablir")))
    });
    pressed.await
}

/// Brings a person back.
pub async fn restore(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        store::set_archived(op, ctx.app.house.rooms, (id, false)).await?;
        Ok(Done::said(format!("/personnes/{id}"), Said::Restored))
    });
    pressed.await
}

/// Sends somebody of the team a link to choose a password.
pub async fn invite(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let person = store::get(op.tx, op.actor, id).await?;
        if person.email.is_none() || person.archived_at.is_some() {
            return Err(Refusal::InviteNeedsEmail.into());
        }
        invitation::send(&ctx, op.tx, &person, Purpose::Invitation).await?;
        Ok(Done::said(address(id), Said::Mailed))
    });
    pressed.await
}

/// Makes a person's card useless.
pub async fn revoke_card(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        cards::revoke(op, id).await?;
        Ok(Done::said(format!("/personnes/{id}"), Said::CardRevoked))
    });
    pressed.await
}

/// Asks somebody for no second factor any more, who has lost device and paper.
pub async fn remove_second_factor(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    // One's own is switched off with the password, in one's account.
    if ctx.actor.person == Some(id) {
        return Err(Refusal::RemoveOwnSecond.into());
    }
    let pressed = submit(&ctx, form).once().press(async |op| {
        store::get(op.tx, op.actor, id).await?;
        second_factor::remove_for(op, id).await?;
        Ok(Done::saved(format!("/personnes/{id}")))
    });
    pressed.await
}

/// Gives a worker a new PIN.
pub async fn set_pin(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    // Before the transaction: a hash takes its time.
    let pin = match forms::pin(form.clone()) {
        Ok(pin) => Ok(pin.hashed().await?),
        Err(error) => Err(error),
    };
    let taken = submit(&ctx, form).read(|_| pin).write(async |op, pin| {
        store::get(op.tx, op.actor, id).await?;
        cards::set_pin(op, id, &pin).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pin_page::page(&ctx, id, &form).await).await
}

/// Makes two records one.
pub async fn merge(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::other).refused_at("other").write(async |op, other| {
        privacy::merge(op, ctx.app.house.rooms, (id, other)).await?;
        Ok(Done::said(format!("/personnes/{id}"), Said::Merged))
    });
    taken.await.again(async |form| merge_page::page(&ctx, id, &form).await).await
}

/// Hands out everything held about a person.
pub async fn personal_data(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let everything = privacy::everything(&mut ctx.op(&mut tx), ctx.app.house.rooms, id).await?;
    tx.commit().await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(AppError::internal)?;
    Ok(export::download(&format!("personne-{id}.json"), "application/json", json))
}

/// Erases a person's data.
pub async fn erase(ctx: Ctx, Path(id): Path<PersonId>, form: Form) -> Result<Response> {
    let mut letters = Vec::new();
    let pressed = submit(&ctx, form).press(async |op| {
        letters = privacy::letters_to(op.tx, id).await?;
        privacy::erase(op, ctx.app.house.rooms, id).await?;
        Ok(Done::said("/personnes", Said::Erased))
    });
    let response = pressed.await?;
    send::remove_files(&ctx.app, &letters).await;
    Ok(response)
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
    let (form, file) = upload::read(multipart, "file", crate::IMPORT_LIMIT).await?;
    let readable = |bytes: &[u8]| table::read(bytes, import::KNOWN).map(drop);
    let taken = submit(&ctx, form).read(|form| upload::required(form, "file", file, readable)).write(async |op, file| {
        let id = staged::put(op, StagedKind::People, &file).await?;
        Ok(Done::to(format!("/personnes/import/{id}")))
    });
    taken.await.again(async |form| Ok(import_page::upload(&ctx, &form))).await
}

/// Reads the columns of a kept file as the form says, and the next file with the same heading too.
pub async fn choose_columns(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let typed = form.clone();
    let pressed = submit(&ctx, form).press(async |op| {
        let staged = staged::get(op.tx, op.actor, StagedKind::People, id).await?;
        let columns = columns::of(&table::read(&staged.bytes, import::KNOWN).map_err(AppError::Conflict)?);
        let mapping = intake::chosen(&typed, columns.len(), import::KNOWN);
        staged::choose(op.tx, op.actor, StagedKind::People, id, &columns::word(&mapping)).await?;
        staged::remember(op.tx, StagedKind::People, &columns, &mapping, op.now).await?;
        Ok(Done::to(format!("/personnes/import/{id}")))
    });
    pressed.await
}

/// Carries an import out, its fates decided anew in the same transaction.
pub async fn carry_out_import(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let all_or_none = form.value("all_or_none") == "yes";
    let pressed = submit(&ctx, form).once().press(async |op| {
        // Decided and written under one lock: nobody changes a person in between.
        lock_people(op.tx).await?;
        let staged = staged::take(op.tx, op.actor, StagedKind::People, id).await?;
        let read = import::read(op.tx, &staged).await?;
        let rows = import::preview(op.tx, op.actor, &read, ctx.today().year().into()).await?;
        let refused = rows.iter().filter(|row| matches!(row.fate, import::Fate::Refused(_))).count();
        let (made, changed) = import::carry_out(op, &rows, all_or_none).await?;
        Ok(Done::imported("/personnes", made + changed, refused))
    });
    pressed.await
}

/// A file to fill in, with the headings that are understood.
pub async fn import_template(ctx: Ctx) -> Result<Response> {
    let l = ctx.lang;
    let header: Vec<&str> = import::KNOWN.iter().map(|known| (known.label)(l)).collect();
    Ok(export::download("modele-personnes.csv", "text/csv; charset=utf-8", export::csv(&header, [])?))
}

/// A role to give to many, or to take from them.
struct RolesAsked {
    give: bool,
    role: Role,
    people: Vec<PersonId>,
    sure: bool,
}

fn roles_asked(mut form: Form) -> Result<RolesAsked> {
    let give = form.choice("deed", |word| ["give", "take"].contains(&word).then_some(word == "give"));
    let role = form.choice("to", Role::from_word);
    let mut people: Vec<PersonId> = form.values("person").filter_map(|word| word.parse().ok()).collect();
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        form.complain("", Message::new(texts::nobody_chosen));
    }
    let sure = form.value("sure") == "yes";
    let asked = give.zip(role).map(|(give, role)| RolesAsked { give, role, people, sure });
    form.command(asked)
}

/// Shows what it will do; carried out once somebody is sure.
pub async fn set_roles(ctx: Ctx, form: Form) -> Result<Response> {
    let (sent, filter) = (form.clone(), list::filter_of(&ctx));
    let taken = submit(&ctx, form).once().read(roles_asked).write(async |op, asked| {
        let people = if asked.sure { Vec::new() } else { store::list(op.tx, op.actor, &filter, roles_page::MOST, 0).await? };
        let changed = store::roles::change(op, &asked.people, (asked.role, asked.give)).await?;
        if !asked.sure {
            return Ok(Done::TakenBack(roles_page::shown(&ctx, &sent, &people, Some(changed), None)));
        }
        if changed.is_empty() {
            return Ok(Done::said("/personnes/roles", Said::NothingToDo));
        }
        let who: Vec<PersonId> = changed.iter().map(|(before, _)| before.id).collect();
        let id = batch::keep(op, roles_page::DEED, &(asked.role, asked.give, who)).await?;
        Ok(Done::saved("/personnes/roles").undo(format!("/personnes/roles/{id}/annuler")))
    });
    taken.await.again(async |form| roles_page::page(&ctx, &form, None).await).await
}

/// Takes such a change back.
pub async fn undo_roles(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let (role, give, who): (Role, bool, Vec<PersonId>) = batch::take_back(op, roles_page::DEED, id).await?;
        // Whoever was put away meanwhile, or whose role somebody has changed, stays as they are.
        let said = match store::roles::change(op, &who, (role, !give)).await?.len() {
            0 => Said::NothingToDo,
            some if some < who.len() => Said::SavedInPart,
            _ => Said::Restored,
        };
        Ok(Done::said("/personnes/roles", said))
    });
    pressed.await
}
