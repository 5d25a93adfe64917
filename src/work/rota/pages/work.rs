//! The fields that a shift and its template share: where, what, who leads, how many.

use leptos::prelude::*;

use land::model::Filter;
use land::store::{plots, sites};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use ui::field::field;

use crate::model::shift::{Skill, Task};
use crate::rota::forms;
use crate::team::store::{catalogue, workers};
use crate::texts;

/// What the lists offer.
pub struct Choices {
    /// Terrains and plots.
    pub places: Vec<(String, String)>,
    pub tasks: Vec<Task>,
    /// Those who can lead.
    pub people: Vec<workers::Planned>,
    pub skills: Vec<Skill>,
}

impl Choices {
    /// What a place of the list is called.
    #[must_use]
    pub fn place_name(&self, word: &str) -> String {
        self.places.iter().find(|(known, _)| known == word).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Terrains and their plots, as a list to choose from.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn places(ctx: &Ctx) -> Result<Vec<(String, String)>> {
    let mut conn = ctx.read().await?;
    let sites = sites::list(&mut conn, &ctx.actor, &Filter::default()).await?;
    let plots = plots::list(&mut conn, &ctx.actor, &Filter::default(), ctx.today()).await?;
    Ok(sites
        .iter()
        .flat_map(|site| {
            let own = plots.iter().filter(|plot| plot.details.site == site.id);
            let plots = own.map(|plot| {
                (forms::place_word(site.id, Some(plot.id)), format!("{} · {}", site.details.name, plot.details.name))
            });
            std::iter::once((forms::place_word(site.id, None), site.details.name.clone())).chain(plots).collect::<Vec<_>>()
        })
        .collect())
}

/// Reads what the lists offer.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn choices(ctx: &Ctx) -> Result<Choices> {
    let places = places(ctx).await?;
    let mut conn = ctx.read().await?;
    Ok(Choices {
        places,
        tasks: catalogue::tasks(&mut conn, &ctx.actor).await?,
        people: workers::list(&mut conn, &ctx.actor).await?,
        skills: catalogue::skills(&mut conn, &ctx.actor).await?,
    })
}

fn with_none(l: Lang, options: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), texts::nobody_named(l).to_owned())).chain(options).collect()
}

/// The fields.
pub fn fields(l: Lang, form: &Form, choices: &Choices) -> AnyView {
    let tasks = choices.tasks.iter().map(|task| (task.id.to_string(), task.name.clone())).collect();
    let leads = with_none(l, choices.people.iter().map(|person| (person.id.to_string(), person.name.clone())));
    let skills: Vec<_> =
        choices.skills.iter().map(|skill| field(l, form, forms::skill_field(skill.id), skill.name.clone()).digits()).collect();
    view! {
        <div class="pair">
            {field(l, form, "starts", texts::from(l)).required().time()}
            {field(l, form, "ends", texts::until(l)).required().hint(texts::until_hint(l)).time()}
            {field(l, form, "pause", texts::pause_minutes(l)).digits()}
        </div>
        {field(l, form, "place", texts::place(l)).required().select(choices.places.clone())}
        <div class="pair">
            {field(l, form, "task", texts::task(l)).required().select(tasks)}
            {field(l, form, "lead", texts::lead(l)).select(leads)}
        </div>
        <div class="pair">
            {field(l, form, "min", texts::min_people(l)).digits()}
            {field(l, form, "max", texts::max_people(l)).digits()}
        </div>
        {(!skills.is_empty()).then(|| view! {
            <fieldset class="field">
                <legend>{texts::skills_needed(l)}</legend>
                <p class="hint">{texts::skills_needed_hint(l)}</p>
                <div class="pair">{skills}</div>
            </fieldset>
        })}
        {field(l, form, "note", texts::note(l)).hint(texts::note_hint(l)).text()}
        {field(l, form, "project", texts::project(l)).hint(texts::project_hint(l)).text()}
    }
    .into_any()
}
