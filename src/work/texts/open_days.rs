//! Texts of cooperative work days.

platform::texts! {
    open_days { fr: "Chantiers coopératifs", en: "Cooperative work days" }
    open_day { fr: "Chantier coopératif", en: "Cooperative work day" }
    open_days_lead { fr: "Venez jardiner avec nous, une heure ou une journée. Tout le monde est bienvenu.", en: "Come and garden with us, for an hour or a day. Everyone is welcome." }
    no_open_day { fr: "Pas de chantier annoncé pour le moment. À bientôt !", en: "No work day announced yet. See you soon!" }
    places_left(n;) { fr: ["{n} place libre", "{n} places libres"], en: ["{n} place left", "{n} places left"] }
    full { fr: "complet", en: "full" }
    n_waiting(n;) { fr: ["{n} personne attend", "{n} personnes attendent"], en: ["{n} person waiting", "{n} people waiting"] }
    i_come { fr: "Je viens", en: "I’m coming" }
    join_line { fr: "Rejoindre la liste d’attente", en: "Join the waiting list" }
    sign_me_up { fr: "M’inscrire", en: "Sign me up" }
    cancel_until(hours;) { fr: ["Vous pourrez annuler avec le lien reçu par e-mail, jusqu’à {hours} heure avant.", "Vous pourrez annuler avec le lien reçu par e-mail, jusqu’à {hours} heures avant."], en: ["You can cancel with the link in our e-mail, until {hours} hour before.", "You can cancel with the link in our e-mail, until {hours} hours before."] }
    your_name { fr: "Votre nom", en: "Your name" }
    your_email { fr: "Votre e-mail", en: "Your e-mail" }
    email_hint { fr: "Pour vous écrire au sujet de ce chantier.", en: "To write to you about this work day." }
    how_many { fr: "Combien de personnes ?", en: "How many people?" }
    n_people(n;) { fr: ["{n} personne", "{n} personnes"], en: ["{n} person", "{n} people"] }
    never_so_many(places;) { fr: ["Ce chantier a {places} place en tout.", "Ce chantier a {places} places en tout."], en: ["This work day has {places} place in all.", "This work day has {places} places in all."] }
    not_confirmed { fr: "pas encore confirmé", en: "not confirmed yet" }
    to_confirm { fr: "À confirmer", en: "To confirm" }
    kept_until(when) { fr: "Votre place est gardée jusqu’au {when}. Confirmez pour qu’elle soit à vous.", en: "Your place is kept until {when}. Confirm to make it yours." }
    confirm_my_place { fr: "Confirmer ma venue", en: "Confirm that I come" }
    place_not_kept { fr: "La place n’était plus gardée. Inscrivez-vous de nouveau.", en: "The place was no longer kept. Sign up again." }
    letter_please_confirm(until) { fr: "Votre place est gardée jusqu’au {until}. Confirmez votre venue avec le lien ci-dessous.", en: "Your place is kept until {until}. Confirm that you come with the link below." }
    letter_already { fr: "Vous êtes déjà sur la liste de ce chantier. Voici votre lien pour voir ou annuler votre inscription.", en: "You are already on the list of this work day. Here is your link to see or cancel your booking." }
    subject_please_confirm(title) { fr: "À confirmer : {title}", en: "Please confirm: {title}" }
    briefing { fr: "Consignes de sécurité", en: "Safety rules" }
    i_accept { fr: "J’ai lu et j’accepte ces consignes", en: "I have read and accept this" }
    default_briefing { fr: "Chaussures fermées. Gants fournis. On suit la personne qui encadre, on porte à deux ce qui est lourd, on boit de l’eau. Les enfants restent avec un adulte.", en: "Closed shoes. Gloves provided. Follow the supervisor, carry heavy things in pairs, drink water. Children stay with an adult." }
    volunteers { fr: "Inscriptions", en: "Signed up" }
    no_volunteer { fr: "Personne pour l’instant.", en: "Nobody yet." }
    in_line { fr: "sur la liste d’attente", en: "on the waiting list" }
    note_who_came { fr: "Noter qui est venu", en: "Note who came" }
    you_come { fr: "Vous venez", en: "You are coming" }
    you_wait { fr: "Vous êtes sur la liste d’attente", en: "You are on the waiting list" }
    you_cancelled { fr: "Inscription annulée", en: "Sign-up cancelled" }
    i_cannot_come { fr: "Je ne peux plus venir", en: "I can no longer come" }
    open_to_volunteers { fr: "Ouvrir aux bénévoles", en: "Open to volunteers" }
    title { fr: "Titre", en: "Title" }
    story { fr: "Présentation", en: "Presentation" }
    places_field { fr: "Places", en: "Places" }
    cancel_hours { fr: "Annulation jusqu’à (heures avant)", en: "Cancel until (hours before)" }
    visibility { fr: "Visibilité", en: "Visibility" }
    is_public { fr: "Annoncé à tout le monde", en: "Announced to everybody" }
    letter_coming { fr: "Votre place est réservée. À bientôt au jardin !", en: "Your place is kept. See you in the garden!" }
    letter_waiting { fr: "Il n’y a pas assez de places pour l’instant : vous êtes sur la liste d’attente. Nous vous écrivons dès que vous pouvez venir.", en: "There are not enough places for now: you are on the waiting list. We write as soon as you can come." }
    letter_promoted(until) { fr: "Une place s’est libérée pour vous. Confirmez votre venue avant le {until}, sinon elle ira à quelqu’un d’autre.", en: "A place has come free for you. Confirm that you come by {until}, or it goes to somebody else." }
    letter_moved_day { fr: "Le chantier change : voici le jour, l’heure et le lieu.", en: "The work day changes: these are the day, the time and the place." }
    letter_called_off { fr: "Nous devons annuler ce chantier. Merci d’avoir voulu venir, et à une prochaine fois !", en: "We have to call this work day off. Thank you for wanting to come; see you another time!" }
    letter_you_cancelled { fr: "Votre inscription est annulée, comme demandé. À une prochaine fois !", en: "Your sign-up is cancelled, as you asked. See you another time!" }
    letter_removed { fr: "Votre inscription est retirée par l’équipe. Une question ? Écrivez-nous.", en: "The team has cancelled your booking for this day. A question? Write to us." }
    subject_coming(title) { fr: "Inscription confirmée : {title}", en: "Signed up: {title}" }
    subject_waiting(title) { fr: "Liste d’attente : {title}", en: "On the waiting list: {title}" }
    subject_promoted(title) { fr: "Une place pour vous : {title}", en: "A place for you: {title}" }
    subject_moved(title) { fr: "Changé : {title}", en: "Changed: {title}" }
    subject_called_off(title) { fr: "Chantier annulé : {title}", en: "Work day called off: {title}" }
    subject_cancelled(title) { fr: "Inscription annulée : {title}", en: "Booking cancelled: {title}" }
    subject_removed(title) { fr: "Inscription retirée : {title}", en: "Booking taken off: {title}" }
    cancel_by(when) { fr: "Vous ne pouvez plus venir ? Annulez jusqu’au {when} par le lien.", en: "Something comes up? You can cancel with the link until {when}." }
    call_off { fr: "Annuler le chantier", en: "Call the work day off" }
    call_off_what { fr: "Les personnes inscrites reçoivent un message. Le créneau et l’équipe restent au planning.", en: "Those signed up get a message. The shift and its crew stay in the rota." }
    called_off { fr: "annulé", en: "called off" }
    day_called_off { fr: "Ce chantier est annulé.", en: "This work day is called off." }
    too_late_here { fr: "Il est trop tard pour annuler ici : écrivez ou téléphonez à l’équipe.", en: "It is too late to cancel here: write to the team or call." }
    seat_goes_on { fr: "Votre place ira à quelqu’un d’autre.", en: "Your place will go to somebody else." }
    sign_up_again { fr: "Me réinscrire", en: "Sign up again" }
    no_cancelling { fr: "Pour ce chantier, on ne peut plus annuler avec le lien reçu par e-mail.", en: "This work day can no longer be cancelled with the e-mailed link." }
    volunteers_of(places; coming) { fr: ["Bénévoles inscrits : {coming} sur {places} place", "Bénévoles inscrits : {coming} sur {places} places"], en: ["Volunteers signed up: {coming} of {places} place", "Volunteers signed up: {coming} of {places} places"] }
    note_volunteers { fr: "Voir le chantier, noter qui est venu", en: "See the work day, note who came" }
    change_open_day { fr: "Modifier le chantier", en: "Edit the work day" }
}
