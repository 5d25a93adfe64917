//! Packs to start with. What is there already, by its name, stays as it is: a pack can be taken as often as one likes.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use platform::search::fold;
use produce::model::reference;
use work::model::shift::{Skill, Task};
use work::team::store::catalogue;
use workshops::model::workshop::{Level, Theme, WorkshopDetails, WorkshopId};
use workshops::offer::store::workshops as offers;

use super::store;

const TASKS: &str = include_str!("data/tasks.csv");
const SKILLS: &str = include_str!("data/skills.csv");
const WORKSHOPS: &str = include_str!("data/workshops.csv");

platform::text_enum! {
    /// A pack.
    Pack {
        /// Tasks with pictograms, in four languages.
        Tasks = "taches",
        /// Skills and licences.
        Skills = "competences",
        /// Crops and fruit trees, with reference figures.
        Crops = "especes",
        /// Ideas for workshops, as drafts.
        Workshops = "ateliers",
    }
}

impl Pack {
    /// When it was put together.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Tasks | Self::Skills | Self::Workshops => "2026-11",
            Self::Crops => "2026-10",
        }
    }

    /// What is in it, by name.
    pub fn names(self) -> Vec<String> {
        match self {
            Self::Tasks => lines(TASKS, 1),
            Self::Skills => lines(SKILLS, 0),
            Self::Workshops => lines(WORKSHOPS, 2),
            Self::Crops => reference::species().into_iter().map(|species| species.name).collect(),
        }
    }

    /// The names that are there already, of those kinds.
    pub async fn known(self, conn: &mut Conn) -> Result<Vec<String>> {
        let names = store::known(conn, self).await?;
        Ok(names.iter().map(|name| fold(name)).collect())
    }

    /// Adds what is not there yet, and says how many those were.
    pub async fn take(self, op: &mut Op<'_>) -> Result<usize> {
        if self == Self::Crops {
            return produce::store::species::take_reference(op).await;
        }
        let known = self.known(op.tx).await?;
        let text = match self {
            Self::Tasks => TASKS,
            Self::Skills => SKILLS,
            Self::Workshops | Self::Crops => WORKSHOPS,
        };
        let mut added = 0;
        for (name, cells) in self.names().into_iter().zip(cells(text)) {
            if known.contains(&fold(&name)) {
                continue;
            }
            match self {
                Self::Tasks => catalogue::put_task(op, &task(&cells)).await?,
                Self::Skills => {
                    let skill = Skill { id: Uuid::now_v7().into(), name, licence: cells[1] == "true" };
                    catalogue::put_skill(op, &skill).await?;
                }
                Self::Workshops | Self::Crops => offers::create(op, WorkshopId::new(), &workshop(&cells)).await?,
            }
            added += 1;
        }
        Ok(added)
    }
}

fn cells(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split(';').collect())
}

fn lines(text: &'static str, column: usize) -> Vec<String> {
    cells(text).map(|cells| cells[column].to_owned()).collect()
}

fn task(cells: &[&str]) -> Task {
    let cell = |index: usize| cells[index].to_owned();
    Task {
        id: Uuid::now_v7().into(),
        pictogram: cell(0),
        name: cell(1),
        name_en: cell(2),
        name_ar: cell(3),
        name_uk: cell(4),
        bring: cell(5),
        bring_en: cell(6),
        bring_ar: cell(7),
        bring_uk: cell(8),
    }
}

fn workshop(cells: &[&str]) -> WorkshopDetails {
    WorkshopDetails {
        title: cells[2].to_owned(),
        summary: cells[3].to_owned(),
        story: String::new(),
        theme: Theme::from_word(cells[0]).unwrap_or(Theme::Garden),
        level: Level::from_word(cells[1]).unwrap_or(Level::All),
        age_from: None,
        age_to: None,
        languages: cells[5].to_owned(),
        bring: cells[4].to_owned(),
        allergens: String::new(),
        access: String::new(),
        equipment: String::new(),
        children: false,
        seats_max: 5,
        confirm_by_mail: false,
        newcomers_first: false,
        public: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_pack_is_whole() {
        for (text, width) in [(TASKS, 9), (SKILLS, 2), (WORKSHOPS, 6)] {
            assert!(cells(text).count() > 5);
            for line in cells(text) {
                assert!(line.len() == width && line.iter().all(|cell| !cell.trim().is_empty()), "{line:?}");
            }
        }
        for line in cells(TASKS) {
            assert!(work::team::forms::PICTOGRAMS.contains(&line[0]), "{}", line[0]);
        }
        for line in cells(WORKSHOPS) {
            assert!(Theme::from_word(line[0]).is_some() && Level::from_word(line[1]).is_some(), "{line:?}");
        }
        for pack in Pack::ALL {
            let mut names: Vec<String> = pack.names().iter().map(|name| fold(name)).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{pack:?} has a name twice");
        }
    }
}
