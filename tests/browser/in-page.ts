import type { Browser, BrowserContextOptions, Page } from "playwright";

/** A page to look at: where it lies and how its context differs from a desktop with the network off. */
export interface Visit {
  readonly browser: Browser;
  readonly address: string;
  readonly options?: BrowserContextOptions;
}

/** What a page did by itself while it was looked at. */
export interface Heard {
  /** Console messages, errors and violations of its policy. */
  readonly said: readonly string[];
  /** Addresses asked for besides the page itself: each was refused. */
  readonly asked: readonly string[];
}

/** Opens a page from disk in a context of its own; whatever it asks for is refused and kept. */
export async function inPage(
  { browser, address, options = {} }: Visit,
  look: (page: Page, heard: Heard) => Promise<void>,
): Promise<void> {
  const said: string[] = [];
  const asked: string[] = [];
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    offline: true,
    ...options,
  });
  try {
    await context.route("**", async (route) => {
      const url = route.request().url();
      if (url.startsWith("file:") && route.request().isNavigationRequest()) return route.continue();
      asked.push(url);
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("requestfailed", (request) => said.push(request.url()));
    await page.goto(address);
    await look(page, { said, asked });
  } finally {
    await context.close();
  }
}
