const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }

/** What CPython calls not printable: separators but the space, control, format, surrogate, private and unassigned characters. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u

/** `repr` of a string: single quotes unless only they occur in it. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let result = ''
  for (const character of text) {
    if (character === quote) result += `\\${character}`
    else result += named[character] ?? (unprintable.test(character) ? escapeCharacter(character) : character)
  }
  return `${quote}${result}${quote}`
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** `ascii`: `repr` with everything else escaped too. */
export function asciiOnly(text: string): string {
  return Array.from(text, (character) => ((character.codePointAt(0) ?? 0) < 128 ? character : escapeCharacter(character))).join('')
}

export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'"
  let result = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    if (character === quote) result += `\\${character}`
    else result += named[character] ?? (byte < 32 || byte > 126 ? escapeCharacter(character) : character)
  }
  return `b${quote}${result}${quote}`
}
