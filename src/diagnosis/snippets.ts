import type { Artifact } from "../model/cause.ts";

/** Code that logs an artifact, by framework; it writes the open run format or the tool's own log. */
export type Snippet = Readonly<Record<"pytorch" | "lightning" | "keras" | "huggingface", string>>;

/** What to log, as a heading. */
export const ARTIFACT_TITLES: Readonly<Record<Artifact, string>> = {
  "step-metrics": "Log the loss at every step",
  "learning-rate": "Log the learning rate at every step",
  config: "Save the configuration beside the metrics",
  log: "Keep the console log",
  gradients: "Log the gradient norm at every step",
  activations: "Log activation statistics by layer",
  "layer-stats": "Log gradient, weight and update norms by layer",
  model: "Save the list of layers",
  predictions: "Save the predictions with their probabilities",
  "class-counts": "Save the class counts of each split",
  splits: "Save the ids of each split",
  features: "Save the inputs as they enter the model",
  "test-metrics": "Evaluate once on a test set",
  "train-metrics-in-eval-mode": "Evaluate the training set in evaluation mode",
  "data-order": "Log which examples each batch holds",
  samples: "Save generated samples",
  robustness: "Evaluate under attack",
  timing: "Log data time and step time",
  resources: "Log the memory in use",
  "more-runs": "Repeat the run with other seeds",
};

