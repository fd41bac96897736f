"""Gets the peers from the package registries, pinned, into one directory; who cannot be had is named with the reason."""

import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

SIMPY = "4.1.2"
CIW = "3.2.7"
NEXOSIM = "1.0.0"
SIMGRID = "4.1"


@dataclass
class Program:
    """A command to which the arguments of a workload are added, or the reason why there is none."""

    name: str
    command: list | None = None
    missing: str | None = None


class Failed(Exception):
    """A step of an installation failed."""


def sh(*command, cwd=None, env=None, log=None):
    """Runs a command; its output goes to a log of which the end is shown on failure."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )
    if log:
        with open(log, "a") as file:
            file.write(done.stdout)
    if done.returncode != 0:
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        print(*lines[-10:], sep="\n", file=sys.stderr)
        reasons = [line for line in lines if "error" in line.lower()] or lines[-1:] or ["failed"]
        raise Failed(f"{Path(str(command[0])).name} {command[1]}: {reasons[0]}")
    return done.stdout


def debian_packages(*packages):
    """Installs what is missing, where that is possible."""
    missing = [
        package for package in packages
        if subprocess.run(["dpkg", "-s", package], capture_output=True, check=False).returncode != 0
    ]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Failed(f"not a Debian system: install {' '.join(missing)} by hand")
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    sh(*as_root, "apt-get", "update", "-qq")
    sh(*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)


def ours(root, target):
    sh("cargo", "build", "--release", "--locked", "-p", "maillage-benches", "--bin", "workload", cwd=root)
    return [target / "release" / "workload"]


def nexosim(work):
    env = {**os.environ, "CARGO_TARGET_DIR": str(work / "nexosim")}
    sh("cargo", "build", "--release", "--locked", cwd=HERE / "nexosim", env=env)
    return [work / "nexosim" / "release" / "maillage-peer-nexosim"]


def python(work, package, version, program):
    """A Python peer: its package in the common environment, and our program for it."""
    interpreter = work / "venv" / "bin" / "python"
    if not interpreter.exists():
        sh(sys.executable, "-m", "venv", work / "venv")
    sh(interpreter, "-m", "pip", "install", "-q", "--disable-pip-version-check", f"{package}=={version}")
    return [interpreter, HERE / "python" / program]


def compile_simgrid(out, flags, program):
    out.mkdir(exist_ok=True)
    sh("g++", "-std=c++17", "-O3", "-o", out / program, HERE / "simgrid" / f"{program}.cpp", *flags)
    return [out / program, "--log=root.thres:critical", "--cfg=contexts/stack-size:64"]


def simgrid_3(work, program):
    debian_packages("libsimgrid-dev", "libboost-dev", "g++")
    return compile_simgrid(work / "simgrid-debian", ["-lsimgrid"], program)


def simgrid_4(work, program, wanted):
    source = work / f"simgrid-{SIMGRID}"
    build = source / "build"
    library = build / "lib" / "libsimgrid.so"
    if not library.exists():
        if not wanted:
            raise Failed("not asked for (--simgrid-4.1)")
        debian_packages("cmake", "make", "g++", "libboost-dev", "libboost-context-dev")
        interpreter = work / "venv" / "bin" / "python"
        if not interpreter.exists():
            sh(sys.executable, "-m", "venv", work / "venv")
        # Only the source is wanted, as the package for Python has no headers; looking at it needs build tools.
        sh(interpreter, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps",
           "--no-binary", "simgrid", "-d", work, f"simgrid=={SIMGRID}")
        with tarfile.open(work / f"simgrid-{SIMGRID}.tar.gz") as archive:
            archive.extractall(work)
        build.mkdir(exist_ok=True)
        # Its own release settings, link-time optimisation included, and no debugging messages: its fastest form.
        off = ["smpi", "python", "java", "model-checking", "sthread", "testsuite_McMini", "documentation", "debug"]
        sh("cmake", "..", "-DCMAKE_BUILD_TYPE=Release", "-Denable_lto=ON",
           *[f"-Denable_{part}=OFF" for part in off], cwd=build, log=build / "log")
        print("building SimGrid 4.1: 10 minutes of processor time", file=sys.stderr, flush=True)
        sh("make", f"-j{os.cpu_count()}", "simgrid", cwd=build, log=build / "log")
    flags = [f"-I{source / 'include'}", f"-I{build / 'include'}", f"-L{library.parent}",
             f"-Wl,-rpath,{library.parent}", "-lsimgrid"]
    return compile_simgrid(work / f"simgrid-{SIMGRID}-programs", flags, program)


def install(root, work, target, with_simgrid_4):
    """All programs by the name that the comparisons use."""
    steps = {
        "ours": ("Maillage", lambda: ours(root, target)),
        "nexosim": (f"NeXosim {NEXOSIM}", lambda: nexosim(work)),
        "simpy-processes": (f"SimPy {SIMPY}", lambda: python(work, "simpy", SIMPY, "simpy_processes.py")),
        "simpy-callbacks": (f"SimPy {SIMPY}", lambda: python(work, "simpy", SIMPY, "simpy_callbacks.py")),
        "ciw": (f"Ciw {CIW}", lambda: python(work, "ciw", CIW, "ciw_queue.py")),
        "simgrid-4-farm": (f"SimGrid {SIMGRID}", lambda: simgrid_4(work, "farm", with_simgrid_4)),
        "simgrid-4-flows": (f"SimGrid {SIMGRID}", lambda: simgrid_4(work, "flows", with_simgrid_4)),
        "simgrid-3-farm": ("SimGrid of Debian", lambda: simgrid_3(work, "farm")),
        "simgrid-3-flows": ("SimGrid of Debian", lambda: simgrid_3(work, "flows")),
    }
    programs = {}
    for key, (name, step) in steps.items():
        print(f"installing {name} ({key})", file=sys.stderr, flush=True)
        try:
            programs[key] = Program(name, command=[str(part) for part in step()])
        except (Failed, OSError) as problem:
            if key == "ours":
                raise
            print(f"  not installed: {problem}", file=sys.stderr)
            programs[key] = Program(name, missing=str(problem))
    version = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "libsimgrid-dev"],
                             capture_output=True, text=True, check=False)
    if version.returncode == 0 and version.stdout:
        for key in ("simgrid-3-farm", "simgrid-3-flows"):
            programs[key].name = f"SimGrid {version.stdout.split('-')[0]} (Debian)"
    return programs
