//! `/grainotheque/varietes`: the varieties of the exchange, for those who keep it.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, words};
use ::ui::{badge, button, dialog, empty, facts, filter, form as frame, page_head, pager, table, texts as ui};
use kit::pictures::PictureId;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::search::Order;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use produce::model::species::VarietyId;
use produce::store::species;

use super::lots::stock;
use super::parts::{germination, months, season};
use crate::model::giving;
use crate::model::guardian::DiaryLine;
use crate::model::lot::SeedLot;
use crate::model::variety::{LegalStatus, SeedVariety};
use crate::store::pictures;
use crate::store::varieties::VarietyOrder;
use crate::store::{guardians, lots, varieties};
use crate::{KEEPERS, forms, texts};

/// Varieties on a page.
const MOST: i64 = 100;
/// Varieties in a file.
const ALL: i64 = 50_000;

fn status_badge(l: Lang, status: LegalStatus) -> AnyView {
    let words = texts::status(l, status);
    match status {
        LegalStatus::Public => badge::good(words),
        LegalStatus::Unknown => badge::warm(words),
        LegalStatus::Protected | LegalStatus::Hybrid => badge::bad(words),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let order = Order::of(&ctx.param("tri"), VarietyOrder::from_word);
    if List::<4>::is_file(&ctx) {
        let all = varieties::page(&mut *ctx.read().await?, &ctx.param("q"), order, (ALL, 0)).await?;
        return listed(ctx.lang, &all).file(&ctx);
    }
    let offset = ctx.param("a").parse().unwrap_or(0_i64).clamp(0, 1_000_000);
    let mut found = varieties::page(&mut *ctx.read().await?, &ctx.param("q"), order, (MOST + 1, offset)).await?;
    let page_size = usize::try_from(MOST).unwrap_or(100);
    let more = found.len() > page_size;
    found.truncate(page_size);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::varieties(l)).wide().with_script("list.js"), || {
        let new = ctx
            .actor
            .roles
            .any_of(KEEPERS)
            .then(|| button::primary_link("/grainotheque/varietes/nouvelle", "plus", texts::new_variety(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(texts::varieties(l), "", new.into_iter().collect())}
            {filter::bar(&ctx, texts::search_seed(l), vec![])}
            {if found.is_empty() { empty::listed(&ctx, "sprout", texts::no_variety(l)) } else { listed(l, &found).view(&ctx) }}
            {pager::view(&ctx, offset, MOST, more)}
        }
    }))
}

/// Varieties as a list; the database has ordered all of them, not only this page.
fn listed(l: Lang, varieties: &[SeedVariety]) -> List<4> {
    let line = |variety: &SeedVariety| {
        [
            Cell::link(format!("/grainotheque/varietes/{}", variety.id), variety.details.name.clone()),
            Cell::text(variety.species_name.clone()),
            Cell::shown(status_badge(l, variety.details.status), texts::status(l, variety.details.status)),
            Cell::shown(season(l, variety.facts.sow), months(l, variety.facts.sow)),
        ]
    };
    List {
        name: "varietes",
        caption: texts::varieties(l),
        columns: [
            words(VarietyOrder::Name.word(), texts::variety(l)).ordered_below(),
            words(VarietyOrder::Species.word(), texts::species(l)).ordered_below(),
            words(VarietyOrder::Status.word(), texts::law(l)).ordered_below(),
            words("semer", texts::sow_it(l)).unsorted(),
        ],
        rows: varieties.iter().map(line).collect(),
    }
}

