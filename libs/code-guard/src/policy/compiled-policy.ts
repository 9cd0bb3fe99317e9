import type { GuardPolicy, ModulePolicy, RefusedAttribute } from './guard-policy.ts'

/** The policy with sets and maps in place of lists and objects, made once for a guard. Scripts choose the keys, so objects would answer for `constructor`. */
export interface CompiledPolicy {
  data: GuardPolicy
  exports: ReadonlySet<string>
  callables: ReadonlySet<string>
  classes: ReadonlySet<string>
  modules: ReadonlyMap<string, ModulePolicy>
  moduleHints: ReadonlyMap<string, string>
  builtinHints: ReadonlyMap<string, string>
  refusedAttributes: ReadonlyMap<string, RefusedAttribute>
  /** Parameter names of the library's checked calls. */
  signatures: ReadonlyMap<string, readonly string[]>
  /** Importable names by module, the library among them. */
  members: ReadonlyMap<string, ReadonlySet<string>>
  allowedBuiltins: ReadonlySet<string>
  restrictedBuiltins: ReadonlySet<string>
  exceptions: ReadonlySet<string>
  exitExceptions: ReadonlySet<string>
  refusedBuiltins: ReadonlySet<string>
  attributes: ReadonlySet<string>
  introspection: ReadonlySet<string>
  formatTemplates: ReadonlySet<string>
  privateAttributes: ReadonlySet<string>
  settableAttributes: ReadonlySet<string>
  specialMethods: ReadonlySet<string>
  superMethods: ReadonlySet<string>
  read: ReadonlySet<string>
  export: ReadonlySet<string>
  write: ReadonlySet<string>
  network: ReadonlySet<string>
  font: ReadonlySet<string>
  viewerModules: ReadonlySet<string>
  viewerNames: ReadonlySet<string>
  ambientViewers: ReadonlySet<string>
}

export function compilePolicy(data: GuardPolicy): CompiledPolicy {
  const members = new Map(Object.entries(data.modules).map(([name, module]) => [name, new Set(module.members)]))
  members.set(data.library.module, new Set(data.library.exports))
  return {
    data,
    exports: new Set(data.library.exports),
    callables: new Set(data.library.callables),
    classes: new Set(data.library.classes),
    modules: new Map(Object.entries(data.modules)),
    moduleHints: new Map(Object.entries(data.moduleHints)),
    builtinHints: new Map(Object.entries(data.builtins.hints)),
    refusedAttributes: new Map(Object.entries(data.attributes.refused)),
    signatures: new Map(Object.entries(data.library.signatures)),
    members,
    allowedBuiltins: new Set(data.builtins.allowed),
    restrictedBuiltins: new Set(data.builtins.restricted),
    exceptions: new Set(data.builtins.exceptions),
    exitExceptions: new Set(data.builtins.exitExceptions),
    refusedBuiltins: new Set(data.builtins.refused),
    attributes: new Set([...data.library.attributes, ...data.attributes.values]),
    introspection: new Set(data.attributes.introspection),
    formatTemplates: new Set(data.attributes.formatTemplates),
    privateAttributes: new Set(data.library.privateAttributes),
    settableAttributes: new Set(data.library.settableAttributes),
    specialMethods: new Set(data.specialMethods),
    superMethods: new Set(data.superMethods),
    read: new Set(data.sinks.read),
    export: new Set(data.sinks.export),
    write: new Set(data.sinks.write),
    network: new Set(data.sinks.network),
    font: new Set(data.sinks.font),
    viewerModules: new Set(data.viewers.modules),
    viewerNames: new Set(data.viewers.names),
    ambientViewers: new Set(data.viewers.ambient),
  }
}
