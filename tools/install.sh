#!/bin/sh
# Builds .venv from requirements.lock: no root, no Docker, nothing outside this folder.
set -eu
cd "$(dirname "$0")/.."

# networks that inspect TLS have their authority in the system's store (the older name is for older uv)
export UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true

say() { printf '%s\n' "$*" >&2; }

find_uv() {
    if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
    if [ ! -x .uv/bin/uv ]; then
        bootstrap=""
        for python in python3.10 python3; do  # a pyenv shim may stand there and not work
            if "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then bootstrap=$python; break; fi
        done
        [ -n "$bootstrap" ] || { say "xiaoq: Python 3.10 with venv is needed (Debian: apt install python3-venv), or install uv: https://docs.astral.sh/uv"; return 1; }
        say "xiaoq: fetching uv, which builds the environment"
        "$bootstrap" -m venv .uv && .uv/bin/python -m pip install --quiet uv >&2 ||
            { say "xiaoq: uv could not be fetched; check the network or pip's index settings and run again"; return 1; }
    fi
    echo .uv/bin/uv
}

uv=$(find_uv)
if [ ! -x .venv/bin/python ]; then
    "$uv" venv --quiet --python 3.10 .venv ||
        { say "xiaoq: Python 3.10 was not found and could not be fetched; install it (pyenv install 3.10, or uv python install 3.10) and run again"; exit 1; }
fi
say "xiaoq: installing the packages of requirements.lock into .venv (3 GB on the disk; some minutes the first time)"
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock ||
    { say "xiaoq: the packages could not be installed; see the message above (network, disk space: 4 GB are needed) and run again"; exit 1; }
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .

say "xiaoq: compiling what every start imports (half a minute, once)"
for half in rasa ours; do
    .venv/bin/python -W ignore tools/precompile.py "$half" >/dev/null 2>&1 &
done
wait
touch .venv/installed
