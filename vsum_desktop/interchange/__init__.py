"""Summaries as documents for other programs: tables and JSON, later timelines, subtitles and reports.

It writes values of `core` and may not decode a video or run a model.
"""
