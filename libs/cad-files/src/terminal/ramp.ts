import type { Picture } from '../picture/picture.ts'
import { cells, type Dots } from './braille.ts'

/** From dark to bright. */
const letters = ' .:-=+*#%@'

/** One letter for two pixels above each other, since a cell is twice as high as wide. */
export function toRamp({ width, height, pixels }: Picture): string {
  const light = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
  }
  return Array.from({ length: Math.floor(height / 2) }, (_row, row) =>
    Array.from({ length: width }, (_column, column) => letterFor((light(column, row * 2) + light(column, row * 2 + 1)) / 2)).join(''),
  ).join('\n')
}

/** Lines in letters: the fuller a cell, the heavier its letter. */
export function dotsToRamp(dots: Dots): string {
  return cells(dots, (set) => letterFor(Math.min(1, set.filter(Boolean).length / 4)))
}

function letterFor(light: number): string {
  return letters[Math.min(letters.length - 1, Math.ceil(light * (letters.length - 1)))] ?? ' '
}
