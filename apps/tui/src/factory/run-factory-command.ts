import type { CommandContext } from '../commands/command-context.ts'
import type { FactoryCommand } from './arguments/factory-command.ts'
import { factoryUsage } from './arguments/factory-usage.ts'

/** Undefined is 0. Only the command that is asked for is loaded. */
export async function runFactoryCommand(command: FactoryCommand, createContext: () => CommandContext): Promise<number | void> {
  switch (command.name) {
    case 'help':
      createContext().terminal.out.write(factoryUsage(command.about))
      return
    case 'launch':
    case 'validate':
      return (await import('./commands/launch.ts')).launch(command, createContext())
    case 'watch':
      return (await import('./commands/watch.ts')).watch(command, createContext())
    case 'show':
      return (await import('./commands/show.ts')).show(command, createContext())
    case 'retry':
      return (await import('./commands/retry.ts')).retry(command, createContext())
    case 'cancel':
      return (await import('./commands/cancel.ts')).cancel(command, createContext())
    case 'list':
      return (await import('./commands/list.ts')).list(command, createContext())
    case 'recommend':
      return (await import('./commands/recommend.ts')).recommend(command, createContext())
    case 'recipes':
      return (await import('./commands/recipes.ts')).recipes(command, createContext())
    case 'sign-in':
      return (await import('./commands/sign-in.ts')).signIn(command, createContext())
    case 'sign-out':
      return (await import('./commands/sign-out.ts')).signOut(command, createContext())
    case 'demo':
      return (await import('./demo/demo.ts')).demo(command, createContext())
  }
}
