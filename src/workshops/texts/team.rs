//! Texts about workshops that only the team reads.

platform::texts! {
    never_open { fr: "Les réservations fermeraient avant d’ouvrir.", en: "Booking would close before it opens." }
    ends_as_it_starts { fr: "La séance commence et finit à la même heure.", en: "It begins and ends at the same time." }
    log_workshop { fr: "atelier", en: "workshop" }
    log_booking { fr: "réservation", en: "booking" }
    log_voucher { fr: "bon de réduction", en: "voucher" }
    requests_waiting(n;) { fr: ["{n} demande d’habitant sur un atelier", "{n} demandes d’habitants sur des ateliers"], en: ["{n} resident’s request about a workshop", "{n} residents’ requests about workshops"] }
    team_title { fr: "Animation des ateliers", en: "Running workshops" }
    team_lead { fr: "Ce qui vient, qui attend une réponse, ce que nous proposons.", en: "What is coming, who waits for an answer, what we offer." }
    to_declare { fr: "Déclaration", en: "Declaration" }
    children_days(n; together, most) { fr: ["{n} jour cette année avec {together} enfants ou plus sans leurs parents. Dès {most} jours, l’accueil peut devoir être déclaré (Code de l’action sociale et des familles, R227-1).", "{n} jours cette année avec {together} enfants ou plus sans leurs parents. Dès {most} jours, l’accueil peut devoir être déclaré (Code de l’action sociale et des familles, R227-1)."], en: ["{n} day this year with {together} children or more without their parents. From {most} days on, a declaration may be required (Code de l’action sociale et des familles, R227-1).", "{n} days this year with {together} children or more without their parents. From {most} days on, a declaration may be required (Code de l’action sociale et des familles, R227-1)."] }
    coming_dates { fr: "Prochaines dates", en: "Coming dates" }
    requests { fr: "Demandes des habitants", en: "Residents’ requests" }
    handled { fr: "Marquer comme traitée", en: "Mark as dealt with" }
    to_give_back { fr: "À rembourser", en: "To give back" }
    new_workshop { fr: "Nouvel atelier", en: "New workshop" }
    edit_workshop { fr: "Modifier l’atelier", en: "Edit the workshop" }
    edit { fr: "Modifier", en: "Edit" }
    as_residents { fr: "Vue des habitants", en: "Residents’ view" }
    no_workshop { fr: "Aucun atelier pour l’instant. Créez le premier : il reste caché tant que vous ne le rendez pas public.", en: "No workshop yet. Make the first one: it stays hidden until you make it public." }
    title { fr: "Titre", en: "Title" }
    name { fr: "Nom", en: "Name" }
    summary { fr: "En une phrase", en: "In one sentence" }
    summary_hint { fr: "Lu dans la liste et par les moteurs de recherche.", en: "Read in the list and by search engines." }
    story { fr: "Présentation", en: "Story" }
    story_hint { fr: "Phrases courtes. Une ligne vide sépare deux paragraphes.", en: "Short sentences. An empty line separates paragraphs." }
    level_label { fr: "Niveau", en: "Level" }
    for_whom_label { fr: "Pour qui", en: "For whom" }
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
    option_public { fr: "Public : visible de tous", en: "Public: visible to everybody" }
    option_children { fr: "Enfants sans leurs parents", en: "Children without their parents" }
    option_confirm { fr: "Confirmer par le lien de l’e-mail", en: "Confirm by the link of the e-mail" }
    option_newcomers { fr: "Nouveaux venus d’abord sur la liste d’attente", en: "Newcomers first on the waiting list" }
    new_date { fr: "Nouvelle séance", en: "New session" }
    edit_date { fr: "Modifier la séance", en: "Edit the session" }
    no_date_made { fr: "Aucune date. Ajoutez-en une, ou toute une série.", en: "No date. Add one, or a whole series." }
    booked_are_told { fr: "Des personnes ont réservé : si l’heure ou le lieu change, elles reçoivent un message.", en: "People have booked: if time or place changes, they get a message." }
    day { fr: "Jour", en: "Day" }
    from { fr: "De", en: "From" }
    until { fr: "À", en: "To" }
    not_a_time { fr: "Écrivez une heure. Exemple : 14 h 00.", en: "Please write a time. Example: 14:00." }
    elsewhere { fr: "Ailleurs (adresse ci-contre)", en: "Elsewhere (address beside)" }
    address { fr: "Adresse", en: "Address" }
    address_hint { fr: "Seulement si ce n’est pas sur un terrain.", en: "Only if it is not on one of the sites." }
    place_missing { fr: "Choisissez un terrain, ou écrivez une adresse.", en: "Choose a site, or write an address." }
    seats_label { fr: "Places", en: "Places" }
    min_people { fr: "Minimum pour avoir lieu", en: "Minimum number to go ahead" }
    min_people_hint { fr: "Un signal, rien n’est annulé tout seul.", en: "A signal, nothing is called off by itself." }
    opens_days { fr: "Ouvre combien de jours avant", en: "Opens how many days before" }
    closes_hours { fr: "Ferme combien d’heures avant", en: "Closes how many hours before" }
    cancel_hours { fr: "Annulation possible jusqu’à (heures avant)", en: "Can be cancelled until (hours before)" }
    facilitators { fr: "Qui anime", en: "Who leads it" }
    facilitators_hint { fr: "Une personne ne peut pas être aussi sur un créneau ou en absence.", en: "A person cannot also be on a shift or away." }
    resources { fr: "Salles et matériel partagés", en: "Rooms and shared equipment" }
    resources_hint { fr: "Deux dates ne peuvent pas les avoir en même temps.", en: "Two dates cannot have them at once." }
    resource_taken { fr: "Une salle ou un matériel est déjà pris à cette heure. Changez l’heure ou le choix.", en: "A room or piece of equipment is taken at that time. Change the time or the choice." }
    resource_too_small(n;) { fr: ["La salle choisie n’a que {n} place.", "La salle choisie n’a que {n} places."], en: ["The chosen room has only {n} place.", "The chosen room has only {n} places."] }
    facilitator_busy(name, at) { fr: "Pour {name}, ce moment est déjà pris : {at}.", en: "{name} is already taken at that time: {at}." }
    series { fr: "Plusieurs dates", en: "Several dates" }
    series_hint { fr: "Laissez 1 pour une seule date.", en: "Leave 1 for a single date." }
    times { fr: "Combien de dates", en: "How many dates" }
    every { fr: "Toutes les combien de semaines", en: "Every how many weeks" }
    except { fr: "Sauf ces jours", en: "Except on these days" }
    except_hint { fr: "Séparés par des virgules : 14/07/2026, 21/07/2026. Un jour exclu compte dans le nombre de dates.", en: "Separated by commas: 14/07/2026, 21/07/2026. A day left out counts as one of the dates." }
    except_unreadable { fr: "Un de ces jours n’est pas lisible. Exemple : 14/07/2026.", en: "One of these days cannot be read. Example: 14/07/2026." }
    no_day_left { fr: "Toutes les dates sont exclues. Gardez-en au moins une.", en: "No day is left." }
    whole_label { fr: "Réservation", en: "Booking" }
    whole { fr: "Un cycle : on réserve toutes les séances ensemble", en: "A cycle: all sessions are booked together" }
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
    in_units(many) { fr: "En {many}", en: "In {many}" }
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
    add_picture_what { fr: "JPEG, PNG ou WebP, 10 Mo au plus.", en: "JPEG, PNG or WebP, at most 10 MB." }
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
    given_up(n;) { fr: ["{n} place annulée ou libérée", "{n} places annulées ou libérées"], en: ["{n} place cancelled or released", "{n} places cancelled or released"] }
    ends_before_it_starts { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    day_is_past { fr: "Ce jour est passé : choisissez un jour à venir.", en: "This day is past." }
    seats_are_taken(n;) { fr: ["{n} place est déjà réservée.", "{n} places sont déjà réservées."], en: ["{n} place is booked already.", "{n} places are booked already."] }
    call_off { fr: "Annuler la séance", en: "Call the session off" }
    call_off_what { fr: "Les réservations de cette date sont annulées (celles d’un cycle gardent ses autres séances) et chacun reçoit un message.", en: "The bookings of this date are cancelled (those of a cycle keep its other sessions) and everybody gets a message." }
    why { fr: "Pourquoi", en: "Why" }
    why_hint { fr: "Une phrase, jointe au message.", en: "A sentence, added to the message." }
    too_few(n; min) { fr: ["{n} inscription, {min} au minimum", "{n} inscriptions, {min} au minimum"], en: ["{n} booked, {min} at least", "{n} booked, {min} at least"] }
    booked_by(name) { fr: "réservé par {name}", en: "booked by {name}" }
    to_collect(amount) { fr: "{amount} à encaisser", en: "{amount} to collect" }
    not_here { fr: "Annuler l’arrivée", en: "Undo arrival" }
    call(who) { fr: "appeler {who}", en: "call {who}" }
    may_collect(who) { fr: "peut partir avec {who}", en: "may leave with {who}" }
    email { fr: "E-mail", en: "E-mail" }
    still_due { fr: "Reste à payer", en: "Still to pay" }
    soon { fr: "Bientôt ouvert", en: "Opens soon" }
    voucher_took(amount) { fr: "Bon de réduction : {amount} en moins.", en: "Voucher: {amount} off." }
    too_young(from;) { fr: ["Cet atelier est ouvert dès {from} an.", "Cet atelier est ouvert dès {from} ans."], en: ["This workshop is for ages {from} and over.", "This workshop is for ages {from} and over."] }
    too_old(to;) { fr: ["Cet atelier est pour les enfants jusqu’à {to} an.", "Cet atelier est pour les enfants jusqu’à {to} ans."], en: ["This workshop is for ages up to {to}.", "This workshop is for ages up to {to}."] }
    wrong_age(from, to) { fr: "Cet atelier est pour les {from} à {to} ans.", en: "This workshop is for ages {from} to {to}." }
    more_than_due { fr: "C’est plus que ce qui reste à payer.", en: "This is more than is left to pay." }
    you_lead { fr: "Vous animez", en: "You lead" }
    let_in { fr: "Noter l’arrivée", en: "Check in" }
    code { fr: "Code", en: "Code" }
    no_image { fr: "Pas de photo", en: "No pictures" }
    walk_in { fr: "Sans réservation", en: "Without a booking" }
    walk_in_instead(n;) { fr: ["C’est complet, mais {n} personne n’est pas là. Qui vient prend sa place.", "C’est complet, mais {n} personnes ne sont pas là. Qui vient prend une de leurs places."], en: ["It is full, but {n} person is not here. Whoever comes takes their place.", "It is full, but {n} people are not here. Whoever comes takes one of their places."] }
    change_of(note, back) { fr: "Sur {note}, rendre {back}.", en: "From {note}, give {back} back." }
    walk_in_too_early { fr: "Cette séance n’est pas aujourd’hui : réservez plutôt une place.", en: "This session is not today: book a seat instead." }
    walk_in_what { fr: "La personne prend une place libre et est notée présente.", en: "The person takes a free place and is noted as here." }
    line_and_holds { fr: "Liste d’attente et réservations en cours", en: "Waiting list and bookings being made" }
    somebody { fr: "Quelqu’un qui réserve", en: "Somebody booking" }
    contact { fr: "Contact", en: "Contact" }
    to_know { fr: "À savoir", en: "To know" }
    two_sheets { fr: "Deux feuilles : la première se passe et se signe, la seconde reste avec la personne qui anime.", en: "Two sheets: the first is passed round and signed, the second stays with whoever leads." }
    sheet_to_know { fr: "À savoir", en: "To know" }
    sheet_not_passed_round { fr: "Pour la personne qui anime seulement : ne pas faire passer.", en: "For whoever leads only: not to be passed round." }
    facilitator_signature { fr: "Signature de la personne qui anime :", en: "Signature of the facilitator:" }
    scan { fr: "Lire les billets", en: "Scan tickets" }
    stop_scanning { fr: "Arrêter la caméra", en: "Stop the camera" }
    no_camera { fr: "La caméra n’est pas disponible. Tapez le code, ou cherchez le nom.", en: "The camera is not available. Type the code, or look for the name." }
    camera_picture { fr: "Image de la caméra", en: "Picture of the camera" }
    waiting_to_send { fr: "à envoyer", en: "to send" }
    verdict_in(name) { fr: "Bienvenue, {name} !", en: "Welcome, {name}!" }
    verdict_unpaid(name) { fr: "{name} est là. Il reste à payer.", en: "{name} is here. There is something to pay." }
    verdict_already(name, at) { fr: "{name} est déjà là ({at}).", en: "{name} is already here ({at})." }
    verdict_already_plain(name) { fr: "{name} est déjà là.", en: "{name} is already here." }
    verdict_undone(name) { fr: "Présence retirée : {name}.", en: "Taken back: {name}." }
    verdict_other_date(name) { fr: "Le billet de {name} est pour une autre date.", en: "The ticket of {name} is for another date." }
    verdict_cancelled(name) { fr: "La réservation de {name} est annulée.", en: "The booking of {name} is cancelled." }
    verdict_too_early(name) { fr: "{name} : cette séance n’est pas aujourd’hui.", en: "{name}: this session is not today." }
    verdict_unknown { fr: "Ce code n’est pas un de nos billets.", en: "This code is not one of our tickets." }
    code_missing { fr: "Tapez le code du billet.", en: "Type the code of the ticket." }
    needs_network { fr: "Pas de réseau. Rien n’est perdu : envoyez quand le réseau revient.", en: "No network. Nothing is lost: send it when the network is back." }
    tickets_refused { fr: "Ces billets ne sont pas bons :", en: "These tickets are not good:" }
    verdict_unknown_offline { fr: "Billet inconnu ici. Il sera vérifié avec le réseau.", en: "Ticket unknown here. It will be checked with the network." }

    payments { fr: "Paiements", en: "Payments" }
    nothing_paid { fr: "Rien n’est encaissé.", en: "Nothing was paid." }
    receipt(n) { fr: "Reçu n° {n}", en: "Receipt no. {n}" }
    receipt_label { fr: "Reçu", en: "Receipt" }
    amount { fr: "Montant", en: "Amount" }
    collect { fr: "Encaisser", en: "Collect" }
    given_back { fr: "Remboursement : rendu à la personne", en: "Refund: given back to the person" }
    not_so_much_paid { fr: "On ne peut pas rendre plus que ce qui a été payé.", en: "More cannot be given back than was paid." }
    cash { fr: "espèces", en: "cash" }
    cheque { fr: "chèque", en: "cheque" }
    card { fr: "carte", en: "card" }
    by_transfer { fr: "virement", en: "transfer" }
    due { fr: "À payer", en: "To pay" }
    paid { fr: "Payé", en: "Paid" }
    phone { fr: "Téléphone", en: "Phone" }
    image_short { fr: "Photos", en: "Pictures" }
    came { fr: "Présents", en: "Came" }
    yes { fr: "oui", en: "yes" }
    cancel_for_what { fr: "Les places sont libérées et la personne reçoit un message.", en: "The places are free again and the person gets a message." }

    vouchers { fr: "Bons de réduction", en: "Vouchers" }
    vouchers_lead { fr: "Un code que l’on tape en réservant.", en: "A code to type when booking." }
    no_voucher { fr: "Aucun bon en cours.", en: "No voucher in use." }
    new_voucher { fr: "Nouveau bon", en: "New voucher" }
    voucher_code_hint { fr: "Au moins 4 lettres ou chiffres.", en: "At least 4 letters or digits." }
    code_letters { fr: "Des lettres sans accent et des chiffres seulement.", en: "Letters without accents and digits only." }
    code_too_short { fr: "Trop court : au moins 4 lettres ou chiffres.", en: "Too short: at least 4 letters or digits." }
    voucher_kind_label { fr: "Effet", en: "Effect" }
    voucher_amount { fr: "des euros en moins", en: "euros off" }
    voucher_percent { fr: "un pourcentage en moins", en: "a percentage off" }
    free_seat { fr: "une place offerte", en: "a free place" }
    voucher_amount_hint { fr: "Euros ou pourcentage. Vide pour une place offerte.", en: "Euros or percentage. Empty for a free place." }
    percent(n) { fr: "{n} %", en: "{n}%" }
    uses { fr: "Nombre d’usages", en: "Uses" }
    used_of(used, uses) { fr: "{used} sur {uses}", en: "{used} of {uses}" }
    valid { fr: "Validité", en: "Valid" }
    valid_from { fr: "Du", en: "From" }
    valid_until { fr: "Au", en: "To" }
    dates_turned { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    note { fr: "Note", en: "Note" }
    voucher_for { fr: "Pour quels ateliers", en: "For which workshops" }
    voucher_for_hint { fr: "Aucun coché : pour tous.", en: "None ticked: for all." }
    end_voucher { fr: "Arrêter ce bon", en: "End this voucher" }
    end_label { fr: "Fin", en: "End" }
    name_taken { fr: "Ce nom ou ce code existe déjà.", en: "This name or code exists already." }
    resources_lead { fr: "Ce que deux dates ne peuvent pas avoir en même temps : cuisine, salle, camion.", en: "What two dates cannot have at once: kitchen, room, van." }
    no_resource { fr: "Rien pour l’instant. Ajoutez la cuisine ou la salle que vous partagez.", en: "Nothing yet. Add the kitchen or the room that you share." }
    new_resource { fr: "Ajouter une salle ou du matériel", en: "Add a room or equipment" }
    heads { fr: "Personnes au plus", en: "People at most" }
    heads_hint { fr: "Vide s’il n’y a pas de limite.", en: "Empty where there is no limit." }
    settings { fr: "Réglages des ateliers", en: "Workshop settings" }
    letters { fr: "Messages automatiques", en: "Automatic letters" }
    letter_week { fr: "Rappel une semaine avant", en: "Reminder a week before" }
    letter_two_days { fr: "Rappel deux jours avant", en: "Reminder two days before" }
    letter_thank { fr: "Merci et deux questions après", en: "Thanks and two questions afterwards" }
    offer_hours { fr: "Durée d’une proposition, en heures", en: "How long an offer stands, in hours" }
    offer_hours_hint { fr: "Temps laissé à la liste d’attente avant de proposer les places à une autre personne.", en: "Time given to the waiting list before the places are offered to somebody else." }
    transfer_to { fr: "Compte pour les virements", en: "Account for transfers" }
    transfer_to_hint { fr: "Titulaire et IBAN. Vide : le virement n’est pas proposé.", en: "Holder and IBAN. Empty: transfers are not offered." }
    unit_plural { fr: "Au pluriel", en: "Several" }
    unit_name { fr: "Nom de la monnaie-temps, au singulier", en: "Name of the time unit, one" }
    vat_percent { fr: "TVA comprise dans les prix (%)", en: "VAT in the prices (%)" }
    vat_percent_hint { fr: "0 si l’association n’en facture pas.", en: "0 where the association charges none." }
    vat_wording { fr: "Sinon, mention des reçus", en: "Otherwise, what receipts say" }
    vat_wording_hint { fr: "Par exemple : TVA non applicable, art. 293 B du CGI. Les reçus déjà donnés ne changent pas.", en: "For instance: TVA non applicable, art. 293 B du CGI. Receipts already given stay as they are." }
    vat_or_words { fr: "La mention n’a de sens que sans TVA : videz-la, ou mettez 0 %.", en: "These words only make sense without VAT: empty them, or put 0%." }
    vat_within(rate, tax) { fr: "dont TVA {rate} : {tax}", en: "of which VAT {rate}: {tax}" }
    team_email { fr: "Adresse de l’équipe", en: "The team’s address" }
    team_email_hint { fr: "Les demandes des habitants y arrivent aussi.", en: "Residents’ requests go there too." }
    embed { fr: "Sur le site de la ville", en: "On the town’s website" }
    embed_lead { fr: "Collez ce code dans une page : la liste des prochains ateliers s’y affiche et reste à jour.", en: "Paste this code into a page: it shows the coming workshops and stays up to date." }
    bookings { fr: "Réservations", en: "Bookings" }
    numbers { fr: "Chiffres", en: "Numbers" }
    numbers_lead { fr: "Remplissage, présents, absents, liste d’attente. Les communes et les nouveaux venus d’un petit groupe ne sont pas montrés.", en: "Fill, who came and who did not, waiting list. Towns and newcomers of a small group are not shown." }
    no_numbers { fr: "Aucune date dans cette période.", en: "No date in this period." }
    workbook { fr: "Télécharger le tableau (XLSX)", en: "Download the table (XLSX)" }
    fill { fr: "Remplissage", en: "Filled" }
    booked { fr: "Inscriptions", en: "Booked" }
    no_shows { fr: "Absents", en: "Did not come" }
    newcomers { fr: "Nouveaux venus", en: "Newcomers" }
    waiting { fr: "Restés en attente", en: "Still waiting" }
    by_theme { fr: "Par thème", en: "By theme" }
    by_commune { fr: "Par commune", en: "By town" }
    by_date { fr: "Par date", en: "By date" }
    small_groups { fr: "Rien n’est dit d’un groupe de moins de cinq personnes : les petites communes sont réunies, ou ne sont pas montrées.", en: "Nothing is said of fewer than five people: small towns are put together, or left out." }
    other_communes { fr: "Autres, ou non précisé", en: "Others, or not given" }
    of_five(stars) { fr: "{stars} sur 5", en: "{stars} of 5" }
    rating_label { fr: "Avis", en: "Rating" }
    common_agenda { fr: "Agenda commun", en: "Shared agenda" }
    common_lead(day) { fr: "Travail et ateliers, terrain par terrain. Semaine du {day}.", en: "Work and workshops, site by site. Week of {day}." }
    week_before { fr: "Semaine d’avant", en: "Week before" }
    week_after { fr: "Semaine d’après", en: "Week after" }
    nothing_this_week { fr: "Rien de prévu cette semaine.", en: "Nothing planned this week." }
}
