// Which texture unit each texture stays bound to: one table, so that no two take the same.

/** A tile's cells change within a drawing; `upload` is where textures are written, and nothing is read from it. */
export const UNITS = { cells: 0, bars: 1, scale: 2, colors: 3, atlas: 4, upload: 5, levels: 6 } as const;
