import type { Claim, Find } from '../text/find.ts';
import type { Line } from '../text/lines.ts';
import { concat, extent, type Traced, traced, untraced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';

/** `From: ubuntu:22.04` in the head of a definition, in any case of letters. */
const HEADER = /^\s*(bootstrap|from|registry|namespace)\s*:\s*(\S+)\s*$/i;

/** Definitions of Apptainer and Singularity: each stage begins with `Bootstrap:`; of `docker` and `oras` it is an image. */
export const definition: Reader = {
  id: 'definition',
  detect: (text) => /^\s*bootstrap\s*:/im.test(text),
  read: (source) => {
    const found: (Find | Claim)[] = [];
    let stage = new Map<string, Traced>();
    const end = () => {
      const from = stage.get('from');
      const isImage = /^(?:docker|oras)$/i.test(stage.get('bootstrap')?.text ?? '');
      const before = ['registry', 'namespace'].flatMap((key) => {
        const part = stage.get(key);
        return part ? [part, untraced('/')] : [];
      });
      const claim = from && extent(from);
      if (from && isImage)
        found.push({ name: concat(...before, from), form: 'text', where: 'From', isStated: true });
      else if (claim) found.push({ claim });
      stage = new Map();
    };
    for (const line of source.lines()) {
      const [key, value] = headerOf(line);
      if (key === 'bootstrap') end();
      if (key && value) stage.set(key, value);
      else if (/^\s*%\w/.test(line.text)) end();
    }
    end();
    return found;
  },
};

function headerOf({ text, start }: Line): [string?, Traced?] {
  const [all, key = '', value = ''] = HEADER.exec(text.slice(0, 1000)) ?? [];
  return all === undefined ? [] : [key.toLowerCase(), traced(value, start + text.lastIndexOf(value))];
}
