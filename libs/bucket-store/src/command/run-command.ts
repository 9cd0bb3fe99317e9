import type { BucketCommand } from './arguments.ts'
import { copy } from './copy.ts'
import { listPlace } from './list.ts'
import { openPlace, type Place } from './place.ts'
import { remove } from './remove.ts'
import type { Surroundings } from './surroundings.ts'
import { sync } from './sync.ts'
import { verify } from './verify.ts'

/** Returns the exit status. */
export async function runCommand(command: BucketCommand, surroundings: Surroundings): Promise<number> {
  const opened: Place[] = []
  const open = async (text: string) => {
    const place = await openPlace(text, surroundings.settings)
    opened.push(place)
    return place
  }
  try {
    return await run(command, open, surroundings)
  } finally {
    surroundings.progress.end()
    for (const { store } of opened) await store.close()
  }
}

async function run(command: BucketCommand, open: (text: string) => Promise<Place>, surroundings: Surroundings): Promise<number> {
  switch (command.name) {
    case 'ls':
      return listPlace(command, await open(command.from), surroundings)
    case 'cat': {
      const { store, key } = await open(command.from)
      for await (const chunk of (await store.get(key, { signal: surroundings.signal })).body) await surroundings.print(chunk)
      return 0
    }
    case 'rm':
      return remove(command, await open(command.from), surroundings)
    case 'cp':
      return copy(command, open, surroundings)
    case 'sync':
      return sync(command, await open(command.from), await open(command.to ?? ''), surroundings)
    case 'verify':
      return verify(await open(command.from), command.to === undefined ? undefined : await open(command.to), command, surroundings)
  }
}
