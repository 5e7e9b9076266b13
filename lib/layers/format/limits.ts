/** What is read of one layer at most. Beyond it reading ends in `too-large`, and what was listed is kept. */
export const MAX_ENTRIES = 500_000;
/** Characters of all paths and link targets. */
export const MAX_PATH_CHARACTERS = 64 * 1024 * 1024;
/** Characters of one path or link target; Linux allows 4,096 bytes (`PATH_MAX`, limits.h). */
export const MAX_PATH = 4096;
/** Unpacked bytes of one layer: the largest layers of public images unpack to about 20 GB. */
export const MAX_UNPACKED = 32 * 1024 ** 3;
/** Unpacked bytes a packed byte from which on a layer counts as a decompression bomb; deflate reaches 1,032. */
export const MAX_RATIO = 1100;
/** Bytes below which the ratio means nothing: a small layer of one repeated byte is honest. */
export const RATIO_FROM = 256 * 1024 ** 2;
/** Bytes of one file that is shown or kept: a package database, a text. */
export const MAX_FILE = 8 * 1024 ** 2;
/** Bytes of a package database: the rpm database of a large Fedora image has about 60 MB. */
export const MAX_DATABASE = 128 * 1024 ** 2;
/** Bytes of a table of contents, packed and unpacked. */
export const MAX_TOC = 64 * 1024 ** 2;
