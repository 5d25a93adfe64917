//! The web server: one table of routes with who may use them, the layers every request passes, and how pages are answered.

pub mod assets;
pub mod context;
pub mod embed;
pub mod headers;
pub mod health;
pub mod island;
pub mod limits;
pub mod notice;
pub mod page;
pub mod respond;
pub mod route;
pub mod serve;
pub mod submit;
pub mod texts;
pub mod upload;

use std::sync::{Arc, RwLock};

use super::clock::Clock;
use super::config::Config;
use super::db::Database;
use super::ecopole::Ecopole;
use super::error::Result;
use super::room::House;

/// What every handler can reach.
#[derive(Clone)]
pub struct App {
    pub db: Database,
    pub clock: Clock,
    /// What the program was told at its start.
    pub config: Arc<Config>,
    pub house: &'static House,
    /// How often visitors may try things.
    pub limits: Arc<limits::Limits>,
    /// How jobs and writing are.
    pub health: Arc<super::health::Health>,
    /// Wakes the mail worker when something was put in the outbox.
    pub mail_bell: Arc<tokio::sync::Notify>,
    ecopole: Arc<RwLock<Option<Arc<Ecopole>>>>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(db: Database, clock: Clock, config: Config, house: &'static House) -> Self {
        Self {
            limits: Arc::new(limits::Limits::new(config.sign_in_rate, config.booking_rate)),
            db,
            clock,
            config: Arc::new(config),
            house,
            health: Arc::default(),
            mail_bell: Arc::default(),
            ecopole: Arc::default(),
        }
    }

    /// The ecopole's settings, read once and kept; `None` until it has been set up.
    pub async fn ecopole(&self) -> Result<Option<Arc<Ecopole>>> {
        if let Some(known) = self.ecopole.read().ok().and_then(|kept| kept.clone()) {
            return Ok(Some(known));
        }
        let loaded = super::ecopole::load(&mut *self.db.read().await?).await?.map(Arc::new);
        if let Ok(mut kept) = self.ecopole.write() {
            kept.clone_from(&loaded);
        }
        Ok(loaded)
    }

    /// Forgets the kept settings after a change. Other nodes notice within a minute, when their job worker calls this.
    pub fn forget_ecopole(&self) {
        if let Ok(mut kept) = self.ecopole.write() {
            *kept = None;
        }
    }
}
