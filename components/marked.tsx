/** A text with every place marked where one of the words stands, whatever their case. */
export function Marked({ text, words }: { text: string; words: string[] }) {
  const low = text.toLowerCase();
  const isHit = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1))
      isHit.fill(true, at, at + word.length);
  const parts: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = parts.at(-1);
    if (last && isHit[at] === isHit[last.from]) last.to = at + 1;
    else parts.push({ from: at, to: at + 1 });
  }
  return (
    <>
      {parts.map(({ from, to }) =>
        isHit[from] ? <mark key={from}>{text.slice(from, to)}</mark> : text.slice(from, to),
      )}
    </>
  );
}
