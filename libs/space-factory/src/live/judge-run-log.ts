import type { Evidence } from '@naturalcad/contracts/factory'

interface LogRule {
  rule: string
  match: RegExp
  detail: string
}

/** Signs in a run log that an app goes on without what it was meant to do. */
const rules: readonly LogRule[] = [
  { rule: 'log.no_fallback', match: /fall(?:ing|s|en)?[ -]?back (?:to|on)|using (?:a )?(?:dummy|mock|placeholder|fallback)/i, detail: 'the app fell back to something else' },
  { rule: 'log.on_gpu', match: /CUDA (?:is )?(?:not|un)[ -]?available|No CUDA GPUs are available|running on cpu instead/i, detail: 'the app found no GPU' },
  { rule: 'log.model_loaded', match: /(?:failed|could ?n[o']t|unable|cannot) (?:to )?(?:load|download|find|initiali[sz]e) (?:the )?(?:model|weights|pipeline|checkpoint)/i, detail: 'the model was not loaded' },
  { rule: 'log.no_traceback', match: /^Traceback \(most recent call last\)/, detail: 'something raised' },
  { rule: 'log.all_weights', match: /newly initialized|were not initialized from the model checkpoint/i, detail: 'weights were made up at random' },
]

/** One line of evidence for each rule; `passed` where nothing of the kind is in the tail of the log. */
export function judgeRunLog(log: readonly string[]): Evidence[] {
  const lines = log.filter((_, index) => !isIgnored(log[index - 1]))
  return rules.map(({ rule, match, detail }) => {
    const line = lines.find((text) => match.test(text.slice(0, 2000)))
    return { rule, passed: line === undefined, detail: line === undefined ? `nothing says that ${detail}` : `${detail}: ${line.trim().slice(0, 300)}`, file: null, line: null }
  })
}

/** Python tells so of what is raised while something is cleared away, as Gradio's own event loops do: nothing of the app comes to its end by it. */
function isIgnored(lineBefore: string | undefined): boolean {
  return lineBefore?.startsWith('Exception ignored in: ') === true
}
