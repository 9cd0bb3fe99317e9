import type { Report, WorkspaceEntry, WorkspaceLimits } from './workspace.ts'

/** What starts so runs, unpacks or unpickles: none of it belongs into a Space's sources, however small. */
const refusedKinds: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a program (ELF)', [0x7f, 0x45, 0x4c, 0x46]],
  ['a program (Windows)', [0x4d, 0x5a]],
  ['a program (Mach-O)', [0xcf, 0xfa, 0xed, 0xfe]],
  ['a program (Mach-O)', [0xca, 0xfe, 0xba, 0xbe]],
  ['a program (WebAssembly)', [0x00, 0x61, 0x73, 0x6d]],
  ['an archive (zip)', [0x50, 0x4b, 0x03, 0x04]],
  ['an archive (gzip)', [0x1f, 0x8b]],
  ['an archive (xz)', [0xfd, 0x37, 0x7a, 0x58]],
  ['an archive (bzip2)', [0x42, 0x5a, 0x68]],
  ['an archive (zstd)', [0x28, 0xb5, 0x2f, 0xfd]],
  ['an archive (7z)', [0x37, 0x7a, 0xbc, 0xaf]],
]
const refusedEndings = /\.(?:so|pyd|dll|dylib|exe|pyc|pyo|whl|egg|jar|zip|tar|t?gz|bz2|xz|7z|pkl|pickle|joblib|skops|bin|pt|pth|ckpt|safetensors|gguf|onnx|h5|npz|msgpack|tflite)$/i

export function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8192).includes(0) && readText(bytes) !== undefined
}

/** Undefined where the bytes are no UTF-8. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Sources and small pictures go up; weights, programs and archives stay where they come from. */
export function checkSizes(entries: readonly WorkspaceEntry[], limits: WorkspaceLimits, report: Report): void {
  const hint = 'Load weights from the model repository, and packages through requirements.txt.'
  let total = 0
  for (const entry of entries) {
    if (entry.kind === 'too-large') {
      total += entry.size
      report({ ruleId: 'FILE_TOO_LARGE', path: entry.path, message: `${entry.size} bytes are too many`, hint })
    }
    if (entry.kind !== 'file') continue
    const { path, bytes } = entry
    total += bytes.length
    const text = isText(bytes)
    // Two letters alone may begin a text as well.
    const [kind] = text ? [] : (refusedKinds.find(([, start]) => start.every((byte, at) => bytes[at] === byte)) ?? [])
    if (kind !== undefined) report({ ruleId: 'BINARY', path, message: `the file is ${kind}`, hint })
    else if (refusedEndings.test(path)) report({ ruleId: 'BINARY', path, message: 'files with this ending hold weights, programs or archives', hint })
    const most = text ? limits.maxTextBytes : limits.maxBinaryBytes
    if (bytes.length > most) report({ ruleId: 'FILE_TOO_LARGE', path, message: `${bytes.length} bytes; up to ${most} are taken`, hint })
  }
  if (total > limits.maxTotalBytes) report({ ruleId: 'WORKSPACE_TOO_LARGE', path: '.', message: `${total} bytes in all; up to ${limits.maxTotalBytes} are taken`, hint })
  if (entries.length > limits.maxFiles) report({ ruleId: 'TOO_MANY_FILES', path: '.', message: `${entries.length} files; up to ${limits.maxFiles} are taken`, hint: 'Keep what the app imports.' })
}
