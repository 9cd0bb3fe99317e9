import { addMethods } from './add-methods.ts'
import { setConstructor } from './set-constructor.ts'
import { baseExceptionClass, PyException } from '../values/exceptions.ts'
import { classMethodClass, propertyClass, staticMethodClass, superClass } from '../values/builtin-classes.ts'
import { NativeFunction, PyClassMethod, PyProperty, PyStaticMethod } from '../values/callables.ts'
import { classOf, isInstance } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PySuper } from '../values/py-super.ts'
import { typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'

export function equipDescriptors(): void {
  setConstructor(propertyClass, 'property(fget=None, fset=None, fdel=None, doc=None)', (args) => new PyProperty(args.get('fget'), args.get('fset')))
  setConstructor(staticMethodClass, 'staticmethod(function, /)', (args) => new PyStaticMethod(args.get('function')))
  setConstructor(classMethodClass, 'classmethod(function, /)', (args) => new PyClassMethod(args.get('function')))
  addMethods<PyProperty>(propertyClass, {
    'setter(function, /)': (self, args) => new PyProperty(self.getter, args.get('function'), self.cachedAs),
    'getter(function, /)': (self, args) => new PyProperty(args.get('function'), self.setter, self.cachedAs),
  })
  setConstructor(superClass, 'super(type, object, /)', (args) => {
    const [cls, self] = [args.get('type'), args.get('object')]
    if (!(cls instanceof PyClass)) throw typeError(`super() argument 1 must be a type, not ${classOf(cls).name}`)
    if (self instanceof PyClass && self.isSubclassOf(cls)) return new PySuper(cls, self, self)
    if (!isInstance(self, cls)) throw typeError('super(type, obj): obj must be an instance or subtype of type')
    return new PySuper(cls, self, classOf(self))
  })
  equipExceptions()
}

function equipExceptions(): void {
  const initialize = new NativeFunction(
    '__init__',
    (_context, [self, ...args], keywords) => {
      if (keywords.size > 0) throw typeError(`${self instanceof PyException ? self.cls.name : 'BaseException'}() takes no keyword arguments`)
      if (self instanceof PyException) self.args = new PyTuple(args)
      return null
    },
    { isMethod: true },
  )
  baseExceptionClass.attributes.set('__init__', initialize)
  addMethods<PyException>(baseExceptionClass, { 'with_traceback(traceback, /)': (self) => self })
}
