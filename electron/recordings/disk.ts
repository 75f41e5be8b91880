// What little space means for a recording: a warning, then its end while the file can still be completed. Pure.

/** Warned below this, ended below that, bytes. */
export const LOW_BYTES = 2e9;
export const FULL_BYTES = 200e6;

export interface DiskVerdict {
  readonly mustEnd: boolean;
  /** One sentence; null while there is enough. */
  readonly warning: string | null;
}

function sizeText(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** `bytesAnHour`: what the recording takes; null while that is not known. */
export function judgeDisk(freeBytes: number, bytesAnHour: number | null, folder: string): DiskVerdict {
  const free = `Only ${sizeText(freeBytes)} are free in ${folder}`;
  if (freeBytes < FULL_BYTES) {
    return {
      mustEnd: true,
      warning: `${free}: recording has ended and its file is kept. Make room, then switch it on again.`,
    };
  }
  if (freeBytes >= LOW_BYTES) return { mustEnd: false, warning: null };
  const hours = bytesAnHour === null || bytesAnHour <= 0 ? null : (freeBytes - FULL_BYTES) / bytesAnHour;
  const left = hours === null ? '' : `, enough for about ${hours < 1 ? 'less than 1' : Math.floor(hours)} h`;
  return { mustEnd: false, warning: `${free}${left}: make room, or recording will end.` };
}
