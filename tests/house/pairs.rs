//! Every pair of deeds on the same records at the same time: whoever comes second waits or is refused in words, nobody meets a failure of
//! the program, and the proofs of `archipel check` hold after each pair. On PostgreSQL this is where locks taken in two orders would show.

use axum::http::StatusCode;

use crate::common::{Bench, link, link_value};

/// The records that all deeds meet on, and who does them.
struct House {
    bench: Bench,
    coordinator: String,
    supervisor: String,
    worker: String,
    /// A worker's record.
    person: String,
    person_id: String,
    shift: String,
    place: String,
    task: String,
    workshop: String,
    date: String,
}

impl House {
    async fn built() -> Self {
        let bench = Bench::demo().await;
        let coordinator = bench.coordinator().await;
        let account = |role| app::demo::ACCOUNTS.iter().find(|account| account.role == role).unwrap();
        let supervisor = bench.sign_in(account(people::model::Role::Supervisor)).await;
        let worker = bench.sign_in(account(people::model::Role::Worker)).await;
        let person = link(&bench.get("/personnes?q=awa", &coordinator).await.text(), "/personnes/01");
        let form = bench.get("/creneaux/nouveau", &coordinator).await.text();
        let first = |name: &str| {
            let select = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
            link_value(select, "<option value=\"")
        };
        let (place, task) = (first("place"), first("task"));
        let fields = shift_fields(&place, &task);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let shift = bench.post("/creneaux/nouveau", &fields, &coordinator).await.location();
        assert!(shift.starts_with("/creneaux/"), "{shift}");
        let (workshop, date) = open_date(&bench).await;
        let person_id = person.trim_start_matches("/personnes/").to_owned();
        let house = Self { bench, coordinator, supervisor, worker, person, person_id, shift, place, task, workshop, date };
        // This afternoon: so that people book, and others come without a booking.
        let kept = ["pause", "version", "min_people", "opens_days", "capacity"];
        let today = [
            ("day", "2026-03-03"),
            ("starts", "16:00"),
            ("ends", "18:00"),
            ("closes_hours", "0"),
            ("cancel_hours", "0"),
            ("address", "1 rue du Jour"),
        ];
        let moved = house.edit(&format!("/animation/dates/{}/modifier", house.date), &kept, &today).await;
        assert_eq!(moved, StatusCode::SEE_OTHER);
        house
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)], session: &str) -> StatusCode {
        self.bench.post(path, fields, session).await.status
    }

    /// Changes a record from its form as it is now.
    async fn edit(&self, path: &str, names: &[&str], more: &[(&str, &str)]) -> StatusCode {
        let form = self.bench.get(path, &self.coordinator).await.text();
        let value = |name: &str| {
            let input = form.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")));
            input
                .and_then(|tag| tag.split("value=\"").nth(1))
                .and_then(|rest| rest.split('"').next())
                .unwrap_or_default()
                .to_owned()
        };
        let kept: Vec<(&str, String)> = names.iter().map(|name| (*name, value(name))).collect();
        let mut fields: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend(more);
        self.post(path, &fields, &self.coordinator).await
    }

    async fn act(&self, deed: Deed, n: usize) -> Vec<StatusCode> {
        let (coordinator, shift, person) = (self.coordinator.as_str(), &self.shift, &self.person_id);
        let whom = [("person", person.as_str()), ("reason", "Besoin")];
        let day = "2026-05-12";
        match deed {
            Deed::EditPerson => {
                let phone = format!("06 00 00 00 {:02}", n % 100);
                let more = [("roles", "worker"), ("phone", phone.as_str())];
                vec![self.edit(&format!("{}/modifier", self.person), &["name", "email", "version"], &more).await]
            }
            Deed::ArchiveAndRestore => {
                let gone = self.post(&format!("{}/archiver", self.person), &[], coordinator).await;
                vec![gone, self.post(&format!("{}/retablir", self.person), &[], coordinator).await]
            }
            Deed::OwnContact => {
                vec![
                    self.post("/compte", &[("name", "Awa Démo"), ("phone", "06 12 34 56 78"), ("langue", "fr")], &self.worker)
                        .await,
                ]
            }
            Deed::MergeIntoPerson => {
                let new = [("name", "Awa Doublon"), ("roles", "member")];
                let other = self.bench.post("/personnes/nouvelle", &new, coordinator).await.location();
                let other = other.trim_start_matches("/personnes/");
                vec![self.post(&format!("{}/fusion", self.person), &[("other", other)], coordinator).await]
            }
            Deed::EraseAnother => {
                let new = [("name", "Personne Passagère"), ("roles", "member")];
                let other = self.bench.post("/personnes/nouvelle", &new, coordinator).await.location();
                vec![self.post(&format!("{other}/effacer"), &[], coordinator).await]
            }
            Deed::Assign => vec![self.post(&format!("{shift}/placer"), &whom, coordinator).await],
            Deed::Unassign => vec![self.post(&format!("{shift}/retirer"), &whom, &self.supervisor).await],
            Deed::Publish => vec![self.post("/semaine/2026-05-11/publier", &[], coordinator).await],
            Deed::ChangeShift => {
                let fields = shift_fields(&self.place, &self.task);
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                vec![self.edit(&format!("{shift}/modifier"), &["version"], &fields).await]
            }
            Deed::CopyWeek => {
                vec![self.post("/semaine/2026-05-18/copier", &[("from", "2026-05-11"), ("people", "yes")], coordinator).await]
            }
            Deed::AbsenceAndBack => {
                let fields = [("kind", "leave"), ("first", day), ("last", day)];
                let path = format!("/equipe/{person}");
                let noted = self.post(&format!("{path}/absences"), &fields, coordinator).await;
                let page = self.bench.get(&path, coordinator).await.text();
                let back =
                    page.split('"').find(|text| text.starts_with("/absences/") && text.ends_with("/annuler")).map(str::to_owned);
                match back {
                    Some(back) => vec![noted, self.post(&back, &[], coordinator).await],
                    None => vec![noted],
                }
            }
            Deed::AskAbsence => vec![self.post("/mes-absences", &[("first", day), ("kind", "leave")], &self.worker).await],
            Deed::MarkDay => {
                let page = self.bench.get("/jour/2026-03-02", &self.supervisor).await.text();
                match page.split("name=\"all\" value=\"").nth(1).and_then(|rest| rest.split('"').next()) {
                    Some(all) => vec![self.post("/jour/2026-03-02", &[("all", all)], &self.supervisor).await],
                    None => vec![self.post("/jour/2026-03-02", &[("outcome", "present")], &self.supervisor).await],
                }
            }
            Deed::ValidateMonth => vec![self.post(&format!("/mois/2026-02/{person}/valider"), &[], coordinator).await],
            Deed::Tap => {
                let kind = if n.is_multiple_of(2) { "arrive" } else { "leave" };
                vec![self.post("/pointage", &[("tap", kind)], &self.worker).await]
            }
            Deed::Offer => {
                // Whoever offers is on the shift and was told so.
                let placed = self.post(&format!("{shift}/placer"), &whom, coordinator).await;
                let told = self.post("/semaine/2026-05-11/publier", &[], coordinator).await;
                let id = shift.trim_start_matches("/creneaux/");
                vec![self.post("/echanges", &[("shift", id)], &self.worker).await, placed, told]
            }
            Deed::BookAndCancel => {
                let held = self.bench.post(&format!("{}/dates/{}", self.workshop, self.date), &[("seats", "1")], "").await;
                if held.status != StatusCode::SEE_OTHER {
                    return vec![held.status];
                }
                let (address, email) = (held.location(), format!("passante{n}@exemple.test"));
                let fields = [("name", "Odile Passante"), ("email", email.as_str()), ("guest-1-age", "30")];
                let booked = self.post(&address, &fields, "").await;
                vec![held.status, booked, self.post(&format!("{address}/annuler"), &[], "").await]
            }
            Deed::JoinLine => {
                let email = format!("attente{n}@exemple.test");
                let fields = [("name", "Attente Essai"), ("email", email.as_str()), ("seats", "1")];
                vec![self.post(&format!("{}/dates/{}/attente", self.workshop, self.date), &fields, "").await]
            }
            Deed::WalkIn => {
                vec![
                    self.post(
                        &format!("/animation/dates/{}/sans-reservation", self.date),
                        &[("walk_name", "Passant")],
                        coordinator,
                    )
                    .await,
                ]
            }
            Deed::ChangeDate => {
                let names =
                    ["day", "starts", "ends", "pause", "version", "min_people", "opens_days", "closes_hours", "cancel_hours"];
                // Now with room, now full: so that both bookings and the waiting line are met.
                let sql = "SELECT taken FROM workshop_dates WHERE id = $1";
                let id: uuid::Uuid = self.date.parse().unwrap();
                let mut conn = self.bench.db().read().await.unwrap();
                let taken: i64 = sqlx::query_scalar(sql).bind(id).fetch_one(&mut *conn).await.unwrap();
                drop(conn);
                let capacity = if n % 4 < 2 { taken + 10 } else { taken.max(1) }.to_string();
                let more = [("capacity", capacity.as_str()), ("address", "2 rue du Changement")];
                vec![self.edit(&format!("/animation/dates/{}/modifier", self.date), &names, &more).await]
            }
        }
    }
}

