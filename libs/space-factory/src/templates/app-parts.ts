import type { SampleFile } from './sample-picture.ts'

export type SampleInput = string | number | SampleFile

/** What a template adds to the frame that all apps share. Python as text; nothing of a model's card gets in but by `quote`. */
export interface AppParts {
  /** Lines after `import gradio as gr`. */
  imports: readonly string[]
  /** Constants and the loaded model. */
  load: readonly string[]
  /** The line `def predict(…) -> …:` and its body. */
  predict: readonly string[]
  /** Components, one for each argument of `predict`. */
  inputs: readonly string[]
  /** The component of what `predict` returns. */
  output: string
  /** Smallest inputs that reach the model, by position. Where there are fewer than inputs, the components' own values do. */
  sampleInputs: readonly SampleInput[]
  requirements: readonly string[]
}

/** A Python literal for a text. Python would take JSON's pairs of surrogates for two characters, so those beyond 16 bits are written whole. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[^\u0020-\u007e]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
  })
}
