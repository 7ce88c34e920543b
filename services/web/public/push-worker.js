// Shows notices that were pushed to this browser, and opens the page that one leads to. Of pages it keeps the minute alone, to be read without a
// connection: its document and files, who is signed in, and the server's last answer. Whoever signs out takes it away.
const kept = "minute";
const keptAnswers = ["/api/v1/minute", "/api/v1/session"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const files = Array.isArray(event.data?.keep) ? event.data.keep : [];
  event.waitUntil(keepFiles(files));
});

async function keepFiles(files) {
  const cache = await caches.open(kept);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    // Files of an earlier build.
    if (pathname.startsWith("/assets/") && !files.includes(pathname)) await cache.delete(request);
  }
  await Promise.allSettled(files.map((file) => cache.add(file)));
  await Promise.allSettled(keptAnswers.map((path) => fetch(path).then((answer) => keepAnswer(path, answer))));
}

async function keepAnswer(path, answer) {
  const cache = await caches.open(kept);
  if (answer.status === 401) return caches.delete(kept);
  if (!answer.ok) return undefined;
  const body = await answer.json();
  // What changes something needs a connection, and the server, anyway.
  if ("csrfToken" in body) body.csrfToken = "";
  return cache.put(
    path,
    new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } }),
  );
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method === "DELETE") {
    if (pathname === "/api/v1/session") event.waitUntil(caches.delete(kept));
    return;
  }
  if (request.method !== "GET") return;
  if (keptAnswers.includes(pathname)) event.respondWith(answerOrKept(request, pathname));
  else if (request.mode === "navigate" && pathname === "/minute")
    event.respondWith(fetch(request).catch(() => keptOr(pathname)));
  else if (pathname.startsWith("/assets/") || /^\/[\w-]+\.(?:js|svg|png|webmanifest)$/.test(pathname))
    event.respondWith(fetch(request).catch(() => keptOr(pathname)));
});

async function answerOrKept(request, pathname) {
  try {
    const answer = await fetch(request);
    await keepAnswer(pathname, answer.clone()).catch(() => undefined);
    return answer;
  } catch {
    return keptOr(pathname);
  }
}

async function keptOr(pathname) {
  return (await caches.match(pathname, { cacheName: kept, ignoreVary: true })) ?? Response.error();
}

self.addEventListener("push", (event) => {
  let notice = { title: "Earshot", body: "", tag: "earshot", url: null, language: "ru" };
  try {
    notice = { ...notice, ...event.data.json() };
  } catch {
    // A push without a readable text still says that there is something.
  }
  event.waitUntil(
    self.registration.showNotification(notice.title, {
      body: notice.body,
      tag: notice.tag,
      lang: notice.language,
      icon: "/favicon.svg",
      data: { url: notice.url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  // Only pages of our own: the address came from outside.
  const target = new URL(url ?? "/alerts", self.location.origin);
  const address = `${self.location.origin}${target.pathname}${target.search}`;
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((pages) => {
      const open = pages.find((page) => page.url === address);
      return open ? open.focus() : self.clients.openWindow(address);
    }),
  );
});
