import type { Ground } from "../model/position.ts";
import { resolveName } from "../names/metric-names.ts";
import type { RegimeEvidence } from "./resolve-regime.ts";

/** Something that says that a language model was trained. */
export interface Clue {
  readonly ground: Ground;
  readonly because: string;
}

/** The first clue that a language model was trained; predictions of classes or values speak against all but tokens. */
export function languageModelClue(evidence: RegimeEvidence): Clue | null {
  const tokens = loggedTokens(evidence) ?? architecture(evidence);
  if (tokens !== null) return tokens;
  if (evidence.hasPredictions) return null;
  return namedSetting(evidence) ?? namedRun(evidence) ?? generatedTexts(evidence) ?? textSetting(evidence);
}

const TOKEN_SERIES =
  /^(trl|tel|hella(swag)?)$|token_acc|num_(input_)?tokens|tokens_per_sec|\bbpb\b|\blm[ _]loss\b|total_tokens/i;

function loggedTokens({ series }: RegimeEvidence): Clue | null {
  const perplexity = series.find(({ role, sourceName }) => role === "perplexity" && isPlain(sourceName));
  if (perplexity !== undefined) {
    return { ground: "observed", because: `${perplexity.sourceName} is a perplexity` };
  }
  const token = series.find(({ sourceName }) => TOKEN_SERIES.test(sourceName));
  if (token === undefined) return null;
  return { ground: "observed", because: `${token.sourceName} is logged by language models only` };
}

/** A perplexity with a word before it is of a codebook or a part (`code_perplexity` of wav2vec). */
function isPlain(sourceName: string): boolean {
  return /^(epoch|batch)?$/.test(resolveName(sourceName).qualifier);
}

const CAUSAL = /ForCausalLM|LMHead|ForMaskedLM|\bgpt|llama|mistral|qwen/i;

function architecture({ entries }: RegimeEvidence): Clue | null {
  const entry = entries.find(
    ({ key, value }) =>
      /(^|\.)(architectures(\.\d+)?|model_type|auto_model\w*)$/.test(key) && CAUSAL.test(String(value)),
  );
  return entry === undefined
    ? null
    : { ground: "declared", because: `${entry.key} is ${String(entry.value)}` };
}

const LANGUAGE =
  /(^|[^a-z])(char_?lm|lm|llm|gpt\w*|llama\w*|text\w*|py_?text|language|wikitext\w*|tinystories|shakespeare\w*|openwebtext|enwik\w*|ptb|char_?rnn|lstm_lm|mistral\w*|qwen\w*)([^a-z]|$)/i;
/** Text that is classified, found in pictures, or that of the log itself. */
const NOT_LANGUAGE = /text[-_. ]?(class|cnn|logs?|files?|detect|recog|spot)|classif|sentiment/i;

function isLanguage(word: string | undefined): word is string {
  return word !== undefined && LANGUAGE.test(word) && !NOT_LANGUAGE.test(word);
}

function namedSetting({ known, facts }: RegimeEvidence): Clue | null {
  const setting = [known.dataset, known.model].find((one) => isLanguage(one?.value));
  if (setting !== undefined) return { ground: "inferred", because: `${setting.key} is ${setting.value}` };
  const said = [facts.task, facts.model].find(isLanguage);
  return said === undefined ? null : { ground: "inferred", because: `the log says that ${said} was trained` };
}

function namedRun({ runName }: RegimeEvidence): Clue | null {
  return isLanguage(runName) ? { ground: "inferred", because: `the run is named ${runName}` } : null;
}

function generatedTexts({ hasSamples }: RegimeEvidence): Clue | null {
  return hasSamples ? { ground: "observed", because: "generated texts are given" } : null;
}

function textSetting({ entries, series }: RegimeEvidence): Clue | null {
  const entry = entries.find(({ key }) =>
    /(^|\.)(vocab_size|block_size|n_ctx|context_length|max_seq_len(gth)?|bptt)$/.test(key),
  );
  if (entry === undefined || series.some(({ role }) => role === "accuracy")) return null;
  return { ground: "inferred", because: `${entry.key} is a setting of language models` };
}
