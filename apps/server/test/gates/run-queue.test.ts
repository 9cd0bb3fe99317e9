import { NaturalCadError } from '@naturalcad/contracts/errors'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRunQueue } from '../../src/gates/run-queue.ts'

const never = new AbortController().signal

/** A task that runs until it is told to end. */
function createTask() {
  let end: (value: string) => void = () => {}
  let fail: (error: unknown) => void = () => {}
  const result = new Promise<string>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  const task = vi.fn<() => Promise<string>>(() => result)
  return { task, end: (value: string) => end(value), fail: (error: unknown) => fail(error) }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => NaturalCadError.from(error).code,
  )

describe('the queue', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('runs two, lets four wait in turn and refuses the seventh at once', async () => {
    const queue = createRunQueue({ maxRunning: 2, maxQueued: 4, maxWaitMs: 15_000 })
    const tasks = Array.from({ length: 7 }, createTask)
    const outcomes = tasks.map(({ task }) => queue.run(never, task).catch((error: unknown) => error))
    expect(await outcomes[6]).toMatchObject({ code: 'QUEUE_FULL', retryable: true, retryAfterMs: 15_000 })
    expect(tasks.map(({ task }) => task.mock.calls.length)).toEqual([1, 1, 0, 0, 0, 0, 0])
    tasks[1]?.end('second')
    expect(await outcomes[1]).toBe('second')
    await vi.advanceTimersByTimeAsync(0)
    expect(tasks.map(({ task }) => task.mock.calls.length)).toEqual([1, 1, 1, 0, 0, 0, 0])
    for (const { end } of tasks) end('done')
    expect(await Promise.all(outcomes.slice(0, 6))).toEqual(['done', 'second', 'done', 'done', 'done', 'done'])
  })

  test('gives up on a place after the wait, and not on what runs', async () => {
    const queue = createRunQueue({ maxRunning: 1, maxQueued: 1, maxWaitMs: 15_000 })
    const [running, waiting] = [createTask(), createTask()]
    const first = queue.run(never, running.task)
    const second = codeOf(queue.run(never, waiting.task))
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await second).toBe('QUEUE_FULL')
    await vi.advanceTimersByTimeAsync(60_000)
    running.end('done')
    expect(await first).toBe('done')
    expect(waiting.task).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('frees the place of one who leaves', async () => {
    const queue = createRunQueue({ maxRunning: 1, maxQueued: 1, maxWaitMs: 15_000 })
    const [running, leaver, next] = [createTask(), createTask(), createTask()]
    const first = queue.run(never, running.task)
    const leaving = new AbortController()
    const left = codeOf(queue.run(leaving.signal, leaver.task))
    leaving.abort(new NaturalCadError('CANCELED', 'the client left'))
    expect(await left).toBe('CANCELED')
    const third = queue.run(never, next.task)
    running.end('first')
    next.end('third')
    expect(await first).toBe('first')
    expect(await third).toBe('third')
    expect(leaver.task).not.toHaveBeenCalled()
  })

  test('keeps the place of a task until it really ends, also when it is canceled', async () => {
    const queue = createRunQueue({ maxRunning: 1, maxQueued: 0, maxWaitMs: 15_000 })
    const stubborn = createTask()
    const controller = new AbortController()
    const outcome = codeOf(queue.run(controller.signal, stubborn.task))
    controller.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(await codeOf(queue.run(never, createTask().task))).toBe('QUEUE_FULL')
    stubborn.fail(new NaturalCadError('CANCELED', 'at last'))
    expect(await outcome).toBe('CANCELED')
    await vi.advanceTimersByTimeAsync(0)
    expect(await codeOf(queue.run(never, async () => 'free again'))).toBe('done')
  })

  test('goes on after a failure', async () => {
    const queue = createRunQueue({ maxRunning: 1, maxQueued: 1, maxWaitMs: 15_000 })
    const failing = queue.run(never, async () => {
      throw new NaturalCadError('SCRIPT_FAILED', 'broken')
    })
    const next = queue.run(never, async () => 'next')
    expect(await codeOf(failing)).toBe('SCRIPT_FAILED')
    expect(await next).toBe('next')
  })
})
