import { isExplicit, isOtherFile } from '../text/explicit.ts';
import type { Find } from '../text/find.ts';
import { type Traced, traced } from '../text/traced.ts';
import { lookupIn } from '../text/variables.ts';
import type { Reader } from '../tree/reader.ts';

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(["']?)([^\s"']+)\2[ \t]*(?:#.*)?$/;
const IS_IMAGE = /IMAGE(?:_NAME|_REF|_TAG)?$|^IMAGE_/i;

/** `.env` files: variables that are called image and have a reference. */
export const env: Reader = {
  id: 'env',
  detect: (text) => /image\w*=/i.test(text),
  read: (source) => {
    const values = new Map<string, Traced>();
    return source.lines().flatMap(({ text, start }): Find[] => {
      const [all, key = '', , value = ''] = LINE.exec(text.slice(0, 2048)) ?? [];
      if (all === undefined) return [];
      const name = traced(value, start + all.lastIndexOf(value));
      const lookup = lookupIn(values);
      if (values.size < 500) values.set(key, name);
      const isImage =
        IS_IMAGE.test(key) &&
        !/(?:PREFIX|REGISTRY)$/i.test(key) &&
        !isOtherFile(value) &&
        (isExplicit(value) || value.includes('/'));
      return isImage ? [{ name, form: 'text', where: key, lookup, isStated: false }] : [];
    });
  },
};
