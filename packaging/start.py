"""Where the frozen program begins."""

import sys

from coprosec.__main__ import main

sys.exit(main())
