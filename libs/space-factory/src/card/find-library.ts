import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis, LibraryName } from './card-analysis.ts'

/** Spellings of `library_name` and tags. */
const libraryBySpelling: Readonly<Record<string, LibraryName>> = {
  transformers: 'transformers',
  diffusers: 'diffusers',
  'sentence-transformers': 'sentence-transformers',
  timm: 'timm',
  peft: 'peft',
  sklearn: 'sklearn',
  'scikit-learn': 'sklearn',
  skops: 'sklearn',
  spacy: 'spacy',
  gguf: 'gguf',
  'llama.cpp': 'gguf',
  onnx: 'onnx',
  'transformers.js': 'transformers.js',
  keras: 'keras',
  'tf-keras': 'keras',
  flair: 'flair',
  fasttext: 'fasttext',
  open_clip: 'open_clip',
  mlx: 'mlx',
}

const signs: readonly (readonly [library: LibraryName, hasSign: (paths: ReadonlySet<string>) => string | undefined])[] = [
  ['diffusers', has('model_index.json')],
  ['sentence-transformers', has('modules.json', 'config_sentence_transformers.json')],
  ['peft', has('adapter_config.json')],
  ['spacy', (paths) => (paths.has('meta.json') && paths.has('config.cfg') ? 'meta.json and config.cfg' : undefined)],
  ['sklearn', endsWith('.skops', '.joblib')],
  ['gguf', endsWith('.gguf')],
]

/** The card's own word first, then files that only one library writes, then tags, then a class of `config.json`. */
export function findLibrary(facts: ModelFacts): CardAnalysis['library'] {
  if (facts.library !== undefined) {
    const name = find(facts.library) ?? 'other'
    return { name, isGuess: false, evidence: { from: 'library_name', detail: facts.library.slice(0, 100) } }
  }
  const paths = new Set(facts.files.map(({ path }) => path))
  for (const [name, hasSign] of signs) {
    const sign = hasSign(paths)
    if (sign !== undefined) return { name, isGuess: true, evidence: { from: 'files', detail: sign } }
  }
  for (const tag of facts.tags) {
    const name = find(tag)
    if (name !== undefined) return { name, isGuess: true, evidence: { from: 'tags', detail: tag } }
  }
  const [architecture] = facts.architectures
  if (architecture === undefined) return undefined
  return { name: 'transformers', isGuess: true, evidence: { from: 'config.architectures', detail: architecture } }
}

function find(spelling: string): LibraryName | undefined {
  const key = spelling.toLowerCase()
  return Object.hasOwn(libraryBySpelling, key) ? libraryBySpelling[key] : undefined
}

function has(...names: string[]) {
  return (paths: ReadonlySet<string>) => names.find((name) => paths.has(name))
}

function endsWith(...endings: string[]) {
  return (paths: ReadonlySet<string>) => [...paths].find((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)))
}
