import * as z from 'zod'

/** A body as it is sent on, or why it is not. */
export type CheckedBody = { body: string; facts: Record<string, unknown> } | { refused: string }

const CreateBody = z.strictObject({
  type: z.string(),
  name: z.string(),
  organization: z.string().nullish(),
  sdk: z.string().nullish(),
  private: z.boolean().nullish(),
  visibility: z.string().nullish(),
  hardware: z.string().nullish(),
  exist_ok: z.boolean().nullish(),
})

/** The one Space, private and with Gradio, whatever else was asked for. */
export function checkCreateBody(text: string, { spaceId, variables, hardware }: { spaceId: string; variables: Readonly<Record<string, string>>; hardware: string | undefined }): CheckedBody {
  const parsed = CreateBody.safeParse(parseJson(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const fields = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
    return { refused: `a Space is made here without ${fields || 'such a body'}` }
  }
  const { type, name, organization, sdk } = parsed.data
  const [owner, title] = spaceId.split('/')
  if (type !== 'space') return { refused: `this run may make the Space ${spaceId} only, no ${type}` }
  if (name !== title || (organization != null && organization !== owner)) return { refused: `this run may make ${spaceId} only` }
  if (sdk != null && sdk !== 'gradio') return { refused: 'this run may make a Gradio Space only' }
  const body = { type, name, organization: owner, sdk: 'gradio', private: true, variables: Object.entries(variables).map(([key, value]) => ({ key, value })), ...(hardware === undefined ? {} : { hardware }) }
  return { body: JSON.stringify(body), facts: { space: spaceId } }
}

const CommitLine = z.discriminatedUnion('key', [
  z.object({ key: z.literal('header'), value: z.looseObject({ summary: z.string() }) }),
  z.object({ key: z.literal('file'), value: z.looseObject({ path: z.string(), content: z.string() }) }),
  z.object({ key: z.literal('deletedFile'), value: z.looseObject({ path: z.string() }) }),
  z.object({ key: z.literal('deletedFolder'), value: z.looseObject({ path: z.string() }) }),
])

/** A commit of plain files: no links to contents that lie elsewhere, no copies. */
export function checkCommitBody(text: string): CheckedBody {
  const paths: string[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const parsed = CommitLine.safeParse(parseJson(line))
    if (!parsed.success) return { refused: 'a commit holds plain files and deletions only; files of more than 10 MB and binaries cannot be uploaded' }
    if (parsed.data.key !== 'header') paths.push(parsed.data.value.path)
  }
  return { body: text, facts: { files: paths.slice(0, 200), fileCount: paths.length } }
}

const Preupload = z.looseObject({ files: z.array(z.looseObject({ path: z.string(), uploadMode: z.string() })) })

/** Files that the Hub wants to have by another way than the commit, which is closed here. */
export function findLargeFiles(text: string): string[] {
  const parsed = Preupload.safeParse(parseJson(text))
  return parsed.success ? parsed.data.files.filter(({ uploadMode }) => uploadMode !== 'regular').map(({ path }) => path) : []
}

const WhoAmI = z.looseObject({ name: z.string(), fullname: z.string().nullish(), isPro: z.boolean().nullish() })

/** What a client needs to know of the user; no address, no organizations, no token. */
export function toAgentsWhoAmI(text: string): string | undefined {
  const parsed = WhoAmI.safeParse(parseJson(text))
  if (!parsed.success) return undefined
  const { name, fullname, isPro } = parsed.data
  return JSON.stringify({ type: 'user', name, fullname: fullname ?? name, isPro: isPro ?? false, orgs: [], auth: { type: 'access_token', accessToken: { displayName: 'agent', role: 'write' } } })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
