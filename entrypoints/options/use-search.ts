import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { OPTION_SECTIONS } from './sections.ts';

const ALL: ReadonlySet<string> = new Set(OPTION_SECTIONS.map(({ id }) => id));

/**
 * Hides the sections that do not have all these words, and of those that have them in one switch the other switches; opens what is folded
 * around a hit. By what is drawn: every text of the page is found, also that of lists.
 *
 * @returns the ids of the sections that have the words
 */
export function useSearch(main: RefObject<HTMLElement | null>, typed: string): ReadonlySet<string> {
  const [found, setFound] = useState(ALL);
  useEffect(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (element: Element | null) => {
      const text = element?.textContent?.toLowerCase() ?? '';
      return words.every((word) => text.includes(word));
    };
    const hits = new Set<string>();
    for (const section of main.current?.querySelectorAll<HTMLElement>('[data-options]') ?? []) {
      section.hidden = !has(section);
      if (!section.hidden) hits.add(section.dataset.options ?? '');
      const isByTitle = has(section.querySelector('h2'));
      const switches = [...section.querySelectorAll<HTMLElement>('.switch')];
      const isInSwitch = !isByTitle && switches.some(has);
      for (const each of switches) each.hidden = isInSwitch && !has(each);
      if (words.length === 0 || isByTitle) continue;
      for (const fold of section.querySelectorAll('details')) fold.open ||= has(fold);
    }
    setFound(hits);
  }, [typed]);
  return found;
}
