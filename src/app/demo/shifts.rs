//! The demonstration's working life: contracts, templates, six weeks of plan with presence, two weeks ahead, absences, a swap, a
//! cooperative work day, and what the counsellor notes.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Duration, NaiveDate, Weekday};
use rand::RngExt as _;
use uuid::Uuid;

use ::people::model::{Filter as PeopleFilter, Person, PersonId, Role};
use ::people::store as people;
use land::model::{Filter, SiteId};
use land::store::sites;
use platform::auth::actor::{Actor, Roles};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::time::{ClockTime, Minutes, Slot, Week};
use work::model::absence::{AbsenceDetails, AbsenceKind, AbsenceTime};
use work::model::attendance::AttendanceOutcome;
use work::model::contract::{ContractDetails, ContractId, ContractKind, Extension, ExtensionCase, PassNumber};
use work::model::holidays;
use work::model::shift::{Cycle, Level, Shift, Skill, Task, TaskId, Template, Work};
use work::model::support::{Support, SupportKind};
use work::rota::store::{absences, stints, swaps, templates};
use work::store::seed::{self, Noted, Place};
use work::support::store as support;
use work::team::store::workers::{Profile, SkillSaid};
use work::team::store::{catalogue, contracts, workers};
use work::volunteering::store::{self as open_days, Joining, OpenDetails};

use super::Maker;

/// Weeks of history.
const PAST: i64 = 6;
/// Weeks ahead, this one included.
const AHEAD: i64 = 3;
/// People who work together.
const GROUP: usize = 7;

/// Name in French, English, Arabic, Ukrainian; pictogram; what to bring in the same languages.
const TASKS: [([&str; 4], &str, [&str; 4]); 8] = [
    (
        ["Désherbage", "Weeding", "إزالة الأعشاب الضارة", "Прополювання"],
        "leaf",
        ["Gants, gourde", "Gloves, water bottle", "قفازات، قارورة ماء", "Рукавички, пляшка води"],
    ),
    (
        ["Récolte", "Harvest", "جني الخضر", "Збір урожаю"],
        "carrot",
        ["Couteau, gants", "Knife, gloves", "سكين، قفازات", "Ніж, рукавички"],
    ),
    (
        ["Plantation", "Planting", "الغرس", "Висаджування"],
        "shovel",
        ["Gants, bottes", "Gloves, boots", "قفازات، جزمة", "Рукавички, чоботи"],
    ),
    (["Arrosage", "Watering", "السقي", "Полив"], "droplets", ["Bottes", "Boots", "جزمة", "Чоботи"]),
    (
        ["Taille des arbres", "Tree pruning", "تقليم الأشجار", "Обрізка дерев"],
        "scissors",
        ["Gants, lunettes", "Gloves, goggles", "قفازات، نظارات واقية", "Рукавички, захисні окуляри"],
    ),
    (
        ["Préparation des paniers", "Packing boxes", "تحضير السلال", "Пакування кошиків"],
        "shopping-basket",
        ["Tablier", "Apron", "مئزر", "Фартух"],
    ),
    (
        ["Compost", "Compost", "السماد العضوي (الكومبوست)", "Компост"],
        "recycle",
        ["Gants, bottes", "Gloves, boots", "قفازات، جزمة", "Рукавички, чоботи"],
    ),
    (
        ["Livraison", "Delivery", "التوصيل", "Доставка"],
        "truck",
        ["Permis", "Driving licence", "رخصة القيادة", "Посвідчення водія"],
    ),
];

struct Cast {
    workers: Vec<Person>,
    supervisors: Vec<PersonId>,
    sites: Vec<SiteId>,
    tasks: Vec<TaskId>,
}

