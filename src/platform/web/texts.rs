//! Texts of the frame, of forms in general, and of errors.

crate::texts! {
    required { fr: "Remplissez ce champ.", en: "Please fill this in.", ar: "املأ هذه الخانة.", uk: "Заповніть це поле." }
    choose { fr: "Choisissez dans la liste.", en: "Please choose from the list.", ar: "اختر من القائمة.", uk: "Оберіть зі списку." }
    not_there { fr: "Ce que vous avez choisi n’existe plus. Choisissez de nouveau dans la liste.", en: "What you chose is no longer there. Please choose from the list again." }
    too_long(max) { fr: "Trop long : {max} caractères au plus.", en: "Too long: at most {max} characters.", ar: "النص طويل: {max} حرفا على الأكثر.", uk: "Задовго: не більше {max} знаків." }
    unreadable { fr: "Ce texte contient des caractères illisibles. Effacez-les, ou tapez le texte à la main.", en: "This text holds unreadable characters.", ar: "في هذا النص حروف لا تُقرأ. احذفها، أو اكتب النص بيدك.", uk: "У тексті є нечитабельні знаки. Видаліть їх або введіть текст вручну." }
    phone_wrong { fr: "Ce numéro n’est pas complet. Exemple : 06 12 34 56 78.", en: "This number is not complete. Example: 06 12 34 56 78." }
    not_whole(min, max) { fr: "Donnez un nombre entier, sans virgule, entre {min} et {max}.", en: "Please give a whole number between {min} and {max}." }
    too_precise(places) { fr: "Donnez au plus {places} chiffres après la virgule.", en: "Please give at most {places} decimals." }
    not_between(min, max) { fr: "Donnez un nombre entre {min} et {max}.", en: "Please give a number between {min} and {max}." }
    not_kg_between(min, max) { fr: "Donnez un poids entre {min} et {max} kg, par exemple 1,5.", en: "Please give a weight between {min} and {max} kg, such as 1.5." }
    not_a_date { fr: "Cette date n’existe pas. Exemple : 31/03/2026.", en: "This date does not exist. Example: 31/03/2026." }
    date_out_of_reach { fr: "Cette date est trop lointaine : vérifiez l’année.", en: "This date is too far away: check the year." }
    not_an_email { fr: "Cette adresse e-mail n’est pas complète. Exemple : nom@exemple.fr.", en: "This e-mail address is not complete. Example: name@example.org.", ar: "هذا العنوان ناقص. مثال: nom@exemple.fr.", uk: "Ця адреса неповна. Приклад: nom@exemple.fr." }
    check_form(n;) { fr: ["Un point à corriger :", "{n} points à corriger :"], en: ["One thing to correct:", "{n} things to correct:"], ar: "صحّح ما يلي:", uk: "Виправте таке:" }

    go_back { fr: "Revenir à la page", en: "Back to the page", ar: "العودة إلى الصفحة", uk: "Назад до сторінки" }
    said_too_late { fr: "Ce n’est plus possible : demandez à l’équipe.", en: "This is not possible any more: ask the team.", ar: "لم يعد ذلك ممكنًا. تحدث مع المشرف.", uk: "Це вже неможливо. Поговоріть з керівником." }
    said_signed_up { fr: "C’est confirmé. À bientôt !", en: "Confirmed. See you soon!" }
    said_open_the_mail { fr: "Presque fini : regardez vos e-mails et ouvrez notre message.", en: "Nearly done: look at your e-mail and open our message." }
    said_in_line { fr: "Vous êtes sur la liste d’attente. Le message que vous recevez contient votre lien.", en: "You are on the waiting list. The message that you receive holds your link." }
    said_filled_before { fr: "Cette réservation était déjà faite, dans une autre fenêtre. Ce que vous venez d’écrire n’a pas été gardé : changez les noms ci-dessous si besoin.", en: "This booking had been made already, in another window. What you have just typed was not kept: change the names below if need be." }
    said_links_sent { fr: "Regardez vos e-mails. Rien n’arrive ? Cette adresse n’a pas de réservation à venir.", en: "Look at your e-mail. Nothing comes? This address has no booking to come." }
    said_ordered { fr: "C’est commandé. Merci !", en: "Your order is placed. Thank you!" }
    said_order_cancelled { fr: "La commande est annulée.", en: "The order is cancelled." }
    said_sign_up_cancelled { fr: "Votre inscription est annulée.", en: "Your booking is cancelled." }
    said_called_off_nobody { fr: "C’est annulé. Personne n’était inscrit.", en: "Called off. Nobody had booked." }
    said_saved { fr: "C’est enregistré.", en: "Saved.", ar: "تم الحفظ.", uk: "Збережено." }
    said_created { fr: "C’est créé.", en: "Created." }
    said_sent { fr: "C’est envoyé. Vous recevrez une réponse.", en: "Sent. You will get an answer.", ar: "تم الإرسال. سيصلك الجواب.", uk: "Надіслано. Ви отримаєте відповідь." }
    said_archived { fr: "C’est archivé.", en: "Archived." }
    said_restored { fr: "C’est rétabli.", en: "Restored." }
    said_taken_back { fr: "C’est annulé, par une ligne d’aujourd’hui.", en: "Taken back, by a line of today." }
    said_removed { fr: "C’est supprimé.", en: "Removed.", ar: "تم الحذف.", uk: "Видалено." }
    said_mailed { fr: "Le message est parti.", en: "The message is on its way." }
    said_signed_out { fr: "Déconnexion faite. À bientôt !", en: "You are signed out. See you soon!", ar: "خرجت. إلى اللقاء!", uk: "Ви вийшли. До зустрічі!" }
    said_signed_out_everywhere { fr: "Tous vos appareils sont déconnectés.", en: "All your devices are signed out.", ar: "خرجت من كل أجهزتك.", uk: "Ви вийшли на всіх пристроях." }
    said_password_set { fr: "Votre mot de passe est enregistré.", en: "Your password is set." }
    said_card_revoked { fr: "Cette carte ne fonctionne plus.", en: "This card no longer works." }
    said_imported { fr: "L’import est fait.", en: "The import is done." }
    said_merged { fr: "Les deux fiches sont réunies.", en: "The two records are now one." }
    said_erased { fr: "Les données personnelles sont effacées.", en: "The personal data is erased." }
    said_already_done { fr: "C’était déjà fait : rien n’a été enregistré deux fois.", en: "This had already been done: nothing was saved twice.", ar: "تم ذلك من قبل.", uk: "Це вже зроблено." }
    said_nothing_to_do { fr: "Il n’y avait rien à faire.", en: "There was nothing to do." }
    said_saved_after_months { fr: "Enregistré. Les mois déjà validés gardent leurs chiffres : corrigez-les s’il le faut.", en: "Saved. Months validated before keep their figures: correct them if need be." }
    said_saved_in_part { fr: "Enregistré ; ce qui n’était pas possible est resté comme avant.", en: "Saved; what was not possible stayed as it was." }
    said_published { fr: "Publié.", en: "Published." }
    n_written(n;) { fr: ["{n} ligne écrite", "{n} lignes écrites"], en: ["{n} row written", "{n} rows written"] }
    n_refused(n;) { fr: ["{n} refusée", "{n} refusées"], en: ["{n} refused", "{n} refused"] }
    said_and(said, reached) { fr: "{said} {reached}.", en: "{said} {reached}." }
    said_both(said, mailed, to_tell) { fr: "{said} {mailed}, {to_tell}.", en: "{said} {mailed}, {to_tell}." }
    said_nobody_to_tell(said) { fr: "{said} Personne à prévenir.", en: "{said} Nobody has to be told." }
    told_by_mail(n;) { fr: ["{n} personne prévenue par e-mail", "{n} personnes prévenues par e-mail"], en: ["{n} person told by email", "{n} people told by email"] }
    told_by_nobody(n;) { fr: ["{n} à prévenir de vive voix", "{n} à prévenir de vive voix"], en: ["{n} to be told in person", "{n} to be told in person"] }
    said_freed { fr: "Enregistré. Il manque maintenant quelqu’un ici.", en: "Saved. Somebody is missing here now." }
    said_back_on_shifts { fr: "Absence annulée. La personne est remise sur ses créneaux restés libres : il reste à publier.", en: "Absence taken back. The person is back on the shifts that were still free: publish them now." }
    said_booked { fr: "C’est réservé. Vous recevez un e-mail.", en: "Booked. You will get an e-mail." }
    said_booking_cancelled { fr: "C’est annulé. Les places sont libérées.", en: "Cancelled. The places are free again." }
    said_asked { fr: "Votre demande est partie. L’équipe vous répondra.", en: "Your request is on its way. The team will answer you." }
    said_called_off { fr: "C’est annulé. Les personnes inscrites sont prévenues.", en: "Called off. Those who had booked are told." }
    said_retried { fr: "Nouvel essai en cours.", en: "Trying again." }

    not_found_title { fr: "Cette page n’existe pas", en: "This page does not exist", ar: "هذه الصفحة غير موجودة", uk: "Такої сторінки немає" }
    not_found { fr: "L’adresse est incorrecte, ou votre compte n’y a pas accès. Revenez à l’accueil.", en: "The address is wrong, or the page is not for your account.", ar: "العنوان خاطئ، أو ليست هذه الصفحة لحسابك. ارجع إلى البداية.", uk: "Адреса неправильна, або сторінка не для вашого облікового запису. Поверніться на початок." }
    forbidden_title { fr: "Ce n’est pas possible", en: "Not possible", ar: "هذا غير ممكن", uk: "Це неможливо" }
    forbidden { fr: "Votre compte ne permet pas de faire cela. La coordination peut vous aider.", en: "Your account cannot do this. A coordinator can help you.", ar: "حسابك لا يسمح بذلك. اطلب المساعدة من الفريق.", uk: "Ваш обліковий запис цього не дозволяє. Зверніться до команди." }
    invalid_title { fr: "Il y a quelque chose à corriger", en: "There is something to correct", ar: "هناك شيء يجب تصحيحه", uk: "Треба дещо виправити" }
    form_too_long_title { fr: "C’est trop long", en: "This is too long", ar: "هذا طويل جدًا", uk: "Це задовге" }
    form_too_long { fr: "Rien n’est enregistré. Revenez en arrière : votre texte est encore dans la page. Raccourcissez-le et envoyez de nouveau.", en: "Nothing was saved. Go back: your text is still on the page. Make it shorter and send it again.", ar: "لم يُحفظ شيء. ارجع إلى الصفحة السابقة: النص ما زال فيها. اختصره وأرسله من جديد.", uk: "Нічого не збережено. Поверніться назад: текст ще на сторінці. Скоротіть його й надішліть знову." }
    conflict_title { fr: "Action impossible", en: "This cannot be done", ar: "لا يمكن فعل هذا", uk: "Цього зробити не можна" }
    too_many_title { fr: "Trop d’essais", en: "Too many attempts", ar: "محاولات كثيرة", uk: "Забагато спроб" }
    too_many(n;) { fr: ["Attendez une minute, puis réessayez.", "Attendez {n} minutes, puis réessayez."], en: ["Wait a minute, then try again.", "Wait {n} minutes, then try again."], ar: "انتظر قليلا ثم حاول من جديد.", uk: "Зачекайте трохи і спробуйте ще раз." }
    unavailable_title { fr: "Un instant…", en: "One moment…", ar: "لحظة من فضلك…", uk: "Хвилинку…" }
    unavailable { fr: "Le service ne peut pas enregistrer pour le moment. Rien n’a été perdu ni fait à moitié. Réessayez dans une minute.", en: "The service cannot save just now. Nothing was lost or half done. Please try again in a minute.", ar: "لا يمكن الحفظ الآن. لم يضع شيء ولم يُحفظ شيء ناقصا. حاول بعد دقيقة.", uk: "Зараз не вдається зберегти. Нічого не втрачено і не зроблено наполовину. Спробуйте за хвилину." }
    internal_title { fr: "Un problème est survenu", en: "Something went wrong", ar: "حدثت مشكلة", uk: "Сталася помилка" }
    internal { fr: "Ce n’est pas votre faute. Rien n’a été fait à moitié. Si cela se répète, donnez ce numéro à la coordination.", en: "It is not your fault. Nothing was half done. If it happens again, give this number to a coordinator.", ar: "ليس خطأك. لم يُحفظ شيء ناقصا. إذا تكرر هذا، أعط هذا الرقم للفريق.", uk: "Це не ваша провина. Нічого не зроблено наполовину. Якщо це повториться, передайте цей номер команді." }
    request_id { fr: "Numéro de la demande :", en: "Request number:", ar: "رقم الطلب:", uk: "Номер запиту:" }
    go_home { fr: "Retour à l’accueil", en: "Back home", ar: "العودة إلى البداية", uk: "На початок" }
    log_lead { fr: "Qui a changé quoi, et quand. Rien ne s’y efface.", en: "Who changed what, and when. Nothing is ever removed from it." }
    log_who { fr: "Qui", en: "Who" }
    log_when { fr: "Quand", en: "When" }
    log_what { fr: "Quoi", en: "What" }
    log_kind { fr: "Fiche", en: "Record" }
    log_changes { fr: "Avant et après", en: "Before and after" }
    log_from { fr: "Du", en: "From" }
    log_until { fr: "Au", en: "To" }
    log_empty { fr: "Rien ne correspond. Élargissez les dates ou effacez le filtre.", en: "Nothing matches. Widen the dates or clear the filter." }
    file_too_large(max) { fr: "Ce fichier est trop gros : {max} Mo au plus. Réduisez-le.", en: "This file is too large: at most {max} MB. Make it smaller." }
    photo_too_large { fr: "Cette photo dépasse 10 Mo. Choisissez-en une plus petite.", en: "This photo is over 10 MB. Choose a smaller one." }
    photo_unreadable { fr: "Ce fichier n’est pas une photo JPEG, PNG ou WebP lisible.", en: "This file is no readable JPEG, PNG or WebP photo." }
    file_broken { fr: "Le fichier est arrivé incomplet. Réessayez.", en: "The file arrived incomplete. Please try again." }
    changed_meanwhile { fr: "Quelqu’un d’autre a modifié cette fiche pendant que vous la remplissiez. Voici ce que vous avez saisi ; vérifiez, puis enregistrez de nouveau pour remplacer.", en: "Somebody else changed this record while you were filling it in. Here is what you typed; check it, then save again to replace." }
}
