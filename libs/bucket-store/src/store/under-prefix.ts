import type { ListPage, ObjectInfo, ObjectStore } from '@naturalcad/contracts/store'

/** The objects of a store whose keys begin with the prefix, as a store of its own with the rest of the keys. Closing it closes the store. */
export function underPrefix(store: ObjectStore, prefix: string): ObjectStore {
  if (prefix === '') return store
  const outer = (key: string) => prefix + key
  const inner = (info: ObjectInfo): ObjectInfo => ({ ...info, key: info.key.slice(prefix.length) })
  return {
    name: store.name,
    capabilities: store.capabilities,
    put: async (key, body, options) => inner(await store.put(outer(key), body, options)),
    async get(key, options) {
      const { info, body } = await store.get(outer(key), options)
      return { info: inner(info), body }
    },
    async head(key, options) {
      const info = await store.head(outer(key), options)
      return info === undefined ? undefined : inner(info)
    },
    async *list({ prefix: rest = '', signal } = {}) {
      for await (const info of store.list({ prefix: outer(rest), signal })) yield inner(info)
    },
    async listPage({ prefix: rest = '', ...options } = {}): Promise<ListPage> {
      const { objects, folders, ...end } = await store.listPage({ ...options, prefix: outer(rest) })
      return { objects: objects.map(inner), folders: folders.map((folder) => folder.slice(prefix.length)), ...end }
    },
    async *putAll(objects, options) {
      const renamed = async function* () {
        for await (const object of objects) yield { ...object, key: outer(object.key) }
      }
      for await (const info of store.putAll(renamed(), options)) yield inner(info)
    },
    delete: (key, options) => store.delete(outer(key), options),
    async deleteAll(keys, options) {
      const renamed = async function* () {
        for await (const key of keys) yield outer(key)
      }
      await store.deleteAll(renamed(), options)
    },
    copy: async (from, to, options) => inner(await store.copy(outer(from), outer(to), options)),
    signedUrl: (key, options) => store.signedUrl(outer(key), options),
    close: () => store.close(),
  }
}
