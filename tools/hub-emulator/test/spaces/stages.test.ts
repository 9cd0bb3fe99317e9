import { expect, test } from 'vitest'
import { SpaceFailure } from '../../src/spaces/runtime/space-failure.ts'
import { createSpaceController, type SpaceController } from '../../src/spaces/runtime/space-controller.ts'
import type { BuildRequest, RunningApp, SpaceSource } from '../../src/spaces/runtime/space-runner.ts'
import { createSpaceLog } from '../../src/spaces/logs/space-log.ts'
import { spacesSchema } from '../../src/spaces/schema.ts'
import { createSpaceStore } from '../../src/spaces/space-store.ts'
import { openDatabase } from '../../src/storage/database.ts'

interface Step<Result> {
  oid: string
  request: Result extends RunningApp ? { log: (text: string) => void; signal: AbortSignal } : BuildRequest
  succeed(): void
  fail(error: Error): void
}

/** A controller whose builds and starts end when the test says so. */
function createScene() {
  const database = openDatabase(':memory:', ['CREATE TABLE repository (id TEXT PRIMARY KEY) STRICT;', spacesSchema])
  database.run("INSERT INTO repository (id) VALUES ('space')")
  const store = createSpaceStore(database)
  const builds: Step<object>[] = []
  const starts: Step<RunningApp>[] = []
  const events: string[] = []
  const crashes = new Map<string, (reason: string) => void>()
  let head = 'c1'
  let time = 0
  let misconfigured: string | undefined
  const sourceOf = (oid: string) => ({ repository: { hardware: null }, commit: { oid }, card: { customHeaders: {} } }) as unknown as SpaceSource
  const appOf = (oid: string): RunningApp => ({
    serving: { kind: 'process', host: '127.0.0.1', port: 1 },
    crashed: new Promise((resolve) => crashes.set(oid, resolve)),
    usage: () => undefined,
    stop: async () => void events.push(`stopped ${oid}`),
  })
  const create = (): SpaceController =>
    createSpaceController({
      repositoryId: 'space', store, now: () => time, headOid: () => head,
      logs: { build: createSpaceLog({ database, repositoryId: 'space', kind: 'build', now: () => time }), run: createSpaceLog({ database, repositoryId: 'space', kind: 'run', now: () => time }) },
      readSource: () => {
        if (misconfigured !== undefined) throw new SpaceFailure('CONFIG_ERROR', misconfigured)
        return sourceOf(head)
      },
      runner: {
        open: () => undefined,
        build: ({ commit: { oid } }, request) =>
          new Promise((resolve, reject) => {
            const start = (startRequest: { log: (text: string) => void; signal: AbortSignal }) =>
              new Promise<RunningApp>((started, failed) => {
                startRequest.signal.addEventListener('abort', () => failed(new Error('aborted')))
                starts.push({ oid, request: startRequest, succeed: () => started(appOf(oid)), fail: failed })
              })
            request.signal.addEventListener('abort', () => reject(new Error('aborted')))
            builds.push({ oid, request, succeed: () => resolve({ start }), fail: reject })
          }),
      },
    })
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve))
  const scene = {
    controller: create(), store, builds, starts, events, settle,
    commit: (oid: string) => {
      head = oid
      scene.controller.reconcile()
    },
    misconfigure: (message: string | undefined) => void (misconfigured = message),
    pass: (ms: number) => void (time += ms),
    crash: (oid: string, reason: string) => crashes.get(oid)?.(reason),
    lastLine: async (): Promise<string> => {
      let last = ''
      for await (const { text } of scene.controller.logs.build.follow({ isOpen: () => false, signal: new AbortController().signal })) last = text
      return last
    },
    recreate: () => void (scene.controller = create()),
    build: async () => {
      await settle()
      builds.at(-1)?.succeed()
      await settle()
    },
    start: async () => {
      await settle()
      starts.at(-1)?.succeed()
      await settle()
    },
    /** Up to a running app. */
    run: async () => {
      scene.controller.resume()
      await scene.build()
      await scene.start()
    },
  }
  return scene
}