/// One variety with its lots.
pub async fn show(ctx: Ctx, Path(id): Path<VarietyId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into its form.
pub async fn shown(ctx: &Ctx, id: VarietyId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let variety = varieties::get(&mut conn, id).await?;
    let all = lots::of_variety(&mut conn, &ctx.actor, id).await?;
    let pictures = pictures::of_variety(&mut conn, id).await?;
    let diary = guardians::diary_of_variety(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(variety.details.name.clone()), || {
        let mut actions = vec![button::link(format!("/graines/varietes/{id}"), "eye", texts::as_residents_see_it(l))];
        if keeper {
            actions.push(button::primary_link(format!("/grainotheque/lots/nouveau?variete={id}"), "plus", texts::new_lot(l)));
            actions.push(button::link(format!("/grainotheque/gardiens?variete={id}"), "hand-heart", texts::add_guardian(l)));
            actions.push(button::link(format!("/grainotheque/varietes/{id}/modifier"), "pencil", texts::edit(l)));
        }
        let names = variety.aliases().collect::<Vec<_>>().join(", ");
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                ("/grainotheque/varietes".to_owned(), texts::varieties(l).to_owned()),
            ])}
            {page_head::with_actions(variety.details.name.clone(), variety.species_name.clone(), actions)}
            {frame::summary(l, form)}
            <p class="badges">{status_badge(l, variety.details.status)}</p>
            {facts::view(vec![
                (texts::proof(l), variety.details.proof.clone()),
                (texts::other_names(l), names),
                (texts::reserve_packets(l), variety.details.reserve.to_string()),
            ])}
            <section>
                <h2>{texts::lots(l)}</h2>
                {if all.is_empty() { empty::view("sprout", texts::no_lot(l)) } else { lot_table(ctx, &variety, &all, keeper) }}
            </section>
            {seasons(l, &diary, keeper)}
            {(keeper || !pictures.is_empty()).then(|| picture_part(l, id, &pictures, keeper, form))}
        }
    }))
}

/// What guardians wrote of their seasons.
fn seasons(l: Lang, diary: &[(String, DiaryLine)], keeper: bool) -> Option<AnyView> {
    let rows: Vec<_> = diary
        .iter()
        .map(|(name, line)| {
            vec![
                line.year.into_any(),
                // Who keeps a variety is for those who write to them.
                if keeper { name.clone().into_any() } else { texts::a_guardian(l).into_any() },
                texts::outcome(l, line.outcome).into_any(),
                line.plants.into_any(),
                line.note.clone().into_any(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let columns = [texts::season_year(l), texts::guardians(l), texts::how_was_it(l), texts::plants_kept(l), texts::note(l)];
        view! { <section><h2>{texts::diary(l)}</h2>{table::view(texts::diary(l), columns, rows)}</section> }.into_any()
    })
}

/// The pictures of a variety, each with a way to take it away, and a form for another.
fn picture_part(l: Lang, id: VarietyId, pictures: &[(PictureId, String)], keeper: bool, form: &Form) -> AnyView {
    let items: Vec<_> = pictures
        .iter()
        .map(|(picture, alt)| {
            let remove = keeper.then(|| {
                let action = format!("/grainotheque/varietes/{id}/images/{picture}/retirer");
                button::post_once(action, button::quiet(ui::delete(l)))
            });
            view! {
                <li>
                    <img src=format!("/graines/images/{picture}") alt=alt.clone() loading="lazy" />
                    <small>{alt.clone()}</small>
                    {remove}
                </li>
            }
        })
        .collect();
    let add = keeper.then(|| {
        let sent = form.if_sent("alt");
        let fields = view! {
            <form
                method="post"
                action=format!("/grainotheque/varietes/{id}/images")
                enctype="multipart/form-data"
                class="form"
                novalidate
            >
                {frame::token()}
                {field(l, &sent, "picture", texts::picture(l)).required().file("image/jpeg,image/png,image/webp")}
                {field(l, &sent, "alt", texts::picture_alt(l)).required().hint(texts::picture_alt_hint(l)).text()}
                <div class="buttons">{button::submit(texts::add_picture(l))}</div>
            </form>
        };
        dialog::opened(!sent.errors().is_empty(), "image-plus", texts::add_picture(l), "", fields.into_any())
    });
    view! {
        <section>
            <h2>{texts::pictures(l)}</h2>
            <ul class="seed-gallery">{items}</ul>
            {add}
        </section>
    }
    .into_any()
}

/// The lots of a variety; keepers choose some to put together.
fn lot_table(ctx: &Ctx, variety: &SeedVariety, all: &[SeedLot], keeper: bool) -> AnyView {
    let l = ctx.lang;
    let rows = all
        .iter()
        .map(|lot| {
            let known = giving::germination(&variety.facts, lot, ctx.today());
            let choose = keeper.then(|| {
                let label = texts::lot_code(l, &lot.code);
                view! { <input type="checkbox" name="lots" value=lot.id.to_string() aria-label=label /> }
            });
            vec![
                view! { {choose} " " <a href=format!("/grainotheque/lots/{}", lot.id)>{lot.code.clone()}</a> }.into_any(),
                lot.details.year.into_any(),
                texts::lot_state(l, lot.state).into_any(),
                stock(l, lot),
                germination(l, known, &variety.facts),
            ]
        })
        .collect();
    let columns = [texts::lot(l), texts::harvest_year(l), texts::state(l), texts::there(l), texts::germination(l)];
    let table = table::view(texts::lots(l), columns, rows);
    if !keeper || all.len() < 2 {
        return table;
    }
    view! {
        <form method="post" action=format!("/grainotheque/varietes/{}/reunir", variety.id) class="form wide-form" novalidate>
            {frame::token()}
            {table}
            <div class="buttons">{button::quiet(texts::put_together(l))}</div>
            <p class="hint">{texts::put_together_hint(l)}</p>
        </form>
    }
    .into_any()
}

/// `/grainotheque/varietes/nouvelle`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let mut form = Form::default();
    form.set("status", LegalStatus::Unknown.word());
    form.set("one_packet", "yes");
    form_of(&ctx, None, &form).await
}

/// `/grainotheque/varietes/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<VarietyId>) -> Result<Response> {
    let variety = varieties::get(&mut *ctx.read().await?, id).await?;
    form_of(&ctx, Some(id), &forms::variety_filled(&variety.details, variety.version)).await
}

