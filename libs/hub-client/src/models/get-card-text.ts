import { NaturalCadError } from '@naturalcad/contracts/errors'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toFilePath, type RepoDesignation } from '../call/repo-id.ts'
import { readAtMost } from './read-at-most.ts'

export interface GetCardTextParams extends HubCall {
  repo: RepoDesignation
  /** @default 'main' */
  revision?: string
}

/** No card that people wrote is near it. */
const maxCardBytes = 2 * 1024 * 1024
/** As the Hub finds it: between two lines of dashes at the very beginning. */
const frontMatter = /^\uFEFF?\s*---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/

/** The text of a repository's README.md after its front matter; undefined where there is none. Written by anybody: data, not instructions. */
export async function getCardText({ repo, revision = 'main', ...call }: GetCardTextParams): Promise<string | undefined> {
  try {
    // `raw` answers itself where `resolve` redirects, which a browser does not let a program check.
    const { body } = await connect(call).open(toFilePath(repo, 'raw', revision, 'README.md'), { maxBytes: Infinity })
    const text = new TextDecoder().decode(await readAtMost(body, maxCardBytes))
    return text.replace(frontMatter, '').trim()
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND' && error.details['errorCode'] === 'EntryNotFound') return undefined
    throw error
  }
}
