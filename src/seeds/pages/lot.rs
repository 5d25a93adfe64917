//! `/grainotheque/lots/…`: one lot: what is there, how it germinates, where it comes from and went, and every line of its ledger.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, facts, form as frame, page_head, table, texts as ui};
use land::model::Filter;
use land::store::plots;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::lots::stock;
use super::parts::germination;
use crate::model::giving::{self, blocks};
use crate::model::lot::{Cause, LotState, Receiver, SeedLot, SeedLotId};
use crate::model::quantity::{SeedAmount, packets};
use crate::model::variety::SeedVariety;
use crate::model::viability::interval;
use crate::store::germination::Germination;
use crate::store::lots::Relative;
use crate::store::moves::Moved;
use crate::store::packets::PacketRun;
use crate::store::{germination as tests, lots, moves, packets as runs, varieties};
use crate::{KEEPERS, READERS, texts};

/// Lines of the ledger on the page.
const LINES: i64 = 200;

struct Told {
    lot: SeedLot,
    variety: SeedVariety,
    moves: Vec<Moved>,
    tests: Vec<Germination>,
    runs: Vec<PacketRun>,
    ancestors: Vec<Relative>,
    descendants: Vec<Relative>,
    plots: Vec<(String, String)>,
}

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<SeedLotId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

async fn load(ctx: &Ctx, id: SeedLotId) -> Result<Told> {
    let mut conn = ctx.read().await?;
    ctx.actor.require(READERS)?;
    let lot = lots::get(&mut conn, id).await?;
    if lot.state == LotState::Received {
        return Err(AppError::NotFound);
    }
    let land = plots::list(&mut conn, &ctx.actor, &Filter::default(), ctx.today()).await?;
    Ok(Told {
        variety: varieties::get(&mut conn, lot.variety).await?,
        moves: moves::of_lot(&mut conn, &ctx.actor, id, LINES).await?,
        tests: tests::of_lot(&mut conn, &ctx.actor, id).await?,
        runs: runs::of_lot(&mut conn, id).await?,
        ancestors: lots::relatives(&mut conn, &ctx.actor, id, true).await?,
        descendants: lots::relatives(&mut conn, &ctx.actor, id, false).await?,
        plots: land.into_iter().map(|plot| (plot.id.to_string(), plot.details.name)).collect(),
        lot,
    })
}

/// The page with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, id: SeedLotId, form: &Form) -> Result<Response> {
    let told = load(ctx, id).await?;
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    let Told { lot, variety, .. } = &told;
    Ok(form_page(ctx, form, Head::new(texts::lot_code(l, &lot.code)), || {
        let mut actions = vec![button::link(format!("/sachet/{}", lot.code), "qr-code", texts::as_residents_see_it(l))];
        if keeper {
            actions.push(button::link(format!("/grainotheque/lots/{id}/modifier"), "pencil", texts::edit(l)));
        }
        let against: Vec<_> =
            blocks(variety, lot, ctx.today()).into_iter().map(|block| badge::warm(texts::block(l, block))).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                (format!("/grainotheque/varietes/{}", variety.id), variety.details.name.clone()),
            ])}
            {page_head::with_actions(
                format!("{} · {}", variety.details.name, lot.details.year),
                texts::lot_code(l, &lot.code),
                actions,
            )}
            {frame::summary(l, form)}
            <p class="badges">{germination(l, giving::germination(&variety.facts, lot, ctx.today()), &variety.facts)} " " {against}</p>
            <p class="owed">{stock(l, lot)} " " {other_unit(l, lot)}</p>
            {facts::view(vec![
                (texts::packets(l), packet_words(l, lot)),
                (texts::place(l), lot.details.place.clone()),
                (texts::origin_label(l), texts::origin(l, lot.details.origin).to_owned()),
                (texts::grower(l), lot.details.grower.clone()),
                (texts::grown_at(l), lot.details.commune.clone()),
                (texts::generation(l), lot.details.generation.to_string()),
                (texts::organic(l), if lot.details.organic { texts::organic_yes(l).to_owned() } else { String::new() }),
                (texts::note(l), lot.details.note.clone()),
            ])}
            {(keeper && lot.state == LotState::Stored).then(|| deeds(l, &told, form))}
            {test_list(ctx, &told)}
            {run_list(l, &told)}
            {family(l, &told)}
            {ledger(ctx, &told, keeper)}
        }
    }))
}

/// What is there in the other unit, as far as a sample tells.
fn other_unit(l: Lang, lot: &SeedLot) -> Option<AnyView> {
    let (sample, left) = lot.sample.zip(lot.balance)?;
    let (unit, amount) = sample.other(lot.unit, left);
    let words = texts::about_spread(l, unit.text(l, amount), sample.spread_pct());
    Some(view! { <span class="soft">{words}</span> }.into_any())
}

