"""A report of a summary as one HTML file that needs nothing else: pictures inside, curves as drawings, reasons in words."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.interchange.files import write_text
from vsum_desktop.interchange.texts import readable
from vsum_desktop.interchange.timeline import Fact

_WIDTH, _HEIGHT = 1200, 220
_COLORS = {"importance": "#b87800", "relevance": "#0072b2", "score": "currentColor"}
_POINTS = 1200  # a curve of more samples is drawn by the lowest and the highest of each column

_STYLE = """
:root{color-scheme:light dark;--ground:#f2f4f6;--panel:#fff;--line:#d5dbe2;--text:#1b2026;--dim:#5d6875;--in:#00795a}
@media(prefers-color-scheme:dark){:root{--ground:#15171a;--panel:#1c1f24;--line:#30363f;--text:#e7eaee;--dim:#9aa4b1;--in:#00c08b}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}
main{max-width:1280px;margin:auto;padding:24px}h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:28px 0 8px}
p,dd,figcaption,.dim{color:var(--dim)}p{margin:4px 0}
svg{width:100%;height:auto;background:var(--panel);border:1px solid var(--line);border-radius:6px}
.clips{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:16px}
figure{margin:0;background:var(--panel);border:1px solid var(--line);border-bottom:3px solid var(--in);border-radius:6px;
overflow:hidden}img{display:block;width:100%}figcaption{padding:8px 12px}
figcaption b{color:var(--text);font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;background:var(--panel);font-variant-numeric:tabular-nums}
th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:left}th{color:var(--dim);font-weight:500}
tr.in td:first-child{border-left:3px solid var(--in)}td.n,th.n{text-align:right}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:var(--text)}dd{margin:0;overflow-wrap:anywhere}
"""


@dataclass(frozen=True, slots=True, eq=False)
class ReportClip:
    """One clip: its span in seconds, a headline, a reason and a picture as JPEG."""

    start: float
    end: float
    headline: str
    reason: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class ReportShot:
    """One shot in words: number, span and score as shown, whether it is in the summary, and why it is or is not."""

    number: int
    span: str
    score: str
    chosen: bool
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Everything that is shown. `times` and each curve are [N]; `duration` is in seconds."""

    title: str
    subtitle: str
    duration: float
    times: NDArray[np.float64]
    curves: Mapping[str, NDArray[np.float32]]
    clips: Sequence[ReportClip]
    shots: Sequence[ReportShot]
    facts: Mapping[str, Fact]
    warnings: Sequence[str]


def write_report(path: Path, report: Report, *, overwrite: bool = False) -> None:
    """Write the report.

    Raises:
        ExportError: As in `write_text`.
    """
    text = readable("".join(_page(report)))
    write_text(path, lambda file: file.write(text), overwrite=overwrite)


def _page(report: Report) -> Sequence[str]:
    title = escape(report.title)
    facts = "".join(
        f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(str(value))}</dd>"
        for name, value in report.facts.items()
        if value is not None
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>',
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body><main>\n',
        f"<h1>{title}</h1>\n<p>{escape(report.subtitle)}</p>\n",
        *(f"<p>⚠ {escape(text)}</p>\n" for text in dict.fromkeys(report.warnings)),
        f"<h2>Curves</h2>\n{_plot(report)}\n<p>{_legend(report)}</p>\n",
        f"<h2>Clips</h2>\n<div class='clips'>\n{''.join(map(_figure, report.clips))}</div>\n",
        "<h2>All shots</h2>\n<table><thead><tr><th class='n'>shot</th><th>from – to</th><th class='n'>score</th>",
        f"<th>summary</th><th>reason</th></tr></thead><tbody>\n{''.join(map(_row, report.shots))}</tbody></table>\n",
        f"<h2>How it was made</h2>\n<dl>{facts}</dl>\n</main></body>\n</html>\n",
    )


def _figure(clip: ReportClip) -> str:
    picture = base64.b64encode(clip.picture).decode()
    return (
        f'<figure><img alt="{escape(clip.headline)}" src="data:image/jpeg;base64,{picture}">'
        f"<figcaption><b>{escape(clip.headline)}</b><br>{escape(clip.reason)}</figcaption></figure>\n"
    )


def _row(shot: ReportShot) -> str:
    chosen = ("in", "yes") if shot.chosen else ("out", "no")
    return (
        f"<tr class='{chosen[0]}'><td class='n'>{shot.number}</td><td>{escape(shot.span)}</td>"
        f"<td class='n'>{escape(shot.score)}</td><td>{chosen[1]}</td><td>{escape(shot.reason)}</td></tr>\n"
    )


def _legend(report: Report) -> str:
    words = [f"<span style='color:{_COLORS[name]}'>■</span> {name}" for name in report.curves]
    return " &nbsp; ".join([*words, "<span style='color:var(--in)'>■</span> in the summary"])


def _plot(report: Report) -> str:
    """The curves over time, the clips as bands behind them."""
    scale = _WIDTH / max(report.duration, 1e-9)
    bands = "".join(
        f'<rect x="{clip.start * scale:.1f}" y="0" width="{max(1.0, (clip.end - clip.start) * scale):.1f}" height="{_HEIGHT}" '
        f'fill="var(--in)" opacity=".18"><title>{escape(clip.headline)}</title></rect>'
        for clip in report.clips
    )
    lines = "".join(
        f'<polyline fill="none" stroke="{_COLORS[name]}" stroke-width="{1.6 if name == "score" else 1}" '
        f'points="{_points(report.times, values, scale)}"/>'
        for name, values in report.curves.items()
    )
    names = ", ".join(report.curves)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{names} over time">{bands}{lines}</svg>'


def _points(times: NDArray[np.float64], values: NDArray[np.float32], scale: float) -> str:
    index = np.arange(len(values))
    if len(values) > 2 * _POINTS:
        columns = np.array_split(index, _POINTS)
        ends = [(column[np.argmin(values[column])], column[np.argmax(values[column])]) for column in columns]
        index = np.unique(np.array(ends).ravel())
    x, y = times[index] * scale, 6 + (1 - np.clip(values[index], 0, 1)) * (_HEIGHT - 12)
    return " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
