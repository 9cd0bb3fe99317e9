"""Carries named ports over Unix sockets, which are the only way through the wall of the network namespace."""

import asyncio
import os
import socket

CHUNK = 1 << 16


def start_relay(ports, keep_out):
    """Listens before it returns, so that the program finds its ports open; relays in a process of its own."""
    listeners = []
    for port in ports['in']:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.path.join(ports['folder'], f'in-{port}'))
        os.chmod(os.path.join(ports['folder'], f'in-{port}'), 0o666)
        listeners.append((listener, connect_tcp, port))
    for port in ports['out']:
        listener = socket.socket(socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(('127.0.0.1', port))
        listeners.append((listener, connect_unix, os.path.join(ports['folder'], f'out-{port}')))
    for listener, _, _ in listeners:
        listener.listen(128)
    child = os.fork()
    if child == 0:
        # Twice, so that the program does not find a child that it never started.
        if os.fork() == 0:
            relay_forever(listeners, keep_out)
        os._exit(0)
    os.waitpid(child, 0)
    for listener, _, _ in listeners:
        listener.close()


def relay_forever(listeners, keep_out):
    nothing = os.open('/dev/null', os.O_RDWR)
    # A reader of the program's output must see its end when the program ends.
    for descriptor in (0, 1, 2, *keep_out):
        os.dup2(nothing, descriptor)
    try:
        asyncio.run(serve(listeners))
    finally:
        os._exit(1)


async def serve(listeners):
    for listener, connect, target in listeners:
        listener.setblocking(False)

        async def accepted(reader, writer, connect=connect, target=target):
            await carry(reader, writer, connect, target)

        start = asyncio.start_unix_server if listener.family == socket.AF_UNIX else asyncio.start_server
        await start(accepted, sock=listener)
    await asyncio.Event().wait()


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
