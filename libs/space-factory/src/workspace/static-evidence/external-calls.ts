/** Import roots that hold no models: Python's own, the web, and what draws the page. */
const withoutModels = new Set([
  'builtins', 'os', 'sys', 're', 'io', 'json', 'math', 'time', 'datetime', 'random', 'string', 'hashlib', 'hmac', 'secrets', 'uuid', 'base64', 'logging', 'warnings', 'traceback', 'typing',
  'typing_extensions', 'dataclasses', 'enum', 'collections', 'itertools', 'functools', 'operator', 'pathlib', 'shutil', 'tempfile', 'glob', 'subprocess', 'threading', 'multiprocessing',
  'concurrent', 'asyncio', 'queue', 'contextlib', 'copy', 'types', 'inspect', 'importlib', 'abc', 'csv', 'struct', 'zlib', 'gzip', 'zipfile', 'tarfile', 'urllib', 'http', 'socket', 'ssl',
  'email', 'html', 'xml', 'textwrap', 'difflib', 'statistics', 'fractions', 'decimal', 'numbers', 'gc', 'signal', 'platform', 'atexit', 'weakref', 'array', 'bisect', 'heapq', 'calendar',
  'locale', 'argparse', 'configparser', 'pprint', 'sqlite3', 'unicodedata', 'codecs', 'mimetypes', 'wave', 'colorsys', 'fnmatch', 'select', 'resource', '__future__',
  'gradio', 'gradio_client', 'spaces', 'fastapi', 'starlette', 'uvicorn', 'pydantic', 'requests', 'httpx', 'aiohttp', 'flask', 'markdown', 'yaml', 'tqdm', 'dotenv', 'PIL', 'matplotlib', 'plotly',
])
/** Of those, what calls a function that it is given. */
const callers = new Set(['threading', 'multiprocessing', 'concurrent', 'asyncio', 'functools'])
const callingBuiltins = new Set(['map', 'filter', 'sorted', 'max', 'min', 'next', 'list', 'iter'])

/** What is of a model and is not the model: it turns no input into an answer. */
const aroundModels = /(?:Tokenizer|Config|Processor|FeatureExtractor|Scheduler|Streamer|Criteria|LogitsProcessor)(?:List|Fast|Mixin)?$|^(?:model_info|repo_info|dataset_info|space_info|list_repo_files|list_repo_tree|list_models|file_exists|repo_exists|get_safetensors_metadata|parse_safetensors_file_metadata|hf_hub_url|ModelCard|whoami|login|load_dataset|set_seed|HfApi)$/
const downloads = /^(?:hf_hub_download|snapshot_download|cached_download|download|HfFileSystem)$/
/** Of Python's own: what makes an object of a file's bytes. */
const unpicklers = /^(?:pickle|cPickle|dill|cloudpickle|joblib|marshal|shelve)$/

export type ExternalKind = 'plain' | 'calls' | 'starts' | 'around-model' | 'download' | 'reads-json' | 'may-load'

/** What a call of something that is installed may do with the id of a model, or with its files. */
export function classifyExternal(name: string): ExternalKind {
  const [root = '', ...rest] = name.split('.')
  const last = rest.at(-1) ?? root
  const parts = rest.length === 0 ? [root] : rest
  if (root === 'builtins') return callingBuiltins.has(last) ? 'calls' : 'plain'
  if (unpicklers.test(root)) return 'may-load'
  if (/^(?:json|yaml|csv|toml|tomllib|configparser)$/.test(root)) return 'reads-json'
  if (root === 'subprocess' || /^os\.(?:system|popen|spawn\w*|exec\w*)$/.test(name)) return 'starts'
  if (callers.has(root)) return 'calls'
  if (withoutModels.has(root.replace(/\(\)$/, ''))) return 'plain'
  if (parts.some((part) => aroundModels.test(part))) return 'around-model'
  return downloads.test(last) ? 'download' : 'may-load'
}

/** What holds text and numbers of a model, not its weights. */
const besideWeights = /^(?:config|generation_config|tokenizer|processor|image_processor|feature_extractor|scheduler|device|dtype|name_or_path|__class__|__name__|__doc__|_name_or_path)$/

export function isBesideWeights(attribute: string): boolean {
  return besideWeights.test(attribute)
}

/** Functions that only tell or look: what they are given has no effect on what an app answers. */
export function isTelling(name: string): boolean {
  return /^builtins\.(?:print|repr|type|isinstance|id|hasattr|len|dir|callable)$|^logging\b|^warnings\b|^loguru\b/.test(name)
}
