import { parseReference } from '../../hosts/parse-reference.ts';
import { isExplicit } from '../text/explicit.ts';
import type { Find } from '../text/find.ts';
import { traced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';

/** Elements that hold an image: Unraid templates (`Repository`), Maven's jib and docker plugins (`image`, `from`). */
const ELEMENT = /<(Repository|image|from|baseImage|dockerImage|imageName)>\s*([^<>\s]{1,512})\s*<\/\1>/g;

/** Unraid templates and other XML with images in it. */
export const xml: Reader = {
  id: 'xml',
  detect: (text) => text.includes('</'),
  read: ({ text }) =>
    [...text.matchAll(ELEMENT)].flatMap((match): Find[] => {
      const [all, element = '', value = ''] = match;
      const isImage = parseReference(value).ok && (element === 'Repository' || isExplicit(value));
      if (!isImage) return [];
      return [
        {
          name: traced(value, match.index + all.indexOf(value, element.length + 2)),
          form: 'xml',
          where: element,
          isStated: true,
        },
      ];
    }),
};
