const separators = /^(?:;|&&?|\|\|?|\n|\(|\)|\{|\}|then|else|do|!)$/
const shells = /(?:^|\/)(?:ba|da|z|k)?sh$/

/**
 * The simple commands that a command line holds, each as its words: one, or what a shell is given with `-c`. Variables stay as they are written;
 * it is read to learn which packages are wanted, not to run it.
 */
export function simpleCommands(command: readonly string[]): string[][] {
  const [program = '', ...args] = command
  const option = args.findIndex((arg) => /^-[a-z]*c$/.test(arg))
  const script = shells.test(program) && option >= 0 ? args[option + 1] : undefined
  if (script === undefined) return [[...command]]
  const commands: string[][] = [[]]
  for (const token of tokens(script)) {
    if (separators.test(token.text) && !token.isQuoted) commands.push([])
    else commands.at(-1)?.push(token.text)
  }
  return commands.filter((words) => words.length > 0)
}

function* tokens(script: string): Generator<{ text: string; isQuoted: boolean }> {
  // In this order: a folded line, blanks, a comment where a word could begin, what separates, the four ways to write a piece of a word.
  const piece = /(\\\n)|[ \t\r]+|(?<![^\s;&|(){}])#[^\n]*|(\n|;|&&?|\|\|?|[(){}])|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s;&|(){}'"\\]+)/g
  let word: { text: string; isQuoted: boolean } | undefined
  for (const [, folded, separator, single, double, escaped, plain] of script.matchAll(piece)) {
    if (folded !== undefined) continue
    const quoted = single ?? double?.replaceAll('\\\n', '').replaceAll(/\\(["\\$`])/g, '$1') ?? escaped
    const text = quoted ?? plain
    if (text !== undefined) {
      word = { text: (word?.text ?? '') + text, isQuoted: word?.isQuoted === true || quoted !== undefined }
      continue
    }
    if (word !== undefined) yield word
    word = undefined
    if (separator !== undefined) yield { text: separator, isQuoted: false }
  }
  if (word !== undefined) yield word
}
