"""Writes what the guard knows about build123d, read from the installed library: libs/code-guard/src/policy/build123d.json.

    .tools/python/bin/python tools/python/build123d-policy.py          writes the file
    .tools/python/bin/python tools/python/build123d-policy.py --print  prints it

Which of these names are refused is decided in libs/code-guard/src/policy, not here.
"""

import ast
import functools
import importlib.metadata
import inspect
import json
import pathlib
import sys
import textwrap

import build123d

TARGET = pathlib.Path(__file__).parents[2] / "libs/code-guard/src/policy/build123d.json"

# Classes that only read or write files: their members are no vocabulary.
FILE_CLASSES = {"Export2D", "ExportDXF", "ExportSVG", "FontManager", "GeomEncoder", "Mesher"}

# Calls whose arguments a rule looks at.
CHECKED_CALLS = ["GridLocations", "HexLocations", "PolarLocations", "Text", "export_brep", "export_gltf", "export_obj", "export_step", "export_stl"]


def own_classes(cls):
    """The class, its bases and metaclasses, as far as they are the library's or those of the tree that its shapes form."""
    return [base for base in (*cls.__mro__, *type(cls).__mro__) if base.__module__.split(".")[0] in {"build123d", "anytree"}]


@functools.cache
def instance_names(cls):
    """Names assigned on self or cls inside the class."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError):
        return set()
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
    }


def class_names(cls):
    return {name for base in own_classes(cls) for name in (*vars(base), *getattr(base, "__annotations__", {}), *instance_names(base))}


def settable_names(cls):
    return {name for base in own_classes(cls) for name, value in vars(base).items() if isinstance(value, property) and value.fset is not None} | {
        name for base in own_classes(cls) for name in instance_names(base) if not isinstance(getattr(cls, name, None), property)
    }


def signature(name):
    value = getattr(build123d, name)
    parameters = list(inspect.signature(value.__init__ if inspect.isclass(value) else value).parameters.values())
    if inspect.isclass(value):
        del parameters[0]
    return [parameter.name for parameter in parameters if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)]


def public(names):
    return sorted(name for name in names if not name.startswith("_"))


def facts():
    exports = sorted(build123d.__all__)
    classes = [name for name in exports if inspect.isclass(getattr(build123d, name))]
    vocabulary = [name for name in classes if name not in FILE_CLASSES]
    names = {attribute for name in vocabulary for attribute in class_names(getattr(build123d, name))}
    settable = {attribute for name in vocabulary for attribute in settable_names(getattr(build123d, name))}
    return {
        "module": "build123d",
        "version": importlib.metadata.version("build123d"),
        "exports": exports,
        "callables": [name for name in exports if callable(getattr(build123d, name))],
        "classes": classes,
        "attributes": public(names),
        "privateAttributes": sorted(name for name in names if name.startswith("_") and not name.startswith("__")),
        "settableAttributes": public(settable),
        "signatures": {name: signature(name) for name in CHECKED_CALLS},
    }


def main():
    text = json.dumps(facts(), indent=2) + "\n"
    if "--print" in sys.argv:
        sys.stdout.write(text)
    else:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
