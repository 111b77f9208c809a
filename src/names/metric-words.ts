import type { MetricRole } from "../model/metric-role.ts";

/**
 * Which words name which role, first match wins. The text is a name in lower case with blanks between words and
 * without its words for split and cadence: `val/grad_2.0_norm_total` comes here as `grad 2 0 norm total`.
 */
export const METRIC_WORDS: readonly (readonly [MetricRole, RegExp])[] = [
  ["task-accuracy", /^task \d+ acc(uracy)?$|^acc(uracy)? task \d+$/],
  ["task-index", /^task( id| index| idx)?$/],

  ["momentum", /\bmomentum\b/],
  ["weight-decay", /\b(weight decay|wd)\b/],
  ["learning-rate", /\blr(?! ?sched)( ?\d+)?\b|\blearning ?rate\b|^step ?size$/],

  [
    "generator-gradient-norm",
    /^(g|gen|generator) grad(ient)?s? norm$|^grad(ient)?s? norm (g|gen|generator)$/,
  ],
  [
    "discriminator-gradient-norm",
    /^(d|disc|discriminator) grad(ient)?s? norm$|^grad(ient)?s? norm (d|disc|discriminator)$/,
  ],
  [
    "clipped-gradient-norm",
    /\b(clipped|post ?clip) grad(ient)?s? norm\b|\bgrad(ient)?s? norm (clipped|after|post ?clip)\b/,
  ],
  [
    "gradient-norm",
    /^((total|l2|all|unclipped|raw|model|pre ?clip) )?(grad(ient)?s?( ?(2|2 0|l2|total))? ?norm|g ?norm)( (total|l2|all|unclipped|pre ?clip|before( clip(ping)?)?))?$|^norm$|^grad(ient)?s?( l2)?$/,
  ],
  ["weight-norm", /^(total |model )?(weights?|params?|parameters?|w) ?norm( total)?$/],
  [
    "attention-logit",
    /^(attention|attn|qk) (max|largest) (attn |attention )?logits?$|^max (attention|attn|qk) logits?$/,
  ],
  ["update-ratio", /^upd(ate)?( to weight| weight)? ratio$/],

  ["loss-scale", /^(amp )?(loss|grad|gradient|amp) ?(scaler?|scaling)( value)?$|^scaler?( value| scale)?$/],
  ["skipped-steps", /\bskipped\b|^(grad(ient)? )?overflows?$|^found inf$/],

  [
    "data-time",
    /^(rank )?(data|dataloader|data loading|data load|load|loader|data fetch|fetch|input|input pipeline) ?(time|wait|wait time|seconds|secs?|duration|stall)( s| sec| seconds| ms)?$|^(time|t|dt|seconds|wait) (data|data wait|data loading|load|loader|fetch)( s| ms)?$/,
  ],
  [
    "step-time",
    /^(train )?(step|iter|iteration|batch|it|update|optimizer step) ?(time|seconds|secs?|duration|ms)( s| sec| seconds| ms)?$|^(time|t|dt|s|sec|secs|seconds|ms)( per)? (step|iter|iteration|batch|it)( s| sec| ms)?$|^time$|^dt$|^elapsed time per iteration/,
  ],
  ["epoch-time", /^epoch (time|duration|seconds|secs?)( s)?$|^(time|s|secs?|seconds)( per)? epoch$/],
  [
    "throughput",
    /\bper sec(ond)?\b|\bthroughput\b|^fps$|\b(its?|samples|tokens|toks?|imgs?|images|examples|steps) (s|sec)$/,
  ],
  ["gpu-memory", /\b(gpu|cuda)\b.*\bmem(ory)?\b|\bmem(ory)? .*\bgpu\b|\bvram\b|\bmem(ory)? allocated\b/],
  ["gpu-utilization", /^gpu( \d+)? ?(gpu|util|utili[sz]ation|usage)?( percent)?$|\bgpu util/],
  [
    "memory",
    /^(max |peak |proc |process |ram |host |cpu |resident |virtual )*(mem|memory|rss|ram)( in use| used| usage| peak| rss)?( mb| mib| gb| gib| bytes| percent)?$|\bmemory rss mb$/,
  ],
  ["cpu-utilization", /^cpu( util\w*| percent| usage)?$/],

  [
    "generator-loss",
    /^g$|^(loss|err|error|adv loss) ?(g|gen|generator)$|^(g|gen|generator) ?(loss|err|error)$/,
  ],
  [
    "discriminator-loss",
    /^d$|^(loss|err|error) ?(d|disc|discriminator)$|^(d|disc|discriminator) ?(loss|err|error)$/,
  ],
  [
    "discriminator-real",
    /^(d|disc|discriminator)( output| out)?( on)? ?(real|x)( acc(uracy)?| score| prob| output)?$|^real (score|prob|output)$/,
  ],
  [
    "discriminator-fake",
    /^(d|disc|discriminator)( output| out)?( on)? ?(fake|gen|generated|g z ?\d?)( acc(uracy)?| score| prob| output)?$|^fake (score|prob|output)$/,
  ],
  ["modes-covered", /^(n |num )?modes?( covered| captured)?$|^(covered|captured) modes$|^mode coverage$/],
  ["sample-spread", /^(samples?|generated) (std|spread|stdev|variance|diversity)$/],
  ["sample-quality", /^samples? quality$|^quality$/],
  [
    "output-entropy",
    /^(output|samples?|generation|generated|tokens?|prediction|pred|softmax|policy)? ?entropy$/,
  ],

  // Of a quantizer (VQ-VAE, wav2vec): how many codes are in use, not how surprised a language model is.
  ["code-perplexity", /\b(codes?|code ?book|prob|vq|quanti[sz]er) (ppl|perplexity)\b/],
  ["perplexity", /\b(ppl|perplexity)\b/],
  [
    "loss",
    /^(total |all |lm |train |objective |task |training )*(loss|losses|l(?= total))( total| sum| all| value)?$|^(total )?(nll|ce|bce|xent|mlogloss|logloss|log loss|cross ?entropy|binary cross ?entropy|cost|objective|bpb|bpc|bits per byte|bits per character|multi logloss|binary logloss)( loss)?$/,
  ],
  [
    "loss-component",
    /^err (d|g)\b|^loss(es)?\b(?! (oscillation|count))|\bp?loss(es)?( \d+)?( unscaled)?$|\b(kl|nll)\b/,
  ],

  ["calibration-error", /\b(ece|calibration error)\b/],
  ["wer", /\bwer\b|\bword error rate\b/],
  ["cer", /\bcer\b|\bcharacter error rate\b/],
  ["rmse", /\brmse\b|\broot mean squared? error\b/],
  ["mse", /\bmse\b|\bmean squared? error\b|^l2$/],
  ["mae", /\bmae\b|\bmean absolute error\b|^l1$/],
  [
    "average-precision",
    /\b(b?box|hbb|segm?|mask)? ?m?ap(( ?[1-9]\d?)( 95)?| 0 5( 0? ?95)?|[sml]| [sml])?( [bmp])?\b|\baverage precision\b|\b(auprc|pr auc|map50)\b/,
  ],
  ["auc", /\b(auc|auroc|roc|rocauc|aucroc)\b/],
  ["f1", /\b(f1|f ?score|f1 ?score|fbeta|dice)\b/],
  ["precision", /\bprecision\b/],
  ["recall", /\b(recall|sensitivity|tpr)\b/],
  ["iou", /\b(m?iou|jaccard)\b/],
  ["r2", /\b(r2|r 2|r squared|explained variance)( score)?\b/],
  ["bleu", /\b(sacre)?bleu\b/],
  ["rouge", /\brouge ?(\d|l|l ?sum)?\b/],
  ["reward", /\b(rewards?|rew|episodic return|episode return|returns?|ep ret)\b/],
  // Before accuracy: `top1_err` falls as the model gets better.
  ["error", /\b(top ?1 )?(m?error|err|misclassification)( rate)?\b/],
  ["top-k-accuracy", /\b(top ?k|top ?[2-9]|top ?1\d|acc(uracy)? ?(5|10)|prec ?5)\b/],
  [
    "accuracy",
    /(\b(binary|categorical|sparse categorical|token|top ?1) )?\b(acc|accuracy)( ?1\b|( top ?1)?\b)|\b(top ?1|prec ?1)\b/,
  ],
  [
    "other-metric",
    /\b(mcc|kappa|spearman\w*|pearson\w*|correlation|psnr|ssim|fid|mrr|ndcg|mape|lpips|specificity|meteor|chrf|exact match|score|ccc|ade|fde)\b/,
  ],
];
