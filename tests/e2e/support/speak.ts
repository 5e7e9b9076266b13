import type { Page } from 'puppeteer-core';
import { builtExtension } from '../harness/built.ts';
import { browserKind, type World } from '../harness/index.ts';
import { type Language, messagesIn } from '../harness/speaking.ts';
import type { Surface } from './surface.ts';

type Strings = Record<string, string>;

/** Preact's own names, as its devtools use them too: what was drawn into an element or by a component, and the component. */
interface Drawn {
  __k?: (Drawn | null)[] | Drawn | null;
  __c?: { forceUpdate?(): void } | null;
}

/** Runs where Tagkin's code does: from now on these are the strings. */
function replace(strings: Strings): void {
  const { browser, chrome } = globalThis as unknown as Record<string, { i18n: { getMessage: unknown } }>;
  const { i18n } = (browser ?? chrome) as { i18n: { getMessage: unknown } };
  i18n.getMessage = (key: string, values: string | string[] = []) =>
    (strings[key] ?? '').replace(/\$(\d)/g, (_, at) => [values].flat()[at - 1] ?? '');
}

/** Runs in a page of ours, or beside one of Docker Hub's. */
async function redraw(selectors: string[], languageTag: string): Promise<void> {
  /** Not the container's own component, which has nothing to draw: `render` has emptied it. */
  function drawAgain(container: Drawn): void {
    for (const child of [container.__k].flat()) {
      child?.__c?.forceUpdate?.();
      if (child) drawAgain(child);
    }
  }
  for (const host of selectors.flatMap((selector) => [...document.querySelectorAll(selector)])) {
    const named = host.shadowRoot?.querySelector<HTMLElement>('.tk') ?? document.documentElement;
    named.lang = languageTag;
    for (const element of (host.shadowRoot ?? host).querySelectorAll('*'))
      for (const root of [(element as Drawn).__k].flat()) if (root) drawAgain(root);
  }
  await new Promise((resolve) => setTimeout(resolve));
}

const read = new Map<Language, Promise<Strings>>();

function stringsOf(language: Language): Promise<Strings> {
  const strings = read.get(language) ?? messagesIn(builtExtension(browserKind), language);
  read.set(language, strings);
  return strings;
}

/**
 * Draws a surface that is open again, with the strings of a language in the place of the English ones: a tenth of what a visit costs in a
 * browser of that language.
 */
export async function speak(world: World, page: Page, surface: Surface, language: Language): Promise<void> {
  const { driven } = world;
  const strings = await stringsOf(language);
  const isOurs = surface.inside.includes('body');
  const run = (code: (...args: never[]) => unknown, ...args: unknown[]) => {
    const there = code as (...args: unknown[]) => unknown;
    return isOurs ? page.evaluate(there, ...args) : driven.inContentScript(page, there, ...args);
  };
  await run(replace, strings);
  if (surface.again) {
    await driven.background(replace, strings);
    await surface.again(page);
  }
  await run(redraw, surface.inside, strings.languageTag ?? '');
}
