//! One contract for many at once, and taking it back.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use kit::batch;
use people::model::PersonId;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Message;
use platform::op::Op;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::contract::{ContractDetails, ContractId};
use crate::record::pages::contracts as pages;
use crate::team::forms;
use crate::team::store::contracts;
use crate::texts;

struct Asked {
    details: ContractDetails,
    people: Vec<PersonId>,
    sure: bool,
}

fn asked(mut form: Form) -> Result<Asked> {
    let mut people: Vec<PersonId> = form.values("person").filter_map(|word| word.parse().ok()).collect();
    // Locked one after the other, always in one order.
    people.sort_unstable();
    people.dedup();
    let sure = form.value("sure") == "yes";
    if people.is_empty() {
        form.complain("", Message::new(texts::nobody_ticked));
    }
    let details = forms::contract(form)?;
    Ok(Asked { details, people, sure })
}

/// Makes the contract for each who can have it: those made, and why not for the others.
async fn make(op: &mut Op<'_>, asked: &Asked) -> Result<(Vec<ContractId>, Vec<(PersonId, Option<Message>)>)> {
    let (mut made, mut judged) = (Vec::new(), Vec::new());
    for person in &asked.people {
        let id = ContractId::new();
        match contracts::create(op, id, *person, &asked.details).await {
            Ok(()) => {
                made.push(id);
                judged.push((*person, None));
            }
            // Refused before anything of it is written.
            Err(AppError::Conflict(why)) => judged.push((*person, Some(why))),
            Err(error) => return Err(error),
        }
    }
    Ok((made, judged))
}

/// Shows what it will do; carried out once somebody is sure.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let sent = form.clone();
    let taken = submit(&ctx, form).once().read(asked).write(async |op, asked| {
        let all = if asked.sure { Vec::new() } else { pages::everybody(op.tx, &ctx).await? };
        let (made, judged) = make(op, &asked).await?;
        if !asked.sure {
            let named = judged.into_iter().map(|(person, why)| (pages::name_of(&all, person), why)).collect();
            return Ok(Done::TakenBack(pages::page(&ctx, &sent, &all, Some((asked.details, named)), None)));
        }
        if made.is_empty() {
            return Ok(Done::said("/equipe/contrats", Said::NothingToDo));
        }
        let some_refused = made.len() < asked.people.len();
        let id = batch::keep(op, pages::DEED, &made).await?;
        let said = if some_refused { Said::SavedInPart } else { Said::Created };
        Ok(Done::said("/equipe", said).undo(format!("/equipe/contrats/lots/{id}/annuler")))
    });
    let again = async |form: Form| {
        let all = pages::everybody(&mut *ctx.read().await?, &ctx).await?;
        Ok(pages::page(&ctx, &form, &all, None, None))
    };
    taken.await.again(again).await
}

/// Takes contracts back that were made together a moment ago.
pub async fn undo(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let made: Vec<ContractId> = batch::take_back(op, pages::DEED, id).await?;
        contracts::take_back(op, &made).await?;
        Ok(Done::said("/equipe", Said::Restored))
    });
    pressed.await
}
