export const usage = `naturalcad: a sentence or a build123d script becomes a checked CAD part

  naturalcad make ["<prompt>"]  makes a part; without a prompt it is read from
                                standard input
  naturalcad run <script.py>    makes a part from a script of your own, by the
                                same guard and checks; - is standard input
  naturalcad runs               lists the last runs
  naturalcad show <id>          shows one run: its record, checks and files
  naturalcad doctor             says what is there: Node, kernel, Python, keys,
                                data folder
  naturalcad factory <command>  from a model card to a private Space that is
                                proven: naturalcad factory --help

Options of make and run
  --out DIR           writes part.step, part.stl, …, script.py, report.json and
                      manifest.json there
  --force             replaces a part that DIR holds already
  --output-type TYPE  3d_solid (default), surface, 2d_vector, 1d_path
  --mode MODE         part (default), assembly, sketch
  --formats A,B       only these files, for example step,stl
  --units UNIT        of numbers that name none: mm (default), cm, m, in, ft
  --tolerance MM      greatest distance between mesh and shape
  --no-picture        leaves out the picture
Options of all
  --json              prints one JSON object on standard output, nothing else
  --limit N           of runs: how many (20)
  --help, --version

Example
  naturalcad make "plate 120x70x5 mm with four 6 mm corner holes" --out plate

Exit codes: 0 done, 1 internal, 2 input, 3 not understood or refused by the
guard, 4 no valid part, 5 limit or time, 6 server, 7 storage, 130 canceled.
Settings come from the environment: NATURALCAD_DATA_DIR, NATURALCAD_BACKEND_URL
and more, listed in .env.example.
`
