import { NaturalCadError } from '@naturalcad/contracts/errors'
import express, { type RequestHandler } from 'express'

/** Deeper than any request of the contract, far less than what makes a parser work hard. */
const maxDepth = 16

/** Reads a JSON body of bounded size and depth. A form of a foreign page can't send this media type without being asked first. */
export function readJsonBody(maxBytes: number): RequestHandler[] {
  return [requireJson, express.json({ limit: maxBytes, inflate: false, strict: false, type: () => true }), boundDepth]
}

const requireJson: RequestHandler = (request, _response, next) => {
  const [mediaType, ...parameters] = (request.get('content-type') ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (mediaType !== 'application/json') {
    return next(
      new NaturalCadError(
        'UNSUPPORTED_MEDIA_TYPE',
        mediaType === '' ? 'the request has no content type' : 'the content type is not application/json',
        {
          remedy: 'Send JSON with content-type: application/json.',
        },
      ),
    )
  }
  // JSON between systems is UTF-8 (RFC 8259, 8.1).
  if (parameters.some((parameter) => parameter.startsWith('charset=') && !/^charset="?utf-8"?$/.test(parameter))) {
    return next(new NaturalCadError('UNSUPPORTED_MEDIA_TYPE', 'the body is not in UTF-8', { remedy: 'Send JSON in UTF-8.' }))
  }
  next()
}

const boundDepth: RequestHandler = (request, _response, next) => {
  if (!isDeeperThan(request.body, maxDepth)) return next()
  next(
    new NaturalCadError('INVALID_REQUEST', `the body is nested deeper than ${maxDepth} levels`, {
      remedy: 'Send the keys of the contract; see /openapi.json.',
    }),
  )
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((child) => isDeeperThan(child, depth - 1))
}
