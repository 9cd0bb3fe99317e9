import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useFolder } from './support/log.ts'

const path = useFolder()
const command = ['--conditions=@naturalcad/source', join(import.meta.dirname, '../src/main.ts')]
const run = (args: string[], input = '') => spawnSync(process.execPath, [...command, ...args], { input, encoding: 'utf8' })
const records = [
  { timestamp: '2026-01-01T00:00:00.000Z', id: 1, family: 'tube', ms: 10, success: true },
  { timestamp: '2026-01-02T00:00:00.000Z', id: 2, family: 'a "plate", flat', ms: 30, success: false, extra: [1] },
  { timestamp: '2026-01-03T00:00:00.000Z', id: 3, family: 'tube', ms: 20, success: true },
]
const input = records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('append', () => {
  test('acknowledges each record in order, with where it lies', async () => {
    const { stdout, status } = run(['append', path('logs/r.jsonl')], input)
    const acknowledgements = stdout.trim().split('\n').map((line) => JSON.parse(line) as { seq: number; offset: number })
    expect(acknowledgements.map(({ seq }) => seq)).toEqual([1, 2, 3])
    const bytes = await readFile(path('logs/r.jsonl'))
    for (const [index, { offset }] of acknowledgements.entries()) {
      const end = bytes.indexOf('\n', offset)
      expect(JSON.parse(bytes.subarray(offset, end).toString())).toMatchObject(records[index] ?? {})
    }
    expect(status).toBe(0)
  })

  test('stops at what is no record, after acknowledging those before it', () => {
    const { stdout, stderr, status } = run(['append', path('r.jsonl')], `{"id":1}\n\n{"id":\n{"id":3}\n`)
    expect(stdout).toBe('{"seq":1,"offset":0}\n')
    expect(stderr).toContain('line 3')
    expect(status).toBe(2)
  })

  test('ends with the exit status of storage where it cannot write', async () => {
    await writeFile(path('file'), '')
    const { stdout, stderr, status } = run(['append', path('file/r.jsonl')], input)
    expect(stdout).toBe('')
    expect(stderr).toContain('could not write')
    expect(status).toBe(7)
  })

  test('ends at Ctrl-C while it waits for more, with what it read on the disk', async () => {
    const child = spawn(process.execPath, [...command, 'append', path('r.jsonl')], { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.write('{"id":1}\n')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([130, null])
    expect(await readFile(path('r.jsonl'), 'utf8')).toContain('"id":1')
  })

  test('does not count as done where nobody takes the acknowledgements', async () => {
    const child = spawn(process.execPath, [...command, 'append', path('r.jsonl')], { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdout.destroy()
    child.stdin.end(input)
    expect(await once(child, 'close')).toEqual([7, null])
  })

  test('keeps no secret', async () => {
    run(['append', path('r.jsonl')], '{"token":"hf_QxRwTyUiOpAsDfGhJkLzXcVbNm12345678","note":"key hf_QxRwTyUiOpAsDfGhJkLzXcVbNm12345678"}\n')
    expect(await readFile(path('r.jsonl'), 'utf8')).not.toContain('QxRwTyUiOp')
  })
})

describe('reading', () => {
  test('query finds by field, time and text', () => {
    run(['append', path('r.jsonl')], input)
    const ids = (...args: string[]) => run(['query', path('r.jsonl'), ...args]).stdout.split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { id: number }).id)
    expect(ids()).toEqual([1, 2, 3])
    expect(ids('--where', 'success=true', '--where', 'family=tube')).toEqual([1, 3])
    expect(ids('--from', '2026-01-02', '--to', '2026-01-03')).toEqual([2])
    expect(ids('--text', 'PLATE')).toEqual([2])
    expect(ids('--limit', '2')).toEqual([1, 2])
  })

  test('summary counts and measures', () => {
    run(['append', path('r.jsonl')], input)
    const { stdout } = run(['summary', path('r.jsonl'), '--by', 'family', '--measure', 'ms', '--json'])
    expect(JSON.parse(stdout)).toEqual({
      records: 3,
      by: { family: [{ value: 'tube', count: 2, share: 2 / 3 }, { value: 'a "plate", flat', count: 1, share: 1 / 3 }] },
      measure: { ms: { count: 3, min: 10, mean: 20, p50: 20, p95: 30, max: 30 } },
    })
  })

  test('export writes JSON lines and CSV', () => {
    run(['append', path('r.jsonl')], input)
    expect(run(['export', path('r.jsonl')]).stdout).toBe(input)
    expect(run(['export', path('r.jsonl'), '--format', 'csv', '--where', 'id=2']).stdout).toBe(
      'timestamp,id,family,ms,success,extra\r\n2026-01-02T00:00:00.000Z,2,"a ""plate"", flat",30,false,[1]\r\n',
    )
  })

  test('tail shows the last, follows, and goes on from a cursor until Ctrl-C', async () => {
    run(['append', path('r.jsonl')], input)
    expect(run(['tail', path('r.jsonl'), '--limit', '1']).stdout).toContain('"id":3')
    const child = spawn(process.execPath, [...command, 'tail', path('r.jsonl'), '--limit', '1', '--follow', '--cursors'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, cursors] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (cursors += chunk.toString()))
    await once(child.stdout, 'data')
    run(['append', path('r.jsonl')], '{"id":4}\n')
    await expect.poll(() => cursors).toContain('1:')
    child.kill('SIGINT')
    await once(child, 'close')
    expect(out.match(/"id":\d/g)).toEqual(['"id":3', '"id":4'])
    run(['append', path('r.jsonl')], '{"id":5}\n')
    const again = spawn(process.execPath, [...command, 'tail', path('r.jsonl'), '--follow', '--cursor', cursors.trim()], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [chunk] = (await once(again.stdout, 'data')) as [Buffer]
    expect(chunk.toString()).toBe('{"id":5}\n')
    again.kill('SIGINT')
    expect(await once(again, 'close')).toEqual([0, null])
  })

  test('verify tells damage with exit status 1, heals it, and cannot check what is not there', async () => {
    run(['append', path('r.jsonl')], input)
    expect(run(['verify', path('r.jsonl')])).toMatchObject({ status: 0, stdout: '3 records in 1 file: whole\n' })
    const bytes = await readFile(path('r.jsonl'))
    bytes.write('X', bytes.indexOf('tube'))
    await writeFile(path('r.jsonl'), bytes.subarray(0, -3))
    const broken = run(['verify', path('r.jsonl'), '--json'])
    expect(broken.status).toBe(1)
    expect(JSON.parse(broken.stdout)).toMatchObject({ whole: false, bad: [{ start: 0 }], unfinished: [{ segment: 1 }] })
    expect(run(['verify', path('r.jsonl'), '--heal']).status).toBe(0)
    expect(JSON.parse(run(['verify', path('r.jsonl'), '--json']).stdout)).toMatchObject({ whole: true, records: 1, quarantined: [{}, {}].map(() => expect.any(String)) })
    expect(run(['verify', path('none.jsonl')]).status).toBe(2)
  })
})

test('a wrong argument is named, with exit status 2', () => {
  for (const [args, word] of [
    [[], 'say what to do'],
    [['eat', 'x'], 'eat'],
    [['query'], 'which file'],
    [['query', 'x', '--limit', '-1'], '--limit'],
    [['query', 'x', '--where', 'a'], 'KEY=VALUE'],
    [['export', 'x', '--format', 'xml'], 'xml'],
    [['tail', 'x', '--nope'], '--nope'],
  ] as const) {
    const { status, stderr, stdout } = run([...args])
    expect(stderr).toContain(word)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  }
  expect(run(['--help']).stdout).toContain('Usage: run-log')
})
