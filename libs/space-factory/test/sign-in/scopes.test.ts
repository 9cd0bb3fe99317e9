import { RecipeName } from '@naturalcad/contracts/factory'
import { chooseScopes, findMissingScopes, recipeTable, scopeNeeds, seedScopes } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'

const spaceScopes = [...seedScopes, 'contribute-repos']

describe('the scopes of a sign-in', () => {
  test('are the small set for every recipe', () => {
    expect(chooseScopes()).toEqual(['openid', 'profile', 'contribute-repos', 'gated-repos', 'inference-api', 'jobs'])
  })

  test.each([
    ['hello-job', ['contribute-repos', 'jobs']],
    ['validate-space', ['contribute-repos', 'jobs']],
    ['recommend', ['contribute-repos', 'gated-repos', 'jobs']],
    ['text-model', ['contribute-repos', 'gated-repos', 'jobs']],
    ['agent-edit', ['contribute-repos', 'inference-api', 'jobs']],
    ['universal', ['contribute-repos', 'gated-repos', 'inference-api', 'jobs']],
  ] as const)('are fewer for %s alone', (recipe, scopes) => {
    expect(chooseScopes({ recipes: [recipe] })).toEqual(['openid', 'profile', ...scopes])
  })

  test.each(RecipeName.options)('that are asked for are enough for %s', (recipe) => {
    for (const offered of [undefined, spaceScopes, seedScopes]) {
      expect(findMissingScopes(recipe, chooseScopes({ recipes: [recipe], offered }))).toEqual([])
      expect(findMissingScopes(recipe, chooseScopes({ offered }))).toEqual([])
    }
  })

  test('reach private things made elsewhere by one scope more, and the small one stays', () => {
    const scopes = chooseScopes({ reach: 'all', offered: spaceScopes })
    expect(scopes).toEqual(['openid', 'profile', 'contribute-repos', 'write-repos', 'gated-repos', 'inference-api', 'jobs'])
    expect(chooseScopes({ reach: 'all', recipes: ['validate-space'] })).toEqual(['openid', 'profile', 'contribute-repos', 'write-repos', 'jobs'])
  })

  test('keep to what the application may ask for', () => {
    expect(chooseScopes({ offered: seedScopes })).toEqual(['openid', 'profile', 'manage-repos', 'gated-repos', 'inference-api', 'jobs'])
    expect(chooseScopes({ offered: seedScopes, reach: 'all' })).toEqual(chooseScopes({ offered: seedScopes }))
    expect(chooseScopes({ offered: ['openid', 'profile', 'jobs'] })).toEqual(['openid', 'profile', 'jobs'])
  })

  test.each(RecipeName.options)('follow what the table says that %s needs', (recipe) => {
    const { agent, model } = recipeTable[recipe].needs
    const scopes = scopeNeeds[recipe].map(({ scope }) => scope)
    expect([scopes.includes('inference-api'), scopes.includes('gated-repos')]).toEqual([agent !== 'none', model !== 'none'])
  })

  test('are never more than the seed asked for, but for the one that stands in for three', () => {
    for (const recipe of RecipeName.options) {
      const repositories = chooseScopes({ recipes: [recipe] }).filter((scope) => scope.endsWith('-repos') && scope !== 'gated-repos')
      expect(repositories).toEqual(['contribute-repos'])
    }
  })
})

describe('a missing scope', () => {
  test('is named with what it is for', () => {
    expect(findMissingScopes('universal', ['openid', 'profile', 'contribute-repos', 'jobs'])).toEqual([
      expect.objectContaining({ scope: 'inference-api', reason: expect.stringContaining('agent') as string }),
    ])
    expect(findMissingScopes('hello-job', [])).toHaveLength(2)
  })

  test('is met by a larger one, and is none where it is needed in some cases only', () => {
    expect(findMissingScopes('text-model', ['manage-repos', 'jobs'])).toEqual([])
    expect(findMissingScopes('text-model', ['write-repos', 'jobs']).map(({ scope }) => scope)).toEqual(['contribute-repos'])
  })

  test('has a reason in every recipe', () => {
    for (const recipe of RecipeName.options) {
      expect(scopeNeeds[recipe].filter(({ onlyFor }) => onlyFor === null).map(({ scope }) => scope)).toEqual(
        expect.arrayContaining(['contribute-repos', 'jobs']),
      )
      expect(new Set(scopeNeeds[recipe].map(({ reason }) => reason)).size).toBe(scopeNeeds[recipe].length)
    }
  })
})
