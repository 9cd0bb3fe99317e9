import { describe, expect, test } from 'vitest'
import { createTokenFactories } from '../../src/sign-in/token-factories.ts'
import { aliceToken, bobToken, createFactoryDouble } from '../support/factory-double.ts'

describe('the factories of a user', () => {
  test('are one for as long as the token is the same', async () => {
    const double = createFactoryDouble()
    const factories = createTokenFactories(double.create)
    const used = await Promise.all([1, 2, 3].map(() => factories.use({ accessToken: aliceToken }, async (factory) => factory)))
    expect(new Set(used).size).toBe(1)
    expect(double.open).toEqual([aliceToken])
    factories.close()
    expect(double.open).toEqual([])
  })

  test('work to the end with the token that they began with', async () => {
    const double = createFactoryDouble()
    const factories = createTokenFactories(double.create)
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const slow = factories.use({ accessToken: aliceToken }, () => held)
    await factories.use({ accessToken: bobToken }, async () => undefined)
    expect(double.open).toEqual([aliceToken, bobToken])
    release()
    await slow
    expect(double.open).toEqual([bobToken])
  })

  test('close when their work is done, also where it failed', async () => {
    const double = createFactoryDouble()
    const factories = createTokenFactories(double.create)
    let fail = (_reason: Error) => {}
    const held = new Promise<void>((_resolve, reject) => (fail = reject))
    const slow = factories.use({ accessToken: aliceToken }, () => held)
    factories.close()
    expect(double.open).toEqual([aliceToken])
    fail(new Error('no'))
    await expect(slow).rejects.toThrow('no')
    expect(double.open).toEqual([])
  })
})
