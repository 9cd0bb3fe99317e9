// A worker of a run with made-up steps in a folder, which kills itself behind the event of that number. Prints each line that was acknowledged.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createCountedOutside } from './counted-outside.ts'
import { openPlaceAt, type places } from './place-at.ts'
import { repairedRecipe } from './repaired-recipe.ts'
import { runInProcess } from './run-in-process.ts'

const [name = '', folder = '', killAt = ''] = process.argv.slice(2)
const { store, openStorage } = openPlaceAt(name as (typeof places)[number], folder)
const storage = openStorage()
await runInProcess({
  recipe: repairedRecipe(createCountedOutside(join(folder, 'outside'))),
  store,
  storage: {
    ...storage,
    async append(sequence, line) {
      await storage.append(sequence, line)
      writeSync(1, line)
      if (sequence === Number(killAt)) process.kill(process.pid, 'SIGKILL')
    },
  },
})
