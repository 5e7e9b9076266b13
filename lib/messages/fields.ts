import * as v from 'valibot';
import { isDomain, isHubRepository, isPath, isTag } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { isPlatform } from '../settings/settings.ts';

/** Schemas that several messages share. */
export const repository = v.pipe(v.string(), v.maxLength(255), v.check(isPath));
/** One of Docker Hub. */
export const hubRepository = v.pipe(v.string(), v.maxLength(255), v.check(isHubRepository));
export const tag = v.pipe(v.string(), v.check(isTag));
/** Tags that one message may ask for. */
const MAX_TAGS = 500;

/** Longest name on a screen that is answered for, in characters; a tag has 128. */
const MAX_NAME = 1024;

/**
 * Names of the tags on a screen, whatever they are: each is answered for, so that no block waits for ever. Only those that
 * are tags (`isTag`) may go into a request.
 */
export const tags = v.pipe(
  v.array(v.unknown()),
  v.transform((names) =>
    names
      .filter((name): name is string => typeof name === 'string' && name.length <= MAX_NAME)
      .slice(0, MAX_TAGS),
  ),
);
export const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/));
/** A platform key. */
export const platform = v.pipe(v.string(), v.check(isPlatform));
/** The same; empty: not chosen. */
export const optionalPlatform = v.union([v.literal(''), platform]);
export const image = v.pipe(v.string(), v.maxLength(1024));
export const shortText = v.pipe(v.string(), v.maxLength(200));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A registry's name; Docker Hub by default, and always in messages from web pages. */
export const optionalRegistry = v.optional(v.pipe(v.string(), v.maxLength(255)));
export const registry = v.pipe(v.string(), v.maxLength(255), v.check(isDomain));
export const account = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

/** Whether a repository is one of its registry: those of Docker Hub have two parts. */
export const isAtRegistry = (named: { registry?: string | undefined; repository: string }): boolean =>
  (named.registry !== undefined && named.registry !== DOCKER_HUB) || isHubRepository(named.repository);
