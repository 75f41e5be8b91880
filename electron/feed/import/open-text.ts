// The CSV text of an archive: the file itself, or the one CSV in a zip.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import { InputError } from '../../../shared/util/input-error';
import { DOWNLOAD_AGAIN } from './refuse';

export interface ArchiveText {
  /** The text's bytes; ends with InputError when a zip turns out to be damaged. */
  readonly chunks: AsyncIterable<Buffer>;
  readonly size: number;
  /** Names that may say what it is: the file's and, for a zip, that of the CSV in it. */
  readonly names: readonly string[];
}

const CHUNK_BYTES = 256 * 1024;

export async function openText(path: string): Promise<ArchiveText> {
  const { size, isZip } = await look(path);
  if (size === 0) throw new InputError(`${path} is empty: ${DOWNLOAD_AGAIN}.`);
  if (isZip) return openZip(path);
  if (/\.zip$/i.test(path)) throw new InputError(`${path} is not a zip file: ${DOWNLOAD_AGAIN}.`);
  const chunks: Readable = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return { chunks, size, names: [basename(path)] };
}

async function look(path: string): Promise<{ size: number; isZip: boolean }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new InputError(`${path} cannot be read (${why(error)}): check the file and its permissions.`);
  });
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return { size, isZip: buffer.toString('latin1') === 'PK' };
  } finally {
    await file.close();
  }
}

async function openZip(path: string): Promise<ArchiveText> {
  const broken = (error: unknown): never => {
    throw new InputError(`${path} is not a whole zip file (${why(error)}): ${DOWNLOAD_AGAIN}.`);
  };
  const zip = await openPromise(path, { autoClose: false }).catch(broken);
  try {
    const entries = [];
    for await (const entry of zip.eachEntry()) {
      const name = basename(entry.fileName);
      if (/\.csv$/i.test(name) && !entry.fileName.startsWith('__MACOSX/')) entries.push({ entry, name });
    }
    if (entries.length !== 1) {
      const number = entries.length === 0 ? 'no CSV file' : `${entries.length} CSV files`;
      throw new InputError(
        `${path} holds ${number}, and an archive holds one: ${entries.length === 0 ? 'choose another file' : 'unpack it and import the files'}.`,
      );
    }
    const [{ entry, name }] = entries;
    if (entry.isEncrypted())
      throw new InputError(`${path} has a password: unpack it and import the CSV file.`);
    const stream = await zip.openReadStreamPromise(entry);
    const chunks = wholeOr(broken, stream, entry.crc32);
    return { chunks, size: entry.uncompressedSize, names: [basename(path), name] };
  } catch (error) {
    return error instanceof InputError ? Promise.reject(error) : broken(error);
  } finally {
    // The open stream keeps the file until it ends.
    zip.close();
  }
}

/** Passes the chunks on and, at their end, compares the checksum, which yauzl does not. */
async function* wholeOr(
  broken: (error: unknown) => never,
  stream: Readable,
  expectedCrc: number,
): AsyncGenerator<Buffer> {
  let crc = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    broken(error);
  }
  if (crc !== expectedCrc) broken(new Error('its checksum differs'));
}

export function why(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
