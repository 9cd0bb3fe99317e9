/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[right.length] ?? 0
}

/** The known name that was probably meant, or undefined: at most a third of the letters wrong, upper and lower case apart by half. */
function findNearest(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3))
  const folded = fold(name)
  let best: { name: string; distance: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit + 2) continue
    const distance = fold(candidate) === folded ? 0.5 : editDistance(name, candidate)
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name: candidate, distance }
  }
  return best?.name
}

/** `BoxRounded`, `box_rounded` and `boxrounded` are one word to whoever mistyped it. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '')
}

export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const nearest = findNearest(name, known)
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`
}
