import { isOtherFile } from '../text/explicit.ts';
import type { Find } from '../text/find.ts';
import { traced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';

/** `docker.image('x')`, `docker 'x'`, `docker { image 'x' }`, `containerTemplate(image: 'x')`; the second group is the name. */
const NAMED = /\b(?:docker\.image\(\s*|docker\s+|image\s+|image:\s*)(["'])([^"'\n]{1,500})\1/g;

/** Jenkinsfiles: the agents of a pipeline and the containers of its steps. */
export const jenkins: Reader = {
  id: 'jenkins',
  detect: (text) => /\bdocker\.image\(|\bagent\s*\{|\bcontainerTemplate\(/.test(text),
  read: (source) =>
    source.lines().flatMap(({ text, start }): Find[] => {
      if (/^\s*(?:\/\/|\*)/.test(text)) return [];
      return [...text.slice(0, 4000).matchAll(NAMED)].flatMap((match): Find[] => {
        const name = match[2] ?? '';
        if (isOtherFile(name) || /\s/.test(name)) return [];
        const at = start + match.index + match[0].length - 1 - name.length;
        return [{ name: traced(name, at), form: 'text', where: 'agent', isStated: false }];
      });
    }),
};
