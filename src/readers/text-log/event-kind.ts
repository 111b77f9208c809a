import type { RunEvent } from "../../model/artifacts.ts";

/** What a line tells besides numbers; null for a line that tells nothing of the kind. */
export function eventKind(text: string): RunEvent["kind"] | null {
  // Most lines of a log hold measurements only; one pattern looks for any of the words first.
  if (!ANY.test(text)) return null;
  for (const [kind, pattern] of PATTERNS) if (pattern.test(text)) return kind;
  return null;
}

/** Whether the numbers of such a line are its own and no measurements: a loss scale it fell to, bytes it asked for. */
export function tellsNoMetrics(kind: RunEvent["kind"]): boolean {
  return kind !== "checkpoint" && kind !== "finished" && kind !== "log-line";
}

/** The step that a line names in words: `resuming from checkpoint at step 209`. */
export function stepInWords(text: string): number | null {
  const found = /\b(?:global[ _]?step|steps?|iter(?:ation)?s?|updates?)\s*[:=]?\s*(\d+)\b/i.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** The epoch that a line names in words. */
export function epochInWords(text: string): number | null {
  const found = /\bepochs?\s*[:=]?\s*\(?(\d+)\b/i.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/**
 * The words of the tools themselves, first match wins: PyTorch ("CUDA out of memory. Tried to allocate"), TensorFlow
 * ("OOM when allocating tensor"), the Linux kernel and Slurm ("oom-kill"), Apex ("Gradient overflow.  Skipping step"),
 * fairseq ("gradient overflow detected"), DeepSpeed ("OVERFLOW! Rank 0 Skipping step"), NCCL, the NVIDIA driver (Xid),
 * NeMo and Megatron ("STRAGGLER DETECTION", "rank 3 is slower"), Lightning ("`Trainer.fit` stopped: `max_epochs=3` reached"), detectron2 ("Saving checkpoint to").
 */
const PATTERNS: readonly (readonly [RunEvent["kind"], RegExp])[] = [
  [
    "out-of-memory",
    /out of memory|OutOfMemoryError|OOM when allocating|ResourceExhaustedError|oom-?kill|^MemoryError|std::bad_alloc|CUBLAS_STATUS_ALLOC_FAILED|failed to allocate memory/i,
  ],
  [
    "overflow",
    /gradient overflow|\bOVERFLOW!|overflow detected|attempted loss scale|skipping (?:step|update)\b.*\b(?:loss scale|inf|nan|overflow)|(?:inf|nan)s? (?:or (?:inf|nan)s? )?(?:found|detected) in grad|found (?:inf|nan)\b.*\bgrad|(?:reducing|setting|decreasing) (?:the )?loss scale/i,
  ],
  [
    "killed",
    /^(?:.*\s)?killed\s*$|\bSIGKILL|\bSIGTERM|signal (?:9|15)\b|DUE TO (?:TIME LIMIT|PREEMPTION|NODE FAILURE)|slurmstepd: error: .*(?:CANCELLED|killed)|^KeyboardInterrupt|exit(?:ed with)? code:? -?(?:9|137|143)\b|received (?:termination|preemption) signal/i,
  ],
  [
    "error",
    /^Traceback \(most recent call last\)|^(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception)(?::|$)|CUDA error|NCCL (?:error|WARN|timeout)|Watchdog caught collective|\bXid\b|(?<!\b(?:0|no|zero) )uncorrectable ECC error|\bfallen off the bus\b|Machine Check Exception|segmentation fault|core dumped|device-side assert|loss is (?:nan|inf)\w*,? (?:stopping|aborting)/i,
  ],
  [
    "resume",
    /\bresum(?:ed|ing)\b(?!\s*[:=]\s*(?:false|none|null|no)\b)|\brestor(?:ed|ing) (?:the )?(?:from|model|checkpoint|weights|state)|\bload(?:ed|ing) checkpoint .*\((?:epoch|step|iter)|continu(?:ed|ing) training from|starting training from (?:epoch|iteration|step) [1-9]/i,
  ],
  [
    "checkpoint",
    /\b(?:sav(?:ed|ing)|wrote|writing)\b.{0,40}\b(?:checkpoint|model|weights|state|snapshot|ckpt)\b|\bcheckpoint\b.{0,20}\b(?:saved|written)\b/i,
  ],
  [
    "finished",
    /\btraining (?:is |has )?(?:complete|completed|finished|done|ended)\b|\b(?:finished|done|completed) training\b|`Trainer\.fit` stopped: `max_\w+=|end of training\b|\bdone training\b/i,
  ],
  [
    "log-line",
    /\bearly[ -]?stopping\b(?! counter)|\bloss (?:is|became) (?:nan|inf)|non-finite|\bdiverg(?:ed|ing)\b|invalid value encountered|before `optimizer\.step\(\)`|lr_scheduler\.step|reducing learning rate|DataLoader worker|skipp(?:ed|ing) (?:the )?batch|bad batch|corrupt|(?<!\bno )\bstragglers?\b.{0,20}(?:detected|detection warning|found|rank|on node)|\brank \d+\b.{0,60}\b(?:slow(?:er|est)?|lagging|behind)\b|(?:parameters?|weights?|checksums?|hash(?:es)?) (?:differ|mismatch|are not (?:equal|the same|in sync)).{0,40}\branks?\b|\branks? .{0,40}(?:out of sync|desync)|\b(?:NCCL|Gloo|collective)\b.{0,60}\btimed out\b/i,
  ],
  // A line that states the version of what training rests on: `PyTorch version 2.1.2`, `torch==2.1.2`, `PyTorch: 1.9.0`.
  [
    "log-line",
    /^\W*(?:using )?(?:torch|pytorch|tensorflow|keras|jax|jaxlib|flax|transformers|accelerate|deepspeed|megatron(?:-core)?|apex|flash-attn|numpy|cuda|cudnn|nccl|(?:pytorch-)?lightning|xformers|bitsandbytes)(?: version)?\s*(?:==|=|:)?\s*v?\d+\.\d+/i,
  ],
];

const ANY = new RegExp(PATTERNS.map(([, pattern]) => pattern.source).join("|"), "i");
