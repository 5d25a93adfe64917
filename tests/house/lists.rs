//! Dense lists: sorted by their heads, with the columns one chose, taken away as they are shown.

use crate::common::Bench;

/// The names of the lines, in order.
fn names(page: &str) -> Vec<String> {
    let table = page.split("class=\"cards dense\"").nth(1).unwrap().split("</table>").next().unwrap();
    table
        .split("<th scope=\"row\">")
        .skip(1)
        .map(|row| row.split("</a>").next().unwrap().rsplit('>').next().unwrap().to_owned())
        .collect()
}

fn areas(csv: &str, column: usize) -> Vec<i64> {
    let digits = |cell: &str| cell.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    csv.lines().skip(1).map(|line| digits(line.split(';').nth(column).unwrap().split('m').next().unwrap())).collect()
}

#[tokio::test]
async fn a_list_is_sorted_by_its_heads_and_taken_away_as_it_is_shown() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let up = bench.get("/parcelles?tri=surface", &session).await.text();
    let down = bench.get("/parcelles?tri=-surface", &session).await.text();
    assert!(up.contains("aria-sort=\"ascending\"") && down.contains("aria-sort=\"descending\""));
    assert!(
        up.contains("href=\"/parcelles?tri=-surface\"") && down.contains("href=\"/parcelles\""),
        "a head turns round, then lets go"
    );
    let csv = bench.get("/parcelles?tri=-surface&genre=orchard&format=csv", &session).await.text();
    let sorted = areas(&csv, 4);
    assert!(sorted.len() > 2 && sorted.is_sorted_by(|one, two| one >= two), "figures as figures: {csv}");
    let shown = names(&bench.get("/parcelles?tri=-surface&genre=orchard", &session).await.text());
    let taken: Vec<&str> =
        csv.lines().skip(1).map(|line| line.trim_start_matches('\u{feff}').split(';').next().unwrap()).collect();
    assert_eq!(shown, taken, "the same lines in the same order");
    for path in [
        "/terrains?tri=parcelles",
        "/clients?tri=-compte",
        "/equipe?tri=fins",
        "/produits?tri=-stock",
        "/arbres?tri=-plante",
        "/stock?tri=-reste",
        "/especes?tri=rendement",
        "/grainotheque?tri=-annee",
        "/grainotheque?tri=reste",
        "/grainotheque/varietes?tri=-variete",
        "/grainotheque/varietes?tri=droit",
        "/modeles?tri=heures",
        "/mois/2026-02?tri=-travaille",
    ] {
        let page = bench.get(path, &session).await.text();
        assert!(page.contains("cards dense") && page.contains("aria-sort"), "{path}");
        assert!(names(&page).len() >= 3, "{path}");
        let file = bench.get(&format!("{path}&format=csv"), &session).await.text();
        assert!(file.lines().count() > names(&page).len(), "{path}: heads and all lines");
    }
    assert!(!bench.get("/parcelles?tri=nulle-part", &session).await.text().contains("aria-sort"));
}

#[tokio::test]
async fn people_are_ordered_by_the_database_over_all_pages() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let all = bench.get("/personnes?tri=-nom&format=csv", &session).await.text();
    let last = all.lines().nth(1).unwrap().split(';').next().unwrap().to_owned();
    let page = names(&bench.get("/personnes?tri=-nom", &session).await.text());
    assert_eq!(page[0], last, "the last of all stands first, not the last of a page");
    assert!(page.len() < all.lines().count(), "there is more than a page");
    let years = |page: &str| {
        let cells: Vec<i32> =
            page.split("class=\"num\">").filter_map(|cell| cell.split("</td>").next()?.trim().parse().ok()).collect();
        cells
    };
    let newest = years(&bench.get("/grainotheque?tri=-annee", &session).await.text());
    let next = years(&bench.get("/grainotheque?tri=-annee&a=60", &session).await.text());
    assert!(newest.len() > 20 && newest.is_sorted_by(|one, two| one >= two), "{newest:?}");
    assert!(!next.is_empty() && next.first() <= newest.last(), "the second page goes on where the first ends");
    let up = bench.get("/grainotheque?tri=annee&a=60", &session).await.text();
    assert!(up.contains("href=\"/grainotheque?tri=-annee\""), "another order begins at the first page");
}

#[tokio::test]
async fn a_search_keeps_tab_and_order() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/personnes?etat=archive&tri=-nom&role=worker&a=100&q=x", &session).await.text();
    let filter = page.split("class=\"filter").nth(1).unwrap().split("</form>").next().unwrap();
    for kept in ["name=\"etat\" value=\"archive\"", "name=\"tri\" value=\"-nom\""] {
        assert!(filter.contains(kept), "{kept}: {filter}");
    }
    assert!(!filter.contains("name=\"a\"") && !filter.contains("type=\"hidden\" name=\"role\""), "{filter}");
}

#[tokio::test]
async fn columns_are_chosen_and_remembered() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let columns = |page: &str| page.matches("<th scope=\"col\"").count();
    let all = columns(&bench.get("/parcelles", &session).await.text());
    bench.post("/preferences", &[("suite", "/parcelles"), ("liste", "parcelles"), ("colonne", "surface")], &session).await;
    // The choice is the person's: another device shows it too, and nobody else's does.
    let elsewhere = bench.coordinator().await;
    for device in [&session, &elsewhere] {
        let page = bench.get("/parcelles", device).await.text();
        assert_eq!(columns(&page), 2);
        assert!(!page.contains("data-label=\"Genre\""));
    }
    for odd in ["a;b", "../x", ""] {
        bench.post("/preferences", &[("suite", "/"), ("liste", odd), ("colonne", "x")], &session).await;
    }
    assert_eq!(columns(&bench.get("/parcelles", &session).await.text()), 2, "what is no list changes nothing");
    bench.post("/preferences", &[("suite", "/"), ("liste", "personnes"), ("colonne", "commune")], &session).await;
    assert_eq!(columns(&bench.get("/parcelles", &session).await.text()), 2, "each list has its own");
    assert!(all > 2);
}
