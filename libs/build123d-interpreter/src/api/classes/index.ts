import { axisMembers } from './axis.ts'
import { boundBoxMembers } from './bound-box.ts'
import { colorMembers } from './color.ts'
import { groupByMembers } from './group-by.ts'
import { locationMembers } from './location.ts'
import { planeMembers } from './plane.ts'
import { shapeListMembers } from './shape-list.ts'
import { unsupportedMembers } from './unsupported-members.ts'
import { vectorMembers } from './vector.ts'
import { axisHitMembers } from './shapes/axis-hits.ts'
import { edgeMembers } from './shapes/edge-factories.ts'
import { faceMembers } from './shapes/face.ts'
import { measureMembers } from './shapes/measures.ts'
import { lineMembers } from './shapes/one-d.ts'
import { operatorMembers } from './shapes/operators.ts'
import { placementMembers } from './shapes/placement.ts'
import { selectionMembers } from './shapes/selection.ts'
import { solidMembers } from './shapes/solid.ts'
import { treeMembers } from './shapes/tree.ts'
import { vertexMembers } from './shapes/vertex.ts'
import { constructorMembers } from './shapes/constructors.ts'

/**
 * Every file that fills in members of classes, by a class that it has filled in. Using the list keeps them all in a bundle, which would
 * otherwise leave out files that are imported for their effect alone.
 */
export const classesWithMembers = [
  axisMembers,
  boundBoxMembers,
  colorMembers,
  groupByMembers,
  locationMembers,
  planeMembers,
  shapeListMembers,
  vectorMembers,
  axisHitMembers,
  edgeMembers,
  faceMembers,
  measureMembers,
  lineMembers,
  operatorMembers,
  placementMembers,
  selectionMembers,
  solidMembers,
  treeMembers,
  vertexMembers,
  constructorMembers,
  unsupportedMembers,
] as const
