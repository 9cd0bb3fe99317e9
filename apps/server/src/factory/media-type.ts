const plain = 'text/plain; charset=utf-8'

/** By the end of the name. What a browser could run (HTML, SVG, scripts) is plain text or bytes here. */
const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  jsonl: plain,
  md: plain,
  txt: plain,
  log: plain,
  py: plain,
  toml: plain,
  yaml: plain,
  yml: plain,
  csv: plain,
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  glb: 'model/gltf-binary',
}

export function mediaTypeOf(path: string): string {
  const end = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(mediaTypes, end) ? (mediaTypes[end] ?? '') : 'application/octet-stream'
}
