import type { SettingName } from "../model/config.ts";

/** What a setting's value must be to count. */
export type SettingKind = "number" | "whole" | "word" | "text" | "flag" | "widths";

interface SettingAliases {
  readonly kind: SettingKind;
  /** Last part of a dotted key in lower case with underscores; the most telling first. */
  readonly keys: readonly string[];
}

/** Under which keys training scripts and tools keep the settings that postrun speaks of. */
export const CONFIG_ALIASES: Readonly<Record<SettingName, SettingAliases>> = {
  "learning-rate": {
    kind: "number",
    keys: words(
      "lr learning_rate base_lr lr0 init_lr initial_lr peak_lr max_lr max_learning_rate lr_g eta base_learning_rate peak_learning_rate initial_learning_rate lr_init lr_max optimizer_lr adam_lr learning_rate_init",
    ),
  },
  "batch-size": {
    kind: "whole",
    keys: words(
      "batch_size per_device_train_batch_size train_batch_size batchsize micro_batch_size train_micro_batch_size_per_gpu samples_per_gpu ims_per_batch batch bs bsz minibatch_size mini_batch_size batch_size_train",
    ),
  },
  "gradient-accumulation": {
    kind: "whole",
    keys: words(
      "gradient_accumulation_steps accumulate_grad_batches grad_accum grad_accum_steps accumulation_steps accumulate_batches accum_iter update_freq accumulation grad_accumulation accum_steps",
    ),
  },
  epochs: {
    kind: "number",
    keys: words(
      "epochs num_train_epochs num_epochs max_epochs n_epochs max_epoch nb_epochs total_epochs epoch_count num_epoch",
    ),
  },
  "max-steps": {
    kind: "whole",
    keys: words(
      "max_steps total_steps train_steps num_steps max_iters max_iter max_update num_iterations train_iters steps iterations",
    ),
  },
  optimizer: {
    kind: "word",
    keys: words("optimizer optim optimizer_name optimizer_type opt optimiser optim_name solver"),
  },
  momentum: { kind: "number", keys: words("momentum sgd_momentum") },
  beta2: { kind: "number", keys: words("beta2 adam_beta2 beta_2 betas adam_betas b2 adam_b2") },
  "adam-epsilon": { kind: "number", keys: words("adam_epsilon adam_eps eps epsilon opt_eps") },
  "weight-decay": {
    kind: "number",
    keys: words("weight_decay wd l2_reg weight_decay_rate weightdecay l2 l2_penalty l2_regularization"),
  },
  dropout: {
    kind: "number",
    keys: words(
      "dropout drop dropout_rate drop_rate hidden_dropout_prob p_dropout dropout_p dropout_prob resid_pdrop pdrop drop_prob dropout_probability",
    ),
  },
  "gradient-clip": {
    kind: "number",
    keys: words(
      "grad_clip max_grad_norm gradient_clip_val grad_clip_norm clip_grad_norm gradient_clip clip_grad clip_norm clipnorm gradient_clipping clip_max_norm max_norm grad_norm_clip clip clip_grads max_gradient_norm gradient_clip_norm grad_clip_max_norm global_clip_norm clip_threshold",
    ),
  },
  scheduler: {
    kind: "word",
    keys: words(
      "lr_scheduler lr_scheduler_type scheduler lr_schedule schedule sched lr_policy scheduler_type lr_decay_style lr_sched scheduler_name learning_rate_schedule lr_scheduler_name",
    ),
  },
  "scheduler-gamma": {
    kind: "number",
    keys: words("gamma lr_gamma decay_rate lr_decay_rate scheduler_gamma lr_decay_factor"),
  },
  "warmup-steps": {
    kind: "whole",
    keys: words(
      "warmup_steps num_warmup_steps lr_scheduler_warmup_steps warmup_iters warmup_updates lr_warmup_steps warmup_num_steps n_warmup_steps warm_steps lr_warmup_iters warmup",
    ),
  },
  "warmup-ratio": {
    kind: "number",
    keys: words(
      "warmup_ratio lr_scheduler_warmup_ratio warmup_proportion warmup_fraction warmup_frac pct_start",
    ),
  },
  precision: {
    kind: "word",
    keys: words(
      "precision fp16 bf16 amp use_amp mixed_precision dtype half torch_dtype compute_dtype amp_dtype autocast_dtype",
    ),
  },
  "loss-scale": {
    kind: "number",
    keys: words("initial_loss_scale loss_scale init_scale initial_scale static_loss_scale"),
  },
  loss: {
    kind: "word",
    keys: words("loss criterion loss_fn loss_function loss_type loss_name objective loss_func lossfn"),
  },
  activation: {
    kind: "word",
    keys: words(
      "act activation activation_function hidden_act act_fn nonlinearity act_layer hidden_activation act_func nonlin activations",
    ),
  },
  "output-activation": {
    kind: "word",
    keys: words(
      "output_activation final_activation last_activation out_activation head_activation final_act out_act output_act last_act head_act",
    ),
  },
  normalization: {
    kind: "word",
    keys: words("norm normalization norm_layer norm_type normtype normalization_layer"),
  },
  shuffle: {
    kind: "flag",
    keys: words(
      "shuffle shuffle_train train_shuffle shuffle_data shuffle_training_data reshuffle reshuffle_each_epoch",
    ),
  },
  seed: { kind: "whole", keys: words("seed random_seed manual_seed random_state rng_seed") },
  dataset: { kind: "text", keys: words("dataset dataset_name data_name task_name data datasource") },
  model: {
    kind: "text",
    keys: words("model model_name arch architecture model_type net backbone model_name_or_path"),
  },
  "hidden-widths": {
    kind: "widths",
    keys: words(
      "widths hidden_widths hidden_sizes hidden_dims hidden_layers hidden_layer_sizes hidden_units layers_sizes hidden hidden_size hidden_dim layer_sizes mlp_widths n_hidden hidden_channels",
    ),
  },
  "label-smoothing": { kind: "number", keys: words("label_smoothing label_smoothing_factor smoothing") },
  "num-workers": {
    kind: "whole",
    keys: words(
      "num_workers workers dataloader_num_workers n_workers workers_per_gpu num_data_workers data_workers loader_workers dataloader_workers",
    ),
  },
  "resume-from": {
    kind: "text",
    keys: words(
      "resume_from_checkpoint resume_from resume load_from ckpt_path init_checkpoint checkpoint_path resume_path",
    ),
  },
  "early-stopping-patience": {
    kind: "whole",
    keys: words("early_stopping_patience patience early_stop_patience early_stopping_rounds early_stop"),
  },
};

function words(text: string): readonly string[] {
  return text.split(" ");
}
