//! What a query leads to, for somebody: places of the house, and records by kind.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::room::{Finds, Place};
use platform::search::{fold, words};
use platform::web::context::Ctx;

use super::{How, days};
use crate::index;

/// Most of a kind that are shown beside others, and alone.
const BESIDE: usize = 6;
const ALONE: usize = 60;

/// What a query leads to.
#[derive(Default)]
pub struct Found {
    /// Places of the navigation.
    pub places: Vec<Place>,
    /// Pages of the day that was typed.
    pub days: Vec<platform::room::Found>,
    pub groups: Vec<Group>,
    /// Whether what was typed stands nowhere, and what is near it was looked for.
    pub near: bool,
}

/// What was found of a kind.
pub struct Group {
    pub of: &'static Finds,
    pub found: Vec<platform::room::Found>,
    /// Whether there are more.
    pub more: bool,
}

/// Looks for a query among what `ctx` may open; among one kind only where it is named.
pub async fn run(conn: &mut Conn, ctx: &Ctx, query: &str, only: &str) -> Result<Found> {
    let words = words(query);
    if words.is_empty() {
        return Ok(Found::default());
    }
    let kinds: Vec<&'static Finds> = ctx
        .app
        .house
        .rooms
        .iter()
        .flat_map(|room| room.finds)
        .filter(|finds| finds.access.allows(&ctx.actor) && (only.is_empty() || finds.kind == only))
        .collect();
    let most = if only.is_empty() { BESIDE } else { ALONE };
    let days = if only.is_empty() { days::pages(ctx, query) } else { Vec::new() };
    // Whoever typed a day means it: nothing that only comes near is looked for.
    let ways: &[How] = match (days.is_empty(), words.len()) {
        (false, _) => &[How::All],
        // One of one word is all of them.
        (true, 1) => &[How::All, How::Near],
        (true, _) => &[How::All, How::Near, How::Any],
    };
    let (hits, how) = hits(conn, &kinds, &words, ways, most).await?;
    let mut groups = Vec::new();
    for of in kinds {
        let ids: Vec<Uuid> = hits.iter().filter(|(kind, _)| kind == of.kind).map(|(_, id)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        let mut found = (of.show)(conn, ctx, &ids).await?;
        let more = found.len() > most;
        found.truncate(most);
        if !found.is_empty() {
            groups.push(Group { of, found, more: more && only.is_empty() });
        }
    }
    let places = if only.is_empty() { places(ctx, &words) } else { Vec::new() };
    Ok(Found { near: how != How::All && !groups.is_empty(), places, days, groups })
}

/// What the first of some ways leads to that leads anywhere.
async fn hits(
    conn: &mut Conn,
    kinds: &[&Finds],
    words: &[String],
    ways: &[How],
    most: usize,
) -> Result<(Vec<(String, Uuid)>, How)> {
    let kinds: Vec<&'static str> = kinds.iter().map(|finds| finds.kind).collect();
    if kinds.is_empty() {
        return Ok((Vec::new(), How::All));
    }
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    for how in ways.iter().copied() {
        let found = index::find(conn, &kinds, words, how, limit).await?;
        if !found.is_empty() {
            return Ok((found, how));
        }
    }
    Ok((Vec::new(), How::All))
}

/// The places of the navigation whose name begins with what was typed, word by word.
fn places(ctx: &Ctx, words: &[String]) -> Vec<Place> {
    let named = |place: &Place| {
        let name = fold((place.name)(ctx.lang));
        words.iter().all(|word| name.split(' ').any(|part| part.starts_with(word.as_str())))
    };
    ui::nav::for_actor(ctx).into_iter().filter(named).collect()
}
