import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assertConnects, type ConnectorSocket } from '../src/assert-connects.ts'

/** A socket of which the test says what becomes of it. */
function createNet() {
  const socket = Object.assign(new EventEmitter(), { destroy: vi.fn<() => void>() })
  const connect = vi.fn<() => ConnectorSocket>(() => socket)
  return { socket, net: { connect }, connect }
}

const url = new URL('http://example.test/')

describe('assertConnects', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('gives up on an address that swallows packets', async () => {
    const { net, socket } = createNet()
    const failure = assertConnects(url, { timeoutMs: 3000, net }).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(3000)
    expect(await failure).toMatchObject({ code: 'BACKEND_UNAVAILABLE', details: { host: 'example.test', phase: 'connect' } })
    expect(socket.destroy).toHaveBeenCalledOnce()
    // What the closed socket still has to say must not end the program.
    expect(() => socket.emit('error', new Error('late'))).not.toThrow()
  })

  test.each([['connect'], ['error']])('leaves the rest to the request on "%s"', async (event) => {
    const { net, socket } = createNet()
    const outcome = assertConnects(url, { timeoutMs: 3000, net })
    socket.emit(event, new Error('ENOTFOUND'))
    await expect(outcome).resolves.toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends with the caller', async () => {
    const { net, socket } = createNet()
    const controller = new AbortController()
    const outcome = assertConnects(url, { timeoutMs: 3000, net, signal: controller.signal })
    controller.abort()
    await expect(outcome).resolves.toBeUndefined()
    expect(socket.destroy).toHaveBeenCalledOnce()
  })

  test.each([
    ['http://example.test/', 'example.test', 80],
    ['https://example.test/x', 'example.test', 443],
    ['http://[::1]:7860/', '::1', 7860],
  ])('connects to where %s leads', async (address, host, port) => {
    const { net, socket, connect } = createNet()
    const outcome = assertConnects(new URL(address), { timeoutMs: 3000, net })
    socket.emit('connect')
    await outcome
    expect(connect).toHaveBeenCalledExactlyOnceWith({ host, port })
  })
})
