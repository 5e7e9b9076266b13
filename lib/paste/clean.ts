/** What comes along with a copied word: quotes, brackets, marks of Markdown, the end of a sentence. */
const BEFORE = '"\'`“”‘’«»‹›„(*>•';
const AFTER = '"\'`“”‘’«»‹›)*,;.!?:…。，';

/** A text without what is around it: spaces, quotes, bullets, prompts, `<link>`, `[name](link)`. Time is linear. */
export function clean(text: string): string {
  let start = 0;
  let end = text.length;
  const skips = (set: string, index: number) =>
    /\s/.test(text.charAt(index)) || set.includes(text.charAt(index));
  while (start < end && skips(BEFORE, start)) start += 1;
  while (end > start && skips(AFTER, end - 1)) end -= 1;
  const inner = text.slice(start, end).replace(/^(?:[-+$#%❯➜]|\d{1,3}[.)]) +/, '');
  const link = /^\[[^\]]*\]\(([^()\s]+)$/.exec(inner)?.[1];
  return link ?? /^<([^<>\s]+)>$/.exec(inner)?.[1] ?? inner;
}
