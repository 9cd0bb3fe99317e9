/**
 * Who is tested, by the name that operations use for it: the packages of npm and PyPI, and the command. Each line of the Python client, and of the command
 * that it brings, counts as one.
 */
export const clientFamilies = {
  hub: ['@huggingface/hub'],
  inference: ['@huggingface/inference'],
  gradio: ['@gradio/client'],
  python: ['huggingface_hub 2', 'huggingface_hub 1'],
  python2: ['huggingface_hub 2'],
  python1: ['huggingface_hub 1'],
  gradioClient: ['gradio_client'],
  hf: ['hf 2', 'hf 1'],
  hf2: ['hf 2'],
} as const
export type ClientFamily = keyof typeof clientFamilies
export type Client = (typeof clientFamilies)[ClientFamily][number]

/** Something that clients can do. */
export interface Operation {
  /** Of its own in the whole matrix; cases are filed under it. */
  id: string
  /** Rows of the reference that this shows to work, as `required-rows.ts` names them. */
  rows: readonly string[]
  /** The function or command of each client that has it. */
  by: Partial<Record<ClientFamily, string>>
}

/** The clients that have the operation, each once. */
export function clientsOf(operation: Operation): Client[] {
  return (Object.keys(operation.by) as ClientFamily[]).flatMap((family) => [...clientFamilies[family]])
}
