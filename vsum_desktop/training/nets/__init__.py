"""Networks after the papers, defined with PyTorch Geometric, each beside a twin on neighbour tables for export.

A module here knows tensors and its own configuration; files, data sets, optimisers and metrics live outside.
"""
