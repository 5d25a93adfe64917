//! Texts about what keeps varieties alive: guardians, the plan, crossings, families, rules, printers.

use platform::i18n::Lang;

use super::professional_asks;
use crate::model::guardian::{GuardianState, Outcome};
use crate::model::regeneration::{RegenerationState, Want};
use crate::model::rule::{SeedRule, Severity};

/// Where a guardian stands.
#[must_use]
pub const fn guardian_state(l: Lang, state: GuardianState) -> &'static str {
    match state {
        GuardianState::Proposed => guardian_proposed(l),
        GuardianState::Active => guardian_active(l),
        GuardianState::Paused => guardian_paused(l),
        GuardianState::Ended => guardian_ended(l),
    }
}

/// How a season went.
#[must_use]
pub const fn outcome(l: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Saved => outcome_saved(l),
        Outcome::Grown => outcome_grown(l),
        Outcome::Failed => outcome_failed(l),
        Outcome::Rested => outcome_rested(l),
    }
}

/// Where a line of the plan stands.
#[must_use]
pub const fn plan_state(l: Lang, state: RegenerationState) -> &'static str {
    match state {
        RegenerationState::Planned => plan_planned(l),
        RegenerationState::Sown => plan_sown(l),
        RegenerationState::Harvested => plan_harvested(l),
        RegenerationState::GivenUp => plan_given_up(l),
    }
}

/// Why a variety should be grown on.
#[must_use]
pub const fn want(l: Lang, want: Want) -> &'static str {
    match want {
        Want::NothingLeft => want_nothing_left(l),
        Want::Ages => want_ages(l),
        Want::Little => want_little(l),
    }
}

/// What a rule is about.
#[must_use]
pub const fn rule(l: Lang, rule: SeedRule) -> &'static str {
    match rule {
        SeedRule::Professional => rule_professional(l),
        SeedRule::Passport => rule_passport(l),
        SeedRule::Derogation => rule_derogation(l),
    }
}

/// What a rule asks whoever does it.
#[must_use]
pub const fn rule_asks(l: Lang, rule: SeedRule) -> &'static str {
    match rule {
        SeedRule::Professional => professional_asks(l),
        SeedRule::Passport => passport_asks(l),
        SeedRule::Derogation => derogation_asks(l),
    }
}

/// Why a rule refuses.
#[must_use]
pub const fn rule_refuses(l: Lang, rule: SeedRule) -> &'static str {
    match rule {
        SeedRule::Professional => professional_refused(l),
        SeedRule::Passport => passport_refused(l),
        SeedRule::Derogation => derogation_refused(l),
    }
}

/// How strict a rule is.
#[must_use]
pub const fn severity(l: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Off => severity_off(l),
        Severity::Ask => severity_ask(l),
        Severity::Refuse => severity_refuse(l),
    }
}

