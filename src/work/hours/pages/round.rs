//! `/presences`: everything of a half-day, a day or a week that is over or on and not noted, all ticked: who did not come is unticked.

use std::collections::HashSet;

use axum::response::Response;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, icon, page_head, tabs, texts as ui};
use kit::batch;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::time::{ClockTime, Week};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::hours::pages::day::day_of;
use crate::hours::store::presence;
use crate::model::shift::{AssignmentId, Task};
use crate::rota::store::stints::{self, PublishedStint};
use crate::team::store::catalogue;
use crate::texts;

platform::text_enum! {
    /// How much of the calendar is noted at once.
    Span {
        Morning = "matin",
        Afternoon = "apres-midi",
        Day = "jour",
        Week = "semaine",
    }
}

/// Before noon is the morning.
const NOON: ClockTime = ClockTime(12 * 60);

/// A part of the calendar.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    pub day: NaiveDate,
    pub span: Span,
}

impl Round {
    /// As an address says it: today, and the whole day, where it says nothing.
    #[must_use]
    pub fn of(ctx: &Ctx) -> Self {
        Self {
            day: day_of(&ctx.param("jour")).unwrap_or(ctx.today()),
            span: Span::from_word(&ctx.param("partie")).unwrap_or(Span::Day),
        }
    }

    /// First and last day.
    #[must_use]
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        match self.span {
            Span::Week => (Week::of(self.day).monday(), Week::of(self.day).monday() + Days::new(6)),
            _ => (self.day, self.day),
        }
    }

    /// Its own address.
    #[must_use]
    pub fn address(self) -> String {
        format!("/presences?jour={}&partie={}", self.day, self.span.word())
    }

    fn has(self, stint: &PublishedStint) -> bool {
        match self.span {
            Span::Morning => stint.starts_minute < NOON,
            Span::Afternoon => stint.starts_minute >= NOON,
            Span::Day | Span::Week => true,
        }
    }

    /// The work of it that has begun, is not one's own and not noted yet.
    pub async fn to_note(self, conn: &mut platform::db::Conn, ctx: &Ctx) -> Result<Vec<PublishedStint>> {
        let (mut all, noted) = self.begun(conn, ctx).await?;
        all.retain(|stint| !noted.contains(&stint.id));
        all.sort_by_key(|stint| (stint.day, stint.starts_minute, stint.shift_id));
        Ok(all)
    }

    /// The work of it that has begun and is not one's own, and what of it is noted.
    pub async fn begun(self, conn: &mut platform::db::Conn, ctx: &Ctx) -> Result<(Vec<PublishedStint>, HashSet<AssignmentId>)> {
        let (first, last) = self.days();
        let mut all = stints::of_days(conn, &ctx.actor, first, last).await?;
        all.retain(|stint| stint.starts_at <= ctx.now() && self.has(stint) && ctx.actor.person != Some(stint.person_id));
        let noted = presence::found(conn, &ctx.actor, first, last).await?.into_iter().map(|line| line.stint_id).collect();
        Ok((all, noted))
    }
}

/// What a round is called in `batches`.
pub const DEED: &str = "rounds";

/// The page as it opens: everybody is ticked.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, Round::of(&ctx), None).await
}

/// The page; with what was ticked, where a form came back.
pub async fn shown(ctx: &Ctx, round: Round, form: Option<&Form>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let open = round.to_note(&mut conn, ctx).await?;
    let tasks = catalogue::tasks(&mut conn, &ctx.actor).await?;
    let undoable = batch::last(&mut conn, &ctx.actor, DEED, ctx.now()).await?;
    drop(conn);
    let l = ctx.lang;
    let fresh = Form::default();
    let ticked: Option<HashSet<String>> = form.map(|form| form.values("stint").map(str::to_owned).collect());
    Ok(form_page(ctx, form.unwrap_or(&fresh), Head::new(texts::round(l)), || {
        let tab = |span: Span, name: &'static str| (Round { span, ..round }.address(), name.to_owned(), span == round.span);
        let (first, last) = round.days();
        let when = if first == last {
            format::long_date(l, first)
        } else {
            texts::from_to(l, format::day(l, first), format::day(l, last))
        };
        let (step, before, after) = if round.span == Span::Week {
            (7, texts::week_before(l), texts::week_after(l))
        } else {
            (1, texts::day_before(l), texts::day_after(l))
        };
        let go = |day: NaiveDate| Round { day, ..round }.address();
        let groups: Vec<_> = open
            .chunk_by(|one, two| one.shift_id == two.shift_id)
            .map(|crew| group(ctx, crew, &tasks, ticked.as_ref()))
            .collect();
        let count = open.len();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/jour/{}", round.day), format::day(l, round.day))])}
            {page_head::with_actions(texts::round(l), when, vec![
                button::link(go(round.day - Days::new(step)), "chevron-left", before),
                button::link(go(round.day + Days::new(step)), "chevron-right", after),
            ])}
            {tabs::view(texts::round(l), vec![
                tab(Span::Morning, texts::morning(l)), tab(Span::Afternoon, texts::afternoon(l)), tab(Span::Day, texts::whole_day(l)),
                tab(Span::Week, texts::whole_week(l)),
            ])}
            {batch::can_be_undone(ctx, undoable, texts::round(l), "/presences/lots")}
            {frame::summary(l, form.unwrap_or(&fresh))}
            {if count == 0 { empty::view("user-check", texts::all_noted(l)) } else {
                view! {
                    <p>{texts::round_lead(l, count)}</p>
                    <form method="post" action=round.address() class="day" data-queue=texts::round(l)>
                        {frame::token()}
                        {groups}
                        <div class="mark-bar">
                            <button type="submit" class="button primary big">{icon::view("user-check")} {texts::note_ticked(l)}</button>
                        </div>
                    </form>
                }.into_any()
            }}
        }
    }))
}

fn group(ctx: &Ctx, crew: &[PublishedStint], tasks: &[Task], ticked: Option<&HashSet<String>>) -> Option<AnyView> {
    let (l, first) = (ctx.lang, crew.first()?);
    let task = tasks.iter().find(|task| task.id == first.task_id).map_or("", |task| task.name_in(l));
    let hours = texts::hours(l, first.starts_minute, first.ends_minute);
    let head = format!("{} · {hours} · {} · {task}", format::day(l, first.day), first.site_name);
    let rows: Vec<_> = crew
        .iter()
        .map(|stint| {
            let id = stint.id.to_string();
            let checked = ticked.is_none_or(|ticked| ticked.contains(&id));
            view! {
                <li>
                    <label class="check">
                        <input type="checkbox" name="stint" value=id checked=checked /> <span><strong>{stint.name.clone()}</strong></span>
                    </label>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="presence-group">
                <div class="presence-head"><h2>{head}</h2></div>
                <ul class="presence">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
