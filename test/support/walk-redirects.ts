/** What a browser keeps and sends: cookies by origin. */
export type CookieJar = Map<string, Map<string, string>>;

/** Follows redirects over several sites as a browser does; ends at the first answer that is none, or at an address that `isEnd`. */
export async function walkRedirects(
  address: string,
  jar: CookieJar,
  isEnd: (url: URL) => boolean = () => false,
): Promise<{ url: URL; status: number; passed: string[] }> {
  const passed: string[] = [];
  let url = new URL(address);
  for (let steps = 0; steps < 20; steps += 1) {
    if (isEnd(url)) return { url, status: 0, passed };
    const own = jar.get(url.origin) ?? new Map<string, string>();
    jar.set(url.origin, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    await response.arrayBuffer();
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      if (pair.length === at + 1) own.delete(pair.slice(0, at));
      else own.set(pair.slice(0, at), pair.slice(at + 1));
    }
    passed.push(url.href);
    const location = response.headers.get("location");
    if (location === null) return { url, status: response.status, passed };
    url = new URL(location, url);
  }
  throw new Error(`too many redirects: ${passed.join(" ")}`);
}
