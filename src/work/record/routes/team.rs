//! What is kept of a worker: profile, contracts, skills, restrictions, availability.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use uuid::Uuid;

use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::op::Op;
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::hours::store::months;
use crate::model::contract::ContractId;
use crate::model::limit::LimitId;
use crate::model::pass::PassEventId;
use crate::model::shift::{SkillId, TaskId};
use crate::record::pages::{contract as contract_pages, team as pages};
use crate::team::forms;
use crate::team::store::{contracts, limits, passes, workers};

fn address(person: PersonId) -> String {
    format!("/equipe/{person}")
}

fn of_contract(person: PersonId, id: ContractId) -> String {
    format!("{}/contrats/{id}", address(person))
}

/// Where a change of a contract leads; where it touches months that were validated, it says that they keep their figures.
async fn saved(
    op: &mut Op<'_>,
    person: PersonId,
    (first, last): (NaiveDate, Option<NaiveDate>),
    location: String,
) -> Result<Done> {
    let validated = months::validated_within(op, person, first, last).await?;
    Ok(Done::said(location, if validated { Said::SavedAfterMonths } else { Said::Saved }))
}

/// Saves team and day of birth.
pub async fn save_profile(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(|form| forms::profile(form, ctx.today())).write(async |op, profile| {
        workers::set_profile(op, person, &profile).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Makes a contract.
pub async fn create_contract(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::contract).refused_at("note").write(async |op, contract| {
        contracts::create(op, ContractId::new(), person, &contract).await?;
        Ok(Done::created(address(person)))
    });
    taken.await.again(async |form| contract_pages::form_of(&ctx, person, None, &form).await).await
}

/// Changes a contract.
pub async fn update_contract(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>, form: Form) -> Result<Response> {
    let before = contract_pages::find(&ctx, person, id).await?;
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::contract).refused_at("note").write(async |op, contract| {
        contracts::update(op, &before, version, &contract).await?;
        // Whoever was archived has no page of their own any more; their contracts have.
        let there = workers::is_listed(op.tx, person).await?;
        let location = if there { address(person) } else { of_contract(person, before.id) };
        match contract.differs_within(&before.details) {
            Some(days) => saved(op, person, days, location).await,
            None => Ok(Done::saved(location)),
        }
    });
    let kept = async || Ok(forms::contract_filled(&contract_pages::find(&ctx, person, id).await?));
    taken.await.beside(kept).await.again(async |form| contract_pages::form_of(&ctx, person, Some(&before), &form).await).await
}

/// Agrees on other weekly hours from a day on.
pub async fn amend(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>, form: Form) -> Result<Response> {
    let contract = contract_pages::find(&ctx, person, id).await?;
    let taken = submit(&ctx, form).read(|form| forms::amendment(form, &contract)).write(async |op, amendment| {
        contracts::amend(op, &contract, &amendment).await?;
        saved(op, person, (amendment.starts, contract.details.last_day()), of_contract(person, id)).await
    });
    taken.await.again(async |form| contract_pages::form_of(&ctx, person, Some(&contract), &form).await).await
}

/// Takes an amendment away.
pub async fn drop_amendment(
    ctx: Ctx,
    Path((person, id, starts)): Path<(PersonId, ContractId, NaiveDate)>,
    form: Form,
) -> Result<Response> {
    let contract = contract_pages::find(&ctx, person, id).await?;
    let pressed = submit(&ctx, form).press(async |op| {
        contracts::drop_amendment(op, &contract, starts).await?;
        saved(op, person, (starts, contract.details.last_day()), of_contract(person, id)).await
    });
    pressed.await
}

/// Gives one week other hours.
pub async fn odd_week(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>, form: Form) -> Result<Response> {
    let contract = contract_pages::find(&ctx, person, id).await?;
    let taken = submit(&ctx, form).read(|form| forms::odd_week(form, &contract)).write(async |op, (week, reason)| {
        contracts::set_week(op, &contract, week, &reason).await?;
        saved(op, person, (week.0.monday(), Some(week.0.sunday())), of_contract(person, id)).await
    });
    taken.await.again(async |form| contract_pages::form_of(&ctx, person, Some(&contract), &form).await).await
}

/// Gives a week its contract's hours again.
pub async fn drop_odd_week(
    ctx: Ctx,
    Path((person, id, monday)): Path<(PersonId, ContractId, NaiveDate)>,
    form: Form,
) -> Result<Response> {
    let contract = contract_pages::find(&ctx, person, id).await?;
    let week = Week::of(monday);
    let pressed = submit(&ctx, form).press(async |op| {
        contracts::set_week(op, &contract, (week, contract.agreed(week)), "").await?;
        saved(op, person, (week.monday(), Some(week.sunday())), of_contract(person, id)).await
    });
    pressed.await
}

/// Notes a suspension or prolongation of a PASS.
pub async fn add_pass_event(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::pass_event).refused_at("pass_last").write(async |op, event| {
        passes::add(op, person, &event).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Takes one away.
pub async fn remove_pass_event(ctx: Ctx, Path((person, id)): Path<(PersonId, PassEventId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        passes::remove(op, person, id).await?;
        Ok(Done::saved(address(person)))
    });
    pressed.await
}

/// Confirms a skill.
pub async fn confirm_skill(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::skill_said).write(async |op, said| {
        workers::confirm_skill(op, person, said, ctx.today()).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Takes a skill away.
pub async fn drop_skill(ctx: Ctx, Path((person, skill)): Path<(PersonId, SkillId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        workers::drop_skill(op, person, skill).await?;
        Ok(Done::saved(address(person)))
    });
    pressed.await
}

/// Says "not this task".
pub async fn restrict(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::restriction).write(async |op, (task, until)| {
        workers::restrict(op, person, task, Some(until)).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Takes it back.
pub async fn allow(ctx: Ctx, Path((person, task)): Path<(PersonId, TaskId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        workers::restrict(op, person, task, None).await?;
        Ok(Done::saved(address(person)))
    });
    pressed.await
}

/// Writes down what limits one person's hours.
pub async fn add_limit(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::limit).write(async |op, limit| {
        limits::add(op, person, &limit).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Takes it away.
pub async fn remove_limit(ctx: Ctx, Path((person, id)): Path<(PersonId, LimitId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        limits::remove(op, person, id).await?;
        Ok(Done::saved(address(person)))
    });
    pressed.await
}

/// Adds a line of availability.
pub async fn add_availability(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::available).write(async |op, line| {
        workers::add_availability(op, person, line).await?;
        Ok(Done::saved(address(person)))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Removes a line of availability.
pub async fn remove_availability(ctx: Ctx, Path((person, line)): Path<(PersonId, Uuid)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        workers::remove_availability(op, person, line).await?;
        Ok(Done::saved(address(person)))
    });
    pressed.await
}
