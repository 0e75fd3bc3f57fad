"""`python -m vsum_desktop`: the desktop app."""

from vsum_desktop.ui.main import main

if __name__ == "__main__":
    raise SystemExit(main())
