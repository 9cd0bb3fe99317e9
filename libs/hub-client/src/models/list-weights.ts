/**
 * The safetensors files that make up a model once. Those of the top folder stand for the model, else those below it, each a part of a
 * pipeline. A folder may hold the same weights several times: `model*` goes before `consolidated*`, and the plain ones before
 * variants (`model.fp16.safetensors`).
 */
export function listWeights(paths: readonly string[]): string[] {
  const folders = new Map<string, string[]>()
  for (const path of paths.filter((one) => one.endsWith('.safetensors'))) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  const top = folders.get('')
  return (top === undefined ? [...folders.values()] : [top]).flatMap(chooseOne)
}

function chooseOne(files: string[]): string[] {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const standard = files.filter((path) => /^model(?:-\d{5}-of-\d{5})?\.safetensors$/.test(nameOf(path)))
  if (standard.length > 0) return standard
  const plain = files.filter((path) => !/\.(?:fp16|bf16|fp8|fp32|int8|int4|non_ema)[.-]/.test(nameOf(path)))
  return plain.length > 0 ? plain : files
}
