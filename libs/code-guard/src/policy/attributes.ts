import type { RuleId } from '../rules/rule-id.ts'
import type { GuardPolicy, RefusedAttribute } from './guard-policy.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

const refuse = (rule: RuleId, hint: string): RefusedAttribute => ({ rule, hint })

const rawKernel = refuse('ATT05', 'Use the public API of build123d; raw kernel objects stay inside it.')
const registry = refuse('ATT05', 'Leave it out: it changes the library for everyone.')
const reading = refuse('IO01', 'Scripts read no files: build the shape in the script.')
const writing = refuse('IO02', 'Leave it out: bind the shape to `result`, and the host exports it.')
const font = refuse('IO03', 'Give the name of the font: Text("…", 10, font="Arial").')

export const attributes: GuardPolicy['attributes'] = {
  // str, list, dict, set, tuple, int, float, complex, range, slice, property, partial, lru_cache, exceptions, enum members, random.Random
  values: words(`
    add append as_integer_ratio bit_count bit_length capitalize casefold center clear conjugate copy count denominator difference difference_update
    discard endswith expandtabs extend find fromhex fromkeys get hex imag index insert intersection intersection_update is_integer isalnum isalpha
    isascii isdecimal isdigit isdisjoint isidentifier islower isnumeric isprintable isspace issubset issuperset istitle isupper items join keys
    ljust lower lstrip numerator partition pop popitem real remove removeprefix removesuffix replace reverse rfind rindex rjust
    rpartition rsplit rstrip setdefault sort split splitlines start startswith step stop strip swapcase symmetric_difference
    symmetric_difference_update title translate maketrans union update upper values zfill
    args value name setter getter deleter cache_clear from_iterable
    betavariate choice choices gauss normalvariate randint random randrange sample seed shuffle triangular uniform
  `),
  introspection: words(`
    ag_await ag_code ag_frame ag_running cr_await cr_code cr_frame cr_origin cr_running gi_code gi_frame gi_running gi_suspended gi_yieldfrom
    f_back f_builtins f_code f_globals f_lasti f_lineno f_locals f_trace tb_frame tb_lasti tb_lineno tb_next
    co_code co_consts co_names co_varnames func_code func_globals func_defaults im_func im_self im_class
    mro add_note with_traceback obj
  `),
  formatTemplates: words('format format_map'),
  refused: {
    wrapped: rawKernel,
    from_topo_ds: rawKernel,
    cast: rawKernel,
    geom_adaptor: rawKernel,
    to_gp_ax2: rawKernel,
    to_gp_ax3: rawKernel,
    to_pnt: rawKernel,
    to_dir: rawKernel,
    to_splines: rawKernel,
    downcast_LUT: rawKernel,
    shape_LUT: rawKernel,
    inverse_shape_LUT: rawKernel,
    geom_LUT_EDGE: rawKernel,
    geom_LUT_FACE: rawKernel,
    shape_properties_LUT: rawKernel,
    get_topods_face_normal: rawKernel,
    shape_constructors: registry,
    geometry_constructors: registry,
    composite_factories: registry,
    register_composite_factory: registry,
    register_geometry_constructor: registry,
    register_shape_constructor: registry,
    resolve_font: font,
    font_path: font,
    builder_parent: refuse('ATT05', 'Keep the builder in a variable: with BuildPart() as part.'),
    read: reading,
    write: writing,
    write_stream: writing,
    save: writing,
    export: writing,
    export_brep: writing,
    export_step: writing,
    export_stl: writing,
    exportStep: writing,
    exportStl: writing,
    _wrapped: rawKernel,
    _python_frame: rawKernel,
  },
}