/// Makes it all and says what was made.
pub async fn make(tx: &mut Conn, maker: &mut Maker) -> Result<String> {
    let cast = cast(tx, maker).await?;
    profiles(tx, maker, &cast).await?;
    skills(tx, maker, &cast).await?;
    let patterns = patterns(tx, maker, &cast).await?;
    let this_week = Week::of(maker.today);
    let mut all = Vec::new();
    let past = PAST.max(i64::from(maker.years) * 52);
    for offset in -past..AHEAD {
        week_of(maker, &cast, &patterns, this_week.plus(offset), &mut all);
    }
    let shifts: Vec<_> = all.iter().map(|(shift, template, _)| (shift.clone(), Some(*template))).collect();
    seed::shifts(tx, &shifts, maker.now).await?;
    let places = places(maker, &cast, &all, this_week);
    seed::places(tx, &places, maker.now).await?;
    let next_week = this_week.plus(1).sunday();
    let (told, coming): (Vec<_>, Vec<_>) = places
        .iter()
        .filter(|place| place.shift.slot.day <= next_week)
        .cloned()
        .partition(|p| p.shift.slot.day <= this_week.sunday());
    let earlier = maker.now - Duration::days(4);
    seed::published(tx, &told, earlier, Some(earlier)).await?;
    // Next week was published an hour ago: nobody has seen it yet.
    seed::published(tx, &coming, maker.now - Duration::hours(1), None).await?;
    presence(tx, maker, &places).await?;
    away(tx, maker, &cast, this_week).await?;
    work_day(tx, maker, &cast, this_week).await?;
    counsel(tx, maker, &cast).await?;
    let mut weeks: BTreeMap<Week, i64> = BTreeMap::new();
    for place in told.iter().chain(&coming) {
        *weeks.entry(Week::of(place.shift.slot.day)).or_default() += 1;
    }
    let published: Vec<_> = weeks
        .into_iter()
        .map(|(week, lines)| {
            let at = week.interval(chrono_tz::Europe::Paris).starts - Duration::days(3) + Duration::hours(10);
            (maker.id(), week, at.min(maker.now - Duration::hours(1)), lines)
        })
        .collect();
    seed::publications(tx, &published).await?;
    Ok(format!("{} workers with {} shifts", cast.workers.len(), shifts.len()))
}

async fn cast(tx: &mut Conn, maker: &mut Maker) -> Result<Cast> {
    let with = |role| PeopleFilter { role: Some(role), ..PeopleFilter::default() };
    let workers = people::list(tx, &maker.actor, &with(Role::Worker), 1000, 0).await?;
    let supervisors = people::list(tx, &maker.actor, &with(Role::Supervisor), 10, 0).await?;
    let sites = sites::list(tx, &maker.actor, &Filter::default()).await?;
    let mut tasks = Vec::new();
    for (names, pictogram, brings) in TASKS {
        let id: TaskId = maker.id();
        let ([name, name_en, name_ar, name_uk], [bring, bring_en, bring_ar, bring_uk]) =
            (names.map(str::to_owned), brings.map(str::to_owned));
        let pictogram = pictogram.to_owned();
        let task = Task { id, name, name_en, name_ar, name_uk, pictogram, bring, bring_en, bring_ar, bring_uk };
        catalogue::put_task(&mut Op::at(tx, &maker.actor, maker.now), &task).await?;
        tasks.push(id);
    }
    Ok(Cast {
        workers,
        supervisors: supervisors.into_iter().map(|person| person.id).collect(),
        sites: sites.into_iter().map(|site| site.id).collect(),
        tasks,
    })
}

