export interface ImageSize {
  width: number
  height: number
}

/** Pixels as the header says; undefined where it is cut or of a form that is not read here. */
export function readImageSize(bytes: Uint8Array, mime: string): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (mime === 'image/png') return { width: view.getUint32(16), height: view.getUint32(20) }
    if (mime === 'image/gif') return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (mime === 'image/webp') return readWebp(view)
    return mime === 'image/jpeg' ? readJpeg(view) : undefined
  } catch {
    // Past the end of the bytes.
    return undefined
  }
}

function readWebp(view: DataView): ImageSize | undefined {
  const form = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (form !== 'VP8X') return undefined
  const read24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
  return { width: read24(24) + 1, height: read24(27) + 1 }
}

/** Goes from segment to segment to the start of a frame. */
function readJpeg(view: DataView): ImageSize | undefined {
  let offset = 2
  while (view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) }
    offset += 2 + view.getUint16(offset + 2)
  }
  return undefined
}
