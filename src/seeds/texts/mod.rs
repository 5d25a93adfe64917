//! Texts about seed.

mod files;
mod keeping;

pub use self::files::*;
pub use self::keeping::*;

use platform::i18n::Lang;
use produce::model::species::SeedFacts;

use crate::model::giving::Block;
use crate::model::lot::{Cause, LotState, Origin, Receiver};
use crate::model::quantity::Unit;
use crate::model::request::{PromiseState, RequestState};
use crate::model::variety::LegalStatus;

/// Why a lot is not given out.
#[must_use]
pub const fn block(l: Lang, block: Block) -> &'static str {
    match block {
        Block::NoProof => block_no_proof(l),
        Block::Law => block_law(l),
        Block::Treated => block_treated(l),
        Block::NotStored => block_not_stored(l),
        Block::Doubtful => block_doubtful(l),
        Block::Uncounted => to_count(l),
        Block::NoPacket => block_no_packet(l),
        Block::TooOld => block_too_old(l),
        Block::Nothing => block_nothing(l),
    }
}

/// The same with the figure that it misses.
pub fn block_of(l: Lang, block: Block, facts: &SeedFacts) -> String {
    match facts.germination_min.filter(|_| block == Block::TooOld) {
        Some(least) => too_weak(l, self::block(l, block), least),
        None => self::block(l, block).to_owned(),
    }
}

/// Why seed comes or goes.
#[must_use]
pub const fn cause(l: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::Entry => cause_entry(l),
        Cause::CountUp => cause_count_up(l),
        Cause::Gift => cause_gift(l),
        Cause::Loan => cause_loan(l),
        Cause::Swap => cause_swap(l),
        Cause::Test => cause_test(l),
        Cause::Sowing => cause_sowing(l),
        Cause::TransferOut => cause_transfer_out(l),
        Cause::Loss => cause_loss(l),
        Cause::Discard => cause_discard(l),
        Cause::CountDown => cause_count_down(l),
        Cause::Into => cause_into(l),
        Cause::From => cause_from(l),
        Cause::Reversal => cause_reversal(l),
    }
}

/// Who got it.
#[must_use]
pub const fn receiver(l: Lang, receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Anonymous => to_anonymous(l),
        Receiver::Person => to_person(l),
        Receiver::Member => to_member(l),
        Receiver::School => to_school(l),
        Receiver::Keeper => to_keeper(l),
        Receiver::Professional => to_professional(l),
        Receiver::Plot => to_plot(l),
    }
}

/// Where a lot comes from.
#[must_use]
pub const fn origin(l: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Deposit => origin_deposit(l),
        Origin::Harvest => origin_harvest(l),
        Origin::Purchase => origin_purchase(l),
        Origin::Transfer => origin_transfer(l),
        Origin::Bulk => origin_bulk(l),
        Origin::Split => origin_split(l),
    }
}

/// Where a lot stands.
#[must_use]
pub const fn lot_state(l: Lang, state: LotState) -> &'static str {
    match state {
        LotState::Received => lot_received(l),
        LotState::Stored => lot_stored(l),
        LotState::Closed => lot_closed(l),
    }
}

/// Where a variety stands in law.
#[must_use]
pub const fn status(l: Lang, status: LegalStatus) -> &'static str {
    match status {
        LegalStatus::Unknown => status_unknown(l),
        LegalStatus::Public => status_public(l),
        LegalStatus::Protected => status_protected(l),
        LegalStatus::Hybrid => status_hybrid(l),
    }
}

/// Where a request stands.
#[must_use]
pub const fn request_state(l: Lang, state: RequestState) -> &'static str {
    match state {
        RequestState::Asked => request_asked(l),
        RequestState::Confirmed => request_confirmed(l),
        RequestState::Prepared => request_prepared(l),
        RequestState::Handed => request_handed(l),
        RequestState::Expired => request_expired(l),
        RequestState::Cancelled => request_cancelled(l),
    }
}

/// Where a promise stands.
#[must_use]
pub const fn promise_state(l: Lang, state: PromiseState) -> &'static str {
    match state {
        PromiseState::Open => promise_open(l),
        PromiseState::Part => promise_part(l),
        PromiseState::Kept => promise_kept(l),
        PromiseState::Released => promise_released(l),
        PromiseState::Silent => promise_silent(l),
    }
}

/// What a lot is counted in.
#[must_use]
pub const fn unit(l: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Seeds => unit_seeds(l),
        Unit::Milligrams => unit_grams(l),
    }
}

/// A quantity's field, with its unit.
#[must_use]
pub const fn amount_in(l: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Seeds => amount_seeds(l),
        Unit::Milligrams => amount_grams(l),
    }
}

/// What was found, with its unit.
#[must_use]
pub const fn found_in(l: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Seeds => found_seeds(l),
        Unit::Milligrams => found_grams(l),
    }
}

/// A tab of the list of lots.
#[must_use]
pub fn lots_tab(l: Lang, word: &str) -> &'static str {
    match word {
        "tester" => tab_to_test(l),
        "reserve" => tab_reserve(l),
        "doute" => tab_doubtful(l),
        "apports" => tab_deposits(l),
        "clos" => tab_closed(l),
        _ => tab_stored(l),
    }
}

