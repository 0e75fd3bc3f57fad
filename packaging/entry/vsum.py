"""What the frozen `vsum` runs."""

import sys

from vsum_desktop.cli.main import main

sys.exit(main())
