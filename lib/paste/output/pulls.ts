import type { Claim, Find } from '../text/find.ts';
import type { Line } from '../text/lines.ts';
import { concat, extent, type Traced, untraced } from '../text/traced.ts';
import { at } from './at.ts';
import { DIGEST } from './digests.ts';
import { outputFind } from './output-find.ts';

/** `latest: Pulling from library/nginx`, `Digest: sha256:…`, `docker.io/library/nginx:latest`: one pull. */
const PULLING = /^\s*(?:(\w[\w.-]{0,127}): )?Pulling from ([\w./:-]+)\s*$/;

interface Pull {
  name: Traced;
  tag: Traced | undefined;
  digest: Traced | undefined;
  /** What the lines behind repeat. */
  repeats: Claim[];
}

/** The output of `docker pull`: the digest belongs to the tag; a registry is named at the end. */
export function readPulls(lines: readonly Line[]): (Find | Claim)[] {
  const found: (Find | Claim)[] = [];
  let pull: Pull | undefined;
  const end = () => {
    if (pull === undefined) return;
    const { name, tag, digest, repeats } = pull;
    const tagged = tag && !/:[^/]*$/.test(name.text) ? concat(name, untraced(':'), tag) : name;
    found.push(outputFind(digest ? concat(tagged, untraced('@'), digest) : tagged, 'pull'), ...repeats);
    pull = undefined;
  };
  for (const line of lines) {
    const pulling = PULLING.exec(line.text);
    if (pulling) {
      end();
      const name = at(line, pulling[2], pulling[0].lastIndexOf(pulling[2] ?? ''));
      if (name) pull = { name, tag: at(line, pulling[1]), digest: undefined, repeats: [] };
      continue;
    }
    if (pull === undefined) continue;
    const digest = DIGEST.exec(line.text)?.[1];
    const status = /^\s*Status: .* for (\S+)\s*$/.exec(line.text)?.[1];
    const whole = /^\s*([\w.-]+(?::\d+)?\/[\w./-]+(?::[\w.-]+)?)\s*$/.exec(line.text)?.[1];
    if (digest) pull.digest = at(line, digest);
    else if (status || whole) {
      const text = at(line, status ?? whole);
      const isSame =
        text && repository(text.text).endsWith(repository(pull.name.text).replace(/^library\//, ''));
      if (isSame) pull.name = text;
      pull.repeats.push({ claim: { start: line.start, end: line.start + line.text.length } });
      if (whole) end();
    }
  }
  end();
  return found;
}

const PUSHING = /^\s*The push refers to repository \[([^\]\s]+)\]/;
const PUSHED = /^\s*(\w[\w.-]{0,127}): digest: (sha256:[0-9a-f]{64})\b/;

/** The output of `docker push`: each tag with its digest. */
export function readPushes(lines: readonly Line[]): (Find | Claim)[] {
  let name: Traced | undefined;
  return lines.flatMap((line): (Find | Claim)[] => {
    name = at(line, PUSHING.exec(line.text)?.[1]) ?? name;
    const [all, tag, digest] = (name && PUSHED.exec(line.text)) ?? [];
    if (name === undefined || all === undefined) return [];
    const repository = untraced(name.text);
    const claim = extent(name);
    return [
      outputFind(concat(repository, untraced(':'), at(line, tag), untraced('@'), at(line, digest)), 'push'),
      ...(claim ? [{ claim }] : []),
    ];
  });
}

/** Lines whose digest is one of this machine: the ID of an image or a container, a blob. */
const IS_ID =
  /^\s*(?:Deleted:|Loaded image ID:|(?:#\d+|=> =>) (?:writing image|exporting (?:config|layers)) )|^\s*\[?\d*\]?\s*(?:Copying|Skipping) (?:blob|config) /;
/** Behind it podman prints the ID of what it pulled. */
const IS_WRITTEN = /^(?:Writing manifest to image destination|Storing signatures)\s*$/;

/** IDs, which no registry knows, are left alone. */
export function readIds(lines: readonly Line[]): Claim[] {
  return lines.flatMap(({ text, start }, index) => {
    const isId =
      /sha256:|[0-9a-f]{64}/.test(text) &&
      (IS_ID.test(text) || (/^[0-9a-f]{64}\s*$/.test(text) && IS_WRITTEN.test(lines[index - 1]?.text ?? '')));
    return isId ? [{ claim: { start, end: start + text.length } }] : [];
  });
}

const repository = (text: string): string => text.replace(/:[^/]*$/, '');

/** `reading manifest 1.2 in quay.io/a/b: manifest unknown` of skopeo and podman. */
export function readMissing(lines: readonly Line[]): Find[] {
  return lines.flatMap((line) => {
    const match = /\breading manifest ([\w.-]{1,128}) in ([\w./:-]*[\w/])/.exec(line.text.slice(0, 4000));
    const tag = at(line, match?.[1], (match?.index ?? 0) + 'reading manifest'.length);
    const name = at(line, match?.[2], (match?.index ?? 0) + (match?.[0].lastIndexOf(match[2] ?? '') ?? 0));
    if (!tag || !name) return [];
    return [outputFind(concat(name, untraced(':'), tag), 'manifest')];
  });
}
