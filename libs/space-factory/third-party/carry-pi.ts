import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Build {
  esbuild: { transform: (code: string, options: Record<string, unknown>) => Promise<{ code: string }> }
  initialOptions: { metafile?: boolean }
  onLoad: (options: { filter: RegExp }, load: (file: { path: string }) => Promise<{ contents: string; loader: 'js' } | undefined>) => void
  onEnd: (then: (result: { metafile?: { outputs: Record<string, { entryPoint?: string }> } }) => void) => void
}

const drawsDiagrams = /\bfunction createMermaidMarkdownTransformer\(\w+\)\{/

/**
 * Pi comes as a bundle, which does not tell what is inside: that is written down here, for this one version, in `pi-<version>.licenses.txt`.
 * What draws diagrams in Pi's own screens (lovely-mermaid) is cut out: nobody sees them here, and its license is not at hand.
 */
export const carryPi = (licenses: string) => ({
  name: 'carry-pi',
  setup(build: Build) {
    build.initialOptions.metafile = true
    let cuts = 0
    build.onLoad({ filter: /pi-coding-agent\/dist\/bundle\/chunks\/[^/]+\.js$/ }, async ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!drawsDiagrams.test(text)) return undefined
      cuts += 1
      const { code } = await build.esbuild.transform(text.replace(drawsDiagrams, (start) => `${start}return text=>text;`), {
        loader: 'js', format: 'esm', target: 'node22', treeShaking: true, minifySyntax: true,
      })
      return { contents: code, loader: 'js' }
    })
    build.onEnd(({ metafile }) => {
      if (cuts !== 1) throw new Error(`what draws diagrams was found in ${cuts} files of Pi, not in one`)
      for (const [bundle, { entryPoint }] of Object.entries(metafile?.outputs ?? {})) {
        if (entryPoint === undefined) continue
        mkdirSync(dirname(bundle), { recursive: true })
        writeFileSync(`${bundle}.licenses.txt`, readFileSync(join(licenses, `pi-${versionOf(entryPoint)}.licenses.txt`), 'utf8'))
      }
    })
  },
})

function versionOf(entryPoint: string): string {
  return (JSON.parse(readFileSync(join(entryPoint, '../../../package.json'), 'utf8')) as { version: string }).version
}
