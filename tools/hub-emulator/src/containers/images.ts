/** What stands in for an image on this machine. */
export interface Runtime {
  kind: 'python' | 'uv' | 'node'
  /** As it was asked for. */
  image: string
}

// Version, then what it is built on. Windows images are not in it.
const variant = '(?:-(?:slim|alpine|bookworm|trixie|bullseye|krypton)[a-z0-9.-]*)?'
const hub = '(?:docker\\.io/)?(?:library/)?'

/** Every image that can be run, by the program that runs it. Tags decide nothing else: the version is the one that is here. */
const images: readonly { kind: Runtime['kind']; pattern: RegExp }[] = [
  { kind: 'python', pattern: new RegExp(`^${hub}python(?::(?:latest|slim|alpine|bookworm|3(?:\\.\\d+){0,2}(?:(?:a|b|rc)\\d+)?)${variant})?$`) },
  { kind: 'uv', pattern: /^ghcr\.io\/astral-sh\/uv(?::[a-z0-9][\w.-]*)?$/ },
  { kind: 'node', pattern: new RegExp(`^${hub}node:(?:24(?:\\.\\d+){0,2})${variant}$`) },
]

/** Undefined for an image that nothing here stands in for; to a client it does not exist. */
export function resolveImage(image: string): Runtime | undefined {
  const found = images.find(({ pattern }) => pattern.test(image))
  return found && { kind: found.kind, image }
}
