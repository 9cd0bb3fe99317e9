import { attributes } from './attributes.ts'
import library from './build123d.json' with { type: 'json' }
import { builtins } from './builtins.ts'
import type { GuardPolicy } from './guard-policy.ts'
import { moduleHints, modules } from './modules.ts'

const exporters = ['export_brep', 'export_gltf', 'export_obj', 'export_step', 'export_stl']

/** The policy for generated build123d scripts: `result` must be bound. */
export const build123dPolicy: GuardPolicy = {
  schemaVersion: 1,
  name: 'build123d',
  limits: {
    maxBytes: 128 * 1024,
    maxNodes: 20_000,
    maxDepth: 60,
    maxBrackets: 100,
    maxChain: 500,
    maxIterations: 100_000,
    maxPatternInstances: 2_000,
    maxExponent: 64,
    maxShift: 64,
    maxRepeat: 100_000,
    maxFindings: 50,
  },
  library,
  modules,
  moduleHints,
  builtins,
  attributes,
  specialMethods: [
    '__init__',
    '__post_init__',
    '__str__',
    '__repr__',
    '__eq__',
    '__lt__',
    '__le__',
    '__gt__',
    '__ge__',
    '__len__',
    '__iter__',
    '__contains__',
    '__add__',
    '__sub__',
    '__mul__',
    '__neg__',
  ],
  superMethods: ['__init__', '__post_init__', '__str__', '__repr__'],
  decorators: {
    builtins: ['classmethod', 'property', 'staticmethod'],
    members: [
      'dataclasses.dataclass',
      'enum.unique',
      'functools.cache',
      'functools.cached_property',
      'functools.lru_cache',
      'functools.total_ordering',
      'functools.wraps',
      'typing.final',
    ],
    accessors: ['deleter', 'getter', 'setter'],
  },
  sinks: {
    read: ['import_brep', 'import_dxf', 'import_step', 'import_stl', 'import_svg', 'import_svg_as_buildline_code'],
    export: exporters,
    write: ['Export2D', 'ExportDXF', 'ExportSVG', 'GeomEncoder', 'Mesher'],
    exporterMethods: ['add_code_to_metadata', 'add_layer', 'add_meta_data', 'add_shape', 'write'],
    network: ['export_to_pcbway'],
    font: ['FontManager', 'available_fonts'],
    exportExtensions: ['3mf', 'brep', 'dxf', 'glb', 'gltf', 'obj', 'step', 'stl', 'stp', 'svg'],
  },
  viewers: {
    modules: ['ocp_vscode', 'yacv_server', 'jupyter_cadquery', 'ocp_tessellate', 'cq_viewer'],
    names: [
      'show',
      'show_all',
      'show_object',
      'show_clear',
      'reset_show',
      'push_object',
      'set_port',
      'set_defaults',
      'reset_defaults',
      'set_viewer_config',
      'set_colormap',
      'save_screenshot',
    ],
    ambient: ['show', 'show_all', 'show_object', 'debug'],
  },
  resultNames: ['result'],
  resultRequired: true,
}

/** The policy for a person's own script, whose result the engine finds by itself: nothing needs to be bound. */
export const build123dOpenPolicy: GuardPolicy = { ...build123dPolicy, name: 'build123d-open', resultRequired: false }
