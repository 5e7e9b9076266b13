import type { JSX } from 'preact';
import type { Drawable } from '../lib/text/outside.ts';

/** What an element takes as its content: everything but text from outside (lib/oci/outside.ts). In the place of `ComponentChildren`. */
export type Child = JSX.Element | Drawable | number | bigint | boolean | null | undefined;
export type Children = Child | readonly Children[];
