"""What can go wrong at the shop. None of the messages holds a customer's text.

ShopError
├── ShopUnavailable   no answer; trying again may help
├── TooManyTries      too many unknown order numbers from one conversation
├── NotReturnable     a line may not, or no longer, be returned
└── NotCancellable    the order has left the warehouse
"""


class ShopError(Exception):
    """Base of the tree."""


class ShopUnavailable(ShopError):
    """The shop cannot be reached or failed."""


class TooManyTries(ShopError):
    """This conversation asked for too many order numbers that do not exist."""


class NotReturnable(ShopError):
    """At least one of the lines may not be returned (any more)."""


class NotCancellable(ShopError):
    """The order has left the warehouse or is closed."""
