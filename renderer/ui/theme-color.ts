// A token's colour as it is now, for what is drawn on a canvas.

export function themeColor(token: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
