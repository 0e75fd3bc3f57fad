"""Pure values and functions: time, features, shots, graphs, relevance, scores, selection and explanation.

Only NumPy and the standard library live here; nothing that touches a file, a model or a window may.
"""
