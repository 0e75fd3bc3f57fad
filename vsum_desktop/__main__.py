"""`python -m vsum_desktop` opens the app."""

import sys

from vsum_desktop.ui.main import main

if __name__ == "__main__":
    sys.exit(main())
