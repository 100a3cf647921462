#!/bin/sh
# Resolves pyproject.toml into requirements.lock, with hashes and without any download host.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .uv/bin/uv)
"$uv" pip compile pyproject.toml --extra dev --generate-hashes --python 3.10 \
    --custom-compile-command "make lock" --quiet -o requirements.lock
