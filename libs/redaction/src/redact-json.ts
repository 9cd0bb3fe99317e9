import { isPlaceholder } from './rules/look-alike.ts'

const secretKey =
  /(?:^|[_.-]|(?<=[a-z0-9]))(?:token|secret|api[_-]?key|access[_-]?key|private[_-]?key|role[_-]?key|passwd|password|pwd|credentials?|authorization|cookie)$/i

/** See `Redactor.json`. Cycles become `"[circular]"`, as a log line needs an end. */
export function redactJson(value: unknown, redactText: (text: string) => string, marker: string): unknown {
  const above = new Set<object>()
  const walk = (item: unknown, key: string): unknown => {
    if (typeof item === 'string') return secretKey.test(key) && item !== '' && !isPlaceholder(item) ? marker : redactText(item)
    if (typeof item !== 'object' || item === null) return item
    if (above.has(item)) return '[circular]'
    above.add(item)
    try {
      if ('toJSON' in item && typeof item.toJSON === 'function') return walk(item.toJSON(), key)
      if (Array.isArray(item)) return item.map((element) => walk(element, key))
      return Object.fromEntries(Object.entries(item).map(([name, inner]) => [redactText(name), walk(inner, name)]))
    } finally {
      above.delete(item)
    }
  }
  return walk(value, '')
}
