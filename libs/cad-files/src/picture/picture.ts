/** Pixels from the top left, three bytes each: red, green, blue. */
export interface Picture {
  width: number
  height: number
  pixels: Uint8Array<ArrayBuffer>
}

export type Color = readonly [red: number, green: number, blue: number]

export const maxPictureSide = 4096

/** `#rrggbb` */
export function parseColor(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
