//! What is kept of a worker: profile, contracts, skills, restrictions, availability.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use crate::people::model::PersonId;
use crate::platform::db::Tx;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::platform::web::texts::changed_meanwhile;
use crate::shifts::model::contract::ContractId;
use crate::shifts::model::shift::{SkillId, TaskId};
use crate::shifts::model::time::Week;
use crate::shifts::pages::{contract as contract_pages, team as pages};
use crate::shifts::store::{contracts, workers};
use crate::shifts::{forms, texts};

async fn done(ctx: &Ctx, tx: Tx, person: PersonId) -> Result<Response> {
    tx.commit().await?;
    Ok(respond::to_saying(ctx, &format!("/equipe/{person}"), Said::Saved))
}

/// Shows the person's page again with what is wrong.
async fn again(ctx: &Ctx, person: PersonId, outcome: Result<Response>) -> Result<Response> {
    match outcome {
        Err(AppError::Invalid(form)) => pages::shown(ctx, person, &form).await,
        other => other,
    }
}

/// Saves team and day of birth.
pub async fn save_profile(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let profile = forms::profile(form, ctx.today())?;
        let mut tx = ctx.write().await?;
        workers::set_profile(&mut tx, &ctx.actor, person, &profile, ctx.now()).await?;
        done(&ctx, tx, person).await
    };
    again(&ctx, person, outcome.await).await
}

/// The field that a refusal of a contract belongs to.
fn field_of(message: &Message) -> &'static str {
    if *message == Message::new(texts::contracts_overlap) {
        "starts"
    } else if *message == Message::new(changed_meanwhile) {
        ""
    } else {
        "note"
    }
}

/// Makes a contract.
pub async fn create_contract(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::contract(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match contracts::create(&mut tx, &ctx.actor, ContractId::new(), person, &details, ctx.now()).await {
            Ok(()) => respond::created(&ctx, tx, &form, &format!("/equipe/{person}")).await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse(field_of(&message), message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => contract_pages::form_of(&ctx, person, None, &form).await,
        other => other,
    }
}

/// Changes a contract.
pub async fn update_contract(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>, form: Form) -> Result<Response> {
    let before = contract_pages::find(&ctx, person, id).await?;
    let outcome = async {
        let details = forms::contract(form.clone())?;
        let version = form.value("version").parse().unwrap_or(0);
        let mut tx = ctx.write().await?;
        match contracts::update(&mut tx, &ctx.actor, &before, version, &details, ctx.now()).await {
            Ok(()) => done(&ctx, tx, person).await,
            Err(AppError::Conflict(message)) => {
                let mut form = form.clone();
                form.set("version", before.version.to_string());
                Err(form.refuse(field_of(&message), message))
            }
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => contract_pages::form_of(&ctx, person, Some(&before), &form).await,
        other => other,
    }
}

/// Gives one week other hours.
pub async fn odd_week(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>, mut form: Form) -> Result<Response> {
    let contract = contract_pages::find(&ctx, person, id).await?;
    let Some((day, minutes)) = forms::odd_week(&mut form) else {
        return contract_pages::form_of(&ctx, person, Some(&contract), &form).await;
    };
    if !Week::of(day).days().any(|day| contract.runs_on(day)) {
        form.complain("week", Message::new(texts::week_without_contract));
        return contract_pages::form_of(&ctx, person, Some(&contract), &form).await;
    }
    let mut tx = ctx.write().await?;
    contracts::set_week(&mut tx, &ctx.actor, &contract, Week::of(day), minutes, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/equipe/{person}/contrats/{id}"), Said::Saved))
}

/// Confirms a skill.
pub async fn confirm_skill(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let said = forms::skill_said(form)?;
        let mut tx = ctx.write().await?;
        workers::confirm_skill(&mut tx, &ctx.actor, person, said, ctx.today(), ctx.now()).await?;
        done(&ctx, tx, person).await
    };
    again(&ctx, person, outcome.await).await
}

/// Takes a skill away.
pub async fn drop_skill(ctx: Ctx, Path((person, skill)): Path<(PersonId, SkillId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workers::drop_skill(&mut tx, &ctx.actor, person, skill, ctx.now()).await?;
    done(&ctx, tx, person).await
}

/// Says "not this task".
pub async fn restrict(ctx: Ctx, Path(person): Path<PersonId>, mut form: Form) -> Result<Response> {
    let outcome = async {
        let task: Option<TaskId> = form.choice("task", |word| word.parse().ok());
        let until = form.date("restricted_until");
        let task = form.command(task)?;
        let mut tx = ctx.write().await?;
        workers::restrict(&mut tx, &ctx.actor, person, task, Some(until), ctx.now()).await?;
        done(&ctx, tx, person).await
    };
    again(&ctx, person, outcome.await).await
}

/// Takes it back.
pub async fn allow(ctx: Ctx, Path((person, task)): Path<(PersonId, TaskId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workers::restrict(&mut tx, &ctx.actor, person, task, None, ctx.now()).await?;
    done(&ctx, tx, person).await
}

/// Adds a line of availability.
pub async fn add_availability(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let line = forms::available(form)?;
        let mut tx = ctx.write().await?;
        workers::add_availability(&mut tx, &ctx.actor, person, line, ctx.now()).await?;
        done(&ctx, tx, person).await
    };
    again(&ctx, person, outcome.await).await
}

/// Removes a line of availability.
pub async fn remove_availability(ctx: Ctx, Path((person, line)): Path<(PersonId, Uuid)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workers::remove_availability(&mut tx, &ctx.actor, person, line, ctx.now()).await?;
    done(&ctx, tx, person).await
}