async fn profiles(tx: &mut Conn, maker: &mut Maker, cast: &Cast) -> Result<()> {
    for (index, worker) in cast.workers.iter().enumerate() {
        let n = i64::try_from(index).unwrap_or(0);
        let team = if (index / GROUP).is_multiple_of(2) { "Équipe des Galibots" } else { "Équipe du Terril" };
        let profile = Profile { born_on: NaiveDate::from_ymd_opt(1970 + (index as i32 * 7) % 33, 5, 12), team: team.to_owned() };
        workers::set_profile(&mut Op::at(tx, &maker.actor, maker.now), worker.id, &profile).await?;
        // One contract ends soon, one person nears twenty-four months, one PASS runs out; the others have time.
        let (starts, ends, pass_ends) = match index {
            3 => (maker.today - Duration::days(160), maker.today + Duration::days(25), maker.today + Duration::days(400)),
            5 => (maker.today - Duration::days(680), maker.today + Duration::days(120), maker.today + Duration::days(300)),
            8 => (maker.today - Duration::days(200), maker.today + Duration::days(165), maker.today + Duration::days(55)),
            _ => {
                let starts = maker.today - Duration::days(90 + n % 14 * 9);
                (starts, starts + Duration::days(365), starts + Duration::days(730))
            }
        };
        let details = ContractDetails {
            pass: PassNumber::parse(&format!("99999{:07}", 2_600_000 + n)),
            pass_ends: Some(pass_ends),
            note: if index == 8 { "Prolongation du PASS demandée".to_owned() } else { String::new() },
            extension: (index == 5).then(|| Extension {
                case: ExtensionCase::Senior,
                until: None,
                paper: "Accord inventé".to_owned(),
            }),
            ..ContractDetails::new(ContractKind::Cddi, starts, Some(ends), Minutes(26 * 60))
        };
        earlier_contract(tx, maker, worker.id, starts).await?;
        let id: ContractId = maker.id();
        contracts::create(&mut Op::at(tx, &maker.actor, maker.now), id, worker.id, &details).await?;
    }
    Ok(())
}

/// In a history of years, whoever works now has worked before: under another contract, for the people of a demonstration do not change.
async fn earlier_contract(tx: &mut Conn, maker: &mut Maker, person: PersonId, until: NaiveDate) -> Result<()> {
    let starts = maker.today - Duration::weeks(i64::from(maker.years) * 52);
    if starts >= until {
        return Ok(());
    }
    let details = ContractDetails {
        note: "Contrat inventé pour une longue histoire".to_owned(),
        ..ContractDetails::new(ContractKind::Permanent, starts, Some(until - Duration::days(1)), Minutes(26 * 60))
    };
    let id: ContractId = maker.id();
    contracts::create(&mut Op::at(tx, &maker.actor, maker.now), id, person, &details).await
}

async fn skills(tx: &mut Conn, maker: &mut Maker, cast: &Cast) -> Result<()> {
    for (index, (name, licence)) in
        [("Conduite du tracteur", true), ("Débroussailleuse", false), ("Premiers secours", true)].into_iter().enumerate()
    {
        let skill = Skill { id: maker.id(), name: name.to_owned(), licence };
        catalogue::put_skill(&mut Op::at(tx, &maker.actor, maker.now), &skill).await?;
        for worker in cast.workers.iter().skip(index).step_by(4).take(4) {
            let expires = licence.then(|| maker.today + Duration::days(maker.rng.random_range(40..900)));
            let said = SkillSaid { skill: skill.id, level: Level::Able, expires };
            workers::confirm_skill(&mut Op::at(tx, &maker.actor, maker.now), worker.id, said, maker.today).await?;
        }
    }
    if let Some(worker) = cast.workers.get(2) {
        workers::restrict(&mut Op::at(tx, &maker.actor, maker.now), worker.id, cast.tasks[6], Some(None)).await?;
    }
    Ok(())
}

