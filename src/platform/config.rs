//! Configuration: flags and `ARCHIPEL_*` variables, parsed once into types, so that a wrong value stops the start.

use std::net::SocketAddr;

use clap::{Args, ValueEnum};

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people at a terminal.
    Text,
    /// One JSON object a line, for log collectors.
    Json,
}

/// Where the database is; every subcommand takes it.
#[derive(Args, Clone, Debug)]
pub struct DatabaseConfig {
    /// Database: a file path for the SQLite build, `postgres://user@host/name` for the PostgreSQL build
    #[arg(long, env = "ARCHIPEL_DATABASE", default_value = crate::backend::DEFAULT_DATABASE, value_parser = crate::backend::parse_address)]
    pub database: String,
}

/// Everything `serve` can be told.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Database settings.
    #[command(flatten)]
    pub database: DatabaseConfig,

    /// Address and port to listen on
    #[arg(long, env = "ARCHIPEL_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// Address people type, as it stands in e-mails and on cards, e.g. <https://archipel.example>
    #[arg(long, env = "ARCHIPEL_PUBLIC_URL", default_value = "http://127.0.0.1:3000", value_parser = public_url)]
    pub public_url: String,

    /// Trust the X-Forwarded-For header of a reverse proxy on this machine
    #[arg(long, env = "ARCHIPEL_BEHIND_PROXY")]
    pub behind_proxy: bool,

    /// SMTP server, e.g. `smtps://user:password@mail.example:465` or `smtp://127.0.0.1:25`; without it each message is written as a file
    #[arg(long, env = "ARCHIPEL_SMTP_URL", value_parser = smtp_url, hide_env_values = true)]
    pub smtp_url: Option<String>,

    /// How long one message may take the SMTP server, in seconds, before it is tried again later
    #[arg(long, env = "ARCHIPEL_SMTP_TIMEOUT", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=300))]
    pub smtp_timeout: u64,

    /// Sender of e-mails
    #[arg(long, env = "ARCHIPEL_MAIL_FROM", default_value = "Archipel <archipel@localhost>", value_parser = mailbox)]
    pub mail_from: String,

    /// Folder for messages written as .eml files when there is no SMTP server
    #[arg(long, env = "ARCHIPEL_MAIL_DIR", default_value = "data/mail")]
    pub mail_dir: std::path::PathBuf,

    /// Longest time for one request, in seconds
    #[arg(long, env = "ARCHIPEL_REQUEST_TIMEOUT", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub request_timeout: u64,

    /// Sign-in tries a minute from one address before it must wait
    #[arg(long, env = "ARCHIPEL_SIGN_IN_RATE", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub sign_in_rate: u32,

    /// Steps of workshop bookings a minute from one address before it must wait; a town hall or a school may share one
    #[arg(long, env = "ARCHIPEL_BOOKING_RATE", default_value_t = 240, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub booking_rate: u32,

    /// Log lines for people or for machines
    #[arg(long, env = "ARCHIPEL_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: LogFormat,

    /// Which log lines: error, warn, info, debug, or a filter such as `archipel=debug,sqlx=warn`
    #[arg(long, env = "ARCHIPEL_LOG", default_value = "info")]
    pub log: String,

    /// Load the demonstration ecopole if the database is empty, and list its accounts on the sign-in page
    #[arg(long, env = "ARCHIPEL_DEMO")]
    pub demo: bool,
}

fn public_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#']) => Ok(url.to_owned()),
        _ => Err("give http:// or https:// and a host name, nothing behind it".to_owned()),
    }
}

fn smtp_url(text: &str) -> Result<String, String> {
    lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(text)
        .map(|_| text.to_owned())
        .map_err(|_| "give smtp://host:port or smtps://user:password@host:port".to_owned())
}

fn mailbox(text: &str) -> Result<String, String> {
    text.parse::<lettre::message::Mailbox>().map(|_| text.to_owned()).map_err(|_| "give Name <address@host>".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_bare_origin() {
        assert_eq!(public_url("https://archipel.example/"), Ok("https://archipel.example".to_owned()));
        for wrong in ["archipel.example", "https://", "https://a/b", "ftp://a"] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
