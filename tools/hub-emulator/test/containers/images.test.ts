import { expect, test } from 'vitest'
import { resolveImage } from '../../src/containers/images.ts'

test.each([
  ['python', 'python'], ['python:3', 'python'], ['python:3.12', 'python'], ['python:3.13.2-slim-bookworm', 'python'], ['docker.io/library/python:3.12-alpine3.20', 'python'],
  ['python:slim', 'python'], ['python:3.15.0rc1', 'python'], ['ghcr.io/astral-sh/uv:python3.12-bookworm', 'uv'], ['ghcr.io/astral-sh/uv', 'uv'], ['ghcr.io/astral-sh/uv:0.9.1', 'uv'],
  ['node:24', 'node'], ['node:24-slim', 'node'], ['node:24.11.1-bookworm-slim', 'node'],
])('%s is run by %s', (image, kind) => {
  expect(resolveImage(image)).toEqual({ kind, image })
})

test.each([
  'python:2.7', 'python:4', 'python:3.12-windowsservercore', 'python:3.12@sha256:00', 'pythonista/python:3.12', 'ubuntu', 'node', 'node:20', 'node:240', 'ghcr.io/other/uv:latest',
  'ghcr.io/astral-sh/uv:', '', 'python:', 'PYTHON:3', 'python:3.12\n',
])('%j is no image that is known', (image) => {
  expect(resolveImage(image)).toBeUndefined()
})
