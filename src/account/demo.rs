//! The accounts of the demonstration: one a role, listed on the sign-in page of a demonstration, and made by it.

use platform::auth::actor::Role;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "archipel-demo";

/// An account that the sign-in page of the demonstration offers.
#[derive(Debug)]
pub struct Account {
    /// What it shows.
    pub role: Role,
    pub name: &'static str,
    pub email: &'static str,
    /// For the worker: the token of a card that is always the same.
    pub card: Option<&'static str>,
}

/// One account a role.
pub const ACCOUNTS: &[Account] = &[
    account(Role::Coordinator, "Maude Exemple", "coordination@demo.example"),
    account(Role::Supervisor, "Sacha Modèle", "encadrement@demo.example"),
    account(Role::Counsellor, "Dominique Fictif", "accompagnement@demo.example"),
    Account { role: Role::Worker, name: "Awa Démo", email: "awa@demo.example", card: Some("carte-de-demonstration-awa") },
    account(Role::SeedKeeper, "Camille Graine", "graines@demo.example"),
    account(Role::Seller, "Lou Panier", "vente@demo.example"),
    account(Role::Facilitator, "Noé Atelier", "ateliers@demo.example"),
    account(Role::Certifier, "Claude Contrôle", "controle@demo.example"),
    account(Role::Member, "Inès Voisine", "ines@demo.example"),
];

const fn account(role: Role, name: &'static str, email: &'static str) -> Account {
    Account { role, name, email, card: None }
}
