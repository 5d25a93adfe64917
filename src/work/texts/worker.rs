//! What workers read, in their languages: known words, short sentences, one idea each.

use platform::i18n::{Lang, format};

use super::super::model::absence::{AbsenceKind, AbsenceTime};
use super::super::model::month::Corrected;

platform::texts! {
    my_week { fr: "Ma semaine", en: "My week", ar: "أسبوعي", uk: "Мій тиждень" }
    today { fr: "Aujourd’hui", en: "Today", ar: "اليوم", uk: "Сьогодні" }
    next { fr: "Les jours suivants", en: "The next days", ar: "الأيام القادمة", uk: "Наступні дні" }
    you_lead { fr: "Ateliers que vous animez", en: "Workshops that you lead", ar: "ورشات من تنشيطك", uk: "Майстер-класи, які ви ведете" }
    free_today { fr: "Pas de travail aujourd’hui.", en: "No work today.", ar: "لا عمل اليوم.", uk: "Сьогодні роботи немає." }
    nothing_next { fr: "Rien de prévu pour le moment.", en: "Nothing planned yet.", ar: "لا شيء مخطط حاليًا.", uk: "Поки що нічого не заплановано." }
    from_to(from, to) { fr: "de {from} à {to}", en: "from {from} to {to}", ar: "من {from} إلى {to}", uk: "з {from} до {to}" }
    pause(minutes) { fr: "Pause : {minutes} minutes", en: "Break: {minutes} minutes", ar: "الاستراحة بالدقائق: {minutes}", uk: "Перерва, хвилин: {minutes}" }
    where_ { fr: "Où", en: "Where", ar: "أين", uk: "Де" }
    what { fr: "Quoi", en: "What", ar: "ماذا", uk: "Що" }
    with { fr: "Avec", en: "With", ar: "مع", uk: "З ким" }
    alone { fr: "vous travaillez sans collègue", en: "on your own", ar: "وحدك", uk: "без колег" }
    lead { fr: "Responsable", en: "In charge", ar: "المشرف", uk: "Керівник" }
    bring { fr: "À apporter", en: "Bring", ar: "أحضر معك", uk: "Візьміть з собою" }
    note { fr: "À savoir", en: "Good to know", ar: "للعلم", uk: "Варто знати" }
    open_map { fr: "Ouvrir la carte", en: "Open the map", ar: "افتح الخريطة", uk: "Відкрити карту" }
    listen { fr: "Écouter", en: "Listen", ar: "استمع", uk: "Слухати" }
    new { fr: "Nouveau", en: "New", ar: "جديد", uk: "Нове" }
    changed { fr: "Changé", en: "Changed", ar: "تغيّر", uk: "Змінено" }
    cancelled { fr: "Annulé", en: "Cancelled", ar: "أُلغي", uk: "Скасовано" }
    days_from_to(first, last) { fr: "du {first} au {last}", en: "{first} to {last}", ar: "من {first} إلى {last}", uk: "{first} – {last}" }
    answer_subject { fr: "Réponse à votre demande d’absence", en: "Your time off request", ar: "رد على طلب الغياب", uk: "Відповідь на запит про відсутність" }
    answer_granted(when) { fr: "Votre absence est acceptée : {when}.", en: "Your time off is approved: {when}.", ar: "تم قبول غيابك: {when}.", uk: "Вашу відсутність погоджено: {when}." }
    answer_refused(when) { fr: "Votre absence est refusée : {when}.", en: "Your time off is not approved: {when}.", ar: "تم رفض غيابك: {when}.", uk: "Вашу відсутність не погоджено: {when}." }
    day_and_hours(day, hours) { fr: "{day}, {hours}", en: "{day}, {hours}", ar: "{day}، {hours}", uk: "{day}, {hours}" }
    letter_subject { fr: "Votre planning a changé", en: "Your rota has changed", ar: "تغيّر جدول عملك", uk: "Ваш графік змінився" }
    letter_changed { fr: "Voici ce qui a changé dans votre planning :", en: "This is what has changed in your rota:", ar: "هذا ما تغيّر في جدول عملك:", uk: "Ось що змінилося у вашому графіку:" }
    letter_new(when, place) { fr: "Nouveau : {when}, {place}", en: "New: {when}, {place}", ar: "جديد: {when}، \u{2068}{place}\u{2069}", uk: "Нове: {when}, {place}" }
    letter_moved(when, place, before) { fr: "Horaire changé : {when}, {place} (avant : {before})", en: "New time: {when}, {place} (before: {before})", ar: "تغيّر الموعد: {when}، \u{2068}{place}\u{2069} (كان: {before})", uk: "Змінено час: {when}, {place} (було: {before})" }
    letter_other_work(when, place) { fr: "Le travail change : {when}, {place}", en: "Place, task or note changed: {when}, {place}", ar: "تغيّر المكان أو العمل أو التعليمات: {when}، \u{2068}{place}\u{2069}", uk: "Змінено місце, роботу або вказівки: {when}, {place}" }
    letter_cancelled(when, place) { fr: "Annulé : {when}, {place}", en: "Cancelled: {when}, {place}", ar: "أُلغي: {when}، \u{2068}{place}\u{2069}", uk: "Скасовано: {when}, {place}" }
    news { fr: "Votre planning a changé.", en: "Your rota has changed.", ar: "تغيّر جدول عملك.", uk: "Ваш графік змінився." }
    seen { fr: "J’ai vu", en: "I’ve read this", ar: "فهمت", uk: "Переглянуто" }
    arrive { fr: "J’arrive", en: "I’m here", ar: "وصلت", uk: "Я на місці" }
    leave { fr: "Je pars", en: "I’m leaving", ar: "سأغادر الآن", uk: "Закінчую роботу" }
    arrived_at(time) { fr: "Arrivée à {time}", en: "Arrived at {time}", ar: "الوصول {time}", uk: "Початок: {time}" }
    left_at(time) { fr: "Départ à {time}", en: "Left at {time}", ar: "المغادرة {time}", uk: "Кінець роботи: {time}" }
    nothing_noted { fr: "Rien n’est noté aujourd’hui. Demandez à votre responsable.", en: "Nothing is noted today. Talk to your supervisor.", ar: "لم يُسجَّل شيء اليوم. تحدث مع المشرف.", uk: "Сьогодні нічого не записано. Поговоріть з керівником." }
    good_day { fr: "Bonne journée !", en: "Have a good day!", ar: "يومًا سعيدًا!", uk: "Гарного дня!" }
    list_returns { fr: "La liste revient toute seule.", en: "The list comes back by itself.", ar: "تعود القائمة وحدها.", uk: "Список повернеться сам." }
    back_to_list { fr: "Retour à la liste", en: "Back to the list", ar: "العودة إلى القائمة", uk: "До списку" }
    you_get_an_answer { fr: "Votre responsable vous répond. Vous voyez la réponse ici.", en: "Your supervisor answers you. You see the answer here.", ar: "سيرد عليك المشرف. ترى الرد هنا.", uk: "Керівник вам відповість. Відповідь ви побачите тут." }
    no_absence { fr: "Vous n’avez demandé aucune absence.", en: "You have not asked for any time off.", ar: "لم تطلب أي غياب.", uk: "Ви не просили про відсутність." }
    undo { fr: "Annuler", en: "Undo", ar: "تراجع", uk: "Скасувати" }
    absent { fr: "Je ne viens pas", en: "I cannot come", ar: "لن أحضر", uk: "Я не прийду" }
    which_day { fr: "Quel jour ?", en: "Which day?", ar: "أي يوم؟", uk: "Який день?" }
    why { fr: "Pourquoi ?", en: "Why?", ar: "لماذا؟", uk: "Чому?" }
    send { fr: "Envoyer", en: "Send", ar: "أرسل", uk: "Надіслати" }
    other_days { fr: "D’autres jours", en: "Other days", ar: "أيام أخرى", uk: "Інші дні" }
    first_day { fr: "Premier jour", en: "First day", ar: "أول يوم", uk: "Перший день" }
    last_day { fr: "Dernier jour", en: "Last day", ar: "آخر يوم", uk: "Останній день" }
    part_of_day { fr: "Une partie du jour", en: "Part of the day", ar: "جزء من اليوم", uk: "Частина дня" }
    from { fr: "Heure de début", en: "Start time", ar: "من الساعة", uk: "Початок" }
    until { fr: "Heure de fin", en: "End time", ar: "إلى الساعة", uk: "Кінець" }
    my_absences { fr: "Mes absences", en: "My absences", ar: "أيام غيابي", uk: "Мої відсутності" }
    waiting { fr: "en attente", en: "waiting", ar: "في الانتظار", uk: "очікує" }
    granted { fr: "acceptée", en: "approved", ar: "مقبول", uk: "погоджено" }
    refused { fr: "refusée", en: "not approved", ar: "مرفوض", uk: "не погоджено" }
    withdraw { fr: "Annuler ma demande", en: "Cancel my request", ar: "إلغاء الطلب", uk: "Скасувати запит" }
    leave_kind { fr: "Congé", en: "Holiday", ar: "إجازة", uk: "Відпустка" }
    sick { fr: "Maladie", en: "Illness", ar: "مرض", uk: "Хвороба" }
    family { fr: "Famille", en: "Family", ar: "عائلة", uk: "Сім’я" }
    training { fr: "Formation", en: "Training", ar: "تكوين", uk: "Навчання" }
    other { fr: "Autre", en: "Other", ar: "سبب آخر", uk: "Інше" }
    swap { fr: "Je cherche quelqu’un pour me remplacer", en: "Ask someone to cover for me", ar: "أبحث عن زميل يأخذ مكاني", uk: "Шукаю заміну" }
    offers { fr: "Remplacements", en: "Cover", ar: "طلبات بديل", uk: "Заміни" }
    offered { fr: "Vous cherchez un remplaçant", en: "You are looking for cover", ar: "تبحث عن بديل لهذا العمل", uk: "Ви шукаєте заміну" }
    colleague_offers(name) { fr: "{name} cherche un remplaçant", en: "{name} is looking for cover", ar: "مطلوب بديل عن {name}", uk: "{name} шукає заміну" }
    take { fr: "Je prends", en: "I take it", ar: "آخذ هذا العمل", uk: "Я візьму" }
    taken(name) { fr: "{name} est d’accord. Votre responsable doit répondre.", en: "{name} can cover. Waiting for your supervisor.", ar: "الموافقة من \u{2068}{name}\u{2069}. ننتظر رد المشرف.", uk: "{name} погоджується. Чекаємо на відповідь керівника." }
    swap_what { fr: "Vos collègues voient ce jour. Si personne ne vous remplace, vous travaillez.", en: "Your colleagues see this day. If nobody covers for you, you work.", ar: "يرى زملاؤك هذا اليوم. إذا لم يأخذ أحد مكانك، تعمل كالمعتاد.", uk: "Колеги побачать цей день. Якщо ніхто вас не замінить, ви працюєте." }
    take_what(day, name) { fr: "Vous travaillez {day} à la place de {name}, dès que c’est confirmé.", en: "You work on {day} in place of {name}, once it is confirmed.", ar: "ستعمل يوم {day} مكان \u{2068}{name}\u{2069} بعد التأكيد.", uk: "Ви працюєте {day} замість {name}, щойно це підтвердять." }
    too_late_to_clock { fr: "C’est trop ancien pour être noté. Dites l’heure à votre responsable.", en: "This is too old to be noted. Tell your supervisor the time.", ar: "مضى وقت طويل ولا يمكن التسجيل. أخبر مسؤولك بالساعة.", uk: "Запізно, щоб записати. Скажіть час керівнику." }
    tapped_since { fr: "Une autre heure a été notée entre-temps. Dites la bonne à votre responsable.", en: "Another time was noted meanwhile. Tell your supervisor the right one.", ar: "سُجلت ساعة أخرى في هذه الأثناء. أخبر مسؤولك بالساعة الصحيحة.", uk: "Тим часом записано інший час. Скажіть правильний керівнику." }
    away_asked { fr: "Absence demandée", en: "Absence asked for", ar: "غياب مطلوب", uk: "Відсутність: чекає відповіді" }
    away_granted { fr: "Absence acceptée", en: "Absence approved", ar: "غياب مقبول", uk: "Відсутність погоджено" }
    swap_ask { fr: "Demander", en: "Ask", ar: "أطلب", uk: "Попросити" }
    calendar_stops { fr: "L’ancien lien s’arrête : le téléphone ne montre plus vos horaires.", en: "The old link stops: the phone no longer shows your hours.", ar: "يتوقف الرابط القديم: لن يُظهر هاتفك أوقات عملك.", uk: "Старе посилання перестане працювати: телефон більше не показуватиме ваші години." }
    calendar { fr: "Calendrier du téléphone", en: "Phone calendar", ar: "تقويم الهاتف", uk: "Календар телефону" }
    calendar_make { fr: "Créer mon lien", en: "Make my link", ar: "إنشاء رابط", uk: "Створити посилання" }
    calendar_end { fr: "Supprimer mon lien", en: "Remove my link", ar: "حذف الرابط", uk: "Видалити посилання" }
    calendar_here { fr: "Ouvrez ce lien dans le calendrier de votre téléphone. Il est secret.", en: "Open this link in your phone’s calendar. It is secret.", ar: "افتح هذا الرابط في تقويم هاتفك. إنه سري.", uk: "Відкрийте це посилання в календарі телефону. Воно секретне." }
    calendar_on { fr: "Votre calendrier est relié.", en: "Your calendar is linked.", ar: "تم ربط التقويم.", uk: "Ваш календар підключено." }
    choose_day { fr: "Choisissez un jour.", en: "Choose a day.", ar: "اختر يومًا.", uk: "Виберіть день." }
    ticked_or_other_days { fr: "Un jour coché ou d’autres jours : pas les deux.", en: "A day ticked or other days: not both.", ar: "يوم مختار أو أيام أخرى: ليس كلاهما.", uk: "Позначений день або інші дні: не обидва." }
    day_asked(day) { fr: "Le {day}, une absence est déjà demandée ou acceptée.", en: "On {day}, time off is already asked for or approved.", ar: "يوجد طلب غياب أو غياب مقبول يوم {day}.", uk: "На {day} відсутність уже запитано або погоджено." }
    day_long_past { fr: "Ce jour est passé depuis longtemps. Demandez à l’équipe.", en: "This day is long past. Ask the team.", ar: "مضى هذا اليوم منذ مدة. اسأل الفريق.", uk: "Цей день давно минув. Зверніться до команди." }
    choose_reason { fr: "Choisissez une raison.", en: "Choose a reason.", ar: "اختر سببًا.", uk: "Виберіть причину." }
    check_times { fr: "Choisissez des jours entiers. Ou choisissez un jour, une heure de début et une heure de fin.", en: "Whole days, or a part of a single day.", ar: "أيام كاملة، أو جزء من يوم واحد.", uk: "Цілі дні або частина одного дня." }
    month_before { fr: "Mois précédent", en: "Previous month", ar: "الشهر السابق", uk: "Попередній місяць" }
    month_after { fr: "Mois suivant", en: "Next month", ar: "الشهر التالي", uk: "Наступний місяць" }
    no_hours { fr: "Aucune heure ce mois-ci.", en: "No hours this month.", ar: "لا ساعات هذا الشهر.", uk: "Цього місяця годин немає." }
    validated { fr: "validé", en: "approved", ar: "تم التأكيد", uk: "затверджено" }
    not_validated { fr: "pas encore validé", en: "not yet validated", ar: "لم يتم التأكيد بعد", uk: "ще не затверджено" }
    planned { fr: "Prévu", en: "Planned", ar: "الساعات المقررة", uk: "Заплановано" }
    worked { fr: "Travaillé", en: "Worked", ar: "العمل المنجز", uk: "Відпрацьовано" }
    paid { fr: "Heures payées", en: "Hours paid", ar: "ساعات مدفوعة الأجر", uk: "Оплачені години" }
    overtime { fr: "Heures en plus du contrat", en: "Extra hours", ar: "زيادة على العقد", uk: "Понад договір" }
    support_hours { fr: "Accompagnement", en: "Support", ar: "المرافقة", uk: "Супровід" }
    days_worked { fr: "Jours de travail", en: "Days of work", ar: "أيام العمل", uk: "Відпрацьовані дні" }
    calendar_again { fr: "Remplacer mon lien", en: "Replace my link", ar: "استبدال الرابط", uk: "Замінити посилання" }
    calendar_open { fr: "Ouvrir dans le calendrier", en: "Open in the calendar", ar: "افتح في التقويم", uk: "Відкрити в календарі" }
    swap_refused { fr: "Remplacement refusé", en: "Cover refused", ar: "رُفض البديل", uk: "Заміну не погоджено" }
    you_take { fr: "Vous êtes d’accord. Votre responsable doit répondre.", en: "You can cover. Waiting for your supervisor.", ar: "وافقت. ننتظر رد المشرف.", uk: "Ви погодилися. Чекаємо на відповідь керівника." }
    comma { fr: ", ", en: ", ", ar: "، ", uk: ", " }
    my_hours { fr: "Mes heures", en: "My hours", ar: "ساعاتي", uk: "Мої години" }
    day { fr: "Jour", en: "Day", ar: "اليوم", uk: "День" }
    day_by_day { fr: "Jour par jour", en: "Day by day", ar: "يوما بيوم", uk: "День за днем" }
    corrected_work { fr: "travail", en: "work", ar: "العمل", uk: "робота" }
    corrected_paid { fr: "paie", en: "pay", ar: "الأجر", uk: "оплата" }
    hours { fr: "Heures", en: "Hours", ar: "الساعات", uk: "Години" }
    corrections { fr: "Corrections", en: "Corrections", ar: "تصحيحات", uk: "Виправлення" }
    why_changed { fr: "Raison", en: "Reason", ar: "السبب", uk: "Причина" }
    signature { fr: "Signature :", en: "Signature:", ar: "التوقيع:", uk: "Підпис:" }
    absence_leave { fr: "congés payés", en: "paid leave", ar: "إجازة مدفوعة", uk: "оплачувана відпустка" }
    absence_sick { fr: "maladie", en: "sick leave", ar: "مرض", uk: "хвороба" }
    absence_accident { fr: "accident du travail", en: "accident at work", ar: "حادث عمل", uk: "нещасний випадок на роботі" }
    absence_unpaid { fr: "congé sans salaire", en: "unpaid leave", ar: "إجازة بدون أجر", uk: "відпустка без оплати" }
    absence_training { fr: "formation", en: "training", ar: "تكوين", uk: "навчання" }
    absence_immersion { fr: "stage en entreprise", en: "work placement", ar: "تدريب في مؤسسة", uk: "стажування на підприємстві" }
    absence_family { fr: "événement familial", en: "family event", ar: "ظرف عائلي", uk: "сімейні обставини" }
    holidays_paid { fr: "Jours fériés payés", en: "Public holidays paid", ar: "أيام العطل المدفوعة", uk: "Оплачені святкові дні" }
    month_pay { fr: "Paie du mois", en: "Month’s pay", ar: "أجر الشهر بالساعات", uk: "Оплата за місяць, у годинах" }
    by_week { fr: "Semaine par semaine", en: "Week by week", ar: "أسبوعًا بأسبوع", uk: "Потижнево" }
    absence_parental { fr: "maternité, paternité", en: "maternity, paternity", ar: "أمومة أو أبوة", uk: "відпустка у зв’язку з народженням дитини" }
    absence_child_sick { fr: "enfant malade", en: "child ill", ar: "طفل مريض", uk: "хвора дитина" }
    absence_summons { fr: "convocation", en: "summons", ar: "استدعاء رسمي", uk: "офіційний виклик" }
    absence_school { fr: "CFA", en: "apprentices’ school", ar: "مركز تكوين المتدربين", uk: "навчальний центр (CFA)" }
    absence_unjustified { fr: "absence sans raison donnée", en: "without justification", ar: "بدون تبرير", uk: "без поважної причини" }
    absence_other { fr: "autre", en: "other", ar: "سبب آخر", uk: "інше" }
}

