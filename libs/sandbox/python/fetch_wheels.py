"""pip that starts no other program and follows no direct address: `python -I fetch_wheels.py <arguments of pip>`.

It runs outside the sandbox. A wheel is an archive and needs no program; what needs one, a source distribution or a repository, is refused.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
STARTS = ('subprocess.Popen', 'os.system', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.fork', 'os.forkpty', 'pty.spawn')


def refuse_programs(event, _arguments):
    if event in STARTS:
        raise PermissionError('no program is started while wheels are fetched')


def refuse_addresses():
    """Every requirement goes through this class, those in the metadata of a wheel as well."""
    from pip._vendor.packaging import requirements

    parse = requirements.Requirement.__init__

    def parse_name(self, text):
        parse(self, text)
        if self.url is not None:
            raise requirements.InvalidRequirement(f'{self.name} names an address of its own')

    requirements.Requirement.__init__ = parse_name


def end_with_parent():
    """However the one who started it ends, be it by a signal that leaves no time to say so."""
    if sys.platform == 'linux':
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def main():
    end_with_parent()
    from pip._internal.cli.main import main as pip

    refuse_addresses()
    sys.addaudithook(refuse_programs)
    return pip(sys.argv[1:])


if __name__ == '__main__':
    sys.exit(main())
