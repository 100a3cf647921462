"""`python -m bot.serve`: Rasa's server with our channels, as `rasa run` would start it.

Beyond `rasa run` it binds to loopback by default, silences customers' texts in every log, and
leaves Rasa's own HTTP API closed unless RASA_API_TOKEN is set.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bot.ops.logs import configure_logging
from bot.ops.tracing import configure_tracing
from bot.settings import ROOT, settings


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m bot.serve", description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "models", help="model file or folder")
    options = parser.parse_args()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("XIAOQ_ACTION_URL", settings().action_url)  # endpoints.yml reads it
    os.chdir(ROOT)
    configure_logging()
    configure_tracing("xiaoq-bot")

    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    token = os.environ.get("RASA_API_TOKEN")
    serve_application(
        model_path=str(options.model),
        credentials=str(ROOT / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")),
        interface=settings().host,
        port=settings().bot_port,
        enable_api=bool(token),
        auth_token=token,
    )


if __name__ == "__main__":
    main()
