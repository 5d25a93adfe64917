//! Why a sale, an order or money is refused.

use platform::money::Cents;
use produce::model::amount::{Amount, Unit};

use crate::texts;

platform::refusals! {
    /// Why a sale, an order or money is refused.
    Refusal {
        NotByItself => texts::not_by_itself,
        TakenBackBefore => texts::taken_back_before,
        NotToAllocate => texts::not_to_allocate,
        NotToChange => texts::not_to_change,
        NothingToClose => texts::nothing_to_close,
        ClosesBeforeItOpens at "closes_day" => texts::closes_before_it_opens,
        CycleIsOver => texts::cycle_is_over,
        SlotBeforeClosing => texts::slot_before_closing,
        PublishedBefore => texts::published_before,
        OffersNothing => texts::offers_nothing,
        NoSlotYet => texts::no_slot_yet,
        NothingToSell => texts::nothing_to_sell,
        NotToSettle => texts::not_to_settle,
        NotPacked => texts::not_packed,
        MayStillCome => texts::may_still_come,
        NotLeftBehind => texts::not_left_behind,
        SaleIsOver => texts::sale_is_over,
        NotHandedOver => texts::not_handed_over,
        FewerJarsOut at "jars" => texts::fewer_jars_out,
        PriceIsPromised => texts::price_is_promised,
        NotToPack => texts::not_to_pack,
        NothingInTheCrate => texts::nothing_in_the_crate,
        NotBilled => texts::not_billed,
        HasInvoice => texts::has_invoice,
        NothingToInvoice => texts::nothing_to_invoice,
        OnlyInvoices => texts::only_invoices,
        CreditedBefore => texts::credited_before,
        NotOpenYet => texts::not_open_yet,
        ClosedNow => texts::closed_now,
        SlotIsGone at "slot" => texts::slot_is_gone,
        SlotIsClosed at "slot" => texts::slot_is_closed,
        SlotIsFull at "slot" => texts::slot_is_full,
        NothingChosen => texts::nothing_chosen,
        NotCancelled => texts::not_cancelled,
        HasAnotherOrder => texts::has_another_order,
        NotAllThere => texts::not_all_there,
        GroupTaken at "group_name" => texts::group_taken,
        SlotIsUsed => texts::slot_is_used,
        AtMostBack { most: Cents } at "cents" => |l| texts::at_most_back(l, most.text(l)),
        ClosesEarlier { promised: usize } at "closes_time" => |l| texts::closes_earlier(l, *promised),
        OrdersWait { waiting: i64 } => |l| texts::orders_wait(l, *waiting),
        HasOrders { live: i64 } => |l| texts::has_orders(l, *live),
        NotOnSale { name: String } => |l| texts::not_on_sale(l, name),
        WeightMissing { name: String } => |l| texts::weight_missing(l, name),
        MoreThanOrdered { name: String, unit: Unit, most: Amount } => |l| texts::more_than_ordered(l, name, unit.text(l, *most)),
        ClosesInThePast at "closes_day" => texts::closes_in_the_past,
        SlotTwice at "starts" => texts::slot_twice,
        ContactTaken at "email" => texts::contact_taken,
    }
}
