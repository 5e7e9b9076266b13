import { describe, expect, test } from 'vitest';
import { english } from './messages.ts';
import { calledName, filesIn, literal, type Node, SOURCES, textOf } from './sources.ts';

/**
 * Nothing that a person reads is written in the sources. Two nets, since no single one is whole: words that JSX draws, and words in a
 * row anywhere else. What both miss, tests/e2e/axe.e2e.ts sees: it draws every surface in a language of its own.
 */

/** Examples of what may be typed, such as `docker.io` and `http://`, are the same in every language. */
const isWords = (text: string) => /\p{L}{2}/u.test(text.replace(/[\w-]+[.:/]\S*/g, ''));

const cooked = (node: Node): string | undefined =>
  node.type === 'TemplateElement' ? (node.value as { cooked?: string }).cooked : literal(node);

const children = (node: Node): Node[] =>
  Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === 'string');

/** The texts that an expression may become, through choices and joins; what a call returns is its own matter. */
function textsOf(node: Node): string[] {
  const text = node.type === 'JSXText' ? String(node.value) : cooked(node);
  if (text !== undefined) return [text];
  switch (node.type) {
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return textsOf(node.expression as Node);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((each) => textsOf(each as Node));
    case 'LogicalExpression':
    case 'BinaryExpression':
      return /^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(String(node.operator))
        ? []
        : [node.left, node.right].flatMap((each) => textsOf(each as Node));
    case 'TemplateLiteral':
      return [...(node.quasis as Node[]), ...(node.expressions as Node[])].flatMap(textsOf);
    case 'ArrayExpression':
      return children(node).flatMap(textsOf);
    default:
      return [];
  }
}

/** Attributes that are read or heard. */
const HEARD =
  /^(?:title|alt|placeholder|label|note|aria-(?:label|description|roledescription|valuetext|placeholder))$/;

const nameOf = (node: unknown): string => (node as { name?: string } | null)?.name ?? '';

/** What is drawn as it is, in any language. */
const IN_NO_LANGUAGE = /^(?:GET \/v2\/|blobs|manifests)$/; // a request

describe('what JSX draws comes from public/_locales', () => {
  const elements = SOURCES.filter(({ path }) => path.endsWith('.tsx')).flatMap(({ path, nodes }) =>
    nodes.map((node) => ({ path, node })),
  );
  const wordsIn = (nodes: { path: string; node: Node }[]) =>
    nodes.flatMap(({ path, node }) =>
      textsOf(node)
        .map((text) => text.trim())
        .filter((text) => isWords(text) && !IN_NO_LANGUAGE.test(text) && !(text in english))
        .map((text) => `${path}: ${text}`),
    );

  test('between tags', () => {
    const drawn = elements
      .filter(({ node: { type } }) => type === 'JSXElement' || type === 'JSXFragment')
      .flatMap(({ path, node }) => (node.children as Node[]).map((child) => ({ path, node: child })));
    expect(drawn.length).toBeGreaterThan(500);
    expect(wordsIn(drawn)).toEqual([]);
  });

  test('in attributes that are read or heard', () => {
    const heard = elements
      .filter(({ node }) => node.type === 'JSXOpeningElement')
      .flatMap(({ path, node }) => {
        return (node.attributes as Node[])
          .filter(({ type, name, value }) => type === 'JSXAttribute' && value && HEARD.test(nameOf(name)))
          .map(({ value }) => ({ path, node: value as Node }));
      });
    expect(heard.length).toBeGreaterThan(100);
    expect(wordsIn(heard)).toEqual([]);
  });
});

/** Rows of words that no person reads, or that are no sentence of ours: where, and why. */
const NOT_READ: [path: RegExp, text: RegExp, why: string][] = [
  [/^lib\/paste\//, /./, 'what tools and files say, to be recognized'],
  [/^lib\/oci\/builder\.ts$/, /./, 'what builders write into histories'],
  [/^lib\/hub\/page\/anchors\.ts$/, /^Tag summary$/, "Docker Hub's own accessible name"],
  [/^lib\/layers\/packages\/sqlite\.ts$/, /^SQLite format 3/, 'the head of a file'],
  [/^lib\/defects\/debug-log\.ts$/, /^Tagkin debug/, 'the console of a development build'],
  [
    /^lib\/aliases\/export(?:-names)?\.ts$/,
    /: not all tags|^# partial/,
    'a line of an exported file, whose form is fixed',
  ],
  [/^lib\/store\/own-namespaces\.ts$/, /^mine /, 'a key of the store'],
  [
    /^lib\/store\/disk\.ts$/,
    /^(?:of another kind|no answer)$/,
    'why a database is not used: the text of an error',
  ],
  [/^components\/inspect\/(?:commands|referrers)\./, /^(?:cosign|docker|regctl|skopeo) /, 'a command'],
  [/^components\/copy-forms\.ts$/, /^docker pull $/, 'a command'],
  [/^entrypoints\/popup\/start-page\.tsx$/, /^docker run /, 'an example of a command'],
  [/^entrypoints\/inspect\/layer\//, /^(?:hash|layer) worker$/, 'the name of a thread'],
];

test('no words in a row outside of public/_locales', () => {
  const found = SOURCES.flatMap(({ path, nodes }) => {
    const unread = new Set<Node>();
    const skip = (node: Node): void => {
      unread.add(node);
      children(node).forEach(skip);
    };
    for (const node of nodes) {
      // Texts of errors stay inside: what is shown of a failure is its kind.
      if (
        /^(?:Call|New)Expression$/.test(node.type) &&
        /(?:Error|^malformed|^fail)$/.test(calledName(node) ?? '')
      )
        skip(node);
      if (node.type === 'JSXAttribute' && /^(?:class|rel|className)$/.test(nameOf(node.name))) skip(node);
    }
    return nodes
      .filter((node) => !unread.has(node))
      .flatMap((node) => cooked(node) ?? [])
      .filter((text) => /\p{L}{2} \p{L}{2}/u.test(text))
      .filter((text) => !NOT_READ.some(([where, which]) => where.test(path) && which.test(text)))
      .map((text) => `${path}: ${text}`);
  });
  expect(found).toEqual([]);
});

test('no page has a language or words before it is drawn', () => {
  const pages = filesIn('entrypoints').filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(2);
  for (const path of pages) {
    expect([path, textOf(path)]).toEqual([path, expect.stringMatching(/<html>/)]);
    const words = textOf(path)
      .replace(/<title>Tagkin<\/title>|<[^>]*>/g, '')
      .trim();
    expect([path, words]).toEqual([path, '']);
  }
});
