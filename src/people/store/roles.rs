//! One role given to many, or taken from them.

use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::COORDINATORS;
use platform::db::{Db, lock_people, push_list};
use platform::error::Result;
use platform::op::Op;

use super::{PAGE, keep_one_coordinator, of_ids};
use crate::model::{Audited, Details, Person, PersonId, Role, Roles};

/// Gives a role, or takes it; each of those whose roles change, before and after.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where no coordinator would be left.
pub async fn change(op: &mut Op<'_>, people: &[PersonId], (role, give): (Role, bool)) -> Result<Vec<(Person, Person)>> {
    op.actor.require(COORDINATORS)?;
    lock_people(op.tx).await?;
    let mut changed = Vec::new();
    for part in people.chunks(usize::try_from(PAGE).unwrap_or(100)) {
        for before in of_ids(op.tx, part).await? {
            let alive = before.erased_at.is_none() && before.archived_at.is_none();
            if alive && before.roles.has(role) != give {
                let roles: Roles = if give {
                    before.roles.iter().chain([role]).collect()
                } else {
                    before.roles.iter().filter(|one| *one != role).collect()
                };
                let after = Person { roles, ..before.clone() };
                changed.push((before, after));
            }
        }
    }
    if changed.is_empty() {
        return Ok(changed);
    }
    write(op, &changed, (role, give)).await?;
    if role == Role::Coordinator && !give {
        keep_one_coordinator(op.tx).await?;
    }
    Ok(changed)
}

async fn write(op: &mut Op<'_>, changed: &[(Person, Person)], (role, give): (Role, bool)) -> Result<()> {
    if give {
        let mut insert = sqlx::QueryBuilder::<Db>::new("INSERT INTO person_roles (person_id, role) ");
        insert.push_values(changed, |mut row, (person, _)| {
            row.push_bind(person.id).push_bind(role);
        });
        insert.build().execute(&mut *op.tx).await?;
    } else {
        let mut delete = sqlx::QueryBuilder::<Db>::new("DELETE FROM person_roles WHERE role = ");
        delete.push_bind(role).push(" AND person_id IN ");
        push_list(&mut delete, changed.iter().map(|(person, _)| person.id));
        delete.build().execute(&mut *op.tx).await?;
    }
    // Whoever has the record open hears that it was changed.
    let mut touch = sqlx::QueryBuilder::<Db>::new("UPDATE people SET version = version + 1, updated_at = ");
    touch.push_bind(op.now).push(" WHERE id IN ");
    push_list(&mut touch, changed.iter().map(|(person, _)| person.id));
    touch.build().execute(&mut *op.tx).await?;
    let entries = changed.iter().map(|(before, after)| {
        let (old, new) = (Details::from(before), Details::from(after));
        let entry = Entry::new(RecordKind::PERSON, before.id.uuid(), Verb::Updated);
        entry.before(&Audited::from(&old))?.after(&Audited::from(&new))
    });
    let entries = entries.collect::<Result<Vec<Entry>>>()?;
    op.log_all(entries).await
}
