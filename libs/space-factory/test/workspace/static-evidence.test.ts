import { findStaticEvidence, generateSpace } from '@naturalcad/space-factory'
import { lyingApps } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { honestApps, toFiles } from '../support/apps/honest-apps.ts'
import { allTemplateOptions } from '../support/template-options.ts'

test('every template shows that it runs its model', () => {
  for (const options of allTemplateOptions) {
    const { files, endpoint } = generateSpace(options)
    const found = findStaticEvidence(files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })), { modelId: options.modelId, hardware: options.hardware, endpoint })
    const name = `${options.template} ${options.task} ${options.hardware} ${options.quantization ?? ''}`
    expect({ name, failed: found.evidence.filter(({ passed }) => !passed), proven: found.provenEndpoints }).toEqual({ name, failed: [], proven: ['/predict'] })
  }
})

const judge = (files: { path: string; bytes: Uint8Array }[], hardware = 'cpu-basic') => findStaticEvidence(files, { modelId: 'alice/tiny', hardware, endpoint: '/generate' })

test.each(Object.entries(honestApps))('%s is seen to run its model', (_name, app) => {
  const hardware = JSON.stringify(app).includes('spaces') ? 'zero-a10g' : 'cpu-basic'
  const { evidence, provenEndpoints } = judge(toFiles(app), hardware)
  expect({ failed: evidence.filter(({ passed }) => !passed), provenEndpoints }).toEqual({ failed: [], provenEndpoints: ['/generate'] })
})

test.each(Object.entries(lyingApps))('%s is not taken for the model', (_name, { files }) => {
  const { evidence, provenEndpoints } = judge(toFiles(files))
  const failed = evidence.filter(({ passed }) => !passed).map(({ rule }) => rule)
  expect(failed).not.toEqual([])
  // Either rule keeps the call from counting: what stands in for the model, or an endpoint that never reaches it.
  expect(failed.includes('static.no_placeholder') || !provenEndpoints.includes('/generate')).toBe(true)
  for (const { file, line, detail } of evidence) expect({ file: file !== null, line: line !== null, detail: detail !== '' }).toEqual({ file: true, line: true, detail: true })
})

test('names that go round in a loop are followed to an end', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const loop = `import somewhere\nfrom transformers import pipeline\npipe = pipeline("text-generation", model="alice/tiny")\nnode = somewhere.root\nwhile node:\n${names.map((name) => `    node = node.${name} if node.${name}.x else node.${name}().y`).join('\n')}\n`
  const app = `${loop}import gradio as gr\ngr.Interface(lambda text: pipe(text), "text", "text", api_name="generate").launch()\n`
  expect(judge(toFiles(app)).provenEndpoints).toEqual(['/generate'])
})

test('Python that cannot be read, or is nested too deeply, proves nothing', () => {
  const deep = `x = ${'('.repeat(150)}1${')'.repeat(150)}\n`
  for (const app of ['def broken(:\n', 'type X = int\n', `x = ${'-'.repeat(1000)}1\n`, `${deep}${'if x:\n'.repeat(1)}    pass\n`]) {
    const { evidence, provenEndpoints } = judge(toFiles(app))
    expect(provenEndpoints).toEqual([])
    expect(evidence.some(({ passed }) => !passed)).toBe(true)
  }
  expect(judge([{ path: 'app.py', bytes: new Uint8Array([255, 254, 0]) }]).provenEndpoints).toEqual([])
  expect(judge([]).provenEndpoints).toEqual([])
})
