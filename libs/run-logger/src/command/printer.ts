import { once } from 'node:events'
import type { Writable } from 'node:stream'

const maxGathered = 64 * 1024

/** What is printed before anything else has its turn is one write. The function resolves once there is room for more. */
export function createPrinter(output: Writable): (text: string) => Promise<void> {
  let gathered = ''

  function flush(): boolean {
    const text = gathered
    gathered = ''
    return text === '' || output.write(text)
  }

  return async (text) => {
    if (gathered === '') setImmediate(flush)
    gathered += text
    if (gathered.length >= maxGathered && !flush()) await once(output, 'drain')
  }
}