/// "mardi 3 mars, de 8 h 30 à 10 h 00", "du mardi 3 mars au jeudi 5 mars".
pub fn absence_when(w: Lang, time: AbsenceTime) -> String {
    match time {
        AbsenceTime::Days(first, last) if first == last => format::day(w, first),
        AbsenceTime::Days(first, last) => days_from_to(w, format::day(w, first), format::day(w, last)),
        AbsenceTime::Part(day, from, until) => day_and_hours(w, format::day(w, day), from_to(w, from.text(w), until.text(w))),
    }
}

/// The kinds of absence, exact as on the month's sheet.
pub const fn absence_kind(lang: Lang, kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::Leave => absence_leave(lang),
        AbsenceKind::Sick => absence_sick(lang),
        AbsenceKind::Accident => absence_accident(lang),
        AbsenceKind::Unpaid => absence_unpaid(lang),
        AbsenceKind::Training => absence_training(lang),
        AbsenceKind::Immersion => absence_immersion(lang),
        AbsenceKind::Family => absence_family(lang),
        AbsenceKind::Parental => absence_parental(lang),
        AbsenceKind::ChildSick => absence_child_sick(lang),
        AbsenceKind::Summons => absence_summons(lang),
        AbsenceKind::School => absence_school(lang),
        AbsenceKind::Unjustified => absence_unjustified(lang),
        AbsenceKind::Other => absence_other(lang),
    }
}

/// What a correction of a month is about.
pub const fn corrected(lang: Lang, what: Corrected) -> &'static str {
    match what {
        Corrected::Work => corrected_work(lang),
        Corrected::Paid => corrected_paid(lang),
        Corrected::Support => support_hours(lang),
        Corrected::Absence(kind) => absence_kind(lang, kind),
    }
}
