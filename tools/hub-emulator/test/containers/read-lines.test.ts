import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { limitLines, readLines } from '../../src/containers/read-lines.ts'

async function linesOf(...chunks: (string | number[])[]): Promise<string[]> {
  const lines: string[] = []
  await readLines(Readable.from(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)))), (line) => void lines.push(line))
  return lines
}

test('lines are those of a terminal, however the bytes arrive', async () => {
  expect(await linesOf('one\ntw', 'o\r\n\nfour\r', '\nfive')).toEqual(['one', 'two', '', 'four', 'five'])
  expect(await linesOf('10%\r20%\r', '30%\n')).toEqual(['10%', '20%', '30%'])
  expect(await linesOf('', 'last\r')).toEqual(['last'])
  expect(await linesOf()).toEqual([])
})

test('a letter that is cut in two is whole again, and what is no UTF-8 is marked', async () => {
  expect(await linesOf([0xc3], [0xa9, 0x0a, 0xff, 0x0a, 0xc3])).toEqual(['é', '\uFFFD', '\uFFFD'])
})

test('a line without end comes in pieces', async () => {
  const lines = await linesOf('x'.repeat(40_000), 'y\nz')
  expect(lines.map((line) => line.length)).toEqual([16_384, 16_384, 7233, 1])
  expect(lines.join('')).toBe(`${'x'.repeat(40_000)}yz`)
})

test('nothing more is read while a line is being handled', async () => {
  let given = 0
  const source = Readable.from((function* () {
    for (; given < 100; given += 1) yield Buffer.from('line\n')
  })(), { highWaterMark: 1 })
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  let handled = 0
  const done = readLines(source, () => {
    handled += 1
    return gate
  })
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  expect([handled, given < 10]).toEqual([1, true])
  open()
  await done
  expect(handled).toBe(100)
})

test('too much output is dropped, and that is said once', async () => {
  const lines: string[] = []
  const onLine = limitLines((line) => void lines.push(line))
  for (let index = 0; index < 70; index += 1) await onLine('x'.repeat(2 ** 20))
  expect(lines).toHaveLength(64)
  expect(lines.at(-1)).toBe('===== More than 64 MiB of output: the rest is not kept =====')
})
