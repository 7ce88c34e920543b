/** A counter as a page writes it. */
export interface PageCount {
  count: number;
  /** It was written in thousands or millions: "4.02K". */
  isApproximate: boolean;
}

const scales: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9 };

/** Reads "44", "27 412", "4.02K", "1.3M"; null for anything else. */
export function readCount(text: string | null): PageCount | null {
  const found = /^([\d\s,]+|\d+\.\d+)\s*([kmb]?)$/i.exec((text ?? "").trim());
  if (found === null) return null;
  const [, digits = "", scale = ""] = found;
  const number = Number(digits.replace(/[\s,]/g, ""));
  if (!Number.isFinite(number) || !/\d/.test(digits)) return null;
  // 4.02 × 1000 is 4019.9999999999995 in binary.
  return { count: Math.round(number * (scales[scale.toLowerCase()] ?? 1)), isApproximate: scale !== "" };
}
