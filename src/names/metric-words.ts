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
  ["learning-rate", /\blr(?! ?sched)( ?\d+)?\b|\blearning ?rate\b/],

  [
    "generator-gradient-norm",
    /^(g|gen|generator) grad(ient)?s? norm$|^grad(ient)?s? norm (g|gen|generator)$/,
  ],
  [
    "discriminator-gradient-norm",
    /^(d|disc|discriminator) grad(ient)?s? norm$|^grad(ient)?s? norm (d|disc|discriminator)$/,
  ],
  ["clipped-gradient-norm", /\bclipped grad(ient)?s? norm\b|\bgrad(ient)?s? norm (clipped|after)\b/],
  [
    "gradient-norm",
    /^((total|l2|all|unclipped|raw|model) )?(grad(ient)?s?( ?(2|2 0|l2|total))? ?norm|g ?norm)( (total|l2|all|unclipped|before( clip(ping)?)?))?$|^norm$|^grad$/,
  ],
  ["weight-norm", /^(total |model )?(weights?|params?|parameters?) ?norm( total)?$/],
  ["update-ratio", /^update( to weight| weight)? ratio$/],

  ["loss-scale", /^(amp )?(loss|grad|gradient|amp) ?(scaler?|scaling)( value)?$|^scaler?( value)?$/],
  ["skipped-steps", /\bskipped\b|^(grad(ient)? )?overflows?$/],

  [
    "data-time",
    /^(rank )?(data|dataloader|data loading|data load|load|loader) ?(time|wait)( s| ms)?$|^time data$/,
  ],
  [
    "step-time",
    /^(train )?(step|iter|iteration|batch|it) ?time( s| ms)?$|^time( per)? (step|iter|iteration|batch)$|^time$|^dt$|^elapsed time per iteration/,
  ],
  ["epoch-time", /^epoch (time|duration)$|^time( per)? epoch$/],
  ["throughput", /\bper sec(ond)?\b|\bthroughput\b|^fps$|\b(its?|samples|tokens|tok|imgs|images) (s|sec)$/],
  ["gpu-memory", /\b(gpu|cuda)\b.*\bmem(ory)?\b|\bmem(ory)? .*\bgpu\b|\bvram\b|\bmem(ory)? allocated\b/],
  ["gpu-utilization", /^gpu( \d+)? ?(gpu|util|utili[sz]ation|usage)?( percent)?$|\bgpu util/],
  [
    "memory",
    /^(max |peak |proc |ram )?(mem|memory|rss)( used| usage| rss)?( mb| gb| percent)?$|\bmemory rss mb$/,
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
  ["r2", /\b(r2|r 2|r squared|explained variance)\b/],
  ["bleu", /\b(sacre)?bleu\b/],
  ["rouge", /\brouge ?(\d|l|l ?sum)?\b/],
  ["reward", /\b(rewards?|rew|episodic return|episode return|returns?|ep ret)\b/],
  ["top-k-accuracy", /\b(top ?k|top ?[2-9]|top ?1\d|acc(uracy)? ?(5|10)|prec ?5)\b/],
  [
    "accuracy",
    /(\b(binary|categorical|sparse categorical|token|top ?1) )?\b(acc|accuracy)( ?1\b|( top ?1)?\b)|\b(top ?1|prec ?1)\b/,
  ],
  ["error", /\b(m?error|err)\b/],
  [
    "other-metric",
    /\b(mcc|kappa|spearman\w*|pearson\w*|correlation|psnr|ssim|fid|mrr|ndcg|mape|lpips|specificity|meteor|chrf|exact match|score|ccc|ade|fde)\b/,
  ],
];
