"""Tells what happens in a folder that a confined process writes: `python -I watch_volume.py FOLDER SPOOL`.

A JSON line on standard output for each event, in order:
  {"event": "ready"}
  {"event": "closed", "path", "spool", "size", "mtime"}   a file was closed; its content, as it was then, lies at SPOOL/spool
  {"event": "moved", "from", "to"}                        a closed file got another name
  {"event": "removed", "path"}
  {"event": "unreadable", "path", "reason"}
  {"event": "applied", "id", "done"}                      the answer to put and drop
  {"event": "synced", "id"}                               everything that happened before the command has been told

A JSON line on standard input for each command:
  {"do": "done"}                                          one of closed, moved and removed has been handled
  {"do": "put", "id", "path", "spool", "mtime"}           shows a content, unless the file was changed inside meanwhile, or something waits to be handled
  {"do": "drop", "id", "path"}                            removes a file, under the same condition
  {"do": "sync", "id", "last"}                            with last nothing is told after it

The process may swap a folder for a link at any time. So every path is walked from the root of the folder, name by name, following no link.
"""

import ctypes
import errno
import fcntl
import json
import os
import select
import signal
import stat
import struct
import sys
import time

CREATE, CLOSE_WRITE, MOVED_FROM, MOVED_TO, DELETE = 0x100, 0x8, 0x40, 0x80, 0x200
IS_DIRECTORY, IGNORED, OVERFLOW, ONLY_DIRECTORY, DONT_FOLLOW = 0x40000000, 0x8000, 0x4000, 0x01000000, 0x02000000
MASK = CREATE | CLOSE_WRITE | MOVED_FROM | MOVED_TO | DELETE | ONLY_DIRECTORY | DONT_FOLLOW
PR_SET_PDEATHSIG = 1
HEADER = struct.Struct('iIII')
# So many events may wait to be handled; meanwhile the kernel queues others, and after too many of them the folder is read anew.
MAX_WAITING = 32
MAX_DEPTH = 100
# Seconds between the tries for a lease that was refused: the kernel tells of a close a moment before the file counts as closed.
RETRIES = tuple(0.001 * 2**number for number in range(9))

libc = ctypes.CDLL(None, use_errno=True)


def say(**event):
    sys.stdout.write(json.dumps(event) + '\n')
    sys.stdout.flush()


