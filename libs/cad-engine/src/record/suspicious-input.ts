/** What a prompt for a part has no use for. It is recorded, not refused: the guard and the sandbox decide what runs. */
const marks = [/```/, /\bimport\s+\w/i, /\b(?:exec|eval)\s*\(/i, /__\w+__/, /\bsubprocess\b/i, /\bos\.system\b/i, /\brm\s+-rf\b/i, /\b(?:curl|wget)\s/i, /(?:\n[^\n]*){21}/]

export function isSuspicious(prompt: string): boolean {
  return marks.some((mark) => mark.test(prompt))
}
