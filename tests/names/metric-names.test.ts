import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_ROLES } from "../../src/model/metric-role.ts";
import { resolveName } from "../../src/names/metric-names.ts";

function resolved(name: string): string {
  const { role, split, cadence, unit, qualifier } = resolveName(name);
  return [role, split ?? "-", cadence ?? "-", unit ?? "-", qualifier].join(" ").trim();
}

describe("what scripts call their drawers, clocks and norms", () => {
  it.each([
    ["opt/grad_norm", "gradient-norm - - -"],
    ["optimizer/lr", "learning-rate - - -"],
    ["sys/mem_mb", "memory - - MB"],
    ["timing/step_s", "step-time - - s"],
    ["data_seconds", "data-time - - s"],
    ["iter_seconds", "step-time - - s"],
    ["ms_per_step", "step-time - - -"],
    ["host_mem_gb", "memory - - -"],
    ["pre_clip_grad_norm", "gradient-norm - - -"],
    ["grad_norm_post_clip", "clipped-gradient-norm - - -"],
    ["|g|", "gradient-norm - - -"],
    ["scaler/scale", "loss-scale - - -"],
    ["layers.0.weight/grad_norm", "other - - - layers 0 weight grad norm"],
  ])("%s", (name, expected) => {
    expect(resolved(name)).toBe(expected);
  });
});

describe("losses and metrics", () => {
  it.each([
    ["loss", "loss - - -"],
    ["minibatch_cost", "loss - step -"],
    ["mini-batch loss", "loss - step -"],
    ["val_error_rate", "error validation - -"],
    ["test/top1_err", "error test - -"],
    ["val_r2_score", "r2 validation - -"],
    ["step_size", "learning-rate - - -"],
    ["mean_step_size_ratio", "other - - - step size ratio"],
    ["train_loss_step", "loss train step -"],
    ["train_loss_epoch", "loss train epoch -"],
    ["train/loss", "loss train - -"],
    ["train/loss_epoch", "loss train epoch -"],
    ["loss/train", "loss train - -"],
    ["Loss/validation", "loss validation - -"],
    ["valid_loss", "loss validation - -"],
    ["valLoss", "loss validation - -"],
    ["eval_loss", "loss validation epoch -"],
    ["eval_test_loss", "loss test epoch -"],
    ["eval_train_loss", "loss train epoch -"],
    ["train/val_loss", "loss validation - -"],
    ["test/loss", "loss test - -"],
    ["total_loss", "loss - - -"],
    ["loss_total", "loss - - -"],
    ["L_total", "loss - - -"],
    ["lm loss", "loss - - -"],
    ["epoch_loss", "loss - epoch -"],
    ["batch_loss", "loss - step -"],
    ["evaluation_loss_vs_iterations", "loss validation step -"],
    ["train-logloss", "loss train - -"],
    ["nll_loss", "loss - - -"],
    ["trl", "loss train - -"],
    ["val", "loss validation - -"],
    ["fast-sun-1 - lm_loss", "loss - - -"],
    ["train/box_loss", "loss-component train - - box"],
    ["loss_rpn_cls", "loss-component - - - rpn cls"],
    ["validation_0-rmse", "rmse validation - -"],
    ["valid_0's l2", "mse validation - -"],
    ["training's l2", "mse train - -"],
    ["val_auc", "auc validation - -"],
    ["accuracy/val", "accuracy validation - -"],
    ["epoch_accuracy", "accuracy - epoch -"],
    ["val_binary_accuracy", "accuracy validation - -"],
    ["metrics/accuracy_top1", "accuracy - - -"],
    ["metrics/accuracy_top5", "top-k-accuracy - - - accuracy"],
    ["test_acc5", "top-k-accuracy test - -"],
    ["metrics/mAP50-95(B)", "average-precision - - -"],
    ["bbox/AP50", "average-precision - - -"],
    ["val/mIoU", "iou validation - -"],
    ["eval_T204_f1", "f1 validation epoch - t204"],
    ["eval_overall_f1", "f1 validation epoch -"],
    ["eval_wer", "wer validation epoch -"],
    ["rollout/ep_rew_mean", "reward - - - ep"],
    ["val_perplexity", "perplexity validation - -"],
    ["task_0_acc", "task-accuracy - - -"],
    ["task", "task-index - - -"],
  ])("%s", (name, expected) => {
    expect(resolved(name)).toBe(expected);
  });
});

describe("what is measured of no split", () => {
  it.each([
    ["grad_2.0_norm_total", "gradient-norm - - -"],
    ["train/grad_norm", "gradient-norm - - -"],
    ["gnorm", "gradient-norm - - -"],
    ["grad_norm_clipped", "clipped-gradient-norm - - -"],
    ["lr-Adam", "learning-rate - - - adam"],
    ["lr-SGD/pg1", "learning-rate - - - sgd pg1"],
    ["lr-Adam-momentum", "momentum - - - lr adam"],
    ["x/lr0", "learning-rate - - - x"],
    ["train_lr", "learning-rate - - -"],
    ["loss_scale", "loss-scale - - -"],
    ["system/loss_scale", "loss-scale - - -"],
    ["skipped", "skipped-steps - - -"],
    ["number of skipped iterations", "skipped-steps - - - number of iterations"],
    ["mem_mb", "memory - - MB"],
    ["system/mem_mb", "memory - - MB"],
    ["data_time", "data-time - - s"],
    ["step_time", "step-time - - s"],
    ["epoch_time", "epoch-time - - s"],
    ["system/gpu.0.gpu", "gpu-utilization - - percent"],
    ["g_loss", "generator-loss - - -"],
    ["errD", "discriminator-loss - - -"],
    ["Disc Loss", "discriminator-loss - - -"],
    ["d_real", "discriminator-real - - -"],
    ["D(x)", "discriminator-real - - -"],
    ["D(G(z))", "discriminator-fake - - -"],
    ["g_grad_norm", "generator-gradient-norm - - -"],
    ["modes_covered", "modes-covered - - -"],
    ["sample_std", "sample-spread - - -"],
    ["output_entropy", "output-entropy - - -"],
  ])("%s", (name, expected) => {
    expect(resolved(name)).toBe(expected);
  });
});

describe("names that only look like one", () => {
  it.each([
    ["layers/0/grad_norm"],
    ["loss_oscillation"],
    ["increase_loss_count"],
    ["best_val_acc"],
    ["test-auc-std"],
    ["train/global_step"],
    ["train_runtime"],
    ["lr_scheduler"],
    ["num_tokens"],
  ])("%s is other", (name) => {
    expect(resolveName(name).role).toBe("other");
  });
});

describe("spelling does not matter", () => {
  it("split in front or behind, any separator, any case", () => {
    const quantity = fc.constantFrom("loss", "accuracy", "f1", "rmse", "auc");
    const split = fc.constantFrom("train", "val", "valid", "validation", "test", "eval");
    const separator = fc.constantFrom("_", "/", "-", ".", " ");
    fc.assert(
      fc.property(quantity, split, separator, (what, on, by) => {
        const plain = resolveName(`${on}_${what}`);
        const others = [`${on}${by}${what}`, `${what}${by}${on}`, `${on}${by}${what}`.toUpperCase()];
        for (const name of others) {
          const { role, split: found, qualifier } = resolveName(name);
          expect([name, role, found, qualifier]).toEqual([name, plain.role, plain.split, ""]);
        }
      }),
    );
  });

  it("any name at all gets a role and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(Object.keys(METRIC_ROLES)).toContain(resolveName(name).role);
      }),
    );
  });
});