test('a first commit is built and started', async () => {
  const scene = createScene()
  scene.controller.resume()
  expect(scene.controller.stage()).toBe('BUILDING')
  await scene.build()
  expect(scene.controller.stage()).toBe('APP_STARTING')
  expect(scene.controller.live()).toBeUndefined()
  await scene.start()
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING', 'c1'])
})

test('the old app runs until the new one does', async () => {
  const scene = createScene()
  await scene.run()
  scene.commit('c2')
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING_BUILDING', 'c1'])
  await scene.build()
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING_APP_STARTING', 'c1'])
  expect(scene.events).toEqual([])
  await scene.start()
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING', 'c2'])
  expect(scene.events).toEqual(['stopped c1'])
})

test('a commit takes the place of one that is being built', async () => {
  const scene = createScene()
  scene.controller.resume()
  await scene.settle()
  scene.commit('c2')
  await scene.settle()
  expect(scene.builds.map(({ oid, request }) => [oid, request.signal.aborted])).toEqual([['c1', true], ['c2', false]])
  scene.builds[0]?.succeed()
  await scene.build()
  await scene.start()
  expect(scene.controller.live()?.oid).toBe('c2')
})

test('a commit during the start begins anew, and the first app is never seen', async () => {
  const scene = createScene()
  scene.controller.resume()
  await scene.build()
  scene.commit('c2')
  scene.starts[0]?.succeed()
  await scene.build()
  await scene.start()
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING', 'c2'])
})

test('a failed build ends the old app too, and a restart builds again', async () => {
  const scene = createScene()
  await scene.run()
  scene.commit('c2')
  await scene.settle()
  scene.builds.at(-1)?.fail(new SpaceFailure('BUILD_ERROR', 'no such package'))
  await scene.settle()
  expect([scene.controller.stage(), scene.controller.live(), scene.controller.failure()?.message]).toEqual(['BUILD_ERROR', undefined, 'no such package'])
  expect(scene.events).toEqual(['stopped c1'])
  expect(await scene.lastLine()).toContain('no such package')
  scene.controller.settingsChanged()
  expect(scene.controller.stage()).toBe('BUILD_ERROR')
  scene.controller.restart(false)
  expect(scene.controller.stage()).toBe('BUILDING')
})

test('an app that does not come up, or ends by itself, is a runtime error; a restart needs no build', async () => {
  const scene = createScene()
  scene.controller.resume()
  await scene.build()
  scene.starts.at(-1)?.fail(new SpaceFailure('RUNTIME_ERROR', 'Exit code: 1.'))
  await scene.settle()
  expect([scene.controller.stage(), scene.controller.failure()?.message]).toEqual(['RUNTIME_ERROR', 'Exit code: 1.'])
  scene.controller.restart(false)
  expect(scene.controller.stage()).toBe('APP_STARTING')
  await scene.start()
  expect(scene.controller.stage()).toBe('RUNNING')
  scene.crash('c1', 'Exit code: 137.')
  await scene.settle()
  expect([scene.controller.stage(), scene.controller.live(), scene.controller.failure()?.message]).toEqual(['RUNTIME_ERROR', undefined, 'Exit code: 137.'])
  expect(scene.builds).toHaveLength(1)
})

test('a factory restart builds again', async () => {
  const scene = createScene()
  await scene.run()
  scene.controller.restart(true)
  expect([scene.controller.stage(), scene.controller.live()]).toEqual(['BUILDING', undefined])
  await scene.settle()
  expect(scene.builds.map(({ oid }) => oid)).toEqual(['c1', 'c1'])
})

test('a change of settings restarts the app without a build', async () => {
  const scene = createScene()
  await scene.run()
  scene.controller.settingsChanged()
  expect(scene.controller.stage()).toBe('APP_STARTING')
  await scene.start()
  expect([scene.controller.stage(), scene.builds.length]).toEqual(['RUNNING', 1])
})

