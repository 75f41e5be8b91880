// Which texture unit each texture stays bound to: one table, so that no two take the same.

/** `passing` is always the active one: textures are written there, and a tile's cells are read from it as they are drawn. */
export const UNITS = { passing: 0, bars: 1, scale: 2, colors: 3, atlas: 4, levels: 5 } as const;
