import { describe, expect, test } from 'vitest'
import { checkCommitBody, checkCreateBody, findLargeFiles, toAgentsWhoAmI } from '../../src/agent/proxy/hub-bodies.ts'
import { findHubRoute } from '../../src/agent/proxy/hub-rules.ts'

const space = 'ada/quick'

describe('the Hub of one Space', () => {
  test.each([
    ['GET', '/api/whoami-v2', 'whoami'],
    ['POST', '/api/repos/create', 'create'],
    ['POST', '/api/validate-yaml', 'check-card'],
    ['POST', '/api/spaces/ada/quick/preupload/main', 'preupload'],
    ['POST', '/api/spaces/ada/quick/commit/main', 'commit'],
    ['GET', '/api/spaces/ada/quick', 'read'],
    ['GET', '/api/spaces/ada/quick?expand=runtime', 'read'],
    ['GET', '/api/spaces/ada/quick/revision/main', 'read'],
    ['GET', '/api/spaces/ada/quick/tree/main/src%20x?recursive=true', 'read'],
    ['GET', '/api/spaces/ada/quick/runtime', 'read'],
    ['GET', '/api/spaces/ada/quick/logs/build', 'read'],
    ['POST', `/api/spaces/ada/quick/paths-info/${'a'.repeat(40)}`, 'read'],
    ['HEAD', '/spaces/ada/quick/resolve/main/app.py', 'read'],
  ])('takes %s %s', (method, target, kind) => {
    expect(findHubRoute(method, target, space)).toEqual({ kind })
  })

  test.each([
    ['GET', '/'],
    ['GET', '/api/spaces/ada/quick2'],
    ['GET', '/api/spaces/ada/other'],
    ['GET', '/api/spaces/ADA/quick'],
    ['GET', '/api/models/ada/quick'],
    ['GET', '/api/spaces'],
    ['GET', '/api/spaces/ada/quick/secrets'],
    ['GET', '/api/spaces/ada/quick/variables'],
    ['GET', '/api/spaces/ada/quick/jwt'],
    ['GET', '/api/spaces/ada/quick/xet-write-token/main'],
    ['POST', '/api/spaces/ada/quick/secrets'],
    ['POST', '/api/spaces/ada/quick/hardware'],
    ['POST', '/api/spaces/ada/quick/commit/other'],
    ['POST', '/api/spaces/ada/quick/commit/refs%2Fpr%2F1'],
    ['PUT', '/api/spaces/ada/quick/settings'],
    ['POST', '/api/repos/move'],
    ['DELETE', '/api/repos/delete'],
    ['DELETE', '/api/spaces/ada/quick'],
    ['GET', '/api/spaces/ada/quick/../other'],
    ['GET', '/api/spaces/ada/quick/%2e%2e/other'],
    ['GET', '/api/spaces/ada/quick/tree/main/%2e%2e/%2e%2e/secrets'],
    ['GET', '/api/spaces/ada%2Fquick'],
    ['GET', '/spaces/ada/quick/resolve/main/..%5cx'],
    ['GET', '//api/whoami-v2'],
    ['GET', 'http://evil.example/api/whoami-v2'],
    ['GET', '/api/spaces/ada/quick/tree/main/%E0%A4%A'],
    ['POST', '/ada/quick.git/info/lfs/objects/batch'],
    ['POST', '/oauth/token'],
    ['GET', '/api/settings/tokens'],
  ])('refuses %s %s', (method, target) => {
    expect(findHubRoute(method, target, space)).toMatchObject({ kind: 'refused' })
  })
})

describe('what is sent to make the Space', () => {
  const check = (body: unknown, hardware?: string) => checkCreateBody(typeof body === 'string' ? body : JSON.stringify(body), { spaceId: space, variables: { RUN: 'r1' }, hardware })

  const variables = [{ key: 'RUN', value: 'r1' }]
  test.each([
    [{ type: 'space', name: 'quick', sdk: 'gradio', private: true }],
    [{ type: 'space', name: 'quick', organization: 'ada', sdk: 'gradio', private: false }],
    [{ type: 'space', name: 'quick', visibility: 'public' }],
    [{ type: 'space', name: 'quick', hardware: 'a100-large' }],
  ])('is private, with Gradio, the variables of the run, and without hardware: %j', (body) => {
    expect(JSON.parse((check(body) as { body: string }).body)).toEqual({ type: 'space', name: 'quick', organization: 'ada', sdk: 'gradio', private: true, variables })
  })

  test('has the hardware of the run', () => {
    expect(JSON.parse((check({ type: 'space', name: 'quick' }, 'zero-a10g') as { body: string }).body)).toMatchObject({ hardware: 'zero-a10g' })
  })

  test.each([
    [{ type: 'model', name: 'quick' }],
    [{ name: 'quick' }],
    [{ type: 'space', name: 'other' }],
    [{ type: 'space', name: 'quick', organization: 'bob' }],
    [{ type: 'space', name: 'quick', sdk: 'docker' }],
    [{ type: 'space', name: 'quick', secrets: [{ key: 'A', value: 'b' }] }],
    [{ type: 'space', name: 'quick', volumes: [] }],
    ['{'],
    ['[]'],
  ])('is refused as %j', (body) => {
    expect(check(body)).toHaveProperty('refused')
  })
})

describe('a commit', () => {
  const lines = (...entries: unknown[]) => entries.map((entry) => JSON.stringify(entry)).join('\n')
  const header = { key: 'header', value: { summary: 'x' } }

  test('of plain files and deletions is sent on as it is', () => {
    const body = lines(header, { key: 'file', value: { path: 'app.py', content: 'eA==', encoding: 'base64' } }, { key: 'deletedFile', value: { path: 'old.py' } })
    expect(checkCommitBody(body)).toEqual({ body, facts: { files: ['app.py', 'old.py'], fileCount: 2 } })
  })

  test.each([
    [lines(header, { key: 'lfsFile', value: { path: 'a.bin', algo: 'sha256', oid: 'x', size: 1 } })],
    [lines(header, { key: 'copyFile', value: { path: 'a', srcPath: 'b' } })],
    [`${lines(header)}\nnot json`],
  ])('of anything else is refused (%#)', (body) => {
    expect(checkCommitBody(body)).toHaveProperty('refused')
  })

  test('is told before it which files it cannot hold', () => {
    expect(findLargeFiles(JSON.stringify({ files: [{ path: 'a.py', uploadMode: 'regular' }, { path: 'b.bin', uploadMode: 'lfs' }] }))).toEqual(['b.bin'])
  })
})

test('of the user only the name is told', () => {
  const told = toAgentsWhoAmI(JSON.stringify({ type: 'user', name: 'ada', fullname: 'Ada', email: 'ada@example.org', orgs: [{ name: 'acme' }], auth: { accessToken: { displayName: 'main' } } })) ?? ''
  expect(JSON.parse(told)).toMatchObject({ name: 'ada', orgs: [] })
  expect(told).not.toMatch(/example\.org|acme|main/)
  expect(toAgentsWhoAmI('nothing')).toBeUndefined()
})
