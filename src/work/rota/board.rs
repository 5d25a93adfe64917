//! The week board: everything of a week, read once, and drawn as a table that works without JavaScript; the island on top only moves
//! things about. Drawn as text, not as components: a week of sixty people has hundreds of cells.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use land::model::{Filter, SiteId};
use land::store::sites;
use people::model::PersonId;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::markup::escape;
use platform::time::{Minutes, Slot, Week};
use platform::web::context::Ctx;

use crate::model::absence::{Absence, AbsenceState, AbsenceTime};
use crate::model::holidays;
use crate::model::rules::snapshot::Snapshot;
use crate::model::rules::{self, Breach, Rule, Severity};
use crate::model::shift::{Shift, ShiftId};
use crate::rota::store::snapshot::{self, Whom};
use crate::rota::store::{absences, publishing};
use crate::team::store::workers;
use crate::texts;

platform::text_enum! {
    /// How the board is laid out.
    View {
        /// A row a person.
        People = "personnes",
        /// A row a terrain.
        Sites = "terrains",
        /// A row a shift.
        Shifts = "creneaux",
    }
}

/// A week, read whole.
pub struct Board {
    pub week: Week,
    /// The rules' book of it.
    pub snapshot: Snapshot,
    /// Rows, by team and name.
    pub people: Vec<workers::Planned>,
    /// Names of terrains.
    pub sites: HashMap<SiteId, String>,
    /// Absences that touch the week.
    pub absences: Vec<Absence>,
    /// How many lines workers have not been told of.
    pub waiting: usize,
    /// Who is on what without knowing it.
    untold: HashSet<(ShiftId, PersonId)>,
    /// What is broken, by person and by shift.
    breaches: HashMap<PersonId, Vec<Breach>>,
}

/// Whether somebody is no worker but leads them.
fn leads(snapshot: &Snapshot, person: PersonId) -> bool {
    snapshot.workers.get(&person).is_none_or(|worker| !worker.needs_contract)
}

/// Reads a week.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn load(conn: &mut Conn, ctx: &Ctx, week: Week) -> Result<Board> {
    let people = workers::list(conn, &ctx.actor).await?;
    let snapshot = snapshot::load(conn, Whom::Everybody, week, week, ctx.zone()).await?;
    let sites = sites::list(conn, &ctx.actor, &Filter::default()).await?;
    let absences = absences::of_days(conn, &ctx.actor, week.monday(), week.sunday()).await?;
    let waiting = publishing::waiting(conn, &ctx.actor, week).await?;
    let mut people = people;
    // Those without a team stand last: first the workers, then those who lead them.
    people.sort_by_key(|person| person.team.is_empty() && leads(&snapshot, person.id));
    let breaches = people.iter().map(|person| (person.id, rules::of_person_in(&snapshot, person.id, week))).collect();
    let sites = sites.into_iter().map(|site| (site.id, site.details.name)).collect();
    Ok(Board {
        week,
        snapshot,
        people,
        sites,
        absences,
        waiting: waiting.len(),
        untold: waiting.on_it.into_iter().collect(),
        breaches,
    })
}

impl Board {
    /// The week's shifts, by start.
    #[must_use]
    pub fn shifts(&self) -> Vec<&Shift> {
        let mut shifts: Vec<&Shift> = self.snapshot.shifts.values().collect();
        shifts.sort_by_key(|shift| (shift.interval.starts, shift.id));
        shifts
    }

    /// How many are missing on a shift.
    #[must_use]
    pub fn missing(&self, shift: &Shift) -> i64 {
        let on_it = self.snapshot.on_shift.get(&shift.id).map_or(0, Vec::len);
        (shift.work.min - i64::try_from(on_it).unwrap_or(0)).max(0)
    }

    /// What a shift still wants, in a word: people, or people who can do what is needed.
    fn lacks(&self, l: Lang, shift: &Shift) -> Option<String> {
        let missing = self.missing(shift);
        if missing > 0 {
            return Some(texts::short_missing(l, missing));
        }
        Some(escape(&self.lack_of_skill(shift)?.message.text(l)))
    }

    /// What people on a shift cannot do, where it asks for skills.
    fn lack_of_skill(&self, shift: &Shift) -> Option<Breach> {
        if shift.work.skills.is_empty() {
            return None;
        }
        rules::of_shift(&self.snapshot, shift).into_iter().find(|breach| breach.rule == Rule::Skills)
    }

