import { defineFunction } from '../native/define-function.ts'
import { getAttribute, tryAttribute } from '../protocol/attributes.ts'
import { isCallable } from '../protocol/calls.ts'
import { repr, toText } from '../protocol/repr.ts'
import { unsupportedComplex } from '../numbers/complex.ts'
import { asciiOnly } from '../formatting/string-repr.ts'
import { classOf } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyUnion } from '../values/py-union.ts'
import { typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function objectBuiltins(): Value[] {
  return [
    defineFunction('isinstance(obj, class_or_tuple, /)', (args, context) =>
      isSubclassOfAny(context, classOf(args.get('obj')), args.get('class_or_tuple'), 'isinstance() arg 2 must be a type, a tuple of types, or a union'),
    ),
    defineFunction('issubclass(cls, class_or_tuple, /)', (args, context) => {
      const cls = args.get('cls')
      if (!(cls instanceof PyClass)) throw typeError('issubclass() arg 1 must be a class')
      return isSubclassOfAny(context, cls, args.get('class_or_tuple'), 'issubclass() arg 2 must be a class, a tuple of classes, or a union')
    }),
    defineFunction('callable(obj, /)', (args) => isCallable(args.get('obj'))),
    defineFunction('hasattr(obj, name, /)', (args, context) => tryAttribute(context, args.get('obj'), args.string('name')) !== undefined),
    defineFunction('getattr(object, name, /, *default)', (args, context) => {
      const [byDefault] = args.variadic('default')
      if (byDefault === undefined) return getAttribute(context, args.get('object'), args.string('name'))
      return tryAttribute(context, args.get('object'), args.string('name')) ?? byDefault
    }),
    defineFunction('repr(obj, /)', (args, context) => repr(context, args.get('obj'))),
    defineFunction('ascii(obj, /)', (args, context) => asciiOnly(repr(context, args.get('obj')))),
    defineFunction('complex(*args)', (_args, context) => unsupportedComplex(context.line)),
    defineFunction("print(*values, sep=' ', end='\\n', file=None, flush=False)", (args, context) => {
      const separator = args.optionalString('sep') ?? ' '
      const texts = args.variadic('values').map((value) => toText(context, value))
      const line = texts.join(separator) + (args.optionalString('end') ?? '\n')
      context.spend(1 + line.length / 64)
      context.write(line)
    }),
  ]
}

function isSubclassOfAny(context: Context, cls: PyClass, classInfo: Value, message: string): boolean {
  if (classInfo instanceof PyClass) return cls.isSubclassOf(classInfo) || classInfo.accepts?.(cls) === true
  if (classInfo instanceof PyTuple) return context.nested(5, () => classInfo.items.some((item) => isSubclassOfAny(context, cls, item, message)))
  if (classInfo instanceof PyUnion) {
    return classInfo.members.some((member) => (member === null ? cls.name === 'NoneType' : isSubclassOfAny(context, cls, member, message)))
  }
  throw typeError(message)
}
