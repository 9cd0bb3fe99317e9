import { getModelFacts } from '@naturalcad/hub-client'

export interface PushedModel {
  id: string
  sha: string
}

/** Makes a public model of the files and returns its commit. */
export async function pushModel(hub: { hubUrl: string; accessToken: string }, id: string, files: Readonly<Record<string, string | Uint8Array>>, more: Record<string, unknown> = {}): Promise<PushedModel> {
  const [organization, name] = id.split('/')
  const response = await fetch(`${hub.hubUrl}/api/repos/create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'model',
      name,
      organization,
      files: Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content).toString('base64') })),
      ...more,
    }),
  })
  if (!response.ok) throw new Error(`the model was not made: ${response.status} ${await response.text()}`)
  const { sha } = await getModelFacts({ ...hub, repo: id })
  if (sha === undefined) throw new Error('the model has no commit')
  return { id, sha }
}

/** A card with its front matter. */
export function writeCard(matter: Readonly<Record<string, string>>, text = 'A model.'): string {
  return `---\n${Object.entries(matter).map(([key, value]) => `${key}: ${value}\n`).join('')}---\n\n${text}\n`
}
