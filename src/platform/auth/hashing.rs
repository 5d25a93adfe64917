//! Slow hashes (argon2id) for passwords and PINs, computed beside the async threads so that pages stay quick meanwhile.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::{AppError, Result};

/// 19 MiB and two passes: the least that OWASP's password storage sheet advises, about 30 ms on a small server.
fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

/// Each hash takes 19 MiB and a core while it is computed: a crowd that signs in (or guesses) waits in line instead of taking all memory.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Computes something slow beside the async threads, two at a time. Callers hold no connection meanwhile.
async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _permit = AT_ONCE.acquire().await.map_err(AppError::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(AppError::internal)
}

/// Hashes a secret for storage.
///
/// # Errors
/// When the thread pool is gone.
pub async fn hash(secret: &str) -> Result<String> {
    let secret = secret.to_owned();
    let hashed = slowly(move || hasher().hash_password(secret.as_bytes()).map(|hash| hash.to_string()));
    hashed.await?.map_err(|error| AppError::internal(error.to_string()))
}

/// Whether `secret` is what was hashed. Without a stored hash the same work is done in vain, so that the time taken does not
/// tell whether an account exists.
///
/// # Errors
/// When the thread pool is gone.
pub async fn verify(secret: &str, stored: Option<String>) -> Result<bool> {
    let Some(stored) = stored else {
        hash(secret).await?;
        return Ok(false);
    };
    let secret = secret.to_owned();
    slowly(move || PasswordHash::new(&stored).is_ok_and(|hash| hasher().verify_password(secret.as_bytes(), &hash).is_ok())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_same_secret_passes() {
        let stored = hash("betterave rouge").await.unwrap();
        assert!(verify("betterave rouge", Some(stored.clone())).await.unwrap());
        assert!(!verify("betterave blanche", Some(stored)).await.unwrap());
        assert!(!verify("betterave rouge", None).await.unwrap());
    }
}
