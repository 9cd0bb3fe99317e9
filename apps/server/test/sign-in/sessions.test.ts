import type { Clock } from '@naturalcad/contracts'
import { createTokenSource } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { createPendingSignIns } from '../../src/sign-in/pending-sign-ins.ts'
import { createSessions } from '../../src/sign-in/sessions.ts'
import { toReturnPath } from '../../src/sign-in/return-path.ts'

const createClock = (): Clock & { time: number } => ({ time: 1000, now() { return this.time }, monotonic() { return this.time }, after: () => () => {} })

function sessionOf(clock: Clock, closed: string[], name: string, lifeMs?: number) {
  const expiresAt = lifeMs === undefined ? undefined : new Date(clock.now() + lifeMs)
  const tokens = createTokenSource({ token: { accessToken: 'hf_x', expiresAt, refreshToken: undefined, idToken: undefined, scopes: [] }, clock })
  return { profile: { name, fullname: null, avatarUrl: null }, tokens, user: { key: name, signedOut: new AbortController().signal, use: () => Promise.reject(new Error()), close: () => void closed.push(name) } }
}

describe('a session', () => {
  test('is found by its secret alone, until it ends', () => {
    const clock = createClock()
    const closed: string[] = []
    const sessions = createSessions({ lifeMs: 1000, clock })
    const id = sessions.add(sessionOf(clock, closed, 'alice'))
    expect(id).toMatch(/^[\w-]{43}$/)
    expect(sessions.find(id)?.profile.name).toBe('alice')
    expect(sessions.find(`${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`)).toBeUndefined()
    clock.time += 999
    expect(sessions.find(id)).toBeDefined()
    clock.time += 1
    expect(sessions.find(id)).toBeUndefined()
    expect(closed).toEqual(['alice'])
  })

  test('ends with a token that nothing can renew', () => {
    const clock = createClock()
    const sessions = createSessions({ clock })
    const id = sessions.add(sessionOf(clock, [], 'alice', 500))
    clock.time += 500
    expect(sessions.find(id)).toBeUndefined()
  })

  test('makes place for a new one where there are too many, the oldest first and the past ones before', () => {
    const clock = createClock()
    const closed: string[] = []
    const sessions = createSessions({ limit: 2, clock })
    const first = sessions.add(sessionOf(clock, closed, 'first'))
    sessions.add(sessionOf(clock, closed, 'second', 10))
    clock.time += 10
    sessions.add(sessionOf(clock, closed, 'third'))
    expect(closed).toEqual(['second'])
    expect(sessions.find(first)).toBeDefined()
    sessions.add(sessionOf(clock, closed, 'fourth'))
    expect(closed).toEqual(['second', 'first'])
    sessions.close()
    expect(closed).toEqual(['second', 'first', 'third', 'fourth'])
  })
})

describe('the sessions of one user', () => {
  test('take no place of others', () => {
    const clock = createClock()
    const closed: string[] = []
    const sessions = createSessions({ limitPerUser: 2, clock })
    const bob = sessions.add(sessionOf(clock, closed, 'bob'))
    const [first = '', second = '', third = ''] = [1, 2, 3].map(() => sessions.add(sessionOf(clock, closed, 'alice')))
    expect([bob, first, second, third].map((id) => sessions.find(id)?.profile.name)).toEqual(['bob', undefined, 'alice', 'alice'])
    expect(closed).toEqual(['alice'])
  })
})

describe('a sign-in that was begun', () => {
  const pending = { codeVerifier: 'v', redirectUrl: 'http://x/', returnTo: '/', scopes: [] }

  test('is taken once, by its browser, within ten minutes', () => {
    const clock = createClock()
    const all = createPendingSignIns({ clock })
    all.add('state', 'browser', pending)
    expect(all.take('state', 'other')).toBeUndefined()
    expect(all.take('state', 'browser')).toEqual(pending)
    expect(all.take('state', 'browser')).toBeUndefined()
    all.add('late', 'browser', pending)
    clock.time += 10 * 60_000
    expect(all.take('late', 'browser')).toBeUndefined()
  })

  test('is forgotten where too many are begun', () => {
    const all = createPendingSignIns({ limit: 2, clock: createClock() })
    for (const state of ['a', 'b', 'c']) all.add(state, 'browser', pending)
    expect(['a', 'b', 'c'].map((state) => all.take(state, 'browser') !== undefined)).toEqual([false, true, true])
  })
})

describe('the way back', () => {
  test.each([
    ['/runs?x=1#top', '/runs?x=1#top'],
    ['/', '/'],
    ['//evil.example', 'home'],
    ['/\\evil.example', 'home'],
    ['/..//evil.example', '/evil.example'],
    ['/\t/evil.example', 'home'],
    ['https://evil.example/', 'home'],
    ['javascript:alert(1)', 'home'],
    ['runs', 'home'],
    ['', 'home'],
    [undefined, 'home'],
    [['/a', '/b'], 'home'],
    [`/${'a'.repeat(1000)}`, 'home'],
  ])('of %j is a path of this server: %s', (given, path) => {
    expect(toReturnPath(given, 'home')).toBe(path)
  })
})
