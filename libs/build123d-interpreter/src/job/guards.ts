import { build123dOpenPolicy, build123dPolicy, createGuard, type Guard, type GuardedScript, type GuardedText, type GuardPolicy } from '@naturalcad/code-guard'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Guards a script again on this side of the border, by the policy that it says it was checked under. */
export type GuardAgain = (text: GuardedText) => GuardedScript

/** For the policies of this package's guard and those that the host names. Each guard is made when it is first needed. */
export function createGuardAgain(policies: readonly GuardPolicy[] = []): GuardAgain {
  const waiting = [build123dPolicy, build123dOpenPolicy, ...policies]
  const guards = new Map<string, Guard>()
  const find = (policyHash: string): Guard | undefined => {
    for (let guard = guards.get(policyHash); ; guard = guards.get(policyHash)) {
      const policy = guard === undefined ? waiting.shift() : undefined
      if (policy === undefined) return guard
      const made = createGuard({ policy })
      guards.set(made.policyHash, made)
    }
  }
  return (text) => {
    const guard = find(text.policyHash)
    if (guard !== undefined) return guard.recheck(text)
    throw new NaturalCadError('GUARD_REJECTED', 'the script was checked under a policy that this worker does not know', {
      details: { policyHash: text.policyHash },
      remedy: 'Give the policy to createInterpreterHost({ policies }).',
    })
  }
}
