// Widths of texts before they are laid out, to leave out labels that would overlap.

let context: CanvasRenderingContext2D | null | undefined;

export function textWidth(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 6;
  context.font = font;
  return context.measureText(text).width;
}
