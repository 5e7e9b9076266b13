import { isOtherFile } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { traced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';

const YAML = /^\s*(?:-\s+)?["']?image["']?\s*:\s*([^\s&*|>!].*)$/;
/** TOML and the like; without quotes it is a type or a variable. */
const QUOTED = /^\s*["']?image["']?\s*=\s*(["'][^"']*["']),?\s*(?:#.*)?$/;
/** `helper_image = "a/b:1"` of runners, `uri = "docker://a/b"` of buildpacks: complete by themselves. */
const COMPLETE =
  /^\s*["']?(?:(?:[\w-]*_image|builder)["']?\s*=\s*(["'][\w./-]+:[\w.@:-]+["'])|uri["']?\s*=\s*(["'](?:docker:\/\/[^"']*|[\w.-]+\/[\w./-]+:[\w.@:-]+)["'])),?\s*(?:#.*)?$/;

/** `image: nginx`, `"image": "nginx",`, `image = "nginx"`: one line at a time, for fragments and for very large files. */
export const imageLines: Reader = {
  id: 'image-lines',
  detect: (text) => /image|uri|builder/.test(text),
  read: (source) => {
    const isFragment = source.lines().length < 20;
    return source.lines().flatMap(({ text, start }): (Find | Claim)[] => {
      const line = text.slice(0, 2048);
      const yaml = YAML.exec(line)?.[1];
      const value = yaml ?? (QUOTED.exec(line) ?? COMPLETE.exec(line))?.slice(1).find(Boolean);
      if (value === undefined) return [];
      const bare = value
        .replace(/\s#.*$/, '')
        .trim()
        .replace(/[,}\]]+$/, (mark) => (/\{\{|\$\{/.test(value) && mark.includes('}') ? mark : ''))
        .replace(/^(["'])(.*)\1$/, '$2');
      // Behind a value in quotes may stand a comment.
      const from = yaml ? line.length - yaml.length : line.indexOf(value, line.indexOf('='));
      const at = start + line.indexOf(bare, from);
      const isProse = /\s/.test(bare) && !/\{\{|\$\{|<[^>]*>/.test(bare);
      if (bare === '' || isProse || isOtherFile(bare))
        return [{ claim: { start, end: start + text.length } }];
      return [
        { name: traced(bare, at), form: 'yaml', where: 'image', isStated: isFragment || /[$<{]/.test(bare) },
      ];
    });
  },
};
