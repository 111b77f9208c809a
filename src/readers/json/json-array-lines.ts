/** 1-based line on which each item of the array under a key begins; null where the text holds no such array. */
export function arrayItemLines(text: string, key: string): number[] | null {
  const opening = new RegExp(`"${key}"\\s*:\\s*\\[`).exec(text);
  if (!opening) return null;
  const start = opening.index + opening[0].length;
  let line = text.slice(0, start).split("\n").length;
  let depth = 1;
  const lines: number[] = [];
  const marks = /"(?:[^"\\]|\\.)*"|[{}[\]\n]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark && depth > 0; mark = marks.exec(text)) {
    const [sign] = mark;
    if (sign === "\n") line += 1;
    else if (sign === "{" && depth === 1) lines.push(line);
    depth += DEPTH[sign] ?? 0;
  }
  return lines;
}

const DEPTH: Readonly<Record<string, number>> = { "{": 1, "[": 1, "}": -1, "]": -1 };
