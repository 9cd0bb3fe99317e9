/** MT19937 by Matsumoto and Nishimura, seeded and read as CPython does. */
export class MersenneTwister {
  readonly #state = new Uint32Array(624)
  #index = 624

  /** From the 32-bit words of the seed, lowest first. */
  seed(words: readonly number[]): void {
    const state = this.#state
    this.#fill(19_650_218)
    let [i, j] = [1, 0]
    for (let count = Math.max(624, words.length); count > 0; count -= 1) {
      state[i] = (((state[i] ?? 0) ^ Math.imul(this.#mixed(i), 1_664_525)) + (words[j] ?? 0) + j) >>> 0
      i += 1
      j = (j + 1) % words.length
      if (i >= 624) i = this.#wrap()
    }
    for (let count = 623; count > 0; count -= 1) {
      state[i] = (((state[i] ?? 0) ^ Math.imul(this.#mixed(i), 1_566_083_941)) - i) >>> 0
      i += 1
      if (i >= 624) i = this.#wrap()
    }
    state[0] = 0x8000_0000
    this.#index = 624
  }

  #fill(seed: number): void {
    this.#state[0] = seed
    for (let i = 1; i < 624; i += 1) this.#state[i] = (Math.imul(this.#mixed(i), 1_812_433_253) + i) >>> 0
  }

  #mixed(i: number): number {
    const previous = this.#state[i - 1] ?? 0
    return previous ^ (previous >>> 30)
  }

  #wrap(): number {
    this.#state[0] = this.#state[623] ?? 0
    return 1
  }

  next32(): number {
    if (this.#index >= 624) this.#generate()
    let y = this.#state[this.#index] ?? 0
    this.#index += 1
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return (y ^ (y >>> 18)) >>> 0
  }

  #generate(): void {
    const state = this.#state
    for (let i = 0; i < 624; i += 1) {
      const y = ((state[i] ?? 0) & 0x8000_0000) | ((state[(i + 1) % 624] ?? 0) & 0x7fff_ffff)
      state[i] = (state[(i + 397) % 624] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908_b0df : 0)
    }
    this.#index = 0
  }

  /** In [0, 1), with 53 bits. */
  random(): number {
    const [high, low] = [this.next32() >>> 5, this.next32() >>> 6]
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  bits(count: number): bigint {
    let result = 0n
    for (let taken = 0; taken < count; taken += 32) {
      const left = count - taken
      const word = left < 32 ? this.next32() >>> (32 - left) : this.next32()
      result |= BigInt(word) << BigInt(taken)
    }
    return result
  }

  /** Below `limit`, each int equally likely. */
  below(limit: bigint): bigint {
    if (limit <= 0n) return 0n
    const count = limit.toString(2).length
    for (;;) {
      const value = this.bits(count)
      if (value < limit) return value
    }
  }
}
