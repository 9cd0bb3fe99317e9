import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { FactoryRunId } from '@naturalcad/contracts/factory'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { factsOf } from '../answers/request-facts.ts'

const Segment = z
  .string()
  .min(1)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^/\\\u0000-\u001F\u007F]*$/)
  .refine((text) => text !== '.' && text !== '..')
const FilePath = z.array(Segment).min(1)
const maxPathBytes = 1024

const Position = z.string().regex(/^\d{1,12}$/, 'is not the number of an event').transform(Number)

/** The run that the address names; its id goes into the log of the request. */
export function readRunId(request: Request, response: Response): FactoryRunId {
  const parsed = FactoryRunId.safeParse(request.params['runId'])
  if (!parsed.success) throw notFound('run', 'Use the runId of a launch or of the list.')
  factsOf(response).runId = parsed.data
  return parsed.data
}

/** The path of a file within its run; no other can be written. */
export function readFilePath(request: Request): string {
  const parsed = FilePath.safeParse(request.params['path'])
  const path = parsed.data?.join('/') ?? ''
  if (path === '' || Buffer.byteLength(path) > maxPathBytes) throw notFound('file', 'Use a path of the list of files.')
  return path
}

/** The event after which to go on: what the browser has seen last, else `from` of the address, else none. */
export function readPosition(request: Request): number {
  const given = request.get('last-event-id') ?? request.query['from'] ?? '0'
  return parseInput(z.object({ from: Position }), { from: given }).from
}

const ListQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) })

export function readLimit(request: Request): number {
  return parseInput(ListQuery, request.query).limit
}

function notFound(what: string, remedy: string): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `there is no such ${what}`, { remedy })
}
