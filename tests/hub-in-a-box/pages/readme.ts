import { createElement as h, type ReactNode } from 'react';

function paragraph(text: string, key: number): ReactNode {
  const heading = /^#+ +(.*)$/.exec(text);
  if (heading !== null) return h('h3', { key }, heading[1]);
  if (text.startsWith('```')) return h('pre', { key }, text.replace(/^```.*\n|\n?```$/g, ''));
  return h('p', { key }, text);
}

/** A README with as much of its Markdown as a test double needs: headings, fenced code and paragraphs. */
export function Readme({ text }: { text: string }): ReactNode {
  if (text.trim() === '')
    return h('p', null, "No overview available. This repository doesn't have an overview");
  return text
    .trim()
    .split(/\n{2,}/)
    .map(paragraph);
}
