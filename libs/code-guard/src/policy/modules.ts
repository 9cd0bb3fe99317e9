import type { GuardPolicy, ModulePolicy } from './guard-policy.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)
const members = (text: string, more: Partial<ModulePolicy> = {}): ModulePolicy => ({ members: words(text), star: false, baseOnly: [], ...more })

/** Members that every supported Python has and that neither run text, read the machine, nor go on for ever. */
export const modules: GuardPolicy['modules'] = {
  math: members(
    `acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp
     fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians
     remainder sin sinh sqrt tan tanh tau trunc ulp`,
    { star: true },
  ),
  typing: members(
    `Annotated Any Callable ClassVar Final Generic Literal Optional Protocol Tuple Type TypeVar Union AbstractSet Container Hashable Iterable
     Iterator Mapping MutableMapping MutableSequence MutableSet Sequence Sized Collection Reversible SupportsAbs SupportsFloat SupportsIndex SupportsInt
     SupportsRound Deque Dict DefaultDict List Set FrozenSet Generator NamedTuple LiteralString Never NewType NoReturn Self Text TypeAlias TypeGuard
     TYPE_CHECKING cast final`,
    { baseOnly: ['Generic', 'NamedTuple', 'Protocol'] },
  ),
  dataclasses: members('dataclass field asdict astuple replace is_dataclass KW_ONLY InitVar FrozenInstanceError'),
  enum: members('Enum IntEnum StrEnum Flag IntFlag auto unique', { baseOnly: ['Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag'] }),
  'collections.abc': members(
    `Callable Collection Container Generator Hashable ItemsView Iterable Iterator KeysView Mapping MutableMapping MutableSequence MutableSet
     Reversible Sequence Set Sized ValuesView`,
  ),
  copy: members('copy deepcopy'),
  random: members('Random betavariate choice choices gauss normalvariate randint random randrange sample seed shuffle triangular uniform'),
  itertools: members(
    `accumulate chain combinations combinations_with_replacement compress dropwhile filterfalse groupby islice pairwise permutations product repeat
     starmap takewhile zip_longest`,
  ),
  functools: members('cache cached_property cmp_to_key lru_cache partial reduce total_ordering wraps'),
}

/** What to do instead of a module that scripts often ask for. */
export const moduleHints: GuardPolicy['moduleHints'] = {
  os: 'The host chooses folders and settings: leave it out.',
  sys: 'The host passes no arguments: bind values as variables at the top.',
  pathlib: 'The host chooses where files go: leave it out.',
  argparse: 'Bind the values as variables at the top of the script.',
  json: 'Write the data as Python literals.',
  csv: 'Write the data as Python literals.',
  logging: 'Use print().',
  time: 'Leave the time measurement out.',
  datetime: 'Leave the date out, so that the same script makes the same part.',
  numpy: 'Use math and list comprehensions.',
  collections: 'Use dict, list and tuple; abstract types come from collections.abc.',
  abc: 'Use a plain base class whose methods raise NotImplementedError.',
  contextlib: 'Call the functions in order.',
  warnings: 'Leave it out.',
  re: 'Use the methods of str.',
  string: 'Use f-strings and the methods of str.',
  operator: 'Write a lambda.',
  statistics: 'Use sum(), len() and sorted().',
  decimal: 'Use float and round().',
  fractions: 'Use float.',
  cadquery: 'Write the part with build123d.',
  OCP: 'Use the public API of build123d.',
  subprocess: 'Scripts start no programs.',
  requests: 'Scripts use no network.',
  urllib: 'Scripts use no network.',
  socket: 'Scripts use no network.',
}
