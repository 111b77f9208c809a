import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMasker, maskDeep } from "../../src/privacy/mask.ts";

function masked(text: string): string {
  return createMasker().mask(text);
}

describe("what is hidden", () => {
  it.each([
    ["saved to /home/mary/runs/a.pt", "saved to /home/[user]/runs/a.pt"],
    ["/Users/mary/x", "/Users/[user]/x"],
    ["C:\\Users\\Mary Ann\\runs", "C:\\Users\\[user]\\runs"],
    ["by mary.lee@example.org today", "by [e-mail] today"],
    ["events.out.tfevents.1700000000.gpu-7.lab.org.42.0", "events.out.tfevents.1700000000.[host].42.0"],
    ["hostname: gpu-7", "hostname: [name]"],
    ['"host": "gpu-7"', '"host": "[name]"'],
    ["user=mary", "user=[name]"],
    ["token hf_abcdefghijklmnopqrstuvwxyz0123", "token [token]"],
    ["WANDB_API_KEY=0123456789abcdef0123", "WANDB_API_KEY=[token]"],
    ["https://mary:pw@host/repo.git", "https://[user]@host/repo.git"],
    ["listening on 192.168.1.20:6006", "listening on [address]:6006"],
  ])("%s", (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe("what stays", () => {
  it.each([
    ["epoch 1/28  train_loss 1.2577  lr 1.81e-03"],
    ["/data/runs/exp1/metrics.csv"],
    ["num_tokens: 32000"],
    ["tokenizer: bert-base-uncased"],
    ["pad_token = null"],
    ["version 1.13.1.0"],
    ["events.out.tfevents"],
    ["recall@5 0.8"],
  ])("%s", (text) => {
    expect(masked(text)).toBe(text);
  });
});

it("counts in words, and a masked text is left as it is", () => {
  const masker = createMasker();
  const once = masker.mask("/home/a/x /home/b/y a@b.org");
  expect(masker.summary()).toEqual(["e-mail address once", "home path 2 times"]);
  expect(masker.mask(once)).toBe(once);
  expect(masker.summary()).toEqual(["e-mail address once", "home path 2 times"]);
});

it("masking twice is masking once, for any text", () => {
  const pieces = fc.constantFrom(
    "/home/",
    "/Users/",
    "mary",
    "@",
    "example.org",
    " ",
    "host: ",
    "hf_",
    "x".repeat(24),
    "=",
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const once = masked(parts.join(""));
      expect(masked(once)).toBe(once);
    }),
  );
});

it("reaches into lists and objects and leaves numbers and typed arrays", () => {
  const values = new Float64Array([1]);
  const found = maskDeep({ a: ["/home/mary/x", 1, null], b: { c: "a@b.org" }, values }, createMasker());
  expect(found).toEqual({ a: ["/home/[user]/x", 1, null], b: { c: "[e-mail]" }, values });
  expect(found.values).toBe(values);
});
