/** No tokenizer: four characters count as one token, a common rule of thumb. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4)
}