class Volume:
    def __init__(self, folder, spool):
        self.root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        self.spool = spool
        self.waiting = 0
        self.numbers = 0
        self.known = {}
        self.folders = {}
        self.moving = None
        # When to ask for a lease again, and how often that was done.
        self.refused = {}
        self.silent = False
        self.inotify = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.inotify < 0:
            raise OSError(ctypes.get_errno(), 'inotify')

    # Paths

    def open_folder(self, path):
        current = os.dup(self.root)
        for name in path.split('/') if path else ():
            try:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=current)
            finally:
                os.close(current)
            current = below
        return current

    def open_parent(self, path, make=False):
        *folders, name = path.split('/')
        current = os.dup(self.root)
        for folder in folders:
            try:
                if make:
                    try:
                        os.mkdir(folder, 0o777, dir_fd=current)
                        self.own(folder, current)
                    except FileExistsError:
                        pass
                below = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=current)
            finally:
                os.close(current)
            current = below
        return current, name

    def own(self, name, parent):
        """What is put here belongs to whom the folder belongs: as root that is the sandbox's user."""
        root = os.fstat(self.root)
        if os.geteuid() == 0:
            os.chown(name, root.st_uid, root.st_gid, dir_fd=parent, follow_symlinks=False)

    # Watching

    def watch(self, path, tell):
        """Watches a folder and all below it. What is in it already may have been closed before anybody watched."""
        if path.count('/') >= MAX_DEPTH:
            return say(event='unreadable', path=path, reason='there are too many folders in each other')
        try:
            folder = self.open_folder(path)
        except OSError:
            return
        try:
            number = libc.inotify_add_watch(self.inotify, f'/proc/self/fd/{folder}'.encode(), MASK & ~DONT_FOLLOW)
            if number < 0:
                return say(event='unreadable', path=path, reason=os.strerror(ctypes.get_errno()))
            self.folders[number] = path
            entries = [(entry.name, entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)) for entry in os.scandir(folder)]
        finally:
            os.close(folder)
        for name, is_folder, is_file in sorted(entries):
            below = f'{path}/{name}' if path else name
            if is_folder:
                self.watch(below, tell)
            elif is_file and tell:
                self.changed(below)
            elif is_file:
                self.remember(below)

    def remember(self, path):
        signature = self.sign(path)
        if signature is not None:
            self.known[path] = signature

    def sign(self, path):
        try:
            parent, name = self.open_parent(path)
            try:
                found = os.stat(name, dir_fd=parent, follow_symlinks=False)
            finally:
                os.close(parent)
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size) if stat.S_ISREG(found.st_mode) else None

    def read_events(self):
        try:
            data = os.read(self.inotify, 1 << 16)
        except BlockingIOError:
            return False
        position = 0
        while position < len(data):
            number, mask, cookie, length = HEADER.unpack_from(data, position)
            name = os.fsdecode(data[position + HEADER.size : position + HEADER.size + length].split(b'\0', 1)[0])
            position += HEADER.size + length
            if not self.silent:
                self.handle(number, mask, cookie, name)
        return True

    def handle(self, number, mask, cookie, name):
        if mask & OVERFLOW:
            return self.read_anew()
        if mask & IGNORED:
            return self.folders.pop(number, None)
        folder = self.folders.get(number)
        if folder is None:
            return
        path = f'{folder}/{name}' if folder else name
        moving, self.moving = self.moving, None
        if moving is not None and not (mask & MOVED_TO and moving[0] == cookie):
            self.removed_below(moving[1])
            moving = None
        if mask & MOVED_FROM:
            self.moving = (cookie, path)
        elif mask & MOVED_TO and moving is not None:
            self.moved(moving[1], path, bool(mask & IS_DIRECTORY))
        elif mask & IS_DIRECTORY:
            if mask & (CREATE | MOVED_TO):
                self.watch(path, tell=True)
        elif mask & DELETE:
            self.removed_below(path)
        elif mask & CLOSE_WRITE:
            # Even if nothing seems to have changed: two changes may fall into one tick of the clock.
            self.closed(path)
        elif mask & MOVED_TO or self.is_linked(path):
            self.changed(path)

    def is_linked(self, path):
        """A new name of a file that was there: no close will follow."""
        try:
            parent, name = self.open_parent(path)
            try:
                return os.stat(name, dir_fd=parent, follow_symlinks=False).st_nlink > 1
            finally:
                os.close(parent)
        except OSError:
            return False

    def settle(self):
        """Without a second half by now, what was moved has left."""
        if self.moving is not None:
            _, path = self.moving
            self.moving = None
            self.removed_below(path)

    def read_anew(self):
        before = set(self.known)
        for number in list(self.folders):
            libc.inotify_rm_watch(self.inotify, number)
        self.folders.clear()
        self.watch('', tell=True)
        for path in sorted(before):
            if self.sign(path) is None:
                self.removed_below(path)

    # Telling

    def tell(self, **event):
        self.waiting += 1
        say(**event)

    def changed(self, path):
        if self.known.get(path) != self.sign(path):
            self.closed(path)

    def closed(self, path, tries=0):
        if self.sign(path) is None:
            return
        try:
            self.take(path, tries)
        except FileNotFoundError:
            pass
        except OSError as error:
            say(event='unreadable', path=path, reason=error.strerror)

    def retry(self):
        now = time.monotonic()
        for path, (at, tries) in list(self.refused.items()):
            if at <= now and self.waiting < MAX_WAITING:
                del self.refused[path]
                self.closed(path, tries)

    def until_retry(self):
        return max(0, min(at for at, _ in self.refused.values()) - time.monotonic()) if self.refused else None

    def take(self, path, tries):
        parent, name = self.open_parent(path)
        try:
            source = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=parent)
        finally:
            os.close(parent)
        try:
            # As long as it is held, who opens the file to write waits. It is refused while somebody has it open so: then another close will come.
            try:
                fcntl.fcntl(source, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except OSError as error:
                if error.errno == errno.EAGAIN:
                    if tries < len(RETRIES):
                        self.refused[path] = (time.monotonic() + RETRIES[tries], tries + 1)
                    return
            self.refused.pop(path, None)
            found = os.fstat(source)
            self.numbers += 1
            target = str(self.numbers)
            with open(os.path.join(self.spool, target), 'xb', buffering=0) as copy:
                size = copy_content(source, copy)
        finally:
            os.close(source)
        self.known[path] = (found.st_ino, found.st_mtime_ns, found.st_size)
        self.tell(event='closed', path=path, spool=target, size=size, mtime=found.st_mtime_ns // 1_000_000)

    def moved(self, source, target, is_folder):
        if not is_folder:
            self.removed_name(target)
            if source in self.known:
                self.known[target] = self.known.pop(source)
                self.tell(**{'event': 'moved', 'from': source, 'to': target})
            # Written and renamed before it was closed: the close comes under the new name.
            return self.changed(target)
        for number, path in self.folders.items():
            if path == source or path.startswith(source + '/'):
                self.folders[number] = target + path[len(source):]
        for path in sorted(path for path in self.known if path.startswith(source + '/')):
            self.known[target + path[len(source):]] = self.known.pop(path)
            self.tell(**{'event': 'moved', 'from': path, 'to': target + path[len(source):]})
        # The folder may have been renamed before anybody watched it, and another may have its old name by now.
        self.watch(target, tell=True)

    def removed_name(self, path):
        self.known.pop(path, None)

    def removed_below(self, path):
        for each in sorted(known for known in self.known if known == path or known.startswith(path + '/')):
            del self.known[each]
            self.tell(event='removed', path=each)

    # Commands

    def put(self, path, spool, mtime):
        if self.sign(path) != self.known.get(path):
            return False
        parent, name = self.open_parent(path, make=True)
        try:
            if self.has_writer(name, parent):
                return False
            source = os.path.join(self.spool, spool)
            os.utime(source, ns=(mtime * 1_000_000, mtime * 1_000_000))
            os.chmod(source, 0o600)
            if os.geteuid() == 0:
                root = os.fstat(self.root)
                os.chown(source, root.st_uid, root.st_gid)
            found = os.stat(source)
            self.known[path] = (found.st_ino, found.st_mtime_ns, found.st_size)
            os.rename(source, name, dst_dir_fd=parent)
        finally:
            os.close(parent)
        return True

    def drop(self, path):
        if self.sign(path) != self.known.get(path) or path not in self.known:
            return False
        parent, name = self.open_parent(path)
        try:
            if self.has_writer(name, parent):
                return False
            del self.known[path]
            os.unlink(name, dir_fd=parent)
        finally:
            os.close(parent)
        return True

    def has_writer(self, name, parent):
        try:
            file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=parent)
        except OSError:
            return False
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        finally:
            os.close(file)
        return False

    def apply(self, command):
        """False to try again: something that happened before it has to be told first."""
        if command['do'] == 'sync':
            if self.waiting >= MAX_WAITING or self.read_events() or self.refused:
                return False
            self.settle()
            self.silent = self.silent or command['last']
            say(event='synced', id=command['id'])
            return True
        # Never waits for events to be handled: those who handle them may be waiting for this.
        if self.waiting == 0 and self.read_events():
            return False
        self.settle()
        try:
            done = self.waiting == 0 and (self.put(command['path'], command['spool'], command['mtime']) if command['do'] == 'put' else self.drop(command['path']))
        except OSError:
            done = False
        say(event='applied', id=command['id'], done=done)
        return True


def copy_content(source, copy):
    size = 0
    while True:
        try:
            count = os.copy_file_range(source, copy.fileno(), 1 << 30)
        except OSError:
            break
        if count == 0:
            return size
        size += count
    while data := os.read(source, 1 << 20):
        size += len(data)
        while data:
            data = data[copy.write(data) :]
    return size


def main():
    folder, spool = sys.argv[1:]
    # However the emulator ends, be it in the middle of a long copy.
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Sent when somebody waits for the end of a lease.
    signal.signal(signal.SIGIO, signal.SIG_IGN)
    volume = Volume(folder, spool)
    volume.watch('', tell=False)
    say(event='ready')
    text = b''
    commands = []
    while True:
        has_room = volume.waiting < MAX_WAITING
        pause = 0 if commands and not volume.refused else volume.until_retry()
        readable, _, _ = select.select([0, volume.inotify] if has_room else [0], [], [], pause if has_room else None)
        if 0 in readable:
            data = os.read(0, 1 << 16)
            if data == b'':
                return
            *lines, text = (text + data).split(b'\n')
            for command in map(json.loads, lines):
                # At once: too many of them keep every other command waiting.
                if command['do'] == 'done':
                    volume.waiting -= 1
                else:
                    commands.append(command)
        volume.retry()
        if volume.waiting < MAX_WAITING and not volume.read_events():
            volume.settle()
        # A command that was not applied comes again after the next events.
        while commands and volume.apply(commands[0]):
            commands.pop(0)


main()
