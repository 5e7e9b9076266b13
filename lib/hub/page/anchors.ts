import { HUB_ORIGIN } from '../../hosts/docker-hub.ts';
import { readRoute } from '../urls.ts';
import { readPullCommand } from './pull-command.ts';
import { SELECTORS, tagInTestId } from './selectors.ts';

/**
 * Where our hosts go on Docker Hub's pages. Only this file, selectors.ts and reserved-styles.ts know Hub's DOM.
 *
 * Hub's markup is not a contract, so every anchor has fallbacks, most reliable first: test ids (selectors.ts), links to
 * layers pages, the text of pull commands. If all fail, the caller docks a panel. reserved-styles.ts reserves space at these elements.
 */

/** Where to insert a host: into `parent`, before `before` (null: as its last child). */
export interface InsertionPoint {
  parent: Element;
  before: Element | null;
  /** Lower margin (CSS) of the element above, if space was reserved inside of it: the host takes the margin over. */
  margin?: string;
}

export interface TagBlock {
  tag: string;
  /** The whole block of one tag. */
  block: Element;
  /** Under the tag's name, above the table of its platforms. */
  place: InsertionPoint;
}

const {
  list: LIST,
  block: BLOCK,
  images: IMAGES,
  layersLink: LAYERS_LINK,
  summaryCommand: SUMMARY_COMMAND,
} = SELECTORS;
/** Elements that a page has only outside of its list of tags. */
const BEYOND_LIST = 'h1, nav, form, input, select, [role="tablist"]';
const OURS = /^TAGKIN-/;

/**
 * Every tag block of a tags page, in order; blocks without a recognizable tag are left out. Empty on an overview page: after
 * a client-side navigation it may still be there while the URL is the tags page's.
 */
export function findTagBlocks(root: ParentNode, repository: string): TagBlock[] {
  return byTestId(root, repository) ?? (isOverview(root) ? [] : byStructure(root, repository));
}

function byTestId(root: ParentNode, repository: string): TagBlock[] | null {
  let blocks = [...root.querySelectorAll(BLOCK)];
  if (blocks.length === 0)
    blocks = [...root.querySelectorAll(IMAGES)].flatMap((images) => images.parentElement ?? []);
  if (blocks.length === 0) return null;
  return blocks.flatMap((block) => {
    const images = block.querySelector(IMAGES);
    const tag = (images && tagInTestId(images)) || tagOf(block, repository);
    return tag ? [{ tag, block, place: images ? firstIn(images) : lastIn(block) }] : [];
  });
}

/** Without test ids: the largest element around each pull command that holds no other command. */
function byStructure(root: ParentNode, repository: string): TagBlock[] {
  const commands = pullCommands(root, repository);
  const held = new Map<Element, number>();
  for (const { element } of commands)
    for (const each of around(element)) held.set(each, (held.get(each) ?? 0) + 1);
  return commands.map(({ element, tag }) => {
    const block = commands.length === 1 ? loneBlock(element) : blockAround(element, held);
    const images = block.querySelector('table')?.parentElement;
    return { tag, block, place: images && images !== block ? firstIn(images) : lastIn(block) };
  });
}

/** The pull commands on a page; the first for each tag. */
function pullCommands(root: ParentNode, repository: string): { element: Element; tag: string }[] {
  const found = new Map<string, Element>();
  for (const element of root.querySelectorAll('code, pre, input, p, span, div')) {
    if (element.childElementCount > 0) continue;
    const text = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
    const command = text.includes(' pull ') ? readPullCommand(text) : null;
    if (command?.repository !== repository || element.closest('nav')) continue;
    if (!found.has(command.tag)) found.set(command.tag, element);
  }
  return [...found].map(([tag, element]) => ({ tag, element }));
}

/** The largest element around a command that holds no other. */
function blockAround(element: Element, held: Map<Element, number>): Element {
  return around(element).findLast((each) => held.get(each) === 1) ?? element;
}

/** The block of the only command: up to the element that holds its table, or before one that holds more than the list. */
function loneBlock(element: Element): Element {
  let block = element;
  for (const each of around(element)) {
    if (holdsMore(each, element)) break;
    block = each;
    if (each.querySelector('table')) break;
  }
  return block;
}

/** An element and its ancestors, without the body. */
function around(element: Element): Element[] {
  const all: Element[] = [];
  for (let each: Element | null = element; each && each.localName !== 'body'; each = each.parentElement)
    all.push(each);
  return all;
}

const holdsMore = (block: Element, command: Element): boolean =>
  [...block.querySelectorAll(BEYOND_LIST)].some((other) => other !== command);

/** The tag of a block without a test id: from its link to a layers page, or its pull command. */
function tagOf(block: Element, repository: string): string | null {
  const href = block.querySelector(LAYERS_LINK)?.getAttribute('href');
  const route = href ? readRoute(new URL(href, HUB_ORIGIN)) : null;
  if (route?.page === 'layers') return route.tag;
  return pullCommands(block, repository)[0]?.tag ?? null;
}

/** Above the list of tags. */
export function findListPlace(root: ParentNode, blocks: TagBlock[]): InsertionPoint | null {
  const list = root.querySelector(LIST);
  if (list) return firstIn(list);
  const first = blocks[0]?.block;
  return first?.parentElement ? { parent: first.parentElement, before: first } : null;
}

const isOverview = (root: ParentNode): boolean =>
  root.querySelector(SUMMARY_COMMAND) !== null || summaryHeading(root) !== undefined;

const summaryHeading = (root: ParentNode): Element | undefined =>
  [...root.querySelectorAll('h2, h3, h4, h5, h6, p, span')].find(
    (one) => one.textContent?.trim() === 'Tag summary',
  );

/**
 * The end of the overview page's panel "Tag summary", and the tag that the panel shows. Without the heading, the panel is
 * what surrounds the page's only command.
 */
export function findTagSummary(
  root: ParentNode,
  repository: string,
): { tag: string; place: InsertionPoint } | null {
  const commands = pullCommands(root, repository);
  let panel = summaryHeading(root)?.parentElement;
  while (panel && !commands.some(({ element }) => panel?.contains(element))) panel = panel.parentElement;
  const isOther = commands.length > 1 || root.querySelector(`${LIST}, ${LAYERS_LINK}`) !== null;
  if (!panel && !isOther) panel = commands[0]?.element.parentElement?.parentElement;
  const command = commands.find(({ element }) => panel?.contains(element));
  return command && panel ? { tag: command.tag, place: lastIn(panel) } : null;
}

/** Under the heading of the layers page of this tag; the heading is the reference. */
export function findLayersPlace(root: ParentNode, tag: string): InsertionPoint | null {
  const heading = root.querySelector(SELECTORS.layersHeading) ?? root.querySelector('main h1, h1');
  if (!heading?.parentElement || !heading.textContent?.includes(`:${tag}`)) return null;
  let before = heading.nextElementSibling;
  while (before && OURS.test(before.tagName)) before = before.nextElementSibling;
  return { parent: heading.parentElement, before, margin: getComputedStyle(heading).marginBlockEnd };
}

/** Hub's choice of light or dark; null if it follows the system. */
export function readTheme(root: Element): 'light' | 'dark' | null {
  if (root.classList.contains('dark')) return 'dark';
  return root.classList.contains('light') ? 'light' : null;
}

const lastIn = (parent: Element): InsertionPoint => ({ parent, before: null });

function firstIn(parent: Element): InsertionPoint {
  let before = parent.firstElementChild;
  while (before && OURS.test(before.tagName)) before = before.nextElementSibling;
  return { parent, before };
}
