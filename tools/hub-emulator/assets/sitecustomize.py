"""Refuses on a mounted bucket what the Hub's mount refuses: appending to a file, changing one in place, writing out of order, renaming over another.

Python imports this at its start, since its folder is in PYTHONPATH. It knows the writable volumes from volumes.json beside it.
"""

import sys


def guard(folders):
    import builtins
    import errno
    import io
    import os

    def refuse(path):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), path)

    def locate(path, folder=-1):
        """Where a path leads, if that is in a volume; the last name is not followed."""
        try:
            if isinstance(path, int):
                return locate(os.readlink(f'/proc/self/fd/{path}'))
            path = os.fsdecode(path)
            if isinstance(folder, int) and folder >= 0:
                path = os.path.join(os.readlink(f'/proc/self/fd/{folder}'), path)
            parent, name = os.path.split(os.path.abspath(path))
            path = os.path.join(os.path.realpath(parent), name)
        except (OSError, TypeError, ValueError):
            return None
        return path if any(path.startswith(each + '/') for each in folders) else None

    def is_open_to_write(path):
        for number in os.listdir('/proc/self/fd'):
            try:
                if os.readlink(f'/proc/self/fd/{number}') == path:
                    with original_open(f'/proc/self/fdinfo/{number}') as info:
                        if int(info.read().split('flags:')[1].split()[0], 8) & (os.O_WRONLY | os.O_RDWR):
                            return True
            except (OSError, IndexError, ValueError):
                pass
        return False

    def on_open(path, _mode, flags):
        if isinstance(path, int) or not flags & (os.O_WRONLY | os.O_RDWR) or flags & (os.O_TRUNC | os.O_EXCL):
            return
        place = locate(path)
        if place is not None and os.path.isfile(place):
            refuse(path)

    def on_rename(source, target, source_folder=-1, target_folder=-1):
        place = locate(target, target_folder)
        if place is not None and os.path.isfile(place):
            refuse(target)
        place = locate(source, source_folder)
        if place is not None and is_open_to_write(place):
            refuse(source)

    def on_remove(path, folder=-1):
        place = locate(path, folder)
        if place is not None and is_open_to_write(place):
            refuse(path)

    def on_truncate(path, length):
        if length != 0 and locate(path) is not None:
            refuse(path)

    checks = {'open': on_open, 'os.rename': on_rename, 'os.remove': on_remove, 'os.truncate': on_truncate}

    def hook(event, arguments):
        check = checks.get(event)
        if check is not None:
            check(*arguments)

    class SequentialFile(io.FileIO):
        """What is written has to come right after what was written before."""

        _end = 0

        def write(self, data):
            if self.tell() != self._end:
                refuse(self.name)
            count = super().write(data)
            self._end += count or 0
            return count

        def truncate(self, size=None):
            size = self.tell() if size is None else size
            if size != self._end:
                refuse(self.name)
            return size

    original_open = io.open

    def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        kind = mode.replace('b', '').replace('t', '') if isinstance(mode, str) else ''
        if kind not in ('w', 'x', 'w+', 'x+', 'a') or opener is not None or isinstance(file, int) or locate(file) is None:
            return original_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        # Complains about what cannot be combined, as it always does.
        is_binary = 'b' in mode
        if is_binary and (encoding is not None or errors is not None or newline is not None) or (not is_binary and buffering == 0):
            return original_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        if kind == 'a' and os.path.isfile(file):
            refuse(file)
        raw = SequentialFile(file, kind.replace('a', 'x'))
        if buffering == 0:
            return raw
        size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
        buffer = (io.BufferedRandom if '+' in kind else io.BufferedWriter)(raw, size)
        if is_binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding) if hasattr(io, 'text_encoding') else encoding, errors, newline, buffering == 1)
        text.mode = mode
        return text

    sys.addaudithook(hook)
    builtins.open = io.open = open


def run_next(here):
    """The sitecustomize that would have been found without this one."""
    import importlib.machinery
    import importlib.util

    sys.path[:] = [path for path in sys.path if path != here]
    spec = importlib.machinery.PathFinder.find_spec('sitecustomize', sys.path)
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    sys.modules['sitecustomize'] = module
    spec.loader.exec_module(module)


def main():
    import json
    import os

    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'volumes.json')) as file:
        folders = json.load(file)
    guard([os.path.realpath(folder) for folder in folders])
    run_next(here)


main()