fn packet_words(l: Lang, lot: &SeedLot) -> String {
    if lot.details.packet.0 == 0 {
        return String::new();
    }
    let (count, _) = packets(lot.free(), lot.details.packet);
    texts::packets_of(l, count, lot.unit.text(l, lot.details.packet))
}

/// What a keeper does with a lot, folded until it is needed.
fn deeds(l: Lang, told: &Told, form: &Form) -> AnyView {
    let lot = &told.lot;
    let base = format!("/grainotheque/lots/{}", lot.id);
    let of = |name: &str| form.if_sent(name);
    let (leave, count, sample) = (of("cause"), of("found"), of("sample_seeds"));
    let (test, run, part) = (of("sown"), of("packets"), of("part"));
    let causes = Cause::LEAVING.iter().map(|cause| (cause.word().to_owned(), texts::cause(l, *cause).to_owned())).collect();
    let receivers = std::iter::once((String::new(), "—".to_owned()))
        .chain(Receiver::ALL.iter().map(|to| (to.word().to_owned(), texts::receiver(l, *to).to_owned())))
        .collect();
    let places = std::iter::once((String::new(), "—".to_owned())).chain(told.plots.clone()).collect();
    let asked = leave.error("receiver").is_some();
    let withdraw = view! {
        <form method="post" action=format!("{base}/sortie") class="form" novalidate>
            {frame::token()}
            {asked.then(|| frame::hidden("sure", "yes"))}
            {field(l, &leave, "cause", texts::why(l)).required().select(causes)}
            {field(l, &leave, "amount", texts::amount_in(l, lot.unit)).number()}
            {field(l, &leave, "all", texts::everything(l)).checks(vec![("yes", texts::everything_yes(l))])}
            {field(l, &leave, "receiver", texts::to_whom(l)).select(receivers)}
            {field(l, &leave, "commune", texts::commune(l)).text()}
            {field(l, &leave, "parcelle", texts::our_plot(l)).select(places)}
            {field(l, &leave, "note", texts::note(l)).text()}
            <div class="buttons">{button::submit(texts::take_out(l))}</div>
        </form>
    };
    let counting = view! {
        <form method="post" action=format!("{base}/compter") class="form" novalidate>
            {frame::token()}
            {field(l, &count, "found", texts::found_in(l, lot.unit)).required().number()}
            <div class="buttons">{button::submit(texts::counted(l))}</div>
        </form>
    };
    let sampling = view! {
        <form method="post" action=format!("{base}/echantillon") class="form" novalidate>
            {frame::token()}
            <div class="pair">
                {field(l, &sample, "sample_seeds", texts::so_many_seeds(l)).required().digits()}
                {field(l, &sample, "sample_g", texts::weigh_grams(l)).required().number()}
            </div>
            <div class="buttons">{button::submit(texts::note_sample(l))}</div>
        </form>
    };
    let testing = view! {
        <form method="post" action=format!("{base}/test") class="form" novalidate>
            {frame::token()}
            {field(l, &test, "sown", texts::seeds_sown(l)).required().hint(texts::seeds_sown_hint(l)).digits()}
            {field(l, &test, "note", texts::note(l)).text()}
            <div class="buttons">{button::submit(texts::start_test(l))}</div>
        </form>
    };
    let printing = view! {
        <form method="post" action=format!("{base}/sachets") class="form" novalidate>
            {frame::token()}
            {field(l, &run, "packets", texts::how_many_packets(l)).required().digits()}
            <div class="buttons">{button::submit(texts::number_packets(l))}</div>
        </form>
    };
    let parting = view! {
        <form method="post" action=format!("{base}/separer") class="form" novalidate>
            {frame::token()}
            {field(l, &part, "part", texts::amount_in(l, lot.unit)).required().number()}
            {field(l, &part, "place", texts::place(l)).text()}
            <div class="buttons">{button::submit(texts::split_it(l))}</div>
        </form>
    };
    let closing = (lot.balance == Some(SeedAmount(0)) || lot.balance.is_none()).then(|| {
        dialog::confirm(
            "archive",
            texts::close_lot(l),
            texts::close_what(l),
            button::post(format!("{base}/clore"), button::danger(texts::close_lot(l))),
        )
    });
    let wrong = |form: &Form| !form.errors().is_empty();
    view! {
        <div class="actions">
            {dialog::opened(wrong(&leave), "package-open", texts::take_out(l), texts::take_out_what(l), withdraw.into_any())}
            {dialog::opened(wrong(&count), "scale", texts::counted(l), texts::counted_what(l), counting.into_any())}
            {dialog::opened(wrong(&test), "sprout", texts::start_test(l), texts::start_test_what(l), testing.into_any())}
            {dialog::opened(wrong(&run), "printer", texts::number_packets(l), texts::number_what(l), printing.into_any())}
            {dialog::opened(wrong(&sample), "scale", texts::note_sample(l), texts::sample_what(l), sampling.into_any())}
            {dialog::opened(wrong(&part), "split", texts::split_it(l), texts::split_what(l), parting.into_any())}
            {closing}
        </div>
    }
    .into_any()
}

