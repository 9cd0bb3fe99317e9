import { NaturalCadError } from '@naturalcad/contracts/errors'
import { maxPictureSide, type Color, type Picture } from './picture.ts'

/** Samples to each side of a pixel. */
export const oversampling = 2

/** A surface of samples, finer than the picture that it is averaged to. Depth grows towards the viewer. */
export interface Canvas {
  /** In samples. */
  readonly width: number
  readonly height: number
  /** One an edge or face may hide behind; lowest possible where nothing is drawn. */
  readonly depths: Float32Array
  set(x: number, y: number, color: Color): void
  toPicture(): Picture
}

/** Throws `INVALID_REQUEST` for a size that is no whole number of pixels from 1 to 4096. */
export function createCanvas(width: number, height: number, background: Color): Canvas {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > maxPictureSide) {
      throw new NaturalCadError('INVALID_REQUEST', `a picture of ${width} × ${height} cannot be drawn`, { remedy: `give whole numbers from 1 to ${maxPictureSide}` })
    }
  }
  const fineWidth = width * oversampling
  const fineHeight = height * oversampling
  const samples = new Uint8Array(fineWidth * fineHeight * 3)
  for (let at = 0; at < samples.length; at += 3) samples.set(background, at)
  return {
    width: fineWidth,
    height: fineHeight,
    depths: new Float32Array(fineWidth * fineHeight).fill(-Infinity),
    set(x, y, color) {
      const at = (y * fineWidth + x) * 3
      samples[at] = color[0]
      samples[at + 1] = color[1]
      samples[at + 2] = color[2]
    },
    toPicture() {
      const pixels = new Uint8Array(width * height * 3)
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let channel = 0; channel < 3; channel++) {
            let sum = 0
            for (let dy = 0; dy < oversampling; dy++) {
              for (let dx = 0; dx < oversampling; dx++) sum += samples[((y * oversampling + dy) * fineWidth + x * oversampling + dx) * 3 + channel] ?? 0
            }
            pixels[(y * width + x) * 3 + channel] = Math.round(sum / oversampling ** 2)
          }
        }
      }
      return { width, height, pixels }
    },
  }
}
