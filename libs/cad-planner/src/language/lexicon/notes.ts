import type { Meaning, Note } from '../item.ts'
import { phrases } from '../lexicon.ts'

const note = (of: Note, list: string): [string, Meaning][] => phrases(list, { kind: 'note', note: of })

/** Words that are understood and change no geometry. They are recorded beside the dimensions. */
export const noteWords: readonly [string, Meaning][] = [
  ...note(
    'material',
    `steel, mild steel, stainless steel, stainless, carbon steel, spring steel, aluminum, aluminium, alu, brass, copper, bronze, titanium, iron, cast iron, zinc, nickel, metal, metallic,
     plastic, pla, abs, petg, nylon, acrylic, plexiglass, polycarbonate, pom, delrin, ptfe, hdpe, peek, resin, rubber, wood, wooden, timber, plywood, mdf, oak, birch, glass, carbon fiber,
     carbon fibre, fiberglass, foam, cardboard, silicone, concrete, galvanized, galvanised, anodized, anodised, painted, polished, brushed`,
  ),
  ...note(
    'style',
    `heavy, heavy duty, massive, brutal, light, lightweight, slim, thin, delicate, industrial, structural, smooth, simple, basic, plain, sturdy, strong, robust, solid, precise, precision,
     accurate, clean, minimal, minimalist, compact, small, large, big, little, short, tiny, huge, nice, neat, standard, generic, custom, modern, functional, flat, mechanical, single, one piece,
     mounting, fixing, wall mount, wall mounted, wall mounting, narrow, detailed, technical, structure, straight`,
  ),
  ...note(
    'process',
    `laser cut, laser cutting, laser, cnc, machined, milled, turned, printed, 3d printed, 3d print, 3d printing, printable, waterjet, waterjet cut, plasma cut, sheet metal, die cut, manufactured,
     fabricated, cast, welded, drilled, punched, machinable, manufacturable`,
  ),
  ...note(
    'format',
    `dxf, svg, step, stl, glb, 3mf, png, stp, export, exported, exports, dxf export, export dxf, file, files, cad, 2d, 3d, 1d, drawing, sketch, model, outline, vector, detail, profile view, 3d model, cad model,
     solid model, sketch profile, profile, elevation`,
  ),
  ...note(
    'fastener',
    'bolt, bolts, screw, screws, fastener, fasteners, machine screws, cap screws, socket head screws, socket head cap screws, set screws, wood screws, hex bolts, machine screw, cap screw',
  ),
]
