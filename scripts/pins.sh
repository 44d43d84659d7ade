#!/bin/sh
# Makes the pinned files anew: newest versions within the bounds of requirements*.in, exact versions of package.json.
# The files must not record where packages were downloaded from: scripts/check_requirements.py refuses addresses.
set -eu

for name in requirements requirements-dev requirements-node; do
    uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make pins" \
        "$name.in" --output-file "$name.txt"
done
npm install --package-lock-only --loglevel=error
