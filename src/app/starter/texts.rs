//! Texts of the first hour.

platform::texts! {
    first_hour { fr: "La première heure", en: "The first hour" }
    first_hour_lead(n; all) { fr: ["{n} étape faite sur {all}. Suivez l’ordre, ou passez ce qui ne vous concerne pas : rien n’est obligatoire.", "{n} étapes faites sur {all}. Suivez l’ordre, ou passez ce qui ne vous concerne pas : rien n’est obligatoire."], en: ["{n} of {all} steps done. Follow the order, or skip what does not concern you: nothing is required.", "{n} of {all} steps done. Follow the order, or skip what does not concern you: nothing is required."] }
    skipped { fr: "passé", en: "skipped" }
    skip { fr: "Passer", en: "Skip" }
    skip_this(name) { fr: "Passer : {name}", en: "Skip: {name}" }
    resume_what { fr: "La première page du coordinateur guide pas à pas ; ce qui a été passé peut être revu.", en: "The coordinator’s first page leads step by step; what was skipped can be seen again." }
    resume { fr: "Revoir les étapes passées", en: "Show skipped steps again" }
    step_place { fr: "Dire où vous êtes", en: "Say where you are" }
    why_place { fr: "le dessin des terrains commencera au bon endroit", en: "drawing will begin in the right place" }
    step_land { fr: "Un premier terrain, une première parcelle", en: "A first site, a first plot" }
    why_land { fr: "dessinés ici, ou importés d’un fichier", en: "drawn here, or brought in from a file" }
    step_people { fr: "Les personnes", en: "The people" }
    why_people { fr: "une à une, ou depuis un tableur", en: "one by one, or from a spreadsheet" }
    step_tasks { fr: "Les tâches et compétences", en: "Tasks and skills" }
    why_tasks { fr: "un paquet tout prêt, en quatre langues", en: "a ready pack, in four languages" }
    step_contracts { fr: "Les contrats", en: "The contracts" }
    why_contracts { fr: "heures et dates, pour plusieurs personnes à la fois", en: "hours and dates, for several people at once" }
    step_templates { fr: "Les modèles de semaine", en: "Templates of a week" }
    why_templates { fr: "ce qui revient chaque semaine", en: "what comes back every week" }
    step_week { fr: "Publier une première semaine", en: "Publish a first week" }
    why_week { fr: "chacun voit où il travaille", en: "everybody sees where they work" }
    step_workshop { fr: "Un premier atelier, avec une date", en: "A first workshop, with a date" }
    why_workshop { fr: "les habitants réservent sans compte", en: "residents book without an account" }
    begun_land { fr: "commencé : il reste à y dessiner une parcelle", en: "begun: a plot has yet to be drawn on it" }
    workshop_without_date { fr: "commencé : il lui manque une date", en: "begun: it lacks a date" }
    begun_workshop { fr: "commencé : il reste à le montrer à tous", en: "begun: it has yet to be shown to everybody" }
    step_sale { fr: "Une première vente", en: "A first sale" }
    why_sale { fr: "les habitants commandent de leur téléphone", en: "residents order on their phone" }
    begun_sale { fr: "commencée : voyez ce qui manque pour la publier", en: "begun: see what it lacks to be published" }

    packs { fr: "Paquets de démarrage", en: "Starter packs" }
    packs_lead { fr: "Des listes toutes prêtes, que vous pourrez corriger. Ce qui existe déjà sous le même nom n’est pas touché.", en: "Ready lists that you can correct. What is there already under the same name is left alone." }
    pack_tasks { fr: "Tâches avec pictogrammes", en: "Tasks with pictograms" }
    pack_skills { fr: "Compétences et permis", en: "Skills and licences" }
    pack_crops { fr: "Légumes, fruits et repères de culture", en: "Vegetables, fruit and growing figures" }
    pack_workshops { fr: "Idées d’ateliers (brouillons)", en: "Workshop ideas (drafts)" }
    source_tasks { fr: "gestes courants d’un maraîchage, rédigés pour Archipel", en: "everyday work of a market garden, written for Archipel" }
    source_skills { fr: "habilitations du Code rural (Certiphyto, R254-8), de l’INRS (SST) et de la Cnam (CACES R489)", en: "licences of the Code rural (Certiphyto, R254-8), INRS (SST) and Cnam (CACES R489)" }
    source_crops { fr: "repères des Hauts-de-France, corrigeables dans Espèces", en: "figures for Hauts-de-France, which you can correct in Species" }
    pack_products { fr: "Produits à peser et à vendre", en: "Products to weigh and to sell" }
    source_products { fr: "portions courantes, sans prix : chaque vente a les siens ; ajoute aussi les cultures de référence", en: "usual portions, without prices: each sale has its own; adds the reference crops as well" }
    source_workshops { fr: "rédigées pour Archipel", en: "written for Archipel" }
    version(version, source) { fr: "Version {version} · {source}", en: "Version {version} · {source}" }
    in_it(n;) { fr: ["Voir ce qu’il contient ({n})", "Voir ce qu’il contient ({n})"], en: ["See what is in it ({n})", "See what is in it ({n})"] }
    add(n;) { fr: ["Ajouter {n} élément", "Ajouter {n} éléments"], en: ["Add {n} item", "Add {n} items"] }
    all_there { fr: "déjà là", en: "all there" }
    see_list { fr: "Voir la liste", en: "See the list" }
    rules { fr: "Règles du temps de travail", en: "Rules of working time" }
    rules_there { fr: "Elles sont déjà là, chacune avec son article du Code du travail et sa date.", en: "They are there already, each with its article of the labour code and its date." }
    see_rules { fr: "Voir les règles", en: "See the rules" }
}
