"""The recipe of `vsum-mini`, the small image–text encoder that ships with the program.

Packs, teachers, towers, training loops, export, calibration and evaluation live here. The program imports none of it, and of
the training data only what the weights have learned leaves this room.
"""
