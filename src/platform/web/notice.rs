//! One-time notices: what a form says after it led somewhere else, kept in a cookie for one page.

use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use super::context::{Ctx, cookie, set_cookie};
use super::texts;
use crate::i18n::Lang;
use crate::mail::letter::Reached;

const COOKIE: &str = "avis";

crate::text_enum! {
    /// What to say.
    Said {
        /// A change was kept.
        Saved = "saved",
        /// Something new exists.
        Created = "created",
        /// On its way to whoever decides.
        Sent = "sent",
        /// Put away.
        Archived = "archived",
        /// Brought back.
        Restored = "restored",
        /// Taken back by a line of its own.
        TakenBack = "taken_back",
        /// Removed.
        Removed = "removed",
        /// A mail is on its way.
        Mailed = "mailed",
        /// Signed out.
        SignedOut = "signed_out",
        /// Signed out on all devices.
        SignedOutEverywhere = "signed_out_everywhere",
        /// A password was set.
        PasswordSet = "password_set",
        /// A card no longer works.
        CardRevoked = "card_revoked",
        /// A file was brought in.
        Imported = "imported",
        /// Two records are one.
        Merged = "merged",
        /// Personal data is gone.
        Erased = "erased",
        /// The form had already been carried out.
        AlreadyDone = "already_done",
        /// The mail will be tried again.
        Retried = "retried",
        /// There was nothing to do.
        NothingToDo = "nothing_to_do",
        /// Some of it was kept, some was not possible any more.
        SavedInPart = "saved_in_part",
        /// A plan was published.
        Published = "published",
        /// An absence freed a shift.
        Freed = "freed",
        /// An absence is taken back, and the person is back on shifts.
        BackOnShifts = "back_on_shifts",
        /// Seats were booked.
        Booked = "booked",
        /// A booking is over.
        BookingCancelled = "booking_cancelled",
        /// A question went to the team.
        Asked = "asked",
        /// A date was called off.
        CalledOff = "called_off",
        /// It is not possible any more.
        TooLate = "too_late",
        /// Signed up for a work day.
        SignedUp = "signed_up",
        /// A letter says how to go on.
        OpenTheMail = "open_the_mail",
        /// In the waiting line; the letter has the link.
        InLine = "in_line",
        /// A booking had been filled in before, in another window.
        FilledBefore = "filled_before",
        /// Links went out, where there were any.
        LinksSent = "links_sent",
        /// A sign-up is over.
        SignUpCancelled = "sign_up_cancelled",
        /// An order is kept.
        Ordered = "ordered",
        /// An order is over.
        OrderCancelled = "order_cancelled",
        /// Kept, but months that were validated before keep their figures.
        SavedAfterMonths = "saved_after_months",
        /// Called off, and nobody had to be told.
        CalledOffNobody = "called_off_nobody",
    }
}

impl Said {
    /// The sentence.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Saved => texts::said_saved(lang),
            Self::Created => texts::said_created(lang),
            Self::Sent => texts::said_sent(lang),
            Self::Archived => texts::said_archived(lang),
            Self::Restored => texts::said_restored(lang),
            Self::TakenBack => texts::said_taken_back(lang),
            Self::Removed => texts::said_removed(lang),
            Self::Mailed => texts::said_mailed(lang),
            Self::SignedOut => texts::said_signed_out(lang),
            Self::SignedOutEverywhere => texts::said_signed_out_everywhere(lang),
            Self::PasswordSet => texts::said_password_set(lang),
            Self::CardRevoked => texts::said_card_revoked(lang),
            Self::Imported => texts::said_imported(lang),
            Self::Merged => texts::said_merged(lang),
            Self::Erased => texts::said_erased(lang),
            Self::AlreadyDone => texts::said_already_done(lang),
            Self::Retried => texts::said_retried(lang),
            Self::NothingToDo => texts::said_nothing_to_do(lang),
            Self::SavedInPart => texts::said_saved_in_part(lang),
            Self::SavedAfterMonths => texts::said_saved_after_months(lang),
            Self::Published => texts::said_published(lang),
            Self::Freed => texts::said_freed(lang),
            Self::BackOnShifts => texts::said_back_on_shifts(lang),
            Self::Booked => texts::said_booked(lang),
            Self::BookingCancelled => texts::said_booking_cancelled(lang),
            Self::Asked => texts::said_asked(lang),
            Self::CalledOff => texts::said_called_off(lang),
            Self::TooLate => texts::said_too_late(lang),
            Self::SignedUp => texts::said_signed_up(lang),
            Self::OpenTheMail => texts::said_open_the_mail(lang),
            Self::InLine => texts::said_in_line(lang),
            Self::FilledBefore => texts::said_filled_before(lang),
            Self::LinksSent => texts::said_links_sent(lang),
            Self::SignUpCancelled => texts::said_sign_up_cancelled(lang),
            Self::Ordered => texts::said_ordered(lang),
            Self::OrderCancelled => texts::said_order_cancelled(lang),
            Self::CalledOffNobody => texts::said_called_off_nobody(lang),
        }
    }
}

