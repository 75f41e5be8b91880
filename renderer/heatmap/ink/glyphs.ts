// Glyphs of Inter in the atlas, at quarter-pixel steps, with digits of one width.
import type { Atlas, Stamp } from './atlas';

/** The family that the shell bundles (Inter with tabular digits), and what stands in for it. */
export const FONT_FAMILY = '"Inter Tab", "Inter Variable", Inter, sans-serif';

/** Size and tracking in CSS pixels. */
export interface TextStyle {
  readonly size: number;
  readonly weight: 400 | 500 | 600 | 700;
  readonly tracking: number;
}

export interface Glyph {
  readonly stamp: Stamp;
  /** From the pen on the baseline to the stamp's upper left corner, device pixels. */
  readonly dx: number;
  readonly dy: number;
}

/** A text laid out once: six numbers a glyph (x, y, width, height from the pen, u and v in the atlas). */
export interface Run {
  readonly quads: readonly number[];
  /** From the pen's whole pixel to where the text ends, device pixels. */
  readonly end: number;
}

/** A style whose figures, times and tags will be wanted, with or without an outline. */
export interface Wanted {
  readonly style: TextStyle;
  readonly halo: number;
}

export interface Glyphs {
  /** A glyph at a phase of 0..3 quarter pixels; `halo` is its outline, in device pixels. */
  glyph(style: TextStyle, char: string, phase: number, halo: number): Glyph;
  /** A text whose pen starts `phase` quarters into a pixel. */
  run(style: TextStyle, text: string, phase: number, halo: number): Run;
  /** Draws glyphs that will be wanted into the atlas while there is time; true once all are there. */
  prebake(wanted: readonly Wanted[], hasTime: () => boolean): boolean;
  /** From the glyph at `i` of a text to the next one's origin, device pixels. */
  advance(style: TextStyle, text: string, i: number): number;
  /** Width of a text, device pixels. */
  width(style: TextStyle, text: string): number;
  /** Forgets every glyph, after the atlas was cleared. */
  clear(): void;
}

const PHASES = 4;
/** Texts kept laid out a style; all are dropped when there are more, as they come and go with the figures. */
const KEPT_RUNS = 1500;
/** What figures, times, tags and the card are written with, the most used first. */
const PREBAKED = '0123456789.,:$%+−–kMBpxJanFebrAyulgSOctNovDUThLdw/()ms≤×>iEqzfjWPRVHICGY';
const SPACE = 32;

/** One number for a phase with or without an outline: all outlines of a screen are equally wide. */
const numberOf = (phase: number, halo: number) => (halo > 0 ? phase + PHASES : phase);

interface Metrics {
  readonly advance: number;
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
}

/** A text style; tracking is a share of the size. */
export function textStyle(size: number, weight: TextStyle['weight'], tracking = 0): TextStyle {
  return { size, weight, tracking: tracking * size };
}

/** The CSS font of a style at a device pixel ratio. */
export function fontOf(style: TextStyle, dpr: number): string {
  return `${style.weight} ${style.size * dpr}px ${FONT_FAMILY}`;
}

/** What is known of a style's letters and texts: those of equal styles are one. */
interface Face {
  readonly style: TextStyle;
  readonly font: string;
  readonly metrics: Map<string, Metrics>;
  /** By letter, phase and outline, as one number. */
  readonly glyphs: Map<number, Glyph>;
  /** By letter and the next one, as one number. */
  readonly advances: Map<number, number>;
  /** By text, then by phase and outline. */
  readonly runs: Map<string, (Run | undefined)[]>;
  readonly widths: Map<string, number>;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const digitAt = (text: string, i: number) => i < text.length && isDigit(text.charCodeAt(i));

/** A map to keep one more in, emptied first when it has grown too much. */
function bounded<K, V>(map: Map<K, V>): Map<K, V> {
  if (map.size > KEPT_RUNS) map.clear();
  return map;
}

/** Glyphs for a screen of `dpr` device pixels per CSS pixel. */
export function createGlyphs(atlas: Atlas, dpr: number): Glyphs {
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) throw new Error('This browser gives no 2D canvas.');
  const byStyle = new Map<TextStyle, Face>();
  const byName = new Map<string, Face>();

  function makeFace(style: TextStyle): Face {
    return {
      style,
      font: fontOf(style, dpr),
      metrics: new Map(),
      glyphs: new Map(),
      advances: new Map(),
      runs: new Map(),
      widths: new Map(),
    };
  }

  function faceOf(style: TextStyle): Face {
    let face = byStyle.get(style);
    if (!face) {
      const name = `${style.size}/${style.weight}/${style.tracking}`;
      face = byName.get(name) ?? makeFace(style);
      byName.set(name, face);
      byStyle.set(style, face);
    }
    return face;
  }

