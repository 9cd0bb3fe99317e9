"""Locks the calling process: limits, no new privileges, Landlock, seccomp. Standard library only."""

import ctypes
import os
import platform
import resource

PR_SET_NO_NEW_PRIVS = 38
PR_GET_SECCOMP = 21
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2
EFAULT = 14

# The same numbers on x86_64 and arm64.
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
LANDLOCK_CREATE_RULESET_VERSION = 1
LANDLOCK_RULE_PATH_BENEATH = 1
LANDLOCK_RULE_NET_PORT = 2
BIND_TCP, CONNECT_TCP = 1 << 0, 1 << 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
ABI_1_RIGHTS = (1 << 13) - 1
FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
RIGHTS = {
    'list': READ_DIR,
    'read': EXECUTE | READ_FILE | READ_DIR,
    'write': ABI_1_RIGHTS | REFER | TRUNCATE,
    'file': READ_FILE | WRITE_FILE | TRUNCATE,
    'device': READ_FILE | WRITE_FILE | IOCTL_DEV,
}


class RulesetAttributes(ctypes.Structure):
    _fields_ = [('handled_access_fs', ctypes.c_uint64), ('handled_access_net', ctypes.c_uint64), ('scoped', ctypes.c_uint64)]


class PathBeneathAttributes(ctypes.Structure):
    _pack_ = 1
    _fields_ = [('allowed_access', ctypes.c_uint64), ('parent_fd', ctypes.c_int32)]


class NetPortAttributes(ctypes.Structure):
    _fields_ = [('allowed_access', ctypes.c_uint64), ('port', ctypes.c_uint64)]


class FilterProgram(ctypes.Structure):
    _fields_ = [('length', ctypes.c_ushort), ('instructions', ctypes.c_void_p)]


def load_libc():
    return ctypes.CDLL(None, use_errno=True)


def check(result, what):
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f'{what}: {os.strerror(error)}')
    return result


def find_landlock_abi(libc):
    if platform.system() != 'Linux':
        return 0
    return max(0, libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(LANDLOCK_CREATE_RULESET_VERSION)))


def has_seccomp_filter(libc):
    """A kernel with filters gets as far as reading the program, which is nowhere."""
    if platform.system() != 'Linux':
        return False
    return libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, None, 0, 0) == -1 and ctypes.get_errno() == EFAULT


def set_limits(limits):
    for name, value in limits.items():
        kind = getattr(resource, 'RLIMIT_' + name, None)
        if kind is None:
            continue
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):
            # macOS has the names of limits that it does not let anyone set.
            if platform.system() == 'Linux':
                raise


def refuse_new_privileges(libc):
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 'no new privileges')


def handled_rights(abi):
    rights = ABI_1_RIGHTS
    if abi >= 2:
        rights |= REFER
    if abi >= 3:
        rights |= TRUNCATE
    if abi >= 5:
        rights |= IOCTL_DEV
    return rights


def restrict_paths(libc, landlock):
    abi = find_landlock_abi(libc)
    handled = handled_rights(abi)
    ports = landlock['tcp']
    attributes = RulesetAttributes(handled, BIND_TCP | CONNECT_TCP if abi >= 4 and ports != 'all' else 0, 3 if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = check(libc.syscall(LANDLOCK_CREATE_RULESET, ctypes.byref(attributes), ctypes.c_size_t(size), ctypes.c_uint32(0)), 'Landlock')
    for path, kind in landlock['paths']:
        add_path(libc, ruleset, path.replace('{pid}', str(os.getpid())), RIGHTS[kind] & handled)
    for port in [] if ports == 'all' else ports:
        add_rule(libc, ruleset, LANDLOCK_RULE_NET_PORT, NetPortAttributes(CONNECT_TCP, port), f'port {port}')
    check(libc.syscall(LANDLOCK_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)), 'Landlock')
    os.close(ruleset)


def add_path(libc, ruleset, path, rights):
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        rights &= FILE_RIGHTS
    add_rule(libc, ruleset, LANDLOCK_RULE_PATH_BENEATH, PathBeneathAttributes(rights, descriptor), path)
    os.close(descriptor)


def add_rule(libc, ruleset, kind, rule, what):
    check(libc.syscall(LANDLOCK_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(kind), ctypes.byref(rule), ctypes.c_uint32(0)), what)


def set_filter(libc, program):
    buffer = ctypes.create_string_buffer(program, len(program))
    attributes = FilterProgram(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(attributes), 0, 0), 'seccomp')


def lock(policy):
    """In this order: each step may need what the next one takes away."""
    import base64

    libc = load_libc()
    set_limits(policy['limits'])
    if platform.system() == 'Linux':
        refuse_new_privileges(libc)
    if policy['landlock'] is not None:
        restrict_paths(libc, policy['landlock'])
    if policy['seccomp'] is not None:
        set_filter(libc, base64.b64decode(policy['seccomp']))
