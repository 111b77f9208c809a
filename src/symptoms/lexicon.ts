/** What words of a question mean. The first that matches takes its words; longer wordings stand before shorter ones. */
export const LEXICON: readonly (readonly [concept: string, words: RegExp])[] = [
  // Which of two is meant to be the better one is lost word by word.
  [
    "VALBETTER",
    /(?:val\w*|eval\w*|dev|held-?out|test\w*)\b[^.,;]{0,30}?\b(?:loss\w*|error)\b[^.,;]{0,30}?\b(?:lower|less|smaller|below)\b[^.,;]{0,30}?\btrain\w*|(?:val\w*|eval\w*|dev|held-?out|test\w*)\b[^.,;]{0,30}?\b(?:acc\w*|score|metric|f1|auc|map|performance|iou)\b[^.,;]{0,30}?\b(?:higher|better|greater|above|exceeds?|more)\b[^.,;]{0,30}?\btrain\w*|\btrain\w*\b[^.,;]{0,30}?\b(?:loss\w*|error)\b[^.,;]{0,30}?\b(?:higher|greater|larger|above|more)\b[^.,;]{0,30}?\b(?:val\w*|eval\w*|dev|held-?out|test\w*)|\btrain\w*\b[^.,;]{0,30}?\b(?:acc\w*|score|metric|f1|auc|map|performance|iou)\b[^.,;]{0,30}?\b(?:lower|worse|less|below)\b[^.,;]{0,30}?\b(?:val\w*|eval\w*|dev|held-?out|test\w*)|(?:val\w*|eval\w*|dev|held-?out|test\w*)(?: set)? (?:is |does |performs )*better than (?:the )?train\w*/,
  ],
  [
    "TRAINBETTER",
    /\b(?:val\w*|eval\w*|dev|held-?out)\b[^.,;]{0,30}?\b(?:loss\w*|error)\b[^.,;]{0,30}?\b(?:higher|greater|larger|above|more)\b[^.,;]{0,30}?\btrain\w*|\b(?:val\w*|eval\w*|dev|held-?out)\b[^.,;]{0,30}?\b(?:acc\w*|score|metric|f1|auc|map|performance|iou)\b[^.,;]{0,30}?\b(?:lower|worse|less|below)\b[^.,;]{0,30}?\btrain\w*|\btrain\w*\b[^.,;]{0,30}?\b(?:loss\w*|error)\b[^.,;]{0,30}?\b(?:lower|less|smaller|below)\b[^.,;]{0,30}?\b(?:val\w*|eval\w*|dev|held-?out)\w*|\btrain\w*\b[^.,;]{0,30}?\b(?:acc\w*|score|metric|f1|auc|map|performance|iou)\b[^.,;]{0,30}?\b(?:higher|better|greater|above|exceeds?)\b[^.,;]{0,30}?\b(?:val\w*|eval\w*|dev|held-?out)\w*|\bgap between (?:the )?train\w*[^.,;]{0,30}?\b(?:val\w*|eval\w*|dev|held-?out|test\w*)/,
  ],
  // What would be misread word by word.
  [
    "MEMLEAK",
    /\b(?:memory leak\w*|leak(?:s|ing)? memory|memory (?:usage |use |consumption )?(?:keeps? |is |slowly |steadily )*(?:grow\w*|increas\w*|ris\w+|climb\w*|creep\w*|going up|goes up|piling up)|(?:v?ram|cuda memory|gpu memory|memory)(?: usage| use)? (?:keeps? |gradually |slowly |is )*(?:grow\w*|increas\w*|ris\w+|climb\w*|creep\w*|going up|goes up|accumulat\w*))\b/,
  ],
  [
    "OOM",
    /\b(?:out of (?:gpu |cuda |video |host )?(?:memory|ram|vram)|oom(?:s|ed|ing|-?killed)?|memory error|memoryerror|(?:not|isn't) enough (?:gpu |cuda )?memory|insufficient (?:gpu )?memory|(?:does not|doesn't|won't|not) fit (?:in|into|on) (?:the )?(?:gpu|memory|vram))\b/,
  ],
  ["NEVERBELOW", /\b(?:never|not|n't|won't|can't|cannot) (?:goes|go|gets?|drops?|falls?) (?:below|under)\b/],
  ["DROPOUT", /\bdrop[- ]?out\b/],
  [
    "WEIGHTSTILL",
    /\b(?:(?:weights?|params?|parameters?|layers?|encoder|backbone) (?:are |is |do |does )?(?:not|never|n't|don't|doesn't|aren't|isn't|hardly|barely|stop\w*)(?: being| getting)? (?:updat\w*|chang\w*|mov\w*|train\w*|learn\w*)|(?:weights?|layers?|backbone|encoder) (?:stay|remain|are|is|seem)s?(?: the same| constant| frozen| unchanged)|no (?:weight )?updates?)\b/,
  ],
  [
    "DEADUNITS",
    /\b(?:dead (?:relus?|neurons?|units?|activations?)|dying (?:relus?|neurons?)|(?:relus?|neurons?|units?) (?:are |is |have )?(?:dead|dying|died|die)|saturat\w+ (?:neurons?|units?|activations?|sigmoids?|tanh)|(?:neurons?|units?|activations?|sigmoids?|tanhs?) (?:are |is )?(?:saturat\w+|all zeros?|stuck at zero)|activations? (?:vanish|collapse)\w*)\b/,
  ],
  ["FREEZE", /\b(?:freez\w*|frozen|hang(?:s|ing)?|hung|deadlock\w*)\b/],
  [
    "CRASH",
    /\b(?:crash\w*|kill(?:ed|s)?|abort\w*|segfault\w*|segmentation fault|nccl|time ?out|timed out|die[ds]?|dying run|exit(?:ed|s) with|terminated|stopped (?:by itself|unexpectedly|early|with an error|without)|preempt\w*|hardware (?:error|fault|failure)|xid|ecc)\b/,
  ],
  ["FORGET", /\b(?:catastroph\w* forget\w*|forget\w*|forgot\w*|(?:old|earlier|previous|first) tasks?)\b/],
  [
    "MODECOLLAPSE",
    /\b(?:mode[- ]collaps\w*|modes? (?:are )?(?:lost|missing|dropp\w+)|same (?:image|picture|sample|face)s?|identical (?:image|sample)s|lack of diversity|no diversity|(?:generator|gan) (?:has )?collaps\w*|all (?:generated )?(?:images|samples) look (?:the same|alike|identical))\b/,
  ],
  ["DISC", /\bdiscriminators?\b|\bcritic\b|\bd[_ ]loss\b/],
  ["GEN", /\bgenerators?\b|\bg[_ ]loss\b/],
  ["ADV", /\badversarial\w*|\b(?:fgsm|pgd) attack\w*|\bunder attack\b/],
  [
    "OVERCONF",
    /\b(?:over-?confiden\w*|too (?:sure|confident)|mis-?calibrat\w*|(?:bad|poor)(?:ly)? calibrat\w*|calibration)\b/,
  ],
  [
    "VANISH",
    /\b(?:vanish\w*|disappear\w*|(?:near|close to|almost|nearly|next to|(?:go(?:es)?|drop\w*|fall\w*|fell|collaps\w*|went|goes down) to|all|is|are|exactly|becomes?|of) (?:zeros?|0)\b(?!\.))/,
  ],
  [
    "OVERFIT",
    /\b(?:over-? ?fit\w*|memoriz\w*|memoris\w*|(?:not|n't|never|poor(?:ly)?|bad(?:ly)?|fails? to|doesn't|does not|won't) generali[sz]\w*|generali[sz]ation gap|poor generali[sz]ation|generali[sz]es? (?:poorly|badly))\b/,
  ],
  ["UNDERFIT", /\bunder-? ?fit\w*/],
  [
    "SEED",
    /\b(?:(?:random )?seeds?|re-?runs?|re-?running|not reproduc\w*|reproducib\w*|irreproducib\w*|reproduc\w*|(?:non-?|not )determinis\w*|different (?:results?|numbers?|scores?|accuracy|losses) (?:each|every|between|per|on each|when)|(?:each|every) (?:time i (?:run|train)|run(?: gives| is| differs)?)|(?:between|across|from run to|run-to-run|run to) (?:runs?|folds?|variance)|high variance between|sometimes (?:it )?(?:works|trains|converges|fails|diverges)|works? (?:only )?sometimes|folds?)\b/,
  ],
  [
    "RESUME",
    /\b(?:resum\w*|restart\w*|re-?load\w*|restor\w*|(?:continu\w*|pick\w* up) (?:the )?(?:training|run)?(?: from)?|load(?:ed|ing) (?:the |a |from )?(?:checkpoint|ckpt|state)|(?:from|after) (?:a |the )?(?:checkpoint|ckpt))\b/,
  ],
  [
    "TESTSET",
    /\b(?:test(?:ing)?(?:[- ]?set|[- ]data|[- ]split)?|unseen (?:data|examples|images)|new data|in production|production|deploy\w*|real(?:[- ]world)? data|in the wild|in the real world|out of sample|kaggle|leaderboard)\b/,
  ],
  [
    "VAL",
    /\b(?:val(?:idation)?|valid|eval(?:uation)?s?|dev(?:elopment)?|held-?out|holdout|cv)(?:[-_ ](?:set|data|split))?(?=[\b_ ]|\b)/,
  ],
  [
    "BOTHGOOD",
    /\b(?:too good(?: to be true)?|suspicious\w*|unrealistic\w*|implausib\w*|perfect(?:ly)?|near-perfect|(?:100|99(?:\.\d+)?) ?(?:%(?!\w)|percent\b)|data leak\w*|target leak\w*|label leak\w*|leak(?:s|ed|ing|age)?|cheat\w*|contaminat\w*|(?:train(?:ing)? )?(?:and|in) (?:both|the) (?:val|test)\w* (?:overlap|set))(?!\w)/,
  ],
  ["GPU", /\b(?:gpus?|cuda|accelerators?|tpus?|cards?)\b/],
  [
    "IDLE",
    /\b(?:idle|idling|utili[sz]\w*|util|utility|starv\w*|under-?used|(?:gpu )?usage|waiting (?:for|on) (?:data|batches|the (?:data)? ?loader|i\/?o)|not (?:fully |being )?used|0 ?% (?:gpu|util))\b/,
  ],
  [
    "DATALOAD",
    /\b(?:data ?-?load\w*|input pipeline|num_workers|i\/?o[- ]bound|loading (?:the )?data|data loading|bottleneck\w*|data pipeline)\b/,
  ],
  [
    "SLOWLY",
    /\b(?:(?:loss|learn\w*|converg\w*|improv\w*|decreas\w*|fall\w*|drop\w*|go\w* down|train loss|progress\w*|accuracy) (?:is |are |only |goes |going |very |too |so |extremely |really |quite |down |much )*slow(?:ly|er)?|slow(?:ly)? (?:converg\w*|learn\w*|decreas\w*|improv\w*|progress)|slow to (?:converge|learn|fall|improve)|converges too slow\w*|takes (?:many|too many|so many|hundreds of|thousands of) (?:epochs|steps|iterations)|still (?:improving|falling|decreasing|going down|learning)|needs? (?:more|longer) (?:epochs|training|steps)|not (?:trained|converged) (?:long enough|yet|fully)|undertrained|stopped too early)\b/,
  ],
  [
    "SLOW",
    /\b(?:slow\w*|takes? (?:too |so |very |way too |a )?(?:long|forever|ages)|sluggish|throughput|(?:it|steps?|samples|tokens|images|iterations?)\s?(?:\/|per) ?s(?:ec(?:ond)?)?|step ?time|time per (?:step|epoch|iteration|batch)|hours? per epoch|training time|speed\w*|lag\w*|straggler\w*)\b/,
  ],
  ["NAN", /\b(?:nans?|not a numbers?|non-?finite|infs?|infinit\w+|-?inf)\b/],
  ["NEGATIVE", /\b(?:negative|below zero|less than zero|less than 0|below 0|< ?0)\b/],
  [
    "RARE",
    /\b(?:rare(?:st)?|minority|under-?represented|infrequent|small(?:er|est)? class\w*|im-?balanc\w*|un-?balanced|long[- ]tail\w*|tail class\w*|positive class|some classes|few examples|certain class\w*|low recall|per-?class|(?:one|a single|each|specific|class \d+|positive) class(?:es)? (?:is|are|has|have|never|gets?))\b/,
  ],
  [
    "REPEAT",
    /\b(?:repeat\w*|repetit\w*|in a loop|loop\w*|over and over|gibberish|garbage|nonsense|degenerate|babbl\w*|stuck generating|again and again|duplicat\w*)\b/,
  ],
  [
    "SAME",
    /\b(?:same|identical|single|only one|just one|one (?:class|label|token|output|value|category|answer)|only (?:predict\w*|output\w*) (?:one|a|the)|majority(?: class)?|all (?:zeros?|ones?|0s?|1s?|one class|negative|positive|the same)|everything as|collaps\w*|always (?:predict\w*|output\w*|return\w*|give\w*|says?|answer\w*|class\w*)|nothing but|constant (?:output|prediction|value|class)\w*|(?:output|prediction)s? (?:are |is )?constant)\b/,
  ],
  [
    "NOTLEARN",
    /\b(?:(?:not|n't|never|nothing|no|isn't|doesn't|does not|won't|can't|cannot|fail(?:s|ed|ing)? to|unable to|hardly|barely|refus\w* to|stop\w*|struggl\w* to|without) (?:actually |really |even |being |to |be |seem to |properly |start )*(?:learn\w*|train(?:ing)?(?! loss| acc| set| data)|converg\w*|fit\b|improv\w*|progress\w*|working|work\b|decreas\w*|drop\w*|fall\w*|chang\w*|mov\w*|go(?:es|ing)? (?:down|up|anywhere)|going anywhere|reduc\w*|get\w* (?:any )?better|increas\w*|ris\w*|budg\w*)|no (?:learning|progress|improvement|convergence|change)|nothing is learn(?:ed|t)|learns? nothing|does nothing)\b/,
  ],
  [
    "STUCK",
    /\b(?:stuck|plateau\w*|flat(?:ten\w*|lin\w*)?(?: out)?|stall\w*|stagnat\w*|stay\w*|remain\w*|constant|saturat\w*|level\w* off|stopp?(?:s|ed)? (?:improving|decreasing|learning|falling|dropping)|hover\w*|unchang\w*|frozen at|converg\w* to (?:a )?(?:high|bad|poor|constant)|local minim\w*|hits? a wall|stays? (?:high|low|the same))\b/,
  ],
  [
    "NOISY",
    /\b(?:oscillat\w*|fluctuat\w*|nois[ey]\w*|zig-?zag\w*|bounc\w*|jump\w* (?:around|up and down|a lot|all over)|up and down|unstable|instab\w*|erratic\w*|jagged|all over the place|wobbl\w*|swing\w*|volatile|jittery|wild(?:ly)?|not (?:smooth|stable)|high variance)\b/,
  ],
  [
    "SPIKE",
    /\b(?:spik\w*|jump\w*|bump\w*|outliers?|sudden(?:ly)? (?:increas\w*|rise\w*|rose|high\w*|goes up|up)|peak\w*|surg\w*|kink\w*)\b/,
  ],
  [
    "DIVERGE",
    /\b(?:diverg\w*|blow\w*[- ]?up|blew[- ]?up|blow\w*|explo\w*|out of control|sky-?rocket\w*|shoots? up|shot up|to the moon|run(?:s|ning)? away|ran away|astronomical\w*|unbounded)\b/,
  ],
  [
    "HUGE",
    /\b(?:huge|very (?:large|high|big)|enormous\w*|(?:too|way too|extremely|really) (?:large|high|big)|massive\w*)\b/,
  ],
  [
    "CHANCE",
    /\b(?:random (?:guess\w*|chance|level|performance)|(?:at|around|near|like|than|above) chance(?: level)?|chance level|guess\w*|no better than random|as good as random)\b/,
  ],
  [
    "BETTERTHAN",
    /\b(?:(?:lower|less|smaller|higher|better|larger|greater|above|below) (?:than|then)|exceeds|outperforms)\b/,
  ],
  [
    "WORSE",
    /\b(?:worse\w*|wors(?:t|ening)|degrad\w*|deteriorat\w*|gets? bad|went bad|poor(?:er|ly)?|bad(?:ly)?|terribl\w*|awful|low(?:er)?|fails?|bombs|plummet\w*|tank(?:s|ed|ing)?|much lower)\b/,
  ],
  [
    "RISE",
    /\b(?:increas\w*|rise[sn]?|rising|rose|grow\w*|grew|climb\w*|(?:go|goes|going|went|gone|creep\w*|trend\w*|turns?|back|move\w*|shoots?) (?:back )?(?:up|upwards?)|upwards?|higher and higher|larger and larger|getting (?:bigger|larger|higher)|gets? (?:bigger|larger|higher))\b/,
  ],
  [
    "FALL",
    /\b(?:decreas\w*|fall\w*|fell|drop\w*|(?:go|goes|going|went|keeps going|came|come\w*) (?:back )?down\w*|declin\w*|reduc\w*|shrink\w*|downwards?|gets? (?:lower|smaller)|getting (?:lower|smaller)|near zero|collaps\w*|sink\w*)\b/,
  ],
  ["BETTER", /\b(?:improv\w*|better|great|good|well|fine|high)\b/],
  ["GRAD", /\b(?:gradients?|grads?|grad[-_ ]?norms?|gnorm)\b/],
  ["PERP", /\b(?:perplexity|ppl)\b/],
  [
    "LOSS",
    /\b(?:(?:\w*_)?loss(?:es)?(?:_\w+)?|costs?|objective|nll|cross[- ]entropy|perplexity|ppl|mse|mae|rmse|elbo|error)\b/,
  ],
  [
    "METRIC",
    /\b(?:acc(?:uracy|uracies)?|metrics?|f1(?:[- ]score)?|scores?|auc|auroc|map(?:50)?|iou|miou|bleu|rouge|wer|cer|r2|r²|r-squared|precision|recall|performance|rewards?|returns?|results?|psnr|ssim|dice)\b/,
  ],
  [
    "OUTPUT",
    /\b(?:outputs?|predict\w*|generat\w*|answers?|respon\w*|logits?|samples?|completions?|classif\w*|texts?|images?|translations?|captions?|masks?)\b/,
  ],
  ["CLASS", /\b(?:class(?:es)?|labels?|categor\w*)\b/],
  ["TOKEN", /\b(?:tokens?|words?|characters?|phrases?|sentences?)\b/],
  ["ZERO", /\b(?:zeros?|0s?|0\.0+)\b(?!\.\d)/],
  ["GAP", /\bgap\b/],
  ["TRAIN", /\btrain(?:ing|_?set|ed)?\b/],
  ["MODEL", /\b(?:model|net(?:work)?|agent|policy|it|transformer|cnn|rnn|lstm|gpt|vae|run|lora)\b/],
];

/** Words that begin another statement. */
export const CLAUSE =
  /\b(?:but|while|whereas|although|though|even though|however|yet|and then|and|then|despite|as|when|with|so)\b|[,;:]|(?<!\d)\.(?!\d)|[!?]/;
