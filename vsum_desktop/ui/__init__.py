"""Widgets that show values and emit intents.

QtWidgets and pyqtgraph; a widget owns no path, session or model.
"""
