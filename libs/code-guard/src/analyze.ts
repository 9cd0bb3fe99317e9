import type { Module, SourceRange } from '@naturalcad/python-ast'
import { createFolder } from './constants/fold.ts'
import type { Finding, TextEdit } from './finding.ts'
import type { CompiledPolicy } from './policy/compiled-policy.ts'
import type { ReportOptions, RuleContext } from './rules/context.ts'
import { bindingChecks, checksByType, endChecks } from './rules/families.ts'
import type { RuleId } from './rules/rule-id.ts'
import { buildScopes } from './scopes/build-scopes.ts'
import { collectOwnClasses } from './scopes/own-classes.ts'
import { createReferenceFinder } from './scopes/reference.ts'
import { type Binding, opensScope, type Scope } from './scopes/scope.ts'
import { toFinding } from './to-finding.ts'
import { forEachChild } from './tree/children.ts'
import type { AnyNode, Slot } from './tree/node.ts'

export interface Analysis {
  findings: Finding[]
  /** What to leave out or rewrite, by offsets into the source; none overlap. */
  edits: TextEdit[]
}

/** All rules over a tree, in one walk. */
export function analyze(module: Module, source: string, policy: CompiledPolicy): Analysis {
  const walk = new Walk(module, source, policy)
  walk.run()
  return { findings: walk.findings, edits: walk.edits.sort((left, right) => left.start - right.start) }
}

class Walk implements RuleContext {
  readonly findings: Finding[] = []
  readonly edits: TextEdit[] = []
  readonly folder = createFolder()
  readonly exporters = new Set<Binding>()
  readonly module: Module
  readonly source: string
  readonly policy: CompiledPolicy
  readonly scopes
  readonly references
  readonly own
  scope: Scope
  slot: Slot = 'body'
  readonly #ancestors: { node: AnyNode; slot: Slot }[] = []
  readonly #replaced = new Set<AnyNode>()
  readonly #reported = new Set<string>()

  constructor(module: Module, source: string, policy: CompiledPolicy) {
    this.module = module
    this.source = source
    this.policy = policy
    this.scopes = buildScopes(module)
    this.references = createReferenceFinder(policy)
    this.own = collectOwnClasses(module, this.scopes, this.references, policy)
    this.scope = this.scopes.module
  }

  run(): void {
    this.#visit(this.module, this.scope, 'body')
    for (const binding of this.scopes.bindings) for (const check of bindingChecks) check(binding, this)
    for (const check of endChecks) check(this)
  }

  #visit(node: AnyNode, scope: Scope, slot: Slot): void {
    this.scope = scope
    this.slot = slot
    for (const check of checksByType.get(node.type) ?? []) {
      check(node, this)
      if (this.#replaced.has(node)) return
    }
    const inner = this.scopes.scopeOf.get(node)
    this.#ancestors.push({ node, slot })
    forEachChild(node, slot, (child, childSlot) => this.#visit(child, inner !== undefined && opensScope(node, childSlot) ? inner : scope, childSlot))
    this.#ancestors.pop()
  }

  ancestor(level: number): AnyNode | undefined {
    return this.#ancestors.at(-1 - level)?.node
  }

  ancestorSlot(level: number): Slot | undefined {
    return level === -1 ? this.slot : this.#ancestors.at(-1 - level)?.slot
  }

  report(ruleId: RuleId, range: SourceRange, message: string, hint: string, { severity = 'error', fix }: ReportOptions = {}): void {
    const key = `${ruleId} ${range.start} ${range.end}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.findings.push(toFinding({ ruleId, severity, message, hint, ...(fix === undefined ? {} : { fix }) }, range, this.source))
  }

  replace(node: AnyNode, text: string): void {
    this.#replaced.add(node)
    this.replaceRange(node.range, text)
  }

  replaceRange(range: SourceRange, text: string): void {
    this.edits.push({ start: range.start, end: range.end, text })
  }
}
