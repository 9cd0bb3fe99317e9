const placeholderWords =
  /your|my|the|token|here|api|key|secret|access|password|example|placeholder|change|me|dummy|test|fake|sample|insert|replace|with|goes|redacted|hf|sk|or|v1|proj|ant|sb|ghp|x{3,}|y{3,}|0{3,}|1{3,}|\*+|\.{2,}|[_\-<>{}[\]$.]+|123456(?:7890?|789)?|abcdefg?h?i?j?/gi

/** `hf_xxxxxxxx`, `your-api-key-here`, `<token>`: what documentation writes where a secret goes. */
export function isPlaceholder(value: string): boolean {
  if (/^\$|^<.*>?$|^\{|EXAMPLE$/.test(value)) return true
  return value.replace(placeholderWords, '').length < 6 || new Set(value).size < 6
}

export function hasDigitAndLetter(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value)
}

export function hasDigitAndCapital(value: string): boolean {
  return /\d/.test(value) && /[A-Z]/.test(value)
}

/** Shannon entropy in bits per character. English words lie near 2.5 to 3, random tokens above 3.5. */
export function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** Code that reads a secret, not the secret: `os.environ["HF_TOKEN"]`, `process.env.KEY`, `https://…`, a path. */
export function isReference(value: string): boolean {
  return /^(?:os\.|process\.|import\.meta|self\.|this\.|settings\.|config\.|env\.|getenv|\$|<|\{|https?:|\.{0,2}\/)/i.test(value)
}
