"""Carries named ports over Unix sockets, which are the only way through the wall of the network namespace."""

import asyncio
import os
import socket

CHUNK = 1 << 16
# One that nobody holds may be collected, and close.
SERVERS = []


def start_relay(ports, keep_out):
    """Listens before it returns, so that the program finds its ports open; relays in a process of its own, which is told of further ports."""
    listeners = []
    # Before the program starts, which could take the one connection for itself.
    control = socket.socket(socket.AF_UNIX)
    control.connect(os.path.join(ports['folder'], 'control'))
    for port in ports['in']:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.path.join(ports['folder'], f'in-{port}'))
        os.chmod(os.path.join(ports['folder'], f'in-{port}'), 0o666)
        listeners.append((listener, connect_tcp, port))
    for port in ports['out']:
        listeners.append(bind_out(ports['folder'], port))
    for listener, _, _ in listeners:
        listener.listen(128)
    child = os.fork()
    if child == 0:
        # Twice, so that the program does not find a child that it never started.
        if os.fork() == 0:
            relay_forever(listeners, control, ports['folder'], keep_out)
        os._exit(0)
    os.waitpid(child, 0)
    for listener, _, _ in listeners:
        listener.close()
    control.close()


def bind_out(folder, port):
    listener = socket.socket(socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(('127.0.0.1', port))
    except OSError:
        listener.close()
        raise
    return listener, connect_unix, os.path.join(folder, f'out-{port}')


def relay_forever(listeners, control, folder, keep_out):
    nothing = os.open('/dev/null', os.O_RDWR)
    # A reader of the program's output must see its end when the program ends.
    for descriptor in (0, 1, 2, *keep_out):
        os.dup2(nothing, descriptor)
    try:
        asyncio.run(serve(listeners, control, folder))
    finally:
        os._exit(1)


async def serve(listeners, control, folder):
    for listener in listeners:
        await open_port(*listener)
    reader, writer = await asyncio.open_connection(sock=control)
    # A line for each further port, answered with one.
    while line := await reader.readline():
        port = int(line)
        try:
            listener, connect, target = bind_out(folder, port)
            listener.listen(128)
            await open_port(listener, connect, target)
            writer.write(b'open\n')
        except OSError as error:
            writer.write(f'{error.strerror}\n'.encode())
        await writer.drain()
    await asyncio.Event().wait()


async def open_port(listener, connect, target):
    async def accepted(reader, writer):
        await carry(reader, writer, connect, target)

    listener.setblocking(False)
    start = asyncio.start_unix_server if listener.family == socket.AF_UNIX else asyncio.start_server
    SERVERS.append(await start(accepted, sock=listener))


def connect_tcp(port):
    return asyncio.open_connection('127.0.0.1', port)


def connect_unix(path):
    return asyncio.open_unix_connection(path)


async def carry(reader, writer, connect, target):
    try:
        far_reader, far_writer = await connect(target)
    except OSError:
        writer.transport.abort()
        return
    try:
        await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer))
        writer.close()
        far_writer.close()
    except OSError:
        writer.transport.abort()
        far_writer.transport.abort()


async def copy(reader, writer):
    while data := await reader.read(CHUNK):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