    /// People missing in the whole week.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.snapshot.shifts.values().map(|shift| self.missing(shift)).sum()
    }

    /// What the rules find in the week, the worst first.
    #[must_use]
    pub fn troubles(&self) -> Vec<(String, &Breach)> {
        let mut all: Vec<(String, &Breach)> = self
            .people
            .iter()
            .flat_map(|person| self.breaches.get(&person.id).into_iter().flatten().map(|breach| (person.name.clone(), breach)))
            .collect();
        all.sort_by_key(|(_, breach)| (std::cmp::Reverse(breach.severity), breach.day));
        all
    }

    /// Shifts that lack a skill or whoever leads them, by start: which, and what is lacking.
    #[must_use]
    pub fn lacking(&self) -> Vec<(&Shift, Breach)> {
        let lacks = |shift| {
            let broken = rules::of_shift(&self.snapshot, shift).into_iter();
            broken.filter(|breach| matches!(breach.rule, Rule::Skills | Rule::Lead)).map(move |breach| (shift, breach))
        };
        self.shifts().into_iter().flat_map(lacks).collect()
    }

    /// The first shift of a person on a day.
    #[must_use]
    pub fn of_day(&self, person: PersonId, day: NaiveDate) -> Option<&Shift> {
        let worker = self.snapshot.workers.get(&person)?;
        let stint = worker.stints.iter().find(|stint| stint.slot.day == day)?;
        self.snapshot.shifts.get(&stint.shift)
    }

    /// A terrain's name.
    #[must_use]
    pub fn site(&self, site: SiteId) -> &str {
        self.sites.get(&site).map_or("", String::as_str)
    }

    fn name(&self, person: PersonId) -> &str {
        self.snapshot.workers.get(&person).map_or("", |worker| worker.name.as_str())
    }

    /// What changes when somebody is moved: the state of the week and the table.
    #[must_use]
    pub fn live(&self, l: Lang, view: View, today: NaiveDate) -> String {
        let mut html = String::with_capacity(64 * 1024);
        self.state(&mut html, l);
        let _ = write!(html, "<div class=\"board-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", texts::board(l));
        match view {
            View::People => self.by_person(&mut html, l, today),
            View::Sites => self.by_site(&mut html, l, today),
            View::Shifts => self.by_shift(&mut html, l),
        }
        html.push_str("</div>");
        html
    }

    /// What stands between the plan and its publishing.
    fn state(&self, html: &mut String, l: Lang) {
        let (monday, open) = (self.week.monday(), self.open());
        let _ = write!(
            html,
            "<div class=\"board-state\"><p><strong>{}</strong> · {}</p>",
            texts::n_missing(l, open),
            if self.waiting == 0 { texts::nothing_to_publish(l).to_owned() } else { texts::n_changes(l, self.waiting) }
        );
        if open > 0 {
            let _ = write!(html, "<a class=\"button\" href=\"/semaine/{monday}/remplir\">{}</a>", texts::fill(l));
        }
        if self.waiting > 0 {
            let _ =
                write!(html, "<a class=\"button primary\" href=\"/semaine/{monday}/publier\">{}</a>", texts::see_and_publish(l));
        }
        html.push_str("</div>");
    }

    /// Whether a day of the weekend takes no room: nobody works on it.
    fn is_folded(&self, day: NaiveDate) -> bool {
        day.weekday().number_from_monday() > 5 && !self.snapshot.shifts.values().any(|shift| shift.slot.day == day)
    }

    fn head(&self, html: &mut String, l: Lang, first: &str, today: NaiveDate) {
        let _ = write!(html, "<thead><tr><th scope=\"col\">{}</th>", escape(first));
        for day in self.week.days() {
            let class = match (day == today, self.is_folded(day)) {
                (true, true) => " class=\"today folded\"",
                (true, false) => " class=\"today\"",
                (false, true) => " class=\"folded\"",
                (false, false) => "",
            };
            let holiday = holidays::on(day, self.snapshot.region)
                .map(|holiday| format!("<small>{}</small>", texts::rules::holiday_name(l, holiday)));
            let _ = write!(
                html,
                "<th scope=\"col\"{class}><a href=\"/jour/{day}\">{}</a>{}</th>",
                format::short_day(l, day),
                holiday.unwrap_or_default()
            );
        }
        html.push_str("</tr></thead>");
    }

    fn by_person(&self, html: &mut String, l: Lang, today: NaiveDate) {
        let _ = write!(html, "<table class=\"board\"><caption class=\"visually-hidden\">{}</caption>", texts::board(l));
        self.head(html, l, texts::who(l), today);
        html.push_str("<tbody>");
        self.needs(html, l);
        let mut team = None;
        for person in &self.people {
            let leads = leads(&self.snapshot, person.id);
            if team != Some((&person.team, leads)) {
                team = Some((&person.team, leads));
                let name = match (person.team.as_str(), leads) {
                    ("", true) => texts::others(l),
                    ("", false) => texts::no_team(l),
                    (team, _) => team,
                };
                let _ = write!(html, "<tr class=\"team\"><th scope=\"rowgroup\" colspan=\"8\">{}</th></tr>", escape(name));
            }
            self.row(html, l, person);
        }
        html.push_str("</tbody></table>");
    }

    /// The row on top: what still wants people.
    fn needs(&self, html: &mut String, l: Lang) {
        let _ = write!(
            html,
            "<tr class=\"needs\"><th scope=\"row\">{}<small>{}</small></th>",
            texts::open_needs(l),
            texts::n_missing(l, self.open())
        );
        let shifts = self.shifts();
        for day in self.week.days() {
            let _ = write!(html, "<td data-day=\"{day}\">");
            for shift in shifts.iter().filter(|shift| shift.slot.day == day) {
                if let Some(lack) = self.lacks(l, shift) {
                    self.chip(html, l, shift, None, Some(lack));
                }
            }
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }

    fn row(&self, html: &mut String, l: Lang, person: &workers::Planned) {
        let Some(worker) = self.snapshot.workers.get(&person.id) else {
            return;
        };
        let planned = worker.planned(self.week);
        let contract = worker.contract_hours(self.week);
        let hours = contract.map_or_else(
            || format::duration(l, planned.0),
            |contract| texts::of_hours(l, format::duration(l, planned.0), format::duration(l, contract.0)),
        );
        let class = match contract {
            Some(contract) if planned > contract => " class=\"over\"",
            Some(contract) if planned < contract => " class=\"under\"",
            _ => "",
        };
        let _ = write!(
            html,
            "<tr data-person=\"{0}\"><th scope=\"row\"><a href=\"/equipe/{0}\">{1}</a><small{class}>{hours}</small>{2}</th>",
            person.id,
            escape(&person.name),
            bar(planned, contract)
        );
        for day in self.week.days() {
            let _ = write!(html, "<td data-day=\"{day}\">");
            for absence in self.absences.iter().filter(|absence| absence.person == person.id) {
                let (first, last) = absence.details.time.days();
                if (first..=last).contains(&day) {
                    let (class, words) = match absence.state {
                        AbsenceState::Approved => ("away", texts::away(l)),
                        AbsenceState::Requested => ("away asked", texts::away_asked(l)),
                        AbsenceState::Refused | AbsenceState::Withdrawn => continue,
                    };
                    let hours = match absence.details.time {
                        AbsenceTime::Part(_, from, until) => format!(" {}", texts::short_hours(l, from, until)),
                        AbsenceTime::Days(..) => String::new(),
                    };
                    let _ = write!(html, "<span class=\"{class}\">{words}{hours}</span>");
                }
            }
            for stint in worker.stints.iter().filter(|stint| stint.slot.day == day) {
                if let Some(shift) = self.snapshot.shifts.get(&stint.shift) {
                    self.chip(html, l, shift, Some((person.id, stint.slot)), None);
                }
            }
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }

    /// How bad the worst thing is that a person's plan breaks on a shift's day.
    fn worst(&self, person: PersonId, shift: &Shift) -> Option<&Breach> {
        let broken = self.breaches.get(&person)?;
        let of_the_day = |breach: &&Breach| breach.day == shift.slot.day && !breach.rule.is_of_a_week();
        broken.iter().filter(of_the_day).filter(|breach| breach.severity > Severity::Hint).max_by_key(|b| b.severity)
    }

    fn chip(&self, html: &mut String, l: Lang, shift: &Shift, on: Option<(PersonId, Slot)>, more: Option<String>) {
        let (person, slot) = (on.map(|(person, _)| person), on.map_or(shift.slot, |(_, slot)| slot));
        let trouble = person.and_then(|person| self.worst(person, shift));
        let class = match (person, trouble.map(|breach| breach.severity)) {
            (_, Some(Severity::Refuse)) => "chip bad",
            (_, Some(_)) => "chip warm",
            (None, None) if self.lacks(l, shift).is_some() => "chip need",
            (_, None) => "chip",
        };
        let untold = person.is_some_and(|person| self.untold.contains(&(shift.id, person)));
        let title = match (trouble, untold) {
            (Some(breach), _) => format!(" title=\"{}\"", escape(&breach.message.text(l))),
            (None, true) => format!(" title=\"{}\"", texts::not_published(l)),
            (None, false) => String::new(),
        };
        let draft = if untold { " draft" } else { "" };
        let owner = person.map(|person| format!(" data-on=\"{person}\"")).unwrap_or_default();
        let _ = write!(
            html,
            "<a class=\"{class}{draft}\" href=\"/creneaux/{0}\" data-shift=\"{0}\" data-day=\"{4}\"{owner}{title} draggable=\"false\"><b>{1}</b> {2}<small>{3}</small></a>",
            shift.id,
            until_apart(&texts::short_hours(l, slot.starts, slot.ends)),
            escape(self.snapshot.task(l, shift.work.task)),
            more.unwrap_or_else(|| escape(self.site(shift.work.site))),
            shift.slot.day
        );
    }

    fn by_site(&self, html: &mut String, l: Lang, today: NaiveDate) {
        let _ = write!(html, "<table class=\"board\"><caption class=\"visually-hidden\">{}</caption>", texts::board(l));
        self.head(html, l, texts::site(l), today);
        html.push_str("<tbody>");
        let mut rows: BTreeMap<&str, Vec<&Shift>> = BTreeMap::new();
        for shift in self.shifts() {
            rows.entry(self.site(shift.work.site)).or_default().push(shift);
        }
        for (site, shifts) in rows {
            let _ = write!(html, "<tr><th scope=\"row\">{}</th>", escape(site));
            for day in self.week.days() {
                html.push_str("<td>");
                for shift in shifts.iter().filter(|shift| shift.slot.day == day) {
                    self.chip(html, l, shift, None, Some(escape(&self.crew(l, shift))));
                }
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
    }

    /// Who is on a shift, with their hours where they come for a part of it.
    fn crew(&self, l: Lang, shift: &Shift) -> String {
        let mut names: Vec<String> =
            self.snapshot.people_on(shift.id).into_iter().map(|person| self.on_it(l, shift, person)).collect();
        names.sort_unstable();
        names.join(", ")
    }

    fn on_it(&self, l: Lang, shift: &Shift, person: PersonId) -> String {
        let stint =
            self.snapshot.workers.get(&person).and_then(|worker| worker.stints.iter().find(|stint| stint.shift == shift.id));
        match stint.map(|stint| stint.slot).filter(|slot| *slot != shift.slot) {
            Some(part) => format!("{} ({})", self.name(person), texts::short_hours(l, part.starts, part.ends)),
            None => self.name(person).to_owned(),
        }
    }

    fn by_shift(&self, html: &mut String, l: Lang) {
        let columns = [texts::when(l), texts::task(l), texts::site(l), texts::crew(l), texts::missing(l)];
        let _ =
            write!(html, "<table class=\"cards\"><caption class=\"visually-hidden\">{}</caption><thead><tr>", texts::board(l));
        for column in columns {
            let _ = write!(html, "<th scope=\"col\">{column}</th>");
        }
        html.push_str("</tr></thead><tbody>");
        for shift in self.shifts() {
            let broken = rules::of_shift(&self.snapshot, shift);
            let lacks: Vec<String> = broken.iter().map(|breach| escape(&breach.message.text(l))).collect();
            let _ = write!(
                html,
                "<tr><th scope=\"row\"><a href=\"/creneaux/{}\">{} · {}</a></th>",
                shift.id,
                format::day(l, shift.slot.day),
                texts::hours(l, shift.slot.starts, shift.slot.ends)
            );
            for (label, cell) in columns[1..].iter().zip([
                escape(self.snapshot.task(l, shift.work.task)),
                escape(self.site(shift.work.site)),
                escape(&self.crew(l, shift)),
                lacks.join(" · "),
            ]) {
                let _ = write!(html, "<td data-label=\"{label}\">{cell}</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
    }
}

/// Hours planned against the contract, as a bar; the words beside it say the same.
fn bar(planned: Minutes, contract: Option<Minutes>) -> String {
    let Some(contract) = contract.filter(|contract| contract.0 > 0) else {
        return String::new();
    };
    format!("<meter min=\"0\" max=\"{}\" value=\"{}\" aria-hidden=\"true\"></meter>", contract.0, planned.0.min(contract.0))
}

/// The hours with their end apart, which the compact view leaves out.
fn until_apart(hours: &str) -> String {
    hours.split_once('–').map_or_else(|| hours.to_owned(), |(from, until)| format!("{from}<i>–{until}</i>"))
}
