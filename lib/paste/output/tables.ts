import { isPath } from '../../oci/grammar.ts';
import type { Claim, Find } from '../text/find.ts';
import type { Line } from '../text/lines.ts';
import { concat, part, type Traced, traced, trimmed, untraced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';
import { outputFind } from './output-find.ts';

/** A column of a table that a tool printed: its title, and where it begins and ends in each line. */
interface Column {
  title: string;
  start: number;
  end: number;
}

/** Titles of the columns that hold images, and of those that stand beside them. */
const TITLES = /^(?:REPOSITORY|REPO|IMAGE|IMAGES|NAME|REF|TAG|DIGEST|IMAGE ID|MESSAGE|CONTAINER|NODE|ID)$/;
const HEADER =
  /^[ \t|]*(?:(?:CONTAINER ID|CONTAINER|ID|NAME|NAMES|NAMESPACE|REPOSITORY|REPO|IMAGE|REF|LAST SEEN|PODS?|SERVICE|TYPE|POD ID|LOCAL OBJECT)(?:\s{2,}|\t|\s*\|| *$))/;

/** The columns of a header: titles in capitals, apart by two spaces, a tab or a bar. */
function columnsOf(line: string): Column[] {
  if (!HEADER.test(line) || line.length > 2000) return [];
  const titles = [...line.matchAll(/[A-Z][A-Z()/-]*(?: [A-Z()/-]+)*/g)].map((match) => ({
    title: match[0],
    start: match.index,
  }));
  const columns = titles.map((column, index) => ({
    ...column,
    end: titles[index + 1]?.start ?? Number.POSITIVE_INFINITY,
  }));
  const isTable =
    columns.some(({ title }) => /^(?:REPOSITORY|REPO|IMAGES?|REF|MESSAGE)$/.test(title)) &&
    columns.length > 1;
  return isTable ? columns.filter(({ title }) => TITLES.test(title) || title.length > 0) : [];
}

/**
 * The cell of a column. A tool pads its columns; a text that was copied may have single tabs or spaces in their place, and
 * wide cells push the others to the right: then cells are told apart by the gaps between them.
 */
function cellsOf({ text, start }: Line, columns: readonly Column[]): Map<string, Traced> {
  const isAligned = columns.every(
    ({ start: at }) => at === 0 || at >= text.length || /[\s|]/.test(text.charAt(at - 1)),
  );
  const byGap = [...text.matchAll(/[^\s|]+(?: [^\s|]+)*/g)].map((match) =>
    traced(match[0], start + match.index),
  );
  if (!text.includes('\t') && isAligned)
    return new Map(
      columns.map(({ title, start: from, end }) => {
        const cell = text
          .slice(from, end === Number.POSITIVE_INFINITY ? undefined : end)
          .replace(/\|\s*$/, '');
        return [title, trimmed(traced(cell, start + from))];
      }),
    );
  if (byGap.length === columns.length)
    return new Map(columns.map(({ title }, index) => [title, byGap[index] ?? untraced('')]));
  const words = [...text.matchAll(/[^\s|]+/g)].map((match) => traced(match[0], start + match.index));
  return new Map(columns.map(({ title }, index) => [title, words[index] ?? untraced('')]));
}

const isNone = (cell: Traced | undefined): boolean =>
  cell === undefined || cell.text === '' || /^[<-]?none>?$|^-$/.test(cell.text);
const isId = (text: string): boolean => /^(?:sha256:)?[0-9a-f]{10,64}$/.test(text);

function readRow(line: Line, columns: readonly Column[]): (Find | Claim)[] {
  const cells = cellsOf(line, columns);
  const repository = cells.get('REPOSITORY') ?? cells.get('REPO');
  const tag = cells.get('TAG');
  const digest = cells.get('DIGEST') ?? cells.get('DIGESTS');
  const image = cells.get('IMAGE') ?? cells.get('IMAGES') ?? cells.get('REF');
  const name = repository ?? image;
  // `localhost/x` was built by podman on that machine.
  if (name === undefined || isNone(name) || name.text.startsWith('localhost/')) return [];
  const where = columns.map(({ title }) => title).includes('REPOSITORY') || tag ? 'images' : 'containers';
  if (repository || tag) {
    if (!isPath(name.text.replace(/^[^/]*[.:][^/]*\//, ''))) return [];
    const tagged = isNone(tag) ? name : concat(name, untraced(':'), tag);
    const whole = !/^sha256:[0-9a-f]{64}$/.test(digest?.text ?? '')
      ? tagged
      : concat(tagged, untraced('@'), digest);
    return [outputFind(whole, where)];
  }
  const only = listOf(image ?? name);
  if (only.length === 1 && /^sha256:[0-9a-f]{64}$/.test(digest?.text ?? ''))
    return [outputFind(concat(name, untraced('@'), digest), where)]; // ctr
  return only.flatMap((one) => (isId(one.text) || one.text.endsWith('…') ? [] : [outputFind(one, where)]));
}

/** `a:1,b:2`: kubectl lists the images of all containers in one cell. */
function listOf(cell: Traced): Traced[] {
  return [...cell.text.matchAll(/[^,\s]+/g)]
    .map((match) => part(cell, match.index, match.index + match[0].length))
    .filter(({ text }) => !/^\+\d+$/.test(text));
}

/** A line of events: `Pulling image "nginx:1"`. Read as other output. */
const hasMessage = (columns: readonly Column[]): boolean => columns.some(({ title }) => title === 'MESSAGE');

/** The number of lines behind a header that are its rows: until a blank line, a prompt or another header. */
const endsTable = (text: string): boolean =>
  text.trim() === '' || /^(?!<none>)\S*[$#❯>] /.test(text) || /^```/.test(text);

/** A table of plugins, volumes or networks. */
const isOtherHeader = (text: string): boolean =>
  /^[ \t]*(?:ID {2,}NAME {2,}DESCRIPTION|DRIVER {2,}VOLUME NAME|NETWORK ID {2,}NAME|VOLUME NAME)\b/.test(
    text,
  );

/** Tables by their columns: `docker images`, `docker ps`, `crictl images`, `kubectl get -o wide` and their kind. */
export const tables: Reader = {
  id: 'tables',
  detect: (text) => /\b(?:REPOSITORY|IMAGES?|REF|REPO|ID {2,}NAME|VOLUME NAME)\b/.test(text),
  read: (source) => {
    let columns: Column[] = [];
    let isOther = false;
    return source.lines().flatMap((line): (Find | Claim)[] => {
      if (isOtherHeader(line.text)) isOther = true;
      if (isOther && endsTable(line.text)) isOther = false;
      if (isOther) return [{ claim: { start: line.start, end: line.start + line.text.length } }];
      const header = columnsOf(line.text);
      if (header.length > 0) columns = hasMessage(header) ? [] : header;
      if (header.length > 0 || columns.length === 0) return [];
      if (endsTable(line.text)) {
        columns = [];
        return [];
      }
      if (/^[\s|:+-]+$/.test(line.text)) return [];
      if (/^\s*[├└│]/.test(line.text))
        return [{ claim: { start: line.start, end: line.start + line.text.length } }];
      const { start, text } = line;
      return [...readRow(line, columns), { claim: { start, end: start + text.length } }];
    });
  },
};
