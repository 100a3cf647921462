"""The responses that code says by name, and the blanks each is given: `make check` reads it.

Designers change the texts; these names must stay, and a text can use no other blanks.
"""

from __future__ import annotations

from collections.abc import Mapping

_ORDER = "order_number order_items order_total placed_on carrier tracking expected_on delivered_on"
_PARCEL = "carrier tracking expected_on delivered_on"
_ITEMS = "order_number order_items other_items"
_BY_CODE = {
    # the bot itself, and Rasa's own actions
    "apology cannot_use file_received opted_in opted_out free_form restart default": "",
    # small talk
    "greet greet_again how_can_i_help talk_to_human shop_unavailable": "",
    # leaving flows and coming back
    "nothing_to_stop flow_forgotten": "",
    "offer_resume_lookup offer_resume_return offer_resume_cancel": "",
    "offer_resume_exchange offer_resume_address offer_resume_invoice": "",
    "offer_resume_erase": "",
    "flow_stopped": "flow_intent",
    "flow_taken_up what_with_order": "order_number",
    # which order, and whose
    "which_order order_number_unclear too_many_numbers": "",
    "order_not_found verify verification_unclear": "order_number",
    "verification_failed verification_locked": "order_number",
    "verification_wrong": "order_number tries_left",
    # where it is
    "order_paid order_processing order_shipped order_in_transit order_out_for_delivery": _ORDER,
    "order_delivered order_cancelled order_returned order_partially_returned": _ORDER,
    "parcel_delivered parcel_on_the_way": _PARCEL,
    # returning
    "which_items which_items_partly items_unclear items_out_of_range items_ambiguous": _ITEMS,
    "item_not_delivered item_too_late item_already_returned": "item_name days",
    "item_final_sale item_cancelled": "item_name days",
    "return_not_delivered return_too_late return_already_returned": "order_number days",
    "return_final_sale return_cancelled return_nothing": "order_number days",
    "return_no_longer return_what_to_change": "order_number",
    "which_reason reason_unclear": "item_names",
    "return_summary return_confirm_unclear": "order_number item_names refund",
    "return_created": "return_number order_number refund",
    # cancelling
    "cancel_summary cancel_confirm_unclear": "order_number order_items order_total",
    "order_cancelled_now": "order_number order_total",
    "order_kept already_cancelled too_late_to_cancel": "order_number",
    # being forgotten
    "erase_confirm erase_confirm_unclear erasure_begun data_kept": "",
    # exchange, address, invoice
    "exchange_explained exchange_not_delivered exchange_closed": "order_number",
    "address_explained address_too_late": "order_number",
    "invoice_explained invoice_not_delivered invoice_cancelled": "order_number",
}

GIVEN: Mapping[str, frozenset[str]] = {
    f"utter_{name}": frozenset(blanks.split())
    for names, blanks in _BY_CODE.items()
    for name in names.split()
}
"""Response → the blanks its flow fills."""
