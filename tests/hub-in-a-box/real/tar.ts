const BLOCK = 512;

/** A tar archive of files, hard links, and by a slash at the end folders. Synchronous, so that repositories are made of it. */
export function tarOf(files: [name: string, body: string, linkTo?: string][]): Buffer {
  const entries = files.flatMap(([name, body, linkTo]) => {
    const bytes = Buffer.from(body);
    return [
      header(name, bytes.length, linkTo),
      bytes,
      Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK),
    ];
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

/** POSIX.1-1988, "ustar Interchange Format". */
function header(name: string, size: number, linkTo?: string): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  block.write(name, 0);
  block.write(name.endsWith('/') ? '0000755\0' : '0000644\0', 100);
  block.write(`${octal(0, 7)}\0${octal(0, 7)}\0${octal(size, 11)}\0${octal(1_700_000_000, 11)}\0`, 108);
  block.write('        ', 148);
  block.write(linkTo !== undefined ? '1' : name.endsWith('/') ? '5' : '0', 156);
  block.write(linkTo ?? '', 157);
  block.write('ustar\0' + '00', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
