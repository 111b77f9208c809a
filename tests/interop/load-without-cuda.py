"""Lets PyPI's torch for Linux load without NVIDIA's libraries, 3 GB that nothing on a CPU calls.

python load-without-cuda.py: beside torch's own libraries it puts, under the names of the absent ones, libraries whose
functions all answer "no device" (100, cudaErrorNoDevice). Needs objdump and gcc. Nothing is done where none is absent.
"""

import collections
import importlib.util
import pathlib
import re
import subprocess

FOREIGN = re.compile(r"lib(cu|nv|nccl)")


def read(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main():
    folder = pathlib.Path(importlib.util.find_spec("torch").submodule_search_locations[0]) / "lib"
    own = [path for path in sorted(folder.glob("lib*.so*")) if not FOREIGN.match(path.name)]
    needed, wanted, defined = set(), {}, set()
    owner = {}
    for path in own:
        headers = read("objdump", "-p", path)
        needed |= set(re.findall(r"NEEDED +(\S+)", headers))
        for library, versions in re.findall(r"required from (\S+):\n((?: +0x.*\n)+)", headers):
            for version in re.findall(r"(\S+)$", versions, re.M):
                owner[version] = library
        for line in read("objdump", "-T", path).splitlines():
            found = re.match(r".{16} .{7} (\S+)\t\S+ +(?:\(?([\w.]+)\)? +)?(\w+)$", line)
            if found and found[1] == "*UND*":
                wanted[found[3]] = found[2]
            elif found:
                defined.add(found[3])
    absent = sorted(name for name in needed if FOREIGN.match(name))
    by_library = collections.defaultdict(lambda: collections.defaultdict(list))
    for symbol, version in wanted.items():
        library = owner.get(version)
        if library in absent:
            by_library[library][version].append(symbol)
        elif symbol not in defined and re.match(r"(nccl|cu|nv)", symbol):
            by_library[absent[0]][""].append(symbol)
    for library in absent:
        write(folder / library, by_library[library])


def write(path, symbols):
    names = [name for group in symbols.values() for name in group]
    versions = [f"{version} {{ {' '.join(f'{name};' for name in group)} }};" for version, group in symbols.items() if version]
    script = path.with_suffix(".versions")
    script.write_text("\n".join(versions))
    options = [f"-Wl,-soname,{path.name}"] + ([f"-Wl,--version-script={script}"] if versions else [])
    source = "".join(f"int {name}(void) {{ return 100; }}\n" for name in names)
    subprocess.run(["gcc", "-shared", "-fPIC", "-w", "-fno-builtin", *options, "-o", path, "-x", "c", "-"], input=source, text=True, check=True)
    script.unlink()


main()