/** The snippet of an artifact. Where a tool has its own switch, that is used; else plain Python beside it. */
export const SNIPPETS: Readonly<Record<Artifact, Snippet>> = {
  "step-metrics": {
    pytorch: `writer.writerow([step, epoch, loss.item()])  # every step, before any averaging`,
    lightning: `self.log("train_loss", loss, on_step=True, on_epoch=True)\n# Trainer(log_every_n_steps=1)`,
    keras: `class Steps(keras.callbacks.Callback):\n    def on_train_batch_end(self, batch, logs=None):\n        log.writerow([self.model.optimizer.iterations.numpy(), logs["loss"]])`,
    huggingface: `TrainingArguments(logging_steps=1, logging_first_step=True, logging_nan_inf_filter=False)`,
  },
  "learning-rate": {
    pytorch: `writer.writerow([step, optimizer.param_groups[0]["lr"]])`,
    lightning: `Trainer(callbacks=[LearningRateMonitor(logging_interval="step")])`,
    keras: `logs["learning_rate"] = float(self.model.optimizer.learning_rate)  # in a callback, each step`,
    huggingface: `TrainingArguments(logging_steps=1)  # learning_rate is in every log entry`,
  },
  config: {
    pytorch: `yaml.safe_dump(vars(args), open(run_dir / "config.yaml", "w"))`,
    lightning: `self.save_hyperparameters()  # writes hparams.yaml beside metrics.csv`,
    keras: `json.dump({**config, "optimizer": model.optimizer.get_config()}, open("config.json", "w"), default=str)`,
    huggingface: `json.dump(training_args.to_dict(), open(f"{output_dir}/config.json", "w"))`,
  },
  log: {
    pytorch: `python train.py 2>&1 | tee run/train.log`,
    lightning: `python train.py 2>&1 | tee run/train.log`,
    keras: `python train.py 2>&1 | tee run/train.log`,
    huggingface: `python train.py 2>&1 | tee run/train.log`,
  },
  gradients: {
    pytorch: `norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf"))  # norm before clipping\nwriter.writerow([step, norm.item()])`,
    lightning: `def on_before_optimizer_step(self, optimizer):\n    self.log_dict(grad_norm(self, norm_type=2))`,
    keras: `class Norms(keras.Model):\n    def train_step(self, data):\n        ...  # after tape.gradient(...)\n        self.norm.update_state(tf.linalg.global_norm(grads))`,
    huggingface: `TrainingArguments(logging_steps=1)  # grad_norm is in every log entry since 4.38`,
  },
  activations: {
    pytorch: `def hook(name):\n    def f(module, inputs, output):\n        rows.append([step, name, (output == 0).float().mean().item(), (output == 0).all(0).float().mean().item()])\n    return f\nfor name, m in model.named_modules():\n    if isinstance(m, torch.nn.ReLU): m.register_forward_hook(hook(name))\n# layers.csv: step,layer,zero_fraction,dead_units`,
    lightning: `# in on_fit_start: register the forward hooks of the PyTorch snippet on self.model`,
    keras: `probe = keras.Model(model.inputs, [l.output for l in model.layers if "relu" in l.name])\nzero = [(a == 0).mean() for a in probe.predict(batch)]`,
    huggingface: `# register the forward hooks of the PyTorch snippet on trainer.model before trainer.train()`,
  },
  "layer-stats": {
    pytorch: `before = {n: p.detach().clone() for n, p in model.named_parameters()}\noptimizer.step()\nfor n, p in model.named_parameters():\n    w = before[n].norm().item()\n    writer.writerow([step, n, p.grad.norm().item(), w, (p.detach() - before[n]).norm().item() / (w + 1e-12)])\n# layers.csv: step,layer,grad_norm,weight_norm,update_ratio`,
    lightning: `# the PyTorch snippet in on_before_optimizer_step / on_train_batch_end, every 50 steps`,
    keras: `# in train_step: keep [v.numpy() for v in self.trainable_variables] before apply_gradients, write norms after`,
    huggingface: `class Layers(TrainerCallback):\n    def on_pre_optimizer_step(self, args, state, control, model, **kw):\n        for n, p in model.named_parameters():\n            if p.grad is not None: writer.writerow([state.global_step, n, p.grad.norm().item(), p.norm().item()])`,
  },
  model: {
    pytorch: `layers = [{"name": n, "type": type(m).__name__,\n           "params": sum(p.numel() for p in m.parameters(False)),\n           "trainable": sum(p.numel() for p in m.parameters(False) if p.requires_grad),\n           "shape": [list(p.shape) for p in m.parameters(False)]}\n          for n, m in model.named_modules() if not list(m.children())]\njson.dump({"layers": layers}, open("model.json", "w"))`,
    lightning: `# the PyTorch snippet with self.model, in on_fit_start`,
    keras: `layers = [{"name": l.name, "type": type(l).__name__, "params": l.count_params(),\n           "trainable": sum(int(np.prod(v.shape)) for v in l.trainable_weights),\n           "shape": [list(v.shape) for v in l.weights]} for l in model.layers]\njson.dump({"layers": layers}, open("model.json", "w"))`,
    huggingface: `# the PyTorch snippet with trainer.model`,
  },
  predictions: {
    pytorch: `model.eval()\nfor ids, x, y in loader:\n    p = model(x).softmax(-1)\n    for i, t, q in zip(ids, y.tolist(), p.tolist()):\n        writer.writerow([i, t, max(range(len(q)), key=q.__getitem__), *q])\n# predictions_val.csv: id,y_true,y_pred,prob_0,prob_1,…  and the same for train and test`,
    lightning: `trainer.predict(model, loader)  # write as in the PyTorch snippet`,
    keras: `p = model.predict(x_val)\nfor i, (t, q) in enumerate(zip(y_val, p)):\n    writer.writerow([i, t, q.argmax(), *q])`,
    huggingface: `out = trainer.predict(eval_dataset)\np = scipy.special.softmax(out.predictions, -1)  # rows: id, out.label_ids, argmax, *p`,
  },
  "class-counts": {
    pytorch: `json.dump({s: dict(Counter(map(str, d.targets))) for s, d in splits.items()}, open("class_counts.json", "w"))`,
    lightning: `# in setup(): the PyTorch snippet over self.trainer.datamodule`,
    keras: `json.dump({"train": dict(Counter(map(str, y_train))), "val": dict(Counter(map(str, y_val)))}, open("class_counts.json", "w"))`,
    huggingface: `json.dump({s: dict(Counter(map(str, ds[s]["label"]))) for s in ds}, open("class_counts.json", "w"))`,
  },
  splits: {
    pytorch: `for s, ids in {"train": train_ids, "val": val_ids, "test": test_ids}.items():\n    Path(f"splits/{s}.txt").write_text("\\n".join(map(str, ids)))`,
    lightning: `# in setup(): the PyTorch snippet`,
    keras: `# the PyTorch snippet: one id a line, train.txt, val.txt, test.txt`,
    huggingface: `for s in ds: Path(f"splits/{s}.txt").write_text("\\n".join(map(str, ds[s]["id"])))`,
  },
  features: {
    pytorch: `for i, x in zip(ids, inputs): writer.writerow([i, *x.flatten().tolist()])  # as they enter the model\n# features_train.csv, features_val.csv: id,f0,f1,…`,
    lightning: `# the PyTorch snippet over the first 500 rows of each loader`,
    keras: `pd.DataFrame(x_train).to_csv("features_train.csv", index_label="id")`,
    huggingface: `# for tabular columns: ds["train"].to_csv("features_train.csv")`,
  },
  "test-metrics": {
    pytorch: `test_loss, test_accuracy = evaluate(model, test_loader)  # once, after training`,
    lightning: `trainer.test(model, datamodule=dm, ckpt_path="best")`,
    keras: `model.evaluate(x_test, y_test)`,
    huggingface: `trainer.evaluate(ds["test"], metric_key_prefix="test")`,
  },
  "train-metrics-in-eval-mode": {
    pytorch: `model.eval()\nwith torch.no_grad(): print("train, eval mode", evaluate(model, train_loader))`,
    lightning: `trainer.validate(model, dataloaders=train_loader)`,
    keras: `model.evaluate(x_train, y_train)`,
    huggingface: `trainer.evaluate(ds["train"].select(range(1000)), metric_key_prefix="train_eval")`,
  },
  "data-order": {
    pytorch: `writer.writerow([step, *batch["id"]])  # the ids of each batch, every step`,
    lightning: `def on_train_batch_start(self, batch, batch_idx): writer.writerow([self.global_step, *batch["id"]])`,
    keras: `# yield the ids from the generator and write them per batch`,
    huggingface: `# remove_unused_columns=False, then write inputs["id"] in compute_loss`,
  },
  samples: {
    pytorch: `for k in range(64):\n    out.write(json.dumps({"sample": k, "tokens": model.generate(prompt).tolist()}) + "\\n")  # samples.jsonl`,
    lightning: `# in on_validation_epoch_end: the PyTorch snippet`,
    keras: `np.savetxt("generated.csv", generator(noise(500)), delimiter=",", header="x,y", comments="")`,
    huggingface: `out = model.generate(**tok(prompts, return_tensors="pt"), do_sample=True, max_new_tokens=64)\nfor t in out: f.write(json.dumps({"tokens": t.tolist()}) + "\\n")`,
  },
  robustness: {
    pytorch: `x.requires_grad_(); loss(model(x), y).backward()\nx_adv = x + eps * x.grad.sign()  # FGSM\njson.dump({"clean_accuracy": clean, "attacks": [{"name": "FGSM", "epsilon": eps, "accuracy": adv}]}, open("robustness.json", "w"))`,
    lightning: `# the PyTorch snippet over the test loader`,
    keras: `with tf.GradientTape() as t:\n    t.watch(x); l = loss(y, model(x))\nx_adv = x + eps * tf.sign(t.gradient(l, x))`,
    huggingface: `# the PyTorch snippet on inputs_embeds or pixel_values`,
  },
  timing: {
    pytorch: `t0 = time.perf_counter(); batch = next(it); t1 = time.perf_counter()\n...; torch.cuda.synchronize(); t2 = time.perf_counter()\nwriter.writerow([step, t1 - t0, t2 - t0])  # data_time, step_time`,
    lightning: `Trainer(profiler="simple")`,
    keras: `keras.callbacks.TensorBoard(profile_batch=(10, 20))`,
    huggingface: `# torch.profiler.profile(...) around trainer.train(), or include_tokens_per_second=True`,
  },
  resources: {
    pytorch: `writer.writerow([step, psutil.Process().memory_info().rss / 1e6, torch.cuda.max_memory_allocated() / 1e6])`,
    lightning: `Trainer(callbacks=[DeviceStatsMonitor()])`,
    keras: `logs["mem_mb"] = psutil.Process().memory_info().rss / 1e6  # in a callback`,
    huggingface: `TrainingArguments(skip_memory_metrics=False)`,
  },
  "more-runs": {
    pytorch: `for s in 0 1 2; do python train.py --seed $s --out runs/seed$s; done`,
    lightning: `for s in 0 1 2; do python train.py --seed_everything $s; done`,
    keras: `for seed in (0, 1, 2): keras.utils.set_random_seed(seed); train(f"runs/seed{seed}")`,
    huggingface: `for s in 0 1 2; do python train.py --seed $s --output_dir runs/seed$s; done`,
  },
};
