import { notUnderstood } from '../refusal.ts'

/**
 * Text that is code or a command and not the description of a part. Nothing of a prompt ever reaches a script but numbers,
 * so this is no defence: it is the clearer answer.
 */
const codeLike: readonly RegExp[] = [
  /```/,
  /\bimport\s+[a-z_]\w*/i,
  /\bfrom\s+\w+\s+import\b/i,
  /\b(?:exec|eval|open|compile|getattr|setattr|system|popen)\s*\(/i,
  /__\w+/,
  /\b(?:subprocess|os\.\w+|sys\.\w+|builtins|ctypes)\b/i,
  /\brm\s+-\w*[rf]/i,
  /\b(?:curl|wget|sudo|chmod|powershell)\b/i,
  /<\/?[a-z][^>]*>/i,
  /[{}`\\$]/,
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|previous|above|rules?|prompt)\b/i,
]

/** Refuses a prompt that holds code, markup or commands, naming the piece. */
export function screenPrompt(prompt: string): void {
  for (const pattern of codeLike) {
    const found = pattern.exec(prompt)
    if (found !== null) throw notUnderstood('the prompt holds code or a command instead of a description of a part', [found[0].trim().slice(0, 40)])
  }
}