platform::texts! {
    log_seed_guardian { fr: "gardien d’une variété", en: "guardian of a variety" }
    log_seed_plan { fr: "culture de semences", en: "growing for seed" }
    log_seed_rule { fr: "règle des graines", en: "rule about seed" }

    guardian_proposed { fr: "à accueillir", en: "to welcome" }
    guardian_active { fr: "en garde", en: "keeps it" }
    guardian_paused { fr: "en pause", en: "resting" }
    guardian_ended { fr: "terminé", en: "ended" }
    outcome_saved { fr: "Cultivée, graines récoltées", en: "Grown, seed saved" }
    outcome_grown { fr: "Cultivée, sans graines", en: "Grown, no seed saved" }
    outcome_failed { fr: "Ratée", en: "It failed" }
    outcome_rested { fr: "Pas cultivée", en: "Not grown" }
    places_of_exchange { fr: "Dans la grainothèque", en: "In the seed exchange" }
    todo { fr: "À faire", en: "To do" }
    email { fr: "E-mail", en: "E-mail" }
    guardians { fr: "Gardiens", en: "Guardians" }
    guardians_lead { fr: "Deux jardins par variété : si l’un perd ses graines, l’autre les a.", en: "Two gardens a variety: if one loses its seed, the other has it." }
    no_guardian { fr: "Personne encore.", en: "Nobody yet." }
    guardian_already { fr: "Cette adresse garde déjà cette variété.", en: "This address keeps this variety already." }
    guardian_has_ended { fr: "Cette garde est terminée.", en: "This guardianship has ended." }
    guardian_of_another { fr: "Cette personne ne garde pas cette variété en ce moment.", en: "This person does not keep this variety at present." }
    become_guardian { fr: "Garder cette variété", en: "Keep this variety" }
    become_guardian_lead { fr: "Vous la semez chaque année ou tous les deux ans, vous récoltez des graines et vous nous dites comment c’est allé. Nous vous aidons.", en: "You sow it every year or two, save seed and tell us how it went. We help you." }
    wants_guardians(n;) { fr: ["Il lui manque {n} gardien.", "Il lui manque {n} gardiens."], en: ["It lacks {n} guardian.", "It lacks {n} guardians."] }
    i_want_to_keep_it { fr: "Je veux bien la garder", en: "I would like to keep it" }
    welcome_guardian { fr: "Accueillir", en: "Welcome" }
    pause_guardian { fr: "Mettre en pause", en: "Let rest" }
    resume_guardian { fr: "Reprendre", en: "Go on" }
    change_guardian { fr: "Changer", en: "Change" }
    end_guardian { fr: "Terminer", en: "End" }
    end_guardian_what { fr: "Le carnet des saisons reste.", en: "The diary of seasons stays." }
    add_guardian { fr: "Ajouter un gardien", en: "Add a guardian" }
    asks_for_help { fr: "Demande de l’aide", en: "Asks for help" }
    help_was_given { fr: "C’est réglé", en: "It is settled" }
    diary { fr: "Carnet des saisons", en: "Diary of seasons" }
    season_of(year) { fr: "Saison {year}", en: "Season {year}" }
    how_was_it { fr: "Comment ça s’est passé ?", en: "How did it go?" }
    season_year { fr: "Année", en: "Year" }
    plants_kept { fr: "Plants porte-graines", en: "Seed plants" }
    note_season { fr: "Noter la saison", en: "Note the season" }
    note_season_hint { fr: "Ce qui a marché, ce qui a manqué : une phrase suffit.", en: "What worked, what was missing: a sentence is enough." }
    ask_for_help { fr: "Demander de l’aide", en: "Ask for help" }
    ask_for_help_what { fr: "Une maladie, plus de graines, plus de temps ? La grainothèque vous recontacte.", en: "A disease, no more seed, no more time? The exchange gets back to you." }
    your_question { fr: "De quoi avez-vous besoin ?", en: "What do you need?" }
    help_on_its_way { fr: "Votre demande est arrivée. Nous vous recontactons.", en: "Your question has arrived. We will get back to you." }
    my_varieties { fr: "Mes variétés", en: "My varieties" }
    my_varieties_lead { fr: "Une ligne par saison suffit à garder la mémoire de la variété.", en: "One line a season is enough to keep a variety’s memory." }
    still_waiting_for_keeper { fr: "Votre offre est arrivée ; la grainothèque vous répond.", en: "Your offer has arrived; the exchange will answer." }
    n_plants(n;) { fr: ["{n} plant", "{n} plants"], en: ["{n} plant", "{n} plants"] }
    letter_guardian(variety) { fr: "Vous gardez « {variety} »", en: "You keep “{variety}”" }
    letter_guardian_first(name, variety) { fr: "Bonjour {name}, merci de garder « {variety} ». Passez à la grainothèque si vous n’avez pas encore de graines. Par ce lien, vous notez vos saisons et vous demandez de l’aide.", en: "Hello {name}, thank you for keeping “{variety}”. Come by the exchange if you have no seed of it yet. By this link you note your seasons and ask for help." }
    letter_season(variety, year) { fr: "« {variety} » : comment s’est passée la saison {year} ?", en: "“{variety}”: how was the season of {year}?" }
    letter_season_first(name, variety) { fr: "Bonjour {name}, une ligne sur « {variety} » cette saison ? Récoltée, ratée ou laissée de côté : tout nous est utile.", en: "Hello {name}, a line about “{variety}” this season? Saved, failed or left aside: all of it helps us." }
    n_guardians_waiting(n;) { fr: ["{n} personne veut garder une variété", "{n} personnes veulent garder une variété"], en: ["{n} person would like to keep a variety", "{n} people would like to keep a variety"] }
    n_doubtful(n;) { fr: ["{n} lot dont le parent a changé de nom", "{n} lots dont le parent a changé de nom"], en: ["{n} lot whose parent was renamed", "{n} lots whose parent was renamed"] }
    n_ask_for_help(n;) { fr: ["{n} gardien demande de l’aide", "{n} gardiens demandent de l’aide"], en: ["{n} guardian asks for help", "{n} guardians ask for help"] }

    plan { fr: "À multiplier", en: "To grow on" }
    plan_lead { fr: "Ce qui est cultivé pour la graine, où, et ce qui risque de se croiser.", en: "What is grown for seed, where, and what may cross." }
    plan_planned { fr: "prévu", en: "planned" }
    plan_sown { fr: "semé", en: "sown" }
    plan_harvested { fr: "récolté", en: "harvested" }
    plan_given_up { fr: "abandonné", en: "given up" }
    plan_is_over { fr: "Cette culture est déjà récoltée ou abandonnée.", en: "This growing is harvested or given up already." }
    plan_is_not_planned { fr: "C’est déjà semé, ou abandonné.", en: "It is sown already, or given up." }
    plan_lot_renamed { fr: "Ce lot a changé de nom depuis : prévoyez la culture de nouveau.", en: "This lot was renamed since: plan it again." }
    plan_nothing { fr: "Rien de prévu cette année-là.", en: "Nothing planned that year." }
    plan_it { fr: "Prévoir", en: "Plan" }
    plan_one { fr: "Prévoir une culture", en: "Plan to grow it on" }
    plan_year_hint { fr: "L’année où elle fleurit.", en: "The year in which it flowers." }
    plan_sow { fr: "Noter le semis", en: "Note the sowing" }
    sow_amount_hint { fr: "Dans l’unité du lot ; vide si le semis est déjà noté.", en: "In the lot’s unit; empty if the sowing is noted already." }
    plan_sow_what { fr: "Les graines sortent du lot et la culture est semée.", en: "The seed leaves its lot and it is noted as sown." }
    plan_sow_nothing { fr: "Aucun lot n’est prévu pour cette culture : aucune graine ne sort des bocaux.", en: "No lot is planned for this one: no seed leaves the jars." }
    plan_harvest { fr: "Entrer la récolte", en: "Take the harvest in" }
    plan_give_up { fr: "Abandonner", en: "Give up" }
    plan_give_up_what { fr: "La ligne quitte le plan ; le journal la garde.", en: "The line leaves the plan; the log keeps it." }
    of_plants_wanted(plants; wanted) { fr: ["{plants} plant sur {wanted}", "{plants} plants sur {wanted}"], en: ["{plants} plant of {wanted}", "{plants} plants of {wanted}"] }
    nowhere_yet { fr: "Pas encore de place", en: "No place yet" }
    a_guardian { fr: "Un gardien", en: "A guardian" }
    a_guardians_garden { fr: "Jardin d’un gardien", en: "A guardian’s garden" }
    garden_of(name) { fr: "Jardin de {name}", en: "Garden of {name}" }
    sow_from { fr: "Semer depuis", en: "Sow from" }
    want_nothing_left { fr: "Plus rien qui germe", en: "Nothing left that germinates" }
    want_ages { fr: "Vieillit : deux saisons au plus", en: "Ages: two seasons at most" }
    want_little { fr: "Sous la réserve", en: "Below the reserve" }
    wants_growing { fr: "Elles attendent d’être multipliées", en: "They wait to be grown on" }
    nothing_wants { fr: "Toutes les variétés ont de quoi tenir.", en: "All varieties have enough." }
    bed_elsewhere { fr: "Cette planche est sur une autre parcelle.", en: "This bed lies on another plot." }
    may_cross { fr: "Risques de croisement", en: "May cross" }
    crossing(one, other, metres, needed) { fr: "« {one} » et « {other} » à {metres} m l’une de l’autre : il en faudrait {needed}.", en: "“{one}” and “{other}” {metres} m apart: {needed} would be needed." }
    no_crossing { fr: "Rien ne fleurit trop près.", en: "Nothing flowers too near." }
    crossing_map { fr: "Plan des cultures de semences", en: "Map of what is grown for seed" }
    crossed_with(other, metres, needed) { fr: "Croisement possible : « {other} » fleurissait à {metres} m (il en faut {needed}).", en: "May have crossed: “{other}” flowered {metres} m away ({needed} are needed)." }
    year_before { fr: "Année d’avant", en: "Year before" }
    year_after { fr: "Année d’après", en: "Year after" }

    family_all { fr: "Toute la famille", en: "The whole family" }
    family_of_lot(code) { fr: "Famille du lot {code}", en: "Family of lot {code}" }
    family_lead { fr: "Les années de gauche à droite ; chaque trait mène d’un lot à ce qui en a été cultivé.", en: "Years from left to right; each line leads from a lot to what was grown from it." }
    only_nearest(n;) { fr: ["Le dessin montre le lot le plus proche ; le tableau les a tous.", "Le dessin montre les {n} lots les plus proches ; le tableau les a tous."], en: ["The drawing shows the nearest lot; the table has them all.", "The drawing shows the nearest {n} lots; the table has them all."] }
    side_before(n;) { fr: ["{n} pas avant", "{n} pas avant"], en: ["{n} step before", "{n} steps before"] }
    side_after(n;) { fr: ["{n} pas après", "{n} pas après"], en: ["{n} step after", "{n} steps after"] }
    family_side { fr: "Lien", en: "Relation" }

    is_that_variety { fr: "C’est déjà cette variété.", en: "It is that variety already." }
    rename_lot { fr: "C’est une autre variété", en: "It is another variety" }
    rename_lot_what { fr: "Le lot change de nom ; tout ce qui en a été cultivé est à vérifier.", en: "The lot gets its new name; everything grown from it is to be checked." }
    what_it_is { fr: "Ce que c’est", en: "What it is" }
    how_you_know { fr: "À quoi vous le voyez", en: "How you can tell" }
    rename_it { fr: "Renommer", en: "Rename" }
    was_taken_for(name, day, why) { fr: "Pris pour « {name} » jusqu’au {day} : {why}", en: "Taken for “{name}” until {day}: {why}" }
    packet_renamed(name, now) { fr: "Ce sachet porte l’ancien nom « {name} » : c’est en fait « {now} ».", en: "This packet bears the old name “{name}”: it is in fact “{now}”." }
    packet_doubtful { fr: "Une erreur de nom est possible : nous vérifions ce lot.", en: "Its name may be wrong: we are checking this lot." }
    block_doubtful { fr: "à vérifier : son parent a changé de nom", en: "to check: its parent was renamed" }
    seed_is_doubtful(name) { fr: "« {name} » est à vérifier : son parent a changé de nom. Retirez ce sachet de la demande, ou vérifiez le lot.", en: "“{name}” is to be checked: its parent was renamed. Take this packet out of the request, or check the lot." }
    doubt_settled { fr: "Vérifié, c’est bien elle", en: "Checked, it is the one" }
    doubt_settled_what { fr: "Le lot peut de nouveau être donné.", en: "The lot may be given out again." }

    rules { fr: "Règles", en: "Rules" }
    rules_lead { fr: "Ce que le programme demande ou refuse, depuis quand, et d’où vient la règle.", en: "What the program asks or refuses, since when, and where the rule comes from." }
    rule_professional { fr: "Donner à un professionnel", en: "Giving to a professional" }
    rule_passport { fr: "Transférer une espèce à passeport", en: "Transferring a species with passport" }
    rule_derogation { fr: "Semer du non bio sur une parcelle bio", en: "Sowing seed that is not organic on organic ground" }
    professional_refused { fr: "Pas pour les professionnels (voir les règles).", en: "Not for professionals (see the rules)." }
    passport_asks { fr: "Cette espèce voyage avec un passeport : de la main à la main, ou par la poste avec le numéro d’autorisation. Validez de nouveau si c’est le cas.", en: "This species travels with a passport: hand to hand, or by post with the authorisation number. Press again if so." }
    passport_refused { fr: "Cette espèce ne part pas d’ici (voir les règles).", en: "This species does not leave here (see the rules)." }
    derogation_asks { fr: "La parcelle est bio et ce lot ne l’est pas : notez le numéro de dérogation.", en: "The plot is organic and this lot is not: note the derogation’s number." }
    derogation_refused { fr: "Pas de semence non bio sur une parcelle bio (voir les règles).", en: "No seed that is not organic on organic ground (see the rules)." }
    severity_off { fr: "rien", en: "nothing" }
    severity_ask { fr: "demander une fois", en: "ask once" }
    severity_refuse { fr: "refuser", en: "refuse" }
    rule_label { fr: "Règle", en: "Rule" }
    severity_label { fr: "Ce que fait le programme", en: "What the program does" }
    rule_starts { fr: "À partir du", en: "From" }
    rule_source { fr: "Source", en: "Source" }
    rule_source_hint { fr: "Le texte et l’article.", en: "The text and the article." }
    rule_begins_then { fr: "Une règle commence déjà ce jour-là.", en: "A rule begins on that day already." }
    new_rule { fr: "Nouvelle règle", en: "New rule" }
    law_fixed { fr: "Variétés protégées, hybrides F1, semences traitées : jamais données (Code rural L661-8). Cela ne se règle pas.", en: "Protected varieties, F1 hybrids, treated seed: never given (Code rural L661-8). There is no setting for that." }

    derogation { fr: "Dérogation", en: "Derogation" }
    derogation_hint { fr: "Pour une semence non bio sur une parcelle bio.", en: "For seed that is not organic on organic ground." }
    brought_in_return { fr: "Ce qui est venu en échange", en: "What came in return" }
    brought_in_return_hint { fr: "La variété comme la personne la nomme, et combien à peu près.", en: "The variety as the person calls it, and how much about." }
    brought_missing { fr: "Pour un échange, notez ce qui est venu.", en: "For a swap, note what came." }
    swapped_for { fr: "contre ce lot", en: "for this lot" }
    sowings { fr: "Semis", en: "Sowings" }
    sowings_lead { fr: "Chaque semis sur nos parcelles : le lot, son origine, la dérogation s’il en fallait une.", en: "Every sowing on our plots: the lot, where it comes from, the derogation where one was needed." }
    no_sowing { fr: "Aucun semis cette année-là.", en: "No sowing that year." }
    organic_ground { fr: "Parcelle", en: "Plot" }
    not_organic { fr: "non bio", en: "not organic" }
    derogation_missing { fr: "dérogation manquante", en: "derogation missing" }

    printers { fr: "Imprimantes", en: "Printers" }
    printers_lead { fr: "Posez la page d’essai sur une planche d’étiquettes, contre la lumière, et notez l’écart.", en: "Lay the test page over a sheet of labels, against the light, and note what it is off by." }
    printer { fr: "Imprimante", en: "Printer" }
    printer_none { fr: "Sans correction", en: "No correction" }
    printer_x { fr: "Vers la droite (mm)", en: "To the right (mm)" }
    printer_y { fr: "Vers le bas (mm)", en: "Down (mm)" }
    printer_pitch { fr: "De plus à chaque rangée (mm)", en: "More with each row (mm)" }
    printer_pitch_hint { fr: "Si la dernière rangée glisse d’un millimètre sur treize : 0,08.", en: "If the last of thirteen rows slips by a millimetre: 0.08." }
    printer_again { fr: "Une imprimante du même nom est remplacée.", en: "A printer of the same name is replaced." }
    printer_wrong { fr: "Ces mesures ne vont pas.", en: "These measures do not fit." }
    millimetres_please { fr: "En millimètres, au plus 10 : 0,35 par exemple.", en: "In millimetres, at most 10: 0.35 for instance." }
    forget_printer { fr: "Oublier", en: "Forget" }
    first_label { fr: "À partir de l’étiquette", en: "From label" }
    print_labels { fr: "Étiquettes (PDF)", en: "Labels (PDF)" }

    pictures { fr: "Photos", en: "Pictures" }
    picture { fr: "Photo", en: "Picture" }
    picture_alt { fr: "Ce qu’elle montre", en: "What it shows" }
    picture_alt_hint { fr: "Pour celles et ceux qui ne la voient pas.", en: "For those who do not see it." }
    add_picture { fr: "Ajouter une photo", en: "Add a picture" }
    tray_photo { fr: "Photo du plateau", en: "Photo of the tray" }
    tray_photo_what { fr: "Elle s’affiche sous les cases : touchez les graines levées.", en: "It lies under the cells: touch the seeds that came up." }
    tray_photo_add { fr: "Mettre sous les cases", en: "Lay it under the cells" }
    tray_photo_alt { fr: "Le plateau de germination", en: "The germination tray" }
}
