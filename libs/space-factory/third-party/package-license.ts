import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PackageLicense {
  name: string
  version: string
  /** As an SPDX expression. */
  license: string
  /** The license and the notices that come with the package. */
  text: string
}

interface Manifest {
  name: string
  version: string
  license?: string
  author?: string | { name: string }
}

/** Reads under which license a package is that others carry. */
export function readPackageLicense(folder: string): PackageLicense {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file)).sort()
  if (license === undefined) throw new Error(`${name} does not say its license`)
  if (files.length > 0) return { name, version, license, text: files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n') }
  if (license !== 'MIT') throw new Error(`${name} is under ${license}, and comes without the text of it`)
  const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`)
  return { name, version, license, text: mitLicense(holder) }
}

/** What stands beside a bundle: which packages are inside, then each license once, with the packages that are under it. */
export function renderLicenses(bundle: string, packages: readonly PackageLicense[]): string {
  const sorted = packages.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const groups = Map.groupBy(sorted, ({ text }) => text.replaceAll('\r\n', '\n').replaceAll(/[ \t]+$/gm, ''))
  const sections = [...groups].map(([text, under]) => `${'-'.repeat(80)}\n\n${under.map(titleOf).join('\n')}\n\n${text}\n`)
  return [`${bundle} holds code of these packages, whose licenses follow:\n`, `${sorted.map((one) => `- ${titleOf(one)}\n`).join('')}`, ...sections].join('\n')
}

function titleOf({ name, version, license }: PackageLicense): string {
  return `${name} ${version} (${license})`
}

function mitLicense(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`
}
