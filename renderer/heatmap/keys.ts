// The chart by keyboard: what each key does, and where it is listened for.
import { LOOKBACKS } from './lookbacks';

export type KeyMove =
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly steps: number }
  | { readonly kind: 'look'; readonly spanMs: number }
  | { readonly kind: 'start' | 'end' | 'cancel' };

/** Share of the heat that an arrow key moves. */
const STEP = 0.1;

/** Keys that mean the chart only while it has the focus: elsewhere they are the replay's. */
const FOCUSED: Readonly<Record<string, KeyMove>> = {
  ArrowLeft: { kind: 'pan', dx: STEP, dy: 0 },
  ArrowRight: { kind: 'pan', dx: -STEP, dy: 0 },
  ArrowUp: { kind: 'pan', dx: 0, dy: STEP },
  ArrowDown: { kind: 'pan', dx: 0, dy: -STEP },
  Home: { kind: 'start' },
  End: { kind: 'end' },
};

/** What a key does; null when it means nothing here. */
export function keyMove(key: string, hasFocus: boolean): KeyMove | null {
  if (hasFocus && Object.hasOwn(FOCUSED, key)) return FOCUSED[key];
  const look = LOOKBACKS.find((entry) => entry.key === key);
  if (look) return { kind: 'look', spanMs: look.spanMs };
  switch (key) {
    case '+':
    case '=':
      return { kind: 'zoom', steps: 1 };
    case '-':
      return { kind: 'zoom', steps: -1 };
    case 'f':
    case 'F':
      return { kind: 'look', spanMs: Number.POSITIVE_INFINITY };
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return null;
  }
}

/** Where typing means text or a choice, keys are not the chart's. */
const TYPING = 'input, select, textarea, [role="slider"], [role="radio"], dialog, [role="dialog"]';

/** Listens in the window; returns a function that stops. */
export function bindKeys(canvas: HTMLCanvasElement, act: (move: KeyMove) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const move = keyMove(event.key, document.activeElement === canvas);
    if (!move) return;
    if (move.kind !== 'cancel') event.preventDefault();
    act(move);
  };
  // Before the window's other listeners, which leave alone what was taken here.
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}
