// IEEE 754 half floats, for textures and columns: 11 significant bits, largest value 65,504.

const f32 = new Float32Array(1);
const u32 = new Uint32Array(f32.buffer);

/** Bits of the half float nearest to `x` (x >= 0); above 65,504 it stays at 65,504. */
export function toHalf(x: number): number {
  if (!(x > 0)) return 0;
  if (x >= 65504) return 0x7bff;
  f32[0] = x;
  const bits = u32[0];
  const exponent = (bits >>> 23) - 112;
  if (exponent <= 0) {
    // Subnormal half: one unit is 2^-24.
    return Math.round(x * 16777216);
  }
  const rounded = (exponent << 10) + ((bits >>> 13) & 0x3ff) + ((bits >>> 12) & 1);
  return rounded > 0x7bff ? 0x7bff : rounded;
}

/** Value of half-float bits (sign bit ignored, as amounts are never negative). */
export function fromHalf(bits: number): number {
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return fraction / 16777216;
  u32[0] = ((exponent + 112) << 23) | (fraction << 13);
  return f32[0];
}
