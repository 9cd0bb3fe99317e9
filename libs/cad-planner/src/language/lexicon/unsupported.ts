import type { Meaning } from '../item.ts'
import { phrases } from '../lexicon.ts'

/**
 * Words that name geometry which this planner does not make. One of them left over refuses the prompt: a part without it would
 * be confidently wrong.
 */
export const unsupportedWords: readonly [string, Meaning][] = phrases(
  `rib, ribs, ribbed, gusset, gussets, gusseted, web, webs, tab, tabs, boss, bosses, thread, threads, gear, gears, geared, tooth, teeth, toothed, spring, springs, helix, helical, spiral,
   knurl, knurled, knurling, keyway, keyways, keyhole, keyholes, groove, grooves, grooved, dovetail, dovetails, hook, hooks, handle, handles, knob, hinge, hinges, hinged, lid, lids, lip, lips,
   latch, clip, clips, snap, snaps, clamp, clamps, stair, stairs, staircase, steps, stepped, step down, curve, curved, curves, curvy, bend, bends, bent, folded, fold, folds, twist, twisted, taper, tapered,
   tapers, draft, dome, domed, arch, arched, arches, wave, wavy, hollowed, shelled, lattice, mesh, honeycomb, perforated, perforation, perforations, vent, vents, louver, louvers, louvre, grille, logo,
   logos, engraved, engrave, engraving, embossed, emboss, embossing, letters, star, stars, heart, ellipse, elliptical, oval, ovals, hemisphere, hemispherical, half sphere, pyramid, pyramids, wedge,
   wedges, ramp, ramps, arm, arms, shelf, shelves, kerf, undercut, undercuts, relief, reliefs, mirrored, mirror, symmetric, symmetrical, asymmetric, asymmetrical, offset, eccentric, angled,
   inclined, tilted, tilt, rotated, rotate, slanted, sloped, slope, perpendicular, parallel, staggered, cross, crossed, joint, joints, socket, sockets, plug, plugs, nozzle, manifold, elbow, propeller, blade, blades, fan,
   wheel, wheels, pulley, sprocket, bearing, bearings, shaft, shafts, axle, nut, nuts, spline, splines, fin, fins, finned, heatsink, cable, cables, wire, rope, chain, chains, stud, studs, post, posts,
   pillar, pillars, column, columns, tenon, mortise, left, right, top, bottom, upper, lower, inside, outside, edge, edges, end, ends, surface finish, face, faces, radial, radially, transverse,
   cross drilled, sideways, horizontal, horizontally, halfway, upright, upside, under, underneath, above, below, between, beside, opposite, alternating, alternate, inner, outer, conical hole, v shaped,
   c shaped, s shaped, z shaped, h shaped, i beam, h beam, i section, z profile, j hook, dimple, dimples, bulge, bump, bumps, recessed, rounding, sharp, cut out shape, flanged, flared, bevel,
   beveled, bevelled, stack, stacked, nested, assembly, exploded, rebar, hatch, hatches, leader, leaders, section, footing, lug, lugs, ear, ears, foot, peg, pegs, prong, prongs, spoke, spokes, rim, hub, neck, cap,
   spout, seat, back rest, drawer, door, roof tiles, tread, treads, scale, scaled, double, triple, twice, half, quarter, quadruple, minimum, maximum, min, max, least, most, less, more, than,
   larger, smaller, longer, shorter, wider, taller, thinner, thicker, bigger, increase, decrease, reduce, enlarge, kg, lb, lbs, n, kn, newton, newtons, percent, km, miles, yard, yards, nm, load, diagonally,
   side, crossing, intersecting, meeting, attached, joined, glued, fused, topped, mounted, front, back, rear, base, support, cover, adapter, mount, triangular, hexagons, m, straight edge, lofted, rows, two rows, triangle, triangles, interlocking, slotted, pocketed, drafted, filleted groove, second, third, first, other, another, remaining, except one`
    .replaceAll(/\s+/g, ' '),
  { kind: 'unsupported' },
)
