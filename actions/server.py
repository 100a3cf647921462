"""`python -m actions.server`: the action server, on loopback unless told otherwise."""

from __future__ import annotations

import argparse

from bot.ops.logs import configure_logging
from bot.ops.tracing import configure_tracing, trace_requests


def main() -> None:
    """Serve the actions of this package until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m actions.server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5055)
    options = parser.parse_args()
    configure_logging()  # rasa_sdk's debug records hold trackers, its errors exceptions' texts

    from rasa_sdk.endpoint import create_app

    app = create_app("actions")
    if configure_tracing("xiaoq-actions"):
        trace_requests(app, "action.run")
    app.run(options.host, options.port, access_log=False, motd=False)


if __name__ == "__main__":
    main()
