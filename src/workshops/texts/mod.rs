//! Texts about workshops. Residents' texts stand here: known words, one idea a sentence. The team's are in [`team`].

mod team;

pub use team::*;

use super::model::booking::BookingState;
use super::model::date::WorkshopDate;
use super::model::money::{Paid, UnitName, VoucherKind};
use super::model::workshop::{Level, PriceKind, QuestionKind, Theme};
use crate::booking::store::payments::Receipt;
use platform::i18n::{Lang, format};
use platform::time::{ClockTime, Slot};

/// "mercredi 4 mars 2026, de 14 h 00 à 16 h 30".
#[must_use]
pub fn when(l: Lang, date: &WorkshopDate) -> String {
    let (starts, ends) = date.clock();
    let time = |clock: ClockTime| {
        let (hour, minute) = clock.on_the_wall();
        format::time(l, hour, minute)
    };
    from_until(l, format::long_date(l, date.slot.day), time(starts), time(ends))
}

/// "mercredi 4 mars, 14 h 00": for the team's lists.
#[must_use]
pub fn when_short(l: Lang, date: &WorkshopDate) -> String {
    let (hour, minute) = date.slot.starts.on_the_wall();
    format!("{}, {}", format::day(l, date.slot.day), format::time(l, hour, minute))
}

/// "8h30–12h", where there is little room.
#[must_use]
pub fn short_hours(l: Lang, slot: Slot) -> String {
    let short = |clock: ClockTime| {
        let (hour, minute) = clock.on_the_wall();
        format::short_time(l, hour, minute)
    };
    format!("{}–{}", short(slot.starts), short(slot.ends))
}

/// The place in one line: the terrain and its address, or the address.
#[must_use]
pub fn place_line(date: &WorkshopDate) -> String {
    [date.place_name.as_str(), date.place_address.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A theme's name.
#[must_use]
pub const fn theme(l: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::Cooking => cooking(l),
        Theme::Garden => garden(l),
        Theme::Seeds => seeds(l),
        Theme::Health => health(l),
        Theme::Nature => nature(l),
        Theme::Crafts => crafts(l),
    }
}

/// For whom; nothing where it is for everybody.
#[must_use]
pub const fn level(l: Lang, level: Level) -> &'static str {
    match level {
        Level::All => "",
        Level::Beginner => level_beginner(l),
        Level::Experienced => level_experienced(l),
    }
}

/// A price's name.
#[must_use]
pub const fn price_kind(l: Lang, kind: PriceKind) -> &'static str {
    match kind {
        PriceKind::Full => price_full(l),
        PriceKind::Reduced => price_reduced(l),
        PriceKind::Solidarity => price_solidarity(l),
        PriceKind::Professional => price_professional(l),
        PriceKind::Member => price_member(l),
        PriceKind::Open => price_open(l),
        PriceKind::Units => price_units(l),
    }
}

/// How a question is answered.
#[must_use]
pub const fn question_kind(l: Lang, kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Text => kind_text(l),
        QuestionKind::Choice => kind_choice(l),
        QuestionKind::Number => kind_number(l),
        QuestionKind::Consent => kind_consent(l),
    }
}

/// What a voucher does.
#[must_use]
pub const fn voucher_kind(l: Lang, kind: VoucherKind) -> &'static str {
    match kind {
        VoucherKind::Amount => voucher_amount(l),
        VoucherKind::Percent => voucher_percent(l),
        VoucherKind::Free => free_seat(l),
    }
}

/// How money changed hands.
#[must_use]
pub const fn paid_by(l: Lang, method: Paid) -> &'static str {
    match method {
        Paid::Cash => cash(l),
        Paid::Cheque => cheque(l),
        Paid::Card => card(l),
        Paid::Transfer => by_transfer(l),
        Paid::Units => price_units(l),
    }
}

/// What a payment comes to, in money or in time units.
#[must_use]
pub fn sum(l: Lang, receipt: &Receipt, unit: &UnitName) -> String {
    if receipt.units.0 == 0 { receipt.cents.text(l) } else { n_units(l, receipt.units.0, &unit.one, &unit.many) }
}

