import * as z from 'zod'

const path = z.string().min(1)
const deleted = z.object({ path })

/** One line of a commit's body. The header comes first. */
export const CommitLine = z.discriminatedUnion('key', [
  z.object({ key: z.literal('header'), value: z.object({ summary: z.string().min(1), description: z.string().optional(), parentCommit: z.string().nullish() }) }),
  z.object({ key: z.literal('file'), value: z.object({ path, content: z.string(), encoding: z.enum(['base64', 'utf-8']).default('utf-8'), oldPath: path.optional() }) }),
  z.object({
    key: z.literal('lfsFile'),
    value: z.object({ path, algo: z.literal('sha256').default('sha256'), oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0).optional(), oldPath: path.optional() }),
  }),
  z.object({ key: z.literal('deletedFile'), value: deleted }),
  z.object({ key: z.literal('deletedFolder'), value: deleted }),
  z.object({ key: z.literal('deletedEntry'), value: deleted }),
])
export type CommitLine = z.output<typeof CommitLine>
export type CommitHeader = Extract<CommitLine, { key: 'header' }>['value']
