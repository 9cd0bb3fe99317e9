import { startHubEmulator } from '@naturalcad/hub-emulator'
import { validateCard } from '@naturalcad/hub-client'
import { generateSpace } from '@naturalcad/space-factory'
import { expect, onTestFinished, test } from 'vitest'
import { allTemplateOptions, createTemplateOptions } from '../support/template-options.ts'

test('the Hub has nothing to say against any front matter', async () => {
  const hub = await startHubEmulator()
  onTestFinished(() => hub.stop())
  const titles = ['no', '1.0', 'a: b', '#', '- x', '{', '"', "it's", '😀']
  for (const options of [...allTemplateOptions, ...titles.map((title) => createTemplateOptions({ title }))]) {
    const card = generateSpace(options).files.find(({ path }) => path === 'README.md')?.text ?? ''
    expect(await validateCard({ hubUrl: hub.url, repoType: 'space', content: card })).toEqual({ errors: [], warnings: [] })
  }
})
