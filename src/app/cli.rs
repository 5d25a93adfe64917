//! The command line: `serve`, `migrate`, `demo`, `admin create`, `backup`, `restore`, `check`.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use platform::auth::actor::{Actor, Role};
use platform::auth::links::{self, Purpose};
use platform::auth::passwords::{self, NewPassword, Weakness};
use platform::check;
use platform::clock::Clock;
use platform::config::{Config, DatabaseConfig, LogFormat};
use platform::db::Database;
use platform::op::Op;
use platform::web::{App, serve};

use crate::rooms::HOUSE;

/// Operations manager for a food ecopole
#[derive(Parser)]
#[command(name = "archipel", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// How long a thread for blocking work is kept: what it had in memory is given back with it.
const IDLE: std::time::Duration = std::time::Duration::from_secs(2);

#[derive(Subcommand)]
enum Command {
    /// Serve the web site (brings the database up to date first)
    Serve(Box<Config>),
    /// Bring the database up to date and stop
    Migrate(DatabaseConfig),
    /// Fill an empty database with the demonstration ecopole
    Demo {
        #[command(flatten)]
        database: DatabaseConfig,
        /// Multiplies residents, history and records, for measuring
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=200))]
        scale: u32,
        /// Years of history, for measuring what time costs
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=20))]
        years: u32,
        /// Weeks of sales before this one.
        #[arg(long, default_value_t = 52)]
        weeks: u32,
        /// The same seed makes the same ecopole
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// Manage administrators
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Copy the database to FILE while it is in use, and verify the copy
    Backup {
        #[command(flatten)]
        database: DatabaseConfig,
        /// The file to write; must not exist
        file: PathBuf,
    },
    /// Put the database back from FILE (stop the server first); what was there is kept beside it
    Restore {
        #[command(flatten)]
        database: DatabaseConfig,
        /// A file written by `backup`
        file: PathBuf,
    },
    /// Say which paper a file is, and whether it is the original: unchanged to the byte, or not one of ours
    Paper {
        #[command(flatten)]
        database: DatabaseConfig,
        /// A PDF that somebody shows
        file: PathBuf,
    },
    /// Prove the integrity of the database, its ledgers and constraints
    Check(DatabaseConfig),
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Create a coordinator; the password is read from the ARCHIPEL_ADMIN_PASSWORD variable or the terminal
    Create {
        #[command(flatten)]
        database: DatabaseConfig,
        /// The person's name
        #[arg(long)]
        name: String,
        /// The e-mail to sign in with
        #[arg(long)]
        email: String,
    },
}

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().thread_keep_alive(IDLE).build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("the program could not start: {error}")),
    };
    match runtime.block_on(carry_out(cli.command)) {
        Ok(code) => code,
        Err(message) => failed(&message),
    }
}

fn failed(message: &str) -> ExitCode {
    eprintln!("archipel: {message}");
    ExitCode::FAILURE
}

