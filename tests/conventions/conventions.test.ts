import { describe, expect, test } from 'vitest';
import { argumentsOf, calledName, literal, type Node, SOURCES, textOf } from './sources.ts';

const found = (is: (node: Node, path: string) => boolean) =>
  SOURCES.flatMap(({ path, nodes, text }) =>
    nodes
      .filter((node) => is(node, path))
      .map(({ start, end }) => `${path}: ${text.slice(start, Math.min(end, start + 80))}`),
  );

const nameOf = (node: unknown) => (node as { name?: string } | null)?.name;

describe('text stays text', () => {
  test('no HTML from strings', () => {
    const banned =
      /^(?:(?:inner|outer)HTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|setHTMLUnsafe|createContextualFragment|parseFromString)$/;
    const isWrite = (node: Node) =>
      nameOf(node.object) === 'document' && /^writeln?$/.test(nameOf(node.property) ?? '');
    expect(
      found(
        (node) =>
          (node.type === 'MemberExpression' && (banned.test(nameOf(node.property) ?? '') || isWrite(node))) ||
          (node.type === 'JSXAttribute' && banned.test(nameOf(node.name) ?? '')),
      ),
    ).toEqual([]);
  });

  test('no code from strings', () => {
    expect(
      found(
        (node) =>
          ['CallExpression', 'NewExpression'].includes(node.type) &&
          ['eval', 'Function'].includes(calledName(node) ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('types are stated', () => {
  test('no any', () => expect(found((node) => node.type === 'TSAnyKeyword')).toEqual([]));
  test('no !', () => expect(found((node) => node.type === 'TSNonNullExpression')).toEqual([]));
  test('only erasable TypeScript', () => {
    expect(
      found((node) =>
        ['TSEnumDeclaration', 'TSParameterProperty', 'TSImportEqualsDeclaration'].includes(node.type),
      ),
    ).toEqual([]);
  });
  test('no comment that silences the compiler', () => {
    expect(
      SOURCES.filter(({ text }) => /@ts-(?:ignore|expect-error|nocheck)/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe("Docker Hub's pages", () => {
  test('only lib/hub knows what is on them', () => {
    const theirs = /repotags|copyPullCommand|navToImage|osArchItem|\bMui|\/layers\//;
    const outside = found(
      (node, path) =>
        !path.startsWith('lib/hub/') &&
        theirs.test(literal(node) ?? '') &&
        !/^https:\/\/hub\.docker\.com\/layers\/\*$/.test(literal(node) ?? '') &&
        !/^\.{1,2}\/[\w./-]+\.ts$/.test(literal(node) ?? ''), // an import of lib/layers
    );
    expect(outside).toEqual([]);
  });

  test('any other query is for elements of our own', () => {
    const queries = /^(?:querySelector(?:All)?|closest|matches|getElementsBy\w+)$/;
    const outside = found((node, path) => {
      if (node.type !== 'CallExpression' || !queries.test(calledName(node) ?? '')) return false;
      if (!/^(?:lib|entrypoints\/hub\.content)\//.test(path) || path.startsWith('lib/hub/')) return false;
      const [argument] = argumentsOf(node);
      if (argument && textOf(path).slice(argument.start, argument.end) === 'HOST_NAMES.join()') return false;
      const selector = literal(argument);
      return selector === undefined || selector.split(',').some((part) => !part.trim().startsWith('tagkin-'));
    });
    expect(outside).toEqual([]);
  });

  test('whatever we add is named tagkin-…', () => {
    const made = found((node) => {
      if (node.type !== 'CallExpression' || calledName(node) !== 'createElement') return false;
      const name = literal(argumentsOf(node)[0]);
      return name !== undefined && !['div', 'style', 'a'].includes(name) && !name.startsWith('tagkin-');
    });
    expect(made).toEqual([]);
  });
});
