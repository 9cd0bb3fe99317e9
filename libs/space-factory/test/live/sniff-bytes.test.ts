import { judgeOutput, sniffBytes } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { makePng } from '../support/make-png.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['\x89PNG\r\n\x1a\n', 'image/png', 'image'],
  ['\xff\xd8\xff\xe0', 'image/jpeg', 'image'],
  ['GIF89a', 'image/gif', 'image'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp', 'image'],
  ['\0\0\0\x20ftypavif', 'image/avif', 'image'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav', 'audio'],
  ['fLaC', 'audio/flac', 'audio'],
  ['OggS', 'audio/ogg', 'audio'],
  ['ID3\x04', 'audio/mpeg', 'audio'],
  ['\xff\xfb\x90\x64', 'audio/mpeg', 'audio'],
  ['\xff\xf3\x44\xc4', 'audio/mpeg', 'audio'],
  ['\0\0\0\x20ftypM4A ', 'audio/mp4', 'audio'],
  ['\0\0\0\x20ftypisom', 'video/mp4', 'video'],
  ['\x1a\x45\xdf\xa3', 'video/webm', 'video'],
  ['glTF\x02', 'model/gltf-binary', 'model3d'],
  ['ply\nformat ascii', 'model/ply', 'model3d'],
  ['hello', 'text/plain', 'text'],
])('%j is %s', (text, mime, kind) => {
  expect(sniffBytes(latin(text))).toMatchObject({ mime, kind })
})

test.each(['', '\0\0\0\0', 'RIFF\0\0\0\0AVI ', '\xff\xff\xff\xff', '\xff\xe8\x00\x00', '\x89PNG'])('%j is nothing that is known', (text) => {
  expect(sniffBytes(latin(text))).toBeUndefined()
})

test('the size of a picture is that of its header', () => {
  expect(sniffBytes(makePng(40, 30, () => [1, 2, 3]))?.size).toEqual({ width: 40, height: 30 })
  expect(sniffBytes(latin('GIF89a\x40\0\x20\0'))?.size).toEqual({ width: 64, height: 32 })
  expect(sniffBytes(latin('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x01\0\xff\0\0'))?.size).toEqual({ width: 512, height: 256 })
  expect(sniffBytes(latin('\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x10\0\x20\x03'))?.size).toEqual({ width: 32, height: 16 })
  expect(sniffBytes(latin('\xff\xd8\xff\xe0\0\x04'))?.size).toBeUndefined()
})

const judgeImage = (bytes: Uint8Array) => judgeOutput([{ declared: 'image', value: {}, files: [{ bytes, sniffed: sniffBytes(bytes) }] }], 'image', [])

test.each([0, 1, 2] as const)('a picture of one color is none, also with filter %i; one pixel more makes it one', (filter) => {
  expect(judgeImage(makePng(32, 32, () => [9, 8, 7], filter))).toBe('the image shows one color alone')
  expect(judgeImage(makePng(32, 32, (x, y) => (x === 31 && y === 31 ? [9, 8, 6] : [9, 8, 7]), filter))).toBeUndefined()
})

test('a picture that is cut, tiny or something else is wrong', () => {
  expect(judgeImage(makePng(32, 32, (x) => [x, 0, 0]).subarray(0, 12))).toBe('the image is cut off')
  expect(judgeImage(makePng(7, 32, (x) => [x, 0, 0]))).toBe('the image is 7 by 32 pixels')
  expect(judgeImage(latin('RIFF\0\0\0\0WAVEfmt '))).toBe('audio/wav in place of image')
  expect(judgeImage(latin('<html>'))).toBe('text/plain in place of image')
  expect(judgeImage(latin('\0\0\0\0'))).toBe('the file is of no form that is known, in place of image')
  expect(judgeImage(new Uint8Array())).toBe('the file is empty')
})
