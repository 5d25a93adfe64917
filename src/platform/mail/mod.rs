//! E-mail: letters are put in an outbox in the same transaction as the change they tell of, and sent from there with retries.

pub mod letter;
pub mod outbox;
pub mod send;
pub mod texts;

/// An e-mail address as it is kept, in lower case; nothing where it is none.
#[must_use]
pub fn address(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    // What needs quotes can be parsed and not be written to.
    let plain = !typed.contains(['"', ' ', '\t', ',', ';']) && !typed.chars().any(crate::forms::is_invisible);
    // Nobody outside a machine has an address without a dot behind the sign.
    let reachable =
        typed.rsplit_once('@').is_some_and(|(_, domain)| domain.trim_matches('.').contains('.') || domain == "localhost");
    (plain && reachable && typed.len() <= 254 && typed.parse::<lettre::Address>().is_ok()).then_some(typed)
}
