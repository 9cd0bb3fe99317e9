import { writeCard } from './push-model.ts'

const width = 32
const layers = 2
const positions = 128
const end = '<|endoftext|>'
/** Letters and signs of ASCII as GPT-2's own tokenizer writes them: the blank is a letter too. */
const alphabet = ['Ġ', ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)), end]

/** A random GPT-2 of 30,000 values with a tokenizer of single letters, as the files of its repository; the same bytes each time. */
export function makeTinyGpt2(): Record<string, string | Uint8Array> {
  const size = alphabet.length
  const config = {
    architectures: ['GPT2LMHeadModel'], model_type: 'gpt2', dtype: 'float32', activation_function: 'gelu_new', layer_norm_epsilon: 1e-5, tie_word_embeddings: false,
    vocab_size: size, n_embd: width, n_head: 2, n_layer: layers, n_positions: positions, bos_token_id: size - 1, eos_token_id: size - 1,
  }
  const level = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
  const tokenizer = {
    version: '1.0', truncation: null, padding: null, normalizer: null, pre_tokenizer: level, post_processor: null, decoder: level,
    added_tokens: [{ id: size - 1, content: end, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }],
    model: { type: 'BPE', dropout: null, unk_token: end, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false, vocab: Object.fromEntries(alphabet.map((letter, index) => [letter, index])), merges: [] },
  }
  return {
    'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-generation', library_name: 'transformers' }, 'A random model, for tests.'),
    'config.json': JSON.stringify(config),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', bos_token: end, eos_token: end, unk_token: end, model_max_length: positions }),
    'model.safetensors': writeSafetensors(listShapes(size)),
  }
}

function listShapes(size: number): [name: string, shape: number[]][] {
  const block = (index: number): [string, number[]][] =>
    ([['ln_1.weight', [width]], ['ln_1.bias', [width]], ['attn.c_attn.weight', [width, 3 * width]], ['attn.c_attn.bias', [3 * width]], ['attn.c_proj.weight', [width, width]], ['attn.c_proj.bias', [width]],
      ['ln_2.weight', [width]], ['ln_2.bias', [width]], ['mlp.c_fc.weight', [width, 4 * width]], ['mlp.c_fc.bias', [4 * width]], ['mlp.c_proj.weight', [4 * width, width]], ['mlp.c_proj.bias', [width]],
    ] as [string, number[]][]).map(([name, shape]) => [`transformer.h.${index}.${name}`, shape])
  return [
    ['transformer.wte.weight', [size, width]], ['transformer.wpe.weight', [positions, width]], ...Array.from({ length: layers }, (_, index) => block(index)).flat(),
    ['transformer.ln_f.weight', [width]], ['transformer.ln_f.bias', [width]], ['lm_head.weight', [size, width]],
  ]
}

function writeSafetensors(shapes: readonly [name: string, shape: number[]][]): Uint8Array {
  const next = createRandom(7)
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  const parts: Buffer[] = []
  let at = 0
  for (const [name, shape] of shapes) {
    const values = Float32Array.from({ length: shape.reduce((product, side) => product * side, 1) }, () => (/ln_\w+\.weight$/.test(name) ? 1 : next() - 0.5))
    parts.push(Buffer.from(values.buffer))
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] }
    at += values.byteLength
  }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([length, text, ...parts])
}

/** Park and Miller's: from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
