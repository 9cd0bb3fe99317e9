import { uploadFile } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

const cardWith = (command: string) => `---\nsdk: static\napp_build_command: ${command}\napp_file: dist/index.html\n---\n`
const build = `
const { mkdirSync, writeFileSync, symlinkSync } = require('node:fs')
mkdirSync('dist/assets', { recursive: true })
writeFileSync('dist/index.html', '<p>made of ' + require('./words.json').join(' ') + ' in ' + process.env.MODE)
writeFileSync('dist/assets/a.js', 'let a')
symlinkSync('/etc/passwd', 'dist/passwd')
console.log('built it')
`

describePeer('bubblewrap', 'static Spaces with a build command', () => {
  const runtime = async (hub: StartedEmulator) => (await (await hub.call('GET', '/api/spaces/alice/site/runtime', { as: 'alice' })).json()) as Record<string, unknown>
  const settled = async (hub: StartedEmulator): Promise<Record<string, unknown>> => {
    await expect.poll(async () => (await runtime(hub))['stage']).not.toMatch(/BUILDING|STARTING/)
    return runtime(hub)
  }
  const create = async (hub: StartedEmulator, command: string): Promise<void> => {
    const files = { 'README.md': cardWith(command), 'build.cjs': build, 'words.json': '["two", "words"]' }
    const answer = await hub.call('POST', '/api/repos/create', {
      as: 'alice',
      body: {
        type: 'space', sdk: 'static', name: 'site', variables: [{ key: 'MODE', value: 'fast' }],
        files: Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text).toString('base64') })),
      },
    })
    expect(answer.status).toBe(200)
  }

  test('serve what it made, and keep it', async () => {
    const hub = await startForTest()
    await create(hub, 'node build.cjs')
    expect((await runtime(hub))['stage']).toBe('BUILDING')
    expect(await settled(hub)).toMatchObject({ stage: 'RUNNING' })
    const { host } = (await (await hub.call('GET', '/api/spaces/alice/site/host')).json()) as { host: string }
    expect(await (await fetch(host)).text()).toContain('<p>made of two words in fast')
    expect((await fetch(`${host}/assets/a.js`)).status).toBe(200)
    expect((await fetch(`${host}/passwd`)).status).toBe(404)
    expect((await fetch(`${host}/words.json`)).status).toBe(404)
    const log = await (await hub.call('GET', '/api/spaces/alice/site/logs/build', { as: 'alice' })).text()
    expect(log).toContain('built it')
    const refs = (await (await hub.call('GET', '/api/spaces/alice/site/refs', { as: 'alice' })).json()) as { converts: { name: string }[] }
    expect(refs.converts.map(({ name }) => name)).toEqual(['build'])
  })

  test('say why it failed', async () => {
    const hub = await startForTest()
    await create(hub, "node -e 'console.log(`no way`); process.exit(4)'")
    expect(await settled(hub)).toMatchObject({ stage: 'BUILD_ERROR', errorMessage: 'The build command ended with exit code 4' })
    expect(await (await hub.call('GET', '/api/spaces/alice/site/logs/build', { as: 'alice' })).text()).toContain('no way')
    await uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/site', file: { path: 'README.md', content: new Blob([cardWith('cd .')]) } })
    expect(await settled(hub)).toMatchObject({ stage: 'BUILD_ERROR', errorMessage: 'The build command did not make the folder dist' })
  })
})
