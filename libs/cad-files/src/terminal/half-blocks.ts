import type { Picture } from '../picture/picture.ts'

type Color = readonly [red: number, green: number, blue: number]

/** One cell for two pixels above each other: an upper half block in the colour of the first on the colour of the second. Black is the terminal's own background. */
export function toHalfBlocks(picture: Picture, depth: 'truecolor' | '256'): string {
  const code = depth === '256' ? (color: Color) => `5;${nearestIndex(color)}` : (color: Color) => `2;${color.join(';')}`
  const lines: string[] = []
  for (let y = 0; y + 1 < picture.height; y += 2) {
    let line = ''
    let foreground = ''
    let background = ''
    const paint = (character: string, front: Color | undefined, back: Color | undefined) => {
      const wanted = front === undefined ? foreground : `38;${code(front)}`
      const behind = back === undefined ? '49' : `48;${code(back)}`
      const changes = [...(wanted === foreground ? [] : [wanted]), ...(behind === (background || '49') ? [] : [behind])]
      line += (changes.length === 0 ? '' : `\u001B[${changes.join(';')}m`) + character
      foreground = wanted
      background = behind
    }
    for (let x = 0; x < picture.width; x++) {
      const upper = pixelAt(picture, x, y)
      const lower = pixelAt(picture, x, y + 1)
      if (upper !== undefined) paint('▀', upper, lower)
      else if (lower !== undefined) paint('▄', lower, undefined)
      else paint(' ', undefined, undefined)
    }
    lines.push(`${line}\u001B[0m`)
  }
  return lines.join('\n')
}

function pixelAt({ width, pixels }: Picture, x: number, y: number): Color | undefined {
  const [red = 0, green = 0, blue = 0] = pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)
  return red + green + blue === 0 ? undefined : [red, green, blue]
}

const levels: readonly number[] = [0, 95, 135, 175, 215, 255]

/** The nearest of xterm's 6 × 6 × 6 colours and 24 greys. */
function nearestIndex(color: Color): number {
  const nearest = (value: number) =>
    levels.reduce((best, level, index) => (Math.abs(level - value) < Math.abs((levels[best] ?? 0) - value) ? index : best), 0)
  const cube = [nearest(color[0]), nearest(color[1]), nearest(color[2])] as const
  const grey = Math.min(23, Math.max(0, Math.round(((color[0] + color[1] + color[2]) / 3 - 8) / 10)))
  const distance = (other: readonly number[]) => color.reduce((sum, value, channel) => sum + (value - (other[channel] ?? 0)) ** 2, 0)
  const greyLevel = 8 + 10 * grey
  const cubeColor = cube.map((level) => levels[level] ?? 0)
  return distance([greyLevel, greyLevel, greyLevel]) < distance(cubeColor) ? 232 + grey : 16 + 36 * cube[0] + 6 * cube[1] + cube[2]
}
