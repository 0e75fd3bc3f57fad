"""The headless command `vsum`.

argparse over `pipeline`; no Qt may be imported here.
"""
