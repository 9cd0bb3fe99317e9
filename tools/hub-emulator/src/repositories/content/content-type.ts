const types: Record<string, string> = {
  gif: 'image/gif', glb: 'model/gltf-binary', jpeg: 'image/jpeg', jpg: 'image/jpeg', json: 'application/json', mp3: 'audio/mpeg', mp4: 'video/mp4',
  pdf: 'application/pdf', png: 'image/png', wav: 'audio/wav', wasm: 'application/wasm', webp: 'image/webp', zip: 'application/zip',
}
const texts = new Set(['cfg', 'css', 'csv', 'gitattributes', 'gitignore', 'html', 'js', 'jsonl', 'md', 'py', 'svg', 'toml', 'ts', 'txt', 'xml', 'yaml', 'yml'])

/** By the ending of the name. Pages and scripts are text here, for the Hub does not serve them as sites. */
export function contentTypeOf(path: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  if (texts.has(ending)) return 'text/plain; charset=utf-8'
  return types[ending] ?? 'application/octet-stream'
}
