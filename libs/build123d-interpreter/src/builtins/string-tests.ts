import { addMethods } from './add-methods.ts'
import { blanks } from './string-search.ts'
import { strClass } from '../values/builtin-classes.ts'

const all = (pattern: RegExp) => (self: string) => self !== '' && pattern.test(self)

export function equipStringTests(): void {
  const isCased = (text: string) => /[\p{Lu}\p{Ll}\p{Lt}]/u.test(text)
  addMethods<string>(strClass, {
    'isalpha()': all(/^\p{L}+$/u),
    'isdigit()': all(/^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u),
    'isdecimal()': all(/^\p{Nd}+$/u),
    'isnumeric()': all(/^\p{N}+$/u),
    'isalnum()': all(/^[\p{L}\p{N}]+$/u),
    'isspace()': all(new RegExp(`^[${blanks}]+$`, 'u')),
    'isascii()': (self) => Array.from(self).every((character) => (character.codePointAt(0) ?? 0) < 128),
    'isidentifier()': all(/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*$/u),
    'isupper()': (self) => isCased(self) && self === self.toUpperCase(),
    'islower()': (self) => isCased(self) && self === self.toLowerCase(),
    'istitle()': (self) => isCased(self) && /^(?:[^\p{Lu}\p{Ll}\p{Lt}]*[\p{Lu}\p{Lt}]\p{Ll}*(?![\p{Lu}\p{Lt}]))*[^\p{Lu}\p{Ll}\p{Lt}]*$/u.test(self),
    'isprintable()': (self) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(self),
  })
}
