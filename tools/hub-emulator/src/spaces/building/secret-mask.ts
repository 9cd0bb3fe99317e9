/** A shorter value would blot out words that are none. */
const minLength = 8

/** Hides secrets that an app prints: a log is shown and kept, a secret is neither. */
export function createSecretMask(secrets: readonly string[]): (text: string) => string {
  const values = secrets.flatMap((secret) => secret.split('\n')).map((line) => line.trim()).filter((line) => line.length >= minLength)
  const longestFirst = [...new Set(values)].sort((one, other) => other.length - one.length)
  return (text) => longestFirst.reduce((masked, value) => masked.replaceAll(value, '***'), text)
}
