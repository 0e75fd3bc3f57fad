"""How the graph view words kinds, graphs and directions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vsum_desktop.core.arcs import Neighbour


def kind_text(kind: str) -> str:
    """A kind of edge for people."""
    return {
        "temporal": QCoreApplication.translate("Graph", "temporal"),
        "visual": QCoreApplication.translate("Graph", "visual"),
        "query": QCoreApplication.translate("Graph", "query"),
    }.get(kind, kind)


def kind_help(kind: str) -> str:
    """What a kind of edge means."""
    return {
        "temporal": QCoreApplication.translate("Graph", "Edges between samples near each other in time"),
        "visual": QCoreApplication.translate("Graph", "Edges between samples that look alike, far apart in time"),
        "query": QCoreApplication.translate("Graph", "Edges between samples that both answer the query"),
    }.get(kind, kind)


def graph_text(name: str) -> str:
    """The name of a scorer's graph for people; a name that is not known here is shown as it is."""
    return {
        "forward": QCoreApplication.translate("Graph", "forward"),
        "backward": QCoreApplication.translate("Graph", "backward"),
        "undirected": QCoreApplication.translate("Graph", "undirected"),
        "similarity": QCoreApplication.translate("Graph", "similarity"),
        "similar": QCoreApplication.translate("Graph", "similar moments"),
        "look-alikes": QCoreApplication.translate("Graph", "look-alikes"),
        "states": QCoreApplication.translate("Graph", "states"),
        "step": QCoreApplication.translate("Graph", "step"),
    }.get(name, name)


def graph_help(name: str) -> str:
    """What a graph is."""
    return {
        "forward": QCoreApplication.translate("Graph", "What earlier samples tell later ones"),
        "backward": QCoreApplication.translate("Graph", "What later samples tell earlier ones"),
        "undirected": QCoreApplication.translate("Graph", "What neighbours tell each other, both ways"),
        "similarity": QCoreApplication.translate("Graph", "Cosine of the pictures: this scorer has no graph of its own"),
        "similar": QCoreApplication.translate(
            "Graph", "The moments that lend each other importance, those that look most alike"
        ),
        "look-alikes": QCoreApplication.translate(
            "Graph", "Shots whose pictures look alike, by their cosine, whatever the scorer makes of it"
        ),
    }.get(name, QCoreApplication.translate("Graph", "Show or hide the graph {name}").format(name=graph_text(name)))


def towards_sign(neighbour: Neighbour) -> str:
    """The direction of a neighbour's edge, seen from the sample in focus."""
    return {"from": "←", "to": "→", "both": "↔"}[neighbour.towards]


def towards_text(neighbour: Neighbour) -> str:
    """The same in words."""
    return {
        "from": QCoreApplication.translate("Graph", "tells this sample"),
        "to": QCoreApplication.translate("Graph", "is told by this sample"),
        "both": QCoreApplication.translate("Graph", "both ways"),
    }[neighbour.towards]