/// What a deed came to, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Whom letters reached.
    Reached(Reached),
    /// What an import wrote, and what it refused.
    Taken { written: usize, refused: usize },
}

impl Counts {
    fn word(self) -> String {
        match self {
            Self::Reached(Reached { mailed, to_tell }) => format!("reached-{mailed}-{to_tell}"),
            Self::Taken { written, refused } => format!("taken-{written}-{refused}"),
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let mut parts = word.split('-');
        let (kind, one, other) = (parts.next()?, parts.next()?, parts.next()?);
        match kind {
            "reached" => Some(Self::Reached(Reached { mailed: one.parse().ok()?, to_tell: other.parse().ok()? })),
            "taken" => Some(Self::Taken { written: one.parse().ok()?, refused: other.parse().ok()? }),
            _ => None,
        }
    }
}

/// A notice, with the address of the form that undoes what was done, where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub said: Said,
    /// The address to post to for undoing it.
    pub undo: Option<String>,
    /// What it came to.
    pub counts: Option<Counts>,
}

impl Notice {
    /// The sentence.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let said = self.said.text(lang);
        match self.counts {
            None => said.to_owned(),
            Some(Counts::Reached(reached)) => told(lang, said, reached),
            Some(Counts::Taken { written, refused: 0 }) => texts::said_and(lang, said, texts::n_written(lang, written)),
            Some(Counts::Taken { written, refused }) => {
                texts::said_both(lang, said, texts::n_written(lang, written), texts::n_refused(lang, refused))
            }
        }
    }
}

/// A sentence with whom letters reached.
fn told(lang: Lang, said: &str, Reached { mailed, to_tell }: Reached) -> String {
    match (mailed, to_tell) {
        (0, 0) => texts::said_nobody_to_tell(lang, said),
        (_, 0) => texts::said_and(lang, said, texts::told_by_mail(lang, mailed)),
        (0, _) => texts::said_and(lang, said, texts::told_by_nobody(lang, to_tell)),
        _ => texts::said_both(lang, said, texts::told_by_mail(lang, mailed), texts::told_by_nobody(lang, to_tell)),
    }
}

/// Reads the notice a browser brings back.
#[must_use]
pub fn read(headers: &HeaderMap) -> Option<Notice> {
    let mut parts = cookie(headers, COOKIE)?.split('|');
    let (word, undo, counts) = (parts.next()?, parts.next()?, parts.next());
    let safe = undo.starts_with('/')
        && undo.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_".contains(&b))
        && !undo.starts_with("//");
    let counts = counts.and_then(Counts::from_word);
    Some(Notice { said: Said::from_word(word)?, undo: safe.then(|| undo.to_owned()), counts })
}

/// Gives a notice to an answer, for the next page.
pub fn attach(ctx: &Ctx, response: &mut Response, said: Said, undo: Option<&str>) {
    let value = format!("{}|{}", said.word(), undo.unwrap_or_default());
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, COOKIE, &value, 60));
}

/// The same, with what it came to.
pub fn attach_counts(ctx: &Ctx, response: &mut Response, said: Said, counts: Counts) {
    let value = format!("{}||{}", said.word(), counts.word());
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, COOKIE, &value, 60));
}

/// Takes the notice away once it has been shown.
pub fn clear(ctx: &Ctx, response: &mut Response) {
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, COOKIE, "", 0));
}
