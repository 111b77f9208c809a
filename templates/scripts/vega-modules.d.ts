declare module "vega-dataflow" {
  export const transforms: Record<string, unknown>;
}
declare module "vega-encode";
declare module "vega-transforms";
declare module "vega-view-transforms";
declare module "vega-parser" {
  export function parse(spec: object, config: object | undefined, options: { readonly ast: boolean }): object;
}
declare module "vega-view" {
  export class View {
    constructor(runtime: object, options: object);
    signal(name: string, value: unknown): View;
    runAsync(): Promise<View>;
  }
}
