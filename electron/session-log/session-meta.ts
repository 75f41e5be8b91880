// What a session file says of itself, read from its `meta` table.
import type Database from 'libsql';
import * as v from 'valibot';
import type { Origin } from '../../shared/model/session-info';
import { orDamaged } from './damage';
import { checkSchemaVersion } from './migrations';
import { readTexts } from './read-texts';
import type { MetaKey } from './schema';
import { parseSummary, type Summary } from './summary';

export interface SessionMeta {
  readonly path: string;
  readonly schemaVersion: number;
  readonly name: string;
  readonly origin: Origin;
  readonly createdBy: string;
  readonly state: 'recording' | 'complete';
  /** Number of the first event, as far as it is told: 0 when any may be. */
  readonly firstSeq: number;
  /** Absent until finished. */
  readonly summary: Summary | null;
  /** Of a recording: the summary of its first batches. */
  readonly soFar: { readonly batches: number; readonly summary: Summary } | null;
  /** Number of batches and the chain after the last, once finished. */
  readonly head: { readonly batches: number; readonly chain: string } | null;
  /** A kill had cut the recording off. */
  readonly recovered: boolean;
  readonly texts: ReadonlyMap<string, string>;
}

const originSchema = v.picklist(['recorded', 'imported', 'simulated']);
const headSchema = v.object({ batches: v.number(), chain: v.pipe(v.string(), v.hexadecimal()) });
const soFarSchema = v.object({ batches: v.number(), summary: v.unknown() });

/** Throws InputError when it cannot be read, or comes from a newer Liqradar. */
export function readMeta(path: string, db: Database.Database): SessionMeta {
  const texts = orDamaged(path, 'its description', () => readTexts(db, 'meta'));
  const text = (key: MetaKey): string | undefined => texts.get(key);
  checkSchemaVersion(path, text('schemaVersion'));
  const soFar = parseJson(soFarSchema, text('soFar'));
  const soFarSummary = soFar === null ? null : parseSummary(JSON.stringify(soFar.summary));
  const schemaVersion = Number(text('schemaVersion'));
  const summary = parseSummary(text('summary'));
  const toldFirst = Number(text('firstSeq') ?? (schemaVersion === 1 ? 1 : 0));
  return {
    path,
    schemaVersion,
    firstSeq: summary?.firstSeq ?? (Number.isSafeInteger(toldFirst) ? toldFirst : 1),
    name: text('name') ?? '',
    origin: orDamaged(path, 'its origin', () => v.parse(originSchema, text('origin'))),
    createdBy: text('createdBy') ?? '',
    state: text('state') === 'recording' ? 'recording' : 'complete',
    summary,
    soFar: soFar === null || soFarSummary === null ? null : { batches: soFar.batches, summary: soFarSummary },
    head: parseJson(headSchema, text('head')),
    recovered: text('recovered') === '1',
    texts,
  };
}

function parseJson<const S extends v.GenericSchema>(
  schema: S,
  json: string | undefined,
): v.InferOutput<S> | null {
  if (json === undefined) return null;
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
