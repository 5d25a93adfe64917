//! What workers read, in their languages: known words, short sentences, one idea each.

use super::super::lang::worker_texts;

worker_texts! {
    my_week { fr: "Ma semaine", en: "My week", ar: "أسبوعي", uk: "Мій тиждень" }
    today { fr: "Aujourd’hui", en: "Today", ar: "اليوم", uk: "Сьогодні" }
    next { fr: "Les jours suivants", en: "The next days", ar: "الأيام القادمة", uk: "Наступні дні" }
    you_lead { fr: "Ateliers que vous animez", en: "Workshops that you lead", ar: "ورشات تنشطها", uk: "Майстерні, які ви ведете" }
    free_today { fr: "Pas de travail aujourd’hui.", en: "No work today.", ar: "لا عمل اليوم.", uk: "Сьогодні роботи немає." }
    nothing_next { fr: "Rien de prévu pour le moment.", en: "Nothing planned yet.", ar: "لا شيء مخطط حاليا.", uk: "Поки що нічого не заплановано." }
    from_to(from, to) { fr: "de {from} à {to}", en: "from {from} to {to}", ar: "من {from} إلى {to}", uk: "з {from} до {to}" }
    pause(minutes) { fr: "Pause : {minutes} minutes", en: "Break: {minutes} minutes", ar: "استراحة: {minutes} دقيقة", uk: "Перерва: {minutes} хвилин" }
    where_ { fr: "Où", en: "Where", ar: "أين", uk: "Де" }
    what { fr: "Quoi", en: "What", ar: "ماذا", uk: "Що" }
    with { fr: "Avec", en: "With", ar: "مع", uk: "З ким" }
    alone { fr: "seul", en: "alone", ar: "وحدك", uk: "самостійно" }
    lead { fr: "Responsable", en: "In charge", ar: "المسؤول", uk: "Керівник" }
    bring { fr: "À apporter", en: "Bring", ar: "أحضر معك", uk: "Візьміть з собою" }
    note { fr: "À savoir", en: "Good to know", ar: "للعلم", uk: "Варто знати" }
    open_map { fr: "Ouvrir la carte", en: "Open the map", ar: "افتح الخريطة", uk: "Відкрити карту" }
    listen { fr: "Écouter", en: "Listen", ar: "استمع", uk: "Слухати" }
    new { fr: "Nouveau", en: "New", ar: "جديد", uk: "Нове" }
    changed { fr: "Changé", en: "Changed", ar: "تغيّر", uk: "Змінено" }
    cancelled { fr: "Annulé", en: "Cancelled", ar: "أُلغي", uk: "Скасовано" }
    news { fr: "Votre planning a changé.", en: "Your plan has changed.", ar: "تغيّر برنامجك.", uk: "Ваш план змінився." }
    seen { fr: "J’ai vu", en: "I have seen it", ar: "رأيت ذلك", uk: "Я побачив(-ла)" }
    arrive { fr: "J’arrive", en: "I’m here", ar: "وصلت", uk: "Я прийшов(-ла)" }
    leave { fr: "Je pars", en: "I’m leaving", ar: "أغادر", uk: "Я йду" }
    arrived_at(time) { fr: "Arrivée à {time}", en: "Arrived at {time}", ar: "الوصول {time}", uk: "Прихід о {time}" }
    left_at(time) { fr: "Départ à {time}", en: "Left at {time}", ar: "المغادرة {time}", uk: "Вихід о {time}" }
    undo { fr: "Annuler", en: "Undo", ar: "تراجع", uk: "Скасувати" }
    absent { fr: "Je serai absent", en: "I will be away", ar: "سأكون غائبا", uk: "Мене не буде" }
    which_day { fr: "Quel jour ?", en: "Which day?", ar: "أي يوم؟", uk: "Який день?" }
    why { fr: "Pourquoi ?", en: "Why?", ar: "لماذا؟", uk: "Чому?" }
    send { fr: "Envoyer", en: "Send", ar: "أرسل", uk: "Надіслати" }
    other_days { fr: "D’autres jours", en: "Other days", ar: "أيام أخرى", uk: "Інші дні" }
    first_day { fr: "Premier jour", en: "First day", ar: "أول يوم", uk: "Перший день" }
    last_day { fr: "Dernier jour", en: "Last day", ar: "آخر يوم", uk: "Останній день" }
    part_of_day { fr: "Une partie du jour", en: "Part of the day", ar: "جزء من اليوم", uk: "Частина дня" }
    from { fr: "De", en: "From", ar: "من", uk: "З" }
    until { fr: "À", en: "Until", ar: "إلى", uk: "До" }
    my_absences { fr: "Mes absences", en: "My absences", ar: "غياباتي", uk: "Мої відсутності" }
    waiting { fr: "en attente", en: "waiting", ar: "في الانتظار", uk: "очікує" }
    granted { fr: "accordée", en: "granted", ar: "مقبول", uk: "дозволено" }
    refused { fr: "refusée", en: "refused", ar: "مرفوض", uk: "відмовлено" }
    withdraw { fr: "Retirer", en: "Take back", ar: "سحب", uk: "Відкликати" }
    leave_kind { fr: "Congé", en: "Holiday", ar: "عطلة", uk: "Відпустка" }
    sick { fr: "Maladie", en: "Illness", ar: "مرض", uk: "Хвороба" }
    family { fr: "Famille", en: "Family", ar: "عائلة", uk: "Сім’я" }
    training { fr: "Formation", en: "Training", ar: "تكوين", uk: "Навчання" }
    other { fr: "Autre", en: "Other", ar: "آخر", uk: "Інше" }
    swap { fr: "Proposer à un collègue", en: "Offer to a colleague", ar: "عرض على زميل", uk: "Запропонувати колезі" }
    offers { fr: "Échanges", en: "Swaps", ar: "تبادل", uk: "Обміни" }
    offered { fr: "Vous proposez ce travail", en: "You offer this work", ar: "أنت تعرض هذا العمل", uk: "Ви пропонуєте цю роботу" }
    colleague_offers(name) { fr: "{name} propose", en: "{name} offers", ar: "{name} يعرض", uk: "{name} пропонує" }
    take { fr: "Je prends", en: "I take it", ar: "آخذه", uk: "Беру" }
    taken(name) { fr: "{name} veut bien. On attend la réponse.", en: "{name} would take it. Waiting for the answer.", ar: "{name} يوافق. ننتظر الجواب.", uk: "{name} згоден(-на). Чекаємо на відповідь." }
    calendar { fr: "Calendrier du téléphone", en: "Phone calendar", ar: "تقويم الهاتف", uk: "Календар телефону" }
    calendar_make { fr: "Créer mon adresse", en: "Make my address", ar: "أنشئ عنواني", uk: "Створити адресу" }
    calendar_end { fr: "Supprimer mon adresse", en: "Remove my address", ar: "احذف عنواني", uk: "Видалити адресу" }
    calendar_here { fr: "Copiez cette adresse dans le calendrier. Elle est secrète.", en: "Copy this address into your calendar. It is secret.", ar: "انسخ هذا العنوان في تقويمك. إنه سري.", uk: "Скопіюйте цю адресу в календар. Вона секретна." }
    calendar_on { fr: "Votre calendrier est relié.", en: "Your calendar is linked.", ar: "تقويمك مربوط.", uk: "Ваш календар підключено." }
    my_month { fr: "Mes heures du mois", en: "My hours this month", ar: "ساعاتي هذا الشهر", uk: "Мої години за місяць" }
    language { fr: "Langue", en: "Language", ar: "اللغة", uk: "Мова" }
}
