//! Pages with several forms: where one is refused, the others show what they showed before.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use app::rooms::HOUSE;
use platform::auth::actor::{Actor, Roles};
use platform::web::route;

use super::routes::real;
use crate::common::Bench;

/// A form of a page.
#[derive(Debug)]
struct Shown {
    action: String,
    /// It names no address: it is sent to that of the page.
    nameless: bool,
    /// What people type: name and value, in their order.
    fields: Vec<(String, String)>,
    /// What people choose: boxes and entries of lists.
    chosen: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
}

/// An attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(rest.split('"').next().unwrap_or_default().replace("&amp;", "&"))
}

/// The forms of a page that write.
fn forms(page: &str, address: &str) -> Vec<Shown> {
    let main = page.split_once("<main").map_or("", |(_, rest)| rest.split("</main>").next().unwrap_or_default());
    let all = main.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default());
    all.filter(|form| form.split('>').next().unwrap_or_default().contains("method=\"post\""))
        .map(|form| {
            let head = form.split('>').next().unwrap_or_default();
            let (mut fields, mut chosen, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
            let mut list = String::new();
            for tag in form.split('<').skip(1) {
                let value = attribute(tag, "value").unwrap_or_default();
                let opening = tag.split('>').next().unwrap_or_default();
                if opening.starts_with("option") && opening.contains(" selected") {
                    chosen.push((list.clone(), value.clone()));
                }
                let Some(name) = attribute(tag, "name") else { continue };
                if opening.starts_with("select") {
                    list.clone_from(&name);
                }
                if opening.contains(" checked") {
                    chosen.push((name.clone(), value.clone()));
                }
                match attribute(tag, "type").as_deref() {
                    Some("hidden") => hidden.push((name, value)),
                    Some("checkbox" | "radio" | "submit" | "file") => {}
                    _ if tag.starts_with("input") => fields.push((name, value)),
                    _ if tag.starts_with("textarea") => {
                        fields.push((name, tag.split_once('>').map(|(_, text)| text.to_owned()).unwrap_or_default()));
                    }
                    _ => {}
                }
            }
            let action = attribute(head, "action");
            let nameless = action.is_none();
            Shown { action: action.unwrap_or_else(|| address.to_owned()), nameless, fields, chosen, hidden }
        })
        .collect()
}

/// What stands in the fields of each form, the one at `but` left out.
fn filled(forms: &[Shown], but: &str) -> BTreeMap<(String, String), Vec<String>> {
    let mut all: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for form in forms.iter().filter(|form| form.action != but) {
        for (name, value) in form.fields.iter().chain(&form.chosen) {
            all.entry((form.action.clone(), name.clone())).or_default().push(value.clone());
        }
    }
    all
}

#[tokio::test]
async fn a_refused_form_leaves_the_others_as_they_were() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let (mut tried, mut changed) = (0, Vec::new());
    for route in route::table(&HOUSE).into_iter().filter(|route| route.method == "GET") {
        let may = |account: &&app::demo::Account| {
            let roles: Roles = std::iter::once(account.role).collect();
            route.access.allows(&Actor { roles, person: Some(uuid::Uuid::nil().into()), ..Actor::default() })
        };
        let Some(account) = app::demo::ACCOUNTS.iter().find(may) else { continue };
        let session = bench.sign_in(account).await;
        let path = real(&bench, route.path, &coordinator).await;
        let before = bench.get(&path, &session).await;
        if before.status != StatusCode::OK || !before.bytes.starts_with(b"<!doctype html>") {
            continue;
        }
        let shown = forms(&before.text(), &path);
        for form in shown.iter().filter(|form| !form.fields.is_empty() && shown.len() > 1) {
            // What was sent before may have been accepted, and changed the page.
            let shown = forms(&bench.get(&path, &session).await.text(), &path);
            let blank = form.fields.iter().map(|(name, _)| (name.as_str(), ""));
            let hidden = form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let sent: Vec<(&str, &str)> = hidden.chain(blank).collect();
            let answer = bench.post(&form.action, &sent, &session).await;
            if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
                continue;
            }
            tried += 1;
            let again = forms(&answer.text(), &form.action);
            let names = |form: &Shown| form.fields.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
            // Where another form was refused, the page's address is that one's.
            for lost in again.iter().filter(|other| other.nameless && names(other) != names(form)) {
                changed.push(format!("{path}: after {} a form of {:?} would be sent there", form.action, names(lost)));
            }
            let after = filled(&again, &form.action);
            for (field, value) in filled(&shown, &form.action) {
                let now = after.get(&field).cloned().unwrap_or_default();
                if now != value && again.iter().any(|other| other.action == field.0) {
                    changed.push(format!("{path}: {} turns {field:?} from {value:?} to {now:?}", form.action));
                }
            }
        }
    }
    assert!(tried > 40, "{tried} refused forms beside others");
    assert_eq!(changed, Vec::<String>::new());
}
