// Refuses on a mounted bucket what the Hub's mount refuses: appending to a file, changing one in place, writing out of order, renaming over another.
// Node loads this at its start, by NODE_OPTIONS. It knows the writable volumes from volumes.json beside it.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const { constants, lstatSync, readFileSync, readlinkSync, realpathSync } = fs
const folders = JSON.parse(readFileSync(new URL('volumes.json', import.meta.url), 'utf8')).map((folder) => realpathSync(folder))

function refusal(syscall, path, dest) {
  const names = dest === undefined ? `'${path}'` : `'${path}' -> '${dest}'`
  return Object.assign(new Error(`EPERM: operation not permitted, ${syscall} ${names}`), { errno: -1, code: 'EPERM', syscall, path, ...(dest === undefined ? {} : { dest }) })
}

const toText = (path) => (path instanceof URL ? fileURLToPath(path) : Buffer.isBuffer(path) ? path.toString() : path)

/** Where a path leads, if that is in a volume; the last name is not followed. */
function locate(path) {
  try {
    const text = toText(path)
    if (typeof text !== 'string') return undefined
    const absolute = resolve(text)
    const place = join(realpathSync(dirname(absolute)), basename(absolute))
    return folders.some((folder) => place.startsWith(`${folder}/`)) ? place : undefined
  } catch {
    return undefined
  }
}

function isFile(path) {
  try {
    return lstatSync(path).isFile()
  } catch {
    return false
  }
}

function isOpenToWrite(place) {
  return [...ends.keys()].some((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === place
    } catch {
      return false
    }
  })
}

function writes(flags) {
  if (typeof flags === 'number') return (flags & (constants.O_WRONLY | constants.O_RDWR)) !== 0
  return typeof flags === 'string' && /[wa+]/.test(flags)
}

function keepsContent(flags) {
  return typeof flags === 'number' ? (flags & (constants.O_TRUNC | constants.O_EXCL)) === 0 : !/[wx]/.test(flags)
}

/** The refusal of an open, or whether what is opened has to be watched. */
function checkOpen(path, flags = 'r') {
  if (!writes(flags)) return { isWatched: false }
  const place = locate(path)
  if (place === undefined) return { isWatched: false }
  return keepsContent(flags) && isFile(place) ? { error: refusal('open', toText(path)) } : { isWatched: true }
}

function checkRename(from, to) {
  const target = locate(to)
  const source = locate(from)
  if ((target !== undefined && isFile(target)) || (source !== undefined && isOpenToWrite(source))) return refusal('rename', toText(from), toText(to))
}

const checkUnlink = (path) => {
  const place = locate(path)
  if (place !== undefined && isOpenToWrite(place)) return refusal('unlink', toText(path))
}

const checkTruncate = (path, length) => {
  if (typeof length === 'number' && length !== 0 && locate(path) !== undefined) return refusal('truncate', toText(path))
}

const flagOf = (options, standard) => (typeof options === 'object' && options !== null ? (options.flag ?? standard) : standard)
const checkWriteFile = (standard) => (path, _data, options) => checkOpen(path, flagOf(options, standard)).error

/** Of descriptors opened to write in a volume: how much has been written. */
const ends = new Map()

function checkPosition(descriptor, position) {
  const end = ends.get(descriptor)
  if (end === undefined || typeof position !== 'number' || position < 0 || position === end) return undefined
  return refusal('write', `descriptor ${descriptor}`)
}

const countWritten = (descriptor, count) => {
  const end = ends.get(descriptor)
  if (end !== undefined) ends.set(descriptor, end + count)
}

/** Puts the check before all three forms of a function. */
function guardAll(name, check) {
  const sync = fs[`${name}Sync`]
  fs[`${name}Sync`] = function (...args) {
    const error = check(...args)
    if (error !== undefined) throw error
    return sync.apply(this, args)
  }
  const later = fs[name]
  fs[name] = function (...args) {
    const error = check(...args)
    const callback = args.at(-1)
    if (error === undefined || typeof callback !== 'function') return later.apply(this, args)
    process.nextTick(callback, error)
  }
  const promised = fs.promises[name]
  fs.promises[name] = async function (...args) {
    const error = check(...args)
    if (error !== undefined) throw error
    return promised.apply(this, args)
  }
}

guardAll('rename', checkRename)
guardAll('unlink', checkUnlink)
guardAll('truncate', checkTruncate)
guardAll('writeFile', checkWriteFile('w'))
guardAll('appendFile', checkWriteFile('a'))

const { openSync, open, closeSync, close, writeSync, write } = fs
fs.openSync = (path, flags, ...rest) => {
  const { error, isWatched } = checkOpen(path, flags)
  if (error !== undefined) throw error
  const descriptor = openSync(path, flags, ...rest)
  if (isWatched) ends.set(descriptor, 0)
  return descriptor
}
fs.open = (path, ...args) => {
  const callback = args.at(-1)
  const flags = args.length > 1 ? args[0] : 'r'
  const { error, isWatched } = checkOpen(path, flags ?? 'r')
  if (error !== undefined) return void process.nextTick(callback, error)
  if (!isWatched) return open(path, ...args)
  return open(path, ...args.slice(0, -1), (failure, descriptor) => {
    if (!failure) ends.set(descriptor, 0)
    callback(failure, descriptor)
  })
}
fs.closeSync = (descriptor) => {
  ends.delete(descriptor)
  return closeSync(descriptor)
}
fs.close = (descriptor, ...rest) => {
  ends.delete(descriptor)
  return close(descriptor, ...rest)
}
const positionOf = (data, args) => (typeof data === 'string' ? args[0] : typeof args[0] === 'object' && args[0] !== null ? args[0].position : args[2])
fs.writeSync = (descriptor, data, ...args) => {
  const error = checkPosition(descriptor, positionOf(data, args))
  if (error !== undefined) throw error
  const count = writeSync(descriptor, data, ...args)
  countWritten(descriptor, count)
  return count
}
fs.write = (descriptor, data, ...args) => {
  const callback = args.at(-1)
  const error = checkPosition(descriptor, positionOf(data, args.slice(0, -1)))
  if (error !== undefined) return void process.nextTick(callback, error)
  if (!ends.has(descriptor)) return write(descriptor, data, ...args)
  return write(descriptor, data, ...args.slice(0, -1), (failure, count, ...rest) => {
    countWritten(descriptor, count ?? 0)
    callback(failure, count, ...rest)
  })
}
const openPromise = fs.promises.open
fs.promises.open = async (path, flags = 'r', mode) => {
  const { error, isWatched } = checkOpen(path, flags)
  if (error !== undefined) throw error
  const handle = await openPromise(path, flags, mode)
  if (!isWatched) return handle
  const { fd } = handle
  ends.set(fd, 0)
  handle.once?.('close', () => ends.delete(fd))
  const writeHandle = handle.write
  handle.write = async (data, ...args) => {
    const refused = checkPosition(fd, positionOf(data, args))
    if (refused !== undefined) throw refused
    const result = await writeHandle.call(handle, data, ...args)
    countWritten(fd, result.bytesWritten)
    return result
  }
  return handle
}
syncBuiltinESMExports()
