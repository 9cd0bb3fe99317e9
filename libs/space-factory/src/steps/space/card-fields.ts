import { parseDocument } from 'yaml'

export interface CardFields {
  sdkVersion: string | null
  pythonVersion: string | null
  /** What the Space gives its app to start; null leaves it to the Hub, which gives half an hour. */
  startupMs: number | null
}

/** Of the front matter of a Space's `README.md`. */
export function readCardFields(readme: string | undefined): CardFields {
  const [, yaml = ''] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec((readme ?? '').slice(0, 20_000)) ?? []
  const read = (key: string): string | null => {
    const value: unknown = parseDocument(yaml, { logLevel: 'silent' }).get(key)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  return { sdkVersion: read('sdk_version'), pythonVersion: read('python_version'), startupMs: parseDuration(read('startup_duration_timeout')) }
}

/** `30m`, `1h`, `1h30m`. */
function parseDuration(text: string | null): number | null {
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s)?$/.exec(text ?? '') ?? []
  const total = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000
  return total === 0 ? null : total
}
