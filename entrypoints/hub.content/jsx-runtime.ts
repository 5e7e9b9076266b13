import { createElement, Fragment, type FunctionComponent, type VNode } from 'preact';

type Props = Record<string, unknown>;

/** Stands in for preact/jsx-runtime in content scripts (wxt.config.ts): the same by `createElement`, which they have anyway. */
export const jsx = (type: FunctionComponent<Props> | string, props: Props, key?: string): VNode =>
  createElement(type as string, key === undefined ? props : { ...props, key });

export { Fragment, jsx as jsxs };
