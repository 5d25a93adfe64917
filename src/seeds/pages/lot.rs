//! `/grainotheque/lots/…`: one lot: what is there, how it germinates, where it comes from and went, and every line of its ledger.

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, facts, form as frame, page_head, table, texts as ui};
use land::model::Filter;
use land::store::plots;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;

use super::family;
use super::lots::stock;
use super::parts::germination;
use crate::model::crossing;
use crate::model::giving::{self, blocks};
use crate::model::lineage::{Family, Side};
use crate::model::lot::{Cause, LotState, Origin, Receiver, SeedLot, SeedLotId};
use crate::model::quantity::{SeedAmount, packets};
use crate::model::variety::SeedVariety;
use crate::model::viability::interval;
use crate::refusal::Refusal;
use crate::store::germination::Germination;
use crate::store::moves::Moved;
use crate::store::packets::PacketRun;
use crate::store::printers::{self, Printer};
use crate::store::redeterminations::{self, Redetermination};
use crate::store::{families, germination as tests, lots, moves, packets as runs, regenerations, varieties};
use crate::{KEEPERS, READERS, texts};

/// Lines of the ledger on the page.
const LINES: i64 = 200;

struct Told {
    lot: SeedLot,
    variety: SeedVariety,
    moves: Vec<Moved>,
    tests: Vec<Germination>,
    runs: Vec<PacketRun>,
    family: Family,
    renamed: Vec<Redetermination>,
    /// What it may have crossed with where it was grown, in words.
    crossed: Vec<String>,
    printers: Vec<Printer>,
    /// What it could be taken for instead: varieties by name.
    others: Vec<(String, String)>,
    plots: Vec<(String, String)>,
}

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<SeedLotId>) -> Result<Response> {
    if ctx.actor.roles.any_of(KEEPERS) && lots::get(&mut *ctx.read().await?, id).await?.state == LotState::Received {
        return Ok(respond::to(&format!("/grainotheque/apports/{id}")));
    }
    shown(&ctx, id, &Form::default()).await
}

async fn load(ctx: &Ctx, id: SeedLotId, form: &Form) -> Result<Told> {
    let mut conn = ctx.read().await?;
    ctx.actor.require(READERS)?;
    let lot = lots::get(&mut conn, id).await?;
    if lot.state == LotState::Received {
        return Err(AppError::NotFound);
    }
    let land = plots::list(&mut conn, &ctx.actor, &Filter::default(), ctx.today()).await?;
    let variety = varieties::get(&mut conn, lot.variety).await?;
    Ok(Told {
        moves: moves::of_lot(&mut conn, &ctx.actor, id, LINES).await?,
        tests: tests::of_lot(&mut conn, &ctx.actor, id).await?,
        runs: runs::of_lot(&mut conn, id).await?,
        family: families::family(&mut conn, &ctx.actor, id).await?,
        renamed: redeterminations::of_lot(&mut conn, id).await?,
        crossed: crossed(&mut conn, ctx, &lot).await?,
        printers: printers::list(&mut conn).await?,
        others: others(ctx, &mut conn, &lot, &variety, form).await?,
        plots: land.into_iter().map(|plot| (plot.id.to_string(), plot.details.name)).collect(),
        variety,
        lot,
    })
}

/// What a lot may have crossed with where it was grown.
pub async fn crossed(conn: &mut Conn, ctx: &Ctx, lot: &SeedLot) -> Result<Vec<String>> {
    let Some(plot) = lot.details.plot.filter(|_| lot.details.origin == Origin::Harvest) else {
        return Ok(Vec::new());
    };
    let grown = regenerations::grown_in(conn, lot.details.year, i64::from(ctx.today().year())).await?;
    let own = grown.iter().find(|one| one.variety == lot.variety && one.plot == plot && one.bed == lot.details.bed);
    let near = own.map(|own| crossing::with(own, &grown)).unwrap_or_default();
    Ok(near.iter().map(|pair| texts::crossed_with(ctx.lang, &pair.other.name, pair.metres, pair.needed)).collect())
}

