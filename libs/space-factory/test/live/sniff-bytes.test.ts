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

/** 48 by 40 pixels of a gradient, as Pillow writes them. */
const pictures = {
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAoADADASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAwACBAb/xAAYAQADAQEAAAAAAAAAAAAAAAACAwQGAf/aAAwDAQACEAMQAAAB86quQgj7ZWKKi6+N9qOdJF3yskVF18iUOfRKGtN0uv8A/8QAGRABAQEBAQEAAAAAAAAAAAAAAAERAhIh/9oACAEBAAEFApE5TlOHh5iROWYyvKRzGYnLHljmM+4xjHMSfJEiRI//xAAXEQEBAQEAAAAAAAAAAAAAAAACAAED/9oACAEDAQE/AT0h0g4uDg47DYbf/8QAIBEAAAUDBQAAAAAAAAAAAAAAAAECEiEDETEQIkFRcf/aAAgBAgEBPwGmlwNNMoyDb0ELsiOQ60EHWCT2l4DjGn//xAAWEAADAAAAAAAAAAAAAAAAAAAwMUD/2gAIAQEABj8CGo//xAAfEAACAQQDAQEAAAAAAAAAAAAAAREQITFRQWFxIJH/2gAIAQEAAT8h+ERbCqdD0JglWTRQ2O6algSL0T+Kipm9wLghRwri3uy2RyIV2Q2WThRp/T//2gAMAwEAAgADAAAAEIWLuhO/o3//xAAYEQEBAQEBAAAAAAAAAAAAAAAAAREQUf/aAAgBAwEBPxDJar+tq1431VV//8QAIhEBAAEDAwQDAAAAAAAAAAAAAQARITFBUYFhkaHwcbHR/9oACAECAQE/EI2bKtiUrIHa6+KRj1WEQcAd12PfEXZj4+lyvQiiGife0TZooHOeYuKdTg/dZ//EAB8QAAICAwEAAwEAAAAAAAAAAAERACExQWFRcYGhsf/aAAgBAQABPxDjOM4ThAANB8wY2R9XG6nGAhJ+JvV8VFdBA7PuNVSihbEqZEMSFD3cqyH4EUZI5THUbVioyOBnpia72fINQA/xBg5eEQxGA46TETkC2IiAW/Imu9nyJpQNx//Z',
  webp: 'UklGRr4BAABXRUJQVlA4ILIBAAAwDQCdASowACgAPtFgpE4oJaMiJyyRABoJbACdMoR8B7N5glT6mARSGFgsH6ge4DzgP7N1pPoAeWX+yvwSfs36VQXX27PBuf4hg8SZgrcnv867n8kBuPQotUbQrTlvzZIobuhqQqHk6uZ9TvQBM1uwcCAA/v5PnaZqY9Q9hKRgZe0Vkn0WTgo8w0sM7J/x0s9BDZnhZq27wP3EJVoRWs3Fga8BDH8bF/zwekuZ5U/P2bonk+vzeRzUhXuKEOLr1YKm3H/vWyqwv4qrrzvB38xDaiAgDoUJDH6Oo8W9TjE04dbqV/m4ukEL3siexQ/S5lCVKzKD1NfcTqO3yMdr04T+3PSFrh3a/lgsmMY4Vw0ZRuIbyZFbDOxwwSav32L3mYjNbPzaHts5vNIHmqiTydP4RJ3TjOXFp5AumLw6e9Cy2JnpQp5dIabc9+k7QVquvf6KIewz3Tn/0LnGkn7KPvTVx2UvAdx9iWIShSwKk5fZtZ8ty7ugpeTOvfUJ/M4I7ogtqBo4dBSrFD+t7wBXsGrx1xjKDTLeiRet9AvamOIPaC8hwIHHBto+t8BbpWCJuoAAAA==',
}

test.each([
  ['PNG', makePng(32, 32, (x, y) => [x * 8, y * 8, x * y])],
  ['JPEG', Buffer.from(pictures.jpeg, 'base64')],
  ['WebP', Buffer.from(pictures.webp, 'base64')],
])('a %s that is cut off behind its head is no picture', (_form, bytes) => {
  expect(judgeImage(bytes)).toBeUndefined()
  for (const share of [0.4, 0.7, 0.99]) expect(judgeImage(bytes.subarray(0, Math.floor(bytes.length * share)))).toMatch(/^the image is cut off/)
})

test('a PNG whose pixels cannot be unpacked, or are too few, is no picture', () => {
  const bytes = makePng(32, 32, (x, y) => [x * 8, y * 8, x * y])
  const garbled = Uint8Array.from(bytes, (byte, index) => (index === 60 ? byte ^ 0xff : byte))
  expect(judgeImage(garbled)).toBe('the image is cut off or corrupt')
  const taller = Uint8Array.from(bytes, (byte, index) => (index === 23 ? 64 : byte))
  expect(judgeImage(taller)).toBe('the image is cut off or corrupt')
})
