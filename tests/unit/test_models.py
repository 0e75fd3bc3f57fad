"""Installing, checking and removing models: from folders and zips, sound and spoilt ones."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.gui.models import write_encoder
from vsum_desktop.cli.main import main
from vsum_desktop.core.errors import Cancelled, ChecksumError, InputError, ManifestError, ModelNotFoundError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.inference.registry import Registry
from vsum_desktop.pipeline import paths
from vsum_desktop.pipeline.models import install, installed, remove


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"VSUM_{name}_DIR", str(tmp_path / name.lower()))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A sound encoder in a folder outside."""
    folder = write_encoder(tmp_path / "download", "small")
    (folder / "MODEL_CARD.md").write_text("# Small\n", "utf-8")
    return folder


@pytest.fixture
def registry() -> Registry:
    return Registry(paths.model_directories())


def _zipped(folder: Path, path: Path, top: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"{top}{file.name}")
    return path


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", ["folder", "zip", "flat zip"])
def test_installed_and_removed(model: Path, registry: Registry, tmp_path: Path, form: str):
    source = {
        "folder": lambda: model,
        "zip": lambda: _zipped(model, tmp_path / "m.zip", "small/"),
        "flat zip": lambda: _zipped(model, tmp_path / "m.zip", ""),
    }[form]()
    spec = install(source, registry)
    assert spec.folder == paths.user_models_folder() / "small"
    assert registry.verify("small").version == "1.0"
    found = {one.id: one for one in installed(registry)}
    assert found["small"].own
    assert found["small"].problem is None
    assert found["small"].card == "# Small\n"
    assert not found["lgrln"].own
    assert _left(paths.user_models_folder()) == ["small"]
    remove("small", registry)
    assert _left(paths.user_models_folder()) == []


def test_a_model_of_that_name_stays(model: Path, registry: Registry):
    install(model, registry)
    manifest = json.loads((model / "manifest.json").read_text("utf-8"))
    (model / "manifest.json").write_text(json.dumps(manifest | {"version": "2.0"}), "utf-8")
    with pytest.raises(InputError, match=r"version 1\.0; this one is 2\.0"):
        install(model, registry)
    assert registry.spec("small").version == "1.0"
    install(model, registry, overwrite=True)
    assert registry.spec("small").version == "2.0"
    assert _left(paths.user_models_folder()) == ["small"]


def test_a_shipped_model_is_not_hidden_unasked(registry: Registry, tmp_path: Path):
    shipped = paths.data_folder("models") / "lgrln"
    with pytest.raises(InputError, match="installed already"):
        install(shipped, registry)
    with pytest.raises(InputError, match="comes with the program"):
        remove("lgrln", registry)
    assert (shipped / "manifest.json").is_file()


@pytest.mark.parametrize("spoil", ["bytes", "manifest", "id", "none"])
def test_what_is_spoilt_leaves_nothing(model: Path, registry: Registry, spoil: str):
    if spoil == "bytes":
        (model / "image.onnx").write_bytes((model / "image.onnx").read_bytes()[:-1] + b"?")
    elif spoil == "manifest":
        (model / "manifest.json").write_text("{", "utf-8")
    elif spoil == "none":
        (model / "manifest.json").unlink()
    else:
        model = model.rename(model.with_name("other"))
    with pytest.raises((ChecksumError, ManifestError)):
        install(model, registry)
    assert _left(paths.user_models_folder()) == []


@pytest.mark.parametrize("name", ["../evil/manifest.json", "a/b/manifest.json", "readme.txt"])
def test_odd_zips_are_refused(registry: Registry, tmp_path: Path, name: str):
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "{}")
    with pytest.raises(ManifestError):
        install(path, registry)
    assert _left(paths.user_models_folder()) == []
    assert not (tmp_path / "evil").exists()
    path.write_bytes(b"no zip at all")
    with pytest.raises(ManifestError, match="it is no zip file"):
        install(path, registry)


def test_two_models_in_a_zip_are_refused(model: Path, registry: Registry, tmp_path: Path):
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for top in ("one", "two"):
            archive.write(model / "manifest.json", f"{top}/manifest.json")
    with pytest.raises(ManifestError, match="one folder"):
        install(path, registry)


def test_cancelled_leaves_nothing(model: Path, registry: Registry):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        install(model, registry, cancel=token)
    assert _left(paths.user_models_folder()) == []


@pytest.mark.parametrize("name", ["none", "../download/small", ".."])
def test_removing_what_is_not_there(model: Path, registry: Registry, name: str):
    install(model, registry)
    with pytest.raises(ModelNotFoundError):
        remove(name, registry)
    assert (model / "manifest.json").is_file()


def test_damaged_ones_are_listed_with_their_cause(model: Path, registry: Registry):
    install(model, registry)
    (paths.user_models_folder() / "small" / "text.onnx").unlink()
    shutil.copytree(model, paths.user_models_folder() / "broken")
    found = {one.id: one for one in installed(registry)}
    assert isinstance(found["small"].problem, ChecksumError)
    assert found["broken"].spec is None
    assert "the folder is called broken" in found["broken"].problem.cause
    remove("broken", registry)


def test_the_command(model: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["models", "install", str(model)]) == 0
    assert "installed small 1.0" in capsys.readouterr().out
    assert main(["models", "install", str(model)]) == 1
    assert "installed already" in capsys.readouterr().err
    assert main(["models", "install", str(model), "--overwrite", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "small"
    assert main(["models", "remove", "small"]) == 0
    assert main(["models", "remove", "small"]) == 1
    with pytest.raises(SystemExit) as caught:
        main(["models", "install"])
    assert caught.value.code == 2


def test_what_the_list_shows_can_be_shown_and_verified(capsys: pytest.CaptureFixture[str]):
    assert main(["models", "list", "--json"]) == 0
    for row in json.loads(capsys.readouterr().out):
        assert main(["models", "show", row["id"], "--json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        assert (shown["id"], shown["kind"], shown["version"]) == (row["id"], row["kind"], row["version"])
        assert main(["models", "verify", row["id"], "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == [row]
