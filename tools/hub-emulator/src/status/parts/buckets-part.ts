import { html } from '../../http/html.ts'
import { bucketWebPath, type Bucket } from '../../buckets/bucket.ts'
import type { BucketServices } from '../../buckets/bucket-services.ts'
import { namespacesOf } from '../namespaces-of.ts'
import type { StatusPart } from '../page.ts'
import { bytes, facts, firstOf, link, table, time } from '../table.ts'

const mostRows = 200

export function bucketsPart({ accounts, store, entries }: BucketServices): StatusPart {
  const body = () => {
    const { shown, rest } = firstOf(namespacesOf(accounts).flatMap(({ id }) => store.list(id)).sort((one, other) => other.updatedAt - one.updatedAt), mostRows)
    const rows = shown.map((bucket) => {
      const { size, totalFiles } = entries.totals(bucket.id)
      return [link(bucketWebPath(bucket), bucket.fullName), visibilityOf(bucket), totalFiles, bytes(size), time(bucket.updatedAt)]
    })
    return html`${table(['Bucket', 'Visibility', 'Files', 'Size', 'Changed'], rows, 'No buckets yet.')}${rest}`
  }
  const settings = (id: string) => {
    const bucket = store.get(id)
    if (bucket === undefined) return facts([])
    const { size, totalFiles } = entries.totals(id)
    return facts([['Visibility', visibilityOf(bucket)], ['Created', time(bucket.createdAt)], ['Changed', time(bucket.updatedAt)], ['Files', totalFiles], ['Size', bytes(size)]])
  }
  const files = (id: string) => {
    const shown = entries.list(id, '', { from: '', limit: mostRows })
    const more = entries.totals(id).totalFiles - shown.length
    const rows = shown.map(({ path, size, uploadedAt }) => [path, bytes(size), time(uploadedAt)])
    return html`${table(['File', 'Size', 'Uploaded'], rows, 'No files.')}${more > 0 ? html`<p>and ${more} more</p>` : undefined}`
  }
  return {
    overview: { id: 'buckets', title: 'Buckets', body },
    page: (path) => {
      const bucket = path.startsWith('/buckets/') ? store.find(path.slice('/buckets/'.length)) : undefined
      if (bucket === undefined) return undefined
      const { id, fullName } = bucket
      return {
        title: fullName,
        sections: [
          { id: 'settings', title: 'Settings', body: () => settings(id) },
          { id: 'files', title: 'Files', body: () => files(id) },
        ],
      }
    },
  }
}

function visibilityOf({ isPrivate }: Bucket): string {
  return isPrivate ? 'private' : 'public'
}
