import { judgeOutput, readApiInfo, sniffBytes, generateSpace, type GenerateSpaceOptions } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { outputKindByTask } from '../../src/card/output-kind.ts'
import { makePng } from '../support/make-png.ts'
import { allTemplateOptions } from '../support/template-options.ts'

/** What Gradio 6.31 gives to callers of each component. */
const answers: Readonly<Record<string, unknown>> = {
  Textbox: 'and so they lived on',
  Label: { label: 'good', confidences: [{ label: 'good', confidence: 0.75 }, { label: 'bad', confidence: 0.25 }] },
  HighlightedText: [{ token: '', class_or_confidence: null }, { token: 'Ada Lovelace', class_or_confidence: 'PER' }, { token: ' lived.', class_or_confidence: null }],
  Dataframe: { headers: ['prediction'], data: [[1]], metadata: null },
}
const boxes = [{ label: 'cat', score: 0.9, box: { xmin: 1, ymin: 2, xmax: 3, ymax: 4 } }]
const picture = makePng(32, 32, (x, y) => [x * 8, y * 8, x * y])

function answerOf(component: string, task: GenerateSpaceOptions['task']): unknown {
  return component === 'JSON' ? (task === 'object-detection' ? boxes : [0.5, 0.25]) : answers[component]
}

test.each(allTemplateOptions)('what the template $template gives for $task on $hardware is what a live call expects', (options) => {
  const app = generateSpace(options).files.find(({ path }) => path === 'app.py')?.text ?? ''
  const [, component = ''] = /^ {4}output = gr\.(\w+)\(/m.exec(app) ?? []
  const [endpoint] = readApiInfo({ named_endpoints: { '/predict': { parameters: [], returns: [{ component, type: {} }] } } })
  const declared = endpoint?.returns[0]?.kind ?? 'json'
  const files = component === 'Image' ? [{ bytes: picture, sniffed: sniffBytes(picture) }] : []
  const value = answerOf(component, options.task)
  expect(judgeOutput([{ declared, value: value ?? null, files }], outputKindByTask[options.task], [])).toBeUndefined()
})