async fn carry_out(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Serve(config) => start(*config).await,
        Command::Migrate(config) => {
            open(&config).await?.close().await;
            println!("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo { database, scale, years, weeks, seed } => {
            let db = open(&database).await?;
            let told = crate::demo::load(&db, &Clock::system(), crate::demo::Size { scale, years, weeks, seed })
                .await
                .map_err(|error| error.to_string())?;
            db.close().await;
            println!("{told}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Admin { command: AdminCommand::Create { database, name, email } } => create_admin(&database, name, &email).await,
        Command::Backup { database, file } => {
            platform::backend::backup(&database.database, &file).await?;
            println!("Backup written and verified: {}", file.display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Restore { database, file } => {
            platform::backend::restore(&database.database, &file).await?;
            println!("Restored from {}.", file.display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Paper { database, file } => recognise(&database, &file).await,
        Command::Check(config) => examine(&config).await,
    }
}

async fn open(config: &DatabaseConfig) -> Result<Database, String> {
    let db =
        platform::backend::connect(&config.database).await.map_err(|error| format!("the database does not open: {error}"))?;
    db.migrate().await.map_err(|error| format!("the database could not be brought up to date: {error}"))?;
    Ok(db)
}

async fn start(config: Config) -> Result<ExitCode, String> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| format!("--log: {error}"))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Json => lines.json().init(),
        LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).init(),
    }
    let db = open(&config.database).await?;
    let app = App::new(db, Clock::system(), config, &HOUSE);
    if app.ecopole().await.map_err(|error| error.to_string())?.is_none() {
        if app.config.demo {
            let told = crate::demo::load(&app.db, &app.clock, crate::demo::Size { scale: 1, years: 0, weeks: 52, seed: 7 }).await;
            println!("{}", told.map_err(|error| error.to_string())?);
        } else {
            println!("{}", set_up_link(&app).await?);
        }
    }
    let listen = app.config.listen;
    serve::serve(app, super::jobs::run).await.map_err(|error| format!("cannot listen on {listen}: {error}"))?;
    Ok(ExitCode::SUCCESS)
}

/// A new install: whoever reads the terminal may set it up, once.
async fn set_up_link(app: &App) -> Result<String, String> {
    let make = async {
        let mut tx = app.db.write().await?;
        let link = links::create(&mut tx, Purpose::SetUp, None, "", None, app.clock.now()).await?;
        tx.commit().await?;
        Ok::<_, platform::error::AppError>(link)
    };
    let link = make.await.map_err(|error| error.to_string())?;
    Ok(format!(
        "\nThis is a new install. To name the ecopole and make the first account, open within a day:\n\n  {}/installation/{}\n",
        app.config.public_url,
        link.token.reveal()
    ))
}

async fn create_admin(database: &DatabaseConfig, name: String, email: &str) -> Result<ExitCode, String> {
    let typed = match std::env::var("ARCHIPEL_ADMIN_PASSWORD") {
        Ok(password) => password,
        Err(_) => {
            eprint!("Password (at least {} characters): ", passwords::MIN_LENGTH);
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).map_err(|error| error.to_string())?;
            line.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    let password = NewPassword::parse(&typed, &[&name, email]).map_err(|why| match why {
        Weakness::Length => format!("the password needs at least {} characters", passwords::MIN_LENGTH),
        Weakness::Common => "this password is too easy to guess: take three words that do not belong together".to_owned(),
    })?;
    let password = password.hashed().await.map_err(|error| error.to_string())?;
    let email = platform::mail::address(email).ok_or_else(|| "this e-mail address is not complete".to_owned())?;
    let db = open(database).await?;
    let (actor, now) = (Actor::system(), Clock::system().now());
    let make = async {
        let mut tx = db.write().await?;
        let details = people::model::Details::staff(name, email, [Role::Coordinator].into_iter().collect());
        let person = people::store::create(&mut Op::at(&mut tx, &actor, now), &details).await?;
        passwords::set(&mut Op::at(&mut tx, &actor, now), person, &password).await?;
        tx.commit().await
    };
    make.await.map_err(|error| error.to_string())?;
    println!("The coordinator can sign in now.");
    Ok(ExitCode::SUCCESS)
}

async fn examine(config: &DatabaseConfig) -> Result<ExitCode, String> {
    let db =
        platform::backend::connect(&config.database).await.map_err(|error| format!("the database does not open: {error}"))?;
    db.is_current().await?;
    let look = async { check::run(&mut *db.read().await?, &HOUSE).await };
    let findings = look.await.map_err(|error| error.to_string())?;
    for finding in &findings {
        println!("{} {}", if finding.troubles.is_empty() { "ok   " } else { "WRONG" }, finding.what);
        for trouble in &finding.troubles {
            println!("      {trouble}");
        }
    }
    let sound = findings.iter().all(|finding| finding.troubles.is_empty());
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Which paper a file is.
async fn recognise(config: &DatabaseConfig, file: &std::path::Path) -> Result<ExitCode, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let db =
        platform::backend::connect(&config.database).await.map_err(|error| format!("the database does not open: {error}"))?;
    db.is_current().await?;
    let look = async { sales::store::prints::recognised(&mut *db.read().await?, &bytes).await };
    let Some(given) = look.await.map_err(|error: platform::error::AppError| error.to_string())? else {
        println!("This file is none that was given out, or it was changed since.");
        return Ok(ExitCode::FAILURE);
    };
    let print = if given.number == 1 { "the original".to_owned() } else { format!("copy {}", given.number - 1) };
    println!("{}: {print}, given out on {}.", given.title(), given.printed_at.format("%Y-%m-%d %H:%M UTC"));
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn every_flag_and_subcommand_is_consistent() {
        Cli::command().debug_assert();
    }
}
