const types: Record<string, string> = {
  css: 'text/css; charset=utf-8', csv: 'text/csv; charset=utf-8', gif: 'image/gif', glb: 'model/gltf-binary', gltf: 'model/gltf+json', htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8', ico: 'image/x-icon', jpeg: 'image/jpeg', jpg: 'image/jpeg', js: 'text/javascript; charset=utf-8', json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8', md: 'text/markdown; charset=utf-8', mjs: 'text/javascript; charset=utf-8', mp3: 'audio/mpeg', mp4: 'video/mp4', ogg: 'audio/ogg',
  otf: 'font/otf', pdf: 'application/pdf', png: 'image/png', svg: 'image/svg+xml', ttf: 'font/ttf', txt: 'text/plain; charset=utf-8', wasm: 'application/wasm', wav: 'audio/wav',
  webm: 'video/webm', webmanifest: 'application/manifest+json', webp: 'image/webp', woff: 'font/woff', woff2: 'font/woff2', xml: 'application/xml; charset=utf-8', zip: 'application/zip',
}

/** As browsers need it to run a site. */
export function siteContentType(path: string): string {
  return types[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
