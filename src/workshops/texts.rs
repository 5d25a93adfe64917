//! Texts about workshops. Residents' texts come first: known words, one idea a sentence.

use super::model::booking::BookingState;
use super::model::date::WorkshopDate;
use super::model::money::{Paid, VoucherKind};
use super::model::workshop::{Level, PriceKind, QuestionKind, Theme};
use crate::platform::i18n::{Lang, format};
use crate::shifts::model::time::{ClockTime, Slot};

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
        Lang::En => ":",
    }
}

crate::texts! {
    from_until(day, starts, ends) { fr: "{day}, de {starts} à {ends}", en: "{day}, {starts} to {ends}" }
    workshops { fr: "Ateliers", en: "Workshops" }
    workshop { fr: "Atelier", en: "Workshop" }
    agenda_lead(ecopole) { fr: "Cuisiner, jardiner, apprendre ensemble. {ecopole} vous accueille, sans compte à créer.", en: "Cook, garden and learn together. {ecopole} welcomes you, with no account to make." }
    views { fr: "Façons de voir", en: "Views" }
    view_list { fr: "Liste", en: "List" }
    view_month { fr: "Mois", en: "Month" }
    no_date { fr: "Aucun atelier ne correspond pour le moment. Affichez tout, ou revenez bientôt.", en: "No workshop matches for now. Show all, or come back soon." }
    no_date_this_month { fr: "Aucun atelier ce mois-ci.", en: "No workshop this month." }
    no_date_yet { fr: "Pas de date pour le moment. Revenez bientôt.", en: "No date for now. Come back soon." }
    team_side { fr: "Côté équipe", en: "Team side" }
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
    level_all { fr: "Pour tous", en: "For everybody" }
    level_beginner { fr: "Débutants", en: "Beginners" }
    level_experienced { fr: "Initiés", en: "Experienced" }
    ages(from, to) { fr: "{from} à {to} ans", en: "ages {from} to {to}" }
    from_age(from) { fr: "dès {from} ans", en: "from age {from}" }
    until_age(to) { fr: "jusqu’à {to} ans", en: "up to age {to}" }
    years(l) { fr: "{l} ans", en: "age {l}" }
    cycle_of(n;) { fr: ["Cycle de {n} séance, à suivre en entier", "Cycle de {n} séances, à suivre en entier"], en: ["A cycle of {n} session, booked as a whole", "A cycle of {n} sessions, booked as a whole"] }
    free { fr: "Gratuit", en: "Free" }
    from_to(least, most) { fr: "de {least} à {most}", en: "{least} to {most}" }
    or(one, other) { fr: "{one} ou {other}", en: "{one} or {other}" }
    n_units(n; unit) { fr: ["{n} {unit}", "{n} {unit}s"], en: ["{n} {unit}", "{n} {unit}s"] }
    called_off { fr: "Annulé", en: "Called off" }
    closed { fr: "Inscriptions closes", en: "Booking closed" }
    opens_on(day) { fr: "Ouvre le {day}", en: "Opens on {day}" }
    full { fr: "Complet", en: "Full" }
    places_left(n;) { fr: ["{n} place libre", "{n} places libres"], en: ["{n} place left", "{n} places left"] }
    seats_bar(taken, all) { fr: "{taken} places prises sur {all}", en: "{taken} of {all} places taken" }
    not_public { fr: "Pas encore public", en: "Not public yet" }
    is_public { fr: "Public", en: "Public" }
    archived { fr: "Archivé", en: "Archived" }
    dates { fr: "Dates", en: "Dates" }
    more_dates(n;) { fr: ["{n} autre date", "{n} autres dates"], en: ["{n} more date", "{n} more dates"] }
    prices { fr: "Tarifs", en: "Prices" }
    price { fr: "Tarif", en: "Price" }
    prices_on_word { fr: "Vous choisissez votre tarif. Nous ne demandons pas de justificatif.", en: "You choose your price. We ask for no proof." }
    price_full { fr: "Plein tarif", en: "Full price" }
    price_reduced { fr: "Tarif réduit", en: "Reduced price" }
    price_solidarity { fr: "Tarif solidaire", en: "Solidarity price" }
    price_professional { fr: "Professionnels", en: "Professionals" }
    price_member { fr: "Adhérents", en: "Members" }
    price_open { fr: "Prix libre", en: "Pay what you can" }
    price_units { fr: "Monnaie locale", en: "Local time unit" }
    bring { fr: "À apporter", en: "To bring" }
    allergens { fr: "Allergènes", en: "Allergens" }
    access { fr: "Accès", en: "Access" }
    how_many { fr: "Combien de places ?", en: "How many places?" }
    n_seats(n;) { fr: ["{n} place", "{n} places"], en: ["{n} place", "{n} places"] }
    reserve { fr: "Réserver", en: "Book" }
    join_line { fr: "Rejoindre la liste d’attente", en: "Join the waiting list" }
    change_until(day) { fr: "Vous pourrez changer ou annuler seul jusqu’au {day}.", en: "You can change or cancel by yourself until {day}." }
    calendar_file { fr: "Ajouter à mon agenda", en: "Add to my calendar" }
    leave_empty { fr: "Laissez ce champ vide", en: "Leave this field empty" }
    together_hint { fr: "Votre groupe reste ensemble : toutes les places, ou aucune.", en: "Your group stays together: all places, or none." }
    line_lead(hours) { fr: "Si des places se libèrent, nous vous écrivons. Vous avez alors {hours} heures pour les prendre. Ensuite, c’est au suivant.", en: "If places come free, we write to you. You then have {hours} hours to take them. After that it is the next one’s turn." }
    commune { fr: "Commune", en: "Town" }
    your_name { fr: "Votre nom", en: "Your name" }
    your_email { fr: "Votre e-mail", en: "Your e-mail" }
    your_phone { fr: "Votre téléphone", en: "Your telephone" }
    your_commune { fr: "Votre commune", en: "Your town" }
    phone_why { fr: "Pour un changement de dernière minute.", en: "For a change at the last minute." }
    commune_why { fr: "Pour savoir d’où viennent nos visiteurs.", en: "To know where our visitors come from." }
    offer_comes_here { fr: "La proposition arrive à cette adresse.", en: "The offer comes to this address." }
    you { fr: "Vous", en: "You" }
    who_comes { fr: "Qui vient ?", en: "Who comes?" }
    guest(n) { fr: "Personne {n}", en: "Person {n}" }
    the_guest { fr: "La personne qui vient", en: "Who comes" }
    guest_name { fr: "Prénom et nom", en: "First and last name" }
    guest_is_you { fr: "Laissez vide si c’est vous.", en: "Leave empty if it is you." }
    for_children { fr: "Pour les enfants", en: "For children" }
    emergency { fr: "Qui appeler en cas de besoin", en: "Whom to call if need be" }
    emergency_hint { fr: "Un nom et un numéro. Effacé après la date.", en: "A name and a number. Erased after the date." }
    collectors { fr: "Qui peut venir chercher l’enfant", en: "Who may collect the child" }
    collectors_hint { fr: "Les noms. Effacé après la date.", en: "Their names. Erased after the date." }
    allergies { fr: "Allergies", en: "Allergies" }
    allergies_hint { fr: "Lues par l’animateur seul. Effacées après la date.", en: "Read by the facilitator alone. Erased after the date." }
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
    give_up { fr: "Rendre les places", en: "Give the places back" }
    decline { fr: "Non merci", en: "No thank you" }
    held_until(time) { fr: "Vos places sont gardées jusqu’à {time}.", en: "Your places are kept until {time}." }
    offered_until(day) { fr: "Ces places sont pour vous jusqu’au {day}.", en: "These places are yours until {day}." }
    hold_over { fr: "Le temps est passé. Remplissez quand même : si les places sont encore libres, elles sont à vous.", en: "Time has run out. Fill in anyway: if the places are still free, they are yours." }
    ten_more { fr: "10 minutes de plus", en: "10 more minutes" }
    not_extended { fr: "Ce temps a déjà été prolongé, ou il est passé.", en: "This time was prolonged before, or it has run out." }

    full_now { fr: "C’est complet : quelqu’un a été plus rapide. Vous pouvez rejoindre la liste d’attente.", en: "It is full: somebody was faster. You can join the waiting list." }
    only_left(n;) { fr: ["Il ne reste que {n} place.", "Il ne reste que {n} places."], en: ["Only {n} place is left.", "Only {n} places are left."] }
    not_yet_open { fr: "Les inscriptions ne sont pas encore ouvertes.", en: "Booking has not opened yet." }
    booking_closed { fr: "Les inscriptions sont closes.", en: "Booking is closed." }
    does_not_take_place { fr: "Cette date est annulée.", en: "This date is called off." }
    cancelled_already { fr: "Cette date est déjà annulée.", en: "This date is called off already." }
    seats_at_most(n;) { fr: ["Une réservation compte {n} place au plus.", "Une réservation compte {n} places au plus."], en: ["A booking has at most {n} place.", "A booking has at most {n} places."] }
    address_at_most(n;) { fr: ["Cette adresse e-mail a déjà ses places : {n} au plus pour une date.", "Cette adresse e-mail a déjà des places : {n} au plus pour une date. Écrivez-nous pour un groupe."], en: ["This e-mail address has its place already: at most {n} for a date.", "This e-mail address has places already: at most {n} for a date. Write to us for a group."] }
    seats_are_free { fr: "Il reste des places : vous pouvez réserver tout de suite.", en: "There are places left: you can book at once." }
    never_so_many { fr: "Il n’y a pas autant de places en tout.", en: "There are not that many places in all." }
    in_line_already { fr: "Cette adresse e-mail est déjà sur la liste d’attente.", en: "This e-mail address is on the waiting list already." }
    booking_over { fr: "Cette réservation n’est plus en cours. Choisissez une date et réservez de nouveau.", en: "This booking is over. Choose a date and book again." }
    one_name_a_seat { fr: "Il faut un nom par place.", en: "There must be one name for each place." }
    voucher_unknown { fr: "Ce bon n’existe pas pour cet atelier. Vérifiez le code.", en: "There is no such voucher for this workshop. Check the code." }
    voucher_not_now { fr: "Ce bon n’est pas valable aujourd’hui.", en: "This voucher is not valid today." }
    voucher_used_up { fr: "Ce bon a déjà servi.", en: "This voucher has been used up." }
    too_late { fr: "Le délai est passé : demandez à l’équipe.", en: "The deadline has passed: ask the team." }
    cancel_instead { fr: "Il ne resterait personne. Annulez plutôt la réservation.", en: "Nobody would be left. Cancel the booking instead." }
    choose_who_leaves { fr: "Choisissez qui ne vient plus.", en: "Choose who no longer comes." }
    cannot_move { fr: "Cette réservation ne peut pas passer à cette date.", en: "This booking cannot move to that date." }

    state_held { fr: "En cours de réservation", en: "Being booked" }
    state_pending { fr: "À confirmer par e-mail", en: "To be confirmed by e-mail" }
    state_confirmed { fr: "Réservé", en: "Booked" }
    state_waiting { fr: "Sur la liste d’attente", en: "On the waiting list" }
    state_offered { fr: "Places proposées", en: "Places offered" }
    state_cancelled { fr: "Annulé", en: "Cancelled" }
    state_expired { fr: "Délai passé", en: "Time ran out" }
    pending_lead { fr: "Un dernier geste : confirmez. Vos places sont gardées un jour.", en: "One last step: confirm. Your places are kept for a day." }
    waiting_lead(place) { fr: "Vous êtes en position {place}. Si des places se libèrent, nous vous écrivons aussitôt.", en: "You are number {place} in line. If places come free, we write to you at once." }
    leave_line { fr: "Quitter la liste", en: "Leave the list" }
    cancelled_lead { fr: "Cette réservation est annulée. Les places sont rendues.", en: "This booking is cancelled. The places are free again." }
    expired_lead { fr: "Le délai est passé et les places sont allées à d’autres. Vous pouvez réserver de nouveau.", en: "The time has run out and the places went to others. You can book again." }
    see_dates { fr: "Voir les dates", en: "See the dates" }
    see_workshops { fr: "Voir tous les ateliers", en: "See all workshops" }
    seats_and_code(n; code) { fr: ["{n} place · code {code}", "{n} places · code {code}"], en: ["{n} place · code {code}", "{n} places · code {code}"] }
    tickets { fr: "Vos billets", en: "Your tickets" }
    tickets_pdf { fr: "Billets à imprimer", en: "Tickets to print" }
    qr_of(name) { fr: "Billet de {name}", en: "Ticket of {name}" }
    ticket { fr: "Billet", en: "Ticket" }
    ticket_good { fr: "Billet valable", en: "Good ticket" }
    ticket_void { fr: "Billet annulé", en: "Void ticket" }
    ticket_help { fr: "Montrez ce billet à l’arrivée, sur papier ou sur votre téléphone.", en: "Show this ticket when you arrive, on paper or on your telephone." }
    change { fr: "Changer quelque chose", en: "Change something" }
    change_names { fr: "Changer les noms", en: "Change the names" }
    change_names_what { fr: "Quelqu’un vient à la place d’un autre ? Écrivez son nom.", en: "Somebody comes instead of another? Write their name." }
    fewer { fr: "Venir moins nombreux", en: "Come with fewer" }
    fewer_what { fr: "Cochez qui ne vient plus. Sa place est rendue.", en: "Tick who no longer comes. Their place is free again." }
    give_seats_back { fr: "Rendre ces places", en: "Give these places back" }
    other_date { fr: "Choisir une autre date", en: "Choose another date" }
    other_date_what { fr: "Toute votre réservation change de date.", en: "Your whole booking moves to that date." }
    move_booking { fr: "Changer de date", en: "Change the date" }
    cancel_booking { fr: "Annuler la réservation", en: "Cancel the booking" }
    cancel_what { fr: "Toutes vos places sont rendues. D’autres pourront venir.", en: "All your places are free again. Others can come." }
    too_late_lead { fr: "Le délai pour changer seul est passé. Écrivez à l’équipe, elle fera au mieux.", en: "The time to change by yourself has passed. Write to the team, they will do their best." }
    your_request { fr: "Votre demande", en: "Your request" }
    send_request { fr: "Envoyer ma demande", en: "Send my request" }
    reminders_on { fr: "Nous vous enverrons un rappel.", en: "We will send you a reminder." }
    reminders_off { fr: "Vous ne recevez pas de rappel.", en: "You get no reminder." }
    no_reminders { fr: "Ne plus recevoir de rappel", en: "No more reminders" }
    want_reminders { fr: "Recevoir un rappel", en: "Get a reminder" }
    over_lead { fr: "C’est passé. Merci d’être venus !", en: "It is over. Thank you for coming!" }
    certificate { fr: "Attestation de présence", en: "Certificate of attendance" }
    nobody_came { fr: "Aucune présence n’a été notée pour cette réservation. Demandez à l’équipe.", en: "No attendance was noted for this booking. Ask the team." }
    say_how_it_was { fr: "Dites-nous comment c’était", en: "Tell us how it was" }
    how_was_it { fr: "Comment était l’atelier ?", en: "How was the workshop?" }
    what_to_change { fr: "Que changer la prochaine fois ?", en: "What should change next time?" }
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

    letter_confirmed(title) { fr: "Votre réservation est confirmée : « {title} ».", en: "Your booking is confirmed: “{title}”." }
    letter_please_confirm(title) { fr: "Vous avez réservé « {title} ». Confirmez avec le bouton ci-dessous, sous 24 heures.", en: "You have booked “{title}”. Please confirm with the button below, within 24 hours." }
    letter_waiting(title) { fr: "Vous êtes sur la liste d’attente de « {title} ». Nous vous écrirons si des places se libèrent.", en: "You are on the waiting list for “{title}”. We will write if places come free." }
    letter_offer(n; title, until) { fr: ["Bonne nouvelle : {n} place s’est libérée pour « {title} ». Elle est gardée pour vous jusqu’au {until}.", "Bonne nouvelle : {n} places se sont libérées pour « {title} ». Elles sont gardées pour vous jusqu’au {until}."], en: ["Good news: {n} place came free for “{title}”. It is kept for you until {until}.", "Good news: {n} places came free for “{title}”. They are kept for you until {until}."] }
    letter_offer_expired(title) { fr: "Les places proposées pour « {title} » sont allées à la personne suivante. Vous pouvez rejoindre de nouveau la liste.", en: "The places offered for “{title}” went to the next person. You can join the list again." }
    letter_not_confirmed(title) { fr: "Votre réservation pour « {title} » n’a pas été confirmée à temps. Les places sont rendues.", en: "Your booking for “{title}” was not confirmed in time. The places are free again." }
    letter_moved(title) { fr: "Attention, « {title} » change. Voici la nouvelle date et le nouveau lieu.", en: "Please note: “{title}” has changed. Here are the new date and place." }
    letter_called_off(title) { fr: "« {title} » n’aura pas lieu. Nous en sommes désolés.", en: "“{title}” will not take place. We are sorry." }
    letter_cancelled(title) { fr: "Votre réservation pour « {title} » est annulée, comme demandé.", en: "Your booking for “{title}” is cancelled, as you asked." }
    letter_cancelled_by_team(title) { fr: "L’équipe a annulé votre réservation pour « {title} ».", en: "The team has cancelled your booking for “{title}”." }
    letter_changed(title) { fr: "Votre réservation pour « {title} » est changée.", en: "Your booking for “{title}” has changed." }
    letter_soon(title) { fr: "C’est bientôt : « {title} ».", en: "It is soon: “{title}”." }
    letter_thanks(title) { fr: "Merci d’être venu à « {title} ». Deux questions, une minute : dites-nous comment c’était. Vous y trouverez aussi votre attestation.", en: "Thank you for coming to “{title}”. Two questions, one minute: tell us how it was. You will find your certificate there too." }
    letter_bring(what) { fr: "À apporter : {what}", en: "To bring: {what}" }
    letter_unsubscribe(link) { fr: "Ne plus recevoir de rappels : {link}", en: "No more reminders: {link}" }
    subject_confirmed(title) { fr: "Réservé : {title}", en: "Booked: {title}" }
    subject_please_confirm(title) { fr: "À confirmer : {title}", en: "Please confirm: {title}" }
    subject_waiting(title) { fr: "Liste d’attente : {title}", en: "Waiting list: {title}" }
    subject_offer(title) { fr: "Une place pour vous : {title}", en: "A place for you: {title}" }
    subject_offer_expired(title) { fr: "Proposition passée : {title}", en: "Offer over: {title}" }
    subject_not_confirmed(title) { fr: "Non confirmé : {title}", en: "Not confirmed: {title}" }
    subject_moved(title) { fr: "Changement : {title}", en: "Changed: {title}" }
    subject_called_off(title) { fr: "Annulé : {title}", en: "Called off: {title}" }
    subject_cancelled(title) { fr: "Réservation annulée : {title}", en: "Booking cancelled: {title}" }
    subject_changed(title) { fr: "Réservation changée : {title}", en: "Booking changed: {title}" }
    subject_soon(title) { fr: "Bientôt : {title}", en: "Soon: {title}" }
    subject_thanks(title) { fr: "Merci : {title}", en: "Thank you: {title}" }
    team_subject(code) { fr: "Demande sur la réservation {code}", en: "Request about booking {code}" }
    team_asks(name) { fr: "{name} vous écrit :", en: "{name} writes to you:" }
    pay_at_the_door(amount) { fr: "{amount} à payer sur place.", en: "{amount} to pay at the door." }
    pay_by_transfer(amount, to, reference) { fr: "{amount} à payer par virement à {to}, avec la référence {reference}.", en: "{amount} to pay by transfer to {to}, with the reference {reference}." }
    pay_at(amount, address) { fr: "{amount} à payer ici : {address}", en: "{amount} to pay here: {address}" }
    pay_units(n; unit) { fr: ["{n} {unit} à donner sur place.", "{n} {unit}s à donner sur place."], en: ["{n} {unit} to give at the door.", "{n} {unit}s to give at the door."] }
    certifies(ecopole) { fr: "{ecopole} atteste que", en: "{ecopole} certifies that" }
    took_part(title) { fr: "a participé à l’atelier « {title} » :", en: "took part in the workshop “{title}”:" }
    done_at(commune, day) { fr: "Fait à {commune}, le {day}.", en: "Done at {commune}, {day}." }
    signature { fr: "Signature", en: "Signature" }

    team_title { fr: "Animation des ateliers", en: "Running workshops" }
    team_lead { fr: "Ce qui vient, qui attend une réponse, ce que nous proposons.", en: "What is coming, who waits for an answer, what we offer." }
    to_declare { fr: "Déclaration", en: "Declaration" }
    children_days(n; together, most) { fr: ["{n} jour cette année avec {together} enfants ou plus sans leurs parents. Dès {most} jours, l’accueil peut devoir être déclaré (Code de l’action sociale et des familles, R227-1).", "{n} jours cette année avec {together} enfants ou plus sans leurs parents. Dès {most} jours, l’accueil peut devoir être déclaré (Code de l’action sociale et des familles, R227-1)."], en: ["{n} day this year with {together} children or more without their parents. From {most} days on, a declaration may be required (Code de l’action sociale et des familles, R227-1).", "{n} days this year with {together} children or more without their parents. From {most} days on, a declaration may be required (Code de l’action sociale et des familles, R227-1)."] }
    coming_dates { fr: "Prochaines dates", en: "Coming dates" }
    requests { fr: "Demandes des habitants", en: "Residents’ requests" }
    handled { fr: "C’est traité", en: "Dealt with" }
    to_give_back { fr: "À rembourser", en: "To give back" }
    new_workshop { fr: "Nouvel atelier", en: "New workshop" }
    edit_workshop { fr: "Modifier l’atelier", en: "Edit the workshop" }
    edit { fr: "Modifier", en: "Edit" }
    as_residents { fr: "Vue des habitants", en: "Residents’ view" }
    no_workshop { fr: "Aucun atelier encore. Créez le premier : il reste caché tant que vous ne le rendez pas public.", en: "No workshop yet. Make the first one: it stays hidden until you make it public." }
    title { fr: "Titre", en: "Title" }
    name { fr: "Nom", en: "Name" }
    summary { fr: "En une phrase", en: "In one sentence" }
    summary_hint { fr: "Lu dans la liste et par les moteurs de recherche.", en: "Read in the list and by search engines." }
    story { fr: "Présentation", en: "Story" }
    story_hint { fr: "Phrases courtes. Une ligne vide sépare deux paragraphes.", en: "Short sentences. An empty line separates paragraphs." }
    level_label { fr: "Niveau", en: "Level" }
    for_whom_label { fr: "Public", en: "For whom" }
    age_from { fr: "Dès quel âge", en: "From age" }
    age_to { fr: "Jusqu’à quel âge", en: "Up to age" }
    ages_turned { fr: "L’âge maximal est plus petit que l’âge minimal.", en: "The highest age is below the lowest." }
    french { fr: "français", en: "French" }
    languages { fr: "Langues parlées", en: "Languages spoken" }
    allergens_hint { fr: "Si l’on goûte ou cuisine. Les allergies sont alors demandées.", en: "Where people taste or cook. Allergies are then asked." }
    access_hint { fr: "Marches, toilettes, poussettes, fauteuils, stationnement.", en: "Steps, toilets, prams, wheelchairs, parking." }
    equipment { fr: "Matériel à préparer", en: "Equipment to prepare" }
    equipment_hint { fr: "Pour l’équipe seule.", en: "For the team only." }
    seats_max { fr: "Places par réservation, au plus", en: "Places in one booking, at most" }
    seats_max_hint { fr: "Aussi par adresse e-mail et par date.", en: "Also for one e-mail address and date." }
    options { fr: "Options", en: "Options" }
    option_public { fr: "Public : visible de tous", en: "Public: visible to everybody" }
    option_children { fr: "Enfants sans leurs parents", en: "Children without their parents" }
    option_confirm { fr: "Confirmer par le lien de l’e-mail", en: "Confirm by the link of the e-mail" }
    option_newcomers { fr: "Nouveaux venus d’abord sur la liste d’attente", en: "Newcomers first on the waiting list" }
    new_date { fr: "Nouvelle date", en: "New date" }
    edit_date { fr: "Modifier la date", en: "Edit the date" }
    no_date_made { fr: "Aucune date. Ajoutez-en une, ou toute une série.", en: "No date. Add one, or a whole series." }
    booked_are_told { fr: "Des personnes ont réservé : si l’heure ou le lieu change, elles reçoivent un message.", en: "People have booked: if time or place changes, they get a message." }
    day { fr: "Jour", en: "Day" }
    from { fr: "De", en: "From" }
    until { fr: "À", en: "To" }
    not_a_time { fr: "Donnez une heure, par exemple 14:00.", en: "Please give a time, for example 14:00." }
    elsewhere { fr: "Ailleurs (adresse ci-contre)", en: "Elsewhere (address beside)" }
    address { fr: "Adresse", en: "Address" }
    address_hint { fr: "Seulement si ce n’est pas sur un terrain.", en: "Only if it is not on one of the sites." }
    place_missing { fr: "Choisissez un terrain, ou écrivez une adresse.", en: "Choose a site, or write an address." }
    seats_label { fr: "Places", en: "Places" }
    min_people { fr: "Minimum pour avoir lieu", en: "Fewest for it to take place" }
    min_people_hint { fr: "Un signal, rien n’est annulé tout seul.", en: "A signal, nothing is called off by itself." }
    opens_days { fr: "Ouvre combien de jours avant", en: "Opens how many days before" }
    closes_hours { fr: "Ferme combien d’heures avant", en: "Closes how many hours before" }
    cancel_hours { fr: "Annulation possible jusqu’à (heures avant)", en: "Can be cancelled until (hours before)" }
    facilitators { fr: "Qui anime", en: "Who leads it" }
    facilitators_hint { fr: "Une personne ne peut pas être aussi sur un créneau ou en absence.", en: "A person cannot also be on a shift or away." }
    resources { fr: "Salles et matériel partagés", en: "Rooms and shared equipment" }
    resources_hint { fr: "Deux dates ne peuvent pas les avoir en même temps.", en: "Two dates cannot have them at once." }
    resource_taken { fr: "Une salle ou un matériel est déjà pris à cette heure.", en: "A room or piece of equipment is taken at that time." }
    resource_too_small(n;) { fr: ["La salle choisie n’a que {n} place.", "La salle choisie n’a que {n} places."], en: ["The chosen room has only {n} place.", "The chosen room has only {n} places."] }
    series { fr: "Plusieurs dates", en: "Several dates" }
    series_hint { fr: "Laissez 1 pour une seule date.", en: "Leave 1 for a single date." }
    times { fr: "Combien de dates", en: "How many dates" }
    every { fr: "Toutes les combien de semaines", en: "Every how many weeks" }
    except { fr: "Sauf ces jours", en: "Except on these days" }
    except_hint { fr: "Séparés par des virgules : 14/07/2026, 21/07/2026. Un jour exclu compte dans le nombre de dates.", en: "Separated by commas: 14/07/2026, 21/07/2026. A day left out counts as one of the dates." }
    except_unreadable { fr: "Un de ces jours n’est pas lisible. Exemple : 14/07/2026.", en: "One of these days cannot be read. Example: 14/07/2026." }
    no_day_left { fr: "Il ne reste aucun jour.", en: "No day is left." }
    whole_label { fr: "Réservation", en: "Booking" }
    whole { fr: "Un cycle : on réserve toutes les séances ensemble", en: "A cycle: all sessions are booked together" }
    create { fr: "Créer", en: "Create" }
    add { fr: "Ajouter", en: "Add" }
    when_label { fr: "Quand", en: "When" }
    state { fr: "État", en: "State" }
    taken_of(taken, all) { fr: "{taken} sur {all}", en: "{taken} of {all}" }
    change_prices { fr: "Changer les tarifs", en: "Change the prices" }
    change_prices_what { fr: "Un tarif vide n’est pas proposé. Sans aucun tarif, l’atelier est gratuit. Ce qui est réservé garde son prix.", en: "An empty price is not offered. Without any price the workshop is free. What is booked keeps its price." }
    open_from { fr: "Prix libre, de", en: "Pay what you can, from" }
    open_to { fr: "Prix libre, à", en: "Pay what you can, to" }
    open_bounds { fr: "Donnez les deux bornes, la plus petite d’abord.", en: "Give both bounds, the smaller one first." }
    in_units(unit) { fr: "En {unit}s", en: "In {unit}s" }
    no_question { fr: "Aucune question particulière.", en: "No particular question." }
    add_question { fr: "Ajouter une question", en: "Add a question" }
    add_question_what { fr: "Posée à chaque réservation à venir.", en: "Asked in every booking to come." }
    question_label { fr: "La question", en: "The question" }
    question_label_en { fr: "La question, en anglais", en: "The question, in English" }
    question_scope { fr: "À qui", en: "To whom" }
    question_kind_label { fr: "Réponse", en: "Answer" }
    scope_booking { fr: "une fois par réservation", en: "once for a booking" }
    scope_participant { fr: "à chaque personne", en: "to each person" }
    kind_text { fr: "des mots", en: "words" }
    kind_choice { fr: "un choix", en: "a choice" }
    kind_number { fr: "un nombre", en: "a number" }
    kind_consent { fr: "une case à cocher", en: "a box to tick" }
    choices { fr: "Choix possibles", en: "Choices" }
    choices_hint { fr: "Un par ligne.", en: "One on each line." }
    choices_missing { fr: "Écrivez les choix, un par ligne.", en: "Write the choices, one on each line." }
    compulsory { fr: "réponse obligatoire", en: "answer required" }
    pictures { fr: "Images", en: "Pictures" }
    picture { fr: "Image", en: "Picture" }
    no_picture { fr: "Aucune image.", en: "No picture." }
    add_picture { fr: "Ajouter une image", en: "Add a picture" }
    add_picture_what { fr: "JPEG, PNG ou WebP, 10 Mo au plus.", en: "JPEG, PNG or WebP, at most 10 MB." }
    picture_alt { fr: "Ce que l’on voit", en: "What it shows" }
    picture_alt_hint { fr: "Lu à ceux qui ne voient pas l’image.", en: "Read to those who do not see the picture." }
    duplicate { fr: "Dupliquer", en: "Duplicate" }
    copy_of(title) { fr: "{title} (copie)", en: "{title} (copy)" }
    restore { fr: "Rétablir", en: "Restore" }
    archive_what { fr: "L’atelier disparaît de l’agenda. Ses dates et réservations restent. Vous pourrez le rétablir.", en: "The workshop leaves the agenda. Its dates and bookings stay. You can restore it." }

    participants { fr: "Participants", en: "Participants" }
    here_of(here, all) { fr: "{here} sur {all} là", en: "{here} of {all} here" }
    here { fr: "là", en: "here" }
    nobody_yet { fr: "Personne n’a réservé pour le moment.", en: "Nobody has booked yet." }
    sheet { fr: "Feuille d’émargement", en: "Attendance sheet" }
    call_off { fr: "Annuler la date", en: "Call the date off" }
    call_off_what { fr: "Toutes les réservations de cette date sont annulées et chacun reçoit un message.", en: "All bookings of this date are cancelled and everybody gets a message." }
    why { fr: "Pourquoi", en: "Why" }
    why_hint { fr: "Une phrase, jointe au message.", en: "A sentence, added to the message." }
    too_few(n, min) { fr: "{n} inscrits, {min} au minimum", en: "{n} booked, {min} at least" }
    booked_by(name) { fr: "réservé par {name}", en: "booked by {name}" }
    to_collect(amount) { fr: "{amount} à encaisser", en: "{amount} to collect" }
    not_here { fr: "Pas là", en: "Not here" }
    call(who) { fr: "appeler {who}", en: "call {who}" }
    may_collect(who) { fr: "peut partir avec {who}", en: "may leave with {who}" }
    email { fr: "E-mail", en: "E-mail" }
    still_due { fr: "Reste à payer", en: "Still to pay" }
    soon { fr: "Bientôt ouvert", en: "Opens soon" }
    voucher_took(amount) { fr: "Bon de réduction : {amount} en moins.", en: "Voucher: {amount} off." }
    wrong_age(from, to) { fr: "Cet atelier est pour les {from} à {to} ans.", en: "This workshop is for ages {from} to {to}." }
    more_than_due { fr: "C’est plus que ce qui reste à payer.", en: "This is more than is left to pay." }
    let_in { fr: "Présent", en: "Here" }
    code { fr: "Code", en: "Code" }
    no_image { fr: "Pas de photo", en: "No pictures" }
    walk_in { fr: "Sans réservation", en: "Without a booking" }
    walk_in_what { fr: "La personne prend une place libre et est notée présente.", en: "The person takes a free place and is noted as here." }
    line_and_holds { fr: "Liste d’attente et réservations en cours", en: "Waiting list and bookings being made" }
    somebody { fr: "Quelqu’un qui réserve", en: "Somebody booking" }
    print_hint { fr: "Imprimez cette page avec votre navigateur.", en: "Print this page with your browser." }
    contact { fr: "Contact", en: "Contact" }
    to_know { fr: "À savoir", en: "To know" }
    facilitator_signature { fr: "Signature de l’animateur :", en: "Signature of the facilitator:" }
    scan { fr: "Lire les billets", en: "Scan tickets" }
    stop_scanning { fr: "Arrêter la caméra", en: "Stop the camera" }
    no_camera { fr: "La caméra n’est pas disponible. Tapez le code, ou cherchez le nom.", en: "The camera is not available. Type the code, or look for the name." }
    camera_picture { fr: "Image de la caméra", en: "Picture of the camera" }
    waiting_to_send { fr: "à envoyer", en: "to send" }
    verdict_in(name) { fr: "Bienvenue, {name} !", en: "Welcome, {name}!" }
    verdict_unpaid(name) { fr: "{name} est là. Il reste à payer.", en: "{name} is here. There is something to pay." }
    verdict_already(name, at) { fr: "{name} est déjà là ({at}).", en: "{name} is already here ({at})." }
    verdict_already_plain(name) { fr: "{name} est déjà là.", en: "{name} is already here." }
    verdict_undone(name) { fr: "Présence retirée : {name}.", en: "Taken back: {name}." }
    verdict_other_date(name) { fr: "Le billet de {name} est pour une autre date.", en: "The ticket of {name} is for another date." }
    verdict_cancelled(name) { fr: "La réservation de {name} est annulée.", en: "The booking of {name} is cancelled." }
    verdict_unknown { fr: "Ce code n’est pas un de nos billets.", en: "This code is none of our tickets." }
    verdict_unknown_offline { fr: "Billet inconnu ici. Il sera vérifié avec le réseau.", en: "Ticket unknown here. It will be checked with the network." }

    payments { fr: "Paiements", en: "Payments" }
    nothing_paid { fr: "Rien n’est encaissé.", en: "Nothing was paid." }
    receipt(n) { fr: "Reçu n° {n}", en: "Receipt no. {n}" }
    receipt_label { fr: "Reçu", en: "Receipt" }
    amount { fr: "Montant", en: "Amount" }
    collect { fr: "Encaisser", en: "Collect" }
    given_back { fr: "Remboursement : rendu à la personne", en: "Refund: given back to the person" }
    not_so_much_paid { fr: "On ne peut pas rendre plus que ce qui a été payé.", en: "More cannot be given back than was paid." }
    cash { fr: "espèces", en: "cash" }
    cheque { fr: "chèque", en: "cheque" }
    card { fr: "carte", en: "card" }
    by_transfer { fr: "virement", en: "transfer" }
    due { fr: "À payer", en: "To pay" }
    paid { fr: "Payé", en: "Paid" }
    phone { fr: "Téléphone", en: "Telephone" }
    image_short { fr: "Photos", en: "Pictures" }
    came { fr: "Présents", en: "Came" }
    yes { fr: "oui", en: "yes" }
    cancel_for_what { fr: "Les places sont rendues et la personne reçoit un message.", en: "The places are free again and the person gets a message." }

    vouchers { fr: "Bons de réduction", en: "Vouchers" }
    vouchers_lead { fr: "Un code que l’on tape en réservant.", en: "A code to type when booking." }
    no_voucher { fr: "Aucun bon en cours.", en: "No voucher in use." }
    new_voucher { fr: "Nouveau bon", en: "New voucher" }
    voucher_code_hint { fr: "Au moins 4 lettres ou chiffres.", en: "At least 4 letters or digits." }
    code_too_short { fr: "Trop court : au moins 4 lettres ou chiffres.", en: "Too short: at least 4 letters or digits." }
    voucher_kind_label { fr: "Effet", en: "Effect" }
    voucher_amount { fr: "des euros en moins", en: "euros off" }
    voucher_percent { fr: "un pourcentage en moins", en: "a percentage off" }
    free_seat { fr: "une place offerte", en: "a free place" }
    voucher_amount_hint { fr: "Euros ou pourcentage. Vide pour une place offerte.", en: "Euros or percentage. Empty for a free place." }
    percent(n) { fr: "{n} %", en: "{n}%" }
    uses { fr: "Nombre d’usages", en: "Uses" }
    used_of(used, uses) { fr: "{used} sur {uses}", en: "{used} of {uses}" }
    valid { fr: "Validité", en: "Valid" }
    valid_from { fr: "Du", en: "From" }
    valid_until { fr: "Au", en: "To" }
    dates_turned { fr: "La fin est avant le début.", en: "The end is before the beginning." }
    note { fr: "Note", en: "Note" }
    voucher_for { fr: "Pour quels ateliers", en: "For which workshops" }
    voucher_for_hint { fr: "Aucun coché : pour tous.", en: "None ticked: for all." }
    end_voucher { fr: "Arrêter", en: "End" }
    end_label { fr: "Fin", en: "End" }
    name_taken { fr: "Ce nom ou ce code existe déjà.", en: "This name or code exists already." }
    resources_lead { fr: "Ce que deux dates ne peuvent pas avoir en même temps : cuisine, salle, camion.", en: "What two dates cannot have at once: kitchen, room, van." }
    no_resource { fr: "Rien encore. Ajoutez la cuisine ou la salle que vous partagez.", en: "Nothing yet. Add the kitchen or the room that you share." }
    new_resource { fr: "Ajouter", en: "Add one" }
    heads { fr: "Personnes au plus", en: "People at most" }
    heads_hint { fr: "Vide s’il n’y a pas de limite.", en: "Empty where there is no limit." }
    settings { fr: "Réglages des ateliers", en: "Workshop settings" }
    letters { fr: "Messages automatiques", en: "Automatic letters" }
    letter_week { fr: "Rappel une semaine avant", en: "Reminder a week before" }
    letter_two_days { fr: "Rappel deux jours avant", en: "Reminder two days before" }
    letter_thank { fr: "Merci et deux questions après", en: "Thanks and two questions afterwards" }
    offer_hours { fr: "Durée d’une proposition, en heures", en: "How long an offer stands, in hours" }
    offer_hours_hint { fr: "Temps laissé à la liste d’attente avant de passer au suivant.", en: "Time given to the waiting list before the next one’s turn." }
    transfer_to { fr: "Compte pour les virements", en: "Account for transfers" }
    transfer_to_hint { fr: "Titulaire et IBAN. Vide : le virement n’est pas proposé.", en: "Holder and IBAN. Empty: transfers are not offered." }
    unit_name { fr: "Nom de la monnaie-temps", en: "Name of the local time unit" }
    team_email { fr: "Adresse de l’équipe", en: "The team’s address" }
    team_email_hint { fr: "Les demandes des habitants y arrivent aussi.", en: "Residents’ requests go there too." }
    embed { fr: "Sur le site de la ville", en: "On the town’s web site" }
    embed_lead { fr: "Collez ce code dans une page : la liste des prochains ateliers s’y affiche et reste à jour.", en: "Paste this code into a page: it shows the coming workshops and stays up to date." }
    numbers { fr: "Chiffres", en: "Numbers" }
    numbers_lead { fr: "Remplissage, présents, absents, liste d’attente. Les communes et les nouveaux venus d’un petit groupe ne sont pas montrés.", en: "Fill, who came and who did not, waiting list. Towns and newcomers of a small group are not shown." }
    no_numbers { fr: "Aucune date dans cette période.", en: "No date in this period." }
    workbook { fr: "Classeur", en: "Workbook" }
    fill { fr: "Remplissage", en: "Filled" }
    booked { fr: "Inscrits", en: "Booked" }
    no_shows { fr: "Absents", en: "Did not come" }
    newcomers { fr: "Nouveaux venus", en: "Newcomers" }
    waiting { fr: "Restés en attente", en: "Kept waiting" }
    by_theme { fr: "Par thème", en: "By theme" }
    by_commune { fr: "Par commune", en: "By town" }
    by_date { fr: "Par date", en: "By date" }
    small_groups { fr: "Les communes de moins de cinq personnes sont réunies, ou ne sont pas montrées.", en: "Towns with fewer than five people are put together, or left out." }
    other_communes { fr: "Autres, ou non précisé", en: "Others, or not given" }
    of_five(stars) { fr: "{stars} sur 5", en: "{stars} of 5" }
    rating_label { fr: "Avis", en: "Rating" }
    common_agenda { fr: "Agenda commun", en: "Common agenda" }
    common_lead(day) { fr: "Travail et ateliers, terrain par terrain. Semaine du {day}.", en: "Work and workshops, site by site. Week of {day}." }
    week_before { fr: "Semaine d’avant", en: "Week before" }
    week_after { fr: "Semaine d’après", en: "Week after" }
    nothing_this_week { fr: "Rien de prévu cette semaine.", en: "Nothing planned this week." }
}
