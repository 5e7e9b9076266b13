import { bytes, columns } from './bench-text.ts';
import {
  ANSWERER,
  CONTENT_LIMIT,
  INSPECT_LIMIT,
  inspectSize,
  loadedByPages,
  POPUP_LIMIT,
  popupSize,
  scriptSizes,
} from './script-sizes.ts';

/** Sizes of the scripts of the built extension; what a page of Docker Hub gets has a limit. */
export async function benchSize(): Promise<string[]> {
  const sizes = scriptSizes('chromium');
  const forPages = loadedByPages('chromium').filter(({ path }) => path !== ANSWERER);
  const sum = (of: 'raw' | 'packed') => forPages.reduce((total, size) => total + size[of], 0);
  return [
    ...columns([
      ['', 'raw', 'gzip'],
      ...sizes.map(({ path, raw, packed }) => [path, bytes(raw), bytes(packed)]),
      ['a page of Docker Hub gets', bytes(sum('raw')), bytes(sum('packed'))],
    ]),
    `limit: ${bytes(CONTENT_LIMIT)} gzip, ${sum('packed') <= CONTENT_LIMIT ? 'kept' : 'BROKEN'}`,
    `the inspect page’s scripts: ${bytes(inspectSize('chromium'))} gzip of ${bytes(INSPECT_LIMIT)}`,
    `the popup before a paste: ${bytes(popupSize('chromium'))} gzip of ${bytes(POPUP_LIMIT)}`,
  ];
}
