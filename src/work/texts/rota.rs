//! The words of the plan: the board, shifts, templates, absences, swaps.

platform::texts! {
    copied { fr: "Semaine copiée", en: "Week copied" }
    n_copied(n;) { fr: ["{n} créneau créé", "{n} créneaux créés"], en: ["{n} shift made", "{n} shifts made"] }
    nobody_works_then { fr: "jour férié non travaillé", en: "public holiday, not worked" }
    shifts_left_out { fr: "Créneaux laissés de côté", en: "Shifts left out" }
    people_left_out { fr: "Personnes qui n’ont pas été placées", en: "People who were not placed" }
    see_week { fr: "Voir la semaine", en: "See the week" }
    publish_lead(mailed, to_tell) { fr: "Personnes prévenues par e-mail : {mailed}. À prévenir de vive voix : {to_tell}.", en: "People told by e-mail: {mailed}. To be told in person: {to_tell}." }
    no_news { fr: "Rien n’a changé depuis la dernière publication.", en: "Nothing has changed since it was last published." }
    by_letter { fr: "par e-mail", en: "by e-mail" }
    by_mouth { fr: "de vive voix", en: "in person" }
    other_day { fr: "Un créneau garde son jour. Pour le changer de jour, ouvrez-le.", en: "A shift keeps its day. To move it to another day, open it." }
    compact { fr: "Vue serrée", en: "Compact" }
    roomy { fr: "Vue aérée", en: "Roomy" }
    see_and_publish { fr: "Voir et publier", en: "Review and publish" }
    week_tools { fr: "Modèles, copie, impression", en: "Templates, copying, printing" }
    new_template_lead { fr: "Cochez plusieurs jours ou plusieurs lieux : un modèle est fait pour chacun.", en: "Tick several days or places: a template is made for each." }
    weekdays_label { fr: "Jours de la semaine", en: "Days of the week" }
    plot_of_another_site { fr: "Cette parcelle n’est pas sur ce terrain.", en: "This plot is not on this site." }
    choose_a_day { fr: "Cochez au moins un jour.", en: "Tick at least one day." }
    also_at { fr: "Aussi dans d’autres lieux", en: "Also in other places" }
    templates_will(n;) { fr: ["{n} modèle sera fait", "{n} modèles seront faits"], en: ["{n} template will be made", "{n} templates will be made"] }
    templates_make(n;) { fr: ["Faire {n} modèle", "Faire {n} modèles"], en: ["Make {n} template", "Make {n} templates"] }
    shifts { fr: "Créneaux", en: "Shifts" }
    away_at_that_time { fr: "Cette personne est absente à ce moment.", en: "This person is away at that time." }
    one_place { fr: "Cette personne est déjà ailleurs à ce moment.", en: "This person is already elsewhere at that time." }
    somebody_faster { fr: "Quelqu’un a été plus rapide.", en: "Somebody was faster." }
    not_for_you { fr: "Ce créneau n’est pas possible pour cette personne.", en: "This shift is not possible for this person." }
    offered_already { fr: "Ce créneau est déjà proposé.", en: "This shift is already offered." }
    month_locked { fr: "Ce mois est validé : corrigez sur la fiche du mois.", en: "This month is locked: correct it on the monthly sheet." }
    open_day_stays { fr: "Des bénévoles peuvent s’inscrire à ce chantier : il ne se supprime pas.", en: "Volunteers can sign up to this work day: it cannot be removed." }
    max_below_min { fr: "Le maximum doit être au moins égal au minimum.", en: "The maximum cannot be below the minimum." }
    breach_of(name, what) { fr: "{name} : {what}", en: "{name}: {what}" }
    no_team { fr: "Sans équipe", en: "Without a team" }
    not_published { fr: "pas encore publié", en: "not published yet" }
    figure_hint { fr: "Des heures comme 11 h ou 4 h 30, des minutes comme 20 min ; un nombre pour ce qui se compte ; rien pour ce qui n’a pas de chiffre.", en: "Hours such as 11 h or 4 h 30, minutes such as 20 min; a number for what is counted; nothing for what has no figure." }
    too_few_hours(least) { fr: "C’est trop peu : {least} au moins.", en: "That is too little: {least} at least." }
    rule_without_figure { fr: "Cette règle n’a pas de chiffre : laissez vide.", en: "This rule has no figure: leave it empty." }
    always_refused { fr: "Cette règle ne peut pas être assouplie.", en: "This rule cannot be relaxed." }
    too_many_skills { fr: "Vous demandez plus de compétences que de personnes. Changez l’un des deux.", en: "You ask for more skills than people." }
    part_stays { fr: "Seulement une partie de ce créneau est travaillée : il ne s’échange pas.", en: "Only a part of this shift is worked: it cannot be swapped." }
    not_by_oneself { fr: "C’est votre propre demande : une autre personne doit décider.", en: "This is your own request: somebody else in charge decides on it." }
    another_week { fr: "Choisissez une autre semaine à copier.", en: "Choose another week to copy." }
    cannot_publish { fr: "La semaine ne peut pas être publiée :", en: "The week cannot be published:" }
    board_help { fr: "Glissez un créneau sur une personne, ou toute sa journée par le fond de la case ; au doigt, appuyez d’abord un instant. Au clavier : Espace choisit (Maj + Espace la journée), les flèches visent, Entrée pose, Suppr retire, Ctrl + Z annule.", en: "Drag a shift onto a person, or a whole day by the ground of its cell; with a finger, press it for a moment first. By keyboard: Space chooses (Shift + Space the day), arrows aim, Enter drops, Delete takes off, Ctrl + Z undoes." }
    not_done { fr: "Pas fait :", en: "Not done:" }
    place_anyway { fr: "Placer avec cette raison", en: "Place with this reason" }
    leave_it { fr: "Ne pas placer", en: "Do not place" }
    n_missing(n;) { fr: ["{n} place à pourvoir", "{n} places à pourvoir"], en: ["{n} place to fill", "{n} places to fill"] }
    short_missing(n) { fr: "manque {n}", en: "{n} missing" }
    presence_is_noted { fr: "Des présences y sont déjà notées : ce qui a été fait ne se retire pas du planning.", en: "Attendance is recorded there already: what was done is not taken out of the rota." }
    was_at_work(day) { fr: "Une présence est notée le {day}. Corrigez-la d’abord.", en: "Attendance is recorded on {day}. Correct it first." }
    on_it_already { fr: "Cette personne est déjà sur ce créneau.", en: "This person is on this shift already." }
    nothing_to_publish { fr: "rien à publier", en: "nothing to publish" }
    n_changes(n;) { fr: ["{n} changement à publier", "{n} changements à publier"], en: ["{n} change to publish", "{n} changes to publish"] }
    not_seen(n;) { fr: ["{n} personne n’a pas encore vu son planning", "{n} personnes n’ont pas encore vu leur planning"], en: ["{n} person has not seen their rota yet", "{n} people have not seen their rota yet"] }
    n_news(n;) { fr: ["{n} nouveauté", "{n} nouveautés"], en: ["{n} update", "{n} updates"] }
    n_troubles(n;) { fr: ["{n} alerte", "{n} alertes"], en: ["{n} alert", "{n} alerts"] }
    of_hours(planned, contract) { fr: "{planned} sur {contract}", en: "{planned} of {contract}" }
    away_asked { fr: "absence demandée", en: "absence asked for" }
    by_person { fr: "Par personne", en: "By person" }
    by_site { fr: "Par terrain", en: "By site" }
    by_shift { fr: "Par créneau", en: "By shift" }
    week_of_number(n, letter) { fr: "Semaine {n} ({letter})", en: "Week {n} ({letter})" }
    week_before { fr: "Semaine précédente", en: "Previous week" }
    week_after { fr: "Semaine suivante", en: "Next week" }
    this_week { fr: "Cette semaine", en: "This week" }
    never_published { fr: "jamais publiée", en: "never published" }
    published_on(at) { fr: "publiée le {at}", en: "published on {at}" }
    fill_lead(n;) { fr: ["{n} proposition. Décochez ce qui ne convient pas.", "{n} propositions. Décochez ce qui ne convient pas."], en: ["{n} proposal. Untick what does not suit.", "{n} proposals. Untick what does not suit."] }
    nothing_to_propose { fr: "Aucune proposition : tout est pourvu, ou les règles ne laissent personne.", en: "Nothing to propose: all is filled, or the rules leave nobody." }
    accept_chosen { fr: "Placer la sélection", en: "Place the selection" }
    week_is_over { fr: "Cette semaine est passée : on ne remplit que ce qui est à venir.", en: "This week is over: only what is to come is filled." }
    to_plan { fr: "À prévoir", en: "To plan" }
    hours_missing { fr: "Il manque des heures", en: "Hours are missing" }
    hours_missing_lead { fr: "Avec ces propositions, ces personnes ont encore moins d’heures que leur contrat. Absences et jours fériés sont déduits.", en: "With these proposals, these people still have fewer hours than their contract. Absences and public holidays are taken off." }
    could_not_fill { fr: "Ce qui reste à pourvoir", en: "What is left to fill" }
    kept_away(rules) { fr: " · empêchés par : {rules}", en: " · kept away by: {rules}" }
    make_from_templates { fr: "Créer depuis les modèles", en: "Make from templates" }
    copy_from { fr: "Copier la semaine du", en: "Copy the week of" }
    with_people { fr: "avec les personnes", en: "with the people" }
    copy_week { fr: "Copier cette semaine", en: "Copy this week" }
    needs_reason { fr: "à justifier", en: "needs a reason" }
    new_open_day_lead { fr: "D’abord la tâche, le lieu et l’heure. L’étape suivante ouvre le chantier aux bénévoles.", en: "First the task, the place and the time. The next step opens the work day to volunteers." }
    find_somebody { fr: "Trouver quelqu’un", en: "Find somebody" }
    nobody_takes_it { fr: "Personne n’a encore proposé de prendre ce créneau.", en: "Nobody has offered to take this shift yet." }
    new_shift { fr: "Nouveau créneau", en: "New shift" }
    edit_shift { fr: "Modifier le créneau", en: "Edit the shift" }
    remove_shift_what { fr: "Le créneau quitte le planning. Les personnes prévenues recevront l’annulation à la prochaine publication.", en: "The shift leaves the rota. Those who were told learn of it with the next publishing." }
    until_hint { fr: "Plus tôt que le début : le lendemain.", en: "Earlier than the start: the next day." }
    nobody_named { fr: "Personne en particulier", en: "Nobody in particular" }
    people_wanted { fr: "Personnes", en: "People" }
    from_to_people(min, max) { fr: "{min} à {max}", en: "{min} to {max}" }
    skills_needed { fr: "Compétences demandées", en: "Skills needed" }
    skills_needed_hint { fr: "Combien de personnes doivent l’avoir, au moins ? Rien : pas demandée.", en: "How many people must have it, at least? Nothing: not needed." }
    note_hint { fr: "Les salariés le lisent.", en: "Workers read it." }
    project_hint { fr: "Les heures comptent pour ce code.", en: "The hours count for this code." }
    crew_of(n; wanted) { fr: ["Équipe : {n} personne ({wanted})", "Équipe : {n} personnes ({wanted})"], en: ["Crew: {n} person ({wanted})", "Crew: {n} people ({wanted})"] }
    place_person { fr: "Placer", en: "Place" }
    cannot_place(name) { fr: "{name} ne peut pas venir :", en: "{name} cannot come:" }
    needs_reason_for(name) { fr: "Placer {name} demande une raison :", en: "Placing {name} needs a reason:" }
    hours_left(left) { fr: "encore {left} disponibles", en: "{left} still available" }
    no_hours_left { fr: "heures du contrat atteintes", en: "contract hours used up" }
    without_contract { fr: "sans contrat", en: "no contract" }
    has_skill { fr: "a la compétence", en: "has the skill" }
    lacks_skill { fr: "n’a pas la compétence", en: "lacks the skill" }
    templates_lead { fr: "Les créneaux qui reviennent. Ils servent à créer une semaine en une fois.", en: "Shifts that come back. A week is made in one go." }
    new_template { fr: "Nouveau modèle", en: "New template" }
    edit_template { fr: "Modifier le modèle", en: "Edit the template" }
    no_template { fr: "Aucun modèle pour l’instant.", en: "No template yet." }
    archive_template_what { fr: "Le modèle ne crée plus de créneaux. Ceux qui existent restent.", en: "The template makes no more shifts. Existing ones stay." }
    cycle_label { fr: "Semaines", en: "Weeks" }
    rules_title { fr: "Règles du temps de travail", en: "Rules of working time" }
    rules_lead { fr: "Chaque chiffre, depuis quand il vaut et où il est écrit. Un juriste a le dernier mot.", en: "Every figure, since when it holds and where it is written. A lawyer has the last word." }
    line_of_this_day { fr: "Il y a déjà une ligne de ce jour. Retirez-la d’abord, ou choisissez un autre jour.", en: "There is a line of this day already. Remove it first, or choose another day." }
    looser_than_the_law { fr: "Cette limite vient de la loi : la maison peut être plus stricte, pas plus souple. Si un accord le permet, choisissez « accord » et citez-le.", en: "This limit is the law’s: the house may be stricter, not looser. Where an agreement allows it, choose “agreement” and name it." }
    after_the_law { fr: "Choisissez un jour plus récent : ce que dit la loi reste lisible à côté de ce que vous ajoutez.", en: "Choose a day after 2000: what the law says can still be read beside what you add." }
    take_line_away { fr: "Retirer", en: "Remove" }
    from_the_start { fr: "d’origine", en: "always" }
    valid_from { fr: "En vigueur depuis", en: "In force since" }
    short_notice_lead { fr: "Ces personnes travaillent à temps partiel, et leurs horaires déjà publiés changent dans moins de 7 jours ouvrés (article L. 3123-31 du Code du travail, ou l’accord noté dans les règles). Publiez si chacune a donné son accord par écrit.", en: "These people work part-time, and their published hours change within fewer than 7 working days (article L. 3123-31 of the Code du travail, or the agreement noted in the rules). Publish if each of them has agreed in writing." }
    publish_agreed { fr: "Tous ont donné leur accord : publier", en: "All have agreed: publish" }
    basis { fr: "Origine", en: "Origin" }
    basis_hint { fr: "La ligne de la loi reste visible à côté d’un accord.", en: "The law’s own line stays visible beside an agreement." }
    region { fr: "Jours fériés de", en: "Public holidays of" }
    source_hint { fr: "Article de loi, accord, décision.", en: "Article of law, agreement, decision." }
    new_line { fr: "Modifier une valeur", en: "Change a value" }
    house_lead { fr: "Comment nous travaillons", en: "How we work" }
    setting_holidays { fr: "On travaille les jours fériés", en: "Public holidays are worked" }
    setting_swaps { fr: "Un remplacement sans alerte est accepté tout seul", en: "Cover without an alert is approved by itself" }
    a_week_hint { fr: "Les semaines A et B alternent à partir de là, d’une année à l’autre.", en: "Weeks A and B alternate from there, from one year to the next." }
    setting_mail { fr: "Les changements partent par e-mail", en: "Changes are mailed" }
    tablets_lead { fr: "Une tablette partagée montre les présents du jour, rien d’autre. Ouvrez cette page sur la tablette pour l’inscrire.", en: "A shared tablet shows today’s people, nothing else. Open this page on the tablet to enrol it." }
    tablet_name { fr: "Où est cette tablette ?", en: "Where is this tablet?" }
    enrol_this { fr: "Faire de cet appareil une borne", en: "Make this device a shared tablet" }
    requests_lead { fr: "Absences et remplacements à accepter ou à refuser.", en: "Time off and cover to approve or refuse." }
    no_request { fr: "Aucune demande n’attend.", en: "No request is waiting." }
    no_swap { fr: "Aucun remplacement à accepter.", en: "No cover to approve." }
    would_replace(one, other) { fr: "{one} remplacerait {other}", en: "{one} would replace {other}" }
    offers_shift(name) { fr: "{name} cherche quelqu’un", en: "{name} is looking for cover" }
}
