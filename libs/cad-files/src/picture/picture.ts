import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Pixels from the top left, three bytes each: red, green, blue. */
export interface Picture {
  width: number
  height: number
  pixels: Uint8Array<ArrayBuffer>
}

export const maxPictureSide = 4096

/** `#rrggbb` as `0xrrggbb`. Throws `INVALID_REQUEST` for anything else. */
export function parseColor(text: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(text)) {
    throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(text)} is no colour`, { remedy: 'write colours as #rrggbb' })
  }
  return Number.parseInt(text.slice(1), 16)
}