/// Mornings from Monday to Friday and three afternoons: twenty-six hours a week for each group.
async fn patterns(tx: &mut Conn, maker: &mut Maker, cast: &Cast) -> Result<Vec<(Template, usize)>> {
    let mut patterns = Vec::new();
    let groups = cast.workers.len().div_ceil(GROUP);
    for group in 0..groups {
        for weekday in 0..5_usize {
            let afternoon = [0, 1, 3].contains(&weekday);
            for (part, starts, ends) in [("matin", 510, 720), ("après-midi", 780, 950)] {
                if part != "matin" && !afternoon {
                    continue;
                }
                let task = (weekday + group * 3 + usize::from(part != "matin")) % 6;
                let template = Template {
                    id: maker.id(),
                    name: format!("{} {part}, groupe {}", TASKS[task].0[0], group + 1),
                    weekday: i64::try_from(weekday).unwrap_or(0),
                    cycle: Cycle::Every,
                    starts: ClockTime(starts),
                    ends: ClockTime(ends),
                    pause: Minutes(0),
                    work: Work {
                        site: cast.sites[(group * 4 + weekday / 2) % cast.sites.len()],
                        plot: None,
                        task: cast.tasks[task],
                        lead: cast.supervisors.get(group % cast.supervisors.len().max(1)).copied(),
                        skills: Vec::new(),
                        min: 5,
                        max: i64::try_from(GROUP).unwrap_or(7),
                        note: String::new(),
                        project: if group == 0 { "FSE+ 2026" } else { "Conseil départemental" }.to_owned(),
                    },
                };
                templates::put(&mut Op::at(tx, &maker.actor, maker.now), &template).await?;
                patterns.push((template, group));
            }
        }
    }
    Ok(patterns)
}

type Planned = (Shift, work::model::shift::TemplateId, usize);

fn week_of(maker: &mut Maker, _cast: &Cast, patterns: &[(Template, usize)], week: Week, all: &mut Vec<Planned>) {
    let zone = chrono_tz::Europe::Paris;
    for (template, group) in patterns {
        let Some(slot) = template.slot_in(week, week).filter(|slot| holidays::on(slot.day, holidays::Region::Mainland).is_none())
        else {
            continue;
        };
        let shift = Shift { id: maker.id(), slot, interval: slot.interval(zone), work: template.work.clone(), version: 1 };
        all.push((shift, template.id, *group));
    }
}

/// The groups on their shifts; two people of each group rest in turn on Fridays, and the last week is only half planned.
fn places<'a>(maker: &mut Maker, cast: &Cast, all: &'a [Planned], this_week: Week) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let draft = this_week.plus(AHEAD - 1).monday();
    for (shift, _, group) in all {
        let day = shift.slot.day;
        let members = cast.workers.iter().enumerate().skip(group * GROUP).take(GROUP);
        for (index, worker) in members {
            let restricted = index == 2 && shift.work.task == cast.tasks[6];
            let open = day >= draft && (index + day.day() as usize).is_multiple_of(2);
            let friday_off = day.weekday() == Weekday::Fri && (index + Week::of(day).number() as usize).is_multiple_of(4);
            if !restricted && !open && !friday_off {
                places.push(Place { id: maker.id(), shift, person: worker.id });
            }
        }
    }
    places
}

