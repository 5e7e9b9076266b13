import type { Word } from './tokens.ts';

/** An argument of a command that names an image. */
export interface Request {
  name: Word;
  /** Set if it is no argument as it stands: a chart with its version. */
  tag?: Word | undefined;
  platform?: Word | undefined;
  /** Never written back: an argument that takes no digest, or a name built on this machine. */
  isUnpinnable?: boolean;
  /** May be a container. */
  isWeak?: boolean;
}

/** What a command takes, builds, or pulls. */
export interface CommandImages {
  requests: Request[];
  /** Names that it gives to images it builds here. */
  builds?: Word[];
  /** Words that look like images and are none. */
  others?: Word[];
}

/** A program whose arguments name images. */
export interface Tool {
  names: string[];
  read: (words: readonly Word[], tool: string) => CommandImages;
}

export const NO_IMAGES: CommandImages = { requests: [] };