/// A workshop with a date that takes bookings.
async fn open_date(bench: &Bench) -> (String, String) {
    let list = bench.get("/ateliers", "").await.text();
    for part in list.split("href=\"/ateliers/0").skip(1) {
        let workshop = format!("/ateliers/0{}", part.split(['"', '?', '#']).next().unwrap());
        let page = bench.get(&workshop, "").await.text();
        if let Some(rest) = page.split(&format!("action=\"{workshop}/dates/")).nth(1) {
            return (workshop, rest.split('"').next().unwrap().to_owned());
        }
    }
    panic!("no workshop takes bookings");
}

fn shift_fields(place: &str, task: &str) -> [(&'static str, String); 9] {
    [
        ("day", "2026-05-12".to_owned()),
        ("starts", "09:00".to_owned()),
        ("ends", "12:00".to_owned()),
        ("pause", "0".to_owned()),
        ("min", "1".to_owned()),
        ("max", "3".to_owned()),
        ("place", place.to_owned()),
        ("task", task.to_owned()),
        ("note", String::new()),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    EditPerson,
    ArchiveAndRestore,
    OwnContact,
    MergeIntoPerson,
    EraseAnother,
    Assign,
    Unassign,
    Publish,
    ChangeShift,
    CopyWeek,
    AbsenceAndBack,
    AskAbsence,
    MarkDay,
    ValidateMonth,
    Tap,
    Offer,
    BookAndCancel,
    JoinLine,
    WalkIn,
    ChangeDate,
}

const ALL: [Deed; 20] = [
    Deed::EditPerson,
    Deed::ArchiveAndRestore,
    Deed::OwnContact,
    Deed::MergeIntoPerson,
    Deed::EraseAnother,
    Deed::Assign,
    Deed::Unassign,
    Deed::Publish,
    Deed::ChangeShift,
    Deed::CopyWeek,
    Deed::AbsenceAndBack,
    Deed::AskAbsence,
    Deed::MarkDay,
    Deed::ValidateMonth,
    Deed::Tap,
    Deed::Offer,
    Deed::BookAndCancel,
    Deed::JoinLine,
    Deed::WalkIn,
    Deed::ChangeDate,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_pair_of_deeds_at_once_leaves_the_house_sound() {
    let house = House::built().await;
    let mut worked = std::collections::BTreeMap::<String, usize>::new();
    for (row, one) in ALL.into_iter().enumerate() {
        for (column, two) in ALL.into_iter().enumerate().skip(row) {
            let n = row * 100 + column;
            // Who is not on the shift as it was published cannot offer it, and what somebody else took back is gone: unknown.
            // Archiving ends the person's sessions and card: what comes after would meet nothing. It has a house of its own each time.
            let archives = [one, two].contains(&Deed::ArchiveAndRestore);
            let fresh = if archives { Some(House::built().await) } else { None };
            let house = fresh.as_ref().unwrap_or(&house);
            let (first, second) = tokio::join!(house.act(one, 2 * n), house.act(two, 2 * n + 1));
            for (deed, statuses) in [(one, first), (two, second)] {
                assert!(
                    statuses.iter().all(|status| !status.is_server_error()
                        && (archives || [Deed::Offer, Deed::AbsenceAndBack].contains(&deed) || *status != StatusCode::NOT_FOUND)),
                    "{one:?} and {two:?}: {deed:?} {statuses:?}"
                );
                *worked.entry(format!("{deed:?}")).or_default() += usize::from(statuses[0] == StatusCode::SEE_OTHER);
            }
            assert_eq!(house.bench.troubles().await, Vec::<String>::new(), "after {one:?} and {two:?}");
        }
    }
    let idle: Vec<_> =
        ALL.iter().map(|deed| format!("{deed:?}")).filter(|deed| worked.get(deed).copied().unwrap_or(0) == 0).collect();
    assert_eq!(idle, Vec::<String>::new(), "deeds that were never carried out prove nothing: {worked:?}");
}
