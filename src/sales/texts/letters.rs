//! What letters say of orders.

platform::texts! {
    letter_placed(code) { fr: "Commande {code} : c’est noté", en: "Order {code}: noted" }
    letter_placed_first { fr: "Merci ! Voici votre commande. Vous pouvez la modifier ou l’annuler jusqu’à la fermeture, par le lien ci-dessous.", en: "Thank you! Here is your order. You can change or cancel it until orders close, by the link below." }
    letter_changed(code) { fr: "Commande {code} : modifiée", en: "Order {code}: changed" }
    letter_changed_first { fr: "Votre commande est modifiée. La voici telle qu’elle est maintenant.", en: "Your order is changed. Here it is as it stands now." }
    letter_cancelled(code) { fr: "Commande {code} : annulée", en: "Order {code}: cancelled" }
    letter_cancelled_first { fr: "Votre commande est annulée. Vous pouvez la reprendre jusqu’à la fermeture, s’il reste de tout.", en: "Your order is cancelled. You can take it up again until orders close, if there is enough of everything." }
    letter_cancelled_why(reason) { fr: "Nous avons dû annuler votre commande : {reason}", en: "We had to cancel your order: {reason}" }
    letter_shortage(code) { fr: "Commande {code} : il en manque un peu", en: "Order {code}: some is missing" }
    letter_shortage_first { fr: "La récolte a donné moins que prévu. Nous avons partagé ; voici ce que vous aurez. Vous ne payez que cela. Pardon !", en: "The harvest gave less than expected. We have shared it; here is what you will get. You pay for that only. Sorry!" }
    letter_soon(day) { fr: "Votre commande vous attend {day}", en: "Your order waits for you on {day}" }
    letter_soon_first { fr: "Pensez à vos sacs et aux bocaux vides. À demain !", en: "Remember your bags and the empty jars. See you tomorrow!" }
    letter_shortage_choice { fr: "Par ce lien, dites-nous ce que vous préférez : garder ce qu’il y a, recevoir quelque chose de proche, ou y renoncer. Sans réponse, nous gardons votre souhait de départ.", en: "By this link, tell us what you prefer: keep what there is, get something similar, or do without. Without an answer, your first wish holds." }
    letter_ready(code) { fr: "Commande {code} : votre caisse est prête", en: "Order {code}: your crate is ready" }
    letter_ready_first { fr: "Tout est pesé et rangé. Votre caisse vous attend :", en: "Everything is weighed and packed. Your crate waits for you:" }
    letter_thanks { fr: "Merci, et bon appétit !", en: "Thank you, and enjoy!" }
    letter_thanks_first { fr: "Voici ce que vous avez emporté. Une remarque, un légume abîmé ? Répondez à cette lettre.", en: "Here is what you took home. A remark, a damaged vegetable? Answer this letter." }
    letter_closes_earlier(code) { fr: "Commande {code} : la vente ferme plus tôt", en: "Order {code}: the sale closes earlier" }
    letter_closes_earlier_first(until) { fr: "La vente se termine plus tôt que prévu : {until}. D’ici là, vous pouvez encore changer ou annuler votre commande.", en: "The sale ends earlier than planned: {until}. Until then you can still change or cancel your order." }
    letter_link(code) { fr: "Votre commande {code}", en: "Your order {code}" }
    letter_link_first { fr: "Vous avez déjà une commande pour cette vente. Voici son lien pour la modifier ou l’annuler.", en: "You already have an order in this cycle. Here is its link, to change or cancel it." }
    letter_opening(title) { fr: "Les commandes sont ouvertes : {title}", en: "Orders are open: {title}" }
    letter_opening_first(names) { fr: "Cette semaine, il y a surtout : {names}.", en: "This week there is plenty of: {names}." }
    order_until(when) { fr: "Commandez jusqu’au {when}.", en: "Order until {when}." }
    order_now { fr: "Commander", en: "Order" }
    why_this_letter { fr: "Vous recevez cette lettre parce que vous avez commandé ici. Répondez « stop » pour ne plus la recevoir.", en: "You get this letter because you have ordered here. Answer “stop” to get it no more." }
    see_order { fr: "Voir ma commande", en: "See my order" }
}
