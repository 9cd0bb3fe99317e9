import { createHuggingFaceStore } from '@naturalcad/bucket-store'

/** A program that cancels uploads in the middle, and has nothing else to do: it has to end by itself. */
const [hubUrl = '', accessToken = '', bucket = ''] = process.argv.slice(2)
for (const requests of [1, 3, 5, 6]) {
  const controller = new AbortController()
  let left = requests
  const store = createHuggingFaceStore({
    hubUrl,
    accessToken,
    bucket,
    fetch: (input, init) => {
      left -= 1
      if (left === 0) controller.abort(new Error('enough'))
      return fetch(input, init)
    },
  })
  const objects = Array.from({ length: 40 }, (_, index) => ({ key: `f/${requests}/${index}`, body: `object ${index} of ${requests}` }))
  try {
    for await (const _ of store.putAll(objects, { signal: controller.signal }));
    process.stdout.write('done\n')
  } catch (error) {
    process.stdout.write(`${String(error)}\n`)
  }
  await store.close()
}
