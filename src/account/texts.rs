//! Texts of sign-in, in pages and letters.

use platform::i18n::Lang;

use platform::place::Layer;

/// What may lie under the plan.
pub const fn layer(l: Lang, layer: Layer) -> &'static str {
    match layer {
        Layer::Nothing => layer_none(l),
        Layer::Photo => layer_photo(l),
        Layer::Plan => layer_plan(l),
        Layer::Own => layer_own(l),
    }
}

platform::texts! {
    sign_in { fr: "Connexion", en: "Sign in", ar: "تسجيل الدخول", uk: "Вхід" }
    staff { fr: "Équipe", en: "Team", ar: "الفريق", uk: "Команда" }
    email { fr: "Adresse e-mail", en: "E-mail address", ar: "البريد الإلكتروني", uk: "Електронна пошта" }
    password { fr: "Mot de passe", en: "Password", ar: "كلمة السر", uk: "Пароль" }
    enter { fr: "Se connecter", en: "Sign in", ar: "دخول", uk: "Увійти" }
    wrong { fr: "Adresse ou mot de passe incorrect. Vérifiez, ou choisissez un nouveau mot de passe.", en: "E-mail and password do not match.", ar: "البريد أو كلمة السر غير صحيحة. تحقق، أو اختر كلمة سر جديدة.", uk: "Пошта або пароль неправильні. Перевірте або оберіть новий пароль." }
    forgot { fr: "Mot de passe oublié ?", en: "Forgot your password?", ar: "نسيت كلمة السر؟", uk: "Забули пароль?" }
    residents { fr: "Visites, ateliers, adhésion", en: "Visits, workshops, membership", ar: "زيارات، ورشات، عضوية", uk: "Відвідини, майстер-класи, членство" }
    residents_hint { fr: "Pas de mot de passe : nous vous envoyons un lien et un code par e-mail.", en: "No password: we send you a link and a code by e-mail.", ar: "بدون كلمة سر: نرسل إليك رابطا ورمزا بالبريد الإلكتروني.", uk: "Без пароля: ми надішлемо посилання і код на пошту." }
    send_link { fr: "Recevoir un lien", en: "Send me a link", ar: "أريد رابطا", uk: "Отримати посилання" }
    workers { fr: "Vous travaillez ici ?", en: "Workers", ar: "هل تعمل هنا؟", uk: "Ви тут працюєте?" }
    workers_hint { fr: "Scannez le QR code (le carré) de votre carte avec l’appareil photo du téléphone.", en: "Scan the square on your card with the phone’s camera.", ar: "صوّر المربع الموجود على بطاقتك بكاميرا الهاتف.", uk: "Наведіть камеру телефона на квадрат на вашій картці." }
    demo_title { fr: "Comptes de démonstration", en: "Demonstration accounts" }
    demo_hint { fr: "Ces personnes sont inventées. Touchez un rôle pour entrer.", en: "These people are made up. Tap a role to enter." }
    demo_card { fr: "Carte, code 1234", en: "Card, PIN 1234" }

    code_title { fr: "Regardez vos e-mails", en: "Check your e-mail", ar: "انظر إلى بريدك", uk: "Перегляньте пошту" }
    code_lead(email) { fr: "Nous avons écrit à {email}. Ouvrez le lien, ou tapez ici le code à six chiffres.", en: "Look in the inbox of {email}. Open the link, or type the six-digit code here.", ar: "كتبنا إلى {email}. افتح الرابط، أو اكتب هنا الرمز المكوّن من ستة أرقام.", uk: "Ми написали на {email}. Відкрийте посилання або введіть тут код із шести цифр." }
    code { fr: "Code à six chiffres", en: "Six-digit code", ar: "رمز من ستة أرقام", uk: "Код із шести цифр" }
    code_wrong { fr: "Ce code n’est pas le bon, ou il a plus de 30 minutes. Vérifiez, ou demandez un nouveau lien.", en: "This code is not right, or older than 30 minutes. Check it, or ask for a new link.", ar: "هذا الرمز غير صحيح، أو مرّ عليه أكثر من 30 دقيقة. تحقق، أو اطلب رابطا جديدا.", uk: "Код неправильний або старший за 30 хвилин. Перевірте або попросіть нове посилання." }
    ask_again { fr: "Demander un nouveau lien", en: "Ask for a new link", ar: "طلب رابط جديد", uk: "Попросити нове посилання" }
    link_title { fr: "Bienvenue", en: "Welcome", ar: "أهلا بك", uk: "Ласкаво просимо" }
    link_lead(email) { fr: "Vous vous connectez avec l’adresse {email}.", en: "You are signing in as {email}.", ar: "تدخل بالعنوان {email}.", uk: "Ви входите з адресою {email}." }
    link_dead_title { fr: "Ce lien ne fonctionne plus", en: "This link no longer works", ar: "هذا الرابط لم يعد يعمل", uk: "Це посилання більше не працює" }
    link_dead { fr: "Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau : il arrive tout de suite.", en: "It was already used, or is too old. Ask for a new one: it takes a moment.", ar: "تم استعماله، أو هو قديم جدا. اطلب رابطا جديدا: يصل فورا.", uk: "Ним уже скористалися, або воно застаре. Попросіть нове: воно прийде одразу." }
    set_up_dead { fr: "Il a déjà servi, ou il a plus d’un jour. Redémarrez le programme pour en obtenir un nouveau.", en: "It was already used, or is more than a day old. Restart the program to get a new one." }

    forgot_title { fr: "Nouveau mot de passe", en: "New password" }
    forgot_lead { fr: "Donnez votre adresse : si un compte existe, un lien y arrive dans la minute.", en: "Give your address: if there is an account, a link arrives within a minute." }
    send { fr: "Recevoir un lien", en: "Send me a link" }
    choose_title { fr: "Choisissez un mot de passe", en: "Choose a password" }
    password_hint(min) { fr: "Au moins {min} caractères. Trois mots qui n’ont rien à voir font un bon mot de passe.", en: "At least {min} characters. Three unrelated words make a good password." }
    password_length(min) { fr: "Il faut au moins {min} caractères.", en: "At least {min} characters are needed." }
    set_password { fr: "Enregistrer et me connecter", en: "Save and sign in" }

    card_hello(name) { fr: "Bonjour {name} !", en: "Hello {name}!", ar: "مرحبًا \u{2068}{name}\u{2069}!", uk: "Вітаємо, {name}!" }
    card_lead { fr: "Tapez votre code secret.", en: "Type your secret code.", ar: "اكتب رمزك السري.", uk: "Введіть свій секретний код." }
    card_pin { fr: "Code à 4 chiffres", en: "4-digit code", ar: "رمز من 4 أرقام", uk: "Код із 4 цифр" }
    card_enter { fr: "Entrer", en: "Enter", ar: "دخول", uk: "Увійти" }
    pin_four { fr: "Tapez 4 chiffres.", en: "Type 4 digits.", ar: "اكتب 4 أرقام.", uk: "Введіть 4 цифри." }
    pin_wrong { fr: "Ce n’est pas le bon code. Essayez encore.", en: "This is not the right code. Try again.", ar: "الرمز غير صحيح. حاول مرة أخرى.", uk: "Неправильний код. Спробуйте ще раз." }
    pin_locked(until) { fr: "Trop d’essais. Essayez encore à {until}.", en: "Too many attempts. Try again at {until}.", ar: "أخطاء كثيرة. حاول مرة أخرى الساعة {until}.", uk: "Забагато помилок. Спробуйте ще раз о {until}." }
    card_dead_title { fr: "Cette carte ne fonctionne plus", en: "This card no longer works", ar: "هذه البطاقة لم تعد تعمل", uk: "Ця картка більше не працює" }
    card_dead { fr: "Demandez une nouvelle carte à votre encadrant.", en: "Ask your supervisor for a new card.", ar: "اطلب بطاقة جديدة من مسؤولك.", uk: "Попросіть у керівника нову картку." }

    account { fr: "Mon compte", en: "My account", ar: "حسابي", uk: "Мій обліковий запис" }
    name { fr: "Nom", en: "Name", ar: "الاسم", uk: "Ім’я" }
    name_hint { fr: "Prénom et nom, comme on vous appelle ici.", en: "First and last name, as you are called here.", ar: "الاسم واللقب، كما ينادونك هنا.", uk: "Ім’я та прізвище, як вас тут називають." }
    phone { fr: "Téléphone", en: "Phone", ar: "الهاتف", uk: "Телефон" }
    save { fr: "Enregistrer", en: "Save", ar: "حفظ", uk: "Зберегти" }
    devices { fr: "Appareils connectés", en: "Signed-in devices", ar: "الأجهزة المتصلة", uk: "Пристрої, де ви увійшли" }
    device { fr: "Appareil", en: "Device", ar: "الجهاز", uk: "Пристрій" }
    method { fr: "Connexion par", en: "Signed in by", ar: "طريقة الدخول", uk: "Спосіб входу" }
    since { fr: "Depuis", en: "Since", ar: "منذ", uk: "З" }
    seen { fr: "Vu", en: "Last seen", ar: "آخر استعمال", uk: "Останній раз" }
    this_device { fr: "cet appareil", en: "this device", ar: "هذا الجهاز", uk: "цей пристрій" }
    by_password { fr: "mot de passe", en: "password", ar: "كلمة السر", uk: "пароль" }
    by_link { fr: "lien", en: "link", ar: "رابط", uk: "посилання" }
    by_card { fr: "carte", en: "card", ar: "بطاقة", uk: "картка" }
    everywhere { fr: "Se déconnecter partout", en: "Sign out everywhere", ar: "الخروج من كل الأجهزة", uk: "Вийти всюди" }
    everywhere_what { fr: "Tous vos appareils, celui-ci compris, devront se connecter de nouveau.", en: "All your devices, this one included, will have to sign in again.", ar: "يجب الدخول من جديد على كل أجهزتك، ومنها هذا الجهاز.", uk: "На всіх ваших пристроях, і на цьому, треба буде увійти знову." }
    sign_out { fr: "Se déconnecter", en: "Sign out", ar: "خروج", uk: "Вийти" }

    close_device { fr: "Déconnecter", en: "Sign out", ar: "خروج", uk: "Вийти" }
    ways_in { fr: "Comment j’entre", en: "How I get in", ar: "كيف أدخل", uk: "Як я входжу" }
    change_address { fr: "Changer d’adresse", en: "Change address", ar: "تغيير العنوان", uk: "Змінити адресу" }
    change_password { fr: "Changer de mot de passe", en: "Change password", ar: "تغيير كلمة السر", uk: "Змінити пароль" }
    change_password_lead { fr: "Vos autres appareils seront déconnectés.", en: "Your other devices will be signed out." }
    current_password { fr: "Mot de passe actuel", en: "Present password", ar: "كلمة السر الحالية", uk: "Теперішній пароль" }
    current_wrong { fr: "Ce n’est pas votre mot de passe actuel.", en: "This is not your present password.", ar: "هذه ليست كلمة السر الحالية.", uk: "Це не ваш теперішній пароль." }
    same_password { fr: "C’est déjà votre mot de passe : choisissez-en un autre.", en: "This is your password already: choose another one." }
    new_password { fr: "Nouveau mot de passe", en: "New password" }
    address_now(email) { fr: "Adresse actuelle : {email}", en: "Present address: {email}", ar: "العنوان الحالي: {email}", uk: "Теперішня адреса: {email}" }
    new_address { fr: "Nouvelle adresse e-mail", en: "New e-mail address", ar: "عنوان البريد الجديد", uk: "Нова електронна адреса" }
    new_address_hint { fr: "Nous y envoyons un lien. L’adresse change quand vous l’ouvrez, dans les 24 heures.", en: "We send a link there. The address changes when you open it, within 24 hours.", ar: "نرسل إليه رابطًا. يتغير العنوان عندما تفتحه خلال 24 ساعة.", uk: "Ми надішлемо туди посилання. Адреса зміниться, коли ви його відкриєте протягом 24 годин." }
    not_by_card { fr: "Vous êtes entré avec une carte, peut-être sur une tablette partagée : votre adresse se change avec un lien reçu par e-mail.", en: "You came in with a card, perhaps on a shared tablet: your address is changed with a link sent by e-mail.", ar: "دخلت ببطاقة، ربما على جهاز مشترك: يتغير عنوانك برابط يصل إلى بريدك.", uk: "Ви увійшли з карткою, можливо на спільному планшеті: адресу змінюють за посиланням з пошти." }
    same_address { fr: "C’est déjà votre adresse.", en: "This is your address already.", ar: "هذا هو عنوانك الآن.", uk: "Це вже ваша адреса." }
    send_confirmation { fr: "Recevoir le lien", en: "Send me the link", ar: "أرسل لي الرابط", uk: "Надіслати посилання" }
    confirm_address { fr: "Confirmer cette adresse", en: "Confirm this address", ar: "تأكيد هذا العنوان", uk: "Підтвердити цю адресу" }
    confirm_address_lead(email) { fr: "Vous entrerez désormais avec {email}.", en: "From now on you sign in as {email}.", ar: "من الآن تدخل بالعنوان {email}.", uk: "Відтепер ви входите з адресою {email}." }
    second { fr: "Double vérification", en: "Two-step verification", ar: "التحقق بخطوتين", uk: "Двоетапна перевірка" }
    second_set { fr: "Régler", en: "Set up", ar: "ضبط", uk: "Налаштувати" }
    second_is_on { fr: "activée", en: "on", ar: "مفعّل", uk: "увімкнено" }
    second_is_off { fr: "désactivée", en: "off", ar: "غير مفعّل", uk: "вимкнено" }
    second_lead { fr: "Après le mot de passe, un code de votre téléphone : un mot de passe volé ne suffit plus.", en: "After the password, a code from your phone: a stolen password is no longer enough." }
    second_app { fr: "Sur votre téléphone, ouvrez une application de codes (Aegis, FreeOTP, 2FAS, Google Authenticator…).", en: "On your phone, open an app for codes (Aegis, FreeOTP, 2FAS, Google Authenticator…)." }
    second_scan { fr: "Scannez ce carré.", en: "Scan this square." }
    second_type { fr: "Pas d’appareil photo ? Tapez cette clé :", en: "No camera? Type this key:" }
    second_then { fr: "Tapez ici le code à six chiffres qu’elle affiche.", en: "Type the six-digit code it shows here." }
    second_code { fr: "Code à six chiffres", en: "Six-digit code" }
    second_on { fr: "Activer", en: "Switch on" }
    second_wrong { fr: "Ce code n’est pas le bon. Attendez le suivant et vérifiez l’heure du téléphone ; un code de papier ne sert qu’une fois.", en: "This code is not right. Wait for the next one and check the phone’s clock; a code on paper works once." }
    second_locked(until) { fr: "Trop d’essais. Essayez encore à {until}.", en: "Too many attempts. Try again at {until}." }
    second_since(since, left) { fr: "Activée depuis le {since}. Codes de secours restants : {left}.", en: "On since {since}. Recovery codes left: {left}." }
    second_new_codes { fr: "Nouveaux codes de secours", en: "New recovery codes" }
    second_off { fr: "Désactiver", en: "Switch off" }
    second_codes { fr: "Vos codes de secours", en: "Your recovery codes" }
    second_codes_lead { fr: "Si le téléphone est perdu, chacun de ces codes ouvre une fois. Ils ne seront plus affichés.", en: "If the phone is lost, each of these codes lets you in once. They will not be shown again." }
    second_codes_print { fr: "Imprimez cette page ou recopiez-les, et rangez-les loin du téléphone.", en: "Print this page or copy them, and keep them away from the phone." }
    second_kept { fr: "C’est noté", en: "I have kept them" }
    second_or_paper { fr: "Celui du téléphone, ou un code de secours.", en: "The phone’s, or a recovery code." }
    step_lead { fr: "Ouvrez l’application de codes de votre téléphone.", en: "Open the app for codes on your phone." }
    step_back { fr: "Recommencer", en: "Start again" }
    step_lost { fr: "Ni téléphone ni code de secours ? Un autre coordinateur peut retirer la double vérification sur votre fiche.", en: "Neither phone nor recovery code? Another coordinator can remove two-step verification on your record." }

    mail_changed_subject { fr: "Votre compte a changé", en: "Your account has changed", ar: "تغيّر حسابك", uk: "Ваш обліковий запис змінено" }
    mail_password_changed { fr: "Votre mot de passe vient d’être changé. Vos autres appareils sont déconnectés.", en: "Your password was changed just now. Your other devices are signed out." }
    mail_address_changed { fr: "L’adresse de votre compte vient d’être changée : celle-ci n’ouvre plus rien.", en: "The address of your account was changed just now: this one no longer opens anything.", ar: "تغيّر عنوان حسابك الآن: هذا العنوان لم يعد يفتح شيئًا.", uk: "Адресу вашого облікового запису щойно змінено: ця вже нічого не відкриває." }
    mail_second_on { fr: "La double vérification est activée.", en: "Two-step verification is on." }
    mail_new_codes { fr: "De nouveaux codes de secours ont été faits ; les anciens ne servent plus.", en: "New recovery codes were made; the old ones no longer work." }
    mail_second_off { fr: "La double vérification est désactivée.", en: "Two-step verification is off." }
    mail_not_you { fr: "Ce n’était pas vous ? Prévenez tout de suite la coordination, et demandez un nouveau mot de passe.", en: "This was not you? Tell the coordinators at once, and ask for a new password.", ar: "لم تفعل ذلك أنت؟ أخبر التنسيق فورًا، واطلب كلمة سر جديدة.", uk: "Це були не ви? Одразу повідомте координацію й попросіть новий пароль." }
    mail_address_subject { fr: "Confirmez votre nouvelle adresse", en: "Confirm your new address", ar: "أكّد عنوانك الجديد", uk: "Підтвердьте свою нову адресу" }
    mail_address(name, ecopole) { fr: "{name} veut utiliser cette adresse sur {ecopole}.", en: "{name} wants to use this address at {ecopole}.", ar: "{name} يريد استعمال هذا العنوان في {ecopole}.", uk: "{name} хоче користуватися цією адресою в {ecopole}." }
    mail_address_ignore { fr: "Ce n’est pas vous ? Ne faites rien : l’adresse ne changera pas.", en: "This is not you? Do nothing: the address will not change.", ar: "ليس أنت؟ لا تفعل شيئًا: لن يتغير العنوان.", uk: "Це не ви? Нічого не робіть: адреса не зміниться." }

    people { fr: "Personnes", en: "People" }
    cards { fr: "Cartes", en: "Cards" }
    cards_lead { fr: "Chaque carte porte un carré à scanner. Une nouvelle carte remplace l’ancienne, qui ne fonctionne plus.", en: "Each card carries a square to scan. A new card replaces the old one, which stops working." }
    cards_for { fr: "Une carte pour", en: "A card for" }
    cards_new_pins { fr: "Donner aussi un nouveau code secret, imprimé sur la carte", en: "Also give a new PIN, printed on the card" }
    cards_nobody { fr: "Aucun salarié en parcours. Ajoutez d’abord une personne avec ce rôle.", en: "No worker yet. Add a person with this role first." }
    cards_choose { fr: "Cochez au moins une personne.", en: "Tick at least one person." }
    cards_too_many(most) { fr: "{most} cartes à la fois au plus : imprimez-les en plusieurs fois.", en: "{most} cards at a time at most: print them in several goes." }
    cards_print { fr: "Préparer les cartes", en: "Make the cards" }
    cards_sheet { fr: "Imprimez cette page maintenant : les carrés ne seront plus affichés.", en: "Print this page now: the squares will not be shown again." }
    card_how { fr: "Scannez le carré avec le téléphone, puis tapez votre code.", en: "Scan the square with the phone, then type your code.", ar: "امسح المربع بالهاتف، ثم اكتب رمزك.", uk: "Скануйте квадрат телефоном, потім введіть свій код." }
    card_code { fr: "Code :", en: "Code:", ar: "الرمز:", uk: "Код:" }

    set_up_title { fr: "Bienvenue dans Archipel", en: "Welcome to Archipel" }
    set_up_lead { fr: "Deux minutes pour nommer l’écopôle et ouvrir le premier compte de coordination.", en: "Two minutes to name the ecopole and open the first coordinator’s account." }
    the_ecopole { fr: "L’écopôle", en: "The ecopole" }
    ecopole_name { fr: "Nom de l’écopôle", en: "Name of the ecopole" }
    commune { fr: "Commune", en: "Town" }
    time_zone { fr: "Fuseau horaire", en: "Time zone" }
    main_language { fr: "Langue principale", en: "Main language" }
    main_language_hint { fr: "Chacun peut choisir la sienne ; celle-ci vaut pour les autres.", en: "Everyone may choose their own; this one is for the others." }
    password_common { fr: "Ce mot de passe est trop facile à deviner. Prenez plutôt trois mots qui ne vont pas ensemble.", en: "This password is too easy to guess. Take three words that do not belong together." }
    background { fr: "Fond du plan", en: "What lies under the map" }
    the_map { fr: "Le plan", en: "The map" }
    place { fr: "Où est l’écopôle ?", en: "Where is the ecopole?" }
    place_hint { fr: "Collez l’adresse d’une carte ouverte au bon endroit (OpenStreetMap, Géoportail, Google Maps), ou deux nombres : 50,3612 2,9987. Le dessin des terrains commence là.", en: "Paste the address of a map opened at the right place (OpenStreetMap, Géoportail, Google Maps), or two numbers: 50.3612, 2.9987. Drawing begins there." }
    place_unread { fr: "Nous n’y lisons pas de lieu. Exemple : 50,3612 2,9987.", en: "We read no place in it. Example: 50.3612, 2.9987." }
    place_short { fr: "C’est un lien raccourci : ouvrez-le d’abord, puis copiez l’adresse qui s’affiche dans le navigateur.", en: "This is a shortened link: open it first, then copy the address that the browser shows." }
    place_turned { fr: "Ce lieu est loin de l’Europe. Les deux nombres sont-ils inversés ? D’abord la latitude (50,36), puis la longitude (2,99).", en: "This place is far from Europe. Are the two numbers swapped? First the latitude (50.36), then the longitude (2.99)." }
    starter { fr: "Premiers pas et paquets", en: "First steps and packs" }
    here { fr: "Ma position", en: "My position" }
    here_refused { fr: "Le navigateur n’a pas donné de position.", en: "The browser gave no position." }
    layer_none { fr: "Rien", en: "Nothing" }
    layer_photo { fr: "Photos aériennes (IGN)", en: "Aerial photos (IGN)" }
    layer_plan { fr: "Plan (IGN)", en: "Plan (IGN)" }
    layer_own { fr: "Une autre adresse", en: "Another address" }
    layer_hint { fr: "Les images viennent du serveur public choisi : ceux qui ouvrent le plan lui donnent leur adresse Internet. « Rien » ne demande rien à personne.", en: "Pictures come from the public server chosen: whoever opens the map gives it their internet address. “Nothing” asks nobody." }
    own_background { fr: "Autre adresse de fond", en: "Another address" }
    background_hint { fr: "Adresse https d’une image ou d’une couche WMTS, avec {bbox} ou {z}/{x}/{y}. Vide : pas de fond.", en: "https address of a picture or WMTS layer, with {bbox} or {z}/{x}/{y}. Empty: none." }
    contact { fr: "Contact et mentions légales", en: "Contact and legal notice" }
    contact_email { fr: "E-mail de l’équipe", en: "The team’s e-mail" }
    contact_hint { fr: "Affiché au pied de chaque page et de chaque message.", en: "Shown at the foot of every page and message." }
    contact_phone { fr: "Téléphone de l’équipe", en: "The team’s phone" }
    address { fr: "Adresse postale", en: "Postal address" }
    legal { fr: "Qui publie, qui héberge", en: "Who publishes, who hosts" }
    legal_hint { fr: "Nom et forme de l’association, SIRET ou RNA, directeur de la publication, hébergeur : la loi le demande.", en: "Name and form of the association, its number, who is responsible for publishing, who hosts: the law asks for it." }
    https_only { fr: "L’adresse doit commencer par https://.", en: "The address must begin with https://." }
    your_account { fr: "Votre compte", en: "Your account" }
    begin { fr: "Commencer", en: "Begin" }

    mail_link_subject { fr: "Votre lien de connexion", en: "Your sign-in link" }
    mail_link(ecopole) { fr: "Voici votre lien pour entrer sur {ecopole}. Il sert une fois, pendant 30 minutes.", en: "Here is your link to enter {ecopole}. It works once, for 30 minutes." }
    mail_code { fr: "Sur un autre appareil, tapez ce code :", en: "On another device, type this code:" }
    mail_ignore { fr: "Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.", en: "You did not ask for this? Do nothing: without this link nobody enters." }
}
