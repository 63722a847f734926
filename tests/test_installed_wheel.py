"""What ships is what works: the wheel, installed elsewhere, does the main job with the source out of reach."""

import importlib.metadata
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.pipeline]


def checked(*command, **options):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """The wheel, built from a copy of the sources without network."""
    if int(importlib.metadata.version("setuptools").partition(".")[0]) < 77:
        pytest.skip("building the wheel needs setuptools 77 or newer")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in ("graph", "ontology", "corpus"):
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source / name)
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    checked(sys.executable, "-m", "pip", "wheel", *options, str(source))
    (built,) = folder.glob("*.whl")
    shutil.rmtree(source)
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The scripts of a fresh environment: accord from the wheel, what it depends on from this environment."""
    folder = tmp_path_factory.mktemp("environment")
    checked(sys.executable, "-m", "venv", "--without-pip", str(folder))
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    checked(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", str(wheel))
    packages = checked(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # A path file adds folders and does not run the path files in them: an editable accord stays out of reach.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    with open(os.path.join(packages, "borrowed.pth"), "w", encoding="utf-8") as stream:  # noqa: PTH118, PTH123
        stream.write("".join(f"{path}\n" for path in sorted(borrowed)))
    return scripts


def test_the_wheel_holds_the_licence_and_every_file_of_the_package(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert any(name.endswith("licenses/LICENSE") for name in names)
    places = {"graph": "accord", "ontology": "accord/ontology", "corpus": "accord/corpus"}
    expected = {
        f"{place}/{path.relative_to(root / folder).as_posix()}"
        for folder, place in places.items()
        for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.name != "README.md"
    }
    assert expected
    assert sorted(expected - names) == []


def test_nothing_generic_lands_in_site_packages(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"accord"}


def test_the_main_job_runs_from_the_wheel_in_another_folder(installed, tmp_path):
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "ACCORD_STORE"}}
    python = str(installed / "python")
    where = checked(python, "-c", "import accord; print(accord.__file__)", cwd=tmp_path, env=environment).strip()
    assert where.startswith(str(installed.parent))
    checked(str(installed / "accord"), "demo", "out", cwd=tmp_path, env=environment)
    assert (tmp_path / "out" / "graph.ttl").stat().st_size > 10_000
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
