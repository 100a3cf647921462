"""What the flows need of a shop. Another shop is plugged in by naming its factory.

`XIAOQ_SHOP="package.module:factory"` names a callable without arguments that returns a `Shop`;
unset, it is the demo shop on PostgreSQL.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Protocol

from actions.shop.errors import ShopUnavailable
from actions.shop.values import Caller, CheckResult, Order, Proof, Reason, Return

DEMO_SHOP = "actions.shop.demo:demo_shop"


class Shop(Protocol):
    """An order service. Every call may raise `ShopUnavailable`; nothing was changed then,
    or the same call with the same `Caller.key` finds what was done."""

    async def today(self) -> date:
        """The shop's calendar day."""

    async def knows(self, order_number: str, *, caller: Caller) -> bool:
        """Whether there is such an order; unknown numbers are counted.

        Raises TooManyTries when this conversation asked for too many unknown numbers.
        """

    async def locked(self, order_number: str, *, caller: Caller) -> bool:
        """Whether no proof would be looked at now, after too many that did not match."""

    async def check(self, order_number: str, proof: Proof, *, caller: Caller) -> CheckResult:
        """Compare a proof with the order's contact details, in constant time; count misses."""

    async def order(self, order_number: str) -> Order | None:
        """The order; show it only to a customer who passed `check`."""

    async def create_return(
        self,
        order_number: str,
        line_ids: Sequence[int],
        *,
        reason: Reason,
        note: str,
        caller: Caller,
    ) -> Return:
        """Create the return once: a repeated call gets the first one back.

        Raises NotReturnable when a line may not, or no longer, be returned.
        """

    async def cancel(self, order_number: str, *, caller: Caller) -> None:
        """Cancel the order; cancelling it again is no error. Raises NotCancellable once shipped."""

    async def orders_of(self, contact: str) -> Sequence[str]:
        """Numbers of all orders of the customer with this e-mail address or whole phone number,
        however they are written; none where nobody has it.

        For the operator who erases a customer (`xiaoq erase --customer email:…`), not for flows.
        """


def the_shop() -> Shop:
    """The process's shop; ShopUnavailable when the setting names none that can be loaded."""
    return _load(os.environ.get("XIAOQ_SHOP") or DEMO_SHOP)


@cache
def _load(name: str) -> Shop:
    module, _, factory = name.partition(":")
    try:
        shop: Shop = getattr(importlib.import_module(module), factory)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise ShopUnavailable(
            f"XIAOQ_SHOP={name} cannot be loaded ({error}); write package.module:factory"
        ) from error
    return shop
