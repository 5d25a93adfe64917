//! What keeps varieties alive, through the real router: guardians, the plan, crossings, families, renamed lots, rules, lists taken in.

use axum::http::StatusCode;
use uuid::Uuid;

use crate::common::{Bench, folded};
use crate::sales::ids;

/// The id of a variety by its name.
async fn variety(bench: &Bench, name: &str) -> Uuid {
    sqlx::query_scalar("SELECT seed_varieties.variety_id FROM seed_varieties JOIN varieties ON varieties.id = seed_varieties.variety_id WHERE varieties.name = $1")
        .bind(name)
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap()
}

/// A lot of a variety, taken in by the form; its address.
async fn lot(bench: &Bench, session: &str, variety: Uuid, more: &[(&str, &str)]) -> String {
    let variety = variety.to_string();
    let mut fields =
        vec![("variete", variety.as_str()), ("origin", "harvest"), ("unit", "seeds"), ("amount", "400"), ("packet", "20")];
    fields.extend(more);
    if !more.iter().any(|(name, _)| *name == "year") {
        fields.push(("year", "2025"));
    }
    let answer = bench.post("/grainotheque/lots/nouveau", &fields, session).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location()
}

/// The link that the last letter to somebody carries.
async fn mailed_link(bench: &Bench, to: &str) -> String {
    let body: String =
        sqlx::query_scalar("SELECT body_text FROM outbox WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1")
            .bind(to)
            .fetch_one(&mut *bench.db().read().await.unwrap())
            .await
            .unwrap();
    let link = body.split("http://archipel.test").nth(1).unwrap();
    link.split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_resident_keeps_a_variety_and_tells_its_seasons() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let crimee = variety(&bench, "Noire de Crimée").await;
    let offer = format!("/graines/varietes/{crimee}/garder");
    assert!(bench.get(&offer, "").await.text().contains("Il lui manque 2 gardiens"));
    let wrong = bench.post(&offer, &[("name", "Odile"), ("email", "")], "").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("value=\"Odile\""));
    let form = [("name", "Odile Passante"), ("email", "odile@exemple.fr"), ("commune", "Liévin")];
    bench.post(&offer, &form, "").await.location();
    let again = bench.post(&offer, &form, "").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "answered alike: nobody learns whose address it is");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_guardians WHERE email = 'odile@exemple.fr'").await, 1);
    let program = [("name", "R"), ("email", "r@exemple.fr"), ("website", "x")];
    bench.post(&offer, &program, "").await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_guardians WHERE email = 'r@exemple.fr'").await, 0);
    // Until the keeper has answered there is no letter and nothing to write.
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM outbox WHERE recipient = 'odile@exemple.fr'").await, 0);
    let list = bench.get("/grainotheque/gardiens", &session).await.text();
    assert!(list.contains("Odile Passante") && list.contains("à accueillir"));
    assert!(bench.get("/", &session).await.text().contains("veulent garder une variété"));
    let id = ids(&bench, "SELECT email, id FROM seed_guardians").await.into_iter().find(|(email, _)| email == "odile@exemple.fr");
    let id = id.unwrap().1;
    bench.post(&format!("/grainotheque/gardiens/{id}/accueillir"), &[], &session).await.location();
    let own = mailed_link(&bench, "odile@exemple.fr").await;
    assert!(bench.get(&own, "").await.text().contains("Mes variétés"));
    assert!(bench.get(&offer, "").await.text().contains("Il lui manque 1 gardien"));
    // The season is told, and told better the second time: one line a year.
    let diary = format!("{own}/{id}/saison");
    let to_come = bench.post(&diary, &[("outcome", "saved"), ("year", "2028")], "").await;
    assert!(
        to_come.status == StatusCode::UNPROCESSABLE_ENTITY && to_come.text().contains("pas encore eu lieu"),
        "{}",
        to_come.status
    );
    bench.post(&diary, &[("outcome", "failed"), ("year", "2025"), ("note", "Grêle")], "").await.location();
    bench.post(&diary, &[("outcome", "saved"), ("year", "2025"), ("plants", "7"), ("note", "Deux fruits")], "").await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_diary WHERE note = 'Deux fruits' AND outcome = 'saved'").await, 1);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_diary WHERE note = 'Grêle'").await, 0);
    let page = bench.get(&format!("/grainotheque/varietes/{crimee}"), &session).await.text();
    assert!(page.contains("Carnet des saisons") && page.contains("Deux fruits"));
    // Help is asked for and settled; a link opens nobody else's variety.
    bench.post(&format!("{own}/{id}/aide"), &[("help", "Le mildiou a tout pris")], "").await.location();
    assert!(bench.get("/grainotheque/gardiens", &session).await.text().contains("Le mildiou a tout pris"));
    let other =
        ids(&bench, "SELECT email, id FROM seed_guardians WHERE state = 'active' AND email <> 'odile@exemple.fr'").await[0].1;
    let strange = bench.post(&format!("{own}/{other}/aide"), &[("help", "x")], "").await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND);
    bench.post(&format!("/grainotheque/gardiens/{id}/aide"), &[], &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_guardians WHERE help LIKE 'Le mildiou%'").await, 0);
    bench.post(&format!("{own}/{id}/pause"), &[], "").await.location();
    bench.post(&format!("{own}/{id}/reprendre"), &[], "").await.location();
    bench.post(&format!("{own}/{id}/terminer"), &[], "").await.location();
    let ended = bench.post(&format!("{own}/{id}/reprendre"), &[], "").await;
    assert_eq!(ended.status, StatusCode::NOT_FOUND, "who has ended does not go on by the old link");
    assert_eq!(bench.get("/graines/gardiens/inconnu", "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn guardians_are_reminded_once_a_season() {
    let bench = Bench::demo().await;
    let letters = "SELECT COUNT(*) FROM outbox WHERE dedupe_key LIKE 'seed-guardian-%'";
    let silent = "SELECT COUNT(*) FROM seed_guardians WHERE state = 'active' AND email <> '' AND email <> 'gardienne3@exemple.fr' AND NOT EXISTS
                  (SELECT 1 FROM seed_diary WHERE guardian_id = seed_guardians.id AND year = 2026)";
    crate::sales::go(&bench, crate::sales::at("2026-08-20T09:00:00Z"));
    seeds::jobs::remind(&bench.app).await.unwrap();
    assert_eq!(bench.scalar(letters).await, 0, "all have told 2025, and 2026 is not over");
    // Somebody welcomed in August had no part in the season.
    let mut tx = bench.db().write().await.unwrap();
    let late = crate::sales::at("2026-08-20T09:00:00Z");
    sqlx::query("UPDATE seed_guardians SET created_at = $1 WHERE email = 'gardienne3@exemple.fr'")
        .bind(late)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    crate::sales::go(&bench, crate::sales::at("2026-10-02T09:00:00Z"));
    seeds::jobs::remind(&bench.app).await.unwrap();
    let written = bench.scalar(letters).await;
    assert!(written > 5 && written == bench.scalar(silent).await, "{written}");
    seeds::jobs::remind(&bench.app).await.unwrap();
    assert_eq!(bench.scalar(letters).await, written, "once a season");
}

/// What is reckoned ahead says the same as what is reckoned when asked, is dropped by every change, and ages by itself.
#[tokio::test]
async fn what_wants_to_be_grown_on_is_known_ahead_and_never_old() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    // The varieties that wait, and how many are alive.
    let said = || async {
        let plan = bench.get("/grainotheque/cultures", &session).await.text();
        let waiting = plan.rsplit("<h2>").next().unwrap().split("</section>").next().unwrap().to_owned();
        let numbers = bench.get("/grainotheque/chiffres", &session).await.text();
        (waiting, numbers.split("<section>").next().unwrap().to_owned())
    };
    let look_ahead = || seeds::jobs::look_ahead(&bench.app);
    let known = "SELECT COUNT(*) FROM seed_varieties WHERE want_until IS NOT NULL";
    let asked = said().await;
    assert!(asked.0.contains("/grainotheque/varietes/"), "{}", asked.0);
    look_ahead().await.unwrap();
    assert_eq!(bench.scalar(known).await, bench.scalar("SELECT COUNT(*) FROM seed_varieties WHERE archived_at IS NULL").await);
    assert_eq!(said().await, asked, "kept or reckoned, it is the same");

    // A new lot, seed taken out of it, a longer life of the species: each drops what was known of the variety.
    let tilques = variety(&bench, "de Tilques").await;
    let all = bench.scalar(known).await;
    let jar = lot(&bench, &session, tilques, &[]).await;
    assert_eq!(bench.scalar(known).await, all - 1);
    let after = said().await;
    look_ahead().await.unwrap();
    assert_eq!(said().await, after);
    bench.post(&format!("{jar}/sortie"), &[("cause", "gift"), ("amount", "20")], &session).await.location();
    assert_eq!(bench.scalar(known).await, all - 1);
    look_ahead().await.unwrap();
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE species SET keeps_years = keeps_years + 1 WHERE id = (SELECT species_id FROM varieties WHERE id = $1)")
        .bind(tilques)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(bench.scalar(known).await < all);
    look_ahead().await.unwrap();
    assert_eq!(bench.troubles().await, Vec::<String>::new());

    // Years later nobody has touched anything: what was known has run out, and the page says what is true then.
    bench.clock.advance(chrono::Duration::days(3 * 365));
    let session = bench.coordinator().await;
    let plan = |text: String| text.rsplit("<h2>").next().unwrap().to_owned();
    let stale = plan(bench.get("/grainotheque/cultures", &session).await.text());
    look_ahead().await.unwrap();
    assert_eq!(plan(bench.get("/grainotheque/cultures", &session).await.text()), stale);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// While it is reckoned lots come and species change: whatever order they pass in, nothing old is kept.
#[tokio::test]
async fn outlooks_are_right_whatever_comes_meanwhile() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let ids: Vec<Uuid> =
        sqlx::query_scalar("SELECT variety_id FROM seed_varieties WHERE archived_at IS NULL ORDER BY variety_id LIMIT 24")
            .fetch_all(&mut *bench.db().read().await.unwrap())
            .await
            .unwrap();
    for round in ids.chunks(8) {
        let (bench, session) = (&bench, session.as_str());
        let lots = round.iter().map(|id| async move { lot(bench, session, *id, &[]).await });
        // One that was rolled back for another's sake comes again with the next round of the chore.
        let looks = (0..4).map(|_| async { seeds::jobs::look_ahead(&bench.app).await.ok() });
        futures_util::join!(futures_util::future::join_all(lots), futures_util::future::join_all(looks));
        assert_eq!(bench.troubles().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_flowers_too_near_is_said_on_plan_lot_and_packet() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let beds: Vec<(Uuid, Uuid)> = sqlx::query_as(
        "SELECT plot_id, id FROM beds WHERE geometry IS NOT NULL AND archived_at IS NULL ORDER BY plot_id, position LIMIT 2",
    )
    .fetch_all(&mut *bench.db().read().await.unwrap())
    .await
    .unwrap();
    let (tilques, nantaise) = (variety(&bench, "de Tilques").await, variety(&bench, "Nantaise").await);
    for (place, id) in [tilques, nantaise].iter().enumerate() {
        let (id, spot) = (id.to_string(), format!("plot:{}:{}", beds[place].0, beds[place].1));
        let fields = [("variete", id.as_str()), ("year", "2027"), ("place", spot.as_str()), ("plants", "12")];
        bench.post("/grainotheque/cultures/nouvelle", &fields, &session).await.location();
    }
    let (id, nobody) = (tilques.to_string(), format!("guardian:{}", Uuid::nil()));
    for wrong in [("place", nobody.as_str()), ("lot", "00000000-0000-0000-0000-000000000000"), ("place", "ici")] {
        let fields = [("variete", id.as_str()), ("year", "2027"), ("plants", "12"), wrong];
        let refused = bench.post("/grainotheque/cultures/nouvelle", &fields, &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(refused.text().contains("value=\"12\""), "what was typed is kept");
    }
    let plan = bench.get("/grainotheque/cultures?annee=2027", &session).await.text();
    assert!(plan.contains("il en faudrait 500") && plan.contains("12 plants sur 40"), "too near, and too few plants");
    assert!(plan.contains("class=\"crossing\""), "drawn on the map");
    assert!(!bench.get("/grainotheque/cultures?annee=2029", &session).await.text().contains("il en faudrait"));
    // Sown from a lot, then harvested: the lot knows its plot, its parent and what it may have crossed with.
    let parent = lot(&bench, &session, tilques, &[]).await;
    let parent_id = parent.trim_start_matches("/grainotheque/lots/").to_owned();
    let (id, spot) = (tilques.to_string(), format!("plot:{}:{}", beds[0].0, beds[0].1));
    let fields =
        [("variete", id.as_str()), ("year", "2026"), ("place", spot.as_str()), ("lot", parent_id.as_str()), ("plants", "40")];
    bench.post("/grainotheque/cultures/nouvelle", &fields, &session).await.location();
    let other = nantaise.to_string();
    let spot = format!("plot:{}:{}", beds[1].0, beds[1].1);
    let beside = [("variete", other.as_str()), ("year", "2026"), ("place", spot.as_str())];
    bench.post("/grainotheque/cultures/nouvelle", &beside, &session).await.location();
    let line: Uuid =
        sqlx::query_scalar("SELECT id FROM seed_regenerations WHERE year = 2026 AND variety_id = $1 AND lot_id IS NOT NULL")
            .bind(tilques)
            .fetch_one(&mut *bench.db().read().await.unwrap())
            .await
            .unwrap();
    let sow = format!("/grainotheque/cultures/{line}/semer");
    let much = bench.post(&sow, &[("version", "1"), ("amount", "5000"), ("derogation", "D-1")], &session).await;
    assert!(
        much.status == StatusCode::UNPROCESSABLE_ENTITY && much.text().contains("au plus"),
        "{} {}",
        much.status,
        much.text()
    );
    bench.post(&sow, &[("version", "1"), ("amount", "100"), ("derogation", "D-1")], &session).await.location();
    let again = bench.post(&sow, &[("version", "2"), ("amount", "100"), ("derogation", "D-1")], &session).await;
    assert!(again.text().contains("déjà semé"), "sown once: {}", again.status);
    let left =
        bench.scalar("SELECT COUNT(*) FROM seed_moves WHERE cause = 'sowing' AND quantity = -100 AND derogation = 'D-1'").await;
    assert_eq!(left, 1, "the seed left its lot in the same deed");
    let form = bench.get(&format!("/grainotheque/lots/nouveau?variete={tilques}&culture={line}"), &session).await.text();
    assert!(form.contains(&format!("value=\"{}\"", beds[0].1)), "the form knows the bed");
    let (line_id, plot, bed) = (line.to_string(), beds[0].0.to_string(), beds[0].1.to_string());
    let harvest = [
        ("culture", line_id.as_str()),
        ("parcelle", plot.as_str()),
        ("planche", bed.as_str()),
        ("parents", parent_id.as_str()),
        ("year", "2026"),
    ];
    let child = lot(&bench, &session, tilques, &harvest).await;
    let page = bench.get(&child, &session).await.text();
    assert!(page.contains("Croisement possible") && page.contains("Nantaise"), "its reason stands on the lot");
    let code = page.split("Lot ").nth(1).unwrap()[..7].to_owned();
    assert!(bench.get(&format!("/sachet/{code}"), "").await.text().contains("Croisement possible"), "and on the packet");
    let again = [
        ("variete", id.as_str()),
        ("origin", "harvest"),
        ("unit", "seeds"),
        ("packet", "20"),
        ("year", "2026"),
        ("culture", line_id.as_str()),
    ];
    let twice = bench.post("/grainotheque/lots/nouveau", &again, &session).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "one growing gives one lot");
    let family = bench.get(&format!("{child}/famille"), &session).await.text();
    assert!(family.contains("<svg class=\"lineage\"") && family.contains("1 pas avant"));
    let sown = bench.get("/grainotheque/semis?annee=2026", &session).await.text();
    assert!(sown.contains("Dérogation D-1"), "the certifier reads it");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_lot_that_is_another_variety_casts_doubt_on_what_was_grown_from_it() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (ananas, roma) = (variety(&bench, "Ananas").await, variety(&bench, "Roma").await);
    let parent = lot(&bench, &session, ananas, &[]).await;
    let parent_id = parent.trim_start_matches("/grainotheque/lots/").to_owned();
    let child = lot(&bench, &session, ananas, &[("parents", parent_id.as_str())]).await;
    let roma = roma.to_string();
    let why = [("to_variety", roma.as_str()), ("because", "Longue et charnue")];
    let rename = format!("{parent}/renommer");
    assert_eq!(bench.post(&rename, &[("to_variety", roma.as_str())], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    bench.post(&rename, &why, &session).await.location();
    let page = bench.get(&parent, &session).await.text();
    assert!(page.contains("Roma") && page.contains("Pris pour « Ananas »") && page.contains("Longue et charnue"));
    let code = page.split("Lot ").nth(1).unwrap()[..7].to_owned();
    assert!(bench.get(&format!("/sachet/{code}"), "").await.text().contains("ancien nom « Ananas »"));
    let gift = [("cause", "gift"), ("amount", "20")];
    let doubted = bench.post(&format!("{child}/sortie"), &gift, &session).await;
    assert!(doubted.status == StatusCode::UNPROCESSABLE_ENTITY && doubted.text().contains("son parent a changé de nom"));
    assert!(bench.get("/grainotheque?etat=doute", &session).await.text().contains("Ananas"));
    // Doubt goes with the seed: what is split off or grown from it is doubted too, and nothing of it is prepared.
    let part = bench.post(&format!("{child}/separer"), &[("part", "20")], &session).await.location();
    let grandchild = lot(&bench, &session, ananas, &[("parents", child.trim_start_matches("/grainotheque/lots/"))]).await;
    for doubted in [&part, &grandchild] {
        let refused = bench.post(&format!("{doubted}/sortie"), &gift, &session).await;
        assert!(refused.text().contains("son parent a changé de nom"), "{doubted}");
    }
    let away =
        bench.post(&format!("{child}/sortie"), &[("cause", "transfer_out"), ("amount", "20"), ("sure", "yes")], &session).await;
    assert_eq!(away.status, StatusCode::UNPROCESSABLE_ENTITY, "nor does it leave for another exchange");
    let child_code = bench.get(&child, &session).await.text().split("Lot ").nth(1).unwrap()[..7].to_owned();
    assert!(bench.get(&format!("/sachet/{child_code}"), "").await.text().contains("nous vérifions ce lot"));
    assert!(
        bench.get(&format!("/grainotheque?q={child_code}"), &session).await.text().contains(&child_code),
        "found by its code"
    );
    bench.post(&format!("{child}/verifie"), &[], &session).await.location();
    // A part that turns out to be another casts doubt on the rest of its jar.
    let piece = bench.post(&format!("{child}/separer"), &[("part", "20")], &session).await.location();
    bench.post(&format!("{piece}/renommer"), &why, &session).await.location();
    assert!(bench.post(&format!("{child}/sortie"), &gift, &session).await.text().contains("son parent a changé de nom"));
    bench.post(&format!("{child}/verifie"), &[], &session).await.location();
    assert_eq!(bench.post(&format!("{child}/sortie"), &gift, &session).await.status, StatusCode::SEE_OTHER);
    let same = bench.post(&rename, &why, &session).await;
    assert!(same.text().contains("déjà cette variété"), "{}", same.status);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn dated_rules_ask_refuse_or_say_nothing() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let ananas = variety(&bench, "Ananas").await;
    let jar = lot(&bench, &session, ananas, &[]).await;
    let out = format!("{jar}/sortie");
    let to_pro = [("cause", "gift"), ("amount", "20"), ("receiver", "professional")];
    let asked = bench.post(&out, &to_pro, &session).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.text().contains("name=\"sure\""), "asks once");
    let sure = [to_pro[0], to_pro[1], to_pro[2], ("sure", "yes")];
    assert_eq!(bench.post(&out, &sure, &session).await.status, StatusCode::SEE_OTHER);
    // Refused from today on by a rule with its source; yesterday's deeds stay.
    let rule =
        |severity, starts| [("rule", "professional"), ("severity", severity), ("starts", starts), ("source", "Décision du CA")];
    assert!(
        bench.post("/grainotheque/regles", &rule("refuse", "")[..3], &session).await.status == StatusCode::UNPROCESSABLE_ENTITY
    );
    bench.post("/grainotheque/regles", &rule("refuse", "2026-03-03"), &session).await.location();
    let twice = bench.post("/grainotheque/regles", &rule("off", "2026-03-03"), &session).await;
    assert!(twice.text().contains("commence déjà ce jour-là"));
    let refused = bench.post(&out, &sure, &session).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("Pas pour les professionnels"));
    bench.post("/grainotheque/regles", &rule("off", "2026-03-10"), &session).await.location();
    crate::sales::go(&bench, crate::sales::at("2026-03-11T10:00:00Z"));
    assert_eq!(bench.post(&out, &to_pro, &session).await.status, StatusCode::SEE_OTHER, "nothing is asked any more");
    // A tomato travels with a passport: asked once where it leaves for another exchange.
    let away = [("cause", "transfer_out"), ("amount", "20")];
    assert!(bench.post(&out, &away, &session).await.text().contains("voyage avec un passeport"));
    assert_eq!(bench.post(&out, &[away[0], away[1], ("sure", "yes")], &session).await.status, StatusCode::SEE_OTHER);
    // Seed that is not organic on organic ground names its derogation.
    let organic: Uuid = sqlx::query_scalar("SELECT plot_id FROM plot_statuses WHERE status = 'AB' ORDER BY plot_id LIMIT 1")
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    let organic = organic.to_string();
    let sowing = [("cause", "sowing"), ("amount", "20"), ("parcelle", organic.as_str())];
    let nowhere = bench.post(&out, &sowing[..2], &session).await;
    assert!(nowhere.text().contains("id=\"parcelle-error\""), "without a plot no rule of its ground could be asked");
    let both = bench.post(&out, &[("cause", "discard"), ("amount", "20"), ("all", "yes")], &session).await;
    assert!(both.text().contains("id=\"amount-error\""), "all, or so much: {}", both.text());
    let asked = bench.post(&out, &sowing, &session).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.text().contains("numéro de dérogation"));
    let named = [sowing[0], sowing[1], sowing[2], ("derogation", "2026-117")];
    assert_eq!(bench.post(&out, &named, &session).await.status, StatusCode::SEE_OTHER);
    let never = [("rule", "derogation"), ("severity", "refuse"), ("starts", "2026-03-11"), ("source", "Cahier des charges")];
    bench.post("/grainotheque/regles", &never, &session).await.location();
    let refused = bench.post(&out, &named, &session).await;
    assert!(refused.text().contains("Pas de semence non bio"), "where it is refused no number helps");
    // A swap names what came, which waits to be looked at.
    assert!(bench.post(&out, &[("cause", "swap"), ("amount", "20")], &session).await.text().contains("notez ce qui est venu"));
    let swap = [("cause", "swap"), ("amount", "20"), ("brought", "Coco, un bocal")];
    bench.post(&out, &swap, &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_swaps").await, 1);
    assert!(bench.get("/grainotheque?etat=apports", &session).await.text().contains("Coco, un bocal"));
    // Taken back, what came in return is no longer waited for.
    let page = bench.get(&jar, &session).await.text();
    let line =
        page.split("contre ce lot").nth(1).unwrap().split("/lignes/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    bench.post(&format!("{jar}/lignes/{line}/retirer"), &[], &session).await.location();
    assert!(!bench.get("/grainotheque?etat=apports", &session).await.text().contains("Coco, un bocal"));
    let long = "a".repeat(60_000);
    assert_eq!(bench.get(&format!("/graines?q={long}"), "").await.status, StatusCode::OK, "however much is typed");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_list_is_taken_in_with_names_to_decide_on_and_twice_is_once() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let file = "Légume;Variété;Synonymes;Année;Stock;Sachet;Rangement;Pointure\n\
                Tomate;Noire de Crimee;;2024;12,5 g;0,3 g;Boîte 4;38\n\
                Tomate;Beauté blanche;White Beauty / Snow White;2025;120 graines;20 graines;Boîte 4;\n\
                Tomatte;Évergreen;;2025;5 g;;;\n\
                Carotte;Nantaise amelioree;;2025;trois;;;\n\
                Carotte;Nantaise;;2023;800;;Boîte 1;\n";
    let staged = bench.upload("/grainotheque/import", &[], ("file", "liste.csv", file.as_bytes()), &session).await;
    assert_eq!(staged.status, StatusCode::SEE_OTHER, "{}", staged.text());
    let address = staged.location();
    let preview = bench.get(&address, &session).await.text();
    for told in [
        "lot nouveau",
        "variété et lot nouveaux",
        "Vouliez-vous dire « Tomate »",
        "Écrivez un seul nombre avec son unité",
        "Dans quelle unité",
        "Pointure",
    ] {
        assert!(folded(&preview).contains(told), "{told}: {preview}");
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_lots WHERE place = 'Boîte 4'").await, 0, "a preview writes nothing");
    bench.post(&address, &[], &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_lots WHERE place = 'Boîte 4'").await, 2);
    let milligrams = "SELECT balance FROM seed_lots WHERE place = 'Boîte 4' AND unit = 'mg'";
    assert_eq!(bench.scalar(milligrams).await, 12_500);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM varieties WHERE name = 'Beauté blanche'").await, 1);
    assert!(folded(&bench.get("/graines?q=snow+white", "").await.text()).contains("Beauté blanche"), "not given out, but known");
    // The same file again changes nothing.
    let staged = bench.upload("/grainotheque/import", &[], ("file", "liste.csv", file.as_bytes()), &session).await.location();
    assert!(bench.get(&staged, &session).await.text().contains("déjà connue"));
    bench.post(&staged, &[], &session).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_lots WHERE place = 'Boîte 4'").await, 2);
    // A unit behind the heading is that of bare numbers.
    let units = "Légume;Variété;Année;Quantité (g)\nTomate;Noire de Crimee;2019;10\nTomate;Noire de Crimee;2018;1,5 kg\n";
    let staged = bench.upload("/grainotheque/import", &[], ("file", "u.csv", units.as_bytes()), &session).await.location();
    bench.post(&staged, &[], &session).await.location();
    let of_year = "SELECT CAST(SUM(balance) AS BIGINT) FROM seed_lots WHERE year IN (2018, 2019) AND unit = 'mg' AND origin = 'deposit' AND balance IN (10000, 1500000)";
    assert_eq!(bench.scalar(of_year).await, 1_510_000);
    let own = "Légume;Variété;Année;Quantité (graines);Sachet (graines)\nTomate;Noire de Crimee;2017;800;40\n";
    let staged = bench.upload("/grainotheque/import", &[], ("file", "o.csv", own.as_bytes()), &session).await.location();
    bench.post(&staged, &[], &session).await.location();
    let counted = "SELECT COUNT(*) FROM seed_lots WHERE year = 2017 AND unit = 'seeds' AND balance = 800 AND packet = 40";
    assert_eq!(bench.scalar(counted).await, 1, "each heading's unit is its own");
    // Two rows that look alike are two jars; a row that is refused takes its new variety with it.
    let alike = "Légume;Variété;Année;Stock\n\
                 Carotte;Jumelle;2025;10 g\nCarotte;Jumelle;2025;20 g\n\
                 Carotte;Future;2030;10 g\nCarotte;Future;2025;10 g\n";
    for _ in 0..2 {
        let staged = bench.upload("/grainotheque/import", &[], ("file", "b.csv", alike.as_bytes()), &session).await.location();
        assert_eq!(bench.get(&staged, &session).await.status, StatusCode::OK);
        bench.post(&staged, &[], &session).await;
        let of = |name: &str| {
            format!("SELECT COUNT(*) FROM seed_lots JOIN varieties ON varieties.id = variety_id WHERE name = '{name}'")
        };
        assert_eq!(bench.scalar(of("Jumelle").leak()).await, 2);
        assert_eq!(bench.scalar(of("Future").leak()).await, 1, "the good row, not the one that is to come");
    }
    // What somebody wrote for themselves stays with the jar: it is no story for everybody. Where a jar stands is no town.
    let notes = "Légume;Variété;Année;Stock;N°;Remarques;Lieu\n\
                 Carotte;Discrète;2024;10 g;17;payée à Jeanne;cave\nCarotte;Sans bocal;;;;à demander;\n";
    for _ in 0..2 {
        let staged = bench.upload("/grainotheque/import", &[], ("file", "n.csv", notes.as_bytes()), &session).await.location();
        assert!(bench.get(&staged, &session).await.text().contains("Cette note irait avec un bocal"));
        bench.post(&staged, &[], &session).await.location();
    }
    let kept = "SELECT COUNT(*) FROM seed_lots WHERE note = '17 · payée à Jeanne' AND place = 'cave' AND commune = ''";
    assert_eq!(bench.scalar(kept).await, 1);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_varieties WHERE story LIKE '%Jeanne%'").await, 0);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM varieties WHERE name = 'Sans bocal'").await, 0);
    // A name that is nearly one we have is that one, unless somebody says otherwise.
    let near = "Légume;Variété;Année;Stock\nTomate;Ananaz;2025;50 graines\n";
    for (decision, varieties) in [("skip", 0), ("same", 0), ("own", 1)] {
        let staged = bench.upload("/grainotheque/import", &[], ("file", "a.csv", near.as_bytes()), &session).await.location();
        assert!(folded(&bench.get(&staged, &session).await.text()).contains("C’est « Ananas »"));
        bench.post(&staged, &[("choix-2", decision)], &session).await.location();
        assert_eq!(bench.scalar("SELECT COUNT(*) FROM varieties WHERE name = 'Ananaz'").await, varieties, "{decision}");
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Our own list brought back changes nothing; what a list says unclearly, or twice, is asked about.
#[tokio::test]
async fn our_own_list_brought_back_is_known_and_what_is_unclear_is_asked() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let lots = "SELECT COUNT(*) FROM seed_lots";
    let before = bench.scalar(lots).await;
    let own = bench.get("/grainotheque/tableur", &session).await.bytes.to_vec();
    let staged = bench.upload("/grainotheque/import", &[], ("file", "lots.csv", &own), &session).await.location();
    let preview = folded(&bench.get(&staged, &session).await.text());
    assert!(preview.contains("déjà connue") && !preview.contains("lot nouveau"), "{preview}");
    bench.post(&staged, &[], &session).await;
    assert_eq!(bench.scalar(lots).await, before);
    let list = "Grainothèque;;;;\nInventaire 2026;;;;\nLégume;Variété;Récolte;Quantité;Bio\n\
                Carotte;Claire;12/09/2024;12 g;oui\nCarotte;Claire;2023;5 g;peut-être\nCarotte;Claire;2099;5 g;non\n\
                Carotte;Claire;2022;10-15 g;\nCarotte;Claire;12/09/2024;12 g;oui\nTotal;;;49;\n";
    let staged = bench.upload("/grainotheque/import", &[], ("file", "l.csv", list.as_bytes()), &session).await.location();
    let preview = folded(&bench.get(&staged, &session).await.text());
    for told in [
        "ligne 1 « Grainothèque »",
        "ligne 9 « Total · 49 »",
        "Colonne « Bio », « peut-être » : Écrivez oui ou non.",
        "Colonne « Récolte », « 2099 » : Écrivez l’année",
        "Colonne « Quantité », « 10-15 g » : Écrivez un seul nombre",
        "Même contenu que la ligne 4",
    ] {
        assert!(preview.contains(told), "{told}: {preview}");
    }
    bench.post(&staged, &[("choix-8", "skip")], &session).await.location();
    assert!(bench.get("/grainotheque/varietes", &session).await.status == StatusCode::OK);
    let claire = "SELECT COUNT(*) FROM seed_lots JOIN varieties ON varieties.id = variety_id WHERE name = 'Claire' AND year = 2024 AND organic AND listed";
    assert_eq!(bench.scalar(claire).await, 1, "one jar, of the year of its day");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// What came with a list was there before: nobody brought it this year. Gifts are counted once, taken back not at all, and go along with a
/// lot that gets another name.
#[tokio::test]
async fn a_year_counts_what_was_given_where_it_was_given() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let of_year = |sql: &'static str| bench.scalar(sql);
    let given = "SELECT CAST(SUM(times) AS BIGINT) FROM seed_given WHERE year = 2026 AND commune = 'Essai-en-Gohelle'";
    let tomato = variety(&bench, "Noire de Crimée").await;
    let jar = lot(&bench, &session, tomato, &[]).await;
    let gift = [("cause", "gift"), ("amount", "20"), ("receiver", "person"), ("commune", "Essai-en-Gohelle")];
    for _ in 0..6 {
        bench.post(&format!("{jar}/sortie"), &gift, &session).await.location();
    }
    assert_eq!(of_year(given).await, 6);
    let page = bench.get("/grainotheque/chiffres", &session).await.text();
    assert!(page.contains("Essai-en-Gohelle"));
    let line: Uuid = sqlx::query_scalar("SELECT id FROM seed_moves WHERE commune = 'Essai-en-Gohelle' LIMIT 1")
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    bench.post(&format!("{jar}/lignes/{line}/retirer"), &[], &session).await.location();
    assert_eq!(of_year(given).await, 5);
    let other = variety(&bench, "Ananas").await.to_string();
    bench
        .post(&format!("{jar}/renommer"), &[("to_variety", other.as_str()), ("because", "Fruits jaunes")], &session)
        .await
        .location();
    assert_eq!(of_year(given).await, 5);
    let moved = "SELECT CAST(SUM(times) AS BIGINT) FROM seed_given JOIN varieties ON varieties.id = variety_id
                 WHERE year = 2026 AND commune = 'Essai-en-Gohelle' AND name = 'Ananas'";
    assert_eq!(of_year(moved).await, 5);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    // What is said of another cause is asked about, and what cannot be is refused beside its field.
    let plot = crate::sales::ids(&bench, "SELECT name, id FROM plots ORDER BY name").await[0].1.to_string();
    for (fields, told) in [
        (vec![("cause", "gift"), ("amount", "1"), ("parcelle", plot.as_str())], "que de ce qui est semé ici"),
        (vec![("cause", "gift"), ("amount", "1"), ("brought", "des haricots")], "que d’un échange"),
        (vec![("cause", "loss"), ("amount", "1"), ("receiver", "school")], "n’est allé à personne"),
        (
            vec![("cause", "sowing"), ("amount", "1"), ("parcelle", "00000000-0000-0000-0000-000000000000")],
            "Cette parcelle n’existe pas",
        ),
    ] {
        let answer = bench.post(&format!("{jar}/sortie"), &fields, &session).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text().contains(told), "{told}: {}", answer.text());
    }
    let lettuce: String = crate::sales::ids(
        &bench,
        "SELECT species.name, seed_varieties.variety_id FROM seed_varieties JOIN varieties ON varieties.id = seed_varieties.variety_id
         JOIN species ON species.id = varieties.species_id WHERE species.family <> (
             SELECT family FROM species JOIN varieties ON varieties.species_id = species.id WHERE varieties.name = 'Ananas')",
    )
    .await[0]
        .1
        .to_string();
    let strange = bench.post(&format!("{jar}/renommer"), &[("to_variety", &lettuce), ("because", "x")], &session).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(folded(&bench.get("/graines?q=carrotte", "").await.text()).contains("Vouliez-vous dire"));
    assert_eq!(bench.get("/grainotheque/mcpd?institut=x1", &session).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_goes_out_is_whole_and_names_nobody() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let passport = bench.get("/grainotheque/mcpd?institut=FRA999", &session).await.text();
    let header = passport.lines().next().unwrap();
    assert!(header.contains("PUID;INSTCODE;ACCENUMB") && header.ends_with("MLSSTAT;REMARKS"));
    assert!(passport.contains("FRA999") && passport.contains("Solanum;lycopersicum"));
    assert!(!passport.contains("Jardin Démo"), "who grew it stays here");
    assert!(bench.get("/grainotheque/classeur", &session).await.bytes.starts_with(b"PK"));
    let files = bench.get("/grainotheque/fichiers", &session).await.text();
    assert!(files.contains("INSTCODE") && files.contains("/graines/integrer"), "what is missing is said");
    let frame = bench.get("/graines/integrer", "").await;
    let policy = frame.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.ends_with("frame-ancestors *") && frame.text().contains("À semer maintenant"));
    // Numbers by town only from five on.
    let variety = bench.get("/graines", "").await.text();
    let variety: Uuid = variety.split("name=\"v\" value=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let jar = lot(&bench, &session, variety, &[]).await;
    for (commune, times) in [("Grande", 5), ("Petite", 4)] {
        for _ in 0..times {
            let gift = [("cause", "gift"), ("amount", "5"), ("commune", commune)];
            bench.post(&format!("{jar}/sortie"), &gift, &session).await.location();
        }
    }
    let numbers = bench.get("/grainotheque/chiffres?annee=2026", &session).await.text();
    assert!(numbers.contains("Grande") && !numbers.contains("Petite"), "nothing under five");
    assert!(numbers.contains("Variétés en vie"));
    // What was given by mistake and taken back is not counted.
    let mistaken = bench.get(&jar, &session).await.text();
    let back = mistaken.split("/lignes/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let before = bench.get("/grainotheque/chiffres?annee=2026", &session).await.text();
    bench.post(&format!("{jar}/lignes/{back}/retirer"), &[], &session).await.location();
    assert_ne!(before, bench.get("/grainotheque/chiffres?annee=2026", &session).await.text());
    // A printer is measured once and kept.
    let printer = [("name", "Atelier"), ("x", "0,35"), ("y", "-0,2"), ("pitch", "−0,08")];
    bench.post("/grainotheque/imprimantes", &printer, &session).await.location();
    assert!(bench.get("/grainotheque/imprimantes", &session).await.text().contains("−0,08"));
    let far = [("name", "Atelier"), ("x", "35")];
    assert_eq!(bench.post("/grainotheque/imprimantes", &far, &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = ids(&bench, "SELECT name, id FROM label_printers").await.into_iter().find(|(name, _)| name == "Atelier").unwrap().1;
    assert!(bench.get(&format!("/grainotheque/sachets/essai?imprimante={id}"), &session).await.bytes.starts_with(b"%PDF"));
    bench.post(&format!("/grainotheque/imprimantes/{id}/oublier"), &[], &session).await.location();
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
