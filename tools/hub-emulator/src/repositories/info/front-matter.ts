import type * as Yaml from 'yaml'
import { lazyModule } from '../../modules/lazy-module.ts'

const yaml = lazyModule((load) => load('yaml') as typeof Yaml)

export type FrontMatter = { kind: 'none' } | { kind: 'broken'; reason: string } | { kind: 'read'; data: Record<string, unknown> }

const frontMatter = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/

/** The YAML between the two `---` lines that begin a card. */
export function readFrontMatter(card: string): FrontMatter {
  const text = frontMatter.exec(card)?.[1]
  if (text === undefined || text.trim() === '') return { kind: 'none' }
  try {
    const data: unknown = yaml().parse(text, { maxAliasCount: 50 })
    if (data === null) return { kind: 'none' }
    if (typeof data === 'object' && !Array.isArray(data)) return { kind: 'read', data: data as Record<string, unknown> }
    return { kind: 'broken', reason: 'metadata must be a mapping of names to values' }
  } catch (error) {
    return { kind: 'broken', reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

/** A card without its front matter. */
export function textOf(card: string): string {
  return card.replace(frontMatter, '')
}
