import type { CommandContext } from '../../commands/command-context.ts'
import type { Delivered } from '../run/deliver-run.ts'
import { printRun } from './print-run.ts'
import { exitCodeOf } from './run-result.ts'

/** Tells of a run that was delivered, and gives the exit code. */
export function printDelivery({ view, folder }: Delivered, { terminal }: CommandContext, { json }: { json: boolean }): number {
  printRun(view, { terminal, json, out: folder })
  return exitCodeOf(view)
}
