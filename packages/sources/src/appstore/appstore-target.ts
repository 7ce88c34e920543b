export interface AppStoreTarget {
  /** Storefront: two letters. */
  country: string;
  appId: string;
}

/** Reads the page of an app in the App Store, or the address of its feed of reviews; null for anything else. */
export function readAppStoreTarget(address: string): AppStoreTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^(?:apps|itunes)\.apple\.com$/.test(url.hostname)) return null;
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const appId = parts.flatMap((part) => /^id=?(\d{5,12})$/.exec(part)?.[1] ?? [])[0];
  if (appId === undefined) return null;
  const [first = ""] = parts;
  return { country: /^[a-z]{2}$/i.test(first) ? first.toLowerCase() : "us", appId };
}