/// Everything before the last day of work is noted; that one waits for the supervisor.
async fn presence(tx: &mut Conn, maker: &mut Maker, places: &[Place<'_>]) -> Result<()> {
    let last = places.iter().map(|place| place.shift.slot.day).filter(|day| *day < maker.today).max();
    let noted_until = last.unwrap_or(maker.today);
    let mut lines = Vec::new();
    for place in places.iter().filter(|place| place.shift.slot.day < noted_until) {
        let absent = maker.rng.random_range(0..40) == 0;
        let outcome = if absent { AttendanceOutcome::Absent } else { AttendanceOutcome::Present };
        let ids = [maker.id::<Uuid>(), maker.id::<Uuid>(), maker.id::<Uuid>()];
        lines.push((Noted { place: place.id, outcome, shifted: maker.rng.random_range(-6..7), ids }, place));
    }
    seed::presence(tx, &lines).await
}

/// A granted absence, a request that waits, and a shift that looks for someone.
async fn away(tx: &mut Conn, maker: &mut Maker, cast: &Cast, this_week: Week) -> Result<()> {
    let zone = chrono_tz::Europe::Paris;
    let next = this_week.plus(1);
    let details = |kind, first, last, note: &str| AbsenceDetails {
        kind,
        time: AbsenceTime::Days(first, last),
        note: note.to_owned(),
        reference: String::new(),
        host: String::new(),
    };
    let (tuesday, thursday) = (next.monday() + Duration::days(1), next.monday() + Duration::days(3));
    let leave = details(AbsenceKind::Leave, tuesday, thursday, "");
    if let Some(worker) = cast.workers.get(4) {
        absences::record(&mut Op::at(tx, &maker.actor, maker.now).zoned(zone), worker.id, &leave).await?;
    }
    let as_worker = |person: &Person| Actor {
        person: Some(person.id),
        name: person.name.clone(),
        roles: Roles::of(&[Role::Worker]),
        session: None,
    };
    if let Some(worker) = cast.workers.get(1) {
        let day = next.plus(1).monday() + Duration::days(2);
        let request = details(AbsenceKind::Family, day, day, "Rendez-vous à l’école");
        absences::request(&mut Op::at(tx, &as_worker(worker), maker.now).zoned(zone), &request).await?;
    }
    if let Some(worker) = cast.workers.get(6) {
        let own = stints::of_person(tx, &maker.actor, worker.id, next.monday(), next.sunday()).await?;
        if let Some(stint) = own.iter().find(|stint| stint.cancelled_at.is_none()) {
            swaps::offer(&mut Op::at(tx, &as_worker(worker), maker.now), stint.shift_id).await?;
        }
    }
    Ok(())
}

async fn work_day(tx: &mut Conn, maker: &mut Maker, cast: &Cast, this_week: Week) -> Result<()> {
    let zone = chrono_tz::Europe::Paris;
    let saturday = this_week.plus(1).monday() + Duration::days(5);
    let slot = Slot::new(saturday, ClockTime(540), ClockTime(720), Minutes(0))
        .ok_or_else(|| AppError::internal("a slot that is none"))?;
    let work = Work {
        site: cast.sites[0],
        plot: None,
        task: cast.tasks[2],
        lead: cast.supervisors.first().copied(),
        skills: Vec::new(),
        min: 0,
        max: 4,
        note: String::new(),
        project: String::new(),
    };
    let shift = Shift { id: maker.id(), slot, interval: slot.interval(zone), work, version: 1 };
    seed::shifts(tx, &[(shift.clone(), None)], maker.now).await?;
    let details = OpenDetails {
        title: "Plantons la haie des voisins".to_owned(),
        story: "On plante cinquante jeunes arbustes ensemble, puis on partage une soupe. Débutants bienvenus.".to_owned(),
        places: 8,
        briefing: "Chaussures fermées, gants fournis. On porte à deux ce qui est lourd. Les enfants restent avec un adulte."
            .to_owned(),
        cancel_hours: 24,
        public: true,
    };
    open_days::put(&mut Op::at(tx, &maker.actor, maker.now), shift.id, &details).await?;
    for n in 0..5 {
        let (name, email) = (format!("Bénévole {} Inventé", n + 1), format!("benevole{n}@demo.example"));
        let joining = Joining { name, email, people: 1 };
        let volunteer = open_days::sign_up(&mut Op::at(tx, &maker.actor, maker.now), shift.id, (&joining, Lang::Fr)).await?;
        let links = open_days::LINKS.issue(tx, &[volunteer.id.uuid()], true).await?;
        open_days::confirm(&mut Op::at(tx, &maker.actor, maker.now), &links[0]).await?;
    }
    Ok(())
}

async fn counsel(tx: &mut Conn, maker: &mut Maker, cast: &Cast) -> Result<()> {
    for (index, worker) in cast.workers.iter().take(6).enumerate() {
        let entry = Support {
            kind: SupportKind::Interview,
            on_day: maker.today - Duration::days(3 + i64::try_from(index).unwrap_or(0) * 5),
            until_day: None,
            minutes: Minutes(45),
            subject: "Point d’étape".to_owned(),
            body: "Entretien inventé pour la démonstration.".to_owned(),
            next_step: "Prendre rendez-vous pour le permis".to_owned(),
            exit_class: None,
            obstacle: None,
        };
        support::write(&mut Op::at(tx, &maker.actor, maker.now), worker.id, &entry, Lang::Fr).await?;
    }
    Ok(())
}
