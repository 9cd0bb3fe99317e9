import { NaturalCadError } from '@naturalcad/contracts/errors'
import { maxPictureSide, type Picture } from './picture.ts'

/** Samples to each side of a pixel: the averaging below is written out for two. */
export const oversampling = 2

/** What lines and triangles are drawn on. Colours are `0xrrggbb`; depth grows towards the viewer. */
export interface Surface {
  /** In samples. */
  readonly width: number
  readonly height: number
  /** Of what is drawn last; lowest possible where nothing is. */
  readonly depths: Float32Array
  readonly colors: Uint32Array
}

/** A surface finer than the picture that it is averaged to. */
export interface Canvas extends Surface {
  toPicture(): Picture
}

/** Throws `INVALID_REQUEST` for a size that is no whole number of pixels from 1 to 4096. */
export function createCanvas(width: number, height: number, background: number): Canvas {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > maxPictureSide) {
      throw new NaturalCadError('INVALID_REQUEST', `a picture of ${width} × ${height} cannot be drawn`, {
        remedy: `give whole numbers from 1 to ${maxPictureSide}`,
      })
    }
  }
  const count = width * height * oversampling ** 2
  const colors = new Uint32Array(count).fill(background)
  const depths = new Float32Array(count).fill(-Infinity)
  return { width: width * oversampling, height: height * oversampling, depths, colors, toPicture: () => average(colors, width, height) }
}

function average(colors: Uint32Array, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height * 3)
  const stride = width * oversampling
  let to = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * oversampling * stride + x * oversampling
      const [a = 0, b = 0, c = 0, d = 0] = [colors[at], colors[at + 1], colors[at + stride], colors[at + stride + 1]]
      // Red and blue are added side by side: four times 255 stays below the next one's bits.
      const outer = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002
      const green = (a & 0x00ff00) + (b & 0x00ff00) + (c & 0x00ff00) + (d & 0x00ff00) + 0x000200
      pixels[to] = outer >>> 18
      pixels[to + 1] = green >>> 10
      pixels[to + 2] = (outer >>> 2) & 0xff
      to += 3
    }
  }
  return { width, height, pixels }
}
