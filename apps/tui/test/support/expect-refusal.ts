import { expect } from 'vitest'
import type { CommandResult } from './start-command.ts'

export interface ExpectedRefusal {
  exit: number
  code: string
  /** Found in the message. */
  naming?: string
}

/** Under `--json`: the exit code, one object and nothing else on standard output, the same message for people, no stack. */
export function expectRefusal({ exit, stdout, stderr }: CommandResult, expected: ExpectedRefusal): void {
  expect({ exit, stderr }).toEqual({ exit: expected.exit, stderr })
  const answer = JSON.parse(stdout) as { detail: string }
  expect(answer).toMatchObject({ success: false, code: expected.code, detail: expect.stringContaining(expected.naming ?? '') })
  expect(stderr).toContain(answer.detail)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/^\s+at .+:\d+/m)
}
