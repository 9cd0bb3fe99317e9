import type { GuardPolicy } from './guard-policy.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

/** What a script may use of Python's own names. Every other one is refused by name. */
export const builtins: GuardPolicy['builtins'] = {
  allowed: words(`
    abs all any ascii bin bool callable chr classmethod complex dict divmod enumerate filter float frozenset hex int isinstance issubclass len list
    map max min next object oct ord property range repr reversed round set slice sorted staticmethod str sum tuple zip
    True False None Ellipsis NotImplemented
  `),
  restricted: words('getattr hasattr iter pow print super type'),
  exceptions: words(`
    Exception ArithmeticError AssertionError AttributeError BufferError EOFError FloatingPointError ImportError IndexError KeyError LookupError
    MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError RecursionError ReferenceError RuntimeError
    RuntimeWarning StopIteration SyntaxError TimeoutError TypeError UnboundLocalError UnicodeError UserWarning ValueError Warning
    ZeroDivisionError DeprecationWarning FutureWarning FileNotFoundError PermissionError IOError
  `),
  exitExceptions: words('BaseException BaseExceptionGroup ExceptionGroup GeneratorExit KeyboardInterrupt SystemExit'),
  refused: words(`
    aiter anext breakpoint bytearray bytes compile copyright credits delattr dir eval exec exit format globals hash help id input license locals
    memoryview open quit setattr vars
    BlockingIOError BrokenPipeError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError EncodingWarning EnvironmentError FileExistsError ImportWarning IndentationError InterruptedError
    IsADirectoryError NotADirectoryError PendingDeprecationWarning ProcessLookupError ResourceWarning StopAsyncIteration SyntaxWarning
    SystemError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError UnicodeWarning
  `),
  hints: {
    open: 'The host reads inputs and writes the files of the result: leave it out.',
    eval: 'Write the expression itself.',
    exec: 'Write the statements themselves.',
    compile: 'Write the code itself.',
    input: 'Bind the value as a variable at the top of the script.',
    globals: 'Keep values in variables or in a dict of your own.',
    locals: 'Keep values in variables or in a dict of your own.',
    vars: 'Keep values in variables or in a dict of your own.',
    dir: 'Write the attribute that you need.',
    setattr: 'Assign the attribute: value.name = …',
    delattr: 'Leave the attribute as it is.',
    exit: 'Let the script run to its end, or raise ValueError.',
    quit: 'Let the script run to its end, or raise ValueError.',
    format: 'Use an f-string: f"{value:.2f}".',
    bytes: 'Use a str or a list of numbers.',
    bytearray: 'Use a list of numbers.',
    id: 'Compare with `is`, or number the objects with enumerate().',
    hash: 'Use the value itself as a key.',
    show_object: 'Leave the viewer out; the host shows the result.',
  },
}
