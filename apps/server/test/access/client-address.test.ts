import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { parseTrustProxy } from '../../src/access/trust-proxy.ts'
import { createTestApp } from '../support/test-app.ts'

const forgeries: readonly (readonly [string, string])[] = [
  ['x-forwarded-for', '203.0.113.9'],
  ['x-forwarded-for', '203.0.113.9, 198.51.100.1'],
  ['x-forwarded-for', '127.0.0.1'],
  ['x-forwarded-for', '::1'],
  ['x-forwarded-for', ',,,'],
  ['x-real-ip', '203.0.113.9'],
  ['forwarded', 'for=203.0.113.9'],
  ['cf-connecting-ip', '203.0.113.9'],
  ['true-client-ip', '203.0.113.9'],
  ['x-client-ip', '203.0.113.9'],
]

describe('the address that is counted', () => {
  test.each(forgeries)('is not what a client writes into %s: %s', async (name, value) => {
    const { app, log } = createTestApp({ settings: { server: { rateLimitPerAddress: 2 } } })
    await request(app).post('/').send({ prompt: 'plate' }).expect(200)
    await request(app).post('/').set(name, value).send({ prompt: 'plate' }).expect(200)
    await request(app).post('/').set(name, value).send({ prompt: 'plate' }).expect(429)
    expect(new Set(log.map(({ address }) => address)).size).toBe(1)
  })

  test.each([
    ['the last one, behind one proxy', '1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['the one before the trusted proxies', 'loopback,198.51.100.0/24', '192.0.2.7, 203.0.113.9, 198.51.100.1', '203.0.113.9'],
    ['the socket where its proxy is not a trusted one', '10.0.0.0/8', '203.0.113.9', '127.0.0.1'],
  ])('is %s', async (_name, setting, forwarded, address) => {
    const { app, log } = createTestApp({ access: { trustProxy: parseTrustProxy(setting) } })
    await request(app).post('/').set('x-forwarded-for', forwarded).send({ prompt: 'plate' }).expect(200)
    expect(String(log[0]?.address).replace('::ffff:', '')).toBe(address)
  })

  test('of IPv6 is the network of one customer', async () => {
    const { app } = createTestApp({ access: { trustProxy: 1 }, settings: { server: { rateLimitPerAddress: 1 } } })
    const statusFor = async (address: string) => (await request(app).post('/').set('x-forwarded-for', address).send({ prompt: 'plate' })).status
    expect(await statusFor('2001:db8:1:100::1')).toBe(200)
    expect(await statusFor('2001:db8:1:1ff:ffff::2')).toBe(429)
    expect(await statusFor('2001:db8:1:200::1')).toBe(200)
  })
})

describe('NATURALCAD_TRUST_PROXY', () => {
  test.each([
    ['', false],
    ['0', false],
    ['false', false],
    ['2', 2],
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8, fd00::/8, loopback', ['10.0.0.0/8', 'fd00::/8', 'loopback']],
  ])('may be %j', (text, expected) => {
    expect(parseTrustProxy(text)).toEqual(expected)
  })

  test.each(['true', '*', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.example.test', '10.0.0.1,', '-1', '1.5'])(
    'may not be %j',
    (text) => {
      expect(() => parseTrustProxy(text)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
    },
  )
})
