"""The graph between samples: arcs over the time axis, its matrix, its table, and the neighbours of one sample.

Widgets here show values of `app.graph_controller` and say what the user points at; they choose no edges themselves.
"""
