import type { Module, SourceRange } from '@naturalcad/python-ast'
import type { Folder } from '../constants/fold.ts'
import type { Finding, Severity } from '../finding.ts'
import type { CompiledPolicy } from '../policy/compiled-policy.ts'
import type { ScopeTable } from '../scopes/build-scopes.ts'
import type { OwnClasses } from '../scopes/own-classes.ts'
import type { ReferenceFinder } from '../scopes/reference.ts'
import type { Binding, Scope } from '../scopes/scope.ts'
import type { AnyNode, NodeOf, NodeType, Slot } from '../tree/node.ts'
import type { RuleId } from './rule-id.ts'

export interface ReportOptions {
  severity?: Severity
  fix?: Finding['fix']
}

/** What a rule sees while the tree is walked once. */
export interface RuleContext {
  readonly policy: CompiledPolicy
  readonly source: string
  readonly module: Module
  readonly scopes: ScopeTable
  readonly own: OwnClasses
  readonly references: ReferenceFinder
  readonly folder: Folder
  /** Variables whose statements are left out. */
  readonly exporters: Set<Binding>
  /** The scope that the node is evaluated in, and its part in its parent. */
  readonly scope: Scope
  readonly slot: Slot
  /** The nearest enclosing node first: `ancestor(0)` is the parent. */
  ancestor(level: number): AnyNode | undefined
  /** The part that an ancestor plays in its own parent; level -1 is the node itself. */
  ancestorSlot(level: number): Slot | undefined
  report(ruleId: RuleId, range: SourceRange, message: string, hint: string, options?: ReportOptions): void
  /** Puts text in place of the node before the script runs, and leaves its children unvisited. Made only if nothing refuses the script. */
  replace(node: AnyNode, text: string): void
  replaceRange(range: SourceRange, text: string): void
}

/** A family of rules: what to look at for each type of node, for each binding, and once at the end. */
export type RuleFamily = { [Type in NodeType]?: (node: NodeOf<Type>, context: RuleContext) => void } & {
  binding?: (binding: Binding, context: RuleContext) => void
  end?: (context: RuleContext) => void
}
