import { Writable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createStatusLine } from '../src/output/status-line.ts'
import { toPlainLine, toPlainText } from '../src/output/plain-line.ts'
import { detectTerminal } from '../src/output/terminal.ts'

/** A stream that remembers; `columns` make it a screen. */
function makeStream(columns?: number) {
  const written: string[] = []
  const stream = Object.assign(new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) }), columns === undefined ? {} : { isTTY: true, columns })
  return { stream, read: () => written.join('') }
}

/** What a screen shows in the end, line by line; lines that were longer than it are told. */
function play(text: string, columns: number): string[] {
  const lines = ['']
  for (const part of text.replaceAll('\r\u001b[2K', '\r').split(/(\r|\n)/)) {
    if (part === '\n') lines.push('')
    else if (part === '\r') lines[lines.length - 1] = ''
    else lines[lines.length - 1] += part
    if ((lines.at(-1) ?? '').length >= columns && part !== '\n') lines.push('TOO LONG')
  }
  return lines
}

function makeLine(columns: number | undefined, options: { keepsSteps?: boolean } = {}) {
  let time = 0
  const { stream, read } = makeStream(columns)
  const terminal = detectTerminal(makeStream().stream, stream, { LANG: 'C' })
  return { line: createStatusLine(terminal, { now: () => time, ...options }), read, pass: (ms: number) => (time += ms) }
}

test('on a screen one line changes, and what was done stays with its time', () => {
  const { line, read, pass } = makeLine(40)
  line.begin('building the Space')
  line.detail('installing a package with a rather long name')
  pass(65_000)
  line.say('a warning that is longer than the forty columns of this screen')
  line.begin('calling it live')
  pass(3000)
  line.end()
  expect(play(read(), 40)).toEqual([
    'naturalcad: a warning that is longer',
    '            than the forty columns of',
    '            this screen',
    'building the Space 1:05',
    'calling it live 3 s',
    '',
  ])
})

test('a narrow screen is never written past its last column', () => {
  const { line, read } = makeLine(20)
  line.begin('assigning hardware to a Space')
  for (const detail of ['a', 'bb', 'a detail that does not fit']) line.detail(detail)
  line.end()
  expect(play(read(), 20)).not.toContain('TOO LONG')
})

test('elsewhere each thing is a line of its own, once', () => {
  const { line, read } = makeLine(undefined)
  line.begin('building')
  line.detail('one')
  line.detail('one')
  line.detail('two')
  line.say('careful')
  line.end()
  line.detail('nothing is under way')
  expect(read()).toBe('naturalcad: building\nnaturalcad: building: one\nnaturalcad: building: two\nnaturalcad: careful\n')
})

test('elsewhere too it is told now and then that something still goes on', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { line, read, pass } = makeLine(undefined)
  line.begin('building')
  pass(30_000)
  vi.advanceTimersByTime(30_000)
  line.end()
  vi.advanceTimersByTime(60_000)
  expect(read()).toBe('naturalcad: building\nnaturalcad: building: since 30 s\n')
})

test('without keeping its steps nothing stays on the screen', () => {
  const { line, read } = makeLine(40, { keepsSteps: false })
  line.begin('reading')
  line.begin('writing')
  line.end()
  expect(play(read(), 40)).toEqual([''])
})

test('text of strangers cannot move the cursor, colour the screen or turn its letters around', () => {
  expect(toPlainLine('a\u001b[2Jb\r\nc\u202ed\u0007')).toBe('a [2Jb c d')
  expect(toPlainText('a\u001b]0;x\u0007\n\tb\u202e\r\n')).toBe('a]0;x\n  b\n')
})
