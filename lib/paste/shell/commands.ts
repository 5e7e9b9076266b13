import type { Claim, Find } from '../text/find.ts';
import { concat, extent, spanOf, type Traced, untraced } from '../text/traced.ts';
import { expand, firstOf, type Lookup, lookupIn } from '../text/variables.ts';
import { assignedBy, loopOf } from './assigned.ts';
import { cutCommands } from './cut-commands.ts';
import { withoutComments, withoutPrompts } from './prompts.ts';
import type { Word } from './tokens.ts';
import type { Request } from './tool.ts';
import { STARTS_WITH_TOOL, toolNamed } from './tools.ts';

/** What stands before a command: `sudo -u x`, settings, keywords of scripts and of other files. */
const BEFORE =
  /^(?:sudo|doas|wsl(?:\.exe)?|winpty|nice|setsid|unbuffer|caffeinate|time|exec|env|nohup|command|export|then|do|else|if|while|until|!|watch|xargs|RUN|CMD|ONBUILD|run:|script:|[$#%>-]|[-+]\w+|\w+=.*|lima|rootlesskit|"?\$\w+"?|@|cmd|\/c|-c|sh|bash|[-+]?x|await|NAME|retry|timeout|[0-9]+[smh]?)$/s;
/** `sudo -u name`. */
const WITH_VALUE = /^-(?:u|g|h|C|n)$/;
/** `ExecStart=/usr/bin/docker` of systemd, `@docker` of make. */
const ATTACHED = /^(?:Exec[A-Z]\w*=[-@:+!]*|[@-]+(?=\w))/;

/** A short image ID, as `docker images` prints it. */
const IMAGE_ID = /^(?=.*\d)[0-9a-f]{12}$/;

/** A placeholder of a manual: `IMAGE[:TAG]`. */
const NO_NAME = /^\[?(?:IMAGE|NAME|REPOSITORY|SOURCE_IMAGE|TARGET_IMAGE|TARGET)\b/;

/** Where the tool stands among the words of a command. */
function toolIn(words: readonly Word[]) {
  for (let index = 0; index < words.length; index += 1) {
    const { text } = words[index] ?? { text: '' };
    const found = toolNamed(text.replace(ATTACHED, ''));
    if (found) return { ...found, index };
    if (!BEFORE.test(text)) return undefined;
    if (WITH_VALUE.test(text) && index > 0 && !toolNamed(words[index + 1]?.text ?? '')) index += 1;
  }
  return undefined;
}

/** Helm writes the `+` of a version as `_` in the tag, as `+` is not allowed there. */
const tagOf = ({ text, at }: Traced): Traced => ({ text: text.replaceAll('+', '_'), at });

/** A range of versions (`~1.2`) names no tag. */
const withTag = ({ name, tag }: Request): Traced =>
  tag && /^[\w$]/.test(tag.text) ? concat(name, untraced(':'), tagOf(tag)) : name;

const isLocal = (name: string, built: ReadonlySet<string>): boolean =>
  built.has(name.replace(/:latest$/, ''));

/**
 * The images that the commands of a text name: docker, podman, nerdctl, skopeo, crane, helm, kubectl and others, behind
 * prompts and `sudo`. Variables that the text sets before (`TAG=1.2`) have their values. `base` is added to every offset;
 * `outer` knows variables from around the text.
 */
export function readCommands(text: string, base = 0, outer?: Lookup): (Find | Claim)[] {
  const plain = withoutPrompts(text);
  const variables = new Map<string, Traced>();
  const built = new Set<string>();
  const lookup = firstOf(lookupIn(variables), outer);
  const assigned = new Map<string, Claim>();
  const loops = new Map<string, Word[]>();
  const found = cutCommands(withoutComments(plain, STARTS_WITH_TOOL), base).flatMap((command) => {
    for (const [name, written] of assignedBy(command)) {
      // `TAG="${TAG:-1}"` refers to what it was before.
      const value = expand(written, lookupIn(new Map(variables)));
      const claim = spanOf(value);
      if (claim) assigned.set(name, { claim });
      variables.set(name, value.missing.length > 0 ? written : value);
    }
    const loop = loopOf(command);
    if (loop) loops.set(...loop);
    return readCommand(command, lookup, built, loops);
  });
  // `IMAGE=quay.io/a/b` of which a command makes `$IMAGE:$TAG` is a part of a name.
  const used = found.flatMap((one) => ('name' in one ? [...one.name.text.matchAll(/\$\{?(\w+)/g)] : []));
  return [...found, ...used.flatMap(([, name = '']) => assigned.get(name) ?? [])];
}

/** `docker pull $i` in a loop names each of its values. */
const unrolled = (request: Request, loops: ReadonlyMap<string, Word[]>): Request[] =>
  loops.get(/^\$\{?(\w+)\}?$/.exec(request.name.text)?.[1] ?? '')?.map((name) => ({ ...request, name })) ?? [
    request,
  ];

function readCommand(
  words: readonly Word[],
  lookup: Lookup,
  built: Set<string>,
  loops: ReadonlyMap<string, Word[]>,
): (Find | Claim)[] {
  const found = toolIn(words);
  if (found === undefined) return [];
  const rest = words.slice(found.index + 1);
  const { requests, builds = [], others = [] } = found.tool.read(rest, found.name);
  const where = [
    found.name,
    ...rest.slice(0, 2).flatMap(({ text }) => (/^[a-z]+$/.test(text) ? text : [])),
  ].join(' ');
  for (const { text } of builds) if (!/^[^/]*[.:][^/]*\//.test(text)) built.add(text.replace(/:latest$/, ''));
  const own = [...builds, ...others].flatMap((word): Claim[] => {
    const claim = extent(word);
    return claim ? [{ claim }] : [];
  });
  const all = requests.flatMap((request) => unrolled(request, loops));
  const named = all.flatMap((request): (Find | Claim)[] => {
    const name = withTag(request);
    const claim = extent(name);
    if (NO_NAME.test(name.text)) return [];
    if (isLocal(name.text, built) || IMAGE_ID.test(name.text)) return claim ? [{ claim }] : [];
    return [
      {
        name,
        form: 'command',
        where,
        platform: request.platform?.text,
        lookup,
        isStated: true,
        ...(request.isWeak ? { isWeak: true } : {}),
        ...(request.isUnpinnable ? { pin: null } : {}),
      },
    ];
  });
  return [...named, ...own];
}
