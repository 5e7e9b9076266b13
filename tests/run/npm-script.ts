/** The command that runs a script of package.json by its own name. */
export const npmScript = (name: string, ...args: string[]): string[] => [
  'npm',
  'run',
  '--silent',
  name,
  ...(args.length > 0 ? ['--', ...args] : []),
];
