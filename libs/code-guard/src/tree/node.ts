import type {
  Alias,
  Arguments,
  Comprehension,
  ExceptHandler,
  Expression,
  FormattedValue,
  Keyword,
  MatchCase,
  Module,
  Parameter,
  Pattern,
  Statement,
  WithItem,
} from '@naturalcad/python-ast'

/** Every node that the guard visits. */
export type AnyNode =
  | Module
  | Statement
  | Expression
  | Pattern
  | Alias
  | Arguments
  | Parameter
  | Comprehension
  | ExceptHandler
  | FormattedValue
  | Keyword
  | MatchCase
  | WithItem

export type NodeType = AnyNode['type']

export type NodeOf<Type extends NodeType> = Extract<AnyNode, { type: Type }>

/**
 * The part that a node plays in its parent. A rule for names asks for it: a sink may be a `callee`, a module an `object`
 * (the base of an attribute), and nothing else.
 */
export type Slot =
  | 'value'
  | 'callee'
  | 'object'
  | 'target'
  | 'decorator'
  | 'default'
  | 'annotation'
  | 'base'
  | 'classKeyword'
  | 'exception'
  | 'body'
  | 'firstIterable'
  | 'part'
