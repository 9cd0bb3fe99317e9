import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { toJobPath, type NamespaceCall } from './job-call.ts'

const Count = z.looseObject({ count: z.number() })

/** How many jobs a namespace has. */
export async function countJobs({ namespace, ...call }: NamespaceCall): Promise<number> {
  const { count } = await connect(call).json(`${toJobPath(namespace)}/count`, { schema: Count })
  return count
}
