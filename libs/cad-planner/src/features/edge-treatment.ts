import type { Feature } from './feature.ts'

const common = { countable: false, choices: [], metric: false, once: false } as const satisfies Partial<Feature>
const edges = ['verticalEdges', 'topEdges', 'bottomEdges', 'endEdges', 'allEdges'] as const

export const fillet: Feature = {
  ...common,
  name: 'fillet',
  singular: 'fillet, filleted, round over, edge fillet, edge radius, radiused, rounded',
  plural: 'fillets, filleted edges, rounded edges, edge fillets, radiused edges',
  placed: {
    verticalEdges:
      'corner radius, corner radii, corner fillet, corner fillets, rounded corners, rounded corner, filleted corners, radiused corners, round corners, rounded vertical edges, filleted vertical edges, vertical fillets, vertical edge fillets, radius corners, round the corners, round all corners, round all the corners, round off the corners, fillet the corners, fillet all corners, radius the corners, corners rounded, corners rounded to, corners filleted, corners radiused',
    topEdges:
      'rounded top edges, filleted top edges, top edge fillets, top edge fillet, rounded top edge, filleted top edge, top fillet, top fillets, rounded top',
    allEdges: 'all edges rounded, all edges filleted, rounded on all edges, filleted on all edges',
    endEdges: 'rounded ends',
  },
  dimensions: ['radius'],
  bare: 'radius',
  places: [...edges, 'corners'],
}

export const chamfer: Feature = {
  ...common,
  name: 'chamfer',
  singular: 'chamfer, chamfered, edge chamfer',
  plural: 'chamfers, chamfered edges, edge chamfers',
  placed: {
    verticalEdges: 'corners chamfered, corners chamfered to, chamfer the corners, chamfer all corners, corner chamfer, corner chamfers, chamfered corners, chamfered vertical edges, vertical chamfers, vertical edge chamfers',
    topEdges: 'chamfered top edges, top edge chamfers, top edge chamfer, chamfered top edge, top chamfer, top chamfers, chamfered top',
    allEdges: 'all edges chamfered',
    endEdges: 'chamfered ends',
  },
  dimensions: ['side', 'length'],
  bare: 'side',
  places: [...edges, 'corners'],
}
