"""`make serve-llm PROFILE=…`: choose a profile, start its server, say when the model answers.

`--profile list` prints all, `--profile auto` looks at the GPUs. What stops the server from
starting is said in a sentence with a remedy; its whole log stays on the screen above it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from llm_backend import models
from llm_backend.errors import ModelError, ModelServerError
from llm_backend.readiness import wait_ready
from llm_backend.serving import (
    environment,
    hardware,
    llamacpp,
    machine,
    profile,
    trouble,
    weights,
)

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 1800.0
"""Fetching 15 GB, loading and compiling included."""
_STOP_SECONDS = 15.0
_KEPT_LINES = 400
_LORA_RANK = 16
"""What finetune.yml trains."""
_PR_SET_PDEATHSIG = 1


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make serve-llm", description=__doc__)
    parser.add_argument("--profile", default="auto", help="a profile's name, auto or list")
    parser.add_argument("--weights", default="hub", help="hub, modelscope or a folder")
    parser.add_argument("--port", type=int, default=int(os.environ.get("XIAOQ_MODEL_PORT", 8000)))
    parser.add_argument("--name", default=os.environ.get("MODEL_NAME", "qwen2.5"))
    state = Path(os.environ.get("XIAOQ_STATE_DIR", _ROOT / ".xiaoq"))
    parser.add_argument("--state", type=Path, default=state, help="environments, models, adapters")
    return parser


def listing() -> str:
    """All profiles with what they need."""
    rows = []
    for one in map(profile.load, profile.names()):
        rows.append(
            f"{one.name}\n    {one.summary}\n    needs    {one.needs.card}\n"
            f"{_memory(one.needs)}"
            f"    context  {one.context} tokens a conversation\n"
            f"    speed    {one.speed['figure']}\n             ({one.speed['source']})"
        )
    return "\n".join(rows)


def _memory(needs: profile.Needs) -> str:
    if needs.gpus == 0:
        return ""
    each = "on each " if needs.gpus > 1 else ""
    return (
        f"    memory   {needs.gpu_memory_gib:g} GiB {each}(compute capability {needs.capability})\n"
    )


def chosen(name: str) -> profile.Profile:
    """The profile to serve; says why where it was not named."""
    found, why_none = hardware.gpus()
    if name == "auto":
        picked, reason = hardware.choose(found, why_none)
        print(f"profile: {reason}", flush=True)
    else:
        picked = profile.load(name)
    if not hardware.fits(picked, found):
        seen = why_none or ", ".join(f"{gpu.name} ({gpu.memory_gib:.0f} GiB)" for gpu in found)
        raise ModelServerError(
            f"{name} needs {picked.needs.card}, but {seen}: take PROFILE=auto or PROFILE=list"
        )
    if picked.needs.gpus:
        hardware.require_driver(found)
    return picked


def vllm_command(
    picked: profile.Profile, options: argparse.Namespace, model: Path
) -> tuple[list[str], dict[str, str]]:
    """vLLM's arguments after the interpreter, and what its environment gets.

    The profile's adapters are served; with ADAPTERS set, so are that folder's under any profile.
    """
    more: dict[str, object] = {
        "model": model, "port": options.port, "served-model-name": options.name,
    }  # fmt: skip
    given = os.environ.get("ADAPTERS")
    if picked.adapters or given:
        more["lora-modules"] = weights.adapters(Path(given or options.state / "adapters"))
    if not picked.adapters and given:
        more |= {"enable-lora": True, "max-lora-rank": _LORA_RANK}
    extra = {"VLLM_NO_USAGE_STATS": "1", **weights.hub_environment(options.state)}
    if (key := os.environ.get("MODEL_API_KEY", "none")) not in ("", "none"):
        extra["VLLM_API_KEY"] = key  # not on the command line, where everyone could read it
    return picked.command_line(**more), {**extra, **picked.environment}


def _serve_vllm(picked: profile.Profile, options: argparse.Namespace) -> int:
    machine.require_free_port("127.0.0.1", options.port)
    kind = "cpu" if picked.engine == "vllm-cpu" else "gpu"
    python = environment.ensure(kind, state=options.state)
    model = weights.fetch(picked, options.weights, python=python, state=options.state)
    words, extra = vllm_command(picked, options, model)
    command = [str(python), "-m", "vllm.entrypoints.openai.api_server", *words]
    server = subprocess.Popen(
        command, env={**os.environ, **extra}, preexec_fn=_live_with_parent,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )  # fmt: skip
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: _stop(server))
    lines: deque[str] = deque(maxlen=_KEPT_LINES)
    _announce_soon(options, alive=lambda: server.poll() is None)
    assert server.stdout is not None
    for line in server.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        lines.append(line)
    code = server.wait()
    if code not in (0, -signal.SIGTERM, -signal.SIGKILL, 128 + signal.SIGTERM):
        words_of_help = trouble.advice("".join(lines))
        raise ModelServerError(words_of_help or f"vLLM ended with code {code}; see its log above")
    return 0


def _stop(server: subprocess.Popen[str]) -> None:
    """vLLM waits for its callers to hang up; who has not after _STOP_SECONDS is cut off."""

    def end() -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)

    server.terminate()
    timer = threading.Timer(_STOP_SECONDS, end)
    timer.daemon = True
    timer.start()


def _live_with_parent() -> None:
    """In the child: a session of its own, so that a Ctrl-C reaches vLLM once, through us; and a
    SIGTERM should we be killed (Linux)."""
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _announce_soon(options: argparse.Namespace, *, alive: Callable[[], bool]) -> None:
    """Say `ready` when the model answers, from a thread that ends with the process."""
    threading.Thread(target=_announce, args=(options, alive), daemon=True).start()


def _announce(options: argparse.Namespace, alive: Callable[[], bool]) -> None:
    url = f"http://127.0.0.1:{options.port}"
    key = os.environ.get("MODEL_API_KEY", "none")
    try:
        asyncio.run(wait_ready(url, _START_SECONDS, api_key=key, alive=alive))
    except ModelError as error:
        print(f"model server: {error}", file=sys.stderr, flush=True)
        return
    print(f"\nready: the model answers at {url}. For the bot: MODEL_BASE_URLS={url} "
          f"MODEL_NAME={options.name}\n", flush=True)  # fmt: skip


def _serve_llamacpp(picked: profile.Profile, options: argparse.Namespace) -> int:
    if options.weights == "hub":
        name = str(picked.weights["catalogue"])
        file = models.fetch(name, directory=options.state / "models")
    else:
        file = models.fetch("own", directory=options.state, file=Path(options.weights))
    machine.require_free_port("127.0.0.1", options.port)  # or we would announce somebody else's
    _announce_soon(options, alive=lambda: True)
    words = picked.command_line(model=file, name=options.name, port=options.port)
    return llamacpp.main(words)


def main(argv: list[str] | None = None) -> int:
    """Serve until told to stop; 1 and a sentence when that cannot be."""
    options = arguments().parse_args(argv)
    if options.profile == "list":
        print(listing())
        return 0
    try:
        picked = chosen(options.profile)
        serve = _serve_llamacpp if picked.engine == "llama.cpp" else _serve_vllm
        return serve(picked, options)
    except ModelError as error:
        print(f"serve-llm: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # llama.cpp's threads would hold the exit up
