import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

/** A piece drawn on its own, in an empty document. */
export interface Drawn {
  root: HTMLElement;
  /** The only element that a selector finds. */
  one(selector: string): HTMLElement;
  all(selector: string): HTMLElement[];
  text(): string;
  click(selector: string): Promise<void>;
  type(selector: string, value: string): Promise<void>;
  redraw(content: ComponentChild): Promise<void>;
}

export async function draw(content: ComponentChild): Promise<Drawn> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const redraw = (next: ComponentChild) => act(() => render(next, root));
  await redraw(content);
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found, ...more] = all(selector);
    if (!found || more.length > 0) throw new Error(`${found ? more.length + 1 : 'no'} ${selector}`);
    return found;
  };
  return {
    root,
    one,
    all,
    text: () => root.textContent ?? '',
    click: (selector) => act(() => one(selector).click()),
    type: (selector, value) =>
      act(() => {
        const input = one(selector) as HTMLInputElement;
        input.value = value;
        input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
      }),
    redraw,
  };
}

/** Lets promises that are under way come to their end, and what they change be drawn. */
export async function settle(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await act(async () => void (await Promise.resolve()));
}

/** Lets lists that are drawn in slices, a task each, come to their end. */
export async function drawSlices(tasks = 12): Promise<void> {
  for (let task = 0; task < tasks; task++)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}
