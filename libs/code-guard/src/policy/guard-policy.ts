import type { RuleId } from '../rules/rule-id.ts'

/** How much a script may hold and ask for. */
export interface GuardLimits {
  /** Source size in UTF-8 bytes. */
  maxBytes: number
  maxNodes: number
  /** Nesting of statements and expressions. */
  maxDepth: number
  maxBrackets: number
  /** Length of a chain such as `a.b.c`. */
  maxChain: number
  /** Turns of nested loops whose counts are written as constants, multiplied. */
  maxIterations: number
  /** Instances of one pattern context, multiplied over nested ones. */
  maxPatternInstances: number
  maxExponent: number
  maxShift: number
  /** Length of a repeated or padded string or sequence. */
  maxRepeat: number
  maxFindings: number
}

/** A module whose listed members may be imported or read. */
export interface ModulePolicy {
  members: string[]
  /** `from module import *` is allowed. */
  star: boolean
  /** Members that may only stand as a base of a class or in an annotation, never be called or passed. */
  baseOnly: string[]
}

/** The library that scripts are written for, as generated from the real one. */
export interface LibraryPolicy {
  module: string
  version: string
  /** All public names: `__all__`. */
  exports: string[]
  /** The exports that can be called, classes included. */
  callables: string[]
  /** The exports that are classes. */
  classes: string[]
  /** Public attributes of those classes and their instances, without the refused ones. */
  attributes: string[]
  /** Private ones: an own class may not take these names over. */
  privateAttributes: string[]
  /** What may be assigned on an instance from outside its class. */
  settableAttributes: string[]
  /** Parameter names, in order, of the calls that a rule looks into. */
  signatures: Record<string, string[]>
}

export interface RefusedAttribute {
  rule: RuleId
  hint: string
}

/** Names of the library that touch the world, by what they do. */
export interface SinkPolicy {
  /** Read a file. */
  read: string[]
  /** Functions that write a file and take its name second: a plain literal name is dropped, anything else refused. */
  export: string[]
  /** Classes and functions that write files by other ways. */
  write: string[]
  /** What an exporter object may be asked to do in statements that are dropped with it. */
  exporterMethods: string[]
  network: string[]
  /** Find font files. */
  font: string[]
  /** File endings that an export may name. */
  exportExtensions: string[]
}

export interface ViewerPolicy {
  modules: string[]
  /** Names that a star import of a viewer module brings. */
  names: string[]
  /** Names that some editors define without an import. */
  ambient: string[]
}

/** All that the rules decide by. Plain data: it can be written as JSON, hashed, and read by the Python side. */
export interface GuardPolicy {
  schemaVersion: 1
  name: string
  limits: GuardLimits
  library: LibraryPolicy
  modules: Record<string, ModulePolicy>
  /** What to say about a module that is not allowed. */
  moduleHints: Record<string, string>
  builtins: {
    /** May be used in any way. */
    allowed: string[]
    /** May only be called directly, with arguments that the rules check. */
    restricted: string[]
    /** Ordinary exceptions: may be raised, caught and be a base. */
    exceptions: string[]
    /** Would end or outlive the run; neither raised nor caught. */
    exitExceptions: string[]
    /** Every other built-in name, which must not be bound either. */
    refused: string[]
    hints: Record<string, string>
  }
  attributes: {
    /** Methods and attributes of built-in values. */
    values: string[]
    /** Lead from a value to frames, code, tracebacks or types. */
    introspection: string[]
    /** Format templates read attributes by name. */
    formatTemplates: string[]
    /** Members that are refused although the library or a value has them, with the rule and what to write instead. */
    refused: Record<string, RefusedAttribute>
  }
  specialMethods: string[]
  /** Special methods that may be called on `super()`. */
  superMethods: string[]
  decorators: {
    /** Built-ins. */
    builtins: string[]
    /** `module.member`. */
    members: string[]
    /** Accessors of an own property: `@size.setter`. */
    accessors: string[]
  }
  sinks: SinkPolicy
  viewers: ViewerPolicy
  /** Module-level names, one of which must be bound. */
  resultNames: string[]
  resultRequired: boolean
}
