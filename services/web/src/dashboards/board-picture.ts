import { download, fileName, pngOf } from "./picture-file.ts";

/** A dashboard as it stands on the page, as a PNG: grounds, lines, words and charts at their places, without buttons. */
export async function saveBoardPicture(board: HTMLElement, name: string): Promise<void> {
  const svg = boardSvg(board);
  download(await pngOf(svg), `${fileName(name, new Date().toISOString())}.png`);
}

const edge = 16;

function boardSvg(board: HTMLElement): string {
  const frame = board.getBoundingClientRect();
  const [width, height] = [frame.width + 2 * edge, frame.height + 2 * edge];
  const ground = window.getComputedStyle(document.body).backgroundColor;
  const drawn = [...board.querySelectorAll("section")].flatMap((section) => drawWidget(section, frame));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${ground}"/>` +
    `<g transform="translate(${edge} ${edge})">${drawn.join("")}</g></svg>`
  );
}

function drawWidget(section: HTMLElement, frame: DOMRect): string[] {
  const bounds = section.getBoundingClientRect();
  const drawn: string[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    isLeftOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node: Node | null = section; node !== null; node = walker.nextNode()) {
    if (node instanceof SVGSVGElement) drawn.push(drawChart(node, frame));
    else if (node instanceof HTMLElement) drawn.push(drawGround(node, bounds, frame));
    else if (node instanceof Text) drawn.push(...drawWords(node, bounds, frame));
  }
  return drawn;
}

/** Buttons that carry no words, and what only a reader of screens hears. */
function isLeftOut(node: Node): boolean {
  if (!(node instanceof Element)) return node.parentElement instanceof SVGElement;
  if (node instanceof SVGSVGElement) return !isChart(node);
  if (node instanceof SVGElement) return true;
  if (node.matches("button") && (node.textContent ?? "").trim() === "") return true;
  return window.getComputedStyle(node).clipPath.startsWith("inset");
}

/** A drawing of the library, and no icon. */
function isChart(svg: SVGSVGElement): boolean {
  return svg.closest("[data-chart][role=group]") !== null;
}

function drawChart(svg: SVGSVGElement, frame: DOMRect): string {
  const at = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("x", String(at.left - frame.left));
  copy.setAttribute("y", String(at.top - frame.top));
  copy.removeAttribute("style");
  return new XMLSerializer().serializeToString(copy);
}

function drawGround(element: HTMLElement, bounds: DOMRect, frame: DOMRect): string {
  const style = window.getComputedStyle(element);
  const at = element.getBoundingClientRect();
  const isSeen = at.top >= bounds.top - 1 && at.bottom <= bounds.bottom + 1 && at.width > 0 && at.height > 0;
  const hasGround = style.backgroundColor !== "rgba(0, 0, 0, 0)";
  const hasLine = style.borderTopWidth !== "0px" && style.borderLeftWidth !== "0px";
  if (!isSeen || (!hasGround && !hasLine)) return "";
  const line = hasLine ? ` stroke="${style.borderTopColor}"` : "";
  return `<rect x="${at.left - frame.left}" y="${at.top - frame.top}" width="${at.width}" height="${at.height}" rx="${Number.parseFloat(style.borderRadius) || 0}" fill="${hasGround ? style.backgroundColor : "none"}"${line}/>`;
}

/** Word by word where the page put it, so that lines break where they do there. */
function drawWords(text: Text, bounds: DOMRect, frame: DOMRect): string[] {
  const parent = text.parentElement;
  if (parent === null || text.data.trim() === "") return [];
  const style = window.getComputedStyle(parent);
  const size = Number.parseFloat(style.fontSize);
  const range = document.createRange();
  const room = (parent.closest("th, h2, span, a") ?? parent).getBoundingClientRect();
  return [...text.data.matchAll(/\S+/g)].flatMap((word) => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const at = range.getBoundingClientRect();
    const isSeen =
      at.width > 0 &&
      at.top >= bounds.top &&
      at.bottom <= bounds.bottom &&
      at.left < Math.min(bounds.right, room.right + 1);
    if (!isSeen) return [];
    const [x, y] = [at.left - frame.left, at.top - frame.top + at.height / 2 + size * 0.35];
    return [
      `<text x="${x}" y="${y}" fill="${style.color}" font-size="${size}" font-weight="${style.fontWeight}" font-family="${escaped(style.fontFamily)}">${escaped(word[0])}</text>`,
    ];
  });
}

/** A text as the content or an attribute of XML. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
