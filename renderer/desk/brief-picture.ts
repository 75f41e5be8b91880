// Draws a brief review as one picture: heading, map, then the words in two columns.
import type { Brief } from '../../shared/model/brief';
import { themeColor } from '../ui/theme-color';

const WIDTH = 1200;
const MARGIN = 28;
const GAP = 32;
const COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
const LINE = 18;
/** Twice the pixels, so that small text stays sharp. */
const SCALE = 2;

const FONTS = { title: '600 18px', head: '600 12px', body: '400 12px' } as const;
const fontOf = (kind: keyof typeof FONTS): string => `${FONTS[kind]} "Inter Tab", sans-serif`;

interface TextLine {
  readonly kind: 'head' | 'body';
  readonly text: string;
}

/** Breaks a sentence into lines that fit. */
function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** The sections in two columns, the left one never shorter by more than a section. */
function columns(context: CanvasRenderingContext2D, brief: Brief): readonly [TextLine[], TextLine[]] {
  context.font = fontOf('body');
  const blocks = brief.sections.map(({ title, sentences }): TextLine[] => [
    { kind: 'head', text: title },
    ...sentences.flatMap((text) =>
      wrap(context, text, COLUMN).map((line): TextLine => ({ kind: 'body', text: line })),
    ),
    { kind: 'body', text: '' },
  ]);
  const all = blocks.reduce((sum, block) => sum + block.length, 0);
  const [left, right]: [TextLine[], TextLine[]] = [[], []];
  for (const block of blocks) (left.length < all / 2 ? left : right).push(...block);
  return [left, right];
}

async function bitmapOf(png: Uint8Array<ArrayBuffer> | null): Promise<ImageBitmap | null> {
  if (png === null) return null;
  return await createImageBitmap(new Blob([png], { type: 'image/png' }));
}

/** PNG bytes; null when the window gives no canvas. */
export async function briefPicture(
  brief: Brief,
  map: Uint8Array<ArrayBuffer> | null,
  moment: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return null;
  const bitmap = await bitmapOf(map);
  const mapHeight = bitmap ? ((WIDTH - 2 * MARGIN) * bitmap.height) / bitmap.width : 0;
  const texts = columns(context, brief);
  const top = MARGIN + 34 + mapHeight + (bitmap ? 20 : 0);
  const height = Math.ceil(top + Math.max(...texts.map((column) => column.length)) * LINE + MARGIN);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = themeColor('--panel');
  context.fillRect(0, 0, WIDTH, height);
  context.fillStyle = themeColor('--text-1');
  context.font = fontOf('title');
  context.fillText(`${brief.symbol} on ${brief.venue}, ${moment}`, MARGIN, MARGIN + 16);
  if (bitmap) context.drawImage(bitmap, MARGIN, MARGIN + 34, WIDTH - 2 * MARGIN, mapHeight);
  for (const [i, column] of texts.entries()) {
    for (const [row, { kind, text }] of column.entries()) {
      context.font = fontOf(kind);
      context.fillStyle = themeColor(kind === 'head' ? '--text-1' : '--text-2');
      context.fillText(text, MARGIN + i * (COLUMN + GAP), top + (row + 1) * LINE - 5);
    }
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
