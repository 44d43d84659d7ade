#!/bin/sh
# Prints the path of a Python that can run Tuntas (3.11 or newer), or one line that says how to get one.
# The distribution's own comes first: it is built with optimisation, a version manager's often is not and is half as fast.
set -u

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

if [ -z "${PYTHON:-}" ] && is_new_enough /usr/bin/python3 && makes_environments /usr/bin/python3; then
    echo /usr/bin/python3
    exit 0
fi
for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    path=$(command -v "$name") || continue
    if is_new_enough "$path"; then
        echo "$path"
        exit 0
    fi
done

if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo "; fi
if found=$(command -v python3); then
    version=$("$found" -c 'import platform; print(platform.python_version())')
    echo "Python 3.11 or newer is needed, this machine has $version: use Debian 12, Ubuntu 24.04 or newer, or PYTHON=/path/to/python3.11 make run" >&2
else
    echo "Python 3.11 or newer is missing: ${sudo}apt-get install -y python3 python3-venv" >&2
fi
exit 1