/// In what amounts of a lot are counted, in a table's column of its own.
#[must_use]
pub const fn counted_as(l: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Seeds => in_seeds(l),
        Unit::Milligrams => in_grams(l),
    }
}

platform::texts! {
    log_seed_variety { fr: "variété de la grainothèque", en: "variety of the exchange" }
    log_seed_lot { fr: "lot de graines", en: "lot of seed" }
    log_seed_request { fr: "demande de graines", en: "request for seed" }
    log_seed_day { fr: "fête des graines", en: "seed day" }

    seeds { fr: "Graines", en: "Seeds", ar: "البذور", uk: "Насіння" }
    seeds_lead { fr: "Des graines du pays, à semer et à partager. Elles sont gratuites.", en: "Seeds of the region, to sow and to share. They are free." }
    see_the_seeds { fr: "Voir les graines", en: "See the seeds" }
    search_seed { fr: "Chercher une variété, un légume", en: "Search a variety, a vegetable" }
    sow_now_here { fr: "À semer maintenant, ici", en: "To sow now, here" }
    more_seeds { fr: "Voir les suivantes", en: "See more" }
    sow_later { fr: "Plus tard dans l’année", en: "Later in the year" }
    nothing_to_sow(month) { fr: "Rien à semer ce mois-ci. Les prochains semis : {month}.", en: "Nothing to sow this month. The next sowing: {month}." }
    nothing_there { fr: "Aucun sachet pour le moment. Revenez bientôt !", en: "No packet just now. Come back soon!" }
    none_today(names) { fr: "Plus de sachet aujourd’hui : {names}.", en: "No packet today: {names}." }
    none_now { fr: "Plus de sachet", en: "No packet left" }
    n_packets_left(n;) { fr: ["{n} sachet", "{n} sachets"], en: ["{n} packet", "{n} packets"] }
    about_it { fr: "En savoir plus", en: "More about it" }
    tick_packets { fr: "Cochez ce que vous voulez semer.", en: "Tick what you want to sow." }
    ask_for_packets { fr: "Demander des sachets", en: "Ask for packets" }
    ask_for_a_packet { fr: "Demander un sachet", en: "Ask for a packet" }
    ask_lead { fr: "Un sachet de chaque. Nous les préparons, vous passez les prendre.", en: "A packet of each. We prepare them, you come by to fetch them." }
    packets { fr: "Sachets", en: "Packets" }
    all_or_amount { fr: "« Tout » est coché, et une quantité est écrite : gardez l’un des deux.", en: "“All” is ticked, and an amount is typed: keep one of the two." }
    sown_where { fr: "Sur quelle parcelle ? Le sol décide de ce qui peut y être semé.", en: "On which plot? Its ground decides what may be sown there." }
    counted_meanwhile(n;) { fr: ["Entre-temps, {n} graine levée est notée. Regardez de nouveau la barquette.", "Entre-temps, {n} graines levées sont notées. Regardez de nouveau la barquette."], en: ["Meanwhile {n} seed is noted as germinated. Look at the tray again.", "Meanwhile {n} seeds are noted as germinated. Look at the tray again."] }
    touched_or_number { fr: "Des graines sont touchées, et un nombre est écrit : gardez l’un des deux.", en: "Seeds are touched, and a number is typed: keep one of the two." }
    nothing_counted { fr: "Touchez les graines levées, ou écrivez un nombre : 0 si rien n’a levé.", en: "Touch the seeds that came up, or type a number: 0 if none did." }
    sample_beyond_jar(there) { fr: "C’est plus que le bocal ne contient ({there}).", en: "That is more than the jar holds ({there})." }
    handed_already { fr: "Ces sachets sont déjà remis.", en: "These packets are handed over already." }
    plan_without_place { fr: "Notez d’abord où : une parcelle, une planche ou un gardien.", en: "Say first where: a plot, a bed or a guardian." }
    no_packet_chosen { fr: "Aucun sachet n’est choisi, ou il n’y en a plus. Choisissez-en dans la liste :", en: "No packet is chosen, or there are none left. Choose some from the list:" }
    your_name { fr: "Votre nom", en: "Your name" }
    your_email { fr: "Votre e-mail", en: "Your e-mail" }
    your_email_or_none { fr: "Votre e-mail, si vous voulez des nouvelles", en: "Your e-mail, if you want to hear from us" }
    email_hint { fr: "Vous y recevez un lien pour confirmer. Pas de compte à créer.", en: "You get a link there to confirm. No account to make." }
    your_commune { fr: "Votre commune", en: "Your town" }
    a_word { fr: "Un mot pour nous", en: "A word for us" }
    ask { fr: "Demander", en: "Ask" }
    amateurs_only { fr: "Pour les jardinières et jardiniers amateurs (Code rural L661-8). Vous êtes professionnel ? Écrivez-nous d’abord.", en: "For amateur gardeners (Code rural L661-8). Are you a professional? Write to us first." }
    sow_it { fr: "Semis", en: "Sowing" }
    save_seed { fr: "Faire ses graines", en: "Saving seed" }
    from_plants(n;) { fr: ["Prenez des graines sur au moins {n} plante.", "Prenez des graines sur au moins {n} plantes."], en: ["Take seed from at least {n} plant.", "Take seed from at least {n} plants."] }
    keep_apart(metres;) { fr: ["Laissez au moins {metres} mètre avec une autre variété en fleur.", "Laissez au moins {metres} mètres avec une autre variété en fleur."], en: ["Keep at least {metres} metre from another variety in flower.", "Keep at least {metres} metres from another variety in flower."] }
    crosses_little { fr: "Se croise peu : vous pouvez cultiver plusieurs variétés côte à côte.", en: "Crosses little: you may grow several varieties side by side." }
    keeps_for(years;) { fr: ["La graine se garde environ {years} an.", "La graine se garde environ {years} ans."], en: ["The seed keeps for about {years} year.", "The seed keeps for about {years} years."] }
    other_names { fr: "Autres noms", en: "Other names" }
    other_names_hint { fr: "Un par ligne, dans toutes les langues : on la trouve par chacun.", en: "One a line, in any language: it is found by each of them." }
    latin { fr: "Nom latin", en: "Latin name" }
    family { fr: "Famille", en: "Family" }
    species { fr: "Légume", en: "Vegetable" }
    species_missing { fr: "Choisissez le légume.", en: "Choose the vegetable." }

    unknown_link { fr: "Ce lien ne mène à aucune demande", en: "This link leads to no request" }
    unknown_link_help { fr: "Vérifiez le lien de votre e-mail, ou faites une nouvelle demande.", en: "Check the link in your e-mail, or ask again." }
    request_code(code) { fr: "Demande {code}", en: "Request {code}" }
    confirm_until(when) { fr: "Confirmez votre demande avant le {when} : nous préparons alors vos sachets.", en: "Confirm your request by {when}: then we prepare your packets." }
    look_into_mail(when) { fr: "Vos sachets sont mis de côté. Confirmez par le lien que nous venons de vous envoyer, avant le {when}.", en: "Your packets are put aside. Confirm by the link that we have just sent you, by {when}." }
    we_prepare { fr: "C’est confirmé. Nous préparons vos sachets et vous écrivons quand ils sont prêts.", en: "It is confirmed. We prepare your packets and write when they are ready." }
    fetch_until(when) { fr: "Vos sachets sont prêts. Passez les prendre avant le {when}.", en: "Your packets are ready. Come and fetch them by {when}." }
    good_growing { fr: "Bons semis ! Si vous faites des graines, rapportez-en un peu.", en: "Good growing! If you save seed, bring a little back." }
    time_ran_out { fr: "Le temps est passé : les sachets sont à d’autres. Vous pouvez redemander.", en: "The time has passed: the packets are for others. You may ask again." }
    is_cancelled { fr: "Cette demande est annulée.", en: "This request is cancelled." }
    confirm_request { fr: "Confirmer ma demande", en: "Confirm my request" }
    see_request { fr: "Voir ma demande", en: "See my request" }
    give_it_up { fr: "Je n’en veux plus", en: "I no longer want them" }
    give_up_what { fr: "Les sachets sont libres pour d’autres.", en: "The packets are free for others." }
    letter_asked { fr: "Vos graines : confirmez votre demande", en: "Your seeds: confirm your request" }
    letter_asked_first(when) { fr: "Vous avez demandé des graines. Confirmez par le lien ci-dessous avant le {when}. Si ce n’est pas vous, ne faites rien.", en: "You have asked for seeds. Confirm by the link below by {when}. If it was not you, do nothing." }
    letter_ready { fr: "Vos graines sont prêtes", en: "Your seeds are ready" }
    letter_ready_first(when) { fr: "Vos sachets vous attendent jusqu’au {when}.", en: "Your packets wait for you until {when}." }

    i_bring_seed { fr: "Je rapporte des graines", en: "I bring seeds" }
    bring_lead { fr: "Merci ! Dites-nous ce que c’est ; nous regardons vos graines avant de les partager.", en: "Thank you! Tell us what it is; we look at your seeds before we share them." }
    which_variety { fr: "Quelle variété ?", en: "Which variety?" }
    harvest_year { fr: "Récolte", en: "Harvest" }
    how_much_about { fr: "Combien, à peu près ?", en: "How much, about?" }
    how_much_hint { fr: "Une poignée, 50 graines, un bocal…", en: "A handful, 50 seeds, a jar…" }
    bring_it { fr: "Je les apporte", en: "I bring them" }
    no_hybrids { fr: "Pas d’hybrides F1, pas de graines achetées ni traitées.", en: "No F1 hybrids, no bought or treated seed." }
    look_at_it { fr: "Graines à vérifier", en: "Seeds to check" }
    look_lead { fr: "Ce qui est apporté ne compte qu’après votre regard.", en: "What is brought counts only after you have looked." }
    as_written { fr: "Comme c’est écrit", en: "As it is written" }
    probably(typed, name) { fr: "« {typed} » est sans doute : {name}.", en: "“{typed}” is probably: {name}." }
    take_it_in { fr: "Prendre en grainothèque", en: "Take it in" }
    turn_away { fr: "Ne pas garder", en: "Turn away" }
    turn_away_what { fr: "Le lot est clos sans avoir compté.", en: "The lot is closed and never counted." }
    for_a_promise { fr: "Pour une promesse", en: "For a promise" }
    no_promise { fr: "Aucune", en: "None" }
    somebody { fr: "Quelqu’un", en: "Somebody" }

    bring_some_back { fr: "En rapporter ?", en: "Bring some back?" }
    promise_lead { fr: "Si vous faites des graines, rapportez-en un peu : c’est ce qui garde la variété en vie. Rien d’obligatoire.", en: "If you save seed, bring a little back: that keeps the variety alive. Nothing is compulsory." }
    how_many_seeds { fr: "Combien de graines, à peu près ?", en: "How many seeds, about?" }
    i_promise { fr: "Je le promets", en: "I promise" }
    grown_at { fr: "Cultivée à", en: "Grown at" }
    lot { fr: "Lot", en: "Lot" }
    lot_code(code) { fr: "Lot {code}", en: "Lot {code}" }

    exchange { fr: "Grainothèque", en: "Seed exchange" }
    exchange_lead { fr: "Chaque bocal, ce qu’il contient et ce qu’il vaut encore.", en: "Each jar, what is in it and what it is still worth." }
    lots { fr: "Lots", en: "Lots" }
    code { fr: "Code", en: "Code" }
    varieties { fr: "Variétés", en: "Varieties" }
    variety { fr: "Variété", en: "Variety" }
    requests { fr: "Demandes", en: "Requests" }
    seed_days { fr: "Fêtes des graines", en: "Seed days" }
    promises { fr: "Promesses", en: "Promises" }
    search_lot { fr: "Code, variété, légume", en: "Code, variety, vegetable" }
    tab_stored { fr: "En place", en: "In place" }
    tab_to_test { fr: "À tester", en: "To test" }
    tab_reserve { fr: "Sous la réserve", en: "Below reserve" }
    tab_doubtful { fr: "Nom à vérifier", en: "Name to check" }
    tab_deposits { fr: "À vérifier", en: "To check" }
    tab_closed { fr: "Clos", en: "Closed" }
    no_lot { fr: "Aucun lot ici.", en: "No lot here." }
    there { fr: "En stock", en: "In stock" }
    germination { fr: "Germination", en: "Germination" }
    why_not_given { fr: "Ne se donne pas", en: "Not given out" }
    place { fr: "Rangé où", en: "Where it stands" }
    place_hint { fr: "Étagère, boîte, bocal.", en: "Shelf, box, jar." }
    to_count { fr: "à compter", en: "to count" }
    held(amount) { fr: "dont {amount} en attente", en: "of which {amount} held" }
    per_cent(n) { fr: "{n} %", en: "{n}%" }
    estimated(share) { fr: "{share}, estimation", en: "{share}, estimated" }
    in_seeds { fr: "graines", en: "seeds" }
    in_grams { fr: "g", en: "g" }
    n_seeds(n;) { fr: ["{n} graine", "{n} graines"], en: ["{n} seed", "{n} seeds"] }

    many_seeds(n) { fr: "{n} graines", en: "{n} seeds" }
    new_variety { fr: "Nouvelle variété", en: "New variety" }
    edit_variety { fr: "Modifier la variété", en: "Edit the variety" }
    no_variety { fr: "Aucune variété. Ajoutez la première.", en: "No variety. Add the first." }
    variety_taken { fr: "Cette variété est déjà à la grainothèque.", en: "This variety is already in the exchange." }
    name { fr: "Nom", en: "Name" }
    law { fr: "Statut légal", en: "Legal status" }
    law_hint { fr: "Seules les variétés du domaine public se donnent (Code rural L661-8).", en: "Only varieties in the public domain are given out (Code rural L661-8)." }
    status_unknown { fr: "À vérifier", en: "To check" }
    status_public { fr: "Domaine public", en: "Public domain" }
    status_protected { fr: "Protégée (COV)", en: "Protected (plant variety right)" }
    status_hybrid { fr: "Hybride F1", en: "F1 hybrid" }
    proof { fr: "Preuve", en: "Proof" }
    proof_hint { fr: "Où c’est écrit : catalogue officiel, radiation, conservatoire.", en: "Where it is written: official list, removal from it, conservatory." }
    proof_on { fr: "Vérifié le", en: "Checked on" }
    proof_missing { fr: "Le domaine public se prouve : dites où c’est écrit.", en: "The public domain needs a proof: say where it is written." }
    story { fr: "Ce qui la rend précieuse", en: "What makes it worth keeping" }
    growing { fr: "Comment la cultiver", en: "How to grow it" }
    reserve_packets { fr: "Sachets gardés en réserve", en: "Packets kept back" }
    reserve_hint { fr: "Le repère pour les nouveaux lots ; chaque lot a sa réserve.", en: "The guide for new lots; each lot has its reserve." }
    one_packet { fr: "Un sachet par personne", en: "One packet a person" }
    one_packet_yes { fr: "Un par an et par adresse", en: "One a year for each address" }
    as_residents_see_it { fr: "Vue par les habitants", en: "As residents see it" }
    put_together { fr: "Réunir les lots cochés", en: "Put the ticked lots together" }
    put_together_hint { fr: "Même variété, même unité : un seul lot, aussi vieux que le plus vieux.", en: "Same variety, same unit: one lot, as old as the oldest." }
    edit { fr: "Modifier", en: "Edit" }
    state { fr: "État", en: "State" }

    new_lot { fr: "Nouveau lot", en: "New lot" }
    edit_lot { fr: "Modifier le lot", en: "Edit the lot" }
    origin_label { fr: "Origine", en: "Origin" }
    origin_deposit { fr: "Apport", en: "Brought" }
    origin_harvest { fr: "Récolte ici", en: "Grown here" }
    origin_purchase { fr: "Achat", en: "Bought" }
    origin_transfer { fr: "Autre grainothèque", en: "Other exchange" }
    origin_bulk { fr: "Réunion de lots", en: "Lots put together" }
    origin_split { fr: "Partage d’un lot", en: "Part of a lot" }
    counted_in { fr: "Compté en", en: "Counted in" }
    unit_seeds { fr: "graines", en: "seeds" }
    unit_grams { fr: "grammes", en: "grams" }
    unit_hint { fr: "Pour toute la vie du lot. Les petites graines se pèsent.", en: "For the lot’s whole life. Small seeds are weighed." }
    amount { fr: "Quantité", en: "Amount" }
    amount_hint { fr: "Vide : à compter plus tard.", en: "Empty: to be counted later." }
    amount_seeds { fr: "Combien de graines", en: "How many seeds" }
    amount_grams { fr: "Combien de grammes", en: "How many grams" }
    found_seeds { fr: "Graines trouvées", en: "Seeds found" }
    found_grams { fr: "Grammes trouvés", en: "Grams found" }
    in_a_packet { fr: "Dans un sachet", en: "In a packet" }
    packet_hint { fr: "En graines ou en grammes, comme le lot.", en: "In seeds or grams, as the lot." }
    kept_back { fr: "En réserve", en: "Kept back" }
    kept_back_hint { fr: "N’est jamais donné.", en: "Is never given out." }
    grower { fr: "Cultivée par", en: "Grown by" }
    organic { fr: "Bio", en: "Organic" }
    organic_yes { fr: "Issue de l’agriculture biologique", en: "Organically grown" }
    treated { fr: "Traitement", en: "Treatment" }
    treated_yes { fr: "Semence traitée (ne se donne pas)", en: "Treated seed (not given out)" }
    note { fr: "Note", en: "Note" }
    our_plot { fr: "Parcelle d’ici", en: "Plot of ours" }
    elsewhere { fr: "Ailleurs", en: "Elsewhere" }
    grown_from { fr: "Issu de", en: "Grown from" }
    grown_from_hint { fr: "Les lots qui ont été semés.", en: "The lots that were sown." }
    generation { fr: "Génération", en: "Generation" }
    lot_received { fr: "À vérifier", en: "To check" }
    lot_stored { fr: "En place", en: "In place" }
    lot_closed { fr: "Clos", en: "Closed" }
    about_spread(amount, pct) { fr: "environ {amount} (± {pct} %)", en: "about {amount} (± {pct}%)" }
    packets_of(n; size) { fr: ["{n} sachet de {size} à donner", "{n} sachets de {size} à donner"], en: ["{n} packet of {size} to give", "{n} packets of {size} to give"] }
    packets_kept(n; size) { fr: ["{n} sachet de {size}, qui ne se donne pas", "{n} sachets de {size}, qui ne se donnent pas"], en: ["{n} packet of {size}, not given out", "{n} packets of {size}, not given out"] }
    not_given_because(why) { fr: "Ce lot ne se donne pas : {why}.", en: "This lot is not given out: {why}." }
    too_weak(block, least) { fr: "{block} (il faut {least} %)", en: "{block} ({least}% is needed)" }

    take_out { fr: "Sortir", en: "Take out" }
    take_out_what { fr: "Donner, semer, jeter : tout ce qui quitte le bocal.", en: "Give, sow, throw away: whatever leaves the jar." }
    why { fr: "Pourquoi", en: "Why" }
    everything { fr: "Tout", en: "Everything" }
    everything_yes { fr: "Tout ce qui peut sortir", en: "All that may leave" }
    to_whom { fr: "À qui", en: "To whom" }
    commune { fr: "Commune", en: "Town" }
    counted { fr: "Compté", en: "Counted" }
    counted_what { fr: "Ce que vous avez trouvé ; l’écart devient une ligne.", en: "What you have found; the difference becomes a line." }
    note_sample { fr: "Échantillon", en: "Sample" }
    sample_what { fr: "Pesez quelques graines : l’autre unité s’en déduit, à peu près.", en: "Weigh some seeds: the other unit follows, about." }
    so_many_seeds { fr: "Nombre de graines", en: "Number of seeds" }
    weigh_grams { fr: "Leur poids (g)", en: "Their weight (g)" }
    start_test { fr: "Tester", en: "Test" }
    start_test_what { fr: "Les graines semées quittent le lot.", en: "The seeds sown leave the lot." }
    seeds_sown { fr: "Graines semées", en: "Seeds sown" }
    seeds_sown_hint { fr: "50 donnent un résultat sûr à 14 points près.", en: "50 give a result sure to 14 points." }
    how_many_packets { fr: "Combien de sachets", en: "How many packets" }
    number_packets { fr: "Imprimer des sachets", en: "Print packets" }
    number_what { fr: "Chacun a son numéro : il ne se donne qu’une fois.", en: "Each has its number: it is given only once." }
    split_it { fr: "Séparer", en: "Split" }
    split_what { fr: "Une partie devient un lot à part.", en: "A part becomes a lot of its own." }
    close_lot { fr: "Clore le lot", en: "Close the lot" }
    close_what { fr: "Il n’y en a plus. Son histoire reste.", en: "There is none left. Its story stays." }
    tests { fr: "Tests de germination", en: "Germination tests" }
    sown_on { fr: "Semé le", en: "Sown on" }
    sown_day(when) { fr: "Semé le {when}", en: "Sown on {when}" }
    germinated { fr: "Levées", en: "Germinated" }
    how_sure { fr: "Sûr à 95 %", en: "Sure to 95%" }
    of_sown(up, sown) { fr: "{up} sur {sown}", en: "{up} of {sown}" }
    between(low, high) { fr: "entre {low} et {high} %", en: "between {low} and {high}%" }
    counting { fr: "en cours", en: "under way" }
    printed { fr: "Sachets imprimés", en: "Packets printed" }
    packets_from_to(first, last) { fr: "n° {first} à {last}", en: "no. {first} to {last}" }
    packet_number(n) { fr: "sachet n° {n}", en: "packet no. {n}" }
    where_label { fr: "Où", en: "Where" }
    steps { fr: "Degrés d’écart", en: "Steps apart" }
    family_of { fr: "Famille", en: "Family" }
    ledger { fr: "Mouvements", en: "Movements" }
    when { fr: "Quand", en: "When" }
    more { fr: "Plus", en: "More" }
    undo_column { fr: "Corriger", en: "Correct" }

    cause_entry { fr: "Entrée", en: "Entry" }
    cause_count_up { fr: "Compté en plus", en: "Counted up" }
    cause_gift { fr: "Donné", en: "Given" }
    cause_loan { fr: "Prêté", en: "Lent" }
    cause_swap { fr: "Échangé", en: "Swapped" }
    cause_test { fr: "Test", en: "Test" }
    cause_sowing { fr: "Semé ici", en: "Sown here" }
    cause_transfer_out { fr: "Transféré", en: "Transferred" }
    cause_loss { fr: "Perdu", en: "Lost" }
    cause_discard { fr: "Jeté", en: "Thrown away" }
    cause_count_down { fr: "Compté en moins", en: "Counted down" }
    cause_into { fr: "Vers un autre lot", en: "Into another lot" }
    cause_from { fr: "D’un autre lot", en: "From another lot" }
    cause_reversal { fr: "Annulation", en: "Taken back" }
    to_anonymous { fr: "Quelqu’un", en: "Somebody" }
    to_person { fr: "Une personne", en: "A person" }
    to_member { fr: "Un membre", en: "A member" }
    to_school { fr: "Une école", en: "A school" }
    to_keeper { fr: "Une gardienne, un gardien", en: "A keeper" }
    to_professional { fr: "Un professionnel", en: "A professional" }
    to_plot { fr: "Une parcelle d’ici", en: "A plot of ours" }
    block_no_proof { fr: "statut à prouver", en: "status to be proved" }
    block_law { fr: "ne se donne pas (L661-8)", en: "not given out (L661-8)" }
    block_treated { fr: "semence traitée", en: "treated seed" }
    block_not_stored { fr: "pas en place", en: "not in place" }
    block_no_packet { fr: "taille du sachet à dire", en: "packet size missing" }
    block_too_old { fr: "germe trop peu", en: "germinates too little" }
    block_nothing { fr: "réservé ou épuisé", en: "kept back or used up" }

    year_to_come { fr: "Cette récolte n’a pas encore eu lieu.", en: "This harvest is yet to come." }
    another_variety { fr: "Ce lot est d’une autre variété.", en: "This lot is of another variety." }
    looked_at_before { fr: "Ce lot a déjà été vérifié.", en: "This lot was checked before." }
    something_is_left { fr: "Il en reste : comptez ou sortez d’abord.", en: "Something is left: count or take it out first." }
    not_so_much_seed { fr: "Il n’y en a plus autant.", en: "There is not so much left." }
    only_so_much(amount) { fr: "On peut en sortir {amount} au plus.", en: "At most {amount} can be taken out." }
    packet_given_before { fr: "Ce sachet a déjà été donné.", en: "This packet was given before." }
    no_such_packet { fr: "Ce numéro de sachet n’existe pas.", en: "There is no packet of that number." }
    unknown_packet { fr: "Ce code n’est pas celui d’un sachet.", en: "This is no packet’s code." }
    taken_back_before { fr: "C’est déjà annulé.", en: "It is already taken back." }
    not_by_itself { fr: "Cette ligne ne s’annule pas : corrigez par « Compté ».", en: "This line is not taken back: correct it by “Counted”." }
    professional_asks { fr: "Pour un professionnel, d’autres règles valent (passeport, catalogue). Si tout est en ordre, validez encore.", en: "For a professional other rules hold (passport, official list). If all is in order, confirm again." }
    two_lots_at_least { fr: "Cochez au moins deux lots.", en: "Tick at least two lots." }
    one_variety_one_unit { fr: "On ne réunit que des lots d’une variété, comptés de la même façon.", en: "Only lots of one variety, counted the same way, are put together." }
    lot_is_promised { fr: "Un de ces lots est demandé ou n’est plus en place.", en: "One of these lots is asked for or no longer in place." }
    sample_first { fr: "Pesez d’abord un échantillon : ce lot se compte en grammes.", en: "Weigh a sample first: this lot is counted in grams." }
    only_sown(n;) { fr: ["Il reste {n} graine à lever.", "Il reste {n} graines à lever."], en: ["{n} seed is left to come up.", "{n} seeds are left to come up."] }
    test_is_closed { fr: "Ce test est clos.", en: "This test is closed." }
    packet_size_missing { fr: "Dites d’abord ce qu’il y a dans un sachet.", en: "First say what is in a packet." }
    none_left { fr: "Plus de sachet de cette variété : quelqu’un a été plus rapide.", en: "No packet of this variety is left: somebody was quicker." }
    one_packet_each { fr: "Vous avez déjà demandé celle-ci cette année.", en: "You have asked for this one this year." }
    choose_one { fr: "Choisissez au moins une variété.", en: "Choose at least one variety." }
    too_many { fr: "Douze variétés au plus à la fois.", en: "At most twelve varieties at a time." }
    request_is_over { fr: "Cette demande est finie.", en: "This request is over." }
    not_to_prepare { fr: "Cette demande n’est pas à préparer.", en: "This request is not to be prepared." }
    not_to_hand_over { fr: "Cette demande n’est pas confirmée.", en: "This request is not confirmed." }
    day_is_closed { fr: "Cette fête est close.", en: "This day is closed." }

    requests_lead { fr: "Préparez, remettez. Ce qui n’est pas retiré en quatorze jours redevient libre.", en: "Prepare, hand over. What is not fetched within fourteen days is free again." }
    live { fr: "En cours", en: "Live" }
    ended { fr: "Finies", en: "Ended" }
    no_request { fr: "Aucune demande.", en: "No request." }
    until(when) { fr: "jusqu’au {when}", en: "until {when}" }
    confirm_here { fr: "Confirmer sur place", en: "Confirm on the spot" }
    is_ready { fr: "C’est prêt", en: "It is ready" }
    hand_over { fr: "Remettre", en: "Hand over" }
    cancel_request { fr: "Annuler la demande", en: "Cancel the request" }
    cancel_request_what { fr: "Les sachets redeviennent libres.", en: "The packets are free again." }
    request_asked { fr: "À confirmer", en: "To be confirmed" }
    request_confirmed { fr: "À préparer", en: "To prepare" }
    request_prepared { fr: "Prête", en: "Ready" }
    request_handed { fr: "Remise", en: "Handed over" }
    request_expired { fr: "Expirée", en: "Expired" }
    request_cancelled { fr: "Annulée", en: "Cancelled" }
    promise_open { fr: "Ouverte", en: "Open" }
    promise_part { fr: "En partie", en: "In part" }
    promise_kept { fr: "Tenue", en: "Kept" }
    promise_released { fr: "Libérée", en: "Released" }
    promise_silent { fr: "Sans nouvelles", en: "Silent" }
    release { fr: "Libérer", en: "Release" }
    came_back { fr: "Revenues / promises", en: "Back / promised" }
    no_promise_yet { fr: "Aucune promesse pour le moment.", en: "No promise yet." }

    test_of(name) { fr: "Test : {name}", en: "Test: {name}" }
    test_result(up, sown, pct) { fr: "{up} sur {sown} : {pct} %", en: "{up} of {sown}: {pct}%" }
    touch_what_came_up { fr: "Touchez ce qui a levé", en: "Touch what has come up" }
    seed_number(n) { fr: "graine {n}", en: "seed {n}" }
    or_a_number { fr: "Ou un nombre", en: "Or a number" }
    count_today { fr: "Compter aujourd’hui", en: "Count today" }
    close_test { fr: "Clore le test", en: "Close the test" }
    close_test_what { fr: "Le résultat vaut pour le lot à partir d’aujourd’hui.", en: "The result holds for the lot from today on." }

    seed_days_lead { fr: "Une table, des sachets, une touche par sachet.", en: "A table, packets, one touch a packet." }
    new_day { fr: "Nouvelle fête", en: "New seed day" }
    no_day { fr: "Aucune fête pour le moment.", en: "No seed day yet." }
    day { fr: "Jour", en: "Day" }
    open { fr: "Ouverte", en: "Open" }
    closed { fr: "Close", en: "Closed" }
    n_given(n;) { fr: ["{n} sachet donné", "{n} sachets donnés"], en: ["{n} packet given", "{n} packets given"] }
    label_count(label, n) { fr: "{label} : {n}", en: "{label}: {n}" }
    lot_not_in_place { fr: "Ce lot n’est pas en place : il est à vérifier, ou clos.", en: "This lot is not in place: it is to be checked, or closed." }
    fills_packets(n;) { fr: ["Ce lot remplit {n} sachet au plus.", "Ce lot remplit {n} sachets au plus."], en: ["This lot fills {n} packet at most.", "This lot fills {n} packets at most."] }
    seed_is_gone(name) { fr: "{name} : il n’y en a plus assez. Retirez ce sachet de la demande, ou annulez-la, et prévenez la personne.", en: "{name}: there is not enough left. Take this packet out of the request, or cancel it, and tell the person." }
    promise_is_settled { fr: "Cette promesse est déjà tenue ou libérée.", en: "This promise is already kept or released." }
    promised_another { fr: "Cette promesse est d’une autre variété.", en: "This promise is of another variety." }
    only_for_sowing { fr: "Cela ne se dit que de ce qui est semé ici.", en: "This is said only of what is sown here." }
    only_for_a_swap { fr: "Cela ne se dit que d’un échange.", en: "This is said only of a swap." }
    nobody_got_it { fr: "Ce qui est perdu ou jeté n’est allé à personne.", en: "What is lost or thrown away went to nobody." }
    packet_beyond_jar { fr: "Le lot contient moins qu’un sachet.", en: "The lot holds less than a packet." }
    not_kin { fr: "Choisissez une variété de la même famille.", en: "Choose a variety of the same family." }
    no_count_yet { fr: "Rien n’a encore été compté.", en: "Nothing was counted yet." }
    take_count_back { fr: "Annuler le dernier comptage", en: "Take the last count back" }
    take_count_back_what { fr: "Le plateau redevient comme avant ; les deux lignes restent.", en: "The tray is as before; both lines stay." }
    last_packet { fr: "C’est le seul sachet de cette demande : annulez-la.", en: "This is the only packet of this request: cancel it." }
    take_packet_out { fr: "Retirer ce sachet", en: "Take this packet out" }
    label_outside { fr: "Une feuille a 65 étiquettes : commencez entre la 1re et la 65e.", en: "A sheet has 65 labels: begin between the 1st and the 65th." }
    nothing_called_so { fr: "Ici, rien ne s’appelle ainsi.", en: "Nothing is called so here." }
    did_you_mean { fr: "Vouliez-vous dire :", en: "Did you mean:" }
    unknown_plot { fr: "Cette parcelle n’existe pas.", en: "There is no such plot." }
    nothing_to_give { fr: "Aucun lot ne peut être donné aujourd’hui.", en: "No lot can be given today." }
    nothing_given { fr: "Rien de donné encore.", en: "Nothing given yet." }
    results { fr: "Résultats", en: "Results" }
    went_to(names) { fr: "Communes : {names}", en: "Towns: {names}" }
    close_day { fr: "Clore la fête", en: "Close the day" }
    close_day_what { fr: "Plus rien ne s’y ajoute. Les résultats restent.", en: "Nothing is added any more. The results stay." }
    waits { fr: "attend le réseau", en: "waits for the network" }
    remove { fr: "Retirer", en: "Remove" }
    scan { fr: "Lire un sachet", en: "Scan a packet" }
    stop_scanning { fr: "Arrêter la caméra", en: "Stop the camera" }
    no_camera { fr: "La caméra n’est pas disponible. Touchez la variété.", en: "The camera is not available. Touch the variety." }
    test_page { fr: "Page d’essai", en: "Test page" }
    sow_in(months) { fr: "Semer : {months}", en: "Sow: {months}" }

    n_to_check(n;) { fr: ["{n} apport de graines à vérifier", "{n} apports de graines à vérifier"], en: ["{n} lot of seed brought, to check", "{n} lots of seed brought, to check"] }
    n_to_prepare(n;) { fr: ["{n} demande de graines à préparer", "{n} demandes de graines à préparer"], en: ["{n} request for seed to prepare", "{n} requests for seed to prepare"] }
    n_to_test(n;) { fr: ["{n} lot de graines à tester", "{n} lots de graines à tester"], en: ["{n} lot of seed to test", "{n} lots of seed to test"] }
    n_below(n;) { fr: ["{n} lot de graines sous sa réserve", "{n} lots de graines sous leur réserve"], en: ["{n} lot of seed below its reserve", "{n} lots of seed below their reserve"] }
}
