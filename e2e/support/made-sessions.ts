// A folder of small sessions, written by the app's own writer, each with a kept picture.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { factsOf } from '../../electron/library/scan';
import { createSession } from '../../electron/session-log/writer';
import { walkEvents } from '../../shared/engine/walk.test-support';

const DAY_MS = 86_400_000;

/** Writes `Walk 001` and so on into `sessions`, and their pictures into the profile. */
export function makeSessions(profile: string, sessions: string, count: number): void {
  const pictures = join(profile, 'library/pictures');
  mkdirSync(pictures, { recursive: true });
  const events = walkEvents(7, 90);
  for (let i = 1; i <= count; i++) {
    const name = `Walk ${String(i).padStart(3, '0')}`;
    const options = { name, origin: 'imported', createdBy: 'a test', force: false } as const;
    const writer = createSession(join(sessions, `${name}.session`), options);
    const shiftMs = -i * DAY_MS;
    writer.append(
      events.map((event) => ({
        ...event,
        recvMs: event.recvMs + shiftMs,
        exchMs: event.exchMs + shiftMs,
        ...(event.kind === 'bar' ? { openMs: event.openMs + shiftMs } : {}),
      })),
    );
    const { id } = factsOf(writer.finish());
    writeFileSync(join(pictures, `${id}.png`), picture(i));
  }
}

/** A band at a height of its own over the chart's ground. */
function picture(seed: number): Buffer {
  const png = new PNG({ width: 96, height: 54 });
  for (let y = 0; y < png.height; y++) {
    const isBand = Math.abs(y - (8 + ((seed * 7) % 38))) < 3;
    for (let x = 0; x < png.width; x++)
      png.data.set(isBand ? [53, 192, 220, 255] : [9, 12, 16, 255], (y * png.width + x) * 4);
  }
  return PNG.sync.write(png);
}
