/** How many texts are remembered, at most; then all are forgotten at once. */
const MOST = 7000;
/** A longer text is no name, and files come from anyone. */
const LONGEST = 200;

/** The same function of a text, which works out each text once: documents say the same names and codes again and again. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const value = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
