"""The state of a session: controllers, job threads and undo commands.

Qt without widgets (QtCore, QtGui, QtMultimedia); what is shown and how belongs in `ui`.
"""
