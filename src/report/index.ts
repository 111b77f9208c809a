import { behaviour } from "./behaviour.ts";
import { causes } from "./causes.ts";
import { checked } from "./checked.ts";
import { criteria } from "./criteria.ts";
import { curves } from "./curves.ts";
import { dataAndModel } from "./data-and-model.ts";
import { gradientFlow } from "./gradient-flow.ts";
import { notices } from "./notices.ts";
import { optimizer } from "./optimizer.ts";
import { predictions } from "./predictions.ts";
import { provenance } from "./provenance.ts";
import { requests } from "./requests.ts";
import { resources } from "./resources.ts";
import type { Section } from "./section.ts";
import { together } from "./together.ts";
import { verdict } from "./verdict.ts";

/** The sections of the page, in reading order. */
export const sections: readonly Section[] = [
  verdict,
  criteria,
  causes,
  curves,
  together,
  optimizer,
  gradientFlow,
  behaviour,
  predictions,
  dataAndModel,
  resources,
  requests,
  checked,
  notices,
  provenance,
];
