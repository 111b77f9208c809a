import { defineConfig } from "vitest/config";

/** What is true only in a real browser: CSP, axe, layout, PDF. One file at a time, for two cores. */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