fn test_list(ctx: &Ctx, told: &Told) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = told
        .tests
        .iter()
        .map(|test| {
            let (low, high) = interval(test.germinated, test.sown);
            let result = texts::of_sown(l, test.germinated, test.sown);
            let sure =
                if test.closed_on.is_some() { texts::between(l, low.pct(), high.pct()) } else { texts::counting(l).to_owned() };
            vec![
                view! { <a href=format!("/grainotheque/tests/{}", test.id)>{format::date(l, test.started_on)}</a> }.into_any(),
                result.into_any(),
                sure.into_any(),
                test.note.clone().into_any(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let columns = [texts::sown_on(l), texts::germinated(l), texts::how_sure(l), texts::note(l)];
        view! { <section><h2>{texts::tests(l)}</h2>{table::view(texts::tests(l), columns, rows)}</section> }.into_any()
    })
}

fn run_list(l: Lang, told: &Told) -> Option<AnyView> {
    let lines: Vec<_> = told
        .runs
        .iter()
        .map(|run| {
            let numbers = run.numbers();
            let words = texts::packets_from_to(l, numbers.start, numbers.end - 1);
            view! { <li><a href=format!("/grainotheque/sachets/{}", run.id)>{words}</a></li> }
        })
        .collect();
    (!lines.is_empty())
        .then(|| view! { <section><h2>{texts::printed(l)}</h2><ul class="inline-list">{lines}</ul></section> }.into_any())
}

/// Where it comes from and what was grown from it, nearest first.
fn family(l: Lang, told: &Told) -> Option<AnyView> {
    let rows = |of: &[Relative]| {
        of.iter()
            .map(|lot| {
                vec![
                    view! { <a href=format!("/grainotheque/lots/{}", lot.id)>{lot.code.clone()}</a> }.into_any(),
                    lot.year.into_any(),
                    texts::origin(l, lot.origin).into_any(),
                    lot.plot.clone().unwrap_or_else(|| lot.commune.clone()).into_any(),
                    lot.generation.into_any(),
                    lot.steps.into_any(),
                ]
            })
            .collect::<Vec<_>>()
    };
    let columns = [
        texts::lot(l),
        texts::harvest_year(l),
        texts::origin_label(l),
        texts::where_label(l),
        texts::generation(l),
        texts::steps(l),
    ];
    let part = |title: &'static str, of: &[Relative]| {
        (!of.is_empty()).then(|| view! { <h3>{title}</h3> {table::view(title, columns, rows(of))} })
    };
    (!told.ancestors.is_empty() || !told.descendants.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts::family_of(l)}</h2>
                {part(texts::comes_from(l), &told.ancestors)}
                {part(texts::became(l), &told.descendants)}
            </section>
        }
        .into_any()
    })
}

fn ledger(ctx: &Ctx, told: &Told, keeper: bool) -> AnyView {
    let l = ctx.lang;
    let unit = told.lot.unit;
    let rows = told
        .moves
        .iter()
        .map(|line| {
            let about: Vec<String> = [
                line.receiver.map(|to| texts::receiver(l, to).to_owned()),
                (!line.commune.is_empty()).then(|| line.commune.clone()),
                line.packet.map(|number| texts::packet_number(l, number)),
                (!line.note.is_empty()).then(|| line.note.clone()),
                line.by.clone(),
            ]
            .into_iter()
            .flatten()
            .collect();
            let free = !line.reversed && line.cause.is_taken_back();
            let back = (keeper && free && told.lot.state == LotState::Stored).then(|| {
                let action = format!("/grainotheque/lots/{}/lignes/{}/retirer", told.lot.id, line.id);
                button::post(action, button::quiet(ui::undo(l)))
            });
            vec![
                format::instant(l, line.happened_at, ctx.zone()).into_any(),
                texts::cause(l, line.cause).into_any(),
                view! { <b class=if line.reversed { "soft" } else { "" }>{unit.text(l, line.quantity)}</b> }.into_any(),
                about.join(" · ").into_any(),
                back.into_any(),
            ]
        })
        .collect();
    let columns = [texts::when(l), texts::why(l), texts::amount(l), texts::more(l), texts::undo_column(l)];
    view! { <section><h2>{texts::ledger(l)}</h2>{table::view(texts::ledger(l), columns, rows)}</section> }.into_any()
}
