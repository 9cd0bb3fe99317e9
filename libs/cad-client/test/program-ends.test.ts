import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { sendJson, serveFake } from './support/fake-server.ts'
import { samplePart, stepText } from './support/sample-part.ts'

test('a program that used the client ends by itself', async () => {
  const server = await serveFake(({ path }, response) => (path === '/' ? sendJson(response, 200, samplePart()) : response.end(stepText)))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@naturalcad/source',
    fileURLToPath(import.meta.resolve('./fixtures/use-client.ts')),
    server.url,
  ])
  expect(stdout.trim()).toBe(stepText)
})
