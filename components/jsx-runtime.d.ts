/**
 * The types of `preact/jsx-runtime` (tsconfig.json, `paths`), but that elements refuse text from outside as content and as
 * attributes that are shown. Types alone: nothing of it is in a build.
 */
import type { JSX as JSXInternal } from 'preact';
import type { Drawable } from '../lib/text/outside.ts';
import type { Children } from './children.ts';

export { Fragment } from 'preact';

/** Attributes that browsers show. */
interface Shown {
  children?: Children;
  title?: Drawable | undefined;
  alt?: Drawable | undefined;
  placeholder?: Drawable | undefined;
  'aria-label'?: Drawable | undefined;
}

export namespace JSX {
  export type IntrinsicElements = {
    [Tag in keyof JSXInternal.IntrinsicElements]: JSXInternal.IntrinsicElements[Tag] & Shown;
  };
  export type ElementType = JSXInternal.ElementType;
  export type Element = JSXInternal.Element;
  export type ElementClass = JSXInternal.ElementClass;
  export type IntrinsicAttributes = JSXInternal.IntrinsicAttributes;
  export type ElementAttributesProperty = JSXInternal.ElementAttributesProperty;
  export type ElementChildrenAttribute = JSXInternal.ElementChildrenAttribute;
  export type LibraryManagedAttributes<Component, Props> = JSXInternal.LibraryManagedAttributes<
    Component,
    Props
  >;
}
