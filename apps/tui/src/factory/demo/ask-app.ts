import { connectSpace, type RunView } from '@naturalcad/space-factory'
import { z } from 'zod'

/** None of them was learned from. */
const sentences = ['The plate is great, I am happy with the finish.', 'The gear is broken and the service was awful.']
const callMs = 60_000

/** What Gradio's label shows. */
const Label = z.object({ label: z.string(), confidences: z.array(z.object({ label: z.string(), confidence: z.number() })) })

export interface AskAppOptions {
  view: RunView
  accessToken: string
  signal: AbortSignal
}

/** Asks the live app of a proven run as any program would: rows of sentence, label and confidence. */
export async function askApp({ view: { gate }, accessToken, signal }: AskAppOptions): Promise<string[][]> {
  const url = gate?.health?.url
  const endpoint = gate?.generation?.endpoint
  if (url === undefined || endpoint === undefined || endpoint === null) return []
  const app = connectSpace({ url: new URL(url).origin, accessToken, signal })
  const rows: string[][] = []
  for (const sentence of sentences) {
    const answer = await app.call(endpoint, [sentence], callMs)
    const { label, confidences } = Label.parse('values' in answer ? answer.values[0] : undefined)
    const confidence = confidences.find((one) => one.label === label)?.confidence ?? 0
    rows.push([`  ${sentence}`, `${label} ${Math.round(confidence * 100)} %`])
  }
  return rows
}
