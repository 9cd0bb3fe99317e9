import { expect, test } from 'vitest'
import { createRouter, type HttpMethod } from '../src/http/router.ts'

const routerWith = (...paths: string[]) => {
  const router = createRouter()
  const handlers = new Map(paths.map((path) => [path, () => {}]))
  for (const [path, handle] of handlers) router.on('GET', path, handle)
  const nameOf = (handle: unknown) => [...handlers].find(([, one]) => one === handle)?.[0]
  return (path: string, method: HttpMethod = 'GET') => {
    const found = router.find(method, path)
    return found === undefined ? undefined : [nameOf(found.route.handle), found.params]
  }
}

test('names come before parameters, parameters before the rest, with a way back', () => {
  const find = routerWith('/api/:type/:name', '/api/models/:name', '/api/models/by/:author', '/api/*')
  expect(find('/api/models/one')).toEqual(['/api/models/:name', { name: 'one' }])
  expect(find('/api/models/by')).toEqual(['/api/models/:name', { name: 'by' }])
  expect(find('/api/models/by/me')).toEqual(['/api/models/by/:author', { author: 'me' }])
  expect(find('/api/other/by')).toEqual(['/api/:type/:name', { type: 'other', name: 'by' }])
  expect(find('/api/models/one/two')).toEqual(['/api/*', { '*': 'models/one/two' }])
  expect(find('/api')).toBeUndefined()
  expect(find('/other')).toBeUndefined()
})

test('segments are decoded one by one, and what cannot be decoded is no route', () => {
  const find = routerWith('/:namespace/:name/resolve/:revision/*', '/plain')
  expect(find('/a/b/resolve/refs%2Fpr%2F1/dir/a%20b%23.txt')?.[1]).toEqual({ namespace: 'a', name: 'b', revision: 'refs/pr/1', '*': 'dir/a b#.txt' })
  expect(find('/%70lain')?.[0]).toBe('/plain')
  expect(find('/a/b/resolve/main/%ff')).toBeUndefined()
})

test('a slash at the end counts for nothing, an empty segment is no parameter', () => {
  const find = routerWith('/:one/:two', '/:one/tree/*')
  expect(find('/a/b/')).toEqual(['/:one/:two', { one: 'a', two: 'b' }])
  expect(find('/a//')).toBeUndefined()
  expect(find('//b')).toBeUndefined()
  expect(find('/a/tree/')).toEqual(['/:one/:two', { one: 'a', two: 'tree' }])
  expect(find('/a/tree/x//y')?.[1]).toEqual({ one: 'a', '*': 'x//y' })
})

test('methods are apart, and parameters of other names do not disturb each other', () => {
  const router = createRouter()
  router.on(['GET', 'HEAD'], '/:first/x', () => {})
  router.on('DELETE', '/:second/x', () => {}, { ownAuthorization: true })
  expect(router.find('HEAD', '/a/x')?.params).toEqual({ first: 'a' })
  expect(router.find('DELETE', '/a/x')).toMatchObject({ params: { second: 'a' }, route: { ownAuthorization: true } })
  expect(router.find('POST', '/a/x')).toBeUndefined()
})

test('the same route twice and a parameter in the middle of a segment are mistakes', () => {
  const router = createRouter()
  router.on('GET', '/a/:b', () => {})
  expect(() => router.on(['PUT', 'GET'], '/a/:b', () => {})).toThrow('GET /a/:b is there already')
  expect(() => router.on('GET', '/a/b:c', () => {})).toThrow('part of a segment')
  expect(() => router.on('GET', '/a/*/c', () => {})).toThrow('part of a segment')
})
