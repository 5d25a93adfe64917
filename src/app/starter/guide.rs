//! The steps of the first hour, on the coordinators' first page: each is done once what it asks for exists, or when somebody does without.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};
use ui::{button, icon};

use super::{store, texts};

platform::text_enum! {
    /// A step, in the order in which they are taken.
    Step {
        Place = "lieu",
        Land = "terrains",
        People = "personnes",
        Tasks = "taches",
        Contracts = "contrats",
        Templates = "modeles",
        Week = "semaine",
        Workshop = "atelier",
        Sale = "vente",
    }
}

impl Step {
    const fn href(self) -> &'static str {
        match self {
            Self::Place => "/reglages#place",
            Self::Land => "/terrains/nouveau",
            Self::People => "/personnes/nouvelle",
            Self::Tasks => "/demarrage",
            Self::Contracts => "/equipe",
            Self::Templates => "/modeles/nouveau",
            Self::Week => "/semaine",
            Self::Workshop => "/animation/ateliers/nouveau",
            Self::Sale => "/ventes/cycles/nouveau",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Place => "map-pin",
            Self::Land => "trees",
            Self::People => "users",
            Self::Tasks => "leaf",
            Self::Contracts => "hard-hat",
            Self::Templates => "layers",
            Self::Week => "calendar-days",
            Self::Workshop => "calendar-heart",
            Self::Sale => "store",
        }
    }
}

/// What of the first hour exists, and what somebody does without.
#[derive(Debug, sqlx::FromRow)]
pub struct There {
    /// Steps that are done without, apart by spaces.
    pub skipped: String,
    pub land: bool,
    pub people: bool,
    pub tasks: bool,
    pub contracts: bool,
    pub templates: bool,
    pub week: bool,
    /// Whether people can book one.
    pub workshop: bool,
    /// Whether people could order.
    pub sale: bool,
    /// One that has no plot.
    pub begun_land: Option<Uuid>,
    /// One that is not shown to everybody, or has no date.
    pub begun_workshop: Option<Uuid>,
    /// Whether it has a date.
    pub begun_with_date: bool,
    /// One that is a draft.
    pub begun_sale: Option<Uuid>,
}

impl There {
    fn is_done(&self, ctx: &Ctx, step: Step) -> bool {
        let there = match step {
            Step::Place => ctx.ecopole.place.is_some() || self.land,
            Step::Land => self.land,
            Step::People => self.people,
            Step::Tasks => self.tasks,
            Step::Contracts => self.contracts,
            Step::Templates => self.templates,
            Step::Week => self.week,
            Step::Workshop => self.workshop,
            Step::Sale => self.sale,
        };
        there || self.is_skipped(step)
    }

    /// What was begun of a step: where it is, and what it lacks.
    fn begun(&self, l: Lang, step: Step) -> Option<(String, &'static str)> {
        match step {
            Step::Land => self.begun_land.map(|id| (format!("/terrains/{id}"), texts::begun_land(l))),
            Step::Workshop => {
                // Ideas without a date may be many: the list shows all of them.
                let (href, lacks) = match self.begun_workshop? {
                    id if self.begun_with_date => (format!("/animation/ateliers/{id}"), texts::begun_workshop(l)),
                    _ => ("/animation".to_owned(), texts::workshop_without_date(l)),
                };
                Some((href, lacks))
            }
            Step::Sale => self.begun_sale.map(|id| (format!("/ventes/cycles/{id}"), texts::begun_sale(l))),
            _ => None,
        }
    }

    fn is_skipped(&self, step: Step) -> bool {
        self.skipped.split(' ').any(|word| word == step.word())
    }
}

/// The guide; nothing once all of it is done.
pub fn view(ctx: &Ctx, there: &There) -> Option<AnyView> {
    let l = ctx.lang;
    if Step::ALL.iter().all(|step| there.is_done(ctx, *step)) {
        return None;
    }
    let done = Step::ALL.iter().filter(|step| there.is_done(ctx, **step) && !there.is_skipped(**step)).count();
    let next = Step::ALL.iter().copied().find(|step| !there.is_done(ctx, *step));
    let steps: Vec<_> =
        Step::ALL.iter().map(|step| line(l, *step, there, (there.is_done(ctx, *step), next == Some(*step)))).collect();
    let skipped = (!there.skipped.is_empty()).then(|| button::post("/demarrage/reprendre", button::quiet(texts::resume(l))));
    Some(
        view! {
            <section class="guide" aria-labelledby="guide">
                <h2 id="guide">{texts::first_hour(l)}</h2>
                <p>{texts::first_hour_lead(l, done, Step::ALL.len())}</p>
                <ol>{steps}</ol>
                <div class="buttons">{button::link("/demarrage", "package", texts::packs(l))} {skipped}</div>
            </section>
        }
        .into_any(),
    )
}

fn line(l: Lang, step: Step, there: &There, (done, next): (bool, bool)) -> AnyView {
    let (name, why) = words(l, step);
    if there.is_skipped(step) {
        return view! { <li class="done skipped">{icon::view("minus")} <span>{name}</span> <small>{texts::skipped(l)}</small></li> }
            .into_any();
    }
    if done {
        return view! { <li class="done">{icon::view("check")} <span>{name}</span></li> }.into_any();
    }
    let (href, why) = there.begun(l, step).unwrap_or_else(|| (step.href().to_owned(), why));
    let skip = format!("/demarrage/{}/passer", step.word());
    let without = view! {
        <button type="submit" class="link" aria-label=texts::skip_this(l, name)>{texts::skip(l)}</button>
    };
    let class = if next { "next" } else { "" };
    view! {
        <li class=class>
            <a href=href>{icon::view(step.icon())} <strong>{name}</strong> <span>{why}</span></a>
            {button::post(skip, without.into_any())}
        </li>
    }
    .into_any()
}

const fn words(l: Lang, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Place => (texts::step_place(l), texts::why_place(l)),
        Step::Land => (texts::step_land(l), texts::why_land(l)),
        Step::People => (texts::step_people(l), texts::why_people(l)),
        Step::Tasks => (texts::step_tasks(l), texts::why_tasks(l)),
        Step::Contracts => (texts::step_contracts(l), texts::why_contracts(l)),
        Step::Templates => (texts::step_templates(l), texts::why_templates(l)),
        Step::Week => (texts::step_week(l), texts::why_week(l)),
        Step::Workshop => (texts::step_workshop(l), texts::why_workshop(l)),
        Step::Sale => (texts::step_sale(l), texts::why_sale(l)),
    }
}

/// Does without a step.
pub async fn skip(ctx: Ctx, Path(step): Path<String>, form: Form) -> Result<Response> {
    let step = Step::from_word(&step).ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        store::skip(op, step).await?;
        Ok(Done::to("/"))
    });
    pressed.await
}

/// Shows again what was done without.
pub async fn resume(ctx: Ctx, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        store::resume(op).await?;
        Ok(Done::to("/"))
    });
    pressed.await
}
