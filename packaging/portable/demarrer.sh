#!/bin/sh
# A stick formatted for Windows is mounted without the right to run programs: the loader runs this one then.
cd "$(dirname "$0")" || exit 1
if [ -x ./coprosec ]; then exec ./coprosec "$@"; fi
exec /lib64/ld-linux-x86-64.so.2 ./coprosec "$@"
