import { notUnderstood } from '../../refusal.ts'
import type { FeatureName, Item } from '../item.ts'
import { skipFillers, spanning } from './items.ts'

interface FeatureList {
  features: FeatureName[]
  /** Position behind the last one. */
  end: number
}

/** `without any holes`, `no holes or slots`, `without holes, fillets or chamfers`, `holes: none`: one item that denies them all. */
export function foldDenials(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) break
    const denied = item.kind === 'negation' ? deniedAfter(items, index) : item.kind === 'feature' ? deniedBefore(items, index) : undefined
    if (denied === undefined) {
      result.push(item)
      continue
    }
    result.push({ kind: 'denial', features: denied.features, ...spanning(items.slice(index, denied.end)) })
    index = denied.end - 1
  }
  return result
}

function deniedAfter(items: readonly Item[], negation: number): FeatureList | undefined {
  const first = featureAt(items, negation + 1)
  if (first === undefined) return undefined
  const list = restOfList(items, first.end)
  refuseOpenEnd(items, negation, list?.end ?? first.end)
  return { features: [first.feature, ...(list?.features ?? [])], end: list?.end ?? first.end }
}

/** A comma goes on with what is denied only in a list that ends with `or`; else a new fact begins. */
function restOfList(items: readonly Item[], from: number): FeatureList | undefined {
  const joint = items[from]
  const isLast = joint?.kind === 'or'
  const next = featureAt(items, from + 1)
  if (next === undefined || !(isLast || (joint?.kind === 'join' && !joint.tight))) return undefined
  const rest = restOfList(items, next.end)
  if (rest !== undefined) return { features: [next.feature, ...rest.features], end: rest.end }
  return isLast ? { features: [next.feature], end: next.end } : undefined
}

/** In `without holes and slots` the slots could be wanted or not. */
function refuseOpenEnd(items: readonly Item[], negation: number, end: number): void {
  const joint = items[end]
  const next = joint?.kind === 'join' && joint.tight && /^(?:and|&)$/i.test(joint.text) ? featureAt(items, end + 1) : undefined
  const after = next === undefined ? undefined : items[skipFillers(items, next.end)]
  if (next === undefined || (after !== undefined && after.kind !== 'join')) return
  throw notUnderstood('"and" after what is not wanted could go on with it or not; say "or", or "with"', [
    spanning(items.slice(negation, next.end)).text,
  ])
}

function featureAt(items: readonly Item[], from: number): { feature: FeatureName; end: number } | undefined {
  const at = skipFillers(items, from)
  const item = items[at]
  return item?.kind === 'feature' ? { feature: item.feature, end: at + 1 } : undefined
}

function deniedBefore(items: readonly Item[], index: number): FeatureList | undefined {
  const item = items[index]
  if (item?.kind !== 'feature') return undefined
  const at = skipFillers(items, index + 1)
  const isEnd = items[at + 1] === undefined || items[at + 1]?.kind === 'join'
  return at > index + 1 && items[at]?.kind === 'negation' && items[at].text.toLowerCase() === 'none' && isEnd
    ? { features: [item.feature], end: at + 1 }
    : undefined
}
