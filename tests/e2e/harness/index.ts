export * from './built.ts';
export * from './describe-browser.ts';
export type * from './driven.ts';
export * from './find.ts';
export * from './install.ts';
export * from './launch.ts';
export * from './shadow.ts';
