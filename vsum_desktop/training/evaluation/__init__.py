"""The audited evaluator in parts: rank agreement, summaries and F1, protocols, floors, QFVS, paired tests, plots.

Only numbers and files: no training and no network definitions. `training.evaluate` puts the parts together.
"""
