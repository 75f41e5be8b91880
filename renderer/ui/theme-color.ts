// A token's colour as it is now, for what is drawn on a canvas.

const known = new Map<string, string>();

/** Asked of the style once a theme: each question would make the page work out its styles in the middle of a drawing. */
export function themeColor(token: `--${string}`): string {
  const root = document.documentElement;
  const key = `${root.dataset['theme'] ?? ''} ${token}`;
  let color = known.get(key);
  if (color === undefined) {
    color = getComputedStyle(root).getPropertyValue(token).trim();
    // Before the style sheet is in there is nothing to remember.
    if (color !== '') known.set(key, color);
  }
  return color;
}
