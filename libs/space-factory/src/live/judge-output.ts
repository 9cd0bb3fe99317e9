import type { OutputKind } from '@naturalcad/contracts/factory'
import { isBlankImage } from './is-blank-image.ts'
import { isWholeImage } from './is-whole-image.ts'
import type { SniffedFile } from './sniff-bytes.ts'

/** A file that a call gave, as it was downloaded. */
export interface OutputFile {
  bytes: Uint8Array
  sniffed: SniffedFile | undefined
}

/** One value of a call's answer. */
export interface OutputValue {
  /** As the schema of the app says. */
  declared: OutputKind
  /** As the app gave it. */
  value: unknown
  files: readonly OutputFile[]
}

const fileKinds: ReadonlySet<OutputKind> = new Set(['image', 'audio', 'video', 'model3d', 'file'])
const placeholder = /\b(?:placeholder|not (?:yet )?implemented|lorem ipsum|coming soon|dummy (?:output|response|text)|mock (?:output|response)|simulated (?:output|response)|demo mode|todo:)/i
const errorText = /^\s*(?:error\b|exception\b|traceback \(most recent)|an error occurred|\bmodel (?:is )?(?:not (?:loaded|available)|unavailable)\b/i
const smallestSide = 8

/** What is wrong with an answer, as one line; undefined where it is what was expected. Without an expectation each value is held to its own kind. */
export function judgeOutput(values: readonly OutputValue[], expected: OutputKind | null, inputs: readonly unknown[]): string | undefined {
  if (values.length === 0) return 'the call gave no output'
  const problems = values.map((value) => judgeValue(value, expected ?? value.declared, inputs))
  // An app may give more than what is asked for, such as the seed that it used.
  return problems.includes(undefined) ? undefined : problems[0]
}

/** One answer and the inputs that it answers. */
export interface Reply {
  values: readonly OutputValue[]
  inputs: readonly unknown[]
}

/**
 * Whether two replies to different inputs are the same in what was expected of them: the first value that passes. A text that only has its
 * input in it, and the same around it, is the same, and so is one with the same marks; a seed or a time beside the value counts for nothing.
 */
export function isSameOutput(a: Reply, b: Reply, expected: OutputKind | null): boolean {
  const index = a.values.findIndex((value) => judgeValue(value, expected ?? value.declared, a.inputs) === undefined)
  const [first, second] = [a.values[index], b.values[index]]
  if (first === undefined || second === undefined || first.files.length !== second.files.length) return false
  if (first.files.length > 0) return first.files.every(({ bytes }, at) => Buffer.compare(bytes, second.files[at]?.bytes ?? new Uint8Array()) === 0)
  return withoutInputs(readMarks(first.value) ?? first.value, a.inputs) === withoutInputs(readMarks(second.value) ?? second.value, b.inputs)
}

function withoutInputs(value: unknown, inputs: readonly unknown[]): string {
  const texts = inputs.filter((input) => typeof input === 'string' && input.trim() !== '').map((input) => JSON.stringify(input).slice(1, -1))
  return texts.reduce((text, input) => text.replaceAll(input, ''), JSON.stringify(value ?? null))
}

function judgeValue({ value, files }: OutputValue, expected: OutputKind, inputs: readonly unknown[]): string | undefined {
  if (fileKinds.has(expected)) return judgeFiles(files, expected)
  if (files.length > 0) return `a file in place of ${expected}`
  if (expected === 'text') return judgeText(value, inputs)
  if (expected === 'labels') return judgeLabels(value)
  if (expected === 'numbers') return judgeNumbers(value)
  if (expected === 'table') return isFilledTable(value) ? undefined : 'the output is no table with rows'
  return isEmpty(value) ? 'the output is empty' : judgeTexts(value)
}

function judgeFiles(files: readonly OutputFile[], expected: OutputKind): string | undefined {
  if (files.length === 0) return `no file in place of ${expected}`
  for (const { bytes, sniffed } of files) {
    if (bytes.length === 0) return 'the file is empty'
    if (expected === 'file') continue
    if (sniffed === undefined) return `the file is of no form that is known, in place of ${expected}`
    if (sniffed.kind !== expected) return `${sniffed.mime} in place of ${expected}`
    if (expected !== 'image') {
      if (bytes.length < 64) return `the ${expected} is cut off after ${bytes.length} bytes`
      continue
    }
    if (sniffed.size === undefined && sniffed.mime !== 'image/avif') return 'the image is cut off'
    if (sniffed.size !== undefined && Math.min(sniffed.size.width, sniffed.size.height) < smallestSide) return `the image is ${sniffed.size.width} by ${sniffed.size.height} pixels`
    if (!isWholeImage(bytes, sniffed)) return 'the image is cut off or corrupt'
    if (isBlankImage(bytes, sniffed)) return 'the image shows one color alone'
  }
  return undefined
}

function judgeText(value: unknown, inputs: readonly unknown[]): string | undefined {
  const text = readText(value)
  if (text === undefined) return 'the output is no text'
  if (text.trim() === '') return 'the output is empty'
  if (inputs.some((input) => typeof input === 'string' && input.trim() === text.trim())) return 'the output is the input'
  return judgeTexts(text)
}

function judgeTexts(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (placeholder.test(text)) return 'the output says that it is a placeholder'
  return errorText.test(text) ? 'the output is an error message' : undefined
}

/** Text, or the last message of a chat. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  const last: unknown = value.at(-1)
  if (Array.isArray(last)) return readText(last.at(-1))
  return isObject(last) && 'content' in last && typeof last['content'] === 'string' ? last['content'] : undefined
}

/** The classes of a text with marks in it, as Gradio has it: a list of pieces, whose class is null where nothing is marked. */
function readMarks(value: unknown): unknown[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const pieces: unknown[] = value
  if (!pieces.every((piece) => isObject(piece) && typeof piece['token'] === 'string' && piece['class_or_confidence'] !== undefined)) return undefined
  return pieces.flatMap((piece) => (isObject(piece) && piece['class_or_confidence'] !== null ? [piece['class_or_confidence']] : []))
}

/**
 * `{label, confidences: [{label, confidence}]}` as Gradio has it, a list of `{label, score}`, an object of shares by label, or a text with marks,
 * be it that there was nothing to mark.
 */
function judgeLabels(value: unknown): string | undefined {
  if (readMarks(value) !== undefined) return undefined
  const list = isObject(value) && Array.isArray(value['confidences']) ? value['confidences'] : value
  const shares = Array.isArray(list)
    ? list.map((entry): unknown => (isObject(entry) && typeof entry['label'] === 'string' && entry['label'] !== '' ? (entry['confidence'] ?? entry['score']) : undefined))
    : isObject(list)
      ? Object.values(list)
      : []
  if (shares.length === 0) return 'the output holds no labels with their shares'
  return shares.every((share) => typeof share === 'number' && share >= 0 && share <= 1 + 1e-6) ? undefined : 'a label has no share between 0 and 1'
}

function judgeNumbers(value: unknown): string | undefined {
  const numbers = (Array.isArray(value) ? value : [value]).flat(8) as unknown[]
  if (numbers.length === 0) return 'the output is empty'
  if (!numbers.every((entry) => typeof entry === 'number' && Number.isFinite(entry))) return 'the output holds what is no number'
  return numbers.length > 1 && numbers.every((entry) => entry === numbers[0]) ? 'the numbers are all the same' : undefined
}

function isFilledTable(value: unknown): boolean {
  const rows = isObject(value) ? value['data'] : value
  return Array.isArray(rows) && rows.some((row) => !isEmpty(row))
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty)
  if (isObject(value)) return Object.values(value).every(isEmpty)
  return value === null || value === undefined || value === ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
