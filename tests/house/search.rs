//! One search over the house, through the real router and on both databases.

use axum::http::StatusCode;

use crate::common::{Bench, link};

/// The titles that a query leads to.
async fn found(bench: &Bench, query: &str, session: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", query).finish();
    let answer = bench.get(&format!("/recherche?{query}"), session).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    page.split_once("id=\"trouve\"").unwrap().1.split_once("</main>").unwrap().0.to_owned()
}

#[tokio::test]
async fn everything_is_found_by_the_beginning_of_its_words() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for (query, address, title) in [
        ("awa", "/personnes/0", "Awa Démo"),
        ("demo awa", "/personnes/0", "Awa Démo"),
        ("ines@demo.exam", "/personnes/0", "Inès Voisine"),
        ("galib", "/terrains/0", "Galibots"),
        ("grand carre", "/parcelles/0", "Grand carré"),
        ("desherb", "/creneaux/0", "Désherbage"),
        ("heures", "href=\"/mois\"", "Heures"),
        ("28/11/2026", "href=\"/jour/2026-11-28\"", "28 novembre"),
        ("le 28 novembre 2026", "href=\"/semaine/2026-11-23\"", "28 novembre"),
    ] {
        let page = found(&bench, query, &session).await;
        assert!(page.contains(address) && page.contains(title), "{query}: {page}");
    }
    for (table, address) in [
        ("bookings", "/animation/reservations/0"),
        ("orders", "/ventes/commandes/0"),
        ("lots", "/lots/0"),
        ("seed_lots", "/grainotheque/lots/0"),
    ] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT code FROM {table} ORDER BY id LIMIT 1"));
        let code: String = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
        for typed in [code.clone(), code.replace('-', ""), code.to_lowercase()] {
            let page = found(&bench, &typed, &session).await;
            assert!(page.contains(&format!("href=\"{address}")), "{table} {typed}: {page}");
        }
    }
    for (kind, beginning) in [("tomate", "/grainotheque/varietes/0"), ("tomate", "/produits/0")] {
        assert!(found(&bench, kind, &session).await.contains(beginning), "{kind} {beginning}");
    }
}

#[tokio::test]
async fn typing_errors_are_forgiven_and_said() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for (typed, meant) in
        [("tomatte", "Tomate"), ("desehrbage", "Désherbage"), ("galibbots", "Galibots"), ("courgete", "ourgette")]
    {
        let page = found(&bench, typed, &session).await;
        assert!(page.contains(meant), "{typed}: {page}");
    }
    assert!(found(&bench, "galibbots", &session).await.contains("Voici ce qui s’en approche"));
    assert!(!found(&bench, "galib", &session).await.contains("s’en approche"));
    // Not one record holds both: what holds one of them is better than nothing.
    assert!(found(&bench, "awa galibots", &session).await.contains("/terrains/0"));
    assert!(found(&bench, "xqzwkv", &session).await.contains("Rien ne correspond"));
    for odd in ["\"", "* OR (", "text:", "' | &", "😀", "   ", "NEAR(a b)", &"é".repeat(5000)] {
        found(&bench, odd, &session).await;
    }
}

#[tokio::test]
async fn everybody_finds_what_they_may_open() {
    let bench = Bench::demo().await;
    for (account, sees, not) in [
        ("controle@demo.example", "/grainotheque/varietes/0", "/personnes/0"),
        ("vente@demo.example", "/clients/0", "/personnes/0"),
        ("ateliers@demo.example", "/animation/ateliers/0", "/clients/0"),
        ("graines@demo.example", "/grainotheque/varietes/0", "/animation/reservations/0"),
    ] {
        let account = app::demo::ACCOUNTS.iter().find(|one| one.email == account).unwrap();
        let session = bench.sign_in(account).await;
        let all: String =
            [found(&bench, "de", &session).await, found(&bench, "to", &session).await, found(&bench, "a", &session).await]
                .concat();
        assert!(all.contains(sees) && !all.contains(not), "{}: {all}", account.email);
        // A kind that is named in the address is no way around.
        assert!(!bench.get("/recherche?q=a&dans=person", &session).await.text().contains("/personnes/0"), "{}", account.email);
    }
    let member = bench.sign_in(app::demo::ACCOUNTS.last().unwrap()).await;
    assert_eq!(bench.get("/recherche?q=awa", &member).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_called_otherwise_is_found_otherwise() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let plot = link(&found(&bench, "grand carre", &session).await, "/parcelles/0");
    let beds = "SELECT COUNT(*) FROM search_entries WHERE kind = 'bed' AND LOWER(text) LIKE '%zinzolin%'";
    assert_eq!(bench.scalar(beds).await, 0);
    let mut tx = bench.db().write().await.unwrap();
    let id = plot.trim_start_matches("/parcelles/").parse::<uuid::Uuid>().unwrap();
    sqlx::query("UPDATE plots SET name = 'Zinzolin' WHERE id = $1").bind(id).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&bench, "zinzo", &session).await.contains(&plot));
    assert!(!found(&bench, "grand carre", &session).await.contains(&plot));
    assert!(bench.scalar(beds).await > 0, "its beds follow");
    bench.post(&format!("{plot}/archiver"), &[], &session).await;
    bench.post(&format!("{plot}/retablir"), &[], &session).await;
    let person = link(&found(&bench, "ines voisine", &session).await, "/personnes/0");
    bench.post(&format!("{person}/archiver"), &[], &session).await;
    bench.insist(&format!("{person}/effacer"), &[], &session).await;
    assert!(!found(&bench, "ines voisine", &session).await.contains(&person), "who is erased is not found");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("DELETE FROM search_entries WHERE kind = 'plot'").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!bench.troubles().await.is_empty(), "check sees what cannot be found");
}

#[tokio::test]
async fn what_is_changed_and_called_the_same_is_changed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let task = link(&bench.get("/taches", &session).await.text(), "/taches/0");
    let page = bench.get(&task, &session).await.text();
    let value = |name: &str| {
        page.split(&format!("name=\"{name}\""))
            .nth(1)
            .unwrap()
            .split("value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    let (name, name_en) = (value("name"), value("name_en"));
    let form = [("name", name.as_str()), ("name_en", name_en.as_str()), ("pictogram", "sun"), ("bring", "Un chapeau de paille")];
    let saved = bench.insist(&task, &form, &session).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert!(bench.get(&task, &session).await.text().contains("Un chapeau de paille"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
