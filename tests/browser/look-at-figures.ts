/** What a look at every visible drawing found; each list is empty where all is well. */
export interface FigureFaults {
  readonly count: number;
  readonly cut: readonly string[];
  readonly overlapping: readonly string[];
  readonly empty: readonly string[];
}

/** Pixels: a text's box is its line, whose ascent and descent stand 2 px beyond the ink of a digit. */
const TOLERANCE = { cut: 1, overlap: 3 };

/** Runs in the page: measures the labels of each drawing against its frame and against each other. */
export const LOOK_AT_FIGURES = `(() => {
  const { cut: cutBy, overlap: overlapBy } = ${JSON.stringify(TOLERANCE)};
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const found = { count: 0, cut: [], overlapping: [], empty: [] };
  for (const svg of document.querySelectorAll("figure svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    found.count++;
    const place = svg.closest("[id]").id;
    const marks = svg.querySelectorAll('path[stroke]:not([stroke="#e7eaec"]):not([stroke="#858e98"]), path[fill], rect[fill], circle, image');
    const drawn = [...marks].filter((mark) => mark.getBoundingClientRect().width > 1 || mark.getBoundingClientRect().height > 1);
    if (drawn.length === 0 || frame.height < 40) found.empty.push(place);
    const labels = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() !== "")
      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    labels.forEach(({ words, box }, i) => {
      const beyond = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (beyond > cutBy) found.cut.push(place + ": " + words + " by " + beyond.toFixed(1) + " px");
      for (const other of labels.slice(i + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (Math.min(across, down) > overlapBy) found.overlapping.push(place + ": " + words + " on " + other.words);
      }
    });
  }
  return found;
})()`;
