import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateCard } from '@naturalcad/hub-client'
import { chooseScopes, scopeNeeds, seedScopes } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startHub } from '../support/start-hub.ts'

const card = readFileSync(join(import.meta.dirname, '../../../../docs/space/README.md'), 'utf8')
const [, frontMatter = '', text = ''] = card.split(/^---$/m)
const fields = parse(frontMatter) as { hf_oauth: boolean; hf_oauth_expiration_minutes: number; hf_oauth_scopes: string[]; short_description: string }

describe('the card of our own Space', () => {
  test('keeps the scopes and the time of the seed, and may ask for the small set too', () => {
    expect(fields).toMatchObject({ hf_oauth: true, hf_oauth_expiration_minutes: 480, hf_oauth_scopes: [...seedScopes, 'contribute-repos'] })
    const smallest = ['openid', 'profile', 'contribute-repos', 'gated-repos', 'inference-api', 'jobs']
    expect(chooseScopes({ offered: fields.hf_oauth_scopes })).toEqual(smallest)
  })

  test('is accepted by the Hub', async () => {
    const hub = await startHub()
    const report = await validateCard({ hubUrl: hub.url, accessToken: hub.users[0]?.token ?? '', content: card, repoType: 'space' })
    expect(report).toMatchObject({ errors: [], warnings: [] })
  })

  test('says which recipes need the scope for inference', () => {
    const named = Object.entries(scopeNeeds).filter(([, needs]) => needs.some(({ scope }) => scope === 'inference-api'))
    expect(text).toContain(`| \`inference-api\` | ${named.map(([recipe]) => `\`${recipe}\``).join(', ')} |`)
  })
})
