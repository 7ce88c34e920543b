const browsers: [name: string, mark: RegExp][] = [
  ["Yandex", /YaBrowser\//],
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Opera", /OPR\/|Opera/],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /Firefox\/|FxiOS\//],
  // Nearly everybody says Chrome, and Chrome says Safari: the more particular names come first.
  ["Chrome", /Chrome\/|CriOS\//],
  ["Safari", /Safari\//],
  ["curl", /^curl\//],
];

const systems: [name: string, mark: RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows NT/],
  ["macOS", /Mac OS X|Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux|X11/],
];

/** "Firefox · Windows" from what a browser says of itself; null when nothing is recognised. */
export function deviceWords(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const find = (names: typeof browsers): string[] => {
    const found = names.find(([, mark]) => mark.test(userAgent));
    return found ? [found[0]] : [];
  };
  const words = [...find(browsers), ...find(systems)];
  return words.length === 0 ? null : words.join(" · ");
}
