"""Settings that the open video follows, or the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from tests.gui.conftest import Desk
from tests.gui.models import write_encoder
from vsum_desktop.ui.setting_fields import ChoiceField


def test_another_encoder_is_chosen_and_a_project_keeps_it(make_desk: Callable[..., Desk], film: Path, tmp_path: Path):
    root = tmp_path / "models"
    for name in ("vsum-mini", "other"):
        write_encoder(root, name)
    desk = make_desk(models=root)
    desk.settle()
    settings, session, projects = desk.window.workspace.settings, desk.session, desk.window.workspace.projects
    field = desk.window.application_view.show_preferences().fields["encoder"]
    assert isinstance(field, ChoiceField)
    assert [field.box.itemData(place) for place in range(field.box.count())] == [None, "vsum-mini", "other"]
    field.box.setCurrentIndex(2)
    desk.open(film)
    assert session.analysis.encoder.id == "other"
    desk.ask("red")
    assert session.analysis.encoder.id == "other"
    projects.save(tmp_path / "a.vsum.json")
    desk.settle()
    field.box.setCurrentIndex(0)
    desk.open(film)
    assert session.analysis.encoder.id == "vsum-mini"
    desk.open(tmp_path / "a.vsum.json")
    assert session.analysis.encoder.id == "other"
    assert session.queries.text == "red"
    assert settings.settings["encoder"] is None


def test_one_clip_setting_leaves_the_others_of_a_video_alone(ready: Desk):
    session, settings = ready.session, ready.window.workspace.settings
    session.change("clips", replace(session.edits, min_clip=Fraction(2), max_clip=Fraction(4)))
    settings.set("margin", 0.5)
    ready.settle()
    edits = session.edits
    assert (edits.min_clip, edits.max_clip, edits.margin) == (2, 4, Fraction(1, 2))
    settings.set("min_clip", 5)
    ready.settle()
    assert session.edits.min_clip == 5, "the longest of this video goes with it"
    assert session.edits.max_clip is None
