import type { Meaning } from '../item.ts'
import { phrases } from '../lexicon.ts'

const words = [
  // Shapes
  `curve, curved, curves, curvy, wave, wavy, arch, arched, arches, dome, domed, hemisphere, hemispherical, half sphere, pyramid, pyramids,
    wedge, wedges, ramp, ramps, star, stars, heart, ellipse, elliptical, oval, ovals, triangle, triangles, hexagons, spiral,
    helix, helical, twist, twisted, taper, tapered, tapering, tapers, draft, drafted, sloped, slope, slanted, flared, bulge, bump, bumps, dimple,
    dimples, lofted, v shaped, c shaped, s shaped, z shaped, h shaped, i beam, h beam, i section, z profile, j hook, cut out shape,
    conical hole`,
  // Details
  `rib, ribs, ribbed, gusset, gussets, gusseted, web, webs, tab, tabs, boss, bosses, groove, grooves, grooved, dovetail, dovetails, keyway,
    keyways, keyhole, keyholes, knurl, knurled, knurling, lip, lips, steps, stepped, step down, undercut, undercuts, relief, reliefs, kerf,
    recessed, rounding, sharp, flanged, bevel, beveled, bevelled, fin, fins, finned, lug, lugs, ear, ears, prong, prongs, peg, pegs, spoke,
    spokes, rim, hub, neck, cap, spout, tenon, mortise, joint, joints, interlocking, slotted, pocketed, filleted groove, hollowed, shelled,
    lattice, mesh, honeycomb, perforated, perforation, perforations, vent, vents, louver, louvers, louvre, grille, section, surface finish,
    straight edge`,
  // Threads and machine parts
  `thread, threads, gear, gears, geared, tooth, teeth, toothed, spring, springs, spline, splines, nut, nuts, stud, studs, shaft, shafts,
    axle, bearing, bearings, pulley, sprocket, wheel, wheels, propeller, blade, blades, fan, socket, sockets, plug, plugs, nozzle, manifold,
    elbow, chain, chains, rope, wire, cable, cables, heatsink`,
  // Other parts
  `lid, lids, hook, hooks, handle, handles, knob, hinge, hinges, hinged, latch, clip, clips, snap, snaps, clamp, clamps, arm, arms, shelf,
    shelves, stair, stairs, staircase, tread, treads, drawer, door, seat, back rest, roof tiles, foot, post, posts, pillar, pillars, column,
    support, cover, adapter, mount, assembly, exploded, stack, stacked, nested, footing, rebar, hatch, hatches, leader, leaders`,
  // Writing
  `logo, logos, engraved, engrave, engraving, embossed, emboss, embossing, letters`,
  // Places
  `left, right, top, bottom, upper, lower, front, back, rear, edge, edges, end, ends, face, faces,
    under, underneath, above, below, between, beside, opposite, halfway, upright, upside, sideways, horizontal, horizontally, radial,
    radially, transverse, cross drilled, cross, crossed, diagonally, zigzag, vertical, vertically, through the wall, in the wall, in the side, in one side, on the side, on one side, at the side, through the side, through the sides,
    from the side, along the side, along the sides, closed, divider, dividers`,
  // Changes
  `mirrored, mirror, symmetric, symmetrical, asymmetric, asymmetrical, offset, eccentric, angled, inclined, tilted, tilt, rotated, rotate,
    perpendicular, parallel, staggered, alternating, alternate, bend, bends, bent, folded, fold, folds, crossing, intersecting, meeting,
    attached, joined, glued, fused, topped, mounted, scale, scaled, increase, decrease, reduce, enlarge`,
  // Comparisons and shares
  `largest, smallest, fewer, fewest, nothing, enough, up to, only, but,
    larger, smaller, longer, shorter, wider, taller, thinner, thicker, bigger, minimum, maximum, min, max, least, most, less, more, than,
    twice, times as, times the, times its, times that, half, quarter, double, triple, quadruple, second, third, first, other, another, remaining, except one`,
  // Units of other things
  `kg, lb, lbs, n, kn, newton, newtons, percent, km, miles, yard, yards, nm, load, m`,
]

/**
 * Words that name geometry, places or comparisons which this planner does not make. One of them left over refuses the prompt: a
 * part without it would be confidently wrong.
 */
export const unsupportedWords: readonly [string, Meaning][] = words.flatMap((list) => phrases(list, { kind: 'unsupported' }))