test('a paused Space ignores visitors, settings and commits', async () => {
  const scene = createScene()
  await scene.run()
  scene.controller.pause()
  await scene.settle()
  expect(scene.events).toEqual(['stopped c1'])
  scene.controller.enter()()
  scene.controller.settingsChanged()
  scene.commit('c2')
  expect(scene.controller.stage()).toBe('PAUSED')
  scene.controller.restart(false)
  expect(scene.controller.stage()).toBe('BUILDING')
})

test('a sleeping Space wakes for a visitor, and by a commit', async () => {
  const scene = createScene()
  await scene.run()
  scene.controller.sleep()
  expect([scene.controller.stage(), scene.controller.live()]).toEqual(['SLEEPING', undefined])
  scene.controller.settingsChanged()
  expect(scene.controller.stage()).toBe('SLEEPING')
  scene.controller.enter()()
  expect(scene.controller.stage()).toBe('APP_STARTING')
  await scene.start()
  scene.controller.sleep()
  scene.commit('c2')
  expect(scene.controller.stage()).toBe('BUILDING')
})

test('nobody is idle while a visitor is there', async () => {
  const scene = createScene()
  await scene.run()
  scene.pass(1000)
  const leave = scene.controller.enter()
  expect(scene.controller.idleMs()).toBe(0)
  scene.pass(5000)
  leave()
  expect(scene.controller.idleMs()).toBe(0)
  scene.pass(700)
  expect(scene.controller.idleMs()).toBe(700)
})

test('the platform can stop a Space, with a reason', async () => {
  const scene = createScene()
  await scene.run()
  scene.controller.halt('out of credits')
  scene.controller.enter()()
  expect([scene.controller.stage(), scene.store.get('space').goalReason]).toEqual(['STOPPED', 'out of credits'])
})

test('a configuration error ends the app until it is mended', async () => {
  const scene = createScene()
  await scene.run()
  scene.misconfigure('Collision')
  scene.controller.settingsChanged()
  expect([scene.controller.stage(), scene.controller.live()]).toEqual(['CONFIG_ERROR', undefined])
  scene.misconfigure(undefined)
  scene.controller.settingsChanged()
  expect(scene.controller.stage()).toBe('APP_STARTING')
})

test('in dev mode a commit waits for a restart', async () => {
  const scene = createScene()
  scene.store.change('space', { devMode: true })
  await scene.run()
  scene.commit('c2')
  expect([scene.controller.stage(), scene.controller.live()?.oid]).toEqual(['RUNNING', 'c1'])
  scene.controller.restart(false)
  await scene.build()
  await scene.start()
  expect(scene.controller.live()?.oid).toBe('c2')
})

test('after the emulator starts again, what ran is started and what was being built is built', async () => {
  const scene = createScene()
  await scene.run()
  await scene.controller.close(false)
  scene.recreate()
  scene.controller.resume()
  expect(scene.controller.stage()).toBe('APP_STARTING')
  await scene.build()
  await scene.start()
  expect(scene.controller.stage()).toBe('RUNNING')
  scene.commit('c2')
  await scene.settle()
  await scene.controller.close(false)
  scene.recreate()
  scene.controller.resume()
  expect(scene.controller.stage()).toBe('BUILDING')
})

test('failures, pauses and sleep outlast the emulator', async () => {
  const scene = createScene()
  scene.controller.resume()
  await scene.settle()
  scene.builds.at(-1)?.fail(new SpaceFailure('BUILD_ERROR', 'no such package'))
  await scene.settle()
  const again = () => {
    scene.recreate()
    scene.controller.resume()
    return scene.controller.stage()
  }
  expect(again()).toBe('BUILD_ERROR')
  scene.controller.pause()
  expect(again()).toBe('PAUSED')
  scene.controller.sleep()
  expect(again()).toBe('SLEEPING')
})

test('a Space that is deleted ends its app', async () => {
  const scene = createScene()
  await scene.run()
  await scene.controller.close(true)
  expect([scene.controller.stage(), scene.events]).toEqual(['DELETING', ['stopped c1']])
})