  function metricsOf({ font, metrics }: Face, text: string): Metrics {
    const known = metrics.get(text);
    if (known) return known;
    measure!.font = font;
    const m = measure!.measureText(text);
    const made = {
      advance: m.width,
      left: m.actualBoundingBoxLeft,
      right: m.actualBoundingBoxRight,
      ascent: m.actualBoundingBoxAscent,
      descent: m.actualBoundingBoxDescent,
    };
    metrics.set(text, made);
    return made;
  }

  /** Every digit is as wide as a zero and centred in it, even where the font's own digits are not. */
  function digitShift(face: Face, char: string): number {
    if (!digitAt(char, 0)) return 0;
    return (metricsOf(face, '0').advance - metricsOf(face, char).advance) / 2;
  }

  /** From the letter at `i` of a text to the next one, device pixels. */
  function advanceAt(face: Face, text: string, i: number): number {
    const [code, next] = [text.charCodeAt(i), i + 1 < text.length ? text.charCodeAt(i + 1) : 0];
    const key = code * 0x1_0000 + next;
    let advance = face.advances.get(key);
    if (advance === undefined) {
      if (isDigit(code)) advance = metricsOf(face, '0').advance;
      else if (next === 0 || isDigit(next)) advance = metricsOf(face, text[i]).advance;
      else advance = metricsOf(face, text[i] + text[i + 1]).advance - metricsOf(face, text[i + 1]).advance;
      advance += face.style.tracking * dpr;
      face.advances.set(key, advance);
    }
    return advance;
  }

  function bake(face: Face, char: string, phase: number, halo: number): Glyph {
    const m = metricsOf(face, char);
    const pad = Math.ceil(halo / 2) + 1;
    const shift = phase / PHASES + digitShift(face, char);
    const dx = -Math.ceil(m.left) - pad;
    const dy = -Math.ceil(m.ascent) - pad;
    const width = Math.max(1, Math.ceil(m.right + shift) - dx + pad);
    const height = Math.max(1, Math.ceil(m.descent) - dy + pad);
    const key = `${face.font}|${char}|${phase}|${halo}`;
    const stamp = atlas.stamp(key, width, height, (context) => {
      context.font = face.font;
      context.textBaseline = 'alphabetic';
      if (halo > 0) {
        context.lineWidth = halo;
        context.lineJoin = 'round';
        context.strokeText(char, shift - dx, -dy);
      }
      context.fillText(char, shift - dx, -dy);
    });
    return { stamp, dx, dy };
  }

  function glyphAt(face: Face, text: string, i: number, phase: number, halo: number): Glyph {
    const key = text.charCodeAt(i) * PHASES * 2 + numberOf(phase, halo);
    let glyph = face.glyphs.get(key);
    if (!glyph) face.glyphs.set(key, (glyph = bake(face, text[i], phase, halo)));
    return glyph;
  }

  function layOut(face: Face, text: string, phase: number, halo: number): Run {
    const quads: number[] = [];
    let at = phase / PHASES;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) !== SPACE) {
        const quarters = Math.round(at * PHASES);
        const whole = Math.floor(quarters / PHASES);
        const { stamp, dx, dy } = glyphAt(face, text, i, quarters - whole * PHASES, halo);
        quads.push(whole + dx, dy, stamp.width, stamp.height, stamp.u, stamp.v);
      }
      at += advanceAt(face, text, i);
    }
    return { quads, end: at };
  }

  let baked = 0;
  return {
    glyph: (style, char, phase, halo) => glyphAt(faceOf(style), char, 0, phase, halo),
    run(style, text, phase, halo) {
      const face = faceOf(style);
      let phases = face.runs.get(text);
      if (!phases) bounded(face.runs).set(text, (phases = []));
      return (phases[numberOf(phase, halo)] ??= layOut(face, text, phase, halo));
    },
    prebake(wanted, hasTime) {
      const perStyle = PREBAKED.length * PHASES;
      while (baked < wanted.length * perStyle) {
        if (!hasTime()) return false;
        const { style, halo } = wanted[Math.floor(baked / perStyle)];
        const at = baked % perStyle;
        glyphAt(faceOf(style), PREBAKED, at >> 2, at & 3, halo);
        baked++;
      }
      return true;
    },
    advance: (style, text, i) => advanceAt(faceOf(style), text, i),
    width(style, text) {
      const face = faceOf(style);
      let width = face.widths.get(text);
      if (width === undefined) {
        width = 0;
        for (let i = 0; i < text.length; i++) width += advanceAt(face, text, i);
        bounded(face.widths).set(text, width);
      }
      return width;
    },
    clear() {
      for (const face of byName.values()) {
        face.glyphs.clear();
        face.runs.clear();
      }
      baked = 0;
    },
  };
}
