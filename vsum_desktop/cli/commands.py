"""What each command of `vsum` does; a function bears its command's name."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vsum_desktop.cli.console import job, print_json, telling_written, usage, warn, wrong_names, wrote
from vsum_desktop.core.errors import EmptyQueryError, InputError, ModelError, VsumError
from vsum_desktop.core.timing import format_time

if TYPE_CHECKING:
    from vsum_desktop.core.edits import Edits
    from vsum_desktop.core.jobs import JobContext
    from vsum_desktop.core.specs import ModelSpec
    from vsum_desktop.inference.registry import Registry
    from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest
    from vsum_desktop.pipeline.export import ExportRequest
    from vsum_desktop.pipeline.services import Services


def probe(options: argparse.Namespace) -> None:
    """`vsum probe`."""
    from vsum_desktop.media.probe import probe as probe_video
    from vsum_desktop.pipeline.report import probe_document

    with job(quiet=True) as context:
        info = probe_video(options.video, context.cancel)
    if options.json:
        print_json(probe_document(info))
        return
    warn(info.warnings, quiet=options.quiet)
    video = info.video
    rate = f"{float(video.fps):.3f}".rstrip("0").rstrip(".")
    traits = [
        name for name, there in (("variable rate", info.vfr), ("interlaced", info.interlaced), ("HDR", info.hdr)) if there
    ]
    if info.rotation:
        traits.append(f"turned by {info.rotation}°")
    print(f"{info.path.name}: {info.container}, {format_time(info.duration, 2)}, {video.frames} frames")
    print(f"  picture  {video.codec} {video.width} × {video.height}, {rate} fps, {video.pixel_format}", *traits, sep=", ")
    for stream in info.audio:
        print(f"  sound    {stream.codec}, {stream.channels} channels, {stream.sample_rate} Hz")
    if not info.audio:
        print("  sound    none")


def analyze(options: argparse.Namespace) -> None:
    """`vsum analyze`."""
    from vsum_desktop.pipeline import report

    with job(quiet=options.quiet) as context:
        analysis = _analysis(options, context)
    if options.json:
        print_json(report.analysis_document(analysis, options.query_strength))
        return
    warn(analysis.warnings, quiet=options.quiet)
    source = "from the cache" if analysis.cached else f"in {analysis.timings['total']:.1f} s"
    counts = f"{_count(len(analysis.features), 'sample')}, {_count(len(analysis.shots), 'shot')}"
    print(f"{options.video.name}: {counts}, analysed {source}")
    _print_relevance(analysis)


def summarize(options: argparse.Namespace) -> None:
    """`vsum summarize`."""
    from vsum_desktop.pipeline import report
    from vsum_desktop.pipeline.export import Output, check_targets, export
    from vsum_desktop.pipeline.summarize import summarize as choose

    edits = _edits(options)
    with wrong_names():
        check_targets(options.video, _exports(options, options.query, None), overwrite=options.overwrite)
    outcome = None
    done: list[Output] = []
    with telling_written(done), job(quiet=options.quiet) as context:
        analysis = _analysis(options, context)
        summary = choose(analysis, edits)
        length = float(summary.duration)
        requests = _exports(options, analysis.query, length)
        if requests:
            overwrite = options.overwrite
            outcome = export(analysis, edits, summary, requests, context, overwrite=overwrite, written=done.append)
    if options.json:
        print_json(report.summary_document(analysis, edits, summary, outcome))
        return
    warn((*analysis.warnings, *summary.warnings, *(outcome.warnings if outcome else ())), quiet=options.quiet)
    whole = float(analysis.video.duration)
    print(f"{options.video.name}: {_count(len(summary.clips), 'clip')}, {length:.1f} s of {whole:.1f} s ({length / whole:.0%})")
    _print_relevance(analysis)
    for number, clip in enumerate(summary.clips, 1):
        span = clip.interval
        print(f"  {number:3d}  {format_time(span.start, 3)} – {format_time(span.end, 3)}  {clip.score:.2f}  {clip.reason.text}")
    for output in outcome.outputs if outcome else ():
        print(wrote(output))
    if outcome and outcome.receipt and outcome.receipt.checked:
        print("export checked: " + ("exact to the frame" if outcome.receipt.exact else "NOT exact, see --json"))


def batch(options: argparse.Namespace) -> None:
    """`vsum batch`."""
    from vsum_desktop.cli.batch import run

    run(options, _request(options, options.paths[0]), _edits(options), _services(options))


def models(options: argparse.Namespace) -> None:
    """`vsum models`."""
    from vsum_desktop.inference.registry import Registry
    from vsum_desktop.pipeline import paths
    from vsum_desktop.pipeline.messages import sentence

    registry = Registry(paths.model_directories(options.models_dir))
    if options.action in ("install", "remove"):
        _change_models(options, registry)
        return
    if options.action == "show":
        if options.model is None:
            usage("models show needs an ID")
        document = _model_document(registry, options.model)
        if options.json:
            print_json(document)
        else:
            _print_fields(document)
        return
    problems: list[ModelError] = []
    if options.action == "verify" and options.model is not None:
        rows = [_built_in_rows().get(options.model) or _model_row(registry.verify(options.model), verified=True)]
    else:
        rows, problems = _checked(registry)
    if options.action == "list":
        rows.extend(_built_in_rows().values())
        warn((f"{broken.id}: {broken.error.cause}" for broken in registry.broken()), quiet=options.quiet)
    if options.json:
        print_json(rows)
    else:
        for row in rows:
            state = "verified" if row["verified"] else "DAMAGED"
            print(f"{row['id']:16} {row['kind']:8} {row['version']:8} {state:9} {row['title']}")
    if options.action == "verify" and problems:
        for problem in problems:
            print(f"vsum: {sentence(problem)}", file=sys.stderr)
        raise VsumError(f"{_count(len(problems), 'model')} cannot be used")


def _checked(registry: Registry) -> tuple[list[dict[str, Any]], list[ModelError]]:
    """A row for each model, and what is wrong with those that cannot be used; one without a manifest has no row."""
    rows, problems = [], [broken.error for broken in registry.broken()]
    for spec in registry.list():
        problem = _problem(registry, spec.id)
        rows.append(_model_row(spec, verified=problem is None))
        problems += [problem] if problem is not None else []
    return rows, problems


def _change_models(options: argparse.Namespace, registry: Registry) -> None:
    """`vsum models install` and `vsum models remove`."""
    from vsum_desktop.pipeline.models import install, remove

    if options.model is None:
        usage(f"models {options.action} needs {'a PATH' if options.action == 'install' else 'an ID'}")
    if options.action == "remove":
        remove(options.model, registry, options.models_dir)
        rows = [{"id": options.model, "removed": True}]
    else:
        with job(quiet=True) as context:
            spec = install(
                Path(options.model), registry, options.models_dir, overwrite=options.overwrite, cancel=context.cancel
            )
        rows = [{**_model_row(spec, verified=True), "folder": str(spec.folder)}]
    if options.json:
        print_json(rows)
    elif options.action == "remove":
        print(f"removed {options.model}")
    else:
        print(f"installed {spec.id} {spec.version} in {spec.folder}")


def cache(options: argparse.Namespace) -> None:
    """`vsum cache`."""
    from vsum_desktop.pipeline import paths
    from vsum_desktop.pipeline.cache import FeatureCache

    store = FeatureCache(options.cache_dir or paths.cache_folder() / "features", options.cache_limit)
    freed = store.clear() if options.action == "clear" else None
    info = store.info()
    if options.json:
        document: dict[str, Any] = {
            "folder": str(info.folder),
            "entries": info.entries,
            "bytes": info.bytes,
            "limit": info.limit,
        }
        if freed is not None:
            document["freed"] = freed
        print_json([document])
        return
    if freed is not None:
        print(f"freed {freed / 1e6:.1f} MB")
    used, limit = f"{info.bytes / 1e6:.1f} MB", f"{info.limit / 1e6:.0f} MB"
    print(f"{_count(info.entries, 'entry', 'entries')}, {used} of at most {limit} in {info.folder}")


def _exports(options: argparse.Namespace, query: str | None, seconds: float | None) -> list[ExportRequest]:
    """The outputs asked for; `{len}` stays in their names while the seconds are not known."""
    from vsum_desktop.pipeline.export import ExportRequest, default_path
    from vsum_desktop.pipeline.names import expand

    requests = [ExportRequest("mp4", options.output)] if options.output is not None else []
    for kind, path in options.export:
        if path is None:
            requests.append(ExportRequest(kind, default_path(options.video, kind, query, seconds)))
        else:
            requests.append(ExportRequest(kind, expand(path, options.video, query, seconds)))
    return requests


def _edits(options: argparse.Namespace) -> Edits:
    """The decisions that the options describe; options that contradict each other are wrong usage."""
    from vsum_desktop.core.edits import Edits

    names = ("budget", "query_strength", "min_clip", "max_clip", "margin", "min_gap")
    given = {name: getattr(options, name) for name in names}
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Edits(pins=tuple(options.pin), bans=tuple(options.ban), **chosen)
    except InputError as error:
        settled = [name for name in ("min_clip", "max_clip") if "max_clip" in error.fields and name in options.settled]
        usage(f"{error.cause}; {' and '.join(settled)} as in the settings" if settled else error.cause)


def _analysis(options: argparse.Namespace, context: JobContext) -> Analysis:
    """Run the analysis that the common options describe."""
    from vsum_desktop.pipeline.analyze import analyze as run

    return run(_request(options, options.video), _services(options), context)


def _request(options: argparse.Namespace, video: Path) -> AnalyzeRequest:
    from vsum_desktop.interchange.texts import readable
    from vsum_desktop.pipeline.analyze import AnalyzeRequest, has_word
    from vsum_desktop.pipeline.messages import sentence
    from vsum_desktop.pipeline.services import DEFAULT_ENCODER

    query = readable(options.query) if options.query is not None else None
    if query is not None and not has_word(query):
        usage(sentence(EmptyQueryError(query=query)))
    return AnalyzeRequest(video, options.encoder or DEFAULT_ENCODER, options.scorer, query, options.rate)


def _services(options: argparse.Namespace) -> Services:
    from vsum_desktop.pipeline.services import Services

    return Services.create(
        device=options.device,
        models_dir=options.models_dir,
        cache_dir=options.cache_dir,
        use_cache=not options.no_cache,
        cache_limit=options.cache_limit,
    )


def _print_relevance(analysis: Analysis) -> None:
    from vsum_desktop.pipeline.report import unknown_words

    if analysis.relevance is not None and analysis.relevance.weak:
        print(f"  weak match: “{analysis.query}” hardly matches anything here")
    for sentence in unknown_words(analysis):
        print(f"  unknown word: {sentence}")


def _model_row(spec: ModelSpec, *, verified: bool) -> dict[str, Any]:
    return {
        "id": spec.id,
        "kind": spec.kind,
        "version": spec.version,
        "title": spec.title,
        "licence": dataclasses.asdict(spec.licence),
        "verified": verified,
    }


def _model_document(registry: Registry, model: str) -> dict[str, Any]:
    """Everything known of one model: its manifest, and where it lies; of a scorer that is code, its row and its note."""
    from vsum_desktop.core.builtin import BUILT_IN

    if model in BUILT_IN:
        return {**_built_in_rows()[model], "note": BUILT_IN[model].note}
    spec = registry.spec(model)
    return {**spec.manifest, "folder": str(spec.folder), "manifest_sha256": spec.manifest_sha256}


def _built_in_rows() -> dict[str, dict[str, Any]]:
    """The scorers that are code, not data, by id, so that the list shows all that `--scorer` takes."""
    from vsum_desktop import __version__
    from vsum_desktop.core.builtin import BUILT_IN

    common = {"kind": "scorer", "version": __version__, "licence": {"code": "MIT", "weights": "none"}, "verified": True}
    return {one.id: {"id": one.id, "title": f"{one.title} (built in)", **common} for one in BUILT_IN.values()}


def _problem(registry: Registry, model: str) -> ModelError | None:
    """Why a model cannot be used, None if its files are sound."""
    try:
        registry.verify(model)
    except ModelError as error:
        return error
    return None


def _count(number: int, one: str, many: str = "") -> str:
    """`1 clip`, `2 clips`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _print_fields(document: dict[str, Any]) -> None:
    for name, value in document.items():
        if isinstance(value, (str, int, float)) or value is None:
            print(f"{name:16} {value}")
