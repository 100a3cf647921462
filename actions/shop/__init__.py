"""The order service behind one interface; `actions.shop.interface` is the page to read first."""
