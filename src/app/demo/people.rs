//! The demonstration's people. Every name says that it is made up.

use rand::RngExt as _;
use uuid::Uuid;

use account::demo::{ACCOUNTS, PASSWORD};
use people::model::{Details, PersonId, Role};
use people::store;
use platform::auth::{cards, passwords};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::secrets::Token;

use super::{COMMUNE, Maker};

/// The PIN of the demonstration's worker.
const PIN: &str = "1234";

const WORKERS: [&str; 13] = [
    "Bilal Démo",
    "Chantal Démo",
    "Driss Démo",
    "Estelle Démo",
    "Farid Démo",
    "Ghislaine Démo",
    "Hugo Démo",
    "Irina Démo",
    "Jamal Démo",
    "Karine Démo",
    "Lucien Démo",
    "Mariam Démo",
    "Nadia Démo",
];
const FIRST: [&str; 20] = [
    "Alix", "Basile", "Céleste", "Denis", "Élise", "Félix", "Gaëlle", "Henri", "Iris", "Joël", "Kenza", "Léon", "Margot", "Nils",
    "Odile", "Paul", "Rose", "Sami", "Théa", "Yann",
];
const LAST: [&str; 12] = [
    "Passant",
    "Riverain",
    "Du Coin",
    "Jardinier",
    "Potager",
    "Duverger",
    "Corail",
    "Essai",
    "Fictive",
    "Dupanier",
    "Inventé",
    "Delaplace",
];

fn person(name: &str, email: Option<String>, roles: &[Role]) -> Details {
    let mut details = Details::staff(name.to_owned(), email.unwrap_or_default(), roles.iter().copied().collect());
    details.email = details.email.filter(|email| !email.is_empty());
    details.commune = COMMUNE.to_owned();
    details.postal_code = "62999".to_owned();
    details
}

/// Makes them and returns how many.
pub async fn make(tx: &mut Conn, maker: &mut Maker, scale: u32) -> Result<usize> {
    let wrong = || AppError::internal("a demonstration secret that is none");
    let password = passwords::NewPassword::shown_to_all(PASSWORD).hashed().await?;
    let pin = cards::Pin::parse(PIN).ok_or_else(wrong)?.hashed().await?;
    let mut count = 0;
    for account in ACCOUNTS {
        let id: PersonId = maker.id();
        let mut details = person(account.name, Some(account.email.to_owned()), &[account.role]);
        details.language = if account.role == Role::Certifier { Some(Lang::Fr) } else { None };
        store::insert(&mut Op::at(tx, &maker.actor, maker.now), id, &details).await?;
        if let Some(card) = account.card {
            cards::set_pin(&mut Op::at(tx, &maker.actor, maker.now), id, &pin).await?;
            cards::insert(tx, maker.id::<Uuid>(), id, &Token::received(card), maker.now).await?;
        } else {
            passwords::set(&mut Op::at(tx, &maker.actor, maker.now), id, &password).await?;
        }
        count += 1;
    }
    let colleagues = [("Romane Exemple", Role::Coordinator), ("Tiago Modèle", Role::Supervisor)];
    let workers = WORKERS.iter().map(|name| (*name, Role::Worker));
    for (name, role) in colleagues.into_iter().chain(workers) {
        let email = (role != Role::Worker).then(|| format!("{}@demo.example", platform::search::fold(name).replace(' ', ".")));
        let id = maker.id();
        store::insert(&mut Op::at(tx, &maker.actor, maker.now), id, &person(name, email, &[role])).await?;
        count += 1;
    }
    // A larger ecopole has more hands, up to four times as many: the week board is measured with sixty people.
    for n in 0..14 * (scale.min(4) - 1) {
        let id = maker.id();
        store::insert(
            &mut Op::at(tx, &maker.actor, maker.now),
            id,
            &person(&format!("Salarié {} Démo", n + 1), None, &[Role::Worker]),
        )
        .await?;
        count += 1;
    }
    for n in 0..40 * scale {
        let (first, last) = (FIRST[maker.rng.random_range(0..FIRST.len())], LAST[maker.rng.random_range(0..LAST.len())]);
        let mut details = person(&format!("{first} {last}"), Some(format!("habitant{n}@demo.example")), &[Role::Member]);
        details.birth_year = Some(maker.rng.random_range(1940..2008));
        let id = maker.id();
        store::insert(&mut Op::at(tx, &maker.actor, maker.now), id, &details).await?;
        count += 1;
    }
    Ok(count)
}
