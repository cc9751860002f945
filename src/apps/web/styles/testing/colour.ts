/** Red, green and blue of sRGB, 0 to 1. */
export type Colour = readonly [number, number, number]
type Lab = readonly [number, number, number]

/** Eyes: usual, and the three kinds of dichromacy. */
export const sights = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const

/** `#1f5fbf` as a colour. */
export function colourOf(hex: string): Colour {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

/** Contrast of WCAG 2: 1 to 21. */
export function contrast(left: Colour, right: Colour): number {
  const [a, b] = [luminance(left), luminance(right)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

// Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
const matrices = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

/** A colour as an eye sees it. */
export function seenBy(sight: (typeof sights)[number], colour: Colour): Colour {
  if (sight === 'usual') return colour
  const seen = multiply(matrices[sight], linear(colour))
  return seen.map((value) => encoded(Math.min(Math.max(value, 0), 1))) as unknown as Colour
}

/** CIEDE2000 of two colours; 1 is about the smallest difference that is noticed. */
export function difference(left: Colour, right: Colour): number {
  return ofLab(labOf(left), labOf(right))
}
difference.ofLab = ofLab

function linear(colour: Colour): Colour {
  return colour.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as unknown as Colour
}

function encoded(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

function multiply(matrix: readonly number[], [x, y, z]: Colour): Colour {
  const row = (from: number) => (matrix[from] ?? 0) * x + (matrix[from + 1] ?? 0) * y + (matrix[from + 2] ?? 0) * z
  return [row(0), row(3), row(6)]
}

// sRGB to CIE XYZ for D65, then to L*a*b* against its white.
function labOf(colour: Colour): Lab {
  const toXyz = [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041]
  const [x, y, z] = multiply(toXyz, linear(colour))
  const f = (ratio: number) => (ratio > 216 / 24389 ? Math.cbrt(ratio) : (24389 / 27) * (ratio / 116) + 16 / 116)
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)]
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

const degrees = (angle: number) => (angle * 180) / Math.PI
const radians = (angle: number) => (angle * Math.PI) / 180

// Sharma, Wu and Dalal (2005), equations 2 to 22, all weights 1.
function ofLab([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)))
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)]
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360)
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)]
  const turn = turnBetween(h1, h2, c1 * c2)
  const [dL, dC, dH] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))]
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, meanHue(h1, h2, c1 * c2)]
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63))
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const [sC, sH] = [1 + 0.045 * c, 1 + 0.015 * c * t]
  const rC = 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const rT = -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * rC
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH))
}

function turnBetween(h1: number, h2: number, product: number): number {
  if (product === 0) return 0
  const turn = h2 - h1
  return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn
}

function meanHue(h1: number, h2: number, product: number): number {
  if (product === 0) return h1 + h2
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
}
