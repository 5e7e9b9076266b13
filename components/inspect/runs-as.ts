import type { ImageDetails } from '../../lib/inspect/image-answer.ts';

/** As whom the image's processes run. */
interface RunsAs {
  /** As the config has it, without its group: `root`, `1000`, `nginx`. */
  name: string;
  isRoot: boolean;
}

/**
 * The user that an image runs as: root if it is empty, `0` or `root`, whatever its group. Null on Windows, whose users are
 * not compared with root.
 */
export function runsAs({ summary }: ImageDetails): RunsAs | null {
  if (summary.platform.os === 'windows') return null;
  const name = (summary.user ?? '').split(':')[0] ?? '';
  const isRoot = name === '' || name === 'root' || /^0+$/.test(name);
  return { name: isRoot ? 'root' : name, isRoot };
}
