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
  readonly quads: Float32Array;
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
  /** From a glyph's origin to the next one's, device pixels. */
  advance(style: TextStyle, char: string, next: string): number;
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
const DIGIT = /[0-9]/;

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

/** What is kept of a style's texts, emptied when it has grown too much. */
function kept<T>(all: Map<TextStyle, Map<string, T>>, style: TextStyle): Map<string, T> {
  let ofStyle = all.get(style);
  if (!ofStyle || ofStyle.size > KEPT_RUNS) all.set(style, (ofStyle = new Map<string, T>()));
  return ofStyle;
}

/** Glyphs for a screen of `dpr` device pixels per CSS pixel. */
export function createGlyphs(atlas: Atlas, dpr: number): Glyphs {
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) throw new Error('This browser gives no 2D canvas.');
  const metrics = new Map<string, Metrics>();
  const glyphs = new Map<string, Glyph>();
  const kerning = new Map<string, number>();

  function metricsOf(style: TextStyle, text: string): Metrics {
    const font = fontOf(style, dpr);
    const key = `${font}|${text}`;
    const known = metrics.get(key);
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
    metrics.set(key, made);
    return made;
  }

  /** Every digit is as wide as a zero and centred in it, even where the font's own digits are not. */
  function digitShift(style: TextStyle, char: string): number {
    return DIGIT.test(char) ? (metricsOf(style, '0').advance - metricsOf(style, char).advance) / 2 : 0;
  }

  function advanceOf(style: TextStyle, char: string, next: string): number {
    const key = `${style.size}/${style.weight}|${char}${next}`;
    let advance = kerning.get(key);
    if (advance === undefined) {
      if (DIGIT.test(char)) advance = metricsOf(style, '0').advance;
      else if (next === '' || DIGIT.test(next)) advance = metricsOf(style, char).advance;
      else advance = metricsOf(style, char + next).advance - metricsOf(style, next).advance;
      kerning.set(key, advance);
    }
    return advance + style.tracking * dpr;
  }

  function glyph(style: TextStyle, char: string, phase: number, halo: number): Glyph {
    const font = fontOf(style, dpr);
    const key = `${font}|${char}|${phase}|${halo}`;
    const known = glyphs.get(key);
    if (known) return known;
    const m = metricsOf(style, char);
    const pad = Math.ceil(halo / 2) + 1;
    const shift = phase / PHASES + digitShift(style, char);
    const dx = -Math.ceil(m.left) - pad;
    const dy = -Math.ceil(m.ascent) - pad;
    const width = Math.max(1, Math.ceil(m.right + shift) - dx + pad);
    const height = Math.max(1, Math.ceil(m.descent) - dy + pad);
    const stamp = atlas.stamp(key, width, height, (context) => {
      context.font = font;
      context.textBaseline = 'alphabetic';
      if (halo > 0) {
        context.lineWidth = halo;
        context.lineJoin = 'round';
        context.strokeText(char, shift - dx, -dy);
      }
      context.fillText(char, shift - dx, -dy);
    });
    const made = { stamp, dx, dy };
    glyphs.set(key, made);
    return made;
  }

  const runs = new Map<TextStyle, Map<string, (Run | undefined)[]>>();
  const widths = new Map<TextStyle, Map<string, number>>();
  let baked = 0;

  function layOut(style: TextStyle, text: string, phase: number, halo: number): Run {
    const quads: number[] = [];
    let at = phase / PHASES;
    for (let i = 0; i < text.length; i++) {
      const char = text[i];
      if (char !== ' ') {
        const quarters = Math.round(at * PHASES);
        const whole = Math.floor(quarters / PHASES);
        const { stamp, dx, dy } = glyph(style, char, quarters - whole * PHASES, halo);
        quads.push(whole + dx, dy, stamp.width, stamp.height, stamp.u, stamp.v);
      }
      at += advanceOf(style, char, text[i + 1] ?? '');
    }
    return { quads: Float32Array.from(quads), end: at };
  }

  return {
    glyph,
    run(style, text, phase, halo) {
      const ofStyle = kept(runs, style);
      let phases = ofStyle.get(text);
      if (!phases) ofStyle.set(text, (phases = []));
      const at = halo > 0 ? phase + PHASES : phase;
      return (phases[at] ??= layOut(style, text, phase, halo));
    },
    prebake(wanted, hasTime) {
      const perStyle = PREBAKED.length * PHASES;
      while (baked < wanted.length * perStyle) {
        if (!hasTime()) return false;
        const { style, halo } = wanted[Math.floor(baked / perStyle)];
        const at = baked % perStyle;
        glyph(style, PREBAKED[at >> 2], at & 3, halo);
        baked++;
      }
      return true;
    },
    advance: advanceOf,
    width(style, text) {
      const ofStyle = kept(widths, style);
      let width = ofStyle.get(text);
      if (width === undefined) {
        width = 0;
        for (let i = 0; i < text.length; i++) width += advanceOf(style, text[i], text[i + 1] ?? '');
        ofStyle.set(text, width);
      }
      return width;
    },
    clear() {
      glyphs.clear();
      runs.clear();
      baked = 0;
    },
  };
}
