import type { FactoryRequest } from '@naturalcad/contracts/factory'
import type { SignInReach } from '@naturalcad/space-factory'

export const factoryCommandNames = ['launch', 'list', 'watch', 'show', 'cancel', 'retry', 'recommend', 'validate', 'recipes', 'sign-in', 'sign-out', 'demo'] as const
export type FactoryCommandName = (typeof factoryCommandNames)[number]

interface Common {
  /** One object on standard output, nothing else. */
  json: boolean
}

interface Following extends Common {
  /** Folder that the files of the run are copied into once it is over. */
  out?: string
}

interface Launching extends Following {
  request: FactoryRequest
  wait: boolean
  isLocal: boolean
  /** Of a local Hub: an OpenAI-compatible server that the agent thinks with. */
  inference?: string
}

/** What is asked of the factory, its values judged. */
export type FactoryCommand =
  | { name: 'help'; about: FactoryCommandName | undefined }
  | (Launching & { name: 'launch' })
  | (Launching & { name: 'validate' })
  | (Following & { name: 'watch'; run: string })
  | (Following & { name: 'show'; run: string })
  | (Following & { name: 'retry'; run: string; wait: boolean })
  | (Common & { name: 'cancel'; run: string })
  | (Common & { name: 'list'; limit: number })
  | (Common & { name: 'recommend'; model: string })
  | (Common & { name: 'recipes' })
  | (Common & { name: 'sign-out' })
  | (Common & { name: 'sign-in'; reach: SignInReach })
  | (Following & { name: 'demo' })

/** One of the commands, by its name. */
export type FactoryCommandOf<Name extends FactoryCommand['name']> = Extract<FactoryCommand, { name: Name }>
