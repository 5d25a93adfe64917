//! Who is asking: a person with roles, or a visitor. Store functions take the actor and check it first.

use crate::error::{AppError, Result};

crate::typed_id! {
    /// A person.
    PersonId
}
crate::typed_id! {
    /// One signed-in device of a person.
    SessionId
}

crate::text_enum! {
    /// What a person is to the ecopole. A person may have several roles.
    Role {
        /// Runs the place: sees and does everything but the counsellor's part.
        Coordinator = "coordinator",
        /// Technical supervisor (encadrant technique): leads the work in the field.
        Supervisor = "supervisor",
        /// Employment counsellor (accompagnateur socioprofessionnel).
        Counsellor = "counsellor",
        /// Employee in an integration path.
        Worker = "worker",
        /// Keeps the seed library.
        SeedKeeper = "seed_keeper",
        /// Sells the vegetables.
        Seller = "seller",
        /// Leads workshops.
        Facilitator = "facilitator",
        /// The control body's inspector: reads only.
        Certifier = "certifier",
        /// Resident or member.
        Member = "member",
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u16);

impl Roles {
    /// No role at all.
    pub const NONE: Self = Self(0);

    /// The set of the roles listed.
    #[must_use]
    pub const fn of(roles: &[Role]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < roles.len() {
            bits |= 1 << roles[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// Whether `role` is in the set.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }

    /// Whether the two sets share a role.
    #[must_use]
    pub const fn any_of(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The roles, in the order shown to people.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Self(roles.into_iter().fold(0, |bits, role| bits | 1 << role as u16))
    }
}

/// Those who may see all of the land, its agreements apart.
pub const TEAM: Roles = Roles::of(&[
    Role::Coordinator,
    Role::Supervisor,
    Role::Counsellor,
    Role::Worker,
    Role::SeedKeeper,
    Role::Seller,
    Role::Facilitator,
    Role::Certifier,
]);
/// Those who may change the land.
pub const LAND_KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);
/// Those who run the place.
pub const COORDINATORS: Roles = Roles::of(&[Role::Coordinator]);
/// Those whose own week is what they come for.
pub const WORKERS: Roles = Roles::of(&[Role::Worker]);
/// Those who sign in with a password.
pub const STAFF: Roles = Roles::of(&[
    Role::Coordinator,
    Role::Supervisor,
    Role::Counsellor,
    Role::SeedKeeper,
    Role::Seller,
    Role::Facilitator,
    Role::Certifier,
]);

/// Who asks.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// The person, `None` for a visitor and for the program itself.
    pub person: Option<PersonId>,
    /// The name as the audit log keeps it.
    pub name: String,
    /// What the person may do.
    pub roles: Roles,
    /// The device the request came from.
    pub session: Option<SessionId>,
}

impl Actor {
    /// Somebody who has not signed in.
    #[must_use]
    pub fn visitor() -> Self {
        Self::default()
    }

    /// The program itself: jobs, the command line, the demonstration.
    #[must_use]
    pub fn system() -> Self {
        Self { name: "archipel".to_owned(), roles: Roles::of(Role::ALL), ..Self::default() }
    }

    /// Whether anybody is signed in.
    #[must_use]
    pub const fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// Goes on only for somebody with one of `roles`.
    ///
    /// # Errors
    /// `NotFound`: what a person may not see does not exist for them.
    pub const fn require(&self, roles: Roles) -> Result<()> {
        if self.roles.any_of(roles) { Ok(()) } else { Err(AppError::NotFound) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_a_set() {
        let roles: Roles = [Role::Worker, Role::Member, Role::Worker].into_iter().collect();
        assert!(roles.has(Role::Member) && !roles.has(Role::Coordinator));
        assert_eq!(roles.iter().collect::<Vec<_>>(), [Role::Worker, Role::Member]);
        assert!(Actor { roles, ..Actor::default() }.require(COORDINATORS).is_err());
        assert!(Actor::system().require(COORDINATORS).is_ok());
    }
}
