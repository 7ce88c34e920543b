const pixelsPerPoint = 2;

/**
 * A drawing as the text of a file of its own. The library writes one too, but puts the quotes of font names into attributes as they
 * are: no reader of XML opens that, and no browser draws it as a picture.
 */
export function svgFile(drawn: SVGSVGElement | null): string | null {
  if (drawn === null) return null;
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  copy.removeAttribute("style");
  return new XMLSerializer().serializeToString(copy);
}

/** A drawing as a PNG, twice as sharp as it is large, on the ground of the page. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * pixelsPerPoint;
  canvas.height = image.naturalHeight * pixelsPerPoint;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser draws no pictures.");
  context.fillStyle = window.getComputedStyle(document.documentElement).getPropertyValue("--surface");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("The picture is too large.")) : resolve(blob)),
      "image/png",
    );
  });
}

export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // A browser that asks where to save reads it later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What a file is called: by the thing and the day, without what systems refuse in names. */
export function fileName(name: string, at: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 80);
  return `${plain || "earshot"} ${at.slice(0, 10)}`;
}
