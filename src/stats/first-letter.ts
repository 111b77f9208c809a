/** First letter small, unless the word is a name or an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+\b(?!')|^A /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
