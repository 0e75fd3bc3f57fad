"""What a project remembers of the window: playhead, marks, the part of the timeline, the chosen views."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.gui.conftest import Desk
from vsum_desktop.app.positions import as_decimal, as_exact
from vsum_desktop.app.state import Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.video import FrameTable


def _save(desk: Desk, path: Path) -> None:
    desk.window.workspace.projects.save(path)
    desk.settle()


def _look_around(desk: Desk) -> None:
    """Change nothing but the view, by keys and clicks; the playhead is at 18 s, outside what the timeline shows."""
    window, key = desk.window, desk.qtbot.keyClick
    for time, command in ((2, Qt.Key.Key_I), (6, Qt.Key.Key_O)):
        desk.playback.seek_time(time)
        key(window, command)
    window.actions_["zoom_marks"].trigger()
    desk.playback.user_seek(18)
    window.timeline.range.show_span(1, 7)
    desk.qtbot.mouseClick(window.summary.tabs, Qt.MouseButton.LeftButton, pos=window.summary.tabs.tabRect(1).center())
    key(window, Qt.Key.Key_G)
    desk.settle()


def test_the_view_comes_back_and_is_no_edit(make_desk: Callable[..., Desk], film_cache: Path, film: Path, tmp_path: Path):
    path = tmp_path / "cut.vsum.json"
    first = make_desk(cache=film_cache)
    first.open(film)
    _look_around(first)
    assert not first.session.undo_stack.canUndo()
    assert not first.window.isWindowModified()
    _save(first, path)
    document = json.loads(path.read_text("utf-8"))
    assert document["view"] == {
        "playhead": 18.0, "marks": [2.0, 6.04], "timeline": [1.0, 7.0], "centre": "graph", "list": "left-out",
    }  # fmt: skip
    selected = first.window.summary.left_out.current_row()
    assert selected is not None
    document["view"]["lens"] = "wide"
    path.write_text(json.dumps(document), "utf-8")
    second = make_desk(cache=film_cache)
    second.window.open_path(path)
    second.until(lambda: second.session.phase is Phase.READY)
    second.settle()
    window, marks = second.window, second.window.workspace.marks
    assert (marks.start, marks.end) == (2, Fraction(151, 25))
    assert (window.timeline.range.start, window.timeline.range.end) == (1, 7)
    assert window.graph_view.page.isVisible()
    assert window.summary.left_out.isVisible()
    assert window.summary.left_out.current_row() == selected
    assert not second.session.undo_stack.canUndo()
    second.session.set_budget(Budget.parse("50%"))
    window.actions_["undo"].trigger()
    assert window.timeline.range.end == 7
    window.actions_["fit"].trigger()
    window.actions_["save"].trigger()
    second.settle()
    view = json.loads(path.read_text("utf-8"))["view"]
    assert (view["timeline"], view["lens"]) == (None, "wide")


def test_one_mark_and_nonsense_in_a_view(ready: Desk, tmp_path: Path):
    path = tmp_path / "a.vsum.json"
    _save(ready, path)
    document = json.loads(path.read_text("utf-8"))
    document["view"] = {"playhead": "soon", "marks": [None, 4], "timeline": [5, 5], "centre": 3, "list": ["clips"]}
    path.write_text(json.dumps(document), "utf-8")
    ready.open(path)
    marks, axis = ready.window.workspace.marks, ready.window.timeline.range
    assert (marks.start, marks.end) == (None, 4)
    assert axis.fitted
    assert ready.playback.frame == 0


def test_a_project_goes_on_where_it_was_left_after_it_was_saved(ready: Desk, tmp_path: Path):
    path = tmp_path / "a.vsum.json"
    ready.playback.seek_frame(100)
    _save(ready, path)
    ready.playback.seek_frame(234)
    ready.settle()
    ready.window.actions_["close"].trigger()
    ready.settle()
    ready.open(path)
    assert ready.playback.frame == 234
    ready.window.workspace.settings.set("resume", False)
    ready.open(path)
    assert ready.playback.frame == 100


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60000, 1001)])
def test_the_very_frame_is_found_again(rate: Fraction):
    table = FrameTable(np.arange(5000), 1 / rate, 5000)
    found = [table.frame_at(as_exact(json.loads(json.dumps(as_decimal(table.time(frame)))))) for frame in range(5000)]
    assert found == list(range(5000))
