import { NaturalCadError } from '@naturalcad/contracts/errors'
import { expect, test } from 'vitest'
import { madeUpFacts, madeUpRecipe } from '../support/made-up-recipe.ts'
import { runInProcess } from '../support/run-in-process.ts'

const accessToken = 'hf_planted_wQ7xK2mVb9'
const hub = { hubUrl: 'http://127.0.0.1:1', accessToken }
const leak = `401 for https://user:${accessToken}@hub.example, ${Buffer.from(accessToken).toString('base64')}`

test('a token that steps, errors and a Space tell of is in no event, file or answer', async () => {
  let throws = true
  const recipe = madeUpRecipe({
    async onStep(name, { report, files, round }) {
      await report('space.log', leak, { line: leak, [leak]: [leak] })
      await files.writeText(`logs/${name}.txt`, leak)
      await files.writeJson(`diagnostics/${name}.json`, { leak })
      if (name === 'guard' && throws) throw new NaturalCadError('UNAUTHORIZED', leak, { remedy: leak, cause: new Error(leak) })
      if (name === 'call') expect(round).toBe(1)
    },
    changes: {
      runtime: ({ round }) =>
        round === 0
          ? { facts: { runtime: { ...madeUpFacts.runtime, stage: 'BUILD_ERROR', errorMessage: leak } }, stop: { reason: leak, repair: { what: 'build', error: leak, hint: leak } } }
          : { facts: { runtime: madeUpFacts.runtime } },
      live: () => ({ facts: { live: { ...madeUpFacts.live, problems: [leak] } } }),
    },
  })
  const first = await runInProcess({ recipe, hub })
  expect(first.run.failure).toMatchObject({ class: 'auth', message: expect.stringContaining('[redacted]') })
  throws = false
  const { run, events, store } = await runInProcess({ recipe, hub, store: first.store })
  expect(run.resultStatus).toBe('wrong_output')
  const texts = [JSON.stringify([first.run, run, events])]
  for await (const { key } of store.list()) texts.push(key, await new Response((await store.get(key)).body).text())
  expect(texts.length).toBeGreaterThan(20)
  for (const form of [accessToken, Buffer.from(accessToken).toString('base64').slice(0, 20)]) expect(texts.filter((text) => text.includes(form))).toEqual([])
})
