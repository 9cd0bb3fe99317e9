// Creates an object several times at once, at the same instant as other processes, and prints what became of each.
import { openPlace, type Place } from './places.ts'
import { createTogether } from './races.ts'

const [place = '', key = '', count = '', name = '', start = ''] = process.argv.slice(2)
const store = openPlace(JSON.parse(place) as Place)
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(start) - Date.now())))
for (const outcome of await createTogether(store, key, Number(count), name)) process.stdout.write(`${outcome}\n`)
await store.close()