/// How a booking stands, for the team.
#[must_use]
pub const fn booking_state(l: Lang, state: BookingState) -> &'static str {
    match state {
        BookingState::Held => state_held(l),
        BookingState::Pending => state_pending(l),
        BookingState::Confirmed => state_confirmed(l),
        BookingState::Waiting => state_waiting(l),
        BookingState::Offered => state_offered(l),
        BookingState::Cancelled => state_cancelled(l),
        BookingState::Expired => state_expired(l),
    }
}

/// From 1 to 5, in words.
#[must_use]
pub const fn rating(l: Lang, stars: i64) -> &'static str {
    match stars {
        1 => rating_1(l),
        2 => rating_2(l),
        3 => rating_3(l),
        4 => rating_4(l),
        _ => rating_5(l),
    }
}

/// The colon as each language writes it.
#[must_use]
pub const fn colon(l: Lang) -> &'static str {
    match l {
        Lang::Fr => "\u{a0}:",
        _ => ":",
    }
}

platform::texts! {
    from_until(day, starts, ends) { fr: "{day}, de {starts} à {ends}", en: "{day}, {starts} to {ends}" }
    workshops { fr: "Ateliers", en: "Workshops" }
    workshop { fr: "Atelier", en: "Workshop" }
    agenda_lead(ecopole) { fr: "Cuisiner, jardiner, apprendre ensemble avec {ecopole}, sans compte à créer.", en: "Cook, garden and learn together. {ecopole} welcomes you, with no account to make." }
    views { fr: "Façons de voir", en: "Views" }
    view_list { fr: "Liste", en: "List" }
    view_month { fr: "Mois", en: "Month" }
    no_date { fr: "Aucun atelier ne correspond pour le moment. Affichez tout, ou revenez bientôt.", en: "No workshop matches for now. Show all, or come back soon." }
    no_date_this_month { fr: "Aucun atelier ce mois-ci.", en: "No workshop this month." }
    no_date_yet { fr: "Pas de date pour le moment. Revenez bientôt.", en: "No date for now. Come back soon." }
    team_side { fr: "Côté équipe", en: "Team view" }
    feed { fr: "S’abonner à l’agenda", en: "Subscribe to the calendar" }
    theme_label { fr: "Thème", en: "Theme" }
    place { fr: "Lieu", en: "Place" }
    age { fr: "Âge", en: "Age" }
    only_free { fr: "Places libres", en: "Places left" }
    cooking { fr: "Cuisine", en: "Cooking" }
    garden { fr: "Jardin", en: "Garden" }
    seeds { fr: "Graines", en: "Seeds" }
    health { fr: "Bien manger", en: "Eating well" }
    nature { fr: "Nature", en: "Nature" }
    crafts { fr: "Fabriquer", en: "Making" }
    level_all { fr: "Pour tout le monde", en: "For everyone" }
    level_beginner { fr: "Pour débuter", en: "Beginners" }
    level_experienced { fr: "Pour aller plus loin", en: "Experienced" }
    ages(from, to) { fr: "{from} à {to} ans", en: "ages {from} to {to}" }
    from_age(from;) { fr: ["dès {from} an", "dès {from} ans"], en: ["from age {from}", "from age {from}"] }
    until_age(to;) { fr: ["jusqu’à {to} an", "jusqu’à {to} ans"], en: ["up to age {to}", "up to age {to}"] }
    years(n;) { fr: ["{n} an", "{n} ans"], en: ["age {n}", "age {n}"] }
    cycle_of(n;) { fr: ["{n} séance.", "{n} séances. On s’inscrit à toutes les séances."], en: ["{n} session.", "{n} sessions. One books all of them."] }
    free { fr: "Gratuit", en: "Free" }
    from_to(least, most) { fr: "de {least} à {most}", en: "{least} to {most}" }
    or(one, other) { fr: "{one} ou {other}", en: "{one} or {other}" }
    n_units(n; one, many) { fr: ["{n} {one}", "{n} {many}"], en: ["{n} {one}", "{n} {many}"] }
    called_off { fr: "Annulé", en: "Called off" }
    closed { fr: "Inscriptions closes", en: "Booking closed" }
    opens_on(day) { fr: "Ouvre le {day}", en: "Opens on {day}" }
    next_workshops { fr: "Prochains ateliers", en: "Next workshops" }
    full { fr: "Complet", en: "Full" }
    places_left(n;) { fr: ["{n} place libre", "{n} places libres"], en: ["{n} place left", "{n} places left"] }
    seats_bar(taken, all) { fr: "Places prises : {taken} sur {all}", en: "{taken} of {all} places taken" }
    make_public { fr: "Montrer à tous", en: "Show to everybody" }
    not_public { fr: "Pas encore public", en: "Not public yet" }
    is_public { fr: "Public", en: "Public" }
    archived { fr: "Archivé", en: "Archived" }
    dates { fr: "Dates", en: "Dates" }
    more_dates(n;) { fr: ["{n} autre date", "{n} autres dates"], en: ["{n} more date", "{n} more dates"] }
    prices { fr: "Tarifs", en: "Prices" }
    price { fr: "Tarif", en: "Price" }
    prices_on_word { fr: "Vous choisissez votre tarif. Vous n’avez rien à prouver.", en: "You choose your price. We ask for no proof." }
    price_full { fr: "Plein tarif", en: "Full price" }
    price_reduced { fr: "Tarif réduit", en: "Reduced price" }
    price_solidarity { fr: "Tarif solidaire", en: "Solidarity price" }
    price_professional { fr: "Professionnels", en: "Professionals" }
    price_member { fr: "Adhérents", en: "Members" }
    price_open { fr: "Prix libre", en: "Pay what you can" }
    price_units { fr: "Monnaie-temps", en: "Time units" }
    bring { fr: "À apporter", en: "To bring" }
    allergens { fr: "Allergènes", en: "Allergens" }
    access { fr: "Accès", en: "Access" }
    how_many { fr: "Combien de places ?", en: "How many places?" }
    n_seats(n;) { fr: ["{n} place", "{n} places"], en: ["{n} place", "{n} places"] }
    reserve { fr: "Réserver", en: "Book" }
    join_line { fr: "Rejoindre la liste d’attente", en: "Join the waiting list" }
    change_until(day) { fr: "Vous pourrez changer ou annuler vous-même, en ligne, jusqu’au {day}.", en: "You can change or cancel yourself, online, until {day}." }
    calendar_file { fr: "Ajouter à mon agenda", en: "Add to my calendar" }
    together_hint { fr: "Votre groupe reste ensemble : toutes les places, ou aucune.", en: "Your group stays together: all places, or none." }
    line_lead(hours;) { fr: ["Si des places se libèrent, nous vous écrivons. Vous avez alors {hours} heure pour les prendre. Ensuite, nous les proposons à une autre personne.", "Si des places se libèrent, nous vous écrivons. Vous avez alors {hours} heures pour les prendre. Ensuite, nous les proposons à une autre personne."], en: ["If places come free, we write to you. You then have {hours} hour to take them. After that we offer them to somebody else.", "If places come free, we write to you. You then have {hours} hours to take them. After that we offer them to somebody else."] }
    commune { fr: "Commune", en: "Town" }
    your_name { fr: "Votre nom", en: "Your name" }
    your_email { fr: "Votre e-mail", en: "Your e-mail" }
    your_phone { fr: "Votre téléphone", en: "Your telephone" }
    your_commune { fr: "Votre commune", en: "Your town" }
    phone_why { fr: "Pour un changement de dernière minute.", en: "For a change at the last minute." }
    commune_why { fr: "Pour savoir d’où viennent nos visiteurs.", en: "To know where our visitors come from." }
    offer_comes_here { fr: "La proposition arrive à cette adresse.", en: "The offer comes to this address." }
    you { fr: "Vous", en: "You" }
    who_comes { fr: "Qui vient ?", en: "Who comes?" }
    guest(n) { fr: "Personne {n}", en: "Person {n}" }
    the_guest { fr: "La personne qui vient", en: "Who comes" }
    guest_name { fr: "Prénom et nom", en: "First and last name" }
    guest_is_you { fr: "Laissez vide si c’est vous.", en: "Leave empty if it is you." }
    for_children { fr: "Pour les enfants", en: "For children" }
    emergency { fr: "Qui appeler en cas d’urgence ?", en: "Emergency contact" }
    emergency_hint { fr: "Un nom et un numéro. Effacé après la date.", en: "A name and a number. Erased after the date." }
    collectors { fr: "Qui peut venir chercher l’enfant", en: "Who may collect the child" }
    collectors_hint { fr: "Les noms. Effacé après la date.", en: "Their names. Erased after the date." }
    allergies { fr: "Allergies", en: "Allergies" }
    allergies_hint { fr: "Seule l’équipe les lit, pour préparer l’atelier. Effacées après la date.", en: "Read by the team only, to prepare the workshop. Erased after the date." }
    image_consent { fr: "J’accepte d’apparaître sur des photos de l’atelier. Ce n’est pas obligatoire.", en: "I agree to appear in pictures of the workshop. This is not required." }
    questions { fr: "Questions", en: "Questions" }
    must_agree { fr: "Il faut cocher cette case pour participer.", en: "Please tick this box to take part." }
    payment { fr: "Paiement", en: "Payment" }
    pay_how { fr: "Moyen de paiement", en: "Means of payment" }
    on_the_spot { fr: "Sur place, le jour même", en: "At the door, on the day" }
    on_the_spot_only { fr: "Vous payez sur place, le jour même.", en: "You pay at the door, on the day." }
    transfer { fr: "Par virement", en: "By bank transfer" }
    voucher { fr: "Bon de réduction", en: "Voucher" }
    open_amount { fr: "Votre prix, en euros", en: "Your price, in euros" }
    choose_price { fr: "Choisissez un tarif", en: "Choose a price" }
    data_note(ecopole) { fr: "Vos réponses servent à préparer l’atelier. {ecopole} ne les donne à personne.", en: "Your answers help to prepare the workshop. {ecopole} gives them to nobody." }
    book_now { fr: "Confirmer ma réservation", en: "Confirm my booking" }
    give_up { fr: "Libérer les places", en: "Release the places" }
    decline { fr: "Laisser ces places", en: "No thanks, release the places" }
    held_until(time) { fr: "Vos places sont gardées jusqu’à {time}.", en: "Your places are kept until {time}." }
    offered_until(day) { fr: "Ces places sont pour vous jusqu’au {day}.", en: "These places are yours until {day}." }
    hold_over { fr: "Le délai est passé. Vous pouvez encore remplir : si les places sont encore libres, elles sont à vous.", en: "Time has run out. Fill in anyway: if the places are still free, they are yours." }
    ten_more { fr: "Garder mes places 10 minutes de plus", en: "Keep my places 10 more minutes" }
    not_extended { fr: "Ce temps a déjà été prolongé, ou il est passé.", en: "This time was prolonged before, or it has run out." }

    full_now { fr: "C’est complet : quelqu’un a été plus rapide. Vous pouvez rejoindre la liste d’attente.", en: "It is full: somebody was faster. You can join the waiting list." }
    only_left(n;) { fr: ["Il ne reste que {n} place.", "Il ne reste que {n} places."], en: ["Only {n} place is left.", "Only {n} places are left."] }
    not_yet_open { fr: "Les inscriptions ne sont pas encore ouvertes.", en: "Booking has not opened yet." }
    booking_closed { fr: "Les inscriptions sont closes.", en: "Booking is closed." }
    does_not_take_place { fr: "Cette séance est annulée.", en: "This session is called off." }
    cancelled_already { fr: "Cette séance est déjà annulée.", en: "This session is called off already." }
    seats_at_most(n;) { fr: ["Une réservation compte {n} place au plus.", "Une réservation compte {n} places au plus."], en: ["A booking has at most {n} place.", "A booking has at most {n} places."] }
    address_at_most(n;) { fr: ["Cette adresse e-mail a déjà ses places : {n} au plus pour une date.", "Cette adresse e-mail a déjà des places : {n} au plus pour une date. Écrivez-nous pour un groupe."], en: ["This e-mail address already has its place: at most {n} for a date.", "This e-mail address has places already: at most {n} for a date. Write to us for a group."] }
    seats_are_free { fr: "Il reste des places : vous pouvez réserver tout de suite.", en: "There are places left: you can book at once." }
    never_so_many { fr: "Il n’y a pas autant de places en tout.", en: "There are not that many places in all." }
    not_over_yet { fr: "L’atelier n’a pas encore eu lieu. Revenez après.", en: "The workshop has not taken place yet. Come back afterwards." }
    booking_over { fr: "Cette réservation n’est plus en cours. Choisissez une date et réservez de nouveau.", en: "This booking is over. Choose a date and book again." }
    one_name_a_seat { fr: "Il faut un nom par place.", en: "There must be one name for each place." }
    voucher_unknown { fr: "Ce bon n’existe pas pour cet atelier. Vérifiez le code.", en: "There is no such voucher for this workshop. Check the code." }
    voucher_not_now { fr: "Ce bon n’est pas valable aujourd’hui.", en: "This voucher is not valid today." }
    voucher_used_up { fr: "Ce bon a déjà servi. Enlevez-le pour continuer.", en: "This voucher has been used up." }
    too_late { fr: "Le délai est passé : demandez à l’équipe.", en: "The deadline has passed: ask the team." }
    cancel_instead { fr: "Il ne resterait personne. Annulez plutôt la réservation.", en: "Nobody would be left. Cancel the booking instead." }
    choose_who_leaves { fr: "Choisissez qui ne vient plus.", en: "Choose who no longer comes." }
    cannot_move { fr: "Pas assez de places à cette date. Choisissez-en une autre.", en: "Not enough places on that date. Choose another one." }

    state_held { fr: "En cours de réservation", en: "Being booked" }
    state_pending { fr: "À confirmer par e-mail", en: "To be confirmed by e-mail" }
    state_confirmed { fr: "Réservé", en: "Booked" }
    state_waiting { fr: "Sur la liste d’attente", en: "On the waiting list" }
    state_offered { fr: "Places proposées", en: "Places offered" }
    state_cancelled { fr: "Annulé", en: "Cancelled" }
    state_expired { fr: "Délai passé", en: "Time ran out" }
    join_line_as_more { fr: "Il vous faut plus de places ? Rejoindre la liste d’attente", en: "More of you? Waiting list" }
    open_the_mail(address) { fr: "Dernière étape : ouvrez le message envoyé à {address} et suivez son lien. Vos places sont gardées 24 heures.", en: "One last step: open the message sent to {address} and follow its link. Your places are kept for 24 hours." }
    confirm_from_the_mail { fr: "Confirmez avec le lien du message que nous avons envoyé.", en: "Confirm with the link of the message that we sent." }
    pending_lead { fr: "Dernière étape : confirmez. Vos places sont gardées 24 heures.", en: "One last step: confirm. Your places are kept for 24 hours." }
    waiting_lead(place) { fr: "Vous êtes en position {place}. Si des places se libèrent, nous vous écrivons aussitôt.", en: "You are number {place} on the waiting list. If places come free, we write to you at once." }
    leave_line { fr: "Quitter la liste", en: "Leave the list" }
    cancelled_lead { fr: "Cette réservation est annulée. Les places sont libérées.", en: "This booking is cancelled. The places are free again." }
    expired_lead { fr: "Le délai est passé et les places sont allées à d’autres. Vous pouvez réserver de nouveau.", en: "The time has run out and the places went to others. You can book again." }
    see_dates { fr: "Voir les dates", en: "See the dates" }
    see_workshops { fr: "Voir tous les ateliers", en: "See all workshops" }
    letter_names(names) { fr: "Pour : {names}", en: "For: {names}" }
    letter_deadline(at) { fr: "Vous pouvez changer ou annuler vous-même jusqu’au {at}.", en: "You can change or cancel yourself until {at}." }
    on_the_map { fr: "Voir sur la carte", en: "See on the map" }
    unit_explained(many) { fr: "Les {many} sont la monnaie-temps de l’écopôle : on les gagne en aidant aux chantiers.", en: "{many} are the ecopole’s time currency: you earn them by helping at work days." }
    seats_and_code(n; code) { fr: ["{n} place · code {code}", "{n} places · code {code}"], en: ["{n} place · code {code}", "{n} places · code {code}"] }
    tickets { fr: "Vos billets", en: "Your tickets" }
    tickets_pdf { fr: "Billets à imprimer", en: "Tickets to print" }
    qr_of(name) { fr: "Billet de {name}", en: "Ticket of {name}" }
    ticket { fr: "Billet", en: "Ticket" }
    ticket_good { fr: "Billet valable", en: "Valid ticket" }
    ticket_void { fr: "Billet annulé", en: "Void ticket" }
    ticket_help { fr: "Montrez ce billet à l’arrivée, sur papier ou sur votre téléphone.", en: "Show this ticket when you arrive, on paper or on your telephone." }
    change { fr: "Changer quelque chose", en: "Change something" }
    change_names { fr: "Changer les noms", en: "Change the names" }
    change_names_what { fr: "Quelqu’un vient à la place d’un autre ? Écrivez son nom.", en: "Somebody comes instead of another? Write their name." }
    fewer { fr: "Réduire le nombre de places", en: "Reduce the number of places" }
    fewer_what { fr: "Cochez qui ne vient plus. Sa place est libérée.", en: "Tick who no longer comes. Their place is free again." }
    give_seats_back { fr: "Libérer ces places", en: "Release these places" }
    other_date { fr: "Choisir une autre date", en: "Choose another date" }
    other_date_what { fr: "Toute votre réservation change de date.", en: "Your whole booking moves to that date." }
    move_booking { fr: "Passer à cette date", en: "Move to this date" }
    cancel_booking { fr: "Annuler la réservation", en: "Cancel the booking" }
    cancel_what { fr: "Toutes vos places sont libérées. D’autres pourront venir.", en: "All your places are free again. Others can come." }
    too_late_lead { fr: "Le délai pour changer vous-même est passé. Écrivez à l’équipe, elle vous répondra.", en: "The time to change it yourself has passed. Write to the team, they will answer you." }
    your_request { fr: "Votre message à l’équipe", en: "Your message to the team" }
    send_request { fr: "Envoyer ma demande", en: "Send my request" }
    reminders_on { fr: "Nous vous enverrons un rappel.", en: "We will send you a reminder." }
    reminders_off { fr: "Vous ne recevez pas de rappel.", en: "You get no reminder." }
    no_reminders { fr: "Ne plus recevoir de rappel", en: "No more reminders" }
    want_reminders { fr: "Recevoir un rappel", en: "Get a reminder" }
    over_lead { fr: "C’est passé. Merci de votre visite !", en: "It is over. Thank you for coming!" }
    certificate { fr: "Attestation de présence", en: "Certificate of attendance" }
    nobody_came { fr: "Aucune présence n’a été notée pour cette réservation. Demandez à l’équipe.", en: "No attendance was noted for this booking. Ask the team." }
    say_how_it_was { fr: "Dites-nous comment c’était", en: "Tell us how it was" }
    how_was_it { fr: "Comment était l’atelier ?", en: "How was the workshop?" }
    what_to_change { fr: "Que changer la prochaine fois ?", en: "What should change next time?" }
    thank_you { fr: "Merci, c’est noté.", en: "Thank you, noted." }
    send { fr: "Envoyer", en: "Send" }
    rating_1 { fr: "Pas bien", en: "Not good" }
    rating_2 { fr: "Moyen", en: "Fair" }
    rating_3 { fr: "Bien", en: "Good" }
    rating_4 { fr: "Très bien", en: "Very good" }
    rating_5 { fr: "Formidable", en: "Wonderful" }
    unknown_link { fr: "Ce lien ne mène plus à une réservation", en: "This link no longer leads to a booking" }
    unknown_link_help { fr: "Il est incomplet, ou la réservation n’a jamais été finie. Ouvrez le dernier message reçu, ou réservez de nouveau.", en: "It is incomplete, or the booking was never finished. Open the last message you got, or book again." }
    confirm_booking { fr: "Confirmer la réservation", en: "Confirm the booking" }
    manage_booking { fr: "Voir ma réservation", en: "See my booking" }
    see_booking { fr: "Voir la réservation", en: "See the booking" }
    see_offer { fr: "Prendre ces places, ou les laisser", en: "Take these places, or leave them" }

    letter_confirmed(title) { fr: "Votre réservation est confirmée : « {title} ».", en: "Your booking is confirmed: “{title}”." }
    letter_please_confirm(title) { fr: "Vous avez réservé « {title} ». Confirmez avec le bouton ci-dessous, sous 24 heures.", en: "You have booked “{title}”. Please confirm with the button below, within 24 hours." }
    letter_waiting(title) { fr: "Vous êtes sur la liste d’attente de « {title} ». Nous vous écrirons si des places se libèrent.", en: "You are on the waiting list for “{title}”. We will write if places come free." }
    letter_offer(n; title, until) { fr: ["Bonne nouvelle : {n} place s’est libérée pour « {title} ». Elle est gardée pour vous jusqu’au {until}.", "Bonne nouvelle : {n} places se sont libérées pour « {title} ». Elles sont gardées pour vous jusqu’au {until}."], en: ["Good news: {n} place came free for “{title}”. It is kept for you until {until}.", "Good news: {n} places came free for “{title}”. They are kept for you until {until}."] }
    letter_offer_expired(title) { fr: "Les places proposées pour « {title} » sont allées à la personne suivante. Vous pouvez rejoindre de nouveau la liste.", en: "The places offered for “{title}” went to the next person. You can join the list again." }
    letter_not_confirmed(title) { fr: "Votre réservation pour « {title} » n’a pas été confirmée à temps. Les places sont libérées.", en: "Your booking for “{title}” was not confirmed in time. The places are free again." }
    letter_moved(title) { fr: "Attention, « {title} » change. Voici la date, l’heure et le lieu.", en: "Please note: “{title}” has changed. Here are the date, the time and the place." }
    letter_date_off(title) { fr: "Une séance de « {title} » n’aura pas lieu. Nous en sommes désolés. Les autres sont maintenues.", en: "One session of “{title}” will not take place. We are sorry. The others stay." }
    letter_date_moved(title) { fr: "Attention, une séance de « {title} » change. Voici toutes les séances.", en: "Please note: one session of “{title}” has changed. Here are all sessions." }
    letter_paid_back(amount) { fr: "À vous rendre : {amount}. L’équipe vous contactera.", en: "To give back to you: {amount}. The team will be in touch." }
    letter_called_off(title) { fr: "« {title} » n’aura pas lieu. Nous en sommes désolés.", en: "“{title}” will not take place. We are sorry." }
    letter_link_again(title) { fr: "Voici de nouveau votre lien pour « {title} ».", en: "Here is your link for “{title}” again." }
    find_title { fr: "Retrouver mes réservations", en: "Find my bookings" }
    find_lead { fr: "Écrivez votre adresse e-mail. Vous recevez un lien pour chaque atelier et chaque chantier à venir.", en: "Write your e-mail address. You will receive a link for each workshop and work day to come." }
    find_send { fr: "Recevoir mes liens", en: "Send me my links" }
    letter_still_waiting { fr: "Vous êtes toujours sur la liste d’attente : rien n’est réservé pour l’instant.", en: "You are still on the waiting list: nothing is booked for now." }
    letter_has_places(title) { fr: "Quelqu’un vient de demander des places pour « {title} » avec votre adresse. Vous en avez déjà : voici votre lien pour voir, changer ou annuler. Pour un groupe plus grand, écrivez-nous.", en: "Somebody has just asked for places for “{title}” with your address. You have some already: here is your link to see, change or cancel. For a larger group, write to us." }
    subject_has_places(title) { fr: "Vos places : {title}", en: "Your places: {title}" }
    too_many_held { fr: "Trop de places sont déjà en cours de réservation depuis votre connexion. Réessayez dans dix minutes.", en: "Too many places are being booked from your connection already. Try again in ten minutes." }
    ask_the_mail { fr: "Nous n’avons pas pu réserver avec cette adresse. Le message que nous venons d’y envoyer dit pourquoi.", en: "We could not book with this address. The message that we have just sent there says why." }
    places_wait(n;) { fr: ["{n} place vous attend. Continuer", "{n} places vous attendent. Continuer"], en: ["{n} place is waiting for you. Continue", "{n} places are waiting for you. Continue"] }
    being_held(n;) { fr: ["Complet pour l’instant : {n} place est en cours de réservation.", "Complet pour l’instant : {n} places sont en cours de réservation."], en: ["Full for now: {n} place is being booked.", "Full for now: {n} places are being booked."] }
    give_back_label { fr: "À rendre", en: "To give back" }
    we_give_back(sum) { fr: "À vous rendre : {sum}. Passez nous voir, ou écrivez à l’équipe.", en: "To give back to you: {sum}. Come and see us, or write to the team." }
    change_number { fr: "Changer le nombre", en: "Change the number" }
    letter_cancelled(title) { fr: "Votre réservation pour « {title} » est annulée, comme demandé.", en: "Your booking for “{title}” is cancelled, as you asked." }
    letter_cancelled_by_team(title) { fr: "L’équipe a annulé votre réservation pour « {title} ».", en: "The team has cancelled your booking for “{title}”." }
    letter_changed(title) { fr: "Votre réservation pour « {title} » est changée.", en: "Your booking for “{title}” has changed." }
    letter_soon(title) { fr: "C’est bientôt : « {title} ».", en: "It is soon: “{title}”." }
    letter_thanks(title) { fr: "Merci de votre participation à « {title} ». Deux questions, une minute : dites-nous comment c’était. Vous y trouverez aussi votre attestation.", en: "Thank you for coming to “{title}”. Two questions, one minute: tell us how it was. You will find your certificate there too." }
    letter_bring(what) { fr: "À apporter : {what}", en: "To bring: {what}" }
    letter_unsubscribe(link) { fr: "Ne plus recevoir de rappels : {link}", en: "No more reminders: {link}" }
    subject_confirmed(title, day) { fr: "Réservé, {day} : {title}", en: "Booked, {day}: {title}" }
    subject_please_confirm(title) { fr: "À confirmer : {title}", en: "Please confirm: {title}" }
    subject_waiting(title) { fr: "Liste d’attente : {title}", en: "Waiting list: {title}" }
    subject_offer(title, day) { fr: "Une place pour vous, {day} : {title}", en: "A place for you, {day}: {title}" }
    subject_offer_expired(title) { fr: "Places non prises : {title}", en: "Offer ended: {title}" }
    subject_not_confirmed(title) { fr: "Non confirmé : {title}", en: "Not confirmed: {title}" }
    subject_moved(title, day) { fr: "Changement, {day} : {title}", en: "Changed, {day}: {title}" }
    subject_date_off(title) { fr: "Une séance annulée : {title}", en: "One session called off: {title}" }
    subject_called_off(title) { fr: "Annulé : {title}", en: "Called off: {title}" }
    subject_cancelled(title) { fr: "Réservation annulée : {title}", en: "Booking cancelled: {title}" }
    subject_changed(title, day) { fr: "Réservation changée, {day} : {title}", en: "Booking changed, {day}: {title}" }
    subject_soon(title, day) { fr: "Rappel, {day} : {title}", en: "Reminder, {day}: {title}" }
    subject_thanks(title) { fr: "Votre avis : {title}", en: "How was it? {title}" }
    team_subject(code) { fr: "Demande sur la réservation {code}", en: "Request about booking {code}" }
    team_asks(name) { fr: "{name} vous écrit :", en: "{name} writes to you:" }
    pay_at_the_door(amount) { fr: "{amount} à payer sur place.", en: "{amount} to pay at the door." }
    pay_by_transfer(amount, to, reference) { fr: "{amount} à payer par virement à {to}, avec la référence {reference}.", en: "{amount} to pay by transfer to {to}, with the reference {reference}." }
    pay_at(amount, address) { fr: "{amount} à payer ici : {address}", en: "{amount} to pay here: {address}" }
    pay_units(n; one, many) { fr: ["{n} {one} à donner sur place.", "{n} {many} à donner sur place."], en: ["{n} {one} to give at the door.", "{n} {many} to give at the door."] }
    certifies(ecopole) { fr: "{ecopole} atteste que", en: "{ecopole} certifies that" }
    took_part(title) { fr: "a participé à l’atelier « {title} » :", en: "took part in the workshop “{title}”:" }
    done_at(commune, day) { fr: "Fait à {commune}, le {day}.", en: "Done at {commune}, {day}." }
    signature { fr: "Signature", en: "Signature" }
    signed_by { fr: "Nom, qualité et signature", en: "Name, office and signature" }
    received_from(name) { fr: "Reçu de {name}", en: "Received from {name}" }
    given_back_to(name) { fr: "Rendu à {name}", en: "Given back to {name}" }
    receipt_for(title) { fr: "Pour l’atelier « {title} »", en: "For the workshop “{title}”" }
    receipt_booking(code, n) { fr: "Réservation {code}, {n}", en: "Booking {code}, {n}" }
    receipt_how(method, at) { fr: "Paiement : {method}, {at}", en: "Payment: {method}, {at}" }
    receipt_keep { fr: "Ce reçu a un numéro qui ne sert qu’une fois. Gardez-le.", en: "This receipt has a number that is used once only. Keep it." }
}
