"""Everything that shares the time axis: filmstrip, curves, shot bands and the ruler.

Rows show one `TimeRange` and one playhead; none of them knows the session.
"""
