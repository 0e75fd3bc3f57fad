"""Makes the models that inference runs: networks, data sets, losses, training, evaluation, export.

The only room that uses torch; no other room may import it.
"""
