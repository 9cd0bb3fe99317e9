import { NaturalCadError } from '@naturalcad/contracts/errors'
import { nameOptions } from './arguments/name-options.ts'
import { parseArguments, type Command } from './arguments/parse-arguments.ts'
import { usage } from './arguments/usage.ts'
import type { CommandContext } from './commands/command-context.ts'
import { printError } from './output/print-error.ts'
import { version } from './version.ts'

/** Runs one command from its arguments to its exit code. Never throws. */
export async function runCommand(argv: readonly string[], createContext: () => CommandContext, terminal: CommandContext['terminal']): Promise<number> {
  try {
    return (await dispatch(parseArguments(argv), createContext)) ?? 0
  } catch (thrown) {
    const error = nameOptions(NaturalCadError.from(thrown))
    printError(error, terminal, argv.includes('--json'))
    return error.exitCode
  }
}

/** Undefined is 0. Only the command that is asked for is loaded: help needs no kernel, and is there at once. */
async function dispatch(command: Command, createContext: () => CommandContext): Promise<number | void> {
  switch (command.name) {
    case 'help':
      createContext().terminal.out.write(usage)
      return
    case 'version':
      createContext().terminal.out.write(`${version}\n`)
      return
    case 'make':
      return (await import('./commands/make.ts')).make(command, createContext())
    case 'run':
      return (await import('./commands/run.ts')).run(command, createContext())
    case 'runs':
      return (await import('./commands/runs.ts')).runs(command, createContext())
    case 'show':
      return (await import('./commands/show.ts')).show(command, createContext())
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor(command, createContext())
    case 'factory':
      return (await import('./factory/run-factory-command.ts')).runFactoryCommand(command.command, createContext)
  }
}
