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
    for (path, many) in
        [("/terrains?tri=parcelles", 3), ("/clients?tri=-compte", 3), ("/equipe?tri=fins", 3), ("/produits?tri=-stock", 3)]
    {
        assert!(names(&bench.get(path, &session).await.text()).len() >= many, "{path}");
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
}

#[tokio::test]
async fn columns_are_chosen_and_remembered() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = [("suite", "/parcelles"), ("liste", "parcelles"), ("colonne", "surface")];
    let chosen = bench.post("/preferences", &form, &session).await;
    let kept = chosen.cookie("colonnes-parcelles");
    assert_eq!(kept, "surface");
    let request = Bench::request("GET", "/parcelles", &session)
        .header("cookie", format!("archipel={session}; colonnes-parcelles={kept}"))
        .body(axum::body::Body::empty())
        .unwrap();
    let page = bench.send(request).await.text();
    assert_eq!(page.matches("<th scope=\"col\"").count(), 2);
    assert!(!page.contains("data-label=\"Genre\""));
    for odd in ["a;b", "../x", ""] {
        let refused = bench.post("/preferences", &[("suite", "/"), ("liste", odd), ("colonne", "x")], &session).await;
        let cookies =
            refused.headers.get_all("set-cookie").iter().filter(|value| value.to_str().unwrap().starts_with("colonnes"));
        assert_eq!(cookies.count(), 0, "{odd}");
    }
}
