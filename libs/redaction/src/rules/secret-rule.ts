/** One kind of secret that can be told from its shape. */
export interface SecretRule {
  readonly id: string
  /** Flags `g`; where it has a group, the first is the secret, else the whole match. Matches never span lines, except `private-key`. */
  readonly pattern: RegExp
  /** The pattern cannot match a text that has none of these (compared in lower case); spares the pattern on most texts. */
  readonly hints: readonly string[]
  /** Tells secrets from look-alikes of the same shape. */
  readonly accepts?: (secret: string) => boolean
}
