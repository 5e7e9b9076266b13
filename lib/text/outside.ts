declare const from: unique symbol;

/**
 * Text that came from outside and may hold anything: values of configs, labels, descriptions, file names. JSX refuses it
 * (components/jsx-runtime.d.ts): `Foreign` draws it, and `quoted` puts it into a sentence. Any string is taken where this is expected, but
 * what is read from there is not taken where text is drawn. What is checked against a grammar at the border (tags, repositories, hosts,
 * digests, platforms) is an ordinary string. What is cut from such a text is such a text; templates and `join` return ordinary strings, and
 * neither fragments nor parameters of type `string` are checked: there it is still to be drawn by `Foreign`.
 */
export type Outside = Parts & string & { readonly [from]?: 'outside' };

/** What the methods of a string return of it. Before `string`, whose own signatures would be chosen otherwise. */
interface Parts {
  slice(from?: number, to?: number): Outside;
  trim(): Outside;
  split(by: string | RegExp, most?: number): Outside[];
  replace(what: string | RegExp, by: string): Outside;
  replaceAll(what: string | RegExp, by: string): Outside;
  toLowerCase(): Outside;
  toUpperCase(): Outside;
}

/** Text that is drawn as it is: our own, or checked. */
export type Drawable = string & { readonly [from]?: never };
