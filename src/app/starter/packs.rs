//! Packs to start with. What is there already, by its name, stays as it is: a pack can be taken as often as one likes.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::quantity::Grams;
use platform::search::fold;
use produce::model::product::{Mode, Portion, ProductDetails, Selling};
use produce::model::reference;
use produce::model::species::Species;
use produce::store::{products, species};
use work::model::shift::{Skill, Task};
use work::team::store::catalogue;
use workshops::model::workshop::{Level, Theme, WorkshopDetails, WorkshopId};
use workshops::offer::store::workshops as offers;

use super::store;

const TASKS: &str = include_str!("data/tasks.csv");
const SKILLS: &str = include_str!("data/skills.csv");
const WORKSHOPS: &str = include_str!("data/workshops.csv");
const PRODUCTS: &str = include_str!("data/products.csv");

platform::text_enum! {
    /// A pack.
    Pack {
        /// Tasks with pictograms, in four languages.
        Tasks = "taches",
        /// Skills and licences.
        Skills = "competences",
        /// Crops and fruit trees, with reference figures.
        Crops = "especes",
        /// What is weighed and sold, with usual portions; without prices, which each sale has of its own.
        Products = "produits",
        /// Ideas for workshops, as drafts.
        Workshops = "ateliers",
    }
}

impl Pack {
    /// When it was put together.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Tasks | Self::Skills | Self::Workshops | Self::Products => "2026-11",
            Self::Crops => "2026-10",
        }
    }

    /// What is in it, by name.
    pub fn names(self) -> Vec<String> {
        match self {
            Self::Tasks => lines(TASKS, 1),
            Self::Skills => lines(SKILLS, 0),
            Self::Workshops => lines(WORKSHOPS, 2),
            Self::Products => lines(PRODUCTS, 0),
            Self::Crops => reference::species().into_iter().map(|species| species.name).collect(),
        }
    }

    /// The names that are there already, of those kinds.
    pub async fn known(self, conn: &mut Conn) -> Result<Vec<String>> {
        let names = store::known(conn, self).await?;
        Ok(names.iter().map(|name| fold(name)).collect())
    }

    /// Adds what is not there yet, and says how many those were; products are said to come from `commune`.
    pub async fn take(self, op: &mut Op<'_>, commune: &str) -> Result<usize> {
        match self {
            Self::Tasks => {
                let missing = self.missing(op, TASKS, 1).await?;
                for cells in &missing {
                    catalogue::put_task(op, &task(cells)).await?;
                }
                Ok(missing.len())
            }
            Self::Skills => {
                let missing = self.missing(op, SKILLS, 0).await?;
                for cells in &missing {
                    catalogue::put_skill(op, &skill(cells)).await?;
                }
                Ok(missing.len())
            }
            Self::Crops => species::take_reference(op).await,
            Self::Workshops => {
                let missing = self.missing(op, WORKSHOPS, 2).await?;
                for cells in &missing {
                    offers::create(op, WorkshopId::new(), &workshop(cells)).await?;
                }
                Ok(missing.len())
            }
            Self::Products => {
                // Products know what they are of: the species come first.
                species::take_reference(op).await?;
                let known = species::list(op.tx, op.actor, "", false).await?;
                let missing = self.missing(op, PRODUCTS, 0).await?;
                for cells in &missing {
                    let details = product(cells, &known, commune).ok_or_else(|| AppError::internal("a product of the pack"))?;
                    products::create(op, &details).await?;
                }
                Ok(missing.len())
            }
        }
    }

    /// The lines of a pack that are not there yet, by their name in one column.
    async fn missing(self, op: &mut Op<'_>, text: &'static str, name: usize) -> Result<Vec<Vec<&'static str>>> {
        let known = self.known(op.tx).await?;
        Ok(cells(text).filter(|cells| !known.contains(&fold(cells[name]))).collect())
    }
}

fn product(cells: &[&str], known: &[Species], commune: &str) -> Option<ProductDetails> {
    let grams = |at: usize| cells[at].parse().ok().map(Grams);
    let portion = || Portion::new(grams(4)?, grams(5)?, grams(6)?);
    let selling = match Mode::from_word(cells[3])? {
        Mode::Kg => Selling::Kg(portion()?),
        Mode::Piece => Selling::Piece(portion()),
        Mode::PieceWeighed => Selling::PieceWeighed(portion()?),
    };
    let species = known.iter().find(|one| fold(&one.details.name) == fold(cells[1])).map(|one| one.id);
    Some(ProductDetails { species, ..ProductDetails::usual(cells[0], cells[2], selling, cells[7] == "yes", commune) })
}

fn skill(cells: &[&str]) -> Skill {
    Skill { id: Uuid::now_v7().into(), name: cells[0].to_owned(), licence: cells[1] == "true" }
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
