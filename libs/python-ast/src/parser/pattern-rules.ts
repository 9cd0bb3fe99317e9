import type { Identifier, Pattern } from '../tree.ts'

interface PatternFault {
  message: string
  node: Pattern | Identifier
}

/** What CPython's compiler refuses in a pattern that its grammar takes; undefined for a good one. */
export function findPatternFault(pattern: Pattern): PatternFault | undefined {
  const faults: PatternFault[] = []
  collectNames(pattern, new Set(), faults)
  return faults[0]
}

/** Whether a pattern matches anything, so that nothing behind it is ever reached. */
export function isIrrefutable(pattern: Pattern): boolean {
  if (pattern.type === 'MatchAs') return pattern.pattern === null || isIrrefutable(pattern.pattern)
  return pattern.type === 'MatchOr' && pattern.patterns.some(isIrrefutable)
}

function collectNames(pattern: Pattern, names: Set<string>, faults: PatternFault[]): void {
  const bind = (name: Identifier | null): void => {
    if (name === null) return
    if (names.has(name.name)) faults.push({ message: `the pattern binds "${name.name}" twice`, node: name })
    names.add(name.name)
  }
  switch (pattern.type) {
    case 'MatchValue':
    case 'MatchSingleton':
      return
    case 'MatchStar':
      return bind(pattern.name)
    case 'MatchAs':
      if (pattern.pattern !== null) collectNames(pattern.pattern, names, faults)
      return bind(pattern.name)
    case 'MatchSequence': {
      const stars = pattern.patterns.filter((element) => element.type === 'MatchStar')
      if (stars[1] !== undefined) faults.push({ message: 'more than one starred pattern', node: stars[1] })
      for (const element of pattern.patterns) collectNames(element, names, faults)
      return
    }
    case 'MatchMapping':
      for (const entry of pattern.entries) collectNames(entry.pattern, names, faults)
      return bind(pattern.rest)
    case 'MatchClass': {
      const attributes = new Set<string>()
      for (const element of pattern.patterns) collectNames(element, names, faults)
      for (const { name, pattern: element } of pattern.keywords) {
        if (attributes.has(name.name)) faults.push({ message: `attribute repeated: ${name.name}`, node: name })
        attributes.add(name.name)
        collectNames(element, names, faults)
      }
      return
    }
    case 'MatchOr':
      return collectAlternatives(pattern.patterns, names, faults)
  }
}

function collectAlternatives(patterns: readonly Pattern[], names: Set<string>, faults: PatternFault[]): void {
  let first: Set<string> | undefined
  for (const [index, pattern] of patterns.entries()) {
    const own = new Set<string>()
    collectNames(pattern, own, faults)
    if (index < patterns.length - 1 && isIrrefutable(pattern)) faults.push({ message: 'the alternatives behind this one are never reached', node: pattern })
    first ??= own
    if (own.size !== first.size || ![...own].every((name) => first?.has(name))) {
      faults.push({ message: 'the alternatives bind different names', node: pattern })
    }
  }
  for (const name of first ?? []) {
    const [pattern] = patterns
    if (names.has(name) && pattern !== undefined) faults.push({ message: `the pattern binds "${name}" twice`, node: pattern })
    names.add(name)
  }
}
