"""What the frozen `vsum-desktop` runs."""

import sys

from vsum_desktop.ui.main import main

sys.exit(main())
