const GENERAL = `postrun writes postmortems of training runs

Usage
  postrun report <run…> [--out DIR] [--pdf] [--md]     write DIR/<run>.html (and .pdf, .md, .json)
  postrun diagnose <run…> [--json | --jsonl]           name the causes in the terminal
  postrun extract <report> [--out DIR]                 give the result and the points of a page or PDF back as files
  postrun verify <report> [PATH]                       say whether the files are still those it was made from
  postrun rerender <report> -o NEW.html [--pdf]        write a new report from an old one, without its sources
  postrun list <path…> [--json]                        show the runs that were found, without diagnosing
  postrun init [--format json|yaml] [PATH]             write an example of a training record to fill in
  postrun doctor                                       say which browser would print PDFs, and why
  postrun --version | --help [command]

A run is a folder, a file or a zip archive that a training run left behind: metric CSV or JSON Lines, TensorBoard events,
Lightning, Keras and Hugging Face logs, or a folder in postrun's open run format; each also as .gz or .zst. mlflow://host:port/run-id is a run of a live MLflow server.

Exit codes
  0 ok, also with notices    1 a bug    2 wrong usage    3 unreadable or absent
  4 rendering or writing     5 a PDF was asked for and no browser was found    10, 11 verify: files differ, cannot tell; diagnose: a criterion failed, cannot be told
`;

const SHARED = `  --format ID          read every file with this reader instead of choosing by name and content
  --map ROLE=NAME      say which logged name is which quantity, e.g. --map validation-loss=foo/nll
                       (may be given several times)
  --metric NAME        judge the run by this logged metric
  --run NAME           only this run of an input that holds several, as postrun list names it
                       (may be given several times)
  --mlflow URL         read the runs whose IDs --run gives from this MLflow tracking server
                       (the same as mlflow://host:port/run-id or mlflow+https://host/run-id)
`;

const SHOWN = `  --symptom "TEXT"     answer a question first, in your words: "loss diverging at epoch 7", "stuck after step 5k";
                       changes the order of explanation, not the evidence
  --weights            also read the numbers of stored weights (safetensors, .pt, .pth, .ckpt): NaN, zeros, norms; takes a
                       second or more for every gigabyte, and megabytes of memory whatever their size
  --group KIND         seeds, folds or ablation: compare all runs of this call as such; else runs are compared where their
                       settings agree but for the seed or fold, or few of them differ
  --redact             hide names of runs and folders, paths, remotes, log lines, ids and free text as well;
                       names of people and machines, addresses and tokens are always hidden
`;

const CONFIG = `  --config FILE        settings to use (default: postrun.yaml in the run's folder, else in the current one)
  --allow-plugins      load the modules that the settings name: their code runs on this machine
`;

const WRITTEN = `  --pdf                also print the page as PDF, its data attached
  --summary            also print two sheets for a review: <run>-summary.pdf
  --json               also write the result as JSON
  --md                 also write a comment for a pull request as Markdown, below GitHub's limit
  --ipynb              also write a Jupyter notebook: figures as Vega-Lite, image and text; nothing in it runs
  --static             leave out the script that makes charts interactive
  --max-size SIZE      keep the page within a size (500KB, 1.5MB): what is missed least goes first, and it says what
  --author NAME        who signs the report, in the data of the PDF
  --paper A4|Letter    paper of the PDF (default A4)
  --browser PATH       browser that prints the PDF, and no other (else the one that postrun doctor names)
`;

const COMMANDS: Readonly<Record<string, string>> = {
  report: `postrun report <run…>   write a postmortem of each run

  --out DIR            folder to write to, one set of files a run (default postrun-report)
${WRITTEN}${SHOWN}${CONFIG}${SHARED}`,
  diagnose: `postrun diagnose <run…>   name the causes of each run

  --json               one JSON document with all runs
  --jsonl              one JSON object a line, one line a run; a run that cannot be read gives {input, run, error}
${SHOWN}${CONFIG}${SHARED}
  exit codes           10 a criterion of the settings failed    11 none failed, and one cannot be told from the files
`,
  extract: `postrun extract <report>   give the result and the points of a page or PDF back, bit for bit

  --out DIR            folder to write to (default postrun-data): result.json, drawn.csv, figures.json, sources.json,
                       and series.csv and run.json where the report carries the run itself
`,
  verify: `postrun verify <report> [PATH]   say whether the files are still those that the report was made from

  PATH                 folder, file or archive with the files (default: the input that the report names)
  exit codes           0 all as they were read    10 a file differs or is missing    11 none can be compared
`,
  rerender: `postrun rerender <report> -o NEW.html   write a new report from an old one (page or PDF), without its sources

  -o, --out NEW.html   the page to write; the others stand beside it
${WRITTEN}`,
  list: `postrun list <path…>   show the runs that were found: format, series, rows, span, status

  --json               the same as JSON, with points, files and notices by code
${SHARED}`,
  init: `postrun init [PATH]   write an example of a training record, which postrun report reads

  PATH                 file or folder to write to (default: the current folder); a file that exists is never overwritten
  --format json        loss_curve.json: metadata, hyperparameters and parallel lists (default, or by PATH's ending)
  --format yaml        training_metrics.yaml: also architecture, gradients, time, resources, events, checkpoints
  --format settings    postrun.yaml: every setting of report and diagnose, commented
`,
  doctor: `postrun doctor   say which browser would print PDFs, which were tried before it, and why

  --browser PATH       look at this one only
  --json               the same as JSON
`,
};

/** The help of a command, or of the whole program. */
export function helpText(command?: string): string {
  return COMMANDS[command ?? ""] ?? GENERAL;
}
