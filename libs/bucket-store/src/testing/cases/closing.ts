import type { ObjectStore } from '@naturalcad/contracts/store'
import { drain, refuses, type StoreCase } from '../store-case.ts'

const calls: [name: string, call: (store: ObjectStore) => Promise<unknown>][] = [
  ['put', (store) => store.put('b', 'x')],
  ['get', (store) => store.get('a')],
  ['head', (store) => store.head('a')],
  ['list', (store) => drain(store.list())],
  ['listPage', (store) => store.listPage()],
  ['putAll', (store) => drain(store.putAll([{ key: 'b', body: 'x' }]))],
  ['delete', (store) => store.delete('a')],
  ['deleteAll', (store) => store.deleteAll(['a'])],
  ['copy', (store) => store.copy('a', 'b')],
]

export const closingCases: StoreCase[] = [
  ...calls.map(
    ([name, call]): StoreCase => ({
      title: `${name} is refused once the store is closed`,
      async run({ store, fill }) {
        await fill('a')
        await store.close()
        await refuses(call(store), 'CONFLICT')
      },
    }),
  ),
  {
    title: 'signedUrl is refused once the store is closed',
    needs: { capability: 'signedUrls', refused: ({ store }) => store.signedUrl('a', { expiresInSeconds: 60 }) },
    async run({ store, fill }) {
      await fill('a')
      await store.close()
      await refuses(store.signedUrl('a', { expiresInSeconds: 60 }), 'CONFLICT')
    },
  },
  {
    title: 'can be closed twice',
    async run({ store }) {
      await store.close()
      await store.close()
    },
  },
]