/// The form with what was typed.
pub async fn form_of(ctx: &Ctx, id: Option<VarietyId>, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let all = species::list(&mut *ctx.read().await?, &ctx.actor, "", false).await?;
    let title = if id.is_some() { texts::edit_variety(l) } else { texts::new_variety(l) };
    Ok(form_page(ctx, form, Head::new(title), || {
        let options = all.iter().map(|species| (species.id.to_string(), species.details.name.clone())).collect();
        let statuses =
            LegalStatus::ALL.iter().map(|status| (status.word().to_owned(), texts::status(l, *status).to_owned())).collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {if id.is_some() {
                frame::hidden("name", form.value("name"))
            } else {
                view! {
                    {field(l, form, "species", texts::species(l)).required().select(options)}
                    {field(l, form, "name", texts::name(l)).required().text()}
                }
                .into_any()
            }}
            {field(l, form, "other_names", texts::other_names(l)).hint(texts::other_names_hint(l)).area()}
            {field(l, form, "status", texts::law(l)).required().hint(texts::law_hint(l)).select(statuses)}
            <div class="pair">
                {field(l, form, "proof", texts::proof(l)).hint(texts::proof_hint(l)).text()}
                {field(l, form, "proof_on", texts::proof_on(l)).date()}
            </div>
            {field(l, form, "story", texts::story(l)).area()}
            {field(l, form, "growing", texts::growing(l)).area()}
            {field(l, form, "reserve", texts::reserve_packets(l)).hint(texts::reserve_hint(l)).digits()}
            {field(l, form, "one_packet", texts::one_packet(l)).checks(vec![("yes", texts::one_packet_yes(l))])}
        };
        let back = id.map_or_else(|| "/grainotheque/varietes".to_owned(), |id| format!("/grainotheque/varietes/{id}"));
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(title, "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}
