//! Texts of what waits on a device, in the workers' languages.

platform::texts! {
    waiting { fr: "En attente d’envoi", en: "Waiting to be sent", ar: "في انتظار الإرسال", uk: "Чекає на надсилання" }
    waiting_lead { fr: "Ce qui est noté sans réseau reste sur cet appareil et part dès que le réseau revient. Chaque envoi compte une seule fois.", en: "What is noted without a network stays on this device and goes as soon as the network is back. Each counts once.", ar: "ما يُسجَّل بلا شبكة يبقى على هذا الجهاز ويُرسل عند عودة الشبكة. كل رسالة تُحسب مرة واحدة.", uk: "Записане без мережі лишається на цьому пристрої і надсилається, щойно мережа повернеться. Кожне рахується один раз." }
    waits { fr: "attend le réseau", en: "waits for a network", ar: "ينتظر الشبكة", uk: "чекає на мережу" }
    sent { fr: "envoyé", en: "sent", ar: "أُرسل", uk: "надіслано" }
    refused { fr: "refusé :", en: "refused:", ar: "مرفوض:", uk: "відхилено:" }
    signed_out { fr: "connectez-vous, puis renvoyez", en: "sign in, then send again", ar: "سجّل الدخول ثم أعد الإرسال", uk: "увійдіть і надішліть ще раз" }
    seen { fr: "Vu", en: "Seen", ar: "رأيته", uk: "Бачу" }
    remove { fr: "Retirer", en: "Remove", ar: "حذف", uk: "Прибрати" }
    again { fr: "Renvoyer", en: "Send again", ar: "إعادة الإرسال", uk: "Надіслати ще раз" }
    for_another { fr: "noté par une autre personne : part quand elle se connecte ici", en: "noted by somebody else: goes when they sign in here", ar: "سجّله شخص آخر: يُرسل عندما يدخل هنا", uk: "записала інша людина: піде, коли вона тут увійде" }
    nothing_waits { fr: "Rien n’attend : tout est envoyé.", en: "Nothing waits: everything is sent.", ar: "لا شيء ينتظر: كل شيء أُرسل.", uk: "Нічого не чекає: усе надіслано." }
    needs_script { fr: "Cette page a besoin de JavaScript. Sans lui, rien n’attend : chaque formulaire part tout de suite.", en: "This page needs JavaScript. Without it nothing waits: each form goes at once.", ar: "تحتاج هذه الصفحة إلى JavaScript. بدونه لا شيء ينتظر.", uk: "Цій сторінці потрібен JavaScript. Без нього нічого не чекає." }
}
