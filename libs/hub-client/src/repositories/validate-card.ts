import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'
import type { RepoType } from '../call/repo-id.ts'

export interface ValidateCardParams extends HubCall {
  /** The whole README.md, front matter first. */
  content: string
  /** @default 'model' */
  repoType?: Extract<RepoType, 'model' | 'dataset' | 'space'>
}

export interface CardReport {
  /** What a commit of this README would be refused for. */
  errors: string[]
  warnings: string[]
}

const Messages = z.array(z.looseObject({ message: z.string() }))
const Answer = z.looseObject({ errors: Messages, warnings: Messages.default([]) })

/** Asks the Hub what it thinks of a README's metadata. Errors of the card are data, not errors of the call. */
export async function validateCard({ content, repoType = 'model', ...call }: ValidateCardParams): Promise<CardReport> {
  const json = { content, repoType }
  const { errors, warnings } = await connect(call).json('api/validate-yaml', {
    method: 'POST',
    json,
    isIdempotent: true,
    acceptedStatuses: [400],
    schema: Answer,
  })
  const textOf = (items: { message: string }[]) => items.map(({ message }) => message)
  return { errors: textOf(errors), warnings: textOf(warnings) }
}
