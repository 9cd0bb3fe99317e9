import { type HubCall, pauseSpace, whoAmI } from '@naturalcad/hub-client'
import type { RunStory } from '../journal/run-story.ts'

/** The Space that a run has on hardware that is paid by the hour. */
export function findCostlySpace({ use }: RunStory): { spaceId: string; flavor: string } | undefined {
  return use.paidSpaces.find(({ to }) => to === null)
}

/**
 * Pauses the Space of an interrupted run, where it costs. Resolves with false for one that was there before the run, which others may use, and
 * for a token that could not start it again when the run goes on: the Hub lets none of a sign-in do that.
 */
export async function pauseUntilRetried(story: RunStory, call: HubCall): Promise<boolean> {
  const costly = findCostlySpace(story)
  if (costly === undefined || story.facts.space?.isOwn !== true) return false
  const { auth } = await whoAmI(call)
  if (auth?.type !== 'access_token') return false
  await pauseSpace({ ...call, repo: `spaces/${costly.spaceId}` })
  return true
}
