import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ListPage } from '@naturalcad/contracts/store'
import { readText } from '../remote/read-text.ts'
import { wholeAnswer } from '../remote/whole-answer.ts'
import type { DriverPageOptions } from '../store/driver.ts'
import { compareKeys } from '../store/key.ts'
import { readCursor, writeCursor } from '../store/pages.ts'
import type { S3Client } from './s3-client.ts'
import { readListXml } from './s3-xml.ts'

const maxRepeats = 3

/** One page of ListObjectsV2. Where the server gives a page again it is asked again; what was told before is not told twice. */
export async function listPage({ http, pathOf }: S3Client, { prefix, delimiter, cursor, limit, signal }: DriverPageOptions): Promise<ListPage> {
  const [token, last = ''] = cursor === undefined ? [] : readCursor(cursor).split('\n')
  const query = { 'list-type': 2, prefix, delimiter, 'max-keys': limit, 'continuation-token': token }
  const isNew = (name: string) => last === '' || compareKeys(name, last) > 0
  for (let repeats = 0; repeats <= maxRepeats; repeats += 1) {
    const page = await wholeAnswer(signal, async () => readListXml(await readText(await http.open(pathOf(), { query, signal }))))
    if (page.cursor !== undefined && page.cursor === token) continue
    const objects = page.objects.filter(({ key }) => isNew(key))
    const folders = page.folders.filter(isNew)
    if (page.cursor === undefined) return { objects, folders }
    const [lastKey = last, lastFolder = last] = [objects.at(-1)?.key, folders.at(-1)]
    return { objects, folders, cursor: writeCursor(`${page.cursor}\n${compareKeys(lastKey, lastFolder) > 0 ? lastKey : lastFolder}`) }
  }
  throw new NaturalCadError('BACKEND_ERROR', 'the server gives the same page of the list again and again', { retryable: true })
}
