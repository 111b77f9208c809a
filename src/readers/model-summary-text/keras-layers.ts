import type { ModelLayer } from "../../model/artifacts.ts";

/** Layers of `model.summary()`, between lines (Keras 3) or blanks (before); long names go on in the next line. */
export function kerasLayers(header: string, lines: readonly string[]): ModelLayer[] {
  const end = lines.findIndex((line) => /^\s*Total params/.test(line));
  const starts = ["Output Shape", "Param #", "Connected to"].map((name) => header.indexOf(name));
  const rows: { name: string; params: string }[] = [];
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    if (/^[\s=_━─┏┳┓┡╇┩├┼┤└┴┘]*$/.test(line)) continue;
    const [name = "", , params = ""] = /[│┃]/.test(line) ? boxed(line) : spaced(line, starts);
    const last = rows.at(-1);
    if (/^[\d,]+$/.test(params)) rows.push({ name, params });
    else if (last !== undefined && name !== "") last.name += name;
  }
  return rows.map(({ name, params }) => {
    const match = /^(.*?)\s*\((.*?)\)?$/.exec(name);
    const count = Number(params.replaceAll(",", ""));
    return { name: match?.[1] ?? name, type: match?.[2] ?? "", params: count, trainable: count, shapes: [] };
  });
}

function boxed(line: string): string[] {
  return line
    .split(/[│┃]/)
    .slice(1)
    .map((cell) => cell.trim());
}

function spaced(line: string, starts: readonly number[]): string[] {
  const [shape = 0, params = 0, connected = -1] = starts;
  const rest = line.slice(params, connected > params ? connected : undefined);
  return [line.slice(0, shape).trim(), line.slice(shape, params).trim(), rest.trim()];
}
