//! Sending: by SMTP where there is a server, else as .eml files that any mail program opens.

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use uuid::Uuid;

use super::outbox::{self, Stored};
use crate::error::{AppError, Result};
use crate::web::App;

/// Builds the message. Its Message-ID is the letter's own id, so that a letter sent twice shows once in most mail programs.
fn message(app: &App, letter: &Stored) -> Result<Message> {
    let from: Mailbox = app.config.mail_from.parse().map_err(AppError::internal)?;
    let domain = from.email.domain().to_owned();
    Message::builder()
        .from(from)
        .to(letter.recipient.parse().map_err(AppError::internal)?)
        .subject(&letter.subject)
        .date(std::time::SystemTime::from(letter.created_at))
        .message_id(Some(format!("<{}@{domain}>", letter.id)))
        .multipart(body(letter)?)
        .map_err(AppError::internal)
}

fn body(letter: &Stored) -> Result<MultiPart> {
    let words = MultiPart::alternative_plain_html(letter.body_text.clone(), letter.body_html.clone());
    let (Some(name), Some(kind), Some(text)) = (&letter.file_name, &letter.file_type, &letter.file_text) else {
        return Ok(words);
    };
    let kind = ContentType::parse(kind).map_err(AppError::internal)?;
    Ok(MultiPart::mixed().multipart(words).singlepart(Attachment::new(name.clone()).body(text.clone(), kind)))
}

async fn dispatch(app: &App, letter: &Stored) -> Result<()> {
    let message = message(app, letter)?;
    if let Some(url) = &app.config.smtp_url {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(AppError::internal)?.build();
        // The transport's own limit is for connecting; a server that takes the call and says nothing would hold all mail up.
        let limit = std::time::Duration::from_secs(app.config.smtp_timeout);
        tokio::time::timeout(limit, transport.send(message)).await.map_err(AppError::internal)?.map_err(AppError::internal)?;
    } else {
        let folder = &app.config.mail_dir;
        tokio::fs::create_dir_all(folder).await.map_err(AppError::internal)?;
        let file = folder.join(format!("{}.eml", letter.id));
        tokio::fs::write(file, message.formatted()).await.map_err(AppError::internal)?;
    }
    Ok(())
}

/// Removes letters that were written as files; what cannot be removed is logged.
pub async fn remove_files(app: &App, letters: &[Uuid]) {
    for id in letters {
        let file = app.config.mail_dir.join(format!("{id}.eml"));
        if let Err(error) = tokio::fs::remove_file(&file).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(letter = %id, %error, "letter's file not removed");
        }
    }
}

/// The job's name in what `/readyz` says.
pub const JOB: &str = "mail";

/// Letters claimed at once: with a mail server few, so that all are tried before the minute is over after which another node may.
const AT_ONCE: (usize, usize) = (2, 20);

/// Sends what is due and returns how many letters left.
///
/// # Errors
/// When the database fails; a mail server's refusal is noted on the letter instead.
pub async fn send_due(app: &App) -> Result<usize> {
    let due = outbox::due(&mut *app.db.read().await?, app.clock.now()).await?;
    let at_once = if app.config.smtp_url.is_some() { AT_ONCE.0 } else { AT_ONCE.1 };
    let mut left = 0;
    for letters in due.chunks(at_once) {
        left += send_some(app, letters).await?;
        // A slow mail server makes a long round; the program is well meanwhile.
        app.health.told(JOB, true, app.clock.now());
    }
    Ok(left)
}

/// One write before and one after some letters: a crowd that books must not wait for its mail.
async fn send_some(app: &App, letters: &[Stored]) -> Result<usize> {
    let mut tx = app.db.write().await?;
    let mine = outbox::claim(&mut tx, letters, app.clock.now()).await?;
    tx.commit().await?;
    let mut outcomes = Vec::new();
    for letter in letters.iter().filter(|letter| mine.contains(&letter.id)) {
        outcomes.push((letter.id, dispatch(app, letter).await));
    }
    let left: Vec<Uuid> = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).map(|(id, _)| *id).collect();
    let mut tx = app.db.write().await?;
    outbox::sent(&mut tx, &left, app.config.smtp_url.is_some(), app.clock.now()).await?;
    for (id, outcome) in outcomes {
        if let Err(error) = outcome {
            tracing::warn!(letter = %id, %error, "mail not sent");
            outbox::failed(&mut tx, id, &error.to_string()).await?;
        }
    }
    tx.commit().await?;
    Ok(left.len())
}
