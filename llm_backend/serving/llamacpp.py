"""`python -m llm_backend.serving.llamacpp --model FILE`: llama.cpp with an OpenAI-style API.

It runs in the foreground until SIGTERM or Ctrl-C, and ends by itself when the process that
started it is gone, so that no model server is ever orphaned. Exit codes: 0 stopped, 1 it cannot
start (busy port, broken file), `UNFIT` this machine cannot run the model.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from llm_backend.errors import ModelServerError
from llm_backend.serving.machine import require_fit, require_free_port

UNFIT = 3
"""Exit code for a machine that cannot run the model: the bot goes on with passages alone."""
PARALLEL = 2
"""Conversations that write at the same time: more would only share the same few cores."""
_PARENT_CHECK = 0.5
"""Seconds between two looks at whether our parent still lives.

Linux could signal us at once (PR_SET_PDEATHSIG), but it does so already when the *thread* that
started us ends, which would stop a server started from a worker thread.
"""
_BATCH = 128
"""Prompt tokens computed at a time, which takes two cores 2 to 4 s; so long a call that was given
up goes on, and another conversation gets no token. llama.cpp's 2048 is no faster there."""


def _yield_cores() -> None:
    """Let waiting threads sleep instead of spin. Must run before xllamacpp is imported.

    The bot, the database and the model share the cores here; spinning threads that are not all
    running at once cost a factor of ten (measured on two busy cores: 1 against 11-22 tokens/s).
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m llm_backend.serving.llamacpp", description=__doc__
    )
    parser.add_argument("--model", type=Path, required=True, help="a GGUF file")
    parser.add_argument("--name", default="qwen2.5", help="the model's name in the API")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--parallel", type=int, default=PARALLEL, help="conversations at once")
    parser.add_argument("--context", type=int, default=4096, help="tokens a conversation may hold")
    parser.add_argument("--threads", type=int, default=0, help="0 takes all cores")
    parser.add_argument("--detached", action="store_true", help="live on without the parent")
    return parser


def parameters(options: argparse.Namespace) -> Any:
    """llama.cpp's parameters for `options`; the API key comes from MODEL_API_KEY."""
    import xllamacpp  # 100 MB of machine code that a client of this package never needs

    params = xllamacpp.CommonParams()
    params.model.path = str(options.model)
    params.model_alias = {options.name}
    params.hostnames, params.port = [options.host], options.port
    params.n_parallel, params.n_ctx = options.parallel, options.context * options.parallel
    threads = options.threads or os.cpu_count() or 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.n_batch = params.n_ubatch = _BATCH
    params.cache_prompt = True  # the fixed head of every prompt is computed once a slot
    params.cache_ram_mib = (
        512  # prompts of slots that were taken over; llama.cpp's 8 GB is a server's
    )
    params.endpoint_metrics, params.endpoint_slots = True, False  # /slots shows prompts
    params.ui, params.verbosity = False, 1  # errors only: higher levels may show text
    params.cors_origins, params.cors_origins_explicit = "http://127.0.0.1", True
    key = os.environ.get("MODEL_API_KEY", "none")
    params.api_keys = [] if key in ("", "none") else [key]
    return params


def _start(options: argparse.Namespace) -> Any:
    require_free_port(options.host, options.port)
    _yield_cores()
    import xllamacpp

    try:
        return xllamacpp.Server(parameters(options))
    except RuntimeError as error:
        raise ModelServerError(
            f"llama.cpp does not start with {options.model.name}: {error} The file may be broken: "
            "remove it and it is fetched again"
        ) from None


def _wait_for_end(stop: threading.Event, *, parent: int | None) -> None:
    while not stop.wait(_PARENT_CHECK):
        if parent is not None and os.getppid() != parent:
            return


def main(argv: list[str] | None = None) -> int:
    """Serve until told to stop; returns the exit code."""
    options = arguments().parse_args(argv)
    parent = None if options.detached else os.getppid()
    # Loading holds the interpreter, so a Python handler would only run after it: until the model
    # is up, the signals simply end the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        if not options.model.is_file():
            raise ModelServerError(f"there is no model file {options.model}")
        try:
            require_fit(options.model, context=options.context, parallel=options.parallel)
        except ModelServerError as error:
            print(f"model server: {error}", file=sys.stderr)
            return UNFIT
        server = _start(options)
    except ModelServerError as error:
        print(f"model server: {error}", file=sys.stderr)
        return 1
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    print(f"model server: {options.model.name} on {server.listening_address}", flush=True)
    _wait_for_end(stop, parent=parent)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # llama.cpp's own teardown waits for running answers; nothing of it needs saving.
    os._exit(code)
