declare const from: unique symbol;

/**
 * Text that came from outside and may hold anything: values of configs, labels, descriptions, file names. JSX refuses it
 * (components/jsx-runtime.d.ts): `Foreign` draws it, and `quoted` puts it into a sentence. Any string is taken where this is expected, but
 * what is read from there is not taken where text is drawn. What is checked against a grammar at the border (tags, repositories, hosts,
 * digests, platforms) is an ordinary string. String methods and templates return ordinary strings too, and
 * fragments are not checked: a text that was cut is still to be drawn by `Foreign`.
 */
export type Outside = string & { readonly [from]?: 'outside' };

/** Text that is drawn as it is: our own, or checked. */
export type Drawable = string & { readonly [from]?: never };
