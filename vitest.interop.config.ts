import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/interop/**/*.interop.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
