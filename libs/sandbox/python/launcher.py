"""Reads a policy from descriptor 3, locks this process and becomes the program: `python -I -S -B launcher.py`.

Descriptor 5 goes back to the one who started it: one byte when the lock holds, then, after a script, its output files.
"""

import os
import struct
import sys

POLICY, FILTER, RESULT = 3, 4, 5


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, here)
    if sys.argv[1:] == ['--probe']:
        return probe()
    policy = read_policy()
    os.umask(0o077)
    os.environ.clear()
    os.environ.update(policy['environment'])
    run = prepare_script(policy) if policy['profile'] == 'script' else prepare_process(policy)
    sys.path.remove(here)
    run()


def probe():
    import json
    import lock

    libc = lock.load_libc()
    print(json.dumps({'landlockAbi': lock.find_landlock_abi(libc), 'seccomp': lock.has_seccomp_filter(libc)}))


def read_policy():
    import json

    with os.fdopen(POLICY, 'rb') as stream:
        policy = json.loads(stream.read())
    # Bubblewrap has read and closed it; without bubblewrap nobody has.
    os.closerange(FILTER, FILTER + 1)
    return policy


def prepare_process(policy):
    from lock import lock

    if policy['ports'] is not None:
        from relay import start_relay

        start_relay(policy['ports'], keep_out=(RESULT,))
    os.chdir(policy['folder'])
    command = policy['command']

    def run():
        lock(policy)
        os.write(RESULT, b'\x01')
        os.closerange(3, 1024)
        try:
            os.execvpe(command[0], command, policy['environment'])
        except OSError as error:
            sys.stderr.write(f'{command[0]}: {error.strerror}\n')
            sys.stderr.flush()
            os._exit(126 if isinstance(error, PermissionError) else 127)

    return run


def prepare_script(policy):
    from lock import lock

    # Everything that must be loaded before files are out of reach.
    import linecache
    import traceback

    folder = policy['folder']
    for name in policy['outputs']:
        os.close(os.open(os.path.join(folder, name), os.O_CREAT | os.O_WRONLY, 0o600))
    os.chdir(folder)
    program = policy['program']

    def run():
        lock(policy)
        os.write(RESULT, b'\x01')
        if policy['packages']:
            # After the lock: a .pth file of a package is code.
            import site

            site.main()
        sys.argv = [policy['name'], *policy['command']]
        main_module = {'__name__': '__main__', '__builtins__': __builtins__, '__file__': policy['name']}
        linecache.cache[policy['name']] = (len(program), None, program.splitlines(True), policy['name'])
        try:
            exec(compile(program, policy['name'], 'exec'), main_module)
        except SystemExit:
            raise
        except BaseException as error:
            # Without this frame, which is none of the program's.
            traceback.print_exception(type(error), error, error.__traceback__.tb_next)
            sys.exit(1)
        finally:
            send_outputs(folder, policy['outputs'])

    return run


def send_outputs(folder, names):
    """Name and content, each after its length: 32 bits, then 64, big-endian."""
    with os.fdopen(RESULT, 'wb') as stream:
        for name in names:
            with open(os.path.join(folder, name), 'rb') as file:
                size = os.fstat(file.fileno()).st_size
                if size == 0:
                    continue
                encoded = name.encode()
                stream.write(struct.pack('>I', len(encoded)) + encoded + struct.pack('>Q', size))
                while chunk := file.read(1 << 16):
                    stream.write(chunk)


main()