/// Varieties that a lot may turn out to be, for keepers: those of its botanical family.
async fn others(ctx: &Ctx, conn: &mut Conn, lot: &SeedLot, variety: &SeedVariety, form: &Form) -> Result<Vec<(String, String)>> {
    // They are many, and asked for seldom.
    let asked =
        ctx.param("renommer") == "oui" || form.errors().contains_key("to_variety") || form.errors().contains_key("because");
    if !asked || !ctx.actor.roles.any_of(KEEPERS) || lot.state != LotState::Stored {
        return Ok(Vec::new());
    }
    let all = varieties::kin(conn, variety).await?;
    Ok(all
        .into_iter()
        .filter(|(id, ..)| *id != lot.variety)
        .map(|(id, name, species)| (id.to_string(), format!("{name} · {species}")))
        .collect())
}

/// The page with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, id: SeedLotId, form: &Form) -> Result<Response> {
    let told = load(ctx, id, form).await?;
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    let Told { lot, variety, .. } = &told;
    Ok(form_page(ctx, form, Head::new(texts::lot_code(l, &lot.code)), || {
        let mut actions = vec![button::link(format!("/sachet/{}", lot.code), "qr-code", texts::as_residents_see_it(l))];
        if keeper {
            actions.push(button::link(format!("/grainotheque/lots/{id}/modifier"), "pencil", texts::edit(l)));
        }
        let given = blocks(variety, lot, ctx.today()).is_empty();
        let against: Vec<_> = blocks(variety, lot, ctx.today())
            .into_iter()
            .map(|block| badge::warm(texts::block_of(l, block, &variety.facts)))
            .collect();
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
            {warnings(ctx, &told, keeper)}
            {facts::view(vec![
                (texts::packets(l), packet_words(l, lot, given)),
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
            {family_part(l, &told)}
            {ledger(ctx, &told, keeper)}
        }
    }))
}

/// What speaks against its name: what it was taken for, what it may have crossed with, and whether somebody has to look.
fn warnings(ctx: &Ctx, told: &Told, keeper: bool) -> Option<AnyView> {
    let l = ctx.lang;
    let renamed = told
        .renamed
        .iter()
        .map(|was| texts::was_taken_for(l, &was.from_name, format::date(l, was.found_on), &was.why))
        .chain(told.crossed.iter().cloned())
        .map(|words| view! { <li>{words}</li> })
        .collect::<Vec<_>>();
    let settle = (keeper && told.lot.doubtful).then(|| {
        let form = button::post(format!("/grainotheque/lots/{}/verifie", told.lot.id), button::submit(texts::doubt_settled(l)));
        dialog::confirm("circle-check", texts::doubt_settled(l), texts::doubt_settled_what(l), form)
    });
    let some = !renamed.is_empty() || settle.is_some();
    some.then(|| view! { <ul class="crossings">{renamed}</ul> {settle} }.into_any())
}

/// What is there in the other unit, as far as a sample tells.
fn other_unit(l: Lang, lot: &SeedLot) -> Option<AnyView> {
    let (sample, left) = lot.sample.zip(lot.balance)?;
    let (unit, amount) = sample.other(lot.unit, left);
    let words = texts::about_spread(l, unit.text(l, amount), sample.spread_pct());
    Some(view! { <span class="soft">{words}</span> }.into_any())
}

fn packet_words(l: Lang, lot: &SeedLot, given: bool) -> String {
    if lot.details.packet.0 == 0 {
        return String::new();
    }
    let (count, _) = packets(lot.free(), lot.details.packet);
    let words = if given { texts::packets_of } else { texts::packets_kept };
    words(l, count, lot.unit.text(l, lot.details.packet))
}

/// What a keeper does with a lot, folded until it is needed.
fn deeds(l: Lang, told: &Told, form: &Form) -> AnyView {
    let lot = &told.lot;
    let base = format!("/grainotheque/lots/{}", lot.id);
    let of = |name: &str| form.if_sent(name);
    let (leave, count, sample) = (of("cause"), of("found"), of("sample_seeds"));
    let (test, run, part, other) = (of("sown"), of("packets"), of("part"), of("to_variety"));
    let causes = Cause::LEAVING.iter().map(|cause| (cause.word().to_owned(), texts::cause(l, *cause).to_owned())).collect();
    let receivers = std::iter::once((String::new(), "—".to_owned()))
        .chain(Receiver::ALL.iter().map(|to| (to.word().to_owned(), texts::receiver(l, *to).to_owned())))
        .collect();
    let places = std::iter::once((String::new(), "—".to_owned())).chain(told.plots.clone()).collect();
    // Sent again it answers what a rule asked, and nothing else that was wrong.
    let by_rule = |name: &str| leave.error(name).is_some_and(|what| matches!(what.reason(), Some(Refusal::RuleAsks { .. })));
    let asked = by_rule("receiver") || by_rule("cause");
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
            {field(l, &leave, "brought", texts::brought_in_return(l)).hint(texts::brought_in_return_hint(l)).text()}
            {field(l, &leave, "derogation", texts::derogation(l)).hint(texts::derogation_hint(l)).text()}
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
    let renaming = view! {
        <form method="post" action=format!("{base}/renommer") class="form" novalidate>
            {frame::token()}
            {field(l, &other, "to_variety", texts::what_it_is(l)).required().select(told.others.clone())}
            {field(l, &other, "because", texts::how_you_know(l)).required().text()}
            <div class="buttons">{button::submit(texts::rename_it(l))}</div>
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
            {if told.others.is_empty() {
                button::link(format!("{base}?renommer=oui"), "pencil", texts::rename_lot(l))
            } else {
                dialog::opened(true, "pencil", texts::rename_lot(l), texts::rename_lot_what(l), renaming.into_any())
            }}
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

/// The runs of packets, each printed on the sheet that the printer's correction fits.
fn run_list(l: Lang, told: &Told) -> Option<AnyView> {
    let lines: Vec<_> = told
        .runs
        .iter()
        .map(|run| {
            let numbers = run.numbers();
            let words = texts::packets_from_to(l, numbers.start, numbers.end - 1);
            let printers: Vec<_> = std::iter::once((String::new(), texts::printer_none(l).to_owned()))
                .chain(told.printers.iter().map(|printer| (printer.id.to_string(), printer.name.clone())))
                .map(|(value, name)| view! { <option value=value>{name}</option> })
                .collect();
            view! {
                <li>
                    <form method="get" action=format!("/grainotheque/sachets/{}", run.id) class="run-print">
                        <b>{words}</b>
                        <label>{texts::printer(l)}<select name="imprimante">{printers}</select></label>
                        <label>
                            {texts::first_label(l)}
                            <input type="number" name="depuis" value="1" min="1" max="65" inputmode="numeric" />
                        </label>
                        {button::quiet(texts::print_labels(l))}
                    </form>
                </li>
            }
        })
        .collect();
    let more = view! { <a href="/grainotheque/imprimantes">{texts::printers(l)}</a> };
    (!lines.is_empty()).then(|| {
        view! { <section><h2>{texts::printed(l)}</h2><ul class="plain-list">{lines}</ul><p>{more}</p></section> }.into_any()
    })
}

/// Its parents and what was grown from it directly; the rest stands on a page of its own.
fn family_part(l: Lang, told: &Told) -> Option<AnyView> {
    let around = told.family.around(told.lot.id);
    let near: Vec<_> = around
        .iter()
        .filter(|(_, side)| matches!(side, Side::Before(1) | Side::After(1)))
        .map(|(lot, side)| family::row(l, lot, *side))
        .collect();
    (!near.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts::family_of(l)}</h2>
                {table::view(texts::family_of(l), family::columns(l), near)}
                <p><a href=format!("/grainotheque/lots/{}/famille", told.lot.id)>{texts::family_all(l)} " (" {around.len()} ")"</a></p>
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
                (!line.derogation.is_empty()).then(|| format!("{} {}", texts::derogation(l), line.derogation)),
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
                view! {
                    {about.join(" · ")}
                    {line.swapped_for.map(|lot| {
                        view! { " " <a href=format!("/grainotheque/lots/{lot}")>{texts::swapped_for(l)}</a> }
                    })}
                }
                .into_any(),
                back.into_any(),
            ]
        })
        .collect();
    let columns = [texts::when(l), texts::why(l), texts::amount(l), texts::more(l), texts::undo_column(l)];
    view! { <section><h2>{texts::ledger(l)}</h2>{table::view(texts::ledger(l), columns, rows)}</section> }.into_any()
}
